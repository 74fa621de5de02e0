"""Which deeds of a report are one incident, by boosted trees: every two deeds compared, and those likely one joined;
and which are no incident in particular.

The rules (`extract.drafts`) let each deed join the account before it that it fits best, by weights set by hand, and so
open a second account for much that is told again ("his murder", "when he was attacked"). Here what they make of two
deeds is one sign among others: what both share, how each points back, and how far apart they stand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dateline.extract.drafts import Draft, Drafter, Told
from dateline.extract.fillers import Filler
from dateline.extract.partings import Partings
from dateline.extract.scene import Scene
from dateline.language.date_context import read_context
from dateline.language.date_values import resolve
from dateline.models.trees import Trees

SAME = 0.3
"""Mean probability from which on two groups of deeds are one incident. By cross-validation over 514 MUC-4 training
reports whose deeds were grouped by reading it gives B-cubed .851; .4 gives .845, .5 .834, the rules alone .801."""
GENERAL = 0.55
"""Mean probability of being no particular incident ("to stop the killings") above which a group of deeds is no account
where others are. On the same reports 80 % of those left out are none, and 1 % of the true accounts are among them."""
MOST = 60
"""Deeds of a report that are compared; where there are more, the rules alone have it. Of the 514 reports none has more
than 30."""
WEEK = 7
"""Days between two deeds above which they are never joined. Of 130 such pairs in those reports 27 are one incident by
a date that belongs to something else."""
_FAR = 30.0
_FAMILIES = (
    "abduction", "arrest", "arson", "assault", "bombardment", "bombing", "clash", "damage", "hijacking", "killing",
    "robbery", "threat",
)  # fmt: skip
_BEFORE = (
    frozenset(("the",)), frozenset(("this", "that", "these", "those", "such")),
    frozenset(("his", "her", "its", "their", "'s")), frozenset(("a", "an", "one")), frozenset(("another", "other")),
)  # fmt: skip
"""What may stand before a deed's noun and tell whether it was told before."""
_NOUNS = frozenset(("N", "NP"))


class Pairs(NamedTuple):
    """Every two deeds of a report, by their places in the order of the text, their rows (pairs x columns), and of each
    whether the two are told of days that lie too far apart for one incident."""

    found: tuple[tuple[int, int], ...]
    rows: NDArray[np.float32]
    apart: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class _Deed:
    """What is compared of a deed. `victims` are the last words of the names of those harmed, `nouns` and `names` those
    of its sentence, `figures` the casualties counted in it, `own` what it is by itself. `draft` is the number of the
    account that the rules give it to, -1 for none."""

    token: int
    sentence: int
    paragraph: int
    word: str
    kind: str
    family: str
    dates: frozenset[str]
    places: frozenset[str]
    agents: frozenset[str]
    targets: frozenset[str]
    victims: frozenset[str]
    figures: frozenset[tuple[str, int]]
    nouns: frozenset[str]
    names: frozenset[str]
    own: tuple[float, ...]
    days: tuple[tuple[date, date], ...]
    draft: int


