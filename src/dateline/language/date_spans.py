"""Fields of a date as days: first and last, both included.

Conventions: "early", "mid" and "late" are the thirds of a month (1 to 10, 11 to 20, 21 to its end) and of a year (four
months each).
"""

from __future__ import annotations

from datetime import date, timedelta

from dateline.language.date_forms import Fields, Part
from dateline.language.months import last_day, solar_day

Days = tuple[date, date]


def days_of(begin: Fields, until: Fields | None = None, part: Part | None = None) -> Days | None:
    """First and last day of fully named fields, None where there is no such day (31 June)."""
    first = _span(begin)
    last = first if until is None else _span(until)
    if first is None or last is None or last[1] < first[0]:
        return None
    return _third(first[0], last[1], part) if part is not None else (first[0], last[1])


def _span(fields: Fields) -> Days | None:
    year, month, day = fields.year, fields.month, fields.day
    if year is None:
        return None
    if fields.solar:
        return _solar_span(year, month, day)
    if fields.quarter is not None:
        return date(year, 3 * fields.quarter - 2, 1), last_day(year, 3 * fields.quarter)
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is None:
        return date(year, month, 1), last_day(year, month)
    if day > last_day(year, month).day:
        return None
    return date(year, month, day), date(year, month, day)


def _solar_span(year: int, month: int | None, day: int | None) -> Days | None:
    first = solar_day(year, month or 1, day or 1)
    if first is None or day is not None:
        return None if first is None else (first, first)
    following = solar_day(year + 1, 1, 1) if month in (None, 12) else solar_day(year, (month or 1) + 1, 1)
    return None if following is None else (first, following - timedelta(days=1))


def _third(first: date, last: date, part: Part) -> Days:
    if (last - first).days > 31:
        months = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}[part]
        return date(first.year, months[0], 1), last_day(first.year, months[1])
    begins, ends = {"early": (1, 10), "mid": (11, 20), "late": (21, last.day)}[part]
    return first.replace(day=begins), first.replace(day=ends)
