"""Month names, month ends and the solar Hijri calendar."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language.months import ENGLISH_MONTHS, FOREIGN_MONTHS, SOLAR_MONTHS, is_solar_leap, last_day, solar_day


@pytest.mark.parametrize(
    ("solar", "gregorian"),
    [
        ((1300, 1, 1), date(1921, 3, 21)),
        ((1370, 1, 1), date(1991, 3, 21)),
        ((1399, 12, 30), date(2021, 3, 20)),
        ((1400, 1, 1), date(2021, 3, 21)),
        ((1401, 3, 28), date(2022, 6, 18)),
        ((1403, 1, 1), date(2024, 3, 20)),
    ],
)
def test_solar_days(solar: tuple[int, int, int], gregorian: date) -> None:
    assert solar_day(*solar) == gregorian


def test_days_that_are_none() -> None:
    assert solar_day(1400, 12, 30) is None
    assert solar_day(1400, 7, 31) is None
    assert solar_day(1400, 13, 1) is None
    assert solar_day(2020, 1, 1) is None


@given(st.integers(min_value=1244, max_value=1529))
def test_a_solar_year_has_365_or_366_days(year: int) -> None:
    first, following = solar_day(year, 1, 1), solar_day(year + 1, 1, 1)
    assert first is not None
    assert following is not None
    assert (following - first).days == 365 + is_solar_leap(year)


def test_month_ends() -> None:
    assert last_day(2020, 2) == date(2020, 2, 29)
    assert last_day(2021, 12) == date(2021, 12, 31)


def test_every_month_is_named_in_every_table() -> None:
    for table in (ENGLISH_MONTHS, FOREIGN_MONTHS, SOLAR_MONTHS):
        assert set(table.values()) == set(range(1, 13))
    assert FOREIGN_MONTHS["июня"] == FOREIGN_MONTHS["червня"] == FOREIGN_MONTHS["junio"] == 6
