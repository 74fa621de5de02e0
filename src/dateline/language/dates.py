"""Finds date expressions: what they say, not yet what day they mean (`date_values.resolve`).

    1. single     each token that can begin a date is read by its reader (date_grammar)
    2. joined     "Friday, June 17", "June 17 to July 2", "April and May 2022", "between 3 May and 5 May"
    3. marked     "early 2020"; the wire's own dateline; whether the sentence speaks of what is to come

Durations ("three hours"), ages, clock times, "May" the verb and "march" the verb are no dates.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from dateline.language.date_digits import read_digits
from dateline.language.date_forms import DateExpression, Draft, Form
from dateline.language.date_grammar import part_before, read_ago, read_mid, read_quarter, read_relative, read_weekday
from dateline.language.date_months import DASHES, read_month
from dateline.language.document import Document
from dateline.language.months import ENGLISH_MONTHS, FOREIGN_MONTHS, SOLAR_MONTHS, WEEKDAYS

Reader = Callable[[Document, int, int, int], Draft | None]

_READERS: dict[str, Reader] = {
    **dict.fromkeys((*SOLAR_MONTHS, *FOREIGN_MONTHS, *ENGLISH_MONTHS), read_month),
    **dict.fromkeys(WEEKDAYS, read_weekday),
    **dict.fromkeys(("yesterday", "today", "tonight", "tomorrow", "weekend", "вчера", "сегодня"), read_relative),
    **dict.fromkeys(("last", "this", "next", "past", "previous", "coming", "current"), read_relative),
    **dict.fromkeys(("ago", "earlier"), read_ago),
    **dict.fromkeys(("q", "q1", "q2", "q3", "q4", "first", "second", "third", "fourth"), read_quarter),
    **dict.fromkeys(("first-quarter", "second-quarter", "third-quarter", "fourth-quarter"), read_quarter),
}
_JOINS = frozenset({"to", "through", "until", "till", *DASHES})
_FUTURE = frozenset(
    "will shall scheduled upcoming 'll ’ll planned plans expected due set supposed resume deadline effective expires "
    "expire".split()
)
_PAST = frozenset({"was", "were", "had", "said", "reported", "killed"})
# A wire's dateline: a place in capitals, the date, and the agency in brackets or a dash.
_PLACE_BEFORE = re.compile(r"[\s\W\dA-ZÀ-Þ]*(?:\([^()\n]{1,40}\)[\s,]*)?\Z")
_AGENCY_BEHIND = re.compile(r"\s*(?:\([^()\n]{1,80}\)?|--|—|–|-\s|\[)")
_DATELINE_REACH = 160
"""Code points from the beginning of the text within which a dateline's date ends (the longest seen in wires is 120)."""


def find_dates(document: Document) -> tuple[DateExpression, ...]:
    """Every date expression of the document, in order, none overlapping another."""
    found: list[DateExpression] = []
    for sentence in document.sentences:
        drafts = _single(document, sentence.first, sentence.last)
        if not drafts:
            continue
        for draft in _with_parts(document, _joined(document, drafts, sentence.first), sentence.first):
            found.append(_expression(document, draft, sentence.first, sentence.last))
    if found and _is_dateline(document, found[0]):
        found[0] = replace(found[0], dateline=True)
    return tuple(found)


def _single(document: Document, begin: int, stop: int) -> list[Draft]:
    drafts: list[Draft] = []
    lowers = document.lowers
    floor, index = begin, begin
    while index < stop:
        word = lowers[index]
        reader = _READERS.get(word)
        if reader is None:
            first = word[0]
            reader = read_digits if first.isdecimal() else read_mid if "-" in word and first in "melb" else None
        draft = reader(document, index, floor, stop) if reader is not None else None
        if draft is None:
            index += 1
            continue
        while drafts and drafts[-1].last > draft.first:  # a month read to its left over a number taken for a year
            drafts.pop()
        drafts.append(draft)
        floor = index = draft.last
    return drafts


def _joined(document: Document, drafts: list[Draft], begin: int) -> list[Draft]:
    done: list[Draft] = []
    for draft in drafts:
        merged = _pair(document, done[-1], draft, begin) if done else None
        if merged is None:
            done.append(draft)
        else:
            done[-1] = merged
    return done


