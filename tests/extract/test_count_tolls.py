"""Figures told by words of putting and telling: "the number of clerks killed at 12". All texts are invented."""

from __future__ import annotations

import pytest

from dateline.extract.counts import find_counts
from dateline.language.document import read_document


def told(text: str) -> list[tuple[str, int, int | None]]:
    return [(m.field, m.value.low, m.value.high) for m in find_counts(read_document(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It put the number of porters killed at 12 and that of porters wounded at nine.",
            [("killed", 12, 12), ("injured", 9, 9)],
        ),
        ("The council put the dead at six.", [("killed", 6, 6)]),
        ("It put the dead at 11 dyers.", [("killed", 11, 11)]),
        ("The governor gave the number of dead as nine.", [("killed", 9, 9)]),
        ("The wounded number 21.", [("injured", 21, 21)]),
        ("The number of hostages was 14, the radio said.", [("abducted", 14, 14)]),
        ("The number of wounded dyers, nine, was right.", [("injured", 9, 9)]),
        ("The number of dyers injured, 20, stands.", [("injured", 20, 20)]),
        ("The number of people who died has risen to 37.", [("killed", 37, 37)]),
        ("His figure for the missing is 12.", [("missing", 12, 12)]),
    ],
)
def test_a_figure_behind_the_words_for_it(text: str, expected: list[tuple[str, int, int | None]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Police lowered the number of porters killed from 16 to 15.",
        "Police put the number of porters killed at 15, down from 16.",
    ],
)
def test_a_changed_figure_stands_before_the_one_it_was(text: str) -> None:
    assert told(text) == [("killed", 15, 15), ("killed", 16, 16)]


def test_a_raised_figure_is_no_range() -> None:
    assert told("He raised his figure for the porters dead, from five to seven.") == [
        ("killed", 7, 7),
        ("killed", 5, 5),
    ]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Four dyers were killed, he said. By noon it was six.", 6),
        ("Four dyers were killed, he said. On Tuesday he put it at seven.", 7),
        ("Four dyers were killed, he said. Later he put their number at five.", 5),
        ("Four dyers were killed, where earlier they had recorded about 12.", 12),
        ("Four dyers were killed. The figure now stands at nine, he said.", 9),
    ],
)
def test_a_figure_that_goes_on_from_one(text: str, figure: int) -> None:
    assert told(text) == [("killed", 4, 4), ("killed", figure, figure)]


def test_a_toll_is_of_the_dead_whatever_was_told_before() -> None:
    text = "Nine dyers were injured, he said. The council had put the toll at 13."
    assert told(text) == [("injured", 9, 9), ("killed", 13, 13)]


@pytest.mark.parametrize(
    "text",
    [
        "The number of dead was too high because two lists were read.",
        "Four men met. By noon it was six.",
        "The dead were carried to the hall at 11.",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    assert told(text) == []
