"""Values and tolls in a few words: nothing widened, nothing guessed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.formats.words import (
    OWN_VOICE,
    date_words,
    place_words,
    range_words,
    source_words,
    toll_words,
    value_words,
    witness_words,
    witnesses,
)
from dateline.schema.ledger import Toll, TollEntry
from dateline.schema.values import (
    Count,
    Damage,
    DatePrecision,
    Duration,
    PartialDate,
    Responsibility,
    Term,
    Text,
    Victims,
)
from tests.formats.builders import AMBIGUOUS, BAKER, BOMB, PLACE, POLICE, incident


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [(9, 9, "9"), (9, 17, "9-17"), (9, None, "9+"), (None, 4, "up to 4"), (0, 0, "0"), (None, None, "")],
)
def test_ranges(low: int | None, high: int | None, words: str) -> None:
    assert range_words(low, high) == words


def test_a_toll_shows_its_best_only_where_that_is_not_all() -> None:
    def entry(low: int, best: int | None, high: int | None) -> TollEntry:
        return TollEntry(low, best, high, "range", (), False)

    assert toll_words(entry(9, 9, 9)) == "9"
    assert toll_words(entry(9, 13, 17)) == "9-17 (best 13)"
    assert toll_words(entry(9, 9, None)) == "9+ (best 9)"
    assert toll_words(entry(9, None, 17)) == "9-17"
    assert toll_words(None) == ""


@pytest.mark.parametrize(
    ("start", "end", "precision", "words"),
    [
        ("2022-06-18", "2022-06-18", "day", "2022-06-18"),
        ("2022-06-01", "2022-06-30", "month", "2022-06"),
        ("2022-04-01", "2022-05-31", "month", "2022-04-01/2022-05-31"),
        ("2022-01-01", "2022-12-31", "year", "2022"),
        ("2022-06-17", "2022-06-18", "range", "2022-06-17/2022-06-18"),
        (None, None, None, "“last Friday”"),
    ],
)
def test_dates_are_as_precise_as_they_were_said(
    start: str | None, end: str | None, precision: DatePrecision | None, words: str
) -> None:
    assert date_words(PartialDate(start, end, precision, "last Friday", "text")) == words


def test_places_and_sources() -> None:
    assert place_words(PLACE) == "Lowmarket, XX (grain market)"
    assert place_words(AMBIGUOUS) == "Springhill"
    assert place_words(None) == ""
    assert source_words(()) == OWN_VOICE
    assert source_words((POLICE, BAKER)) == "Ada Quill, via Lowmarket police"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Count(50, 50, "around", "around 50"), "around 50"),
        (Count(12, None, "at least", "at least 12", Victims("men", "civilian")), "at least 12 men"),
        (Count(24, None, None, "dozens"), "24+"),
        (Term("ambush", "ambushed", ()), "ambush"),
        (Duration(3, None, "hour", "more than three hours"), "3+ hours"),
        (Duration(2, 2, "day", "two days"), "2 days"),
        (Damage("pharmacy", "damaged", "damaged"), "pharmacy: damaged"),
        (Responsibility("Tern Front", "statement", "said"), "Tern Front (statement)"),
        (Text("revenge"), "revenge"),
        (BOMB, "bomb"),
    ],
)
def test_every_kind_of_value_has_words(value: Count, words: str) -> None:
    assert value_words(value) == words


def test_each_number_names_its_witnesses() -> None:
    ((outcome, said),) = witnesses(incident())
    assert outcome == "killed"
    assert [who for _, who in said] == ["Lowmarket police", "Ada Quill", "a source of the Front, via Tern Media"]


def test_a_claim_that_is_not_there_has_no_witness() -> None:
    entry = TollEntry(9, 9, 9, "range", ("r1/c1", "gone/c9"), False)
    told = replace(incident(), toll=Toll((("killed", entry),)))
    assert witness_words(told) == "killed: 9+ Lowmarket police"
    assert witness_words(replace(told, toll=Toll())) == ""
