"""Mentions of the domain's entities by boosted trees: what the network scores, the rules found, and the words are.

The rules (`extract.mentions`) know names of the registry and the shapes of others. Here every span that the network or
a rule holds possible is judged for each type, and the likeliest that do not overlap are mentions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dateline.extract.scene import Scene
from dateline.models.extractor.network import Scores, pooled_scores
from dateline.models.trees import Trees
from dateline.schema.claims import Mention

TYPES = (
    "organisation", "person", "place", "facility", "weapon", "nationality", "number", "time", "platform",
)  # fmt: skip
"""The labels of the network's head `entities`, in its order, as types of mentions; platforms (vehicles, ships,
aircraft) are found, so that they are taken for nothing else, and not told: the JSON has no such type."""
NAMED = 0.2
"""From what probability on a span is a mention. By cross-validation over re3d's 51 documents F1 by span and type is
.618; .15 gives .608, .3 .611 and .4 .605."""
LEAST = -6.0
"""A span whose logit is lower for every type is passed over unless a rule has it."""
LEAST_TYPE = -5.0
"""A type whose logit is lower is passed over for a span, unless it is the span's likeliest and a rule has it."""
_NONE = -12.0
_AT_ONCE = 512
"""Spans whose neighbours are looked up at once: some megabytes at most."""
_TAGS = ("N", "NP", "I", ".", "DT", "J", "V", "C", "#", "A", "R", "T", "P", "G", "D", "O", "PS")
_TAG_COLUMNS = {tag: tuple(float(tag == one) for one in _TAGS) for tag in _TAGS}
_NO_TAG = (0.0,) * len(_TAGS)
_RULED = ("organisation", "person", "nationality", "facility")
_ARTICLES = frozenset(("the", "a", "an"))

Floats = NDArray[np.float32]
Tokens = tuple[int, int]


class Candidate(NamedTuple):
    """Tokens [first, last) and the index of a type."""

    first: int
    last: int
    type: int


class Candidates(NamedTuple):
    """All candidates of a report and their rows: candidates x columns."""

    found: tuple[Candidate, ...]
    rows: Floats


class MentionFinder:
    """The candidates of one report."""

    __slots__ = ("_dates", "_inside", "_numbers", "_phrases", "_places", "_ruled", "_scene", "_scores")

    def __init__(self, scene: Scene, scores: Scores) -> None:
        self._scene = scene
        self._scores = scores
        document = scene.document
        self._ruled: dict[Tokens, str] = {}
        for one in scene.mentions:
            first, last = document.tokens_within(one.start, one.end)
            self._ruled[first + (document.lowers[first] in _ARTICLES), last] = one.type
        self._places = {document.tokens_within(*span) for span in scene.toponyms}
        self._dates = {(one.first, one.last) for one in scene.dates}
        self._numbers = {(one.first, one.last) for one in scene.numbers}
        self._phrases = {edge for one in scene.syntax.phrases for edge in ((one.first, one.last), (one.core, one.last))}
        self._inside = tuple(
            {token for span in spans for token in range(*span)}
            for spans in (self._places, self._dates, self._ruled, self._numbers)
        )

    def find(self) -> Candidates:
        """The candidates by place."""
        spans, scores = self._scores.spans, self._scores.heads["entities"]
        if not len(spans):
            return Candidates((), np.zeros((0, COLUMNS), np.float32))
        rules = {*self._ruled, *self._places, *self._dates, *self._numbers}
        ruled = np.array([(first, last) in rules for first, last in spans.tolist()], dtype=bool)
        kept = np.flatnonzero((scores.max(axis=1) > LEAST) | ruled)
        own, places = scores[kept], spans[kept]
        wording = self._scores.wording
        pooled = pooled_scores(scores, wording, len(self._scores.texts))[wording[kept]]
        often = np.bincount(wording)[wording[kept]]
        found: list[Candidate] = []
        rows: list[list[float]] = []
        beside = _beside(places, own) if len(kept) else None
        for at, (first, last) in enumerate(places.tolist()):
            types = self._types(own[at], bool(ruled[kept[at]]))
            if not types or beside is None:
                continue
            sides = beside.sides[:, at]
            text = [
                float(often[at]),
                *self._of_words(first, last),
                float(beside.many[at]),
                float(own[at].max() - sides[2].max()),
            ]
            order = np.sort(own[at])
            for number in types:
                rival = order[-2] if own[at, number] == order[-1] else order[-1]
                found.append(Candidate(first, last, number))
                rows.append([
                    float(own[at, number]), float(pooled[at, number]), *(float(one[number]) for one in sides),
                    float(rival), *(float(one.max()) for one in sides),
                    *(float(number == other) for other in range(len(TYPES))), *text,
                ])  # fmt: skip
        return Candidates(tuple(found), np.array(rows, dtype=np.float32).reshape(len(rows), COLUMNS))

    @staticmethod
    def _types(own: Floats, ruled: bool) -> list[int]:
        likely = [number for number in range(len(TYPES)) if own[number] >= LEAST_TYPE]
        return likely or ([int(own.argmax())] if ruled else [])

    def _of_words(self, first: int, last: int) -> list[float]:
        """What rules, phrases and word classes say of the words."""
        document, tags = self._scene.document, self._scene.syntax.tags
        span, words = (first, last), document.words[first:last]
        type_ = self._ruled.get(span)
        told = [float(type_ == one) for one in _RULED]
        told += [float(span in some) for some in (self._places, self._dates, self._numbers, self._phrases)]
        told += [float(not inside.isdisjoint(range(first, last))) for inside in self._inside]
        told += (
            float(first > 0 and document.lowers[first - 1] in _ARTICLES),
            float(last - first),
            float(sum(word[0].isupper() for word in words) / len(words)),
            float(any(map(str.isdigit, "".join(words)))),
            float(words[0].isupper() and len(words[0]) > 1),
        )
        for token in (first, last - 1, first - 1, last):
            told += _TAG_COLUMNS.get(tags[token], _NO_TAG) if 0 <= token < len(tags) else _NO_TAG
        return told


