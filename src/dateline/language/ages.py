"""Ages that stand in a row: "two drivers, aged 35 and 52", "three boys, 14, 15 and 17"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from dateline.language.document import Document
from dateline.language.number_phrase import NumberPhrase

OLDEST = 120
"""No person's age is higher."""
_JOINS = frozenset((",", "and", "or", "&"))
_COUNTED_NEXT = frozenset(
    """, . ; ) and or respectively was were is are has have had who when in at by from on after while with died fled
    of""".split()
)
"""Words after a number that is no count of anything, for a count has its noun behind it. Written for this project."""
_NOUN = 4
"""Words at most between "two" and the comma before the two ages: "two Doruk city guards, 35 and 52". Set by reading."""


def with_ages_in_a_row(document: Document, phrases: Sequence[NumberPhrase]) -> tuple[NumberPhrase, ...]:
    """The numbers, those marked as ages that go on a row of ages, and those that give the ages of as many people."""
    found = list(phrases)
    for place in range(1, len(found)):
        if found[place - 1].kind == "age" and _goes_on(document, found[place - 1], found[place]):
            found[place] = replace(found[place], kind="age")
    for place, phrase in enumerate(phrases):
        if phrase.kind == "count" and phrase.low == phrase.high and 2 <= phrase.low <= len(phrases) - place - 1:
            row = found[place + 1 : place + 1 + phrase.low]
            if _are_ages_of(document, phrase, row):
                found[place + 1 : place + 1 + phrase.low] = [replace(one, kind="age") for one in row]
    return tuple(found)


def _goes_on(document: Document, before: NumberPhrase, phrase: NumberPhrase) -> bool:
    """Whether nothing but a comma or "and" stands between two numbers, and no noun behind the second."""
    between = document.lowers[before.last : phrase.first]
    return bool(between) and _JOINS.issuperset(between) and _could_be_age(document, phrase)


def _could_be_age(document: Document, phrase: NumberPhrase) -> bool:
    if (
        phrase.kind not in ("count", "age")
        or phrase.hedge is not None
        or phrase.low != phrase.high
        or phrase.low > OLDEST
    ):
        return False
    return phrase.last == len(document.lowers) or document.lowers[phrase.last] in _COUNTED_NEXT


def _are_ages_of(document: Document, people: NumberPhrase, row: Sequence[NumberPhrase]) -> bool:
    """Whether the row stands between commas, behind so many people as it has numbers."""
    comma = row[0].first - 1
    if document.lowers[comma] != "," or not 1 <= comma - people.last <= _NOUN:
        return False
    if not set(document.lowers[people.last : comma]).isdisjoint({",", ".", ";", ":"}):
        return False
    ends = row[-1].last == len(document.lowers) or document.lowers[row[-1].last] in (",", ".", ")", ";")
    joined = all(_goes_on(document, one, other) for one, other in pairwise(row))
    return ends and joined and _could_be_age(document, row[0])
