"""Cardinal numbers as digits and as words: what value stands at a token, and how many tokens say it."""

from __future__ import annotations

import re
from collections.abc import Sequence

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SMALL: dict[str, int] = {word: value for value, word in enumerate(_ONES)} | {
    word: 10 * value for value, word in enumerate(_TENS, start=2)
}
"""English number words below a hundred."""

UNITS: dict[str, int] = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
"""Words that multiply the number before them."""

# Russian cardinals in the forms that stand before a counted person: nominative, genitive and the collectives.
_RUSSIAN = {
    1: "один одна одного одной", 2: "два две двух двое двоих", 3: "три трёх трех трое троих",
    4: "четыре четырёх четырех четверо четверых", 5: "пять пяти пятеро пятерых", 6: "шесть шести шестеро шестерых",
    7: "семь семи семеро семерых", 8: "восемь восьми", 9: "девять девяти", 10: "десять десяти",
    11: "одиннадцать одиннадцати", 12: "двенадцать двенадцати", 13: "тринадцать тринадцати",
    14: "четырнадцать четырнадцати", 15: "пятнадцать пятнадцати", 16: "шестнадцать шестнадцати",
    17: "семнадцать семнадцати", 18: "восемнадцать восемнадцати", 19: "девятнадцать девятнадцати",
    20: "двадцать двадцати", 30: "тридцать тридцати", 40: "сорок сорока", 50: "пятьдесят пятидесяти",
    60: "шестьдесят шестидесяти", 70: "семьдесят семидесяти", 80: "восемьдесят восьмидесяти", 90: "девяносто",
    100: "сто ста", 200: "двести двухсот", 300: "триста трёхсот трехсот",
}  # fmt: skip
RUSSIAN: dict[str, int] = {word: value for value, words in _RUSSIAN.items() for word in words.split()}
"""Russian number words, each form on its own."""

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
_DECIMAL = re.compile(r"\d+[.,]\d+")


def digits_value(token: str) -> int | None:
    """The whole number that a digit token writes ("12", "1,200"), or None ("3.5", "10:30", "22-year-old")."""
    if token.isdecimal():
        return int(token) if len(token) <= 9 else None
    return int(token.replace(",", "")) if len(token) <= 15 and _GROUPED.fullmatch(token) else None


def word_value(word: str) -> int | None:
    """The value of one number word in lower case below a hundred ("twenty-one", "двадцать"), or None."""
    value = SMALL.get(word)
    if value is not None:
        return value
    tens, hyphen, ones = word.partition("-")
    if hyphen and tens in SMALL and SMALL[tens] >= 20 and 0 < SMALL.get(ones, 0) < 10:
        return SMALL[tens] + SMALL[ones]
    return RUSSIAN.get(word)


def cardinal(lowers: Sequence[str], index: int, stop: int) -> tuple[int, int] | None:
    """The number that begins at token `index` and the token after it, or None; reads no further than `stop`.

    "two hundred and fifty" is (250, index + 4), "1.2 million" (1200000, index + 2), "1,200" (1200, index + 1).
    """
    word = lowers[index]
    value = digits_value(word) if word[0].isdecimal() else word_value(word)
    if value is None:
        return _decimal_of_unit(lowers, index, stop)
    index += 1
    if word in RUSSIAN:
        return _russian(lowers, index, stop, value)
    if word[0].isalpha() and 20 <= value < 100 and value % 10 == 0 and index < stop:
        ones = SMALL.get(lowers[index], 0)  # "twenty one", as wire texts and transcripts spell it
        if 0 < ones < 10:
            value, index = value + ones, index + 1
    return _with_units(lowers, index, stop, value)


def _with_units(lowers: Sequence[str], index: int, stop: int, value: int) -> tuple[int, int]:
    total = 0
    while index < stop and lowers[index] in UNITS:
        unit = UNITS[lowers[index]]
        if unit == 100:
            value *= 100
        else:
            total, value = total + value * unit, 0
        index += 1
        rest = index + 1 if index < stop and lowers[index] == "and" else index
        more = _below(lowers, rest, stop, unit)
        if more is not None:
            value, index = value + more[0], more[1]
    return total + value, index


def _below(lowers: Sequence[str], index: int, stop: int, unit: int) -> tuple[int, int] | None:
    """A number word smaller than `unit` at `index`: the "fifty" of "two hundred and fifty"."""
    value = word_value(lowers[index]) if index < stop else None
    if value is None or lowers[index] in RUSSIAN or value >= unit:
        return None
    ones = SMALL.get(lowers[index + 1], 0) if index + 1 < stop and value >= 20 and value % 10 == 0 else 0
    return (value + ones, index + 2) if 0 < ones < 10 else (value, index + 1)


def _russian(lowers: Sequence[str], index: int, stop: int, value: int) -> tuple[int, int]:
    while index < stop and 0 < (more := RUSSIAN.get(lowers[index], 0)) < min(value, 100) and value >= 20:
        if value % 100 and more >= 10:
            break
        value, index = value + more, index + 1
    return value, index


def _decimal_of_unit(lowers: Sequence[str], index: int, stop: int) -> tuple[int, int] | None:
    word = lowers[index]
    if index + 1 >= stop or lowers[index + 1] not in UNITS or len(word) > 12 or not _DECIMAL.fullmatch(word):
        return None
    return round(float(word.replace(",", ".")) * UNITS[lowers[index + 1]]), index + 2
