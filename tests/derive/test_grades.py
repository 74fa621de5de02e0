"""Admiralty grades: the outlet's letter, and a digit from independent voices. All events are invented."""

from __future__ import annotations

from dateline.codebook.actor import OutletGrade
from dateline.derive.codes import Codes
from dateline.derive.incident import incident
from dateline.schema.claims import Source
from dateline.schema.ledger import Grade, Telling
from tests.derive.build import FRONT, HOSPITAL, POLICE, claim, day, entity, figure, head, killed, telling, term, town

GRADED = Codes(grades={
    "tide-times": (OutletGrade("C", "the desk", "2026-01-01"), OutletGrade("B", "the desk", "2026-03-01")),
})  # fmt: skip
MAYOR = Source("Ada Quill", "person")


def graded(*told: Telling, codes: Codes = GRADED) -> dict[str, Grade]:
    return {grade.claim: grade for grade in incident(told, codes=codes).grades}


def digits(*told: Telling) -> dict[str, int]:
    return {name: grade.digit for name, grade in graded(*told).items()}


def test_the_letter_is_the_outlets_on_the_day_of_the_report_for_its_own_word_alone() -> None:
    early = graded(telling(killed(3, id="a"), report=head("r1", on="2026-02-01", outlet="Tide Times")))["a"]
    late = graded(telling(killed(3, id="a"), report=head("r1", on="2026-05-01", outlet="Tide Times")))["a"]
    assert (early.letter, early.by, early.since) == ("C", "the desk", "2026-01-01")
    assert (late.letter, late.since) == ("B", "2026-03-01")
    before = graded(telling(killed(3, id="a"), report=head("r1", on="2025-05-01", outlet="Tide Times")))["a"]
    assert (before.letter, before.by) == ("F", None)
    quoted = graded(telling(killed(3, MAYOR, id="a"), report=head("r1", on="2026-05-01", outlet="Tide Times")))["a"]
    assert quoted.letter == "F"


def test_one_voice_alone_cannot_be_judged_however_often_it_speaks() -> None:
    assert digits(telling(killed(3, POLICE, id="a"), report=head("r1"))) == {"a": 6}
    assert digits(
        telling(killed(3, POLICE, id="a"), report=head("r1")), telling(killed(3, POLICE, id="b"), report=head("r2"))
    ) == {"a": 6, "b": 6}


def test_two_voices_that_are_no_parties_confirm_each_other() -> None:
    told = telling(killed(3, HOSPITAL, id="a"), killed(3, MAYOR, id="b"))
    assert digits(told) == {"a": 1, "b": 1}
    assert graded(told)["a"].why == "2 independent voices, 0 otherwise"


def test_a_party_beside_one_who_is_none_makes_it_probable_and_parties_alone_possible() -> None:
    assert digits(telling(killed(3, HOSPITAL, id="a"), killed(3, FRONT, id="b"))) == {"a": 2, "b": 2}
    rivals = Source("Grey Guard", "armed-group", actor_id="grey-guard")
    assert digits(telling(killed(3, rivals, id="a"), killed(3, FRONT, id="b"))) == {"a": 3, "b": 3}


def test_figures_that_no_number_fits_speak_against_each_other() -> None:
    assert digits(telling(killed(3, HOSPITAL, id="a"), killed(9, MAYOR, id="b"))) == {"a": 4, "b": 4}
    assert digits(
        telling(killed(9, HOSPITAL, id="a"), killed(9, MAYOR, id="b"), killed(3, FRONT, id="c"))
    ) == {"a": 2, "b": 2, "c": 5}  # fmt: skip
    at_least = killed(3, MAYOR, high=None, id="b")
    assert digits(telling(killed(9, HOSPITAL, id="a"), at_least)) == {"a": 1, "b": 1}


def test_a_denial_is_weighed_like_any_claim() -> None:
    doer = entity("Red Heron Front", actor_id="red-heron-front")
    said = digits(
        telling(
            claim("perpetrator", doer, POLICE, id="a"),
            claim("perpetrator", doer, HOSPITAL, id="b"),
            claim("perpetrator", doer, FRONT, stance="denied", id="c"),
        )
    )
    assert said["c"] == 5
    assert said["a"] == said["b"] == 2


def test_named_groups_contradict_and_a_nameless_doer_does_not() -> None:
    guard, front, men = entity("Grey Guard"), entity("Red Heron Front"), entity("gunmen", named=False)
    assert digits(
        telling(claim("perpetrator", guard, HOSPITAL, id="a"), claim("perpetrator", front, MAYOR, id="b"))
    ) == {"a": 4, "b": 4}
    assert digits(telling(claim("perpetrator", guard, HOSPITAL, id="a"), claim("perpetrator", men, MAYOR, id="b"))) == {
        "a": 6,
        "b": 6,
    }


def test_days_and_places_and_kinds_are_graded() -> None:
    told = telling(
        claim("date", day("2026-01-02"), HOSPITAL, id="a"),
        claim("date", day("2026-01-01", "2026-01-03"), MAYOR, id="b"),
        claim("place", town("Ostrel"), HOSPITAL, id="c"), claim("place", town("Ostrel"), MAYOR, id="d"),
        claim("kind", term("bombing"), HOSPITAL, id="e"), claim("kind", term("arson"), MAYOR, id="f"),
    )  # fmt: skip
    assert digits(told) == {"a": 1, "b": 1, "c": 1, "d": 1, "e": 6, "f": 6}


def test_what_is_no_claim_of_what_happened_has_no_grade() -> None:
    told = telling(
        killed(3, MAYOR, id="a", stance="hypothetical"), killed(4, MAYOR, id="b", withdrawn=True),
        claim("tactic", term("car-parking"), MAYOR, id="c"), killed(5, MAYOR, id="d"),
    )  # fmt: skip
    assert list(digits(told)) == ["d"]


def test_a_report_that_tells_what_others_told_it_bears_nothing_out() -> None:
    told = telling(killed(3, HOSPITAL, id="a"), claim("kind", term("bombing"), id="b"))
    assert graded(told)["b"].digit == 6
    assert "whom the report cites" in graded(told)["b"].why


def test_grades_do_not_depend_on_the_order_of_reports() -> None:
    one = telling(killed(9, HOSPITAL, id="a"), report=head("r1", on="2026-01-01"))
    two = telling(claim("killed", figure(3), MAYOR, id="b"), report=head("r2", on="2026-01-02"))
    assert incident((one, two)).grades == incident((two, one)).grades