class DeedRows:
    """The deeds of one report as numbers. `drafts` are the accounts that the rules make of them."""

    __slots__ = ("_days", "_deeds", "_drafts", "_rare", "_said", "_scene")

    def __init__(self, scene: Scene, told: Sequence[Told], drafts: Sequence[Draft]) -> None:
        self._scene = scene
        self._drafts = drafts
        number = {id(one): at for at, draft in enumerate(drafts) for one in draft.told}
        figures: dict[int, set[tuple[str, int]]] = {}
        for count in scene.counts:
            figures.setdefault(count.sentence, set()).add((count.field, count.value.low))
        self._said: dict[int, tuple[frozenset[str], frozenset[str]]] = {}
        times = Counter(word for number in range(len(scene.document.sentences)) for word in self._words(number)[1])
        self._rare = {word: 1 / often for word, often in times.items()}
        self._days = _days(scene)
        self._deeds = [
            self._deed(one, number.get(id(one), -1), frozenset(figures.get(one.event.trigger.sentence, ())))
            for one in told
        ]

    def pairs(self) -> Pairs:
        """Every two of them, in order."""
        found = tuple(combinations(range(len(self._deeds)), 2))
        rows = [self._row(*two) for two in found]
        apart = tuple(_days_apart(self._deeds[a].days, self._deeds[b].days)[1] > WEEK for a, b in found)
        return Pairs(found, np.array(rows, dtype=np.float32).reshape(len(rows), COLUMNS), apart)

    def singles(self) -> NDArray[np.float32]:
        """Each by itself: deeds x columns."""
        rows = [self._single(number, deed) for number, deed in enumerate(self._deeds)]
        return np.array(rows, dtype=np.float32).reshape(len(rows), SINGLE_COLUMNS)

    def told_again(self, told: Sequence[Told]) -> Iterator[tuple[int, int]]:
        """Two deeds of one account by the rules, of which one is named after the other: by a person who did both ("Arvo
        Rask opened fire"), or as "the temple attack" after a sentence with a temple. Of the 42 pairs in the 514
        reports 33 are one incident; B-cubed stays as it is (.847), for the trees know most of them."""
        doers = [self._named(one.event.agents) for one in told]
        callings = [self._calling(one) for one in told]
        for one, two in combinations(range(len(told)), 2):
            a, b = self._deeds[one], self._deeds[two]
            by_doer = not doers[one].isdisjoint(b.names) or not doers[two].isdisjoint(a.names)
            if a.draft == b.draft >= 0 and (by_doer or not callings[two].isdisjoint(a.nouns)):
                yield one, two

    def _named(self, fillers: Iterable[Filler]) -> frozenset[str]:
        """The last words of persons' names."""
        lowers = self._scene.syntax.lowers
        return frozenset(lowers[one.phrase.head] for one in fillers if one.role.named and one.role.kind == "person")

    def _calling(self, one: Told) -> frozenset[str]:
        """What a definite deed is called by beside its own word: "temple" in "the temple attack"."""
        phrase, lowers = one.event.trigger.phrase, self._scene.syntax.lowers
        if not one.definite or phrase is None:
            return frozenset()
        return frozenset(lowers[token] for token in range(phrase.first, phrase.last) if token != phrase.head)

    def _single(self, number: int, deed: _Deed) -> list[float]:
        own = self._drafts[deed.draft] if deed.draft >= 0 else None
        told = (deed.dates, deed.places, deed.agents, deed.targets, deed.victims, deed.figures, deed.nouns, deed.names)
        return [
            *deed.own, *(float(len(words)) for words in told), float(number), float(len(self._deeds)),
            float(len(self._drafts)), float(len(own.told) if own else 0), float(bool(own and own.dates)),
            float(bool(own and own.places)), sum(self._rare[word] for word in deed.names),
        ]  # fmt: skip

    def _deed(self, one: Told, draft: int, figures: frozenset[tuple[str, int]]) -> _Deed:
        event = one.event
        trigger = event.trigger
        nouns, names = self._words(trigger.sentence)
        return _Deed(
            trigger.first, trigger.sentence, self._scene.document.sentences[trigger.sentence].paragraph,
            self._scene.syntax.lowers[trigger.first], event.kind, self._scene.codebook.families[event.kind],
            one.dates, one.places, self._heads((*event.agents, *event.parties)), self._heads(event.targets),
            self._heads(filler for filler in event.targets if filler.role.named), figures, nouns, names,
            tuple(self._own(one)), tuple(self._days[said] for said in sorted(one.dates) if said in self._days), draft,
        )  # fmt: skip

    def _words(self, sentence: int) -> tuple[frozenset[str], frozenset[str]]:
        """A sentence's nouns and its proper names."""
        if sentence not in self._said:
            lowers, tags = self._scene.syntax.lowers, self._scene.syntax.tags
            tokens = range(*self._scene.document.sentences[sentence][2:4])
            self._said[sentence] = (
                frozenset(lowers[token] for token in tokens if tags[token] in _NOUNS),
                frozenset(lowers[token] for token in tokens if tags[token] == "NP"),
            )
        return self._said[sentence]

    def _heads(self, fillers: Iterable[Filler]) -> frozenset[str]:
        lowers = self._scene.syntax.lowers
        return frozenset(lowers[one.phrase.head] for one in fillers if one.role.kind != "pronoun")

    def _own(self, one: Told) -> Iterator[float]:
        """What a deed is by itself."""
        trigger = one.event.trigger
        start = self._scene.document.starts[trigger.first]
        yield from map(
            float,
            (
                trigger.weak, trigger.verb is not None, one.definite, one.other, one.toll, one.event.several,
                one.counted, bool(one.event.weapons), one.background, one.aggregate is not None, one.opens,
                one.stage == "accomplished", one.stage in ("planned", "threatened"),
                self._scene.contents.hold(start, start + 1),
            ),
        )  # fmt: skip
        phrase, lowers = trigger.phrase, self._scene.syntax.lowers
        before = {lowers[phrase.first], lowers[phrase.first - 1] if phrase.first else ""} if phrase else set()
        yield from (float(not words.isdisjoint(before)) for words in _BEFORE)
        family = self._scene.codebook.families[one.event.kind]
        yield from (float(family == other) for other in _FAMILIES)
        yield min(float(trigger.sentence), _FAR)

    def _row(self, one: int, two: int) -> list[float]:
        a, b = self._deeds[one], self._deeds[two]
        return [
            float(a.draft == b.draft >= 0), float(a.draft >= 0), float(b.draft >= 0), float(len(self._drafts)),
            float(a.kind == b.kind), float(a.family == b.family), float(a.word == b.word),
            *_both(a.dates, b.dates), *_both(a.places, b.places), *_both(a.agents, b.agents),
            *_both(a.targets, b.targets), *_both(a.victims, b.victims), *_both(a.figures, b.figures),
            float(not a.victims.isdisjoint(b.names)), float(not b.victims.isdisjoint(a.names)),
            float(not a.targets.isdisjoint(b.nouns)), float(not b.targets.isdisjoint(a.nouns)),
            *_likeness(a.nouns, b.nouns), *_likeness(a.names, b.names), *_days_apart(a.days, b.days),
            sum(self._rare[word] for word in a.names & b.names), *self._accounts(a.draft, b.draft),
            min(float(b.sentence - a.sentence), _FAR), min(float(b.paragraph - a.paragraph), _FAR),
            min(float(b.token - a.token), 200.0), float(two - one), float(len(self._deeds)), *a.own, *b.own,
        ]  # fmt: skip

    def _accounts(self, one: int, two: int) -> Iterator[float]:
        """What the accounts have in common that the rules give two deeds to."""
        if min(one, two) < 0 or one == two:
            yield from (-1.0,) * 10
            return
        a, b = self._drafts[one], self._drafts[two]
        for x, y in ((a.dates, b.dates), (a.places, b.places), (a.names, b.names)):
            yield float(len(x & y))
            yield float(bool(x) and bool(y) and not x & y)
        yield from (float(len(a.told)), float(len(b.told)), float(not a.kinds.isdisjoint(b.kinds)), float(two - one))


