"""The words of casualties: their fields, classes and forms hold together."""

from __future__ import annotations

import pytest

from dateline.codebook.casualties import load_casualties, plural_of
from dateline.schema.claims import COUNT_FIELDS
from dateline.schema.values import VICTIM_CLASSES


def test_fields_and_classes_are_the_contracts() -> None:
    tables = load_casualties()
    assert {row.field for rows in tables.outcomes.values() for row in rows} <= set(COUNT_FIELDS)
    assert {noun.category for noun in tables.nouns.values()} <= set(VICTIM_CLASSES)
    assert set(tables.modifiers.values()) <= set(VICTIM_CLASSES)


def test_longest_phrases_come_first() -> None:
    for rows in load_casualties().outcomes.values():
        lengths = [len(row.words) for row in rows]
        assert lengths == sorted(lengths, reverse=True)


@pytest.mark.parametrize(
    ("word", "field", "form"),
    [
        ("killed", "killed", "past"),
        ("kill", "killed", "base"),
        ("wounding", "injured", "ing"),
        ("slain", "killed", "past"),
    ],
)
def test_verb_forms(word: str, field: str, form: str) -> None:
    outcome = next(row for row in load_casualties().outcomes[word] if len(row.words) == 1)
    assert (outcome.field, outcome.frame, outcome.form) == (field, "act", form)


@pytest.mark.parametrize(
    ("word", "category", "plural", "attacker"),
    [
        ("policemen", "security-force", True, False),
        ("villager", "civilian", False, False),
        ("gunman", "armed-group", False, True),
        ("gunmen", "armed-group", True, True),
        ("children", "civilian", True, False),
        ("taliban", "armed-group", True, False),
    ],
)
def test_nouns(word: str, category: str, plural: bool, attacker: bool) -> None:
    noun = load_casualties().nouns[word]
    assert (noun.category, noun.plural, noun.attacker) == (category, plural, attacker)


def test_a_couple_is_two() -> None:
    assert load_casualties().nouns["couple"].size == 2


def test_no_thing_is_a_person() -> None:
    tables = load_casualties()
    assert not tables.things & set(tables.nouns)


@pytest.mark.parametrize(
    ("noun", "plural"), [("guard", "guards"), ("deputy", "deputies"), ("boy", "boys"), ("witch", "witches")]
)
def test_plurals(noun: str, plural: str) -> None:
    assert plural_of(noun) == plural
