"""The first engine on invented reports: what an analyst would note."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.schema.values import Count, Entity, Place, Term
from tests.extract.scenes import claims, grammar, read

AMBUSH = (
    "Gunmen of the Red Plain Brigade attacked a convoy near Arauca on 3 May 2021, killing four soldiers and wounding "
    "at least a dozen, police said.\n\n"
    "The Red Plain Brigade, in a statement, claimed responsibility for the ambush.\n\n"
    "The governor denied that civilians were killed."
)


def names(reading: object, field: str) -> set[str]:
    return {c.value.name for c in claims(reading, field) if isinstance(c.value, Entity)}  # type: ignore[arg-type]


def test_one_incident_with_roles_counts_and_speakers() -> None:
    reading = read(AMBUSH)
    main = next(account for account in reading.accounts if account.main)
    killed = [c for c in claims(reading, "killed", main) if c.stance == "asserted"]
    assert [(c.value.low, c.value.high) for c in killed if isinstance(c.value, Count)] == [(4, 4)]
    assert [hop.name.lower() for hop in killed[0].said_by] == ["police"]
    injured = claims(reading, "injured", main)[0].value
    assert isinstance(injured, Count)
    assert (injured.low, injured.high, injured.hedge) == (12, None, "at least")
    assert "convoy" in {c.value.name for c in claims(reading, "target", main) if isinstance(c.value, Entity)}
    assert [c.value.as_said for c in claims(reading, "date", main)] == ["3 May 2021"]  # type: ignore[union-attr]
    assert {c.value.name for c in claims(reading, "place", main) if isinstance(c.value, Place)} == {"Arauca"}


def test_a_claim_of_responsibility() -> None:
    found = claims(read(AMBUSH), "responsibility")
    assert found
    assert "Red Plain Brigade" in found[0].value.claimant  # type: ignore[union-attr]


def test_police_said_keeps_both_the_killing_and_the_police() -> None:
    reading = read("Police said militants killed two soldiers in Quetta on Monday.")
    killing = claims(reading, "killed")[0]
    assert [hop.name for hop in killing.said_by] == ["Police"]
    assert names(reading, "perpetrator") == {"militants"}


def test_a_denied_killing_is_a_denial() -> None:
    reading = read(
        "Militants killed two soldiers with a car bomb. The militants denied killing a driver in the bombing."
    )
    stances = {c.stance for c in reading.claims if c.field in ("kind", "target", "killed")}
    assert "denied" in stances
    driver = [c for c in reading.claims if isinstance(c.value, Entity) and c.value.name == "driver"]
    assert driver
    assert all(c.stance == "denied" for c in driver)


def test_a_bomb_kills_and_the_place_is_the_place() -> None:
    reading = read("Omer Sarkan was killed by a roadside bomb in Quetta, officials said.")
    assert names(reading, "weapon") == {"roadside bomb"}
    assert names(reading, "perpetrator") == set()
    assert {c.value.name for c in claims(reading, "place") if isinstance(c.value, Place)} == {"Quetta"}


def test_a_plot_is_planned_and_nothing_happened() -> None:
    reading = read("The militants are plotting bomb attacks on hotels in Lima, the ministry said.")
    assert {account.aggregate is not None for account in reading.accounts} == {True}
    stage = claims(reading, "stage")[0]
    assert isinstance(stage.value, Term)
    assert stage.value.term == "planned"
    assert stage.stance == "planned"
    assert claims(reading, "killed") == []


def test_several_attacks_are_one_account_with_its_mark() -> None:
    reading = read("The rebels carried out several bomb attacks on police stations in Lima.")
    (account,) = reading.accounts
    assert account.aggregate is not None
    assert (account.aggregate.low, account.aggregate.high) == (3, None)


def test_reports_without_violence_have_no_accounts() -> None:
    for text in (
        "The bread fair opened on Saturday. Bakers from nine towns sold rye loaves, and the mayor cut a ribbon.",
        "The senator attacked the bill, and his rival launched an attack on the policy of the government.",
        "Three people were killed when a bus crashed on an icy road near the lake.",
        "She had a heart attack. The strike at the plant goes on.",
        "",
    ):
        assert read(text).accounts == (), text


def test_two_incidents_stay_apart() -> None:
    reading = read(
        "Gunmen killed three farmers in Quetta on 3 May 2021.\n\n"
        "In a separate incident on 9 May 2021, a bomb exploded at a market in Lima, wounding six people."
    )
    assert len(reading.accounts) == 2


def test_a_later_paragraph_tells_the_same_incident() -> None:
    reading = read(
        "A suicide bombing at a market in Quetta killed nine people on 3 May 2021.\n\n"
        "Traders closed their shops.\n\nThe attack was carried out by a man in a police uniform, officials said."
    )
    assert len(reading.accounts) == 1


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("Gunmen killed 3 in Lima. “a” bomb,\n\u0301é؛ب%d\t-’"), max_size=200))
def test_any_text_gives_exact_quotes(text: str) -> None:
    reading = read(text)
    for claim in reading.claims:
        assert claim.quote is not None
        assert text[claim.quote.start : claim.quote.end] == claim.quote.exact
    for one in reading.attributions:
        for span in (one.source, one.cue, one.content):
            assert span is None or text[span.start : span.end] == span.exact
    spans = [(m.start, m.end) for m in reading.mentions]
    spans += [(p.start, p.end) for p in reading.places] + [(d.start, d.end) for d in reading.dates]
    assert all(0 <= start < end <= len(text) for start, end in spans)


def test_the_same_report_gives_the_same_claims() -> None:
    assert read(AMBUSH) == read(AMBUSH)
    assert grammar().name == read(AMBUSH).claims[0].engine


def test_a_dates_year_is_no_number_of_gunmen() -> None:
    assert names(read("On June 18, 2022 gunmen attacked a convoy near Gao, killing six."), "perpetrator") == {"gunmen"}


def test_a_plan_is_a_plot_and_a_threat_a_threat() -> None:
    for text, kind in (
        ("The militants are plotting bomb attacks on hotels in Lima, the ministry said.", "plot"),
        ("The militants threatened to bomb the ferry terminal in Lima.", "threat"),
    ):
        terms = {c.value.term for c in claims(read(text), "kind") if isinstance(c.value, Term)}
        assert kind in terms, text


def test_a_denied_part_in_a_deed_leaves_the_deed_alleged_by_nobody_named() -> None:
    reading = read("The Red Plain Brigade denied any part in the bombing that killed three soldiers in Lima.")
    for field in ("kind", "place", "killed", "target"):
        said = {(claim.stance, claim.said_by, claim.attribution) for claim in claims(reading, field)}
        assert said == {("alleged", (), None)}, field
    within = read(
        "Police said the Red Plain Brigade denied any part in the bombing that killed three soldiers in Lima."
    )
    (killed,) = claims(within, "killed")
    assert [hop.name for hop in killed.said_by] == ["Police"]
    assert killed.attribution == next(one.id for one in within.attributions if one.within is None)


def test_who_denies_a_deed_is_its_doer_by_that_word_alone() -> None:
    reading = read("The Red Plain Brigade denied killing three soldiers with a bomb in Lima on 3 May 2021.")
    for claim in claims(reading, "perpetrator"):
        assert claim.stance == "denied"
        assert [hop.name for hop in claim.said_by] == ["Red Plain Brigade"]


@pytest.mark.parametrize(
    ("doers", "kind"),
    [
        ("The army", "group"), ("The national guard", "group"), ("The security forces", "group"), ("Police", "group"),
        ("Soldiers", "individual"), ("Army troops", "individual"), ("Police officers", "individual"),
    ],
)  # fmt: skip
def test_men_of_a_force_are_individuals_and_the_force_is_a_body(doers: str, kind: str) -> None:
    reading = read(f"{doers} shot dead three farmers in the village of Karsa on 4 May 2024.")
    kinds = {c.value.kind for c in claims(reading, "perpetrator") if isinstance(c.value, Entity)}
    assert kinds == {kind}
