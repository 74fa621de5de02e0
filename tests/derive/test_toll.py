"""The toll: the contract's rules one by one, then the laws that hold whatever was said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.derive.codes import CODES
from dateline.derive.incident import incident
from dateline.derive.origins import voices
from dateline.derive.standing import in_order
from dateline.derive.toll import RULES, standing_figures, toll
from dateline.schema.claims import Claim
from dateline.schema.errors import UsageError
from dateline.schema.ledger import Telling, TollEntry, TollRule
from tests.derive.build import (
    FRONT,
    HERON,
    HERON_CHANNEL,
    HOSPITAL,
    POLICE,
    claim,
    figure,
    head,
    killed,
    source,
    telling,
)


def rolled(*tellings: Telling, rule: TollRule = "range", field: str = "killed") -> TollEntry | None:
    told = in_order(tellings)
    return dict(toll(told, voices(told, CODES), rule).entries).get(field)


def numbers(entry: TollEntry | None) -> tuple[int | None, int | None, int | None]:
    assert entry is not None
    return entry.low, entry.best, entry.high


def test_no_number_is_no_entry() -> None:
    assert rolled(telling(claim("injured", figure(3)))) is None
    assert rolled(telling(killed(3, POLICE, stance="denied"))) is None


def test_no_casualties_is_a_number() -> None:
    assert numbers(rolled(telling(killed(0, POLICE)))) == (0, 0, 0)


@pytest.mark.parametrize("stance", ["denied", "negated", "planned", "threatened", "hypothetical"])
def test_what_did_not_happen_gives_no_figure(stance: str) -> None:
    assert numbers(rolled(telling(killed(4, POLICE), killed(90, FRONT, stance=stance)))) == (4, 4, 4)


def test_range_spans_the_origins_and_is_open_where_one_is() -> None:
    told = telling(killed(9, POLICE, high=None), killed(12, HOSPITAL), killed(17, FRONT))
    assert numbers(rolled(told)) == (9, 9, None)
    assert numbers(rolled(telling(killed(12, HOSPITAL), killed(14, FRONT, high=20)))) == (12, 12, 20)


def test_best_is_of_most_origins_then_not_a_partys_then_the_latest_then_the_lower() -> None:
    mayor = source("the mayor")
    assert numbers(rolled(telling(killed(12, POLICE), killed(15, HOSPITAL), killed(15, mayor)))) == (12, 15, 15)
    assert numbers(rolled(telling(killed(12, FRONT), killed(15, HOSPITAL)))) == (12, 15, 15)
    early, late = head("r1", on="2023-03-14"), head("r2", on="2023-03-15")
    assert (
        numbers(rolled(telling(killed(12, POLICE), report=early), telling(killed(15, HOSPITAL), report=late)))[1] == 15
    )
    assert numbers(rolled(telling(killed(12, POLICE), killed(15, HOSPITAL))))[1] == 12


def test_two_outlets_of_one_party_have_one_voice_in_best() -> None:
    told = telling(killed(30, HERON), killed(30, HERON_CHANNEL), killed(12, HOSPITAL))
    assert numbers(rolled(told)) == (12, 12, 30)


def test_each_origins_newest_counts() -> None:
    first = telling(killed(12, HOSPITAL, id="old"), report=head("r1", on="2023-03-14"))
    second = telling(killed(16, HOSPITAL, id="new"), report=head("r2", on="2023-03-16"))
    entry = rolled(second, first)
    assert numbers(entry) == (16, 16, 16)
    assert entry is not None and entry.claims == ("new",)


def test_as_of_goes_before_the_day_of_publication() -> None:
    recalled = telling(killed(12, HOSPITAL), report=head("r2", on="2023-03-20"))
    old = replace(recalled.claims[0], value=figure(12, as_of="2023-03-14"))
    newer = telling(killed(16, HOSPITAL), report=head("r1", on="2023-03-16"))
    assert numbers(rolled(replace(recalled, claims=(old,)), newer)) == (16, 16, 16)


def test_a_page_that_changed_replaces_its_older_version() -> None:
    old = telling(killed(12), report=head("r1", on="2023-03-14", outlet="Courier"))
    new = telling(killed(15), report=head("r2", on="2023-03-14", outlet="Courier", replaces="r1"))
    assert numbers(rolled(old, new)) == (15, 15, 15)


def test_one_day_two_reports_one_origin_both_stand() -> None:
    morning = telling(killed(12, POLICE), report=head("r1", on="2023-03-14", sequence=1))
    evening = telling(killed(15, POLICE), report=head("r2", on="2023-03-14", sequence=2))
    assert numbers(rolled(morning, evening)) == (12, 12, 15)


def test_in_one_telling_a_voices_first_figure_is_its_newest() -> None:
    assert numbers(rolled(telling(killed(7, POLICE), killed(5, POLICE)))) == (7, 7, 7)


def test_a_withdrawn_claim_leaves_the_number() -> None:
    told = telling(killed(12, POLICE, withdrawn=True), killed(15, HOSPITAL))
    assert numbers(rolled(told)) == (15, 15, 15)


def test_parts_stay_out_while_their_whole_stands_and_feed_the_classes() -> None:
    told = telling(
        killed(13, POLICE, id="w", category="mixed"),
        killed(11, POLICE, id="p1", category="civilian", part_of="w"),
        killed(2, POLICE, id="p2", category="security-force", part_of="w"),
    )
    entry = rolled(told)
    assert numbers(entry) == (13, 13, 13)
    assert entry is not None and entry.claims == ("w",)
    assert {name: numbers(part) for name, part in entry.by_class} == {
        "civilian": (11, 11, 11), "security-force": (2, 2, 2),
    }  # fmt: skip


def test_parts_of_a_withdrawn_whole_add_up() -> None:
    told = telling(
        killed(99, POLICE, id="w", withdrawn=True), killed(11, POLICE, part_of="w"), killed(2, POLICE, part_of="w")
    )
    assert numbers(rolled(told)) == (13, 13, 13)


def test_parts_without_a_whole_add_up_for_one_speaker_only() -> None:
    told = telling(
        killed(3, POLICE, parts="p", category="civilian"), killed(3, POLICE, parts="p", category="civilian"),
        killed(9, HOSPITAL, high=None, parts="p"),
    )  # fmt: skip
    entry = rolled(told)
    assert numbers(entry) == (6, 6, None)
    assert entry is not None and [(name, part.low) for name, part in entry.by_class] == [("civilian", 6)]


def test_one_open_part_leaves_the_sum_open() -> None:
    assert numbers(rolled(telling(killed(3, parts="p"), killed(2, high=None, parts="p")))) == (5, 5, None)


def test_parts_said_jointly_by_two_outlets_of_a_party_count_once() -> None:
    told = telling(
        killed(2, HERON, parts="p", joint="j1"), killed(2, HERON_CHANNEL, parts="p", joint="j1"),
        killed(3, HERON, parts="p", joint="j2"), killed(3, HERON_CHANNEL, parts="p", joint="j2"),
    )  # fmt: skip
    assert numbers(rolled(told)) == (5, 5, 5)


def test_parts_in_two_tellings_do_not_add() -> None:
    one = telling(killed(3, POLICE, parts="p"), killed(2, POLICE, parts="p"), report=head("r1"))
    two = telling(killed(3, POLICE, parts="p"), killed(2, POLICE, parts="p"), report=head("r2"))
    assert numbers(rolled(one, two)) == (5, 5, 5)


def test_the_attackers_are_taken_off_a_whole_that_includes_them() -> None:
    whole = claim("killed", figure(16, includes_perpetrators=1), POLICE)
    told = telling(whole, claim("killed_perpetrators", figure(1), POLICE))
    assert numbers(rolled(told)) == (15, 15, 15)
    assert numbers(rolled(told, field="killed_perpetrators")) == (1, 1, 1)


def test_outcomes_never_flow_into_one_another() -> None:
    told = telling(
        claim("killed_or_injured", figure(50), HERON, id="w"), claim("killed", figure(20), HERON, part_of="w")
    )
    assert numbers(rolled(told)) == (20, 20, 20)
    assert numbers(rolled(told, field="killed_or_injured")) == (50, 50, 50)


def test_a_joint_whole_with_parts_is_not_summed() -> None:
    """About 50 by two outlets of a group; about 30 and another 20, by one of them: about 50, a party's word alone."""
    told = telling(
        claim("killed_or_injured", figure(50, category="mixed"), HERON, id="c1", joint="j"),
        claim("killed_or_injured", figure(50, category="mixed"), HERON_CHANNEL, id="c2", joint="j"),
        claim("killed_or_injured", figure(30, category="civilian"), HERON_CHANNEL, part_of="c2"),
        claim("killed_or_injured", figure(20, category="security-force"), HERON_CHANNEL, part_of="c2"),
    )
    entry = rolled(told, field="killed_or_injured")
    assert numbers(entry) == (50, 50, 50)
    assert entry is not None and entry.claims == ("c1", "c2") and entry.parties_only
    assert [(name, part.low) for name, part in entry.by_class] == [("civilian", 30), ("security-force", 20)]


