"""Personal names in phrases, whatever the letters' case."""

from __future__ import annotations

import pytest

from dateline.extract.people import People
from tests.extract.scenes import roles_of, syntax_of


def names_in(text: str) -> list[str]:
    syntax = syntax_of(text)
    people = roles_of(syntax).people
    found = [people.name_in(phrase) for phrase in syntax.phrases]
    return [syntax.document.exact(*run) for run in found if run is not None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LOCAL TELEVISION MAGNATE LUIS SARDO MAREK WAS KIDNAPPED.", ["LUIS SARDO MAREK"]),
        ("THE SAME NIGHT SENATOR CARLOS MAREK WAS SHOT.", ["CARLOS MAREK"]),
        ("Colonel Marek was killed in the raid.", ["Marek"]),
        ("The guards opened fire on the crowd.", []),
        ("THE RED PLAIN MOVEMENT ATTACKED THE BRIDGE.", []),
    ],
)
def test_a_name_stands_without_its_titles(text: str, expected: list[str]) -> None:
    assert names_in(text) == expected


def test_a_short_name_stands_for_the_full_name() -> None:
    text = "JULIO MAREK SARDO, A LAWYER, LIVED HERE. ON MONDAY SARDO WAS KILLED."
    syntax = syntax_of(text)
    people = People(syntax, {}, roles_of(syntax).is_title)
    short = syntax.words.index("SARDO", 6)
    assert syntax.document.exact(*people.full((short, short + 1))) == "JULIO MAREK SARDO"
    assert names_in(text)[-1] == "SARDO"


def test_a_word_that_no_full_name_holds_stays_as_it_is() -> None:
    syntax = syntax_of("JULIO MAREK LIVED HERE. DORUN WAS KILLED.")
    people = roles_of(syntax).people
    at = syntax.words.index("DORUN")
    assert people.full((at, at + 1)) == (at, at + 1)