def _pair(document: Document, left: Draft, right: Draft, begin: int) -> Draft | None:
    """Two drafts as one where the words between make them one, else None."""
    between = document.lowers[left.last : right.first]
    if left.form == "weekday" and left.direction is None and right.begin.month and between in ((), (",",), ("the",)):
        return replace(right, first=left.first, weekday=left.weekday)
    if right.form == "weekday" and right.direction is None and left.begin.day and between in ((), (",",)):
        return replace(left, last=right.last, weekday=right.weekday)
    if right.unit == "day" and left.form == "weekday" and between == ():
        return None
    if len(between) != 1 or left.until is not None or right.until is not None or not _same_kind(left, right):
        return None
    word = between[0]
    opened = left.first > begin and document.lowers[left.first - 1] == "between"
    if not (word in _JOINS or (word == "and" and (opened or _adjacent_months(left, right)))):
        return None
    low, high = left.begin, right.begin
    if low.year is None and high.year is not None:
        low = replace(low, year=high.year - (low.month is not None and (low.month > (high.month or 12))))
    if low.year is not None and high.year is None and high.month is not None:
        high = replace(high, year=low.year)
    if (low.year is None) != (high.year is None):
        return None
    precision = left.precision if left.precision == "month" else "range"
    form: Form = "absolute" if low.year is not None else "yearless"
    return Draft(left.first, right.last, form, precision, low, high)


def _same_kind(left: Draft, right: Draft) -> bool:
    dated = {"absolute", "yearless"}
    return left.form in dated and right.form in dated and left.precision == right.precision


def _adjacent_months(left: Draft, right: Draft) -> bool:
    """ "April and May 2022" is one time; "April and July" are two."""
    if left.precision != "month" or left.begin.year is not None:
        return False
    return left.begin.month is not None and left.begin.month % 12 + 1 == right.begin.month


def _with_parts(document: Document, drafts: list[Draft], begin: int) -> list[Draft]:
    done: list[Draft] = []
    for draft in drafts:
        if draft.precision in ("month", "year") and draft.until is None:
            part = part_before(document, draft, begin)
            if part is not None:
                draft = replace(draft, first=part[0], part=part[1], precision="range")
        done.append(draft)
    return done


def _expression(document: Document, draft: Draft, begin: int, stop: int) -> DateExpression:
    first, last = draft.first, draft.last
    phrase = first
    if first > begin and document.lowers[first - 1] == "the":
        phrase -= 1
    if phrase > begin and document.lowers[phrase - 1] in ("on", "in", "during", "since", "around", "by"):
        phrase -= 1
    elif phrase != first:
        phrase = first
    return DateExpression(
        document.starts[first], document.ends[last - 1], first, last, document.exact(first, last), draft.form,
        draft.precision, draft.begin, draft.until, draft.part, draft.unit, draft.shift, draft.weekday, draft.direction,
        draft.year_shift, _speaks_of_future(document, draft, begin, stop), draft.anchored,
        phrase=document.starts[phrase],
    )  # fmt: skip


def _speaks_of_future(document: Document, draft: Draft, begin: int, stop: int) -> bool:
    """Whether the words near the date say that it is to come; 12 tokens before and 6 behind (tried on TimeBank)."""
    if draft.form == "absolute":
        return False
    before = document.lowers[max(begin, draft.first - 12) : draft.first]
    behind = document.lowers[draft.last : min(stop, draft.last + 6)]
    if not _FUTURE.isdisjoint(behind) and _PAST.isdisjoint(behind):
        return True
    for word in reversed(before):
        if word in _FUTURE:
            return True
        if word in _PAST:
            return False
    return False


def _is_dateline(document: Document, expression: DateExpression) -> bool:
    """Whether the text's first date is the wire's own: "LIMA, 18 FEB 90 (EFE) --"."""
    if (
        expression.precision != "day"
        or expression.end > _DATELINE_REACH
        or expression.form not in ("absolute", "yearless")
    ):
        return False
    before = document.text[: expression.start]
    return bool(
        before.strip()
        and _PLACE_BEFORE.fullmatch(before)
        and any(letter.isalpha() for letter in before)
        and _AGENCY_BEHIND.match(document.text, expression.end)
    )
