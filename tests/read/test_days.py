"""Publication dates: what can mean one day only."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.read.days import first_day, published_on, without_days
from dateline.schema.report import PublishedDate

DAY = "2031-07-06"


@pytest.mark.parametrize(
    "text",
    [
        "2031-07-06", "2031-07-06T23:30:00-05:00", "2031-07-06 10:00", "20310706", "20310706T101500Z", "2031/07/06",
        "Sun, 06 Jul 2031 10:00:00 +0000", "6 July 2031", "July 6, 2031", "Jul. 6, 2031", "6th of July 2031",
        "06.07.2031",
        "6 de julio de 2031", "6 juillet 2031", "6. Juli 2031", "6 июля 2031", "6 يوليو 2031", "2031年7月6日",
        "2031년 7월 6일", "6 Temmuz 2031", "Sunday, July 6, 2031 at 4:03 PM",
    ],
)  # fmt: skip
def test_days(text: str) -> None:
    assert published_on(text, "input") == PublishedDate(DAY, DAY, "day", "input")


def test_months_and_years_keep_their_precision() -> None:
    assert published_on("2032-02", "input") == PublishedDate("2032-02-01", "2032-02-29", "month", "input")
    assert published_on("2031", "input") == PublishedDate("2031-01-01", "2031-12-31", "year", "input")


@pytest.mark.parametrize(
    "text",
    ["", "yesterday", "03/07/2031", "July 6", "31 June 2031", "2031-13-01", "2031-02-30", "6 Juli 31", "0000", "1850",
    "12:30",
     "July 6, 2031 was the day on which the thing that we all remember happened in the town"],
)  # fmt: skip
def test_what_is_no_date(text: str) -> None:
    assert published_on(text, "input") is None


def test_day_and_month_that_can_be_told_apart() -> None:
    assert first_day("13/07/2031") == date(2031, 7, 13)
    assert first_day("07/13/2031") == date(2031, 7, 13)
    assert first_day("07/07/2031") == date(2031, 7, 7)
    assert first_day("06/07/2031") is None


def test_the_first_date_of_a_line_and_what_is_left_without_it() -> None:
    assert first_day("Posted 6 July 2031, updated 9 July 2031") == date(2031, 7, 6)
    assert without_days("Posted 6 July 2031 by Ilka") == "Posted by Ilka"
    assert without_days("at 06/07/2031") == "at 06/07/2031"


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_iso_days_come_back(day: date) -> None:
    assert first_day(f"on {day.isoformat()}.") == day


@given(st.text(alphabet=st.sampled_from("0123456789-/. :TZJulyMay,")))
def test_any_string_is_a_date_or_none(text: str) -> None:
    found = published_on(text, "input")
    assert found is None or date.fromisoformat(found.start) <= date.fromisoformat(found.end)