class _Beside(NamedTuple):
    """Of each span the overlapping ones: how `many`, and by type the highest logit of those that hold it, of those that
    it holds, and of all (`sides`: 3 x spans x types)."""

    many: NDArray[np.int64]
    sides: Floats


def _beside(places: NDArray[np.int32], own: Floats) -> _Beside:
    """What stands beside each span; the spans are in the order of their first tokens."""
    parts = [_part_beside(places, own, at, min(at + _AT_ONCE, len(places))) for at in range(0, len(places), _AT_ONCE)]
    return _Beside(np.concatenate([one.many for one in parts]), np.concatenate([one.sides for one in parts], axis=1))


def _part_beside(places: NDArray[np.int32], own: Floats, start: int, stop: int) -> _Beside:
    firsts, lasts = places[:, 0], places[:, 1]
    first, last = firsts[start:stop, None], lasts[start:stop, None]
    longest = int((lasts - firsts).max())
    low = np.searchsorted(firsts, first[:, 0] - longest)
    high = np.searchsorted(firsts, last[:, 0])
    rows = low[:, None] + np.arange(int((high - low).max()))
    inside = rows < high[:, None]
    rows = np.minimum(rows, len(places) - 1)
    near = inside & (lasts[rows] > first) & (rows != np.arange(start, stop)[:, None])
    longer = near & (firsts[rows] <= first) & (lasts[rows] >= last)
    shorter = near & (firsts[rows] >= first) & (lasts[rows] <= last)
    logits = own[rows]
    sides = [
        np.where(some.any(axis=1)[:, None], np.where(some[..., None], logits, -np.inf).max(axis=1), _NONE)
        for some in (longer, shorter, near)
    ]
    return _Beside(near.sum(axis=1), np.stack(sides).astype(np.float32))


COLUMNS = 2 + 3 + 1 + 3 + len(TYPES) + 1 + (len(_RULED) + 4 + 4 + 5 + 4 * len(_TAGS)) + 2


def chosen(candidates: Sequence[Candidate], chances: Sequence[float], least: float = NAMED) -> list[Candidate]:
    """The likeliest candidates that do not overlap, by place."""
    taken: set[int] = set()
    found = []
    for at in sorted(range(len(candidates)), key=lambda number: (-chances[number], candidates[number])):
        one = candidates[at]
        if chances[at] < least:
            break
        tokens = range(one.first, one.last)
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            found.append(one)
    return sorted(found)


def with_learned(scene: Scene, scores: Scores, trees: Trees) -> tuple[Mention, ...]:
    """The rules' mentions and, where they have none, the trees', by place."""
    candidates = MentionFinder(scene, scores).find()
    named = chosen(candidates.found, trees.probabilities(candidates.rows).tolist())
    return tuple(sorted((*scene.mentions, *_free(scene, named)), key=lambda one: one.start))


def _free(scene: Scene, named: Iterable[Candidate]) -> Iterator[Mention]:
    taken = {token for one in scene.mentions for token in range(*scene.document.tokens_within(one.start, one.end))}
    for one in named:
        if TYPES[one.type] != "platform" and taken.isdisjoint(range(one.first, one.last)):
            yield Mention(scene.document.starts[one.first], scene.document.ends[one.last - 1], TYPES[one.type])
