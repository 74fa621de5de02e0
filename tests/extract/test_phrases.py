"""Noun phrases of invented sentences."""

from __future__ import annotations

import pytest

from dateline.extract.phrases import mended
from dateline.language.document import read_document
from tests.extract.scenes import syntax_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two armed men robbed the old bank.", ["Two armed men", "old bank"]),
        ("On Friday 12 soldiers fled.", ["Friday", "12 soldiers"]),
        ("They met Col. Juan Marek.", ["They", "Col. Juan Marek"]),
        ("", []),
    ],
)
def test_phrases_without_their_determiners(text: str, expected: list[str]) -> None:
    syntax = syntax_of(text)
    assert [syntax.document.exact(p.core, p.last) for p in syntax.phrases] == expected


def test_each_token_knows_its_phrase() -> None:
    syntax = syntax_of("Gunmen shot a guard near the gate.")
    for number, phrase in enumerate(syntax.phrases):
        assert {syntax.phrase_at[token] for token in range(phrase.first, phrase.last)} == {number}
    assert syntax.phrase(10_000) is None


def test_shot_dead_is_a_verb_whatever_the_tagger_says() -> None:
    document = read_document("Men shot dead six people; two were shot and wounded; a shot rang out.")
    wrong = ["N"] * len(document.words)
    wrong[document.lowers.index("were")] = "A"
    tags = mended(document, wrong)
    shots = [index for index, word in enumerate(document.lowers) if word == "shot"]
    assert [tags[index] for index in shots] == ["D", "P", "N"]
    assert tags[shots[0] + 1] == "RP"
