"""Resolving: what the words say, what the report lends, and what stays open."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language.date_context import read_context
from dateline.language.date_forms import Fields, Part
from dateline.language.date_spans import days_of
from dateline.language.date_values import resolve
from dateline.language.dates import find_dates
from dateline.language.document import read_document
from dateline.schema.report import PublishedDate
from dateline.schema.values import PartialDate

PARTS: tuple[Part, ...] = ("early", "mid", "late")
Value = tuple[str | None, str | None, str | None, str | None]


def values(text: str, published: str | None = None) -> list[Value]:
    document = read_document(text)
    expressions = find_dates(document)
    known = None if published is None else PublishedDate(published, published, "day", "input")
    context = read_context(document, expressions, known)
    resolved = [resolve(e, context) for e in expressions if not e.dateline]
    return [(v.start, v.end, v.precision, v.origin) for v in resolved]


def day(iso: str, origin: str) -> Value:
    return (iso, iso, "day", origin)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They came on June 18, 2022.", day("2022-06-18", "text")),
        ("They came in April and May 2022.", ("2022-04-01", "2022-05-31", "month", "text")),
        ("They came in 2018.", ("2018-01-01", "2018-12-31", "year", "text")),
        ("They came in Q2 2018.", ("2018-04-01", "2018-06-30", "quarter", "text")),
        ("They came in early 2020.", ("2020-01-01", "2020-04-30", "range", "text")),
        ("They came in late June 2021.", ("2021-06-21", "2021-06-30", "range", "text")),
        ("They came in the 1990s.", ("1990-01-01", "1999-12-31", "range", "text")),
        ("They came on 28 Jawza 1401.", day("2022-06-18", "text")),
        ("They came in Jawza 1401.", ("2022-05-22", "2022-06-21", "month", "text")),
    ],
)
def test_full_dates(text: str, value: Value) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They came yesterday.", day("2022-07-05", "report-date")),
        ("They came today.", day("2022-07-06", "report-date")),
        ("They came two days ago.", day("2022-07-04", "report-date")),
        ("They came on Friday.", day("2022-07-01", "report-date")),
        ("They came on Wednesday.", day("2022-07-06", "report-date")),
        ("They came last Wednesday.", day("2022-06-29", "report-date")),
        ("They will meet on Friday.", day("2022-07-08", "report-date")),
        ("They will meet next Wednesday.", day("2022-07-13", "report-date")),
        ("They came last week.", ("2022-06-27", "2022-07-03", "week", "report-date")),
        ("They came over the weekend.", ("2022-07-02", "2022-07-03", "range", "report-date")),
        ("They came this month.", ("2022-07-01", "2022-07-31", "month", "report-date")),
        ("They came last year.", ("2021-01-01", "2021-12-31", "year", "report-date")),
        ("They came in June last year.", ("2021-06-01", "2021-06-30", "month", "report-date")),
        ("They came last June.", ("2022-06-01", "2022-06-30", "month", "report-date")),
        ("They came on May 26.", day("2022-05-26", "report-date")),
        ("They came on December 3.", day("2021-12-03", "report-date")),
        ("They came in December.", ("2021-12-01", "2021-12-31", "month", "report-date")),
    ],
)
def test_the_reports_own_date_lends_meaning(text: str, value: Value) -> None:
    assert values(text, "2022-07-06") == [value]  # a Wednesday


@pytest.mark.parametrize(
    "text",
    [
        "They came yesterday.", "They came on Friday.", "They came last week.", "They came on May 26.",
        "They came in June last year.", "They came two days earlier.", "They came on 05/06/2022.",
        "They came on 31 June 2022.",
    ],
)  # fmt: skip
def test_without_a_report_date_nothing_is_guessed(text: str) -> None:
    document = read_document(text)
    (expression,) = find_dates(document)
    assert resolve(expression, read_context(document, (expression,))) == PartialDate(
        None, None, None, expression.as_said, None
    )  # fmt: skip


def test_a_missing_year_comes_from_a_full_date_of_the_report() -> None:
    text = "On June 18, 2022, a bomb went off.\n\nOn May 26 a speaker had made remarks."
    assert values(text)[1] == day("2022-05-26", "context")


def test_the_nearer_full_date_lends_the_year() -> None:
    text = "In March 2014 they met. On May 26 they left.\n\nOn June 18, 2022, a bomb went off. On June 20 they wept."
    assert [v[0] for v in values(text)] == ["2014-03-01", "2014-05-26", "2022-06-18", "2022-06-20"]


def test_a_wires_dateline_is_the_reports_own_date() -> None:
    text = "ORUVILLE, 4 FEB 90 (XYZ) -- [TEXT] THEY CAME YESTERDAY. OTHERS CAME ON 30 DECEMBER."
    assert values(text) == [day("1990-02-03", "report-date"), day("1989-12-30", "report-date")]


def test_a_dateline_without_a_year_takes_the_published_one() -> None:
    assert values("ORUVILLE, June 18 (Wire) - They came on Friday.", "2022-06-19") == [day("2022-06-17", "report-date")]


def test_digits_are_read_as_the_report_reads_them() -> None:
    assert values("They came on 25/03/2022 and on 05/06/2022.")[1] == day("2022-06-05", "context")
    assert values("They came on 03/25/2022 and on 05/06/2022.")[1] == day("2022-05-06", "context")
    assert values("They came on 05/06/2022.", "2022-05-20") == [day("2022-05-06", "report-date")]


def test_two_days_earlier_counts_from_something_told_and_stays_open() -> None:
    assert values("They came two days earlier.", "2022-07-06") == [(None, None, None, None)]


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_day_written_out_comes_back(day_said: date) -> None:
    names = (
        "January February March April May June July August September October November December"
    ).split()  # fmt: skip
    iso = day_said.isoformat()
    text = f"They came on {names[day_said.month - 1]} {day_said.day}, {day_said.year}."
    assert values(text) == [day(iso, "text")]
    assert values(f"They came on {iso} there.") == [day(iso, "text")]


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.sampled_from(["Monday", "Friday", "Sunday"]))
def test_a_weekday_is_at_most_six_days_back(published: date, weekday: str) -> None:
    ((start, end, _, _),) = values(f"They came on {weekday}.", published.isoformat())
    assert start == end
    assert start is not None
    assert timedelta(0) <= published - date.fromisoformat(start) <= timedelta(6)
    assert date.fromisoformat(start).strftime("%A") == weekday


@given(
    st.integers(1900, 2100), st.none() | st.integers(1, 12), st.none() | st.integers(1, 31),
    st.none() | st.sampled_from(PARTS),
)  # fmt: skip
def test_days_of_are_in_order_and_inside(year: int, month: int | None, number: int | None, part: Part | None) -> None:
    fields = Fields(year, month, number if month else None)
    whole = days_of(fields)
    if whole is None:
        assert number is not None
        assert number > 28
        return
    assert whole[0] <= whole[1]
    if fields.day is None and part is not None:
        inner = days_of(fields, None, part)
        assert inner is not None
        assert whole[0] <= inner[0] <= inner[1] <= whole[1]