def test_a_class_that_the_whole_has_is_not_taken_from_its_parts() -> None:
    told = telling(killed(50, POLICE, id="w", category="civilian"), killed(3, POLICE, part_of="w", category="civilian"))
    entry = rolled(told)
    assert entry is not None and [(name, part.low) for name, part in entry.by_class] == [("civilian", 50)]


def test_own_voice_beside_attributed_claims_rests_on_these() -> None:
    entry = rolled(telling(killed(30), killed(30, HERON)))
    assert entry is not None and entry.parties_only
    entry = rolled(telling(killed(30), killed(30, HERON), killed(12, HOSPITAL)))
    assert entry is not None and not entry.parties_only


def test_majority_latest_and_most_independent() -> None:
    told = (
        telling(killed(9, POLICE), killed(9), killed(17, FRONT), report=head("r1", on="2023-03-14", outlet="Courier")),
        telling(killed(12, HOSPITAL, high=None), report=head("r2", on="2023-03-15")),
    )
    assert numbers(rolled(*told, rule="range")) == (9, 12, None)
    assert numbers(rolled(*told, rule="majority")) == (9, 9, 9)
    assert numbers(rolled(*told, rule="latest")) == (12, 12, None)
    assert numbers(rolled(*told, rule="most-independent")) == (12, 12, None)
    entry = rolled(telling(killed(17, FRONT)), rule="most-independent")
    assert entry is not None and entry.low == 17 and entry.parties_only and entry.rule == "most-independent"


