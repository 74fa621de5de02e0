"""Names of months and weekdays in the languages that reports come in, and the solar calendar of Iran and Afghanistan.

The names are common knowledge of each language, typed in for this project. A name outside English counts only beside a
day's number or a year (`dates.py`), since many are also other words ("mars", "mart", "asad").
"""

from __future__ import annotations

from datetime import date

_ENGLISH = (
    "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
    "september sept sep", "october oct", "november nov", "december dec",
)  # fmt: skip

# Russian, Ukrainian, Spanish, French, German, Italian, Portuguese, Turkish, Tajik, Uzbek, Arabic (both series).
_FOREIGN = (
    "января январь янв січня enero janvier januar jänner gennaio janeiro ocak январ январи yanvar يناير كانون",
    "февраля февраль фев лютого febrero février fevrier februar febbraio fevereiro şubat феврал феврали fevral "
    "فبراير شباط",
    "марта март березня marzo mars märz maerz março mart марти مارس آذار",
    "апреля апрель апр квітня abril avril nisan апрел апрели aprel أبريل ابريل نيسان",
    "мая май травня mayo mai maggio maio mayıs майи مايو أيار",
    "июня июнь червня junio juin juni giugno junho haziran июн июни iyun يونيو حزيران",
    "июля июль липня julio juillet juli luglio julho temmuz июл июли iyul يوليو تموز",
    "августа август авг серпня agosto août aout ağustos августи avgust أغسطس اغسطس آب",
    "сентября сентябрь сен вересня septiembre setiembre septembre settembre setembro eylül сентябр сентябри sentyabr "
    "sentabr سبتمبر أيلول",
    "октября октябрь окт жовтня octubre octobre oktober ottobre outubro ekim октябр октябри oktyabr oktabr أكتوبر "
    "اكتوبر",
    "ноября ноябрь ноя листопада noviembre novembre novembro kasım ноябр ноябри noyabr نوفمبر",
    "декабря декабрь дек грудня diciembre décembre decembre dezember dicembre dezembro aralık декабр декабри dekabr "
    "ديسمبر",
)

# Solar Hijri months: Persian, then Dari and Pashto, then the Latin spellings that English texts use.
_SOLAR = (
    "فروردین حمل وری hamal farvardin", "اردیبهشت ثور غویی sawr saur ordibehesht", "خرداد جوزا غبرگولی jawza khordad",
    "تیر سرطان چنگاښ saratan", "مرداد اسد زمری asad mordad", "شهریور سنبله وږی sunbula sonbola shahrivar",
    "مهر میزان تله mizan mehr", "آبان عقرب لړم aqrab aban", "آذر قوس لیندۍ qaws qaus azar",
    "دی جدی مرغومی jadi jaddi", "بهمن دلو سلواغه dalw dalwa bahman", "اسفند حوت کب hut hoot esfand",
)  # fmt: skip


def _numbered(rows: tuple[str, ...]) -> dict[str, int]:
    return {name: month for month, row in enumerate(rows, start=1) for name in row.split()}


ENGLISH_MONTHS: dict[str, int] = _numbered(_ENGLISH)
FOREIGN_MONTHS: dict[str, int] = {k: v for k, v in _numbered(_FOREIGN).items() if k not in ENGLISH_MONTHS}
SOLAR_MONTHS: dict[str, int] = _numbered(_SOLAR)
MONTH_WORDS: frozenset[str] = frozenset({*ENGLISH_MONTHS, *FOREIGN_MONTHS})

AMBIGUOUS_MONTHS = frozenset({"may", "march", "mar", "jan", "dec", "sep", "august", "april", "june"})
"""English month names that are other words or given names too, and need a day, a year or a preposition beside them."""

WEEKDAYS: dict[str, int] = _numbered(
    (
        "monday mon понедельник", "tuesday tues вторник", "wednesday weds среду среда", "thursday thurs thur четверг",
        "friday пятницу пятница", "saturday субботу суббота", "sunday воскресенье",
    )
)  # fmt: skip
"""Weekday names, 1 for Monday to 7 for Sunday (ISO)."""


def last_day(year: int, month: int) -> date:
    """The last day of a Gregorian month."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def solar_day(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a solar Hijri date (1 Hamal 1400 is 21 March 2021), None where there is no such day.

    Uses the 33-year cycle, which is the official calendar for the years 1244 to 1530 (1865 to 2151).
    """
    if not 1244 <= year <= 1530 or not 1 <= month <= 12 or not 1 <= day <= (31 if month <= 6 else 30):
        return None
    if month == 12 and day == 30 and not is_solar_leap(year):
        return None
    cycles, rest = divmod(year - 1210, 33)  # 1210 is a leap year and begins a cycle: 21 March 1831
    leaps = cycles * 8 + sum(is_solar_leap(1210 + passed) for passed in range(rest))
    before = 31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)
    return date.fromordinal(date(1831, 3, 21).toordinal() + 365 * (year - 1210) + leaps + before + day - 1)


def is_solar_leap(year: int) -> bool:
    """Whether Hut (Esfand) of a solar Hijri year has 30 days."""
    return year % 33 in (1, 5, 9, 13, 17, 22, 26, 30)
