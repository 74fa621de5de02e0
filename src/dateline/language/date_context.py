"""What a report offers to fix a date by: its own day, the full dates in its text, and how it writes digits."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.language.date_forms import DateExpression, Fields
from dateline.language.date_spans import days_of
from dateline.language.document import Document
from dateline.schema.report import PublishedDate

SLACK = timedelta(days=1)
"""How far after the report's own day a day that it tells of may lie: time zones."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A month or day with its year in the text: where it stands (code point), and in which paragraph."""

    position: int
    paragraph: int
    year: int


@dataclass(frozen=True, slots=True)
class DateContext:
    """What a report offers to fix a date by.

    `report` is the report's own day, None where unknown; `report_year` its year, which may be known without the day.
    `dated` are the text's months and days that have a year, in order; `only_year` is the year that the text names where
    it names just one. `day_first` tells how the report writes dates in digits, None
    where nothing in it tells. `paragraphs` are the code points where paragraphs begin.
    """

    report: date | None = None
    report_year: int | None = None
    dated: tuple[Anchor, ...] = ()
    only_year: int | None = None
    day_first: bool | None = None
    paragraphs: tuple[int, ...] = ()


def read_context(
    document: Document, expressions: Sequence[DateExpression], published: PublishedDate | None = None
) -> DateContext:
    """The context that a report's text and published date make. A wire's dateline comes before the published date:
    relative words were written on its day."""
    report, year = _published_day(published)
    wire = next((expression for expression in expressions if expression.dateline), None)
    if wire is not None:
        day = _dateline_day(wire, report)
        report, year = day or report, day.year if day else year
    paragraphs: list[int] = []
    last = -1
    for sentence in document.sentences:
        if sentence.paragraph != last:
            last = sentence.paragraph
            paragraphs.append(sentence.start)
    full = [e for e in expressions if e.form == "absolute" and not e.begin.solar and not e.dateline]
    dated = tuple(
        Anchor(e.start, paragraph_of(paragraphs, e.start), e.begin.year)
        for e in full
        if e.begin.year is not None and e.begin.month is not None
    )
    years = {e.begin.year for e in full if e.until is None}
    only_year = years.pop() if len(years) == 1 else None
    return DateContext(report, year, dated, only_year, _day_first(expressions), tuple(paragraphs))


def _published_day(published: PublishedDate | None) -> tuple[date | None, int | None]:
    if published is None:
        return None, None
    try:
        start, end = date.fromisoformat(published.start), date.fromisoformat(published.end)
    except ValueError:
        return None, None
    return (start if start == end else None), (start.year if start.year == end.year else None)


def _dateline_day(wire: DateExpression, published: date | None) -> date | None:
    """The day of a dateline; one without a year ("KABUL, June 18") takes the latest up to the published date."""
    if wire.begin.year is not None:
        days = days_of(wire.begin)
        return None if days is None else days[0]
    if published is None or wire.begin.month is None or wire.begin.day is None:
        return None
    for year in (published.year, published.year - 1):
        days = days_of(Fields(year, wire.begin.month, wire.begin.day))
        if days is not None and days[0] <= published + SLACK:
            return days[0]
    return None


def _day_first(expressions: Sequence[DateExpression]) -> bool | None:
    """How the report writes dates in digits, by those that can be read in one way only."""
    votes = set()
    for expression in expressions:
        said = expression.as_said
        if (
            expression.form == "absolute"
            and "/" in said
            and expression.begin.day is not None
            and said[:4].find("/") > 0
        ):
            first = int(said.split("/")[0])
            if first != expression.begin.month or expression.begin.day > 12:
                votes.add(first == expression.begin.day)
    return votes.pop() if len(votes) == 1 else None


def paragraph_of(begins: Sequence[int], position: int) -> int:
    """The index of the paragraph in which a code point lies."""
    return bisect_right(begins, position) - 1
