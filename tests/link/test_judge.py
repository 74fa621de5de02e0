"""Judgements: conservative, with reasons in words, and the same whatever the order."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from dateline.link import judge as judging
from dateline.link.judge import RULE
from dateline.link.outline import outline
from dateline.link.weights import SAME, UNSURE, WEIGHTS
from dateline.schema.claims import Aggregate
from dateline.schema.ledger import Judgement, Telling
from tests.link.build import BOMB, GAO, MALI, OTHER, PELENGANA, RETOLD, SEGOU, group, person, told


def judge(one: Telling, others: Sequence[Telling]) -> tuple[Judgement, ...]:
    """Judges by the tellings' outlines."""
    return judging.judge(outline(one), [outline(other) for other in others])


def verdict(one: Telling, two: Telling) -> str | None:
    found = judge(one, [two])
    assert len(found) <= 1
    return found[0].verdict if found else None


def weight(one: Telling, two: Telling, name: str) -> float | None:
    return next((reason.weight for j in judge(one, [two]) for reason in j.reasons if reason.name == name), None)


def test_two_texts_on_one_incident_are_the_same() -> None:
    one = told("r1", BOMB, when="2023-03-14", where=[SEGOU])
    two = told("r2", RETOLD, on="2023-03-16", when="2023-03-14", where=[PELENGANA])
    (found,) = judge(one, [two])
    assert (found.verdict, found.by, found.a, found.b) == ("same", RULE, "r1/#1", "r2/#1")
    assert found.score >= SAME and found.made_at is None
    assert found.anchor_a == "A car" and found.anchor_b == "Resid"
    names = next(reason for reason in found.reasons if reason.name == "names")
    assert names.weight > 0 and "kolanga" in names.text
    assert found.score == pytest.approx(sum(reason.weight for reason in found.reasons), abs=0.01)


def test_two_incidents_are_not_judged_at_all() -> None:
    assert verdict(told("r1", BOMB), told("r2", OTHER)) is None


def test_the_order_of_the_two_makes_no_difference() -> None:
    one, two = told("r1", BOMB, where=[SEGOU]), told("r2", RETOLD, where=[MALI])
    assert judge(one, [two]) == judge(two, [one])


def test_accounts_of_one_report_are_never_judged() -> None:
    one = told("r1", BOMB)
    assert judge(one, [one, told("r1", BOMB, id="r1/#2")]) == ()


def test_copies_of_one_text_join_their_main_accounts() -> None:
    copy = told("r2", f"SEGOU, 15 March (Invented Agency) - {BOMB}", on="2023-03-16")
    assert verdict(told("r1", BOMB), copy) == "same"
    assert weight(told("r1", BOMB), copy, "copy") == WEIGHTS["copy"]


def test_an_account_of_several_incidents_is_never_the_same_as_one() -> None:
    several = told("r2", BOMB, aggregate=Aggregate(3, None, "several"))
    assert verdict(told("r1", BOMB), several) == "different"


@pytest.mark.parametrize("stage", ["planned", "threatened"])
def test_what_was_planned_or_threatened_is_not_what_was_done(stage: str) -> None:
    assert verdict(told("r1", BOMB), told("r2", BOMB, stage=stage)) == "different"


def test_days_far_apart_are_two_incidents() -> None:
    one = told("r1", BOMB, when="2023-03-14")
    assert verdict(one, told("r2", RETOLD, on="2023-04-20", when="2023-04-18")) == "different"
    assert verdict(one, told("r2", RETOLD, when="2023-03-15")) == "same"


def test_a_report_cannot_tell_what_was_not_yet() -> None:
    assert verdict(told("r1", BOMB, on="2023-03-10"), told("r2", BOMB, when="2023-03-14")) == "different"


def test_another_country_a_group_and_people_speak_against() -> None:
    one = told("r1", BOMB, where=[SEGOU], roles=[("target", person("Mariam Voss")), ("perpetrator", group("A", "a"))])
    near = told(
        "r2", RETOLD, where=[PELENGANA], roles=[("target", person("Mme Voss")), ("perpetrator", group("B", "b"))]
    )
    assert weight(one, near, "same-place") == WEIGHTS["same-place"]
    assert weight(one, near, "same-people") == WEIGHTS["same-people"]
    assert weight(one, near, "other-actor") == WEIGHTS["other-actor"]
    far = told("r3", RETOLD, where=[GAO], roles=[("target", person("Odalys Fenn"))])
    assert weight(one, far, "other-place") == WEIGHTS["other-place"] < 0
    assert weight(one, far, "other-people") == WEIGHTS["other-people"] <= 0


def test_numbers_far_apart_speak_against_and_risen_tolls_do_not() -> None:
    assert weight(told("r1", BOMB, killed=9), told("r2", RETOLD, killed=16), "other-killed") is None
    assert weight(told("r1", BOMB, killed=2), told("r2", RETOLD, killed=40), "other-killed") == WEIGHTS["other-killed"]
    assert weight(told("r1", BOMB, killed=9), told("r2", RETOLD, killed=9), "same-killed") == WEIGHTS["same-killed"]


def test_an_account_beside_the_main_one_is_judged_by_its_own_quotes() -> None:
    assert verdict(told("r1", BOMB, main=False), told("r2", OTHER + RETOLD, main=False)) != "same"


def test_judgements_have_ids_of_their_own_that_last() -> None:
    candidates = [told(f"r{n}", BOMB) for n in range(2, 6)]
    first: tuple[Judgement, ...] = judge(told("r1", BOMB), candidates)
    assert len({j.id for j in first}) == 4
    assert [j.id for j in judge(told("r1", BOMB), candidates[::-1])] == [j.id for j in first[::-1]]


def test_the_thresholds_leave_room_for_doubt() -> None:
    assert UNSURE < SAME
