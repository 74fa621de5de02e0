"""A report's distinctive words: what is left of the text for linking once the text itself is not at hand.

Names of people, streets and towns, ages and house numbers tell one incident from another better than what was done.
A word is distinctive where it is rare in news of any kind and often said here. How rare a word is comes from a list
that is shipped (`words.tsv`), never from the ledger, so that the same report has the same words in every ledger.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from math import log, sqrt

from dateline.codebook.matcher import fold

KEPT = 32
"""Words kept of a report. On the tuning half of GVA B-cubed is .921 to .923 with 24, 32 or 48."""

_CAPITAL = 1.5
"""A word mostly written with a capital, or a number, counts this much more (tuning half of GVA: .916 to .918)."""

_TOO_COMMON = 1.0
"""Words that more than about a third of all reports hold are passed over at once."""

_LONGEST = 120_000
"""Code points of a text that are looked at: about 20,000 words, more than any news report."""

_FALL = tuple(1 / sqrt(rank + 4) for rank in range(KEPT))
"""What a word weighs by its rank: on the tuning half of GVA as good (.923) as the words' own weights (.918)."""

_FOREIGN = 0.5
"""Below this share of listed words a text is not English: then only names (capitals within a sentence) and numbers are
kept, since the list knows no function words of other languages. English news has
0.94 (1 in 100 reports below 0.82), Spanish, German and French paragraphs 0.13 to 0.35."""

WORD = re.compile(r"[^\W\d_]+|\d+")
_YEAR = re.compile(r"(?:19|20)\d\d")
"""A year says when, which other evidence weighs; the list, being older than the news, would take it for a rare name."""
_NAME_WITHIN = re.compile(r"(?<=[^\W_] |[,;(] )([^\W\d_]+)")


def distinctive(text: str, title: str | None = None) -> tuple[str, ...]:
    """The report's most distinctive words, folded, the most distinctive first."""
    cased = f"{fold(title).cased}\n{fold(text[:_LONGEST]).cased}" if title else fold(text[:_LONGEST]).cased
    said: dict[str, int] = {}
    small: dict[str, int] = {}
    for word, times in Counter(WORD.findall(cased)).items():
        lower = word.lower()
        said[lower] = said.get(lower, 0) + times
        if word == lower:
            small[word] = times
    listed, rarest = word_rarity()
    known = sum([times for word, times in said.items() if word in listed])
    names = said if known >= _FOREIGN * sum(said.values()) else _names_within(cased)
    ranked: list[tuple[float, str]] = []
    for word, times in said.items():
        rarity = listed.get(word, rarest)
        if rarity < _TOO_COMMON or len(word) < 2:
            continue
        digits = word[0].isdigit()
        if (word in names or digits) and not (digits and _YEAR.fullmatch(word)):
            boost = _CAPITAL if digits or 2 * small.get(word, 0) <= times else 1.0
            ranked.append((-(1 + log(times)) * rarity * boost, word))
    ranked.sort()
    return tuple([word for _, word in ranked[:KEPT]])


def _names_within(cased: str) -> set[str]:
    """Words that are written with a capital within a sentence, in lower case."""
    return {word.lower() for word in _NAME_WITHIN.findall(cased) if not word[0].islower()}


def likeness(a: Iterable[str], b: Iterable[str]) -> float:
    """How much two reports' distinctive words agree, 0 to 1: a cosine; rarer and earlier words weigh more."""
    return vectors_alike(weighted(a), weighted(b))


def vectors_alike(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """The cosine of two vectors of length 1, as `weighted` gives them."""
    if len(b) < len(a):
        a, b = b, a
    return sum(weight * b[word] for word, weight in a.items() if word in b)


def weighted(names: Iterable[str]) -> dict[str, float]:
    """Words, most distinctive first, as a vector of length 1: by rarity, and falling with the root of the rank."""
    listed, rarest = word_rarity()
    vector = {word: listed.get(word, rarest) * fall for word, fall in zip(names, _FALL, strict=False)}
    length = sqrt(sum(weight * weight for weight in vector.values()))
    return {word: weight / length for word, weight in vector.items()} if length else {}


@cache
def word_rarity() -> tuple[Mapping[str, float], float]:
    """Minus the logarithm of the share of reports that hold a word, and that of every word not listed."""
    rarity: dict[str, float] = {}
    for line in files("dateline.link").joinpath("words.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            word, _, value = line.partition("\t")
            rarity[word] = float(value)
    return rarity, max(rarity.values())
