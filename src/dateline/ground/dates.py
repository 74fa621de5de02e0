"""Fixes the dates of a reading: every date mention and every date claim becomes days, as far as the report allows.

Nothing is guessed. A claim's value is resolved from its own words inside its quote; the report's published date only
gives relative words and missing years their meaning, and is never by itself an incident's date.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from dateline.ground.figure_days import figure_day
from dateline.language.date_context import DateContext, read_context
from dateline.language.date_forms import DateExpression
from dateline.language.date_values import resolve
from dateline.language.dates import find_dates
from dateline.language.document import Document, read_document
from dateline.schema.claims import Claim, DateMention, Reading, Relation
from dateline.schema.values import Count, PartialDate, Span


def ground_dates(reading: Reading, document: Document | None = None) -> Reading:
    """The reading with its dates fixed; `document` is its report's text where it was cut into tokens before.

    Values that already have days are left as they are. A mention or claim whose words are no date that the finder
    knows keeps its words and stays open.
    """
    if not (reading.dates or any(claim.field == "date" for claim in reading.claims) or reading.relations):
        return reading
    cut = read_document(reading.report.text) if document is None else document
    expressions = find_dates(cut)
    context = read_context(cut, expressions, reading.report.published)
    published = reading.report.published.end if reading.report.published is not None else None
    return replace(
        reading,
        dates=tuple(_mention(mention, expressions, context) for mention in reading.dates),
        claims=tuple(_claim(claim, expressions, context, published) for claim in reading.claims),
        relations=tuple(_relation(relation, expressions, context) for relation in reading.relations),
    )


def _mention(mention: DateMention, expressions: Sequence[DateExpression], context: DateContext) -> DateMention:
    if mention.value is not None and mention.value.start is not None:
        return mention
    expression = meeting(expressions, mention.start, mention.end)
    if expression is None:
        return mention
    value = resolve(expression, context)
    return replace(mention, value=None if value.start is None else value)


def _claim(claim: Claim, expressions: Sequence[DateExpression], context: DateContext, published: str | None) -> Claim:
    if isinstance(claim.value, Count) and claim.value.as_of is None:
        day = figure_day(claim, expressions, context, published)
        return claim if day is None else replace(claim, value=replace(claim.value, as_of=day))
    if claim.field != "date" or not isinstance(claim.value, PartialDate) or claim.quote is None:
        return claim
    return replace(claim, value=_value(claim.value, claim.quote, expressions, context))


def _relation(relation: Relation, expressions: Sequence[DateExpression], context: DateContext) -> Relation:
    if relation.date is None:
        return relation
    return replace(relation, date=_value(relation.date, relation.quote, expressions, context))


def _value(value: PartialDate, quote: Span, expressions: Sequence[DateExpression], context: DateContext) -> PartialDate:
    """The value of the words `as_said` where they stand in the quote; they stay as they are said."""
    if value.start is not None:
        return value
    at = quote.exact.find(value.as_said)
    if at < 0 or not value.as_said:
        return value
    expression = meeting(expressions, quote.start + at, quote.start + at + len(value.as_said))
    if expression is None or expression.dateline:
        return value
    return replace(resolve(expression, context), as_said=value.as_said)


def meeting(expressions: Sequence[DateExpression], start: int, end: int) -> DateExpression | None:
    """The expression that shares most with the code points [start, end), None where none does."""
    best: tuple[int, DateExpression] | None = None
    for place in range(max(0, bisect_right(expressions, start, key=_start) - 1), len(expressions)):
        expression = expressions[place]
        if expression.start >= end:
            break
        shared = min(end, expression.end) - max(start, expression.start)
        if shared > 0 and (best is None or shared > best[0]):
            best = (shared, expression)
    return None if best is None else best[1]


def _start(expression: DateExpression) -> int:
    return expression.start
