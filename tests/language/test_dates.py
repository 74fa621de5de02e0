"""Date expressions: which words are dates, where they stand, and what they leave open."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language.date_forms import DateExpression, Fields
from dateline.language.dates import find_dates
from dateline.language.document import read_document


def dates(text: str) -> tuple[DateExpression, ...]:
    return find_dates(read_document(text))


def only(text: str) -> DateExpression:
    found = dates(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "said", "begin"),
    [
        ("On June 18, 2022, they came.", "June 18, 2022", Fields(2022, 6, 18)),
        ("They came on 18 June 2022.", "18 June 2022", Fields(2022, 6, 18)),
        ("They came on the 18th of June 2022.", "18th of June 2022", Fields(2022, 6, 18)),
        ("They came on Nov. 10, 2013.", "Nov. 10, 2013", Fields(2013, 11, 10)),
        ("THEY CAME ON 4 FEB 90.", "4 FEB 90", Fields(1990, 2, 4)),
        ("They came on 2022-06-18 there.", "2022-06-18", Fields(2022, 6, 18)),
        ("They came on 18/06/2022 there.", "18/06/2022", Fields(2022, 6, 18)),
        ("They came on 06/18/2022 there.", "06/18/2022", Fields(2022, 6, 18)),
        ("They came on 18.06.2022 there.", "18.06.2022", Fields(2022, 6, 18)),
        ("They came in June 2022.", "June 2022", Fields(2022, 6)),
        ("They came in 2018.", "2018", Fields(2018)),
        ("They came on Friday, June 17, 2022.", "Friday, June 17, 2022", Fields(2022, 6, 17)),
        ("They came in Q1 2020.", "Q1 2020", Fields(2020, quarter=1)),
        ("Взрыв произошёл 18 июня 2022 года.", "18 июня 2022 года", Fields(2022, 6, 18)),
        ("Вибух стався 18 червня 2022 року.", "18 червня 2022 року", Fields(2022, 6, 18)),
        ("Fue el 18 de junio de 2022.", "18 de junio de 2022", Fields(2022, 6, 18)),
        ("C'était le 18 juin 2022.", "18 juin 2022", Fields(2022, 6, 18)),
        ("Hujum 18 iyun 2022 kuni bo'ldi.", "18 iyun 2022", Fields(2022, 6, 18)),
        ("وقع الهجوم في 18 يونيو 2022 هناك", "18 يونيو 2022", Fields(2022, 6, 18)),
        ("It was 28 Jawza 1401.", "28 Jawza 1401", Fields(1401, 3, 28, solar=True)),
        ("حمله در ۲۸ جوزا ۱۴۰۱ رخ داد", "۲۸ جوزا ۱۴۰۱", Fields(1401, 3, 28, solar=True)),
    ],
)
def test_absolute(text: str, said: str, begin: Fields) -> None:
    expression = only(text)
    assert (expression.as_said, expression.form, expression.begin) == (said, "absolute", begin)
    assert text[expression.start : expression.end] == said


@pytest.mark.parametrize(
    ("text", "said", "precision", "begin", "until"),
    [
        ("In April and May 2022 they came.", "April and May 2022", "month", Fields(2022, 4), Fields(2022, 5)),
        ("From May to June 2021 they came.", "May to June 2021", "month", Fields(2021, 5), Fields(2021, 6)),
        ("The night of June 17-18 was cold.", "June 17-18", "range", Fields(None, 6, 17), Fields(None, 6, 18)),
        ("Between 3 and 5 May they came.", "3 and 5 May", "range", Fields(None, 5, 3), Fields(None, 5, 5)),
        ("June 7 to July 2, 2022, was dry.", "June 7 to July 2, 2022", "range", Fields(2022, 6, 7), Fields(2022, 7, 2)),
        ("In the 1990s they came.", "1990s", "range", Fields(1990), Fields(1999)),
    ],
)  # fmt: skip
def test_ranges(text: str, said: str, precision: str, begin: Fields, until: Fields) -> None:
    expression = only(text)
    assert (expression.as_said, expression.precision) == (said, precision)
    assert (expression.begin, expression.until) == (begin, until)


@pytest.mark.parametrize(
    ("text", "said", "part"),
    [
        ("They came in early 2020.", "early 2020", "early"),
        ("They came in mid-May.", "mid-May", "mid"),
        ("They came in late June 2021.", "late June 2021", "late"),
        ("They came at the end of June 2021.", "end of June 2021", "late"),
    ],
)
def test_parts(text: str, said: str, part: str) -> None:
    expression = only(text)
    assert (expression.as_said, expression.part, expression.precision) == (said, part, "range")


@pytest.mark.parametrize(
    ("text", "said", "unit", "shift"),
    [
        ("They came yesterday.", "yesterday", "day", -1),
        ("THEY CAME THIS MORNING.", "THIS MORNING", "day", 0),
        ("They came last night.", "last night", "day", -1),
        ("They came two days ago.", "two days ago", "day", -2),
        ("They came a year ago.", "a year ago", "year", -1),
        ("They came last week.", "last week", "week", -1),
        ("They came this month.", "this month", "month", 0),
        ("They will come next year.", "next year", "year", 1),
    ],
)
def test_relative(text: str, said: str, unit: str, shift: int) -> None:
    expression = only(text)
    assert (expression.as_said, expression.form) == (said, "relative")
    assert (expression.unit, expression.shift) == (unit, shift)


def test_weekdays_with_direction_and_part_of_day() -> None:
    last, night = dates("They came last Friday and left on Monday night.")
    assert (last.weekday, last.direction, last.as_said) == (5, -1, "last Friday")
    assert (night.weekday, night.direction, night.as_said) == (1, None, "Monday night")


def test_months_without_a_common_year_and_apart_stay_two() -> None:
    assert [d.as_said for d in dates("They came in April and July 2022.")] == ["April", "July 2022"]


def test_digits_that_can_be_read_both_ways_say_so() -> None:
    assert only("They came on 05/06/2022 there.").form == "ambiguous"


@pytest.mark.parametrize(
    "text",
    [
        "It lasted three hours and ten minutes.",
        "It may rain, and they may march on.",
        "IT MAY RAIN.",
        "A 22-year-old man was the second to leave.",
        "About 2000 people left.",
        "They paid $1998 there.",
        "April Roe and June Doe left.",
        "Mars is far, and the asad stood there.",
        "He held 12 to 15 bags.",
    ],
)
def test_no_dates(text: str) -> None:
    assert dates(text) == ()


def test_days_are_not_taken_from_a_count_behind_the_month() -> None:
    expression = only("ON 3 FEBRUARY 12 PEOPLE CAME.")
    assert (expression.as_said, expression.begin) == ("3 FEBRUARY", Fields(None, 2, 3))


@pytest.mark.parametrize(
    ("text", "wire"),
    [
        ("ORUVILLE, 4 FEB 90 (XYZ) -- [TEXT] THEY CAME ON 3 FEBRUARY.", True),
        ("   ORU CITY (ORULAND), 18 APRIL 89 -- [TEXT] THEY CAME.", True),
        ("ORUVILLE, June 18 (Wire) - They came.", True),
        ("On June 18, 2022 - they came.", False),
        ("They came to Oruville on 4 Feb 90 (a Sunday).", False),
    ],
)
def test_datelines(text: str, wire: bool) -> None:
    assert dates(text)[0].dateline is wire


def test_phrase_begins_at_the_preposition() -> None:
    text = "They came on June 18, 2022."
    expression = only(text)
    assert text[expression.phrase : expression.end] == "on June 18, 2022"


def test_what_is_to_come_is_marked() -> None:
    assert only("They will meet on Friday.").future
    assert not only("They met on Friday.").future


@given(st.text(alphabet="May 2JunFri0189-/,.ago last\n", max_size=70))
def test_spans_are_exact_ordered_and_apart(text: str) -> None:
    found = dates(text)
    assert all(text[e.start : e.end] == e.as_said and e.phrase <= e.start for e in found)
    assert all(one.end <= two.start for one, two in pairwise(found))
