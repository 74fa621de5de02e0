"""Lines of author, date and tags."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.read.bylines import Byline, byline_of, tags_of

DAY = date(2031, 7, 6)


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Ilka Moraru", Byline(("Ilka Moraru",))),
        ("By Ilka Moraru and Tamas Veldt", Byline(("Ilka Moraru", "Tamas Veldt"))),
        ("By Ilka Moraru | July 6, 2031", Byline(("Ilka Moraru",), DAY)),
        ("Published: 6 July 2031 10:15 GMT", Byline((), DAY)),
        ("Posted on July 6, 2031 by Ilka Moraru", Byline(("Ilka Moraru",), DAY)),
        ("July 6, 2031", Byline((), DAY)),
        ("Published July 6, 2031 | Updated July 9, 2031", Byline((), DAY)),
        ("Updated: 9 July 2031", Byline()),
        ("Автор: Илка Морару", Byline(("Илка Морару",))),
        ("Por Ilka de la Cruz", Byline(("Ilka de la Cruz",))),
    ],
)
def test_bylines(line: str, byline: Byline) -> None:
    assert byline_of(line) == byline


@pytest.mark.parametrize(
    "line",
    [
        "By Friday the road was open again.",
        "By the time the army came, they had fled",
        "On July 6, 2031 gunmen attacked a checkpoint near the harbour.",
        "Five killed on 6 July 2031",
        "Gunmen killed five soldiers",
        "06/07/2031",
        "From the harbour to the hills",
    ],
)
def test_the_reports_own_words_are_no_byline(line: str) -> None:
    assert byline_of(line) is None


def test_tags() -> None:
    assert tags_of("Tags: harbour, Grey Lantern; army") == ("harbour", "Grey Lantern", "army")
    assert tags_of("Grey Lantern, Ostrava Ferro, Army, Checkpoint") == (
        "Grey Lantern",
        "Ostrava Ferro",
        "Army",
        "Checkpoint",
    )
    assert tags_of("Grey Lantern, Ostrava Ferro, Army", cue_needed=True) == ()


@pytest.mark.parametrize(
    "line",
    [
        "Rifles, handguns and grenades were found, police said.",
        "Ostrava Ferro, Lowmarket",
        "In the morning, when the market opened and people came, they fired, killing five",
        "Ostrava Ferro, July 6, 2031, Army",
        "They took rifles, handguns, and a car",
    ],
)
def test_sentences_are_no_tags(line: str) -> None:
    assert tags_of(line) == ()


def test_a_publishers_name_and_a_day_are_outlet_and_date() -> None:
    found = byline_of("Coast and Interior Bulletin, 9 May 2023")
    assert found is not None
    assert (found.outlet, found.day, found.authors) == ("Coast and Interior Bulletin", date(2023, 5, 9), ())
    assert byline_of("LIMA, 9 May 2023") is None  # a town before a date is a dateline of the report's own
