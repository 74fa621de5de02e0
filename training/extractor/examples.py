"""A passage as the network sees it: words, their pieces, the spans that may be something, and what is to be found.

Words are the program's own tokens (`dateline.language`) and the spans its own candidates (`dateline.models.extractor`),
so that what is learned here is what is asked for later.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dateline.language.document import Document, read_document
from dateline.models.extractor.candidates import Spans, candidates, wordings
from dateline.models.extractor.pieces import Cut, Pieces, Window, pieces_of, windows
from training.corpora.passages import Layer, Passage
from training.extractor.settings import Head, Settings

UNDECIDED = {
    "perpetrator": ("perpetrator-individual", "perpetrator-organisation"),
    "target": ("physical-target", "human-target", "human-target-described"),
    "victim": ("human-target", "human-target-described"),
}
"""Labels that leave open which of several is meant: any of them will do."""
_TELLING = ("wikievents", "gvdb")
"""Corpora of which every passage tells an incident, though nothing marks it so."""
_ARTICLES = ("the", "a", "an")
_LAYERS = {"entities": ("entities", "inner-entities")}
"""Layers of a passage that a head learns from; without an entry the layer of its own name."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one head has to find in a passage. Each of `sets` is one entity: (candidate, label) of all its places, any
    of which will do. `excused` (candidates x labels) are neither right nor wrong."""

    sets: tuple[tuple[tuple[int, int], ...], ...]
    excused: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Example:
    """A passage. `wording` numbers the wording of each candidate. Of each head what it has to find, and of the whole
    1, 0 or nan (told, kinds, stages); None and nan where the corpus does not say."""

    name: str
    corpus: str
    document: Document
    pieces: Pieces
    spans: Spans
    wording: NDArray[np.int32]
    texts: tuple[str, ...]
    wanted: tuple[Wanted | None, ...]
    whole: NDArray[np.float32]

    @property
    def silent(self) -> bool:
        """Whether nothing of it is to be found, and it is said so."""
        return bool(self.whole[0] == 0) and not any(one is not None and one.sets for one in self.wanted)


class Piece(NamedTuple):
    """A window of an example."""

    example: Example
    window: Window


def example_of(passage: Passage, cut: Cut, settings: Settings) -> Example:
    """What the settings' heads have to find in a passage."""
    document = read_document(passage.text)
    spans = candidates(document)
    wording, texts = wordings(document.lowers, spans)
    wanted = tuple(_wanted(passage, document, spans, wording, head) for head in settings.heads)
    return Example(
        passage.id, passage.corpus, document, pieces_of(document.words, cut), spans, wording, tuple(texts), wanted,
        _whole(passage, settings),
    )  # fmt: skip


def _whole(passage: Passage, settings: Settings) -> NDArray[np.float32]:
    whole = np.full(settings.wholes, np.nan, dtype=np.float32)
    if passage.relevance is not None and passage.relevance.basis != "topic":
        whole[0] = passage.relevance.told
    elif passage.corpus in _TELLING:
        whole[0] = 1
    if passage.corpus == "muc4" and passage.groups is not None:
        kinds = {kind for group in passage.groups for kind in group.kinds}
        stages = {stage for group in passage.groups for stage in group.stages}
        whole[1:] = [one in kinds for one in settings.kinds] + [one in stages for one in settings.stages]
    return whole


def _wanted(
    passage: Passage, document: Document, spans: Spans, wording: NDArray[np.int32], head: Head
) -> Wanted | None:
    layers = [layer for name in _LAYERS.get(head.name, (head.name,)) if (layer := passage.layer(name)) is not None]
    if not layers:
        return None
    rows = {(first, last): row for row, (first, last) in enumerate(spans.tolist())}
    entities: dict[object, dict[tuple[int, int], None]] = {}
    excused = np.zeros((len(spans), len(head.labels)), dtype=bool)
    for layer in layers:
        for number, span in enumerate(layer.spans):
            labels = [head.labels.index(one) for one in UNDECIDED.get(span.label, (span.label,)) if one in head.labels]
            first, last = _words(document, span.start, span.end)
            if not labels or first >= last:
                continue
            places = _places(rows, spans, first, last, layer)
            if layer.heads:
                excused |= _touching(spans, first, last)[:, None]
            key = (span.label, span.entity) if head.pooled and span.entity else (span.label, number)
            entities.setdefault(key, {}).update(dict.fromkeys((row, label) for row in places for label in labels))
        if not layer.whole:
            names_alone = passage.corpus == "gvdb"  # it leaves descriptions unmarked wherever they stand
            excused |= True if names_alone else _elsewhere(document, spans, layer)[:, None]
        for start, end in layer.unsure:
            excused |= _touching(spans, *_words(document, start, end))[:, None]
    sets = tuple(tuple(one) for one in entities.values() if one)
    for one in sets:
        for row, label in one:
            excused[row, label] = True
    if head.pooled:  # what is right or open in one place is in all
        for label in range(len(head.labels)):
            excused[:, label] = np.isin(wording, wording[excused[:, label]])
    return Wanted(sets, excused)


def _words(document: Document, start: int, end: int) -> tuple[int, int]:
    """The words of the code points [start, end), without an article before them."""
    first, last = bisect_left(document.starts, start), bisect_left(document.ends, end) + 1
    while first < last - 1 and document.lowers[first] in _ARTICLES:
        first += 1
    return first, min(last, len(document.words))


def _places(rows: Mapping[tuple[int, int], int], spans: Spans, first: int, last: int, layer: Layer) -> list[int]:
    """The candidates that name what stands at the words: they themselves, or where the corpus marks the head word
    alone, those that end with it and begin at most four words before."""
    if not layer.heads:
        row = rows.get((first, last))
        return [] if row is None else [row]
    return [rows[begin, last] for begin in range(max(first - 4, 0), first + 1) if (begin, last) in rows]


def _touching(spans: Spans, first: int, last: int) -> NDArray[np.bool_]:
    return (spans[:, 0] < last) & (spans[:, 1] > first)


def _elsewhere(document: Document, spans: Spans, layer: Layer) -> NDArray[np.bool_]:
    """The candidates in sentences where nothing is marked: what a layer that is not whole says nothing of. Of a
    sentence in which something is marked it is taken to mark all."""
    sentence = np.array(document.sentence_of, dtype=np.int32)
    marked = {int(sentence[_words(document, one.start, one.end)[0]]) for one in layer.spans}
    return ~np.isin(sentence[spans[:, 0]], sorted(marked))


def all_pieces(examples: Iterable[Example]) -> list[Piece]:
    """The windows of all examples in their order."""
    return [Piece(example, window) for example in examples for window in windows(example.pieces)]
