"""What a date expression means: first and last day, or nothing where the report gives no means to fix it.

Nothing is guessed. A missing year is taken from a full date of the same report, or from the report's own date; a
distance ("yesterday") counts from the report's own date, which is its published date or the dateline of its wire text.
Where neither is known, only the words remain.

Conventions: weeks run from Monday to Sunday (ISO 8601). A weekday alone is the latest one up to the report's day, as
news style has it; where the sentence speaks of what is to come, the next one.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date, timedelta

from dateline.language.date_context import SLACK, DateContext, paragraph_of
from dateline.language.date_forms import DateExpression, Fields
from dateline.language.date_spans import Days, days_of
from dateline.language.months import last_day
from dateline.schema.values import DateFrom, DatePrecision, PartialDate

_PAST_REACH = timedelta(days=270)
_PAST_REACH_AHEAD = timedelta(days=180)
"""How far back a date without a year may lie before the coming one is meant, the second where the sentence looks ahead;
calibrated on TimeBank."""
_NEAR = 300
"""Code points within which a full date lends its year although the report's own date is known (TimeBank)."""


def resolve(expression: DateExpression, context: DateContext) -> PartialDate:
    """The expression's value: what it says where it says all, else as far as the context fixes it."""
    found = _resolved(expression, context)
    if found is None:
        return PartialDate(None, None, None, expression.as_said, None)
    (start, end), origin = found
    precision: DatePrecision = expression.precision
    return PartialDate(start.isoformat(), end.isoformat(), precision, expression.as_said, origin)


def _resolved(expression: DateExpression, context: DateContext) -> tuple[Days, DateFrom] | None:
    form = expression.form
    if form == "absolute":
        return _with_origin(days_of(expression.begin, expression.until, expression.part), "text")
    if form == "ambiguous":
        return _disambiguated(expression, context)
    if form == "weekday":
        return _with_origin(_weekday(expression, context.report), "report-date")
    if form == "relative":
        return _with_origin(_relative(expression, context.report), "report-date")
    return _yearless(expression, context)


def _with_origin(days: Days | None, origin: DateFrom) -> tuple[Days, DateFrom] | None:
    return None if days is None else (days, origin)


def _disambiguated(expression: DateExpression, context: DateContext) -> tuple[Days, DateFrom] | None:
    begin = expression.begin
    swapped = Fields(begin.year, begin.day, begin.month)
    if context.day_first is not None:
        return _with_origin(days_of(begin if context.day_first else swapped), "context")
    readings = [days for days in (days_of(begin), days_of(swapped)) if days is not None]
    if context.report is not None:  # a day after the report's own is none that it can tell of
        readings = [days for days in readings if days[0] <= context.report + SLACK]
    return (readings[0], "report-date") if len(readings) == 1 else None


def _weekday(expression: DateExpression, report: date | None) -> Days | None:
    if report is None or expression.weekday is None:
        return None
    back = (report.isoweekday() - expression.weekday) % 7
    if expression.direction == 1:
        day = report + timedelta(days=(7 - back) or 7)
    elif expression.direction == -1:
        day = report - timedelta(days=back or 7)
    elif expression.direction == 0 or expression.future:
        day = report + timedelta(days=(7 - back) % 7)
    else:
        day = report - timedelta(days=back)
    return day, day


def _relative(expression: DateExpression, report: date | None) -> Days | None:
    if report is None or not expression.anchored or abs(expression.shift) > 5000:
        return None
    unit, shift = expression.unit, expression.shift
    if unit == "day":
        day = report + timedelta(days=shift)
        return day, day
    if unit in ("week", "weekend"):
        if unit == "weekend" and expression.direction == -1 and shift == 0 and report.isoweekday() < 6:
            shift = -1  # "the weekend", said on a working day, is the one that was
        monday = report - timedelta(days=report.isoweekday() - 1) + timedelta(weeks=shift)
        return (
            (monday, monday + timedelta(days=6)) if unit == "week" else (monday + timedelta(5), monday + timedelta(6))
        )
    months = {"month": 1, "quarter": 3}.get(unit or "")
    if months is None:
        year = report.year + shift
        return (date(year, 1, 1), date(year, 12, 31)) if 1 <= year <= 9999 else None
    index = (report.year * 12 + report.month - 1) // months + shift
    year, place = divmod(index * months, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, place + 1, 1), last_day(year, place + months)


def _yearless(expression: DateExpression, context: DateContext) -> tuple[Days, DateFrom] | None:
    if expression.year_shift is not None or expression.direction is not None:
        return _with_origin(_directed(expression, context), "report-date")
    year = _year_of_text(expression, context)
    if year is not None:
        return _with_origin(_in_year(expression, year), "context")
    return _with_origin(_by_report(expression, context), "report-date")


def _in_year(expression: DateExpression, year: int) -> Days | None:
    begin, until = expression.begin, expression.until
    if begin.solar:
        return None
    ends = None
    if until is not None:
        wraps = (until.month or 12) < (begin.month or 1)
        ends = Fields(year + wraps, until.month, until.day, until.quarter)
    return days_of(Fields(year, begin.month, begin.day, begin.quarter), ends, expression.part)


def _directed(expression: DateExpression, context: DateContext) -> Days | None:
    """ "June last year", "last June", "next May"."""
    if expression.year_shift is not None:
        year = context.report_year
        return None if year is None else _in_year(expression, year + expression.year_shift)
    if context.report is None:
        return None
    if expression.direction == 0:
        return _in_year(expression, context.report.year)
    forward = expression.direction == 1
    for year in range(context.report.year - (not forward), context.report.year + 2)[:: 1 if forward else -1]:
        days = _in_year(expression, year)
        if days is not None and (days[0] > context.report if forward else days[1] < context.report):
            return days
    return None


def _year_of_text(expression: DateExpression, context: DateContext) -> int | None:
    """The year of the full date that the report last gave in this paragraph, or else, without a date of its own, of the
    nearest full date anywhere in it."""
    anchors = context.dated
    at = bisect_left(anchors, expression.start, key=lambda anchor: anchor.position)
    near = anchors[at - 1] if at else None
    if near is not None and near.paragraph == paragraph_of(context.paragraphs, expression.start):
        close = expression.start - near.position <= _NEAR
        if close or context.report_year is None:
            return near.year
    if context.report_year is not None:
        return None
    if anchors:
        return min(anchors[max(0, at - 1) : at + 1], key=lambda a: abs(a.position - expression.start)).year
    return context.only_year


def _by_report(expression: DateExpression, context: DateContext) -> Days | None:
    """The latest such date up to the report's day; the next one where that is far past, since news leaves the year out
    only of dates that are near."""
    if context.report is None:
        return None
    reach = _PAST_REACH_AHEAD if expression.future and expression.begin.quarter is None else _PAST_REACH
    latest: Days | None = None
    for year in range(context.report.year - 1, context.report.year + 2):
        days = _in_year(expression, year)
        if days is None:
            continue
        if days[0] <= context.report or latest is None or context.report - latest[1] > reach:
            latest = days
        if days[0] > context.report:
            break
    return latest
