"""Seeded noise for training and for measuring: case, lost full stops, OCR, spelling and transliteration.

Every maker of edits takes a text and a `random.Random` and gives edits by position; `noisy` makes them on a passage,
one maker after another, and takes the labels along. The same seed and passage give the same noise on every machine.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from dateline.codebook.registry import load_registry
from dateline.codebook.yaml_file import read_yaml
from dateline.language.document import Document, is_monocase, read_document
from training.corpora.edits import Edit, edited
from training.corpora.passages import Passage

LISTS = Path(__file__).parent / "noise.yaml"
Case = Literal["as written", "upper", "lower", "mixed"]
_WORD = re.compile(r"\w+")
_LOWER = frozenset("a an and as at but by for from in of on or the to with de del el la las los y".split())
_VOWEL = re.compile(r"[aeiouy]")


@dataclass(frozen=True, slots=True)
class Noise:
    """How much of each. `case` is done last. The rates are chances: `stops` a full stop, `split` a word, `join` a
    blank, `misread` a place where a scanner may err, `spelling` and `names` a word of the lists."""

    case: Case = "as written"
    stops: float = 0.0
    split: float = 0.0
    join: float = 0.0
    misread: float = 0.0
    spelling: float = 0.0
    names: float = 0.0


OCR = Noise(stops=0.05, split=0.01, join=0.01, misread=0.01)
"""About one word in twenty is touched, as on a fair scan of a carbon copy; our own choice, calibrated on nothing."""


def noisy(passage: Passage, noise: Noise, seed: int) -> Passage:
    """The passage with that noise; its labels cover the images of the words that they covered."""
    steps: tuple[tuple[float, Callable[[str, random.Random], Iterator[Edit]]], ...] = (
        (noise.spelling, lambda text, dice: respelt(text, dice, noise.spelling)),
        (noise.names, lambda text, dice: transliterated(text, dice, noise.names)),
        (float(noise.case != "as written"), lambda text, _: cased(text, noise.case)),
        (noise.stops, lambda text, dice: without_stops(text, dice, noise.stops)),
        (noise.misread, lambda text, dice: misread(text, dice, noise.misread)),
        (noise.split, lambda text, dice: split_words(text, dice, noise.split)),
        (noise.join, lambda text, dice: joined_words(text, dice, noise.join)),
    )
    for number, (rate, make) in enumerate(steps):
        if rate > 0:
            dice = random.Random(f"{seed} {number} {passage.id}")  # noqa: S311 - an experiment's dice, not a secret
            passage = edited(passage, make(passage.text, dice))
    return passage


def cased(text: str, case: Case) -> Iterator[Edit]:
    """Capitals, lower case, or (of a text without cases) mixed case as a newspaper might have it."""
    if case == "mixed":
        yield from _mixed(text)
        return
    for match in _WORD.finditer(text) if case != "as written" else ():
        yield from _recased(
            match.start(), match.group(), match.group().upper() if case == "upper" else match.group().lower()
        )


def _recased(start: int, old: str, new: str) -> Iterator[Edit]:
    """One edit for the word; letter by letter where a letter becomes two ("ß", "SS")."""
    if old == new:
        return
    if len(old) == len(new):
        yield Edit(start, start + len(old), new)
        return
    upper = new.isupper()
    for index, letter in enumerate(old):
        other = letter.upper() if upper else letter.lower()
        if other != letter:
            yield Edit(start + index, start + index + 1, other)


def _mixed(text: str) -> Iterator[Edit]:
    """Sentences and what the word-class model takes for names get their capital, acronyms keep theirs. A text that has
    cases already stays as it is."""
    if not is_monocase(text):
        return
    from dateline.models.tagger import load_tagger

    document = read_document(text)
    tags = load_tagger().tags(document)
    firsts = {sentence.first for sentence in document.sentences}
    for index, (start, word) in enumerate(zip(document.starts, document.words, strict=True)):
        yield from _recased(start, word, _written(document, index, tags[index] == "NP", index in firsts))


def _written(document: Document, index: int, name: bool, first: bool) -> str:
    word, low = document.words[index], document.lowers[index]
    if name and low not in _LOWER and (low in _acronyms() or (low.isalpha() and not _VOWEL.search(low))):
        return word
    if (first or (name and low not in _LOWER)) and len(word.upper()) == len(word):
        return word[:1].upper() + low[1:] if len(low) == len(word) else word
    return low


def without_stops(text: str, dice: random.Random, rate: float) -> Iterator[Edit]:
    """Full stops that end a word are lost."""
    for match in re.finditer(r"(?<=\w)\.(?=\s|$)", text):
        if dice.random() < rate:
            yield Edit(match.start(), match.end(), "")


def misread(text: str, dice: random.Random, rate: float) -> Iterator[Edit]:
    """Letters are taken for others that look alike."""
    table, pattern = _misread()
    for match in pattern.finditer(text):
        if dice.random() < rate:
            yield Edit(match.start(), match.end(), dice.choice(table[match.group()]))


def split_words(text: str, dice: random.Random, rate: float) -> Iterator[Edit]:
    """A blank comes into a word."""
    for match in re.finditer(r"\w{4,}", text):
        if dice.random() < rate:
            place = dice.randrange(match.start() + 1, match.end())
            yield Edit(place, place, " ")


def joined_words(text: str, dice: random.Random, rate: float) -> Iterator[Edit]:
    """A blank between two words is lost."""
    for match in re.finditer(r"(?<=\w) (?=\w)", text):
        if dice.random() < rate:
            yield Edit(match.start(), match.end(), "")


def respelt(text: str, dice: random.Random, rate: float) -> Iterator[Edit]:
    """British words become American and American ones British."""
    yield from _swapped(text, dice, rate, _variants("spelling"))


def transliterated(text: str, dice: random.Random, rate: float) -> Iterator[Edit]:
    """Arabic names are written another way, and so is the article before a name."""
    yield from sorted(
        (*_swapped(text, dice, rate, _variants("names")), *_articles(text, dice, rate)), key=lambda e: e.start
    )


def _articles(text: str, dice: random.Random, rate: float) -> Iterator[Edit]:
    # "al " and "el " may be Italian or Spanish: only the article that a hyphen ties is known to be Arabic
    for match in re.finditer(r"\b[AaEe]l-(?=[A-Z])", text):
        if dice.random() < rate:
            yield Edit(
                match.start(), match.end(), dice.choice([one for one in _articles_known() if one != match.group()])
            )


def _swapped(text: str, dice: random.Random, rate: float, table: Mapping[str, tuple[str, ...]]) -> Iterator[Edit]:
    for match in _WORD.finditer(text):
        others = table.get(match.group().lower())
        if others and dice.random() < rate:
            yield Edit(match.start(), match.end(), _like(match.group(), dice.choice(others)))


def _like(old: str, new: str) -> str:
    """`new` in the case of `old`."""
    if old.isupper():
        return new.upper()
    return " ".join(word[:1].upper() + word[1:] for word in new.split()) if old[:1].isupper() else new


@cache
def _acronyms() -> frozenset[str]:
    """What the registry writes in capitals alone, in lower case."""
    names = (name for actor in load_registry().actors.values() for name in (actor.name, *actor.aliases))
    return frozenset(name.lower() for name in names if name.isupper() and name.isalpha())


@cache
def _lists() -> Mapping[str, Any]:
    found: Mapping[str, Any] = read_yaml(LISTS)
    return found


@cache
def _articles_known() -> tuple[str, ...]:
    return tuple(_lists()["articles"])


@cache
def _variants(name: str) -> Mapping[str, tuple[str, ...]]:
    """The other spellings of each lower-case word of a list."""
    return {word: tuple(w for w in group if w != word) for group in _lists()[name] for word in group}


@cache
def _misread() -> tuple[Mapping[str, tuple[str, ...]], re.Pattern[str]]:
    table: dict[str, tuple[str, ...]] = {}
    for printed, seen in _lists()["misread"]:
        table[printed] = (*table.get(printed, ()), seen)
    longest = sorted(table, key=lambda printed: (-len(printed), printed))
    return table, re.compile("|".join(map(re.escape, longest)))
