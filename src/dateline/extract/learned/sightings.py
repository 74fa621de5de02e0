"""Every wording of a report that may play a role, as a row of numbers: what the network, the grammar and the text say
of it. The second look (`models.trees`) makes a probability of each row."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dateline.codebook.registry import Registry
from dateline.codebook.terms import Codebook
from dateline.extract.facts import Fact
from dateline.language.document import Document
from dateline.models.extractor.candidates import phrases_in
from dateline.models.extractor.network import NOTHING, Scores, pooled_scores
from dateline.schema.values import Entity

LABELS = (
    "perpetrator-individual", "perpetrator-organisation", "physical-target", "human-target", "human-target-described",
    "weapon",
)  # fmt: skip
"""The labels of the network's head `roles`, in its order."""
LEAST = -4.0
"""A wording whose logit in a role is lower is passed over there unless the grammar has it: 2 % probability, beneath
every threshold that ever was best."""
_TELLING = ("attack", "death", "injury", "damage", "threat")
_FAR = 20.0

Floats = NDArray[np.float32]


class Sighting(NamedTuple):
    """A wording in a role: its number in the scores' `texts` (-1: no candidate of the network has it), the label's
    index, and the tokens [first, last) of the place where it plays the role most likely."""

    wording: int
    label: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Sightings:
    """The sightings of one report and their rows: sightings x columns."""

    found: tuple[Sighting, ...]
    rows: Floats


