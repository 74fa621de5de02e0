"""Dates without a month's day: weekdays, "yesterday", "last week", "two days ago", quarters, "mid-May"."""

from __future__ import annotations

from dateline.language.date_forms import Draft, Fields, Part, Unit
from dateline.language.date_months import DASHES, DIRECTIONS, read_month, with_year
from dateline.language.document import Document
from dateline.language.months import ENGLISH_MONTHS, WEEKDAYS
from dateline.language.number_words import cardinal
from dateline.schema.values import DatePrecision

DAYPARTS = frozenset({"morning", "afternoon", "evening", "night", "midnight", "noon"})
_PARTS: dict[str, Part] = {"early": "early", "beginning": "early", "start": "early", "mid": "mid", "middle": "mid",
                           "late": "late", "end": "late"}  # fmt: skip
UNITS: dict[str, Unit] = {
    "day": "day", "days": "day", "week": "week", "weeks": "week", "weekend": "weekend", "month": "month",
    "months": "month", "year": "year", "years": "year", "quarter": "quarter", "quarters": "quarter",
}  # fmt: skip
_PRECISION: dict[Unit, DatePrecision] = {
    "day": "day", "week": "week", "weekend": "range", "month": "month", "quarter": "quarter", "year": "year",
}  # fmt: skip
_DAYS_AWAY = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "вчера": -1, "сегодня": 0}
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}


def read_weekday(document: Document, index: int, begin: int, stop: int) -> Draft | None:
    """ "Friday", "Friday night"; abbreviations only with a capital or a full stop."""
    lowers = document.lowers
    word = lowers[index]
    if len(word) <= 4 and not (index + 1 < stop and lowers[index + 1] in (".", ",")):
        return None
    if not document.monocase and document.words[index][0].islower() and word.isascii():
        return None
    last = index + 1
    if last < stop and lowers[last] in DAYPARTS:
        last += 1
    return Draft(index, last, "weekday", "day", weekday=WEEKDAYS[word])


def read_relative(document: Document, index: int, begin: int, stop: int) -> Draft | None:
    """ "yesterday", "last week", "this month", "last Friday", "last June", "this morning"."""
    lowers = document.lowers
    word = lowers[index]
    if word in _DAYS_AWAY:
        last = index + 1 + (index + 1 < stop and lowers[index + 1] in DAYPARTS)
        return Draft(index, last, "relative", "day", unit="day", shift=_DAYS_AWAY[word])
    if word == "weekend":
        said = index > begin and lowers[index - 1] == "the"
        return Draft(index, index + 1, "relative", "range", unit="weekend", direction=-1) if said else None
    if word not in DIRECTIONS or index + 1 >= stop:
        return None
    direction, following = DIRECTIONS[word], lowers[index + 1]
    if following in DAYPARTS and word in ("this", "last"):
        return Draft(index, index + 2, "relative", "day", unit="day", shift=direction)
    if following in WEEKDAYS and len(following) > 4:
        last = index + 2 + (index + 2 < stop and lowers[index + 2] in DAYPARTS)
        return Draft(index, last, "weekday", "day", weekday=WEEKDAYS[following], direction=direction)
    month = ENGLISH_MONTHS.get(following)
    if month is not None and word in ("last", "this", "next"):
        inner = read_month(document, index + 1, index + 1, stop)
        if inner is not None and inner.form == "absolute":
            return None
        fields = Fields(None, month) if inner is None else inner.begin
        last = index + 2 if inner is None else inner.last
        return Draft(index, last, "yearless", "month" if fields.day is None else "day", fields, direction=direction)
    if word in ("past", "previous", "coming", "current") and not (index > begin and lowers[index - 1] == "the"):
        return None
    unit = UNITS.get(following)
    if unit is None or following.endswith("s") or unit == "day":
        return None
    return Draft(index, index + 2, "relative", _PRECISION[unit], unit=unit, shift=direction)


def read_ago(document: Document, index: int, begin: int, stop: int) -> Draft | None:
    """ "two days ago", "a week ago", "a year earlier", by the word at `index` that follows the unit."""
    lowers = document.lowers
    unit = UNITS.get(lowers[index - 1]) if index > begin else None
    if unit is None or unit == "weekend":
        return None
    for first in range(max(begin, index - 4), index - 1):
        number = 1 if lowers[first] in ("a", "an") else None
        read = cardinal(lowers, first, index) if number is None else (number, first + 1)
        if read is not None and read[1] == index - 1:
            anchored = lowers[index] == "ago"
            return Draft(first, index + 1, "relative", _PRECISION[unit], unit=unit, shift=-read[0], anchored=anchored)
    return None


def read_quarter(document: Document, index: int, begin: int, stop: int) -> Draft | None:
    """ "Q1 2020", "the third quarter of 2021"."""
    lowers = document.lowers
    word = lowers[index]
    if word in ("q1", "q2", "q3", "q4"):
        quarter, last = int(word[1]), index + 1
    elif word == "q" and index + 1 < stop and lowers[index + 1] in ("1", "2", "3", "4"):
        quarter, last = int(lowers[index + 1]), index + 2
    elif word in _QUARTERS and index + 1 < stop and lowers[index + 1] == "quarter":
        quarter, last = _QUARTERS[word], index + 2
    elif word.endswith("-quarter") and word[:-8] in _QUARTERS:
        quarter, last = _QUARTERS[word[:-8]], index + 1
    else:
        return None
    draft = Draft(index, last, "yearless", "quarter", Fields(quarter=quarter))
    return with_year(document, draft, stop, two_digits=False)


def read_mid(document: Document, index: int, begin: int, stop: int) -> Draft | None:
    """ "mid-May", "mid-2020", "late-June": one token for the tokenizer."""
    word, _, rest = document.lowers[index].partition("-")
    part = _PARTS.get(word)
    if part is None or not rest:
        return None
    if rest.isdecimal() and len(rest) == 4:
        return Draft(index, index + 1, "absolute", "range", Fields(int(rest)), part=part)
    month = ENGLISH_MONTHS.get(rest)
    if month is None:
        return None
    draft = Draft(index, index + 1, "yearless", "range", Fields(None, month), part=part)
    return with_year(document, draft, stop, two_digits=False)


def part_before(document: Document, draft: Draft, begin: int) -> tuple[int, Part] | None:
    """ "early 2020", "mid-May", "the end of June": where the word begins, and which part it says."""
    lowers, at = document.lowers, draft.first - 1
    if at >= begin and lowers[at] in ("early", "late", "mid"):
        return at, _PARTS[lowers[at]]
    if at > begin and lowers[at] in DASHES and lowers[at - 1] == "mid":
        return at - 1, "mid"
    if at > begin and lowers[at] == "of" and lowers[at - 1] in ("beginning", "start", "middle", "end"):
        return at - 1, _PARTS[lowers[at - 1]]
    return None
