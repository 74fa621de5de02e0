"""The MUC-4 scores on keys and answers made by hand."""

from __future__ import annotations

import pytest

from evaluation.suites.muc4 import Guess, merged, roles, slots, templates
from evaluation.suites.muc4_keys import Key, KeyedReport, _days, normalised, unwrapped


def entities(*wordings: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(wording.split("|")) for wording in wordings)


def key(kind: str = "bombing", *, optional: bool = False, **found: tuple[frozenset[str], ...]) -> Key:
    none = dict.fromkeys(("PerpInd", "PerpOrg", "Target", "Victim", "Weapon"), ())
    return Key(
        frozenset({kind}), {**none, **found}, frozenset({"accomplished"}), (("", "1990-02-04"),),
        frozenset({"lima", "peru"}), 3, optional,
    )  # fmt: skip


def guess(kind: str = "bombing", **found: tuple[frozenset[str], ...]) -> Guess:
    none = dict.fromkeys(("PerpInd", "PerpOrg", "Target", "Victim", "Weapon"), ())
    return Guess(
        kind, {**none, **found}, "accomplished", ("1990-02-03", "1990-02-03"), frozenset({"lima"}), frozenset({3})
    )


def report(*keys: Key) -> KeyedReport:
    return KeyedReport("r", "", keys, keys)


def test_a_wording_of_the_key_is_right_and_no_entity_counts_twice() -> None:
    keyed = report(key(Target=entities("bank|the branch", "bridge")))
    scores = roles([keyed], [[guess(Target=entities("bank", "the branch", "road"))]])
    assert scores["p"] == pytest.approx(1 / 3)
    assert scores["r"] == pytest.approx(1 / 2)


def test_entities_of_several_templates_are_one() -> None:
    assert merged(entities("a|b", "c", "b|d")) == [frozenset("c"), frozenset("abd")]


def test_a_template_of_another_kind_shares_nothing() -> None:
    keyed = report(key("kidnapping", Victim=entities("judge")))
    assert templates([keyed], [[guess("bombing", Victim=entities("judge"))]]) == 0
    assert templates([keyed], [[guess("kidnapping", Victim=entities("judge"))]]) == 1


def test_slots_and_optional_templates() -> None:
    names = ("date", "place", "kind", "stage", "number", "kind_aligned", "stage_aligned")
    assert slots([report(key())], [[guess()]]) == dict.fromkeys(names, 1.0)
    missed = slots([report(key(), key(optional=True))], [[guess()]])
    assert missed["kind"] == 1.0
    half = slots([report(key(), key())], [[guess()]])
    assert half["kind"] == pytest.approx(2 / 3)
    assert half["kind_aligned"] == 1.0  # a template that nothing is aligned with does not count


def test_days_are_ranges_with_alternatives() -> None:
    assert _days("- 04 FEB 90") == (("", "1990-02-04"),)
    assert _days("17 FEB 90 - 18 FEB 90") == (("1990-02-17", "1990-02-18"),)
    assert _days("(25 MAY 89 - 26 MAY 89) / (25 MAY 89)") == (
        ("1989-05-25", "1989-05-26"),
        ("1989-05-25", "1989-05-25"),
    )
    assert _days("-") == ()


def test_words_are_compared_without_case_articles_and_marks() -> None:
    assert normalised('THE "Old" Bank') == "old bank"
    assert unwrapped("   A LINE\nAND MORE.\n\n   NEXT") == "A LINE AND MORE.\n\nNEXT"
