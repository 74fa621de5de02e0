"""Dates around a month's name: with a day before or behind it, a year behind it, or alone."""

from __future__ import annotations

from dataclasses import replace

from dateline.language.date_digits import full_year
from dateline.language.date_forms import Draft, Fields
from dateline.language.document import Document
from dateline.language.months import AMBIGUOUS_MONTHS, ENGLISH_MONTHS, FOREIGN_MONTHS, SOLAR_MONTHS

DASHES = frozenset("-–—‐‑")
_MONTH_CUES = frozenset(
    "in since until till of by early mid late last this next from to and between through during before after "
    "- – / beginning end".split()
)
_YEAR_TAILS = frozenset("года году год г року й й. yil сол йил".split())
_OF = frozenset({"of", "de", "del", "di", "do"})
DIRECTIONS = {"last": -1, "this": 0, "next": 1, "past": -1, "previous": -1, "coming": 1, "current": 0}


def month_of(word: str) -> tuple[int, bool] | None:
    """The month that a word names and whether it is a solar Hijri one."""
    month = ENGLISH_MONTHS.get(word) or FOREIGN_MONTHS.get(word)
    if month is not None:
        return month, False
    solar = SOLAR_MONTHS.get(word)
    return None if solar is None else (solar, True)


def day_at(lowers: tuple[str, ...], index: int, stop: int) -> tuple[int, int] | None:
    """A day's number at `index` ("18", "18th", "1er") and the token after it."""
    if not 0 <= index < stop:
        return None
    word = lowers[index]
    digits = word.rstrip("strndhe")
    if not digits.isdecimal() or len(digits) > 2 or not 1 <= int(digits) <= 31:
        return None
    after = index + 1
    if after < stop and word == digits and lowers[after] in ("er", "º", "го", "st", "nd", "rd", "th", "d"):
        after += 1
    return int(digits), after


def year_at(lowers: tuple[str, ...], index: int, stop: int) -> int | None:
    """A year of four digits at `index`; solar Hijri years (13xx, 14xx) too."""
    if not 0 <= index < stop:
        return None
    word = lowers[index]
    return int(word) if len(word) == 4 and word.isdecimal() and 1300 <= int(word) <= 2100 else None


def read_month(document: Document, index: int, begin: int, stop: int) -> Draft | None:
    """A date around the month word at `index`: with a day before or behind it, a year behind it, or alone."""
    lowers = document.lowers
    found = month_of(lowers[index])
    if found is None:
        return None
    month, solar = found
    after = index + 1
    if after < stop and lowers[after] == "." and len(lowers[index]) <= 4:
        after += 1
    before = _days_before(document, index, begin)
    if before is not None:
        first, low, high = before
        draft = _dated(first, after, Fields(None, month, low, solar=solar), high)
        return with_year(document, draft, stop, two_digits=True)
    behind = _days_behind(document, after, stop) if not solar else None
    if behind is not None:
        last, low, high = behind
        draft = _dated(index, last, Fields(None, month, low), high)
        return with_year(document, draft, stop, two_digits=lowers[last + 1 : last + 2] == ("(",))
    bare = Draft(index, index + 1, "yearless", "month", Fields(None, month, solar=solar))
    dated = with_year(document, replace(bare, last=after), stop, two_digits=False)
    if dated.form == "absolute" or dated.year_shift is not None:
        return dated
    return bare if _may_stand_alone(document, index, begin, stop) else None


def _dated(first: int, last: int, begin: Fields, high: int | None) -> Draft:
    if high is None:
        return Draft(first, last, "yearless", "day", begin)
    return Draft(first, last, "yearless", "range", begin, replace(begin, day=high))


