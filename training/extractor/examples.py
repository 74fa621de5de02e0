"""A passage as the network sees it: words, their pieces, and what each head has to find.

Words are the program's own tokens (`dateline.language`), so that what is learned here is what is asked for later.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline.language.document import read_document
from training.corpora.passages import Passage, Range
from training.extractor.settings import Settings

Pieces = Callable[[Sequence[str]], Sequence[Sequence[int]]]
"""The ids of each word's pieces."""
UNKNOWN = 100
"""BERT's id of a word it has no piece for."""


@dataclass(frozen=True, slots=True)
class Example:
    """A passage. `words` are code points in its text; `pieces` are ids, `first` the index of each word's first one.

    `entities` are, for each role, the words [first, last) at which each entity stands. `told` is whether it tells an
    incident, `kinds` a yes or no for each kind; None where the corpus does not say.
    """

    name: str
    text: str
    words: tuple[Range, ...]
    pieces: tuple[int, ...]
    first: tuple[int, ...]
    entities: tuple[tuple[tuple[Range, ...], ...], ...] | None
    told: bool | None
    kinds: tuple[bool, ...] | None


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces [start, end) of an example and the words [first, last) that begin in them."""

    example: Example
    start: int
    end: int
    first: int
    last: int


def example_of(passage: Passage, pieces: Pieces, settings: Settings) -> Example:
    """What the settings' heads have to find in a passage; None where its corpus leaves a head out."""
    document = read_document(passage.text)
    words = tuple(zip(document.starts, document.ends, strict=True))
    ids: list[int] = []
    first: list[int] = []
    for found in pieces([passage.text[start:end] for start, end in words]):
        first.append(len(ids))
        ids += list(found[: settings.longest_word]) or [UNKNOWN]
    told = passage.relevance.told if passage.relevance else None
    kinds = tuple(kind in passage.kinds for kind in settings.kinds) if passage.kinds is not None else None
    entities = _entities(passage, words, settings.roles)
    return Example(passage.id, passage.text, words, tuple(ids), tuple(first), entities, told, kinds)


def _entities(
    passage: Passage, words: Sequence[Range], roles: Sequence[str]
) -> tuple[tuple[tuple[Range, ...], ...], ...] | None:
    """The places of each role's entities, in words; None where the corpus marks heads alone or not all of them."""
    layer = passage.layer("roles")
    if layer is None or layer.heads or not layer.whole or passage.groups is None:
        return None
    starts, ends = [start for start, _ in words], [end for _, end in words]
    found: list[tuple[tuple[Range, ...], ...]] = []
    for role in roles:
        places: dict[str, set[Range]] = {}
        for span in layer.spans:
            if span.label == role:
                place = bisect_left(starts, span.start), bisect_left(ends, span.end) + 1
                places.setdefault(span.entity, set()).add(place)
        found.append(tuple(tuple(sorted(one)) for one in places.values()))
    return tuple(found)


def windows(example: Example, settings: Settings) -> Iterator[Window]:
    """The example in overlapping windows; a short one is one window."""
    start, count = 0, len(example.pieces)
    while True:
        end = min(count, start + settings.window)
        first, last = bisect_left(example.first, start), bisect_left(example.first, end)
        if last > first:
            yield Window(example, start, end, first, last)
        if end >= count:
            return
        start += settings.stride


def all_windows(examples: Iterable[Example], settings: Settings) -> list[Window]:
    """The windows of all examples in their order."""
    return [window for example in examples for window in windows(example, settings)]