def _days(scene: Scene) -> dict[str, tuple[date, date]]:
    """The first and last day of each date by its words, as far as the text alone tells them."""
    context = read_context(scene.document, scene.dates)
    values = ((one.as_said.lower(), resolve(one, context)) for one in scene.dates if not one.dateline)
    return {
        words: (date.fromisoformat(value.start), date.fromisoformat(value.end))
        for words, value in values if value.start is not None and value.end is not None
    }  # fmt: skip


def _days_apart(a: Sequence[tuple[date, date]], b: Sequence[tuple[date, date]]) -> tuple[float, float]:
    """Whether both have a day, and how many lie between the nearest two."""
    gaps = [max((x[0] - y[1]).days, (y[0] - x[1]).days, 0) for x in a for y in b]
    return float(bool(gaps)), float(min(gaps, default=-1))


def _both(a: frozenset[object], b: frozenset[object]) -> tuple[float, float, float]:
    """How many both have, and how many each."""
    return float(len(a & b)), float(len(a)), float(len(b))


def _likeness(a: frozenset[str], b: frozenset[str]) -> tuple[float, float]:
    """How many words both have, and which share of the fewer that is."""
    shared = len(a & b)
    return float(shared), shared / max(min(len(a), len(b)), 1)


COLUMNS = 4 + 3 + 6 * 3 + 4 + 4 + 2 + 11 + 5 + 2 * (14 + len(_BEFORE) + len(_FAMILIES) + 1)
"""How many numbers the row of a pair has."""
SINGLE_COLUMNS = (14 + len(_BEFORE) + len(_FAMILIES) + 1) + 8 + 7
"""How many the row of a single deed has."""


