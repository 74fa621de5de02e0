"""The one shape: a passage of text with layers of labelled spans, groups of entities, kinds and relevance.

All offsets are code points of `Passage.text`, end exclusive. What a corpus does not annotate is absent, never empty: a
head whose layer is missing learns nothing from the passage. An empty layer says that there is nothing to find.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Range = tuple[int, int]
Split = Literal["train", "dev"]
Basis = Literal["key", "optional", "selected", "topic"]


class CorpusError(Exception):
    """A corpus is not under the data folder, or does not look as its reader expects."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A span and its label. `entity` is the id, within the passage, of what it mentions; "" where the corpus does not
    say."""

    start: int
    end: int
    label: str
    entity: str = ""


@dataclass(frozen=True, slots=True)
class Layer:
    """What one head has to find.

    `whole`: everything of these labels is marked, so that an unmarked word is a true "none". Where it is False only
    the marked spans teach; the rest of the passage says nothing. No loss is to be taken from the words in `unsure`.
    Spans of different labels may overlap; of one label they never do. They stand by position. `heads`: the spans hold
    the head word alone ("general" of "a Russian major general"), so that they tell little of where a mention begins.
    """

    head: str
    spans: tuple[Labelled, ...]
    whole: bool = True
    unsure: tuple[Range, ...] = ()
    heads: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """One way a key writes an entity, and where the text has it (nowhere: the key's words are not in the text)."""

    words: str
    spans: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """Who or what plays `role` (our label) in a group. The wordings are alternatives: any one of them will do.
    `optional`: the key does not insist on it."""

    id: str
    role: str
    wordings: tuple[Wording, ...]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """One incident or event: its alternative kinds and stages (empty: not said), the words that tell it, its
    entities."""

    kinds: tuple[str, ...]
    stages: tuple[str, ...]
    entities: tuple[Entity, ...]
    trigger: Range | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Relevance:
    """Whether the passage tells an incident, and how the corpus says so: by its `key`; by a key of `optional`
    templates alone; because its makers `selected` only such reports; or only by a `topic` (weak)."""

    told: bool
    basis: Basis


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with what one corpus says of it. None: not annotated. `document` is shared by passages of one document,
    for cross-validation by document."""

    id: str
    corpus: str
    split: Split
    document: str
    text: str
    layers: tuple[Layer, ...] = ()
    groups: tuple[Group, ...] | None = None
    relevance: Relevance | None = None
    kinds: tuple[str, ...] | None = None

    def layer(self, head: str) -> Layer | None:
        """The layer of `head`, None where the corpus does not annotate it."""
        return next((layer for layer in self.layers if layer.head == head), None)


@dataclass(frozen=True, slots=True)
class Miss:
    """Words of a key that the reader could not find in the passage's text."""

    passage: str
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Read:
    """A passage as its reader gives it, with the words sought in its text, and those of them that were not found."""

    passage: Passage
    sought: int = 0
    missed: tuple[Miss, ...] = ()


def layer_of(
    head: str, spans: Iterable[Labelled], *, whole: bool = True, unsure: Iterable[Range] = (), heads: bool = False
) -> Layer:
    """A layer in order: of spans of one label that overlap the longest stays, and at equal length the first. Words that
    are labelled are not unsure."""
    kept: list[Labelled] = []
    for span in sorted(spans, key=lambda one: (one.start - one.end, one.start)):
        if not any(other.label == span.label and overlap(span, other) for other in kept):
            kept.append(span)
    kept.sort(key=lambda one: (one.start, -one.end, one.label))
    free = sorted({span for span in unsure if not any(_meet(span, (one.start, one.end)) for one in kept)})
    return Layer(head, tuple(kept), whole, tuple(free), heads)


def flat(spans: Sequence[Labelled]) -> tuple[Labelled, ...]:
    """The outermost spans, none overlapping, whatever their labels: what a single BIO head can say."""
    kept: list[Labelled] = []
    for span in sorted(spans, key=lambda one: (one.start - one.end, one.start)):
        if not any(overlap(span, other) for other in kept):
            kept.append(span)
    return tuple(sorted(kept, key=lambda one: one.start))


def overlap(one: Labelled, two: Labelled) -> bool:
    """Whether they share a character."""
    return one.start < two.end and two.start < one.end


def _meet(one: Range, two: Range) -> bool:
    return one[0] < two[1] and two[0] < one[1]


def lines(data: Path, name: str) -> Iterator[str]:
    """The lines of a corpus file that hold something.

    Raises:
        CorpusError: there is no such file under `data`.
    """
    path = data / name
    if not path.is_file():
        raise CorpusError(f"{name} is not under {data}; unpack {name.split('/')[0]} there.")
    with path.open(encoding="utf-8-sig") as source:
        yield from (line for line in source if line.strip())
