"""Dates and places of a deed."""

from __future__ import annotations

from dateline.schema.values import PartialDate, Place
from tests.extract.scenes import claims, read


def places(text: str) -> set[str]:
    return {c.value.name for c in claims(read(text), "place") if isinstance(c.value, Place)}


def dates(text: str) -> set[str]:
    return {c.value.as_said for c in claims(read(text), "date") if isinstance(c.value, PartialDate)}


def test_the_day_of_the_words_is_not_the_day_of_the_deed() -> None:
    assert (
        dates("Militants killed two farmers in Quetta, the spokesman told the Bulletin by telephone on Tuesday.")
        == set()
    )
    assert dates("Militants killed two farmers in Quetta on Tuesday, the spokesman said.") == {"Tuesday"}


def test_the_next_sentence_tells_the_place() -> None:
    assert places("Gunmen killed two farmers on Monday. The incident took place in Quetta.") == {"Quetta"}
    assert places("Gunmen killed two farmers on Monday. Ministers met in Quetta.") == set()


def test_common_nouns_in_capitals_are_no_places() -> None:
    assert places("GUNMEN KILLED TWO FARMERS IN THE BANK IN QUETTA ON MONDAY.") == {"QUETTA"}
