"""Number phrases: the number, its hedge or range, and what kind of number it is.

"around 50", "at least a dozen", "30 to 35", "between 12 and 15", "dozens": each becomes a `NumberPhrase` with low and
high as `codebook/hedges.yaml` reads them. Ages, years, times, sums of money, weapons' and units' numbers are found too,
but marked by their `kind`, so that nothing takes them for a count of people.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from dateline.codebook.hedges import Bound, Hedges, load_hedges
from dateline.language.ages import with_ages_in_a_row
from dateline.language.document import Document
from dateline.language.number_kinds import kind_of
from dateline.language.number_phrase import NumberPhrase
from dateline.language.number_words import RUSSIAN, SMALL, UNITS, cardinal, digits_value

T = TypeVar("T")

_DASHES = frozenset("-–—‐‑")
_ADDED = frozenset(
    {"another", "additional", "further", "the", "other", '"', "“", "‘", "«"}
)  # may stand between a hedge and its number
_NOT_BEFORE_ONE = frozenset({"no", "any", "every", "each", "this", "that", "which", "another", "some"})
_ONE_BY_ONE = (("after", "another"), ("after", "the"), ("by", "one"))
_NOT_BEFORE_MANY = frozenset({"how", "so", "too", "as", "not", "that", "for"})


@dataclass(frozen=True, slots=True)
class _Found:
    """A number without its hedge: tokens [first, last), its bounds, and whether it is vague or a range."""

    first: int
    last: int
    low: int
    high: int | None
    vague: bool = False
    ranged: bool = False


@dataclass(frozen=True, slots=True)
class _Tables:
    """The hedges by their last word (their first, where they follow), longest first, and words that begin a number."""

    before: dict[str, tuple[tuple[tuple[str, ...], Bound], ...]]
    after: dict[str, tuple[tuple[tuple[str, ...], Bound], ...]]
    vague: dict[str, tuple[tuple[tuple[str, ...], tuple[int, int | None]], ...]]
    units: dict[str, int]
    starters: frozenset[str]


@cache
def _tables() -> _Tables:
    hedges: Hedges = load_hedges()
    before: dict[str, list[tuple[tuple[str, ...], Bound]]] = {}
    after: dict[str, list[tuple[tuple[str, ...], Bound]]] = {}
    vague: dict[str, list[tuple[tuple[str, ...], tuple[int, int | None]]]] = {}
    for words, bound in hedges.before.items():
        before.setdefault(words[-1], []).append((words, bound))
    for words, bound in hedges.after.items():
        after.setdefault(words[0], []).append((words, bound))
    for words, entry in hedges.vague.items():
        vague.setdefault(words[0], []).append((words, (entry.low, entry.high)))
    starters = frozenset({*vague, *SMALL, *RUSSIAN, "a", "an"})
    return _Tables(_longest(before), _longest(after), _longest(vague), {**UNITS, **hedges.units}, starters)


def _longest(table: dict[str, list[tuple[tuple[str, ...], T]]]) -> dict[str, tuple[tuple[tuple[str, ...], T], ...]]:
    return {word: tuple(sorted(rows, key=lambda row: -len(row[0]))) for word, rows in table.items()}


def find_numbers(document: Document) -> tuple[NumberPhrase, ...]:
    """Every number phrase of the document, in order, none overlapping another; bounds never cross a sentence."""
    tables = _tables()
    lowers = document.lowers
    phrases: list[NumberPhrase] = []
    for sentence in document.sentences:
        floor = index = sentence.first
        while index < sentence.last:
            word = lowers[index]
            if not (word in tables.starters or word[0].isdecimal() or "-" in word):
                index += 1
                continue
            found = _number_at(document, index, sentence.last, tables)
            if found is None:
                index += 1
                continue
            phrase = _phrase(document, found, floor, sentence.last, tables)
            phrases.append(phrase)
            floor = index = phrase.last
    return with_ages_in_a_row(document, phrases)


def _number_at(document: Document, index: int, stop: int, tables: _Tables) -> _Found | None:
    lowers = document.lowers
    found = _vague_at(lowers, index, stop, tables)
    if found is not None:
        return found
    if lowers[index] == "one" and index and lowers[index - 1] in _NOT_BEFORE_ONE:
        return None
    if lowers[index] == "one" and (
        tuple(lowers[index + 1 : index + 3]) in _ONE_BY_ONE or tuple(lowers[max(0, index - 2) : index]) == ("one", "by")
    ):
        return None
    if lowers[index] in ("a", "an"):
        return _article_unit(lowers, index, stop, tables)
    read = cardinal(lowers, index, stop)
    if read is None:
        age = _hyphenated_age(lowers[index])
        return None if age is None else _Found(index, index + 1, age, age)
    value, after = read
    if after < stop and lowers[after] in tables.units and lowers[after] not in UNITS and lowers[after] != "score":
        value, after = value * tables.units[lowers[after]], after + 1  # "two dozen"
    return _range_from(document, _Found(index, after, value, value), stop)


def _vague_at(lowers: Sequence[str], index: int, stop: int, tables: _Tables) -> _Found | None:
    for words, (low, high) in tables.vague.get(lowers[index], ()):
        after = index + len(words)
        if after > stop or tuple(lowers[index:after]) != words:
            continue
        if lowers[index] in ("many", "several") and index and lowers[index - 1] in _NOT_BEFORE_MANY:
            return None
        if after < stop and (unit := tables.units.get(lowers[after], 0)) and lowers[after] != "score" and not high:
            return _Found(index, after + 1, low * unit, None, vague=True)  # "several dozen", "a few hundred"
        return _Found(index, after, low, high, vague=high is None)
    return None


def _article_unit(lowers: Sequence[str], index: int, stop: int, tables: _Tables) -> _Found | None:
    """ "a hundred", "a thousand": an article counts only before a unit; before a noun it is no number."""
    unit = tables.units.get(lowers[index + 1], 0) if index + 1 < stop and lowers[index + 1] in UNITS else 0
    return _Found(index, index + 2, unit, unit) if unit else None


def _hyphenated_age(word: str) -> int | None:
    """The number of "22-year-old", "twenty-two-year-old" or "10-day", else None."""
    for unit in ("-year", "-month", "-week", "-day"):
        number, hyphen, _ = word.partition(unit)
        read = cardinal((number,), 0, 1) if hyphen and number else None
        if read is not None:
            return read[0]
    return None


def _range_from(document: Document, found: _Found, stop: int) -> _Found:
    """ "30 to 35", "30-35", "12 or 13", and after "between" "12 and 15"; anything else is the first number alone."""
    lowers, join = document.lowers, found.last
    if join + 1 >= stop:
        return found
    between = found.first > 0 and lowers[found.first - 1] == "between"
    dash = lowers[join] in _DASHES
    if not (dash or lowers[join] in ("to", "or") or (between and lowers[join] == "and")):
        return found
    if dash and (document.ends[join] != document.starts[join + 1]) != (
        document.ends[join - 1] != document.starts[join]
    ):
        return found
    upper = cardinal(lowers, join + 1, stop)
    if upper is None or found.high is None or upper[0] <= found.high or _is_phone(lowers, join):
        return found
    first = found.first - 1 if between or (found.first > 0 and lowers[found.first - 1] == "from") else found.first
    return _Found(first, upper[1], found.low, upper[0], ranged=True)


def _is_phone(lowers: Sequence[str], join: int) -> bool:
    return lowers[join] in _DASHES and len(lowers[join - 1]) == 3 and len(lowers[join + 1]) == 4


def _phrase(document: Document, found: _Found, floor: int, stop: int, tables: _Tables) -> NumberPhrase:
    first, last, hedge, bound = found.first, found.last, None, None
    before = (
        None
        if found.ranged and document.lowers[first] in ("between", "from")
        else _before(document, first, floor, tables)
    )
    if before is not None:
        first, hedge, bound = before
    else:
        for words, after_bound in tables.after.get(document.lowers[last], ()) if last < stop else ():
            if last + len(words) <= stop and document.lowers[last : last + len(words)] == words:
                last, hedge, bound = last + len(words), " ".join(words), after_bound
                break
    low, high = found.low, found.high
    if bound == "least":
        high = None
    elif bound == "most" and low == high:
        low = min(1, low)
    number = found.first
    return NumberPhrase(
        document.starts[first], document.ends[last - 1], first, last, number, low, high, hedge,
        document.exact(first, last), kind_of(document, found.first, found.last), found.vague,
    )  # fmt: skip


def _before(document: Document, first: int, floor: int, tables: _Tables) -> tuple[int, str, Bound] | None:
    """The hedge before token `first`: where it begins, its words in lower case, and the bound it makes."""
    lowers, at = document.lowers, first
    while at > floor and first - at < 2 and lowers[at - 1] in _ADDED:
        at -= 1
    result: tuple[int, str, Bound] | None = None
    for _ in range(2):  # "at least about 50": the outer hedge decides the bound
        hit = _hedge_ending_at(lowers, at, floor, tables)
        if hit is None:
            break
        words, bound = hit
        at -= len(words)
        said = " ".join(words) if result is None else " ".join((*words, result[1]))
        result = (at, said, bound if bound != "point" or result is None else result[2])
    return result


def _hedge_ending_at(
    lowers: Sequence[str], at: int, floor: int, tables: _Tables
) -> tuple[tuple[str, ...], Bound] | None:
    if at <= floor:
        return None
    for words, bound in tables.before.get(lowers[at - 1], ()):
        begin = at - len(words)
        if begin >= floor and tuple(lowers[begin:at]) == words:
            return words, bound
    return None


def is_digits(token: str) -> bool:
    """True where the token writes a whole number in digits."""
    return digits_value(token) is not None
