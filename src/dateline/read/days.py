"""Publication dates as people and pages write them, where they can mean one day only.

"03/07/2022" may be March or July, so it is no date here; "13/07/2022" and "3.7.2022" are. A year of two digits, a day
without its year and a date relative to today are none either.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import cache

from dateline.schema.report import PublishedDate

_EARLIEST, _LATEST = 1900, 2100

# The names of the months, January first, with the short forms in use; written down from general knowledge.
_MONTHS = {
    "en": "january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sept|sep "
    "october|oct november|nov december|dec",
    "es": "enero|ene febrero marzo abril|abr mayo junio julio agosto|ago septiembre|setiembre octubre noviembre "
    "diciembre|dic",
    "fr": "janvier|janv février|fevrier|févr mars avril|avr mai juin juillet|juil août|aout septembre octobre novembre "
    "décembre|decembre|déc",
    "pt": "janeiro fevereiro|fev março|marco abril maio junho julho agosto setembro|set outubro|out novembro "
    "dezembro|dez",
    "de": "januar|jänner februar märz|maerz april mai juni juli august september oktober|okt november dezember|dez",
    "it": "gennaio|gen febbraio marzo aprile maggio|mag giugno|giu luglio|lug agosto settembre ottobre|ott novembre "
    "dicembre",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "tr": "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "ar": "يناير فبراير مارس أبريل|ابريل مايو يونيو يوليو أغسطس|اغسطس سبتمبر أكتوبر|اكتوبر نوفمبر ديسمبر",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "nl": "januari februari maart x mei x x augustus x x x x",
    "id": "januari februari maret x mei juni juli agustus september oktober november desember",
}
_ISO = re.compile(
    r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)|(?<!\d)(\d{4})/(\d{1,2})/(\d{1,2})(?!\d)|(?<!\d)(\d{4})\.(\d{2})\.(\d{2})(?!\d)"
)
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?$")
_MONTH_ONLY = re.compile(r"^(\d{4})-(\d{2})$")
_YEAR_ONLY = re.compile(r"^(\d{4})$")
_POINTS = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)")
_SLASHES = re.compile(r"(?<![\d/])(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?![\d/])")
_SIGNS = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_WORD = r"([^\W\d_]{3,12})\.?"
_DAY_FIRST = re.compile(
    rf"(?<![\d:.,/])(\d{{1,2}})(?:st|nd|rd|th|er|\.|º|°)?\s(?:of\s|de\s)?{_WORD},?\s(?:de\s|del\s)?(\d{{4}})(?!\d)",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(rf"\b{_WORD}\s(\d{{1,2}})(?:st|nd|rd|th)?,?\s(\d{{4}})(?!\d)", re.IGNORECASE)
_PATTERNS = (_ISO, _POINTS, _SLASHES, _SIGNS, _DAY_FIRST, _MONTH_FIRST)


def published_on(text: str, origin: str) -> PublishedDate | None:
    """The date that the whole of `text` is: an ISO day, time, month or year, or a day in words; None where it is none.

    A time keeps the day that it is written with, in whatever zone that is.
    """
    text = " ".join(text.split())
    month = _MONTH_ONLY.match(text)
    if month:
        return _period(int(month.group(1)), int(month.group(2)), origin)
    year = _YEAR_ONLY.match(text)
    if year:
        return _period(int(year.group(1)), None, origin)
    compact = _COMPACT.match(text)
    if compact:
        day = _day(*map(int, compact.groups()[:3]))
    elif len(text) > 60:
        return None
    else:
        day = first_day(text)
    return as_published(day, origin)


def as_published(day: date | None, origin: str) -> PublishedDate | None:
    """A day as a publication date, or None."""
    return PublishedDate(day.isoformat(), day.isoformat(), "day", origin) if day else None


def first_day(text: str) -> date | None:
    """The first full date within `text` that can mean one day only, or None."""
    found = [hit for hit in (_first_of(pattern, text) for pattern in _PATTERNS) if hit]
    return min(found)[1] if found else None


def without_days(text: str) -> str:
    """`text` with its dates taken out: what is left tells what else a line says."""
    for pattern in _PATTERNS:
        text = pattern.sub(lambda match: " " if _value(match) else match.group(), text)
    return " ".join(text.split())


def _first_of(pattern: re.Pattern[str], text: str) -> tuple[int, date] | None:
    for match in pattern.finditer(text):
        day = _value(match)
        if day:
            return match.start(), day
    return None


def _value(match: re.Match[str]) -> date | None:
    pattern, parts = match.re, [part for part in match.groups() if part]
    if pattern in (_ISO, _SIGNS):
        return _day(*map(int, parts))
    if pattern is _DAY_FIRST:
        month = _months().get(parts[1].lower())
        return _day(int(parts[2]), month, int(parts[0])) if month else None
    if pattern is _MONTH_FIRST:
        month = _months().get(parts[0].lower())
        return _day(int(parts[2]), month, int(parts[1])) if month else None
    first, second, year = map(int, parts)
    if pattern is _POINTS:
        return _day(year, second, first)
    if first > 12 or first == second:
        return _day(year, second, first)
    return _day(year, first, second) if second > 12 else None


def _day(year: int, month: int, day: int) -> date | None:
    if not _EARLIEST <= year <= _LATEST:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _period(year: int, month: int | None, origin: str) -> PublishedDate | None:
    if not _EARLIEST <= year <= _LATEST or (month is not None and not 1 <= month <= 12):
        return None
    if month is None:
        return PublishedDate(f"{year}-01-01", f"{year}-12-31", "year", origin)
    last = monthrange(year, month)[1]
    return PublishedDate(f"{year}-{month:02}-01", f"{year}-{month:02}-{last}", "month", origin)


@cache
def _months() -> dict[str, int]:
    table: dict[str, int] = {}
    for names in _MONTHS.values():
        for number, forms in enumerate(names.split(), start=1):
            table.update(dict.fromkeys(forms.split("|"), number))
    table.pop("x", None)
    return table