def grouped(count: int, pairs: Pairs, chances: Sequence[float], least: float = SAME) -> list[list[int]]:
    """The deeds 0 to `count`, those of one incident together: the likeliest two groups joined first, as long as two
    deeds, one of each, are one incident with a probability of `least` (above 0) on the mean, and no two lie too far
    apart in time."""
    total = np.zeros((count, count))
    for (one, two), chance, apart in zip(pairs.found, chances, pairs.apart, strict=True):
        total[one, two] = total[two, one] = -np.inf if apart else chance
    groups = [[number] for number in range(count)]
    size = np.ones(count)
    while True:
        mean = np.triu(np.maximum(total, -1.0) / np.outer(size, size), 1)
        one, two = divmod(int(mean.argmax()), count)
        if mean[one, two] < least:
            return sorted(sorted(group) for group in groups if group)
        groups[one] += groups[two]
        groups[two] = []
        total[one] += total[two]
        total[:, one] += total[:, two]
        total[two] = total[:, two] = 0.0
        size[one] += size[two]


def joined(groups: Sequence[list[int]], pairs: Pairs, again: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The groups, two with deeds told `again` made one, unless some of their deeds lie too far apart in time."""
    home = {deed: group for group in groups for deed in group}
    apart = {two for two, far in zip(pairs.found, pairs.apart, strict=True) if far}
    for one, two in again:
        first, second = home[one], home[two]
        if first is not second and not any((min(a, b), max(a, b)) in apart for a in first for b in second):
            first += second
            home.update(dict.fromkeys(second, first))
    kept = {id(group): group for group in home.values()}
    return sorted(sorted(group) for group in kept.values())


def particular(groups: Sequence[list[int]], chances: Sequence[float], most: float = GENERAL) -> list[list[int]]:
    """The groups that tell a particular incident; all where none does. `chances` are of each deed that it does not."""
    kept = [group for group in groups if sum(chances[deed] for deed in group) <= most * len(group)]
    return kept or list(groups)


@dataclass(frozen=True, slots=True)
class DeedTrees:
    """`same`: whether two deeds are one incident; `general`: whether a deed is none in particular."""

    same: Trees
    general: Trees

    def regroup(self, scene: Scene, told: Sequence[Told], drafts: Sequence[Draft], drafter: Drafter) -> list[Draft]:
        """The accounts of a report anew; none of them of deeds that all were none to the rules."""
        if len(told) < 2 or not drafts or len(told) > MOST:
            return list(drafts)
        rows = DeedRows(scene, told, drafts)
        pairs = rows.pairs()
        parted = Partings(scene, told)
        apart = tuple(far or parted.apart(*two) for far, two in zip(pairs.apart, pairs.found, strict=True))
        pairs = pairs._replace(apart=apart)
        groups = grouped(len(told), pairs, self.same.probabilities(pairs.rows).tolist())
        groups = joined(groups, pairs, rows.told_again(told))
        known = {id(one) for draft in drafts for one in draft.told}
        real = [group for group in groups if any(id(told[deed]) in known for deed in group)]
        kept = particular(real, self.general.probabilities(rows.singles()).tolist())
        return [drafter.draft([told[deed] for deed in group]) for group in kept]
