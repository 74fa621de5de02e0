"""Negation, hypothesis and hedge around a trigger word, in invented sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.stance import stance_at
from dateline.language.document import read_document
from dateline.schema.claims import STANCES


def at(text: str, words: str) -> str | None:
    start = text.index(words)
    return stance_at(read_document(text), start, start + len(words))


@pytest.mark.parametrize(
    ("text", "words", "stance"),
    [
        ("No attack took place in Dorrgat.", "attack", "negated"),
        ("The rebels did not attack the town.", "attack", "negated"),
        ("The rebels didn’t attack the town.", "attack", "negated"),
        ("The attack did not take place.", "attack", "negated"),
        ("The rebels have never bombed the town.", "bombed", "negated"),
        ("The gunmen fled without killing anyone.", "killing", "negated"),
        ("If the bomb had exploded, many would be dead.", "exploded", "hypothetical"),
        ("The device could have killed hundreds.", "killed", "hypothetical"),
        ("The rebels would attack again.", "attack", "hypothetical"),
        ("The gunman may have killed two men.", "killed", "suspected"),
        ("The men were apparently killed at night.", "killed", "suspected"),
        ("The alleged bombing was on Monday.", "bombing", "alleged"),
        ("The planned attack on the port was called off.", "attack", "planned"),
        ("The army denied killing the men.", "killing", "denied"),
        ("Rebels attacked the town.", "attacked", None),
        ("The army did not know who attacked the town.", "attacked", None),
        ("Not only did rebels attack the town, they burned it.", "burned", None),
        ("No one was there when rebels attacked.", "attacked", None),
        ("If rain comes, the roads close; rebels attacked the town.", "attacked", None),
        ("NO ATTACK TOOK PLACE IN DORRGAT.", "ATTACK", "negated"),
    ],
)
def test_the_clause_decides(text: str, words: str, stance: str | None) -> None:
    assert at(text, words) == stance


def test_an_empty_text_says_nothing() -> None:
    assert stance_at(read_document(""), 0, 0) is None


@given(st.text(alphabet="ab not if no, .\n", max_size=60), st.integers(0, 60), st.integers(1, 10))
def test_any_span_has_an_answer(text: str, start: int, length: int) -> None:
    assert stance_at(read_document(text), start, start + length) in {None, *STANCES}