def test_a_rule_that_there_is_not_is_an_error() -> None:
    with pytest.raises(UsageError, match="range, majority, latest, most-independent"):
        toll((telling(killed(1)),), voices((telling(killed(1)),), CODES), "sum")  # type: ignore[arg-type]  # on purpose


SPEAKERS = (None, POLICE, HOSPITAL, HERON, FRONT, source("a witness", "witness"))


@st.composite
def reports(draw: st.DrawFn) -> list[Telling]:
    """Up to five invented reports, each with up to four figures by invented speakers."""
    told = []
    for number in range(draw(st.integers(1, 5))):
        claims: list[Claim] = []
        for _ in range(draw(st.integers(1, 4))):
            speaker = draw(st.sampled_from(SPEAKERS))
            low = draw(st.integers(0, 30))
            high = draw(st.sampled_from([low, low + 3, None]))
            category = draw(st.sampled_from([None, "civilian", "mixed"]))
            said = (speaker,) if speaker else ()
            stance = draw(st.sampled_from(["asserted", "claimed", "denied"]))
            claims.append(killed(low, *said, high=high, category=category, stance=stance))
        day = draw(st.sampled_from([None, "2023-03-14", "2023-03-15"]))
        told.append(telling(*claims, report=head(f"r{number}", on=day, signature=range(number * 99, number * 99 + 64))))
    return told


def simple(entry: TollEntry | None) -> object:
    return entry and (
        entry.low,
        entry.best,
        entry.high,
        entry.parties_only,
        [(n, simple(e)) for n, e in entry.by_class],
    )


@given(reports(), st.sampled_from(sorted(RULES)), st.randoms())
def test_the_order_of_reports_does_not_matter(told: list[Telling], rule: TollRule, chance: object) -> None:
    shuffled = list(told)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # Hypothesis' own random.Random
    arrived = [replace(t, report=replace(t.report, sequence=n)) for n, t in enumerate(shuffled)]
    assert rolled(*shuffled, rule=rule) == rolled(*told, rule=rule)
    assert simple(rolled(*arrived, rule=rule)) == simple(rolled(*told, rule=rule))


@given(reports(), st.sampled_from(sorted(RULES)))
def test_low_best_and_high_keep_within_what_was_said(told: list[Telling], rule: TollRule) -> None:
    standing = [c.value for t in told for c in t.claims if c.stance != "denied"]
    entry = rolled(*told, rule=rule)
    if not standing:
        assert entry is None
        return
    assert entry is not None and entry.low is not None and entry.best is not None
    assert entry.low >= min(count.low for count in standing)  # type: ignore[union-attr]  # all are counts
    assert entry.low <= entry.best
    assert entry.best in {count.low for count in standing}  # type: ignore[union-attr]  # all are counts
    assert entry.high is None or entry.high >= entry.best