class Sighter:
    """Finds the sightings of one report. `told` are the grammar's facts by account, `deeds` the sentences in which it
    saw a deed."""

    __slots__ = (
        "_by_grammar", "_deeds", "_said", "codebook", "document", "registry", "scores", "told",
    )  # fmt: skip

    def __init__(
        self,
        document: Document,
        scores: Scores,
        told: Sequence[Sequence[Fact]],
        deeds: Iterable[int],
        codebook: Codebook,
        registry: Registry,
    ) -> None:
        self.document = document
        self.scores = scores
        self.told = told
        self.codebook = codebook
        self.registry = registry
        self._deeds = sorted(set(deeds))
        self._by_grammar = self._heard()
        self._said = Counter(label for _, label in self._by_grammar)

    def _heard(self) -> dict[tuple[int, int], float]:
        """By wording and label how strongly the grammar says so: 1 for the name of an entity, a half for another of its
        wordings."""
        heard: dict[tuple[int, int], float] = {}
        done: set[int] = set()
        for facts in self.told:
            for fact in facts:
                label = label_of(fact)
                if label is None or not isinstance(fact.value, Entity) or id(fact.value) in done:
                    continue
                done.add(id(fact.value))  # one entity has a fact for each of its places
                for rank, (start, end) in enumerate(fact.value.mentions):
                    number = self._number(start, end)
                    if number is not None:
                        key = number, label
                        heard[key] = max(heard.get(key, 0.0), 0.5 if rank else 1.0)
        return heard

    def _number(self, start: int, end: int) -> int | None:
        """The number of the wording at the code points [start, end)."""
        first, last = self.document.tokens_within(start, end)
        rows = self.scores.spans
        while first < last - 1 and self.document.lowers[first] in ("the", "a", "an"):
            first += 1
        at = np.searchsorted(rows[:, 0], first)
        while at < len(rows) and rows[at, 0] == first:
            if rows[at, 1] == last:
                return int(self.scores.wording[at])
            at += 1
        return None

    def find(self) -> Sightings:
        """All sightings, by wording and label."""
        scores = self.scores
        if not len(scores.spans):
            return Sightings((), np.zeros((0, COLUMNS), dtype=np.float32))
        roles = scores.heads["roles"]
        pooled = pooled_scores(roles, scores.wording, len(scores.texts))
        likely = {(int(t), int(r)) for t, r in zip(*np.nonzero(pooled > LEAST), strict=True)}
        keys = sorted(likely | set(self._by_grammar))
        shared = self._shared(pooled)
        nobody = np.full((2, len(LABELS)), NOTHING, dtype=np.float32)
        rivals = np.partition(np.vstack((pooled, nobody)), -2, axis=0)[-2:]  # of each label the second and the first
        found, rows = [], []
        overlaps = _Overlaps({scores.texts[wording]: wording for wording, _ in keys})
        for wording, label in keys:
            places = scores.places(wording)
            best = places[np.argmax(roles[places, label])]
            first, last = (int(one) for one in scores.spans[best])
            found.append(Sighting(wording, label, first, last))
            rows.append([
                *self._of_places(roles[places, label], pooled, wording, label, overlaps, rivals[:, label]),
                *pooled[wording], *scores.heads["entities"][places].max(axis=0),
                *self._of_grammar(wording, label), *self._of_text(places, first, last), *shared[label],
                *(float(label == one) for one in range(len(LABELS))),
            ])  # fmt: skip
        return Sightings(tuple(found), np.clip(np.array(rows, dtype=np.float32), -12, 1000).reshape(len(rows), COLUMNS))

    def _of_places(
        self, logits: Floats, pooled: Floats, wording: int, label: int, overlaps: _Overlaps, rivals: Floats
    ) -> tuple[float, ...]:
        """What the network says of the wording in the role, place by place, and beside its rivals."""
        ordered = np.sort(logits)[::-1]
        own = pooled[wording, label]
        longer, shorter = overlaps.of(wording)
        return (
            float(own), float(ordered[0]), float(ordered[1]) if len(ordered) > 1 else NOTHING,
            float(np.log1p(len(ordered))), float(rivals[0] if own >= rivals[1] else rivals[1]),
            max((float(pooled[one, label]) for one in longer), default=NOTHING),
            max((float(pooled[one, label]) for one in shorter), default=NOTHING),
        )  # fmt: skip

    def _of_grammar(self, wording: int, label: int) -> tuple[float, ...]:
        heard = self._by_grammar
        elsewhere = max((heard.get((wording, one), 0.0) for one in range(len(LABELS)) if one != label), default=0.0)
        return heard.get((wording, label), 0.0), elsewhere, float(len(self.told)), float(self._said[label])

    def _of_text(self, places: NDArray[np.int64], first: int, last: int) -> tuple[float, ...]:
        """Where the wording stands, how long it is, and what the codebook knows of its head."""
        document = self.document
        earliest = int(self.scores.spans[places, 0].min())
        sentence = document.sentence_of[first]
        at = bisect_right(self._deeds, sentence)
        near = min((abs(one - sentence) for one in self._deeds[max(at - 1, 0) : at + 1]), default=_FAR)
        head, book = document.lowers[last - 1], self.codebook
        found = self.registry.lookup(document.exact(first, last))
        return (
            earliest / len(document.words), float(min(document.sentence_of[earliest], _FAR)), float(last - first),
            len(document.words) / 100, float(min(near, _FAR)),
            float(found is not None and bool(found.actors)), float(head in book.perpetrators),
            float(head in book.forces), float(head in book.human), float(head in book.physical),
            float(head in book.weapons), float(head.endswith("s")),
            float(any(map(str.isdigit, "".join(document.lowers[first:last])))),
        )  # fmt: skip

    def _shared(self, pooled: Floats) -> list[list[float]]:
        """By label, what all sightings of the report share: the whole, the best trigger, the role's best wordings."""
        triggers = self.scores.heads["triggers"][:, : len(_TELLING)]
        whole = [*self.scores.whole.values(), float(triggers.max())]
        return [[*whole, float((pooled[:, label] > 0).sum())] for label in range(len(LABELS))]


class _Overlaps:
    """Which of some wordings hold or are held in each other, word by word."""

    __slots__ = ("_longer", "_shorter")

    def __init__(self, numbers: Mapping[str, int]) -> None:
        """`numbers` of the wordings by their text."""
        self._longer: dict[int, list[int]] = {}
        self._shorter: dict[int, list[int]] = {}
        for text, number in numbers.items():
            for one in sorted(phrases_in(text) - {text}):
                if one in numbers:
                    self._longer.setdefault(numbers[one], []).append(number)
                    self._shorter.setdefault(number, []).append(numbers[one])

    def of(self, wording: int) -> tuple[list[int], list[int]]:
        """The wordings that hold it, and those that it holds."""
        return self._longer.get(wording, []), self._shorter.get(wording, [])


def label_of(fact: Fact) -> int | None:
    """The label that a fact of the grammar would have; None where it names nobody's role."""
    value = fact.value
    if not isinstance(value, Entity):
        return None
    if fact.field == "perpetrator":
        return 1 if value.kind == "group" else 0
    if fact.field == "target":
        return 2 if value.kind == "physical" else 3 if value.named else 4
    return 5 if fact.field == "weapon" else None


COLUMNS = 7 + len(LABELS) + 9 + 4 + 13 + (1 + 6 + 3 + 1 + 1) + len(LABELS)
"""How many numbers a row has: the parts of `Sighter.find` in their order."""
