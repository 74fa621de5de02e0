"""The numbers that a figure's words lead to: "stands at 12", "from 16 to 15", "at 17, up from 15"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.extract.counts.chunk import Chunk
from dateline.extract.counts.nouns import tables

_REACH = 24
"""Tokens behind "death toll" in which its number is looked for. Set by reading; not calibrated."""
_NEAR = 4  # tokens from the word that leads to a number to the number
_BETWEEN = frozenset("now already still just a the least about over around nearly only".split())
_FORMER_REACH = 6
"""Tokens from a figure to the former one behind it: "17, up from the 15 of Monday". Set by reading."""


def toll_chunks(lowers: Sequence[str], first: int, stop: int, at: Mapping[int, Chunk]) -> tuple[Chunk, ...]:
    """The chunks that words for a figure, which end before token `first`, lead to: what stands, then what was before.

    `at` has the sentence's chunks by their first token and by their number's.
    """
    stands: Chunk | None = None
    former: list[Chunk] = []
    floor = first
    for index in range(first, min(first + _REACH, stop)):
        if lowers[index] == ";":
            break
        chunk = at.get(index)
        if chunk is None or chunk.reference != "number" or index < floor:
            continue
        if stands is not None and index - floor > _FORMER_REACH:
            break
        both = _from_to(lowers, chunk)
        if both is not None and stands is None:
            return both
        before = lowers[max(floor, index - 1) : index] if index > first else ()
        if tuple(before) == ("from",):
            former.append(chunk)
        elif stands is None and (_leads(lowers, floor, index) or _set_off(lowers, first, index, chunk, stop)):
            stands = chunk
        elif stands is not None:
            break
        else:
            continue
        floor = chunk.last
    return () if stands is None else (stands, *former)


def _leads(lowers: Sequence[str], floor: int, index: int) -> bool:
    near = index - 1
    while near > floor and index - near < _NEAR and lowers[near] in _BETWEEN:
        near -= 1
    return index == floor or (near >= floor and (lowers[near] == "as" or lowers[near] in tables().toll_joins))


def _set_off(lowers: Sequence[str], first: int, index: int, chunk: Chunk, stop: int) -> bool:
    """ "The number of wounded, nine, was right"."""
    return index == first + 1 and lowers[first] == "," and (chunk.last >= stop or lowers[chunk.last] in (",", "."))


def _from_to(lowers: Sequence[str], chunk: Chunk) -> tuple[Chunk, ...] | None:
    """ "From 12 to 17", which reads like a range: 17 stands, 12 was before."""
    phrase = chunk.phrase
    if phrase is None or chunk.low is None or lowers[phrase.first] != "from" or chunk.high == chunk.low:
        return None
    return replace(chunk, low=chunk.high), replace(chunk, high=chunk.low)