@given(reports(), st.data())
def test_a_copy_of_a_report_changes_nothing(told: list[Telling], data: st.DataObject) -> None:
    original = data.draw(st.sampled_from(told))
    rule = data.draw(st.sampled_from(sorted(RULES)))
    claims = tuple(replace(c, id=f"copy-{c.id}") for c in original.claims)
    on = head(on="2023-03-20").published if original.report.published else None
    report = replace(original.report, id="copy", published=on, sequence=9)
    copy = Telling(report, replace(original.account, id="copy/#1", claims=tuple(c.id for c in claims)), claims)
    assert simple(rolled(*told, copy, rule=rule)) == simple(rolled(*told, rule=rule))


@given(reports(), st.data())
def test_a_withdrawn_claim_counts_as_if_it_had_never_been_said(told: list[Telling], data: st.DataObject) -> None:
    where = data.draw(st.integers(0, len(told) - 1))
    gone = data.draw(st.sampled_from(told[where].claims))
    without = [replace(t, claims=tuple(c for c in t.claims if c is not gone)) for t in told]
    withdrawn = [
        replace(t, claims=tuple(replace(c, withdrawn=True) if c is gone else c for c in t.claims)) for t in told
    ]
    assert rolled(*withdrawn) == rolled(*without)


@given(st.lists(st.integers(0, 40), min_size=1, max_size=6))
def test_parts_of_one_whole_add_and_wholes_by_different_speakers_never_do(lows: list[int]) -> None:
    parts = telling(*(killed(low, POLICE, parts="p") for low in lows))
    assert numbers(rolled(parts)) == (sum(lows),) * 3
    wholes = telling(*(killed(low, source(f"witness {n}", "witness")) for n, low in enumerate(lows)))
    entry = rolled(wholes)
    assert entry is not None and (entry.low, entry.high) == (min(lows), max(lows))


@given(reports(), st.sampled_from(sorted(RULES)))
def test_the_toll_stays_between_the_lowest_low_and_the_highest_high(told: list[Telling], rule: TollRule) -> None:
    """Of the standing claims, of which this has each voice's newest; open only where one of them is."""
    entry = rolled(*told, rule=rule)
    found = standing_figures(in_order(told), "killed", voices(in_order(told), CODES))
    if entry is None:
        assert found == ()
        return
    assert entry.low is not None and entry.low >= min(figure.low for figure in found)
    highs = [figure.high for figure in found if figure.high is not None]
    if entry.high is None:
        assert len(highs) < len(found)
    else:
        assert entry.low <= entry.high <= max(highs)
    if rule == "range":
        assert entry.low == min(figure.low for figure in found)
        assert entry.high == (max(highs) if len(highs) == len(found) else None)


@given(st.dictionaries(st.integers(0, 4), st.lists(st.integers(0, 20), min_size=1, max_size=4), min_size=1))
def test_each_speakers_parts_add_up_and_no_two_speakers_do(said: dict[int, list[int]]) -> None:
    told = telling(*(
        killed(low, source(f"witness {who}", "witness"), parts="p") for who, lows in said.items() for low in lows
    ))  # fmt: skip
    entry = rolled(told)
    sums = [sum(lows) for lows in said.values()]
    assert entry is not None and (entry.low, entry.high) == (min(sums), max(sums))


@given(st.lists(st.integers(0, 20), min_size=1, max_size=5), st.integers(0, 99))
def test_parts_never_move_the_whole_that_stands(lows: list[int], whole: int) -> None:
    parts = [killed(low, POLICE, part_of="w") for low in lows]
    assert numbers(rolled(telling(killed(whole, POLICE, id="w"), *parts))) == (whole,) * 3
    assert numbers(rolled(telling(*parts, killed(whole, POLICE, id="w")))) == (whole,) * 3


@given(reports(), st.data())
def test_a_withdrawn_claim_leaves_the_number_and_stays_in_the_history(told: list[Telling], data: st.DataObject) -> None:
    low = data.draw(st.integers(31, 60))  # no other claim says as many
    late = head("late", on="2023-03-20", signature=range(900, 964))
    withdrawn = telling(killed(low, source("the mayor"), withdrawn=True), report=late)
    found = incident([*told, withdrawn])
    entry = dict(found.toll.entries).get("killed")
    assert simple(entry) == simple(rolled(*told))
    moves = [(r.effect, r.before, r.after) for r in found.revisions if r.field == "killed" and r.report == "late"]
    assert [effect for effect, _, _ in moves].count("withdraws") == 1
    assert any(after == str(low) for _, _, after in moves)
