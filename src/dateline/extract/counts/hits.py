"""What the frames of a sentence find: an outcome with whom it counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from dateline.extract.counts.chunk import Chunk
from dateline.extract.counts.triggers import Trigger


class Told(NamedTuple):
    """A count of a sentence before: its place among the report's counts, its field, its bounds, and the last word for
    whom it counts."""

    place: int
    field: str
    low: int
    high: int | None
    noun: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A trigger and the chunks it counts; several chunks were named together. `clause` is [first, last) in tokens.

    `part_of` is the place, among the sentence's hits, of the one whose chunks this one tells a part of, and
    `whole_size` how many chunks that one has; `spelled` are the parts a whole was spelled out in. `part_of_told` is the
    place of the whole among the counts of the sentences before.
    """

    trigger: Trigger
    chunks: tuple[Chunk, ...]
    clause: tuple[int, int]
    group: int = 0
    whole: bool = False
    irrealis: bool = False
    reflexive: bool = False
    summed: bool = False
    part_of: int | None = None
    whole_size: int = 0
    spelled: tuple[Chunk, ...] = ()
    part_of_told: int | None = None
    former: bool = False
    newer: bool = False
