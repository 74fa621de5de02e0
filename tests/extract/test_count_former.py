"""Figures that their speaker gave before another, and parts that belong to what was told before."""

from __future__ import annotations

import pytest

from dateline.extract.counts import find_counts
from dateline.language.document import read_document
from tests.extract.scenes import main_of, read, values


@pytest.mark.parametrize(
    "text",
    [
        "On Tuesday she had put it at 23 dead.",
        "The sergeant had first spoken of 23 clerks dead.",
        "Police initially said 23 clerks were killed.",
        "The office had earlier reported 23 dead.",
        "About 23 clerks, its figure of Sunday, were killed.",
    ],
)
def test_an_older_figure(text: str) -> None:
    assert [(one.value.low, one.former) for one in find_counts(read_document(text))] == [(23, True)]


@pytest.mark.parametrize(
    "text", ["Police said 23 clerks were killed on Monday.", "Police said 23 clerks were killed earlier on Monday."]
)
def test_a_figure_that_stands(text: str) -> None:
    assert [(one.value.low, one.former) for one in find_counts(read_document(text))] == [(23, False)]


def test_what_was_before_comes_behind_what_stands() -> None:
    reading = read("Gunmen attacked a mill. The army had first spoken of four dead. The army now counted seven dead.")
    assert values(reading, "killed", main_of(reading)) == [(7, 7), (4, 4)]


@pytest.mark.parametrize(
    "text",
    [
        "Six clerks were injured. Two were seriously hurt.",
        "Six clerks were hospitalized. Two are in critical condition.",
    ],
)
def test_those_in_a_worse_state_are_some_of_the_hurt(text: str) -> None:
    found = find_counts(read_document(text))
    assert [(one.value.low, one.part_of) for one in found] == [(6, None), (2, 0)]


def test_a_number_of_dead_and_another_of_hurt() -> None:
    found = find_counts(read_document("A shooting left one dead and injured four others."))
    assert [(one.field, one.value.low) for one in found] == [("killed", 1), ("injured", 4)]


def test_what_replaces_others_comes_first() -> None:
    reading = read(
        "Gunmen attacked a mill. By Monday evening four clerks had died of the attack, Rana Holt said. "
        "By Wednesday noon it was six."
    )
    assert values(reading, "killed", main_of(reading))[0] == (6, 6)


def test_what_comes_on_top_is_a_part_of_the_whole() -> None:
    reading = read("Gunmen attacked a ferry. Divers found four more bodies. The coast guard now counts ten dead.")
    found = [claim for claim in reading.claims if claim.field == "killed"]
    assert [claim.part_of for claim in found] == [None, found[0].id]


@pytest.mark.parametrize(
    "text",
    [
        "Three clerks were lined up against a wall and shot.",
        "Three clerks were taken out with their hands tied and shot one after another.",
    ],
)
def test_shot_and_none_lived(text: str) -> None:
    assert [(one.field, one.value.low) for one in find_counts(read_document(text))] == [("killed", 3)]
