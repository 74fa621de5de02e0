"""What kind of number a number is: a count of something, an age, a date, a sum of money, part of a name.

The lists are closed sets of English (and a few international) words, written for this project after reading the
numbers in the unlabelled training reports; what none of them claims is a count.
"""

from __future__ import annotations

from typing import Literal

from dateline.language.document import Document
from dateline.language.months import MONTH_WORDS

NumberKind = Literal[
    "count", "age", "date", "time", "duration", "money", "percent", "measure", "ordinal", "name", "address", "times"
]

_DURATION = frozenset(
    "second seconds minute minutes hour hours day days night nights week weeks weekend weekends month months year "
    "years decade decades century centuries час часа часов день дня дней недели недель месяца месяцев лет года".split()
)
_MEASURE = frozenset(
    "km kms kilometer kilometers kilometre kilometres mile miles meter meters metre metres foot feet inch inches "
    "yard yards cm mm kg kgs kilo kilos kilogram kilograms gram grams pound pounds lb lbs ton tons tonne tonnes "
    "liter liters litre litres gallon gallons acre acres hectare hectares mph kph degree degrees caliber calibre "
    "knots watt watts megawatts volts gb km² sq square cubic gauge км м кг тонн".split()
)
_MONEY = frozenset(
    "dollar dollars cent cents euro euros peso pesos ruble rubles rouble roubles rupee rupees afghani afghanis riyal "
    "riyals sterling yen yuan usd quetzales soles colones francs dinars lira".split()
)
_TIME = frozenset("am pm a.m a.m. p.m p.m. a.m.. o'clock gmt utc edt est cst pst mst cdt pdt".split())
_PERCENT = frozenset({"%", "percent", "per", "percentage", "pct"})
_CURRENCY = frozenset({"$", "£", "€", "¥", "₽", "₹"})
_NAME_BEFORE = frozenset(
    "highway route interstate room flight apartment apt unit building article section chapter page pages no no. number "
    "channel precinct phase grade level line version count counts verse psalm bus ward zone sector camp gate platform "
    "runway district brigade battalion regiment division company group track tower suite lot exit # № i us hwy psalms "
    "act resolution protocol formula model type mark windows boeing".split()
)
_STREET_AFTER = frozenset(
    "block st street avenue ave road rd drive dr lane ln boulevard blvd court ct highway hwy parkway pkwy way place "
    "terrace north south east west n s e w n. s. e. w. nw ne sw se".split()
)
_STREET_WORD = _STREET_AFTER - {"way", "place", "court", "n", "s", "e", "w", "dr", "block"}
_TIMES = frozenset({"times", "time", "rounds", "shots"})
_YEAR_BEFORE = frozenset(
    "in since of until till by from during before after early late mid year to through and spring summer autumn fall "
    "winter - – / ( august".split()
)
_FUNCTION = frozenset(
    "the a an and or but of in on at to by for from with when where while as is was were are has had have that who "
    "which after before since until during he she it they we i his her its their this these than".split()
)
_BOUNDS = frozenset({"under", "over", "below", "above"})
_AGED = frozenset(
    "were was are is been be them whom all both mostly children boys girls men women people those".split()
)
_NUMBERED = frozenset(
    "dead killed wounded injured hurt missing displaced homeless hostages captives victims casualties deaths "
    "fatalities".split()
)
"""Those whom "number 21" counts: "the wounded number 21"."""
_AGE_AFTER = frozenset({",", ".", ";", ")", "and"})
_OF_THEM = frozenset({"the", "them", "those", "these", "whom", "which", "his", "her", "their", "its", "our"})


def kind_of(document: Document, first: int, last: int) -> NumberKind:
    """The kind of the number in tokens [first, last), judged by its own form and its neighbours in the text."""
    word = document.lowers[first]
    if "-" in word and ("year" in word or "month" in word or "week" in word or "day" in word):
        aged = word.endswith(("old", "olds")) or document.lowers[last : last + 1] in (("old",), ("-old",))
        return "age" if aged else "duration"
    if document.lowers[last : last + 1] == ("-",) and document.lowers[last + 1 : last + 2] in (("year",), ("years",)):
        return "age"  # "57- YEAR- OLD", as wires break it
    before = document.lowers[first - 1] if first else ""
    after = document.lowers[last] if last < len(document.lowers) else ""
    if before in _CURRENCY or after in _MONEY or before in ("usd", "us$", "rs"):
        return "money"
    if after in _PERCENT and (after != "per" or document.lowers[last + 1 : last + 2] == ("cent",)):
        return "percent"
    return _attached(document, first, last) or _by_neighbours(document, first, last, before, after)


def _attached(document: Document, first: int, last: int) -> NumberKind | None:
    """Digits that touch letters or slashes without a blank: "5pm", "10km", "1990s", "F16", "18/06"."""
    lowers, starts, ends = document.lowers, document.starts, document.ends
    if not lowers[first][0].isdecimal():
        return None
    if last < len(lowers) and ends[last - 1] == starts[last]:
        suffix = lowers[last]
        if suffix in ("st", "nd", "rd", "th", "d"):
            return "ordinal"
        if suffix[0].isalpha() or suffix == "°":
            return _suffix_kind(suffix)
        if suffix in ("/", ":") and lowers[last + 1 : last + 2] and lowers[last + 1][0].isdecimal():
            return "date"
        if suffix == "-":
            return "name"  # "a 12-man crew", "100- and 200-metre runs"
    if first and ends[first - 1] == starts[first] and (lowers[first - 1].isalpha() or lowers[first - 1] in "/-:#.@&_"):
        return "date" if lowers[first - 1] in "/-" else "name"
    return None


