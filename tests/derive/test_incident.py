"""Incidents: each field's rule, what disagrees, and how it moved."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.derive.codes import CODES, Codes
from dateline.derive.incident import incident
from dateline.schema.errors import UsageError
from dateline.schema.ledger import Incident, Telling
from dateline.schema.values import PartialDate
from tests.derive.build import (
    FRONT,
    HERON,
    HOSPITAL,
    POLICE,
    claim,
    day,
    entity,
    figure,
    head,
    judgement,
    killed,
    responsibility,
    telling,
    term,
    town,
)


def rule_of(found: Incident, field: str) -> str:
    return next(reason.rule for reason in found.fields if reason.field == field)


def test_a_lone_telling_takes_its_accounts_id_and_marks() -> None:
    told = telling(killed(2), background=True, main=False)
    found = incident([told])
    assert (found.id, found.main, found.background, found.aggregate) == ("r1/#1", False, True, None)
    assert found.claims == (told.claims[0].id,)
    assert found.kind is None and found.date is None and found.place is None and found.stage is None


def test_no_telling_is_an_error() -> None:
    with pytest.raises(UsageError, match="at least one telling"):
        incident([])


def test_the_ledgers_id_judgements_and_merges_are_kept() -> None:
    why = judgement("r1/#1", "r2/#1")
    found = incident([telling(killed(2))], judgements=[why], id="i7", merged_from=["i9"], rule="latest")
    assert (found.id, found.judgements, found.merged_from) == ("i7", (why,), ("i9",))
    assert found.toll.entries[0][1].rule == "latest"


def test_the_kind_is_the_first_by_the_written_order() -> None:
    told = telling(*(claim("kind", term(k)) for k in ("armed-assault", "bombing", "suicide-bombing", "bombing")))
    found = incident([told])
    assert (found.kind, found.kinds) == ("suicide-bombing", ("suicide-bombing", "bombing", "armed-assault"))
    turned = incident([told], codes=Codes(kind_order=("bombing", "armed-assault")))
    assert turned.kinds == ("bombing", "armed-assault", "suicide-bombing")


def test_a_kind_that_is_only_denied_is_kept_with_that_rule() -> None:
    denied = claim("kind", term("shelling"), FRONT, stance="denied")
    assert rule_of(incident([telling(denied)]), "kind") == "only-denied"
    found = incident([telling(denied, claim("kind", term("air-strike")))])
    assert found.kinds == ("air-strike",)
    assert found.fields[0].claims_against == (denied.id,)


def test_the_stage_of_most_origins_wins() -> None:
    told = telling(
        claim("stage", term("accomplished"), FRONT),
        claim("stage", term("foiled"), POLICE),
        claim("stage", term("foiled"), HOSPITAL),
    )
    found = incident([told])
    assert found.stage == "foiled"
    assert [c.field for c in found.conflicts] == ["stage"]


def test_the_most_precise_date_wins_and_disagreement_is_kept() -> None:
    told = telling(
        claim("date", day("2023-03-01", "2023-03-31", "month"), FRONT),
        claim("date", day("2023-03-14"), POLICE),
        claim("date", day("2023-03-16"), HOSPITAL, id="odd"),
        claim("date", day("2023-03-14"), HERON),
    )
    found = incident([told])
    assert found.date is not None and found.date.start == "2023-03-14"
    reason = next(r for r in found.fields if r.field == "date")
    assert (reason.rule, reason.claims_against) == ("most-precise", ("odd",))
    assert [(c.field, c.size) for c in found.conflicts] == [("date", "2 days apart")]


def test_words_that_fix_no_day_are_shown_only_alone() -> None:
    vague = claim("date", PartialDate(None, None, None, "last Friday", None))
    alone = incident([telling(vague)])
    assert alone.date is not None and alone.date.as_said == "last Friday" and alone.conflicts == ()
    both = incident([telling(vague, claim("date", day("2023-03-14")))])
    assert both.date is not None and both.date.start == "2023-03-14"


def test_a_place_within_another_narrows_it() -> None:
    told = telling(
        claim("place", town("Mali", precision=6)),
        claim("place", town("Ségou", admin1="Ségou", geonames_id=1, lat=13.43, lon=-6.26)),
        claim("place", town("Ségou Region", admin1="Ségou", precision=4)),
    )
    found = incident([told])
    assert found.place is not None and found.place.name == "Ségou"
    assert found.places == () and found.conflicts == ()


def test_several_places_without_a_main_one_give_no_place() -> None:
    told = telling(
        claim("place", town("Ségou", geonames_id=1, lat=13.43, lon=-6.26)),
        claim("place", town("Gao", geonames_id=2, lat=16.27, lon=-0.04)),
    )
    found = incident([told])
    assert found.place is None and [place.name for place in found.places] == ["Ségou", "Gao"]
    assert rule_of(found, "place") == "several-places" and found.conflicts == ()


def test_two_points_near_each_other_are_one_place_the_first_said() -> None:
    told = telling(
        claim("place", town("Ségou", geonames_id=1, lat=13.43, lon=-6.26)),
        claim("place", town("Pelengana", geonames_id=3, lat=13.42, lon=-6.20)),
    )
    found = incident([told])
    assert found.place is not None and found.place.name == "Ségou"


def test_words_no_gazetteer_knows_do_not_contest_a_place() -> None:
    told = telling(claim("place", town("Heron Lane", country=None)), claim("place", town("Ségou", geonames_id=1)))
    found = incident([told])
    assert found.place is not None and found.place.name == "Ségou"


def test_words_no_gazetteer_knows_are_no_conflict_and_no_revision() -> None:
    one = telling(claim("place", town("Gao"), POLICE), report=head("r1"))
    other = telling(claim("place", town("Old Mill Crossing", country=None), HOSPITAL), report=head("r2"))
    made = incident([one, other])
    assert [found.field for found in made.conflicts] == []
    assert [(moved.field, moved.after) for moved in made.revisions] == [("place", "Gao")]


def test_reports_that_place_it_elsewhere_conflict() -> None:
    here, there = town("Ségou", geonames_id=1, lat=13.43, lon=-6.26), town("Gao", geonames_id=2, lat=16.27, lon=-0.04)
    found = incident([
        telling(claim("place", here, POLICE), report=head("r1")),
        telling(claim("place", here, HOSPITAL), report=head("r2")),
        telling(claim("place", there, FRONT), report=head("r3")),
    ])  # fmt: skip
    assert found.place == here and rule_of(found, "place") == "most-independent"
    assert [(c.field, c.size) for c in found.conflicts] == [("place", "739 km apart")]


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ([claim("perpetrator", entity("Red Heron Front"))], "reported-fact"),
        ([claim("perpetrator", entity("Red Heron Front"), POLICE)], "accused"),
        ([claim("perpetrator", entity("Red Heron Front"), stance="alleged")], "accused"),
        ([claim("perpetrator", entity("Red Heron Front"), POLICE, stance="suspected")], "suspected"),
        ([claim("perpetrator", entity("Red Heron Front"), stance="hypothetical")], "possible"),
        ([claim("perpetrator", entity("Red Heron Front"), FRONT)], "claimed"),
        ([claim("perpetrator", entity("Red Heron Front"), FRONT, stance="denied")], "denied"),
        ([claim("perpetrator", entity("Abu Example", "individual"), HERON, stance="claimed")], "claimed"),
        ([claim("perpetrator", entity("Red Heron Front"), FRONT, stance="denied"),
          claim("perpetrator", entity("red heron FRONT"), POLICE)], "accused"),
        ([claim("perpetrator", entity("Red Heron Front"), POLICE),
          claim("responsibility", responsibility("Red Heron Front"), FRONT, stance="claimed")], "claimed"),
        # The report's own word that the group took responsibility is the group's word for the deed.
        ([claim("perpetrator", entity("Red Heron Front"), POLICE),
          claim("responsibility", responsibility("Red Heron Front"))], "claimed"),
        ([claim("perpetrator", entity("Red Heron Front"), POLICE),
          claim("responsibility", responsibility("Red Heron Front"), stance="denied")], "accused"),
        ([claim("perpetrator", entity("Red Heron Front"), FRONT, stance="claimed", quote="admitted", cues=((0, 8),))],
         "admitted"),
    ],
)  # fmt: skip
def test_confidence_follows_from_stance_and_speaker(said: list, shown: str) -> None:  # type: ignore[type-arg]  # of claims
    found = incident([telling(*said)]).perpetrators
    assert [e.confidence for e in found] == [shown]


def test_entities_merge_by_actor_or_name_and_keep_one_texts_mentions() -> None:
    first = entity("the Front", named=False, actor_id="red-heron-front", mentions=((10, 19),))
    again = entity("Red Heron Front", actor_id="red-heron-front", mentions=((30, 45),))
    other = replace(again, mentions=((99, 114),))
    found = incident([
        telling(claim("perpetrator", first), claim("perpetrator", again), report=head("r1", on="2023-03-14")),
        telling(claim("perpetrator", other), report=head("r2", on="2023-03-15")),
    ])  # fmt: skip
    (merged,) = found.perpetrators
    assert (merged.name, merged.named, merged.mentions) == ("Red Heron Front", True, ((30, 45), (10, 19)))


def test_weapons_of_one_term_merge_across_reports_but_not_within_one() -> None:
    def gun(name: str) -> object:
        return claim("weapon", entity(name, "weapon", term="firearm"))

    one = telling(gun("a rifle"), gun("a pistol"), report=head("r1", on="2023-03-14"))  # type: ignore[arg-type]  # claims
    two = telling(gun("guns"), report=head("r2", on="2023-03-15"))  # type: ignore[arg-type]  # claims
    assert [w.name for w in incident([one]).weapons] == ["a rifle", "a pistol"]
    assert [w.name for w in incident([one, two]).weapons] == ["a rifle", "a pistol"]


def test_a_target_that_is_only_denied_is_left_out() -> None:
    assert incident([telling(claim("target", entity("a school", "physical"), FRONT, stance="denied"))]).targets == ()


def test_tactics_merge_by_term() -> None:
    said = replace(term("double-tap"), mentions=((1, 4),)), replace(term("double-tap"), mentions=((8, 11),))
    (tactic,) = incident([telling(*(claim("tactic", t) for t in said))]).tactics
    assert tactic.mentions == ((1, 4), (8, 11))


def test_competing_claims_of_responsibility_conflict_and_figures_that_fit_do_not() -> None:
    told = telling(
        claim("responsibility", responsibility("Red Heron Front"), FRONT, stance="claimed"),
        claim("responsibility", responsibility("Sons of the Escarpment"), HERON, POLICE, stance="claimed"),
        killed(9, POLICE, high=None),
        killed(12, HOSPITAL),
        claim("injured", figure(20), POLICE),
        claim("injured", figure(31), HOSPITAL),
    )
    found = incident([told])
    assert [(c.field, c.size) for c in found.conflicts] == [
        ("responsibility", "2 named, 0 denied"), ("injured", "11 apart"),
    ]  # fmt: skip
    assert [value for value, _ in found.conflicts[1].values] == ["20", "31"]


def test_an_accusation_and_a_denial_conflict() -> None:
    told = telling(
        claim("perpetrator", entity("Acacia Brigade"), POLICE),
        claim("perpetrator", entity("Acacia Brigade"), FRONT, stance="denied"),
    )
    (conflict,) = incident([told]).conflicts
    assert [value for value, _ in conflict.values] == ["Acacia Brigade", "not Acacia Brigade"]


def test_the_history_tells_first_replaced_disputed_and_withdrawn() -> None:
    found = incident([
        telling(killed(9, POLICE, high=None), report=head("r1", on="2023-03-14")),
        telling(killed(12, HOSPITAL), report=head("r2", on="2023-03-15")),
        telling(killed(16, HOSPITAL), report=head("r3", on="2023-03-17")),
        telling(killed(30, FRONT), report=head("r4", on="2023-03-18")),
        telling(killed(99, POLICE, withdrawn=True), report=head("r5", on="2023-03-19")),
    ])  # fmt: skip
    moves = [(r.effect, r.before, r.after, r.report, r.said_by) for r in found.revisions if r.field == "killed"]
    assert moves == [
        ("first", None, "9 or more", "r1", "Police"),
        ("refines", "9 or more", "12", "r2", "the hospital"),
        ("replaces", "12", "16", "r3", "the hospital"),
        ("disputes", "16", "30", "r4", "Red Heron Front"),
        ("replaces", "9 or more", "99", "r5", "Police"),
        ("withdraws", "99", "30", "r5", "Police"),
    ]
    assert [r.on for r in found.revisions] == [f"2023-03-{day}" for day in (14, 15, 17, 18, 19, 19)]


def test_a_page_that_changed_moves_its_fields_in_the_history() -> None:
    old = telling(killed(12, withdrawn=True), report=head("v1", on="2023-03-14", outlet="Courier", sequence=1))
    new = telling(killed(15), report=head("v2", on="2023-03-14", outlet="Courier", sequence=2, replaces="v1"))
    found = incident([new, old])
    assert [(r.effect, r.before, r.after) for r in found.revisions] == [("first", None, "12"), ("replaces", "12", "15")]
    assert found.toll.entries[0][1].low == 15 and found.independent_origins == 1


def test_an_incident_asks_its_toll_for_the_claims_that_lost() -> None:
    told = telling(killed(9, POLICE, id="kept"), killed(40, FRONT, stance="denied", id="lost"))
    reason = next(r for r in incident([told]).fields if r.field == "killed")
    assert (reason.rule, reason.claims_for, reason.claims_against) == ("range", ("kept",), ("lost",))


@st.composite
def tellings(draw: st.DrawFn) -> list[Telling]:
    told = []
    places = (town("Ségou", geonames_id=1, lat=13.43, lon=-6.26), town("Gao", geonames_id=2, lat=16.27, lon=-0.04))
    for number in range(draw(st.integers(1, 4))):
        claims = [
            claim("kind", term(draw(st.sampled_from(["bombing", "shelling"])))),
            claim("date", day(draw(st.sampled_from(["2023-03-14", "2023-03-15"]))), POLICE),
            claim("place", draw(st.sampled_from(places)), draw(st.sampled_from([POLICE, HERON]))),
            claim("perpetrator", entity(draw(st.sampled_from(["Red Heron Front", "Acacia Brigade"]))), HOSPITAL),
            killed(draw(st.integers(0, 9)), draw(st.sampled_from([POLICE, HERON, HOSPITAL]))),
        ]
        on = draw(st.sampled_from([None, "2023-03-16", "2023-03-17"]))
        told.append(telling(*claims, report=head(f"r{number}", on=on, outlet=f"Outlet {number}")))
    return told


@given(tellings(), st.data())
def test_the_order_of_tellings_does_not_matter(told: list[Telling], data: st.DataObject) -> None:
    assert incident(data.draw(st.permutations(told))) == incident(told)


@given(tellings())
def test_every_value_names_claims_that_it_holds(told: list[Telling]) -> None:
    found = incident(told, codes=CODES)
    known = {c.id for t in told for c in t.claims}
    assert set(found.claims) == known
    for reason in found.fields:
        assert set(reason.claims_for) <= known and set(reason.claims_against) <= known
        assert reason.claims_for and not set(reason.claims_for) & set(reason.claims_against)
    for origin in found.origins:
        assert origin.claims and set(origin.claims) <= known


def test_mentions_are_the_best_naming_first_and_the_others_by_position() -> None:
    described = entity("the governor", "human", named=False, actor_id="g", mentions=((90, 102), (40, 52)))
    by_name = entity("Anna Vell", "human", actor_id="g", mentions=((60, 69), (20, 24)))
    found = incident([telling(claim("target", described), claim("target", by_name))])
    assert found.targets[0].mentions == ((60, 69), (20, 24), (40, 52), (90, 102))
    words = [term("ambush"), term("ambush")]
    spans = (((50, 56), (10, 16)), ((30, 36),))
    told = [claim("tactic", replace(one, mentions=at)) for one, at in zip(words, spans, strict=True)]
    assert incident([telling(*told)]).tactics[0].mentions == ((50, 56), (10, 16), (30, 36))


def test_a_higher_count_that_fits_refines_and_a_lower_one_is_no_revision() -> None:
    found = incident([
        telling(killed(9, POLICE, high=None), report=head("r1", on="2023-03-14")),
        telling(killed(16, HOSPITAL), report=head("r2", on="2023-03-20")),
        telling(killed(12, FRONT, high=None), report=head("r3", on="2023-03-21")),
    ])  # fmt: skip
    moved = [(one.effect, one.before, one.after) for one in found.revisions if one.field == "killed"]
    assert moved == [("first", None, "9 or more"), ("refines", "9 or more", "16")]


def test_that_nobody_has_claimed_it_yet_disputes_no_later_claim() -> None:
    nobody = claim("responsibility", responsibility("No group"), POLICE, stance="negated")
    taken = claim("responsibility", responsibility("Red Heron Front", "red-heron-front"), FRONT)
    told = [telling(nobody, report=head("r1", on="2026-01-01")), telling(taken, report=head("r2", on="2026-01-02"))]
    assert incident(told).conflicts == ()
    denied = claim("responsibility", responsibility("Red Heron Front", "red-heron-front"), FRONT, stance="denied")
    (conflict,) = incident([*told, telling(denied, report=head("r3", on="2026-01-03"))]).conflicts
    assert [value for value, _ in conflict.values] == ["Red Heron Front", "not Red Heron Front"]