def _days_before(document: Document, index: int, begin: int) -> tuple[int, int, int | None] | None:
    """ "18 [June]", "17-18 [June]", "3 and 5 [May]", "18 de [junio]", "18. [Juni]": first token, low, high."""
    lowers, at = document.lowers, index - 1
    if at >= begin and (lowers[at] in _OF or (lowers[at] == "." and lowers[index] in FOREIGN_MONTHS)):
        at -= 1
    if at > begin and lowers[at] in ("er", "º", "го", "th", "st", "nd", "rd", "d") and lowers[at - 1].isdecimal():
        at -= 1
    day = day_at(lowers, at, index)
    if at < begin or day is None or (at > begin and lowers[at - 1] in ("$", ":", "no")):
        return None
    if at - 2 >= begin and (lowers[at - 1] in DASHES or lowers[at - 1] in ("to", "and", "or")):
        earlier = day_at(lowers, at - 2, index)
        if earlier is not None and earlier[0] < day[0]:
            return at - 2, earlier[0], day[0]
    return at, day[0], None


def _days_behind(document: Document, index: int, stop: int) -> tuple[int, int, int | None] | None:
    """ "[June] 18", "[June] 17-18", "[June] 17 and 18": the token behind, low, high."""
    lowers = document.lowers
    if index < stop and lowers[index] == "the":
        index += 1
    day = day_at(lowers, index, stop)
    if day is None:
        return None
    low, after = day
    if after < stop and lowers[after] in ("%", "percent", ":", "killed", "people", "dead", "wounded", "injured"):
        return None
    joined = after + 1 < stop and (lowers[after] in DASHES or lowers[after] in ("and", "to", "or", "through"))
    second = day_at(lowers, after + 1, stop) if joined else None
    if second is not None and second[0] > low:
        counted = second[1] < stop and lowers[after] not in DASHES and lowers[second[1]].isalpha()
        if not counted or lowers[second[1]] in ("in", "at", "when", "and", "by", "to", "the", "of", "for"):
            return second[1], low, second[0]
    return after, low, None


def with_year(document: Document, draft: Draft, stop: int, *, two_digits: bool) -> Draft:
    """The draft with the year that stands behind it: "2022", ", 2022", "of 2022", "90", "last year"."""
    lowers, at = document.lowers, draft.last
    if at < stop and (lowers[at] in (",", ".") or lowers[at] in _OF) and year_at(lowers, at + 1, stop):
        at += 1
    year = year_at(lowers, at, stop)
    if year is None and two_digits and draft.begin.day is not None:
        year = _short_year(document, at, stop)
    if year is None and at + 1 < stop and lowers[at] in ("last", "this", "next") and lowers[at + 1] == "year":
        return replace(draft, last=at + 2, year_shift=DIRECTIONS[lowers[at]])
    if year is None or (draft.begin.solar != (year < 1500)):
        return draft if not draft.begin.solar else replace(draft, begin=replace(draft.begin, solar=True))
    after = at + 1
    if after < stop and lowers[after] in _YEAR_TAILS:
        after += 1
    until = None if draft.until is None else replace(draft.until, year=year)
    return replace(draft, last=after, form="absolute", begin=replace(draft.begin, year=year), until=until)


def _short_year(document: Document, index: int, stop: int) -> int | None:
    """The year of "4 FEB 90", as wires write it: only behind a month of three letters, and not before a noun."""
    lowers = document.lowers
    if index >= stop:
        return None
    word = lowers[index]
    if word in ("'", "’") and index + 1 < stop:
        return None
    following = lowers[index + 1] if index + 1 < stop else "."
    if len(word) != 2 or not word.isdecimal() or not (len(lowers[index - 1]) == 3 or following in ("(", "-", "[")):
        return None
    if following.isalpha() and lowers[index - 1] in ("may",) and following not in ("in", "at", "by", "and"):
        return None
    return full_year(int(word))


def _may_stand_alone(document: Document, index: int, begin: int, stop: int) -> bool:
    lowers = document.lowers
    word = lowers[index]
    before = lowers[index - 1] if index > begin else ""
    after = lowers[index + 1] if index + 1 < stop else "."
    if word not in ENGLISH_MONTHS:
        return False
    if not document.monocase and document.words[index][0].islower():
        return False
    if word in AMBIGUOUS_MONTHS or len(word) <= 4:
        if before not in _MONTH_CUES or (word in ("may", "march") and before in ("and", "to") and document.monocase):
            return False
        return document.monocase or not (after[0].isalpha() and document.words[index + 1][0].isupper())
    return (
        before in _MONTH_CUES
        or document.monocase
        or not (after[0].isalpha() and document.words[index + 1][0].isupper())
    )