def _suffix_kind(suffix: str) -> NumberKind:
    if suffix in _TIME:
        return "time"
    if suffix in _MEASURE or suffix in ("°", "m"):
        return "measure"
    return "date" if suffix in ("s", "th") else "name"


def _by_neighbours(document: Document, first: int, last: int, before: str, after: str) -> NumberKind:
    lowers = document.lowers
    if after in _DURATION:
        following = lowers[last + 1 : last + 3]
        is_age = following[:1] == ("old",) or following == ("of", "age")
        return "age" if is_age else "duration"
    if after in _TIME or (before == "at" and after == "hours"):
        return "time"
    if after in _MEASURE:
        return "measure"
    if after in _TIMES:
        return "times"
    if before in ("aged", "age", "ages", "turned", "turning") or _is_age_bound(document, first, last):
        return "age"
    if _is_apposed_age(document, first, last):
        return "age"
    digits = lowers[first][0].isdecimal()
    if before == "number" and first > 1 and lowers[first - 2] in _NUMBERED:
        return "count"  # "the wounded number 21"
    if digits and (before in _NAME_BEFORE or (before == "." and first > 1 and lowers[first - 2] in ("no", "nos"))):
        return "name"
    abbreviated = before == "." and first > 1 and lowers[first - 2] in MONTH_WORDS
    if digits and (abbreviated or (before == "," and first > 1 and _is_year_of_date(document, first))):
        return "date"
    if before in MONTH_WORDS or (after in MONTH_WORDS and digits):
        return _month_kind(document, first, last, before)
    if digits and _is_address(document, last, after):
        return "address"
    return "date" if digits and _is_year(document, first, last, before, after) else "count"


def _is_age_bound(document: Document, first: int, last: int) -> bool:
    """ "Of whom four were under 20": a bound behind "be" or persons, and no noun behind it."""
    lowers = document.lowers
    if first < 2 or lowers[first - 1] not in _BOUNDS or lowers[first - 2] not in _AGED:
        return False
    return last >= len(lowers) or not lowers[last][0].isalpha() or lowers[last] in _FUNCTION


def _month_kind(document: Document, first: int, last: int, before: str) -> NumberKind:
    # "in May 12 people were killed" is rarer than "on May 12 people were killed"; both are dates here.
    digits = document.lowers[first]
    if before in ("may", "march", "mar") and not document.monocase and document.words[first - 1].islower():
        return "count"
    return "date" if digits[0].isdecimal() and "," not in digits and len(digits) <= 4 and last - first == 1 else "count"


def _is_year_of_date(document: Document, first: int) -> bool:
    """ "January 9, 2017": a year after a comma after a day's number."""
    return len(document.lowers[first]) == 4 and document.lowers[first - 2][:2].isdecimal()


def _is_apposed_age(document: Document, first: int, last: int) -> bool:
    """ "Jane Roe, 22, of ...": digits from 1 to 110 after a comma, with nothing counted behind them."""
    lowers = document.lowers
    if last - first != 1 or not lowers[first].isdecimal() or not 0 < int(lowers[first][:4]) <= 110:
        return False
    if first < 2 or lowers[first - 1] not in (",", "(") or lowers[first - 2] in _NUMBERED:
        return False
    after = lowers[last : last + 2]
    if not after or lowers[first - 1] == "(":
        return after[:1] == (")",)
    if document.monocase and not lowers[first - 2].isalpha():
        return False
    if not document.monocase and first > 2 and document.lowers[first - 3] not in ("in", "at", "near", "on", "of"):
        full_name = document.words[first - 2][0].isupper() and document.words[first - 3][0].isupper()
        if full_name and after[0] in ("were", "was", "all", "both", "who", "is", "are", "-", "—", "–", "died"):
            return True
    named = document.monocase or document.words[first - 2][0].isupper() or lowers[first - 2] in (".", "man", "woman")
    if after[0] == "of":
        return named and after[1:] != () and after[1] not in _OF_THEM
    if after[0] == "and":
        return named
    if after[1:2] in (("including",), ("among",)):
        return False
    return after[0] == "," or (after[0] in _AGE_AFTER and named)


def _is_address(document: Document, last: int, after: str) -> bool:
    lowers = document.lowers
    if after in _STREET_AFTER and document.starts[last] > document.ends[last - 1]:
        return after != "block" or lowers[last + 1 : last + 2] == ("of",) or len(lowers[last - 1]) > 2
    near = lowers[last + 1 : last + 4]
    return (
        len(lowers[last - 1]) >= 3
        and not document.monocase
        and bool(after)
        and document.words[last][0].isupper()
        and any(word in _STREET_WORD for word in near)
    )


def _is_year(document: Document, first: int, last: int, before: str, after: str) -> bool:
    word = document.lowers[first]
    if last - first > 1 and document.lowers[first + 1] not in ("-", "–", "to"):
        return False
    if len(word) != 4 or not word.isdecimal() or not "1800" <= word <= "2100":
        return False
    if before == "the" and word != "2000" and "1900" <= word <= "2050" and after[:1].isalpha():
        return True  # "the 1994 champion"
    return before in _YEAR_BEFORE or not after[:1].isalpha() or after in _FUNCTION
