"""A document in word pieces, and in windows that the encoder can hold at once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

WINDOW = 510
"""Pieces that the encoder takes, without the two marks around them: its positions end at 512."""
STRIDE = 384
"""From one window's begin to the next one's; where windows overlap a word is read in that in which it has more text on
its poorer side."""
LONGEST_WORD = 8
"""Pieces of a word at most: its first one stands for it, and what runs on longer is an address or a scrape."""
UNKNOWN = 100
BEGIN, END = 101, 102
"""BERT's ids: of a word it has no piece for, and the marks around a text."""

Cut = Callable[[Sequence[str]], Sequence[Sequence[int]]]
"""The ids of each word's pieces."""


class Pieces(NamedTuple):
    """`ids` of all pieces of a text, and `first`, the index of each word's first piece."""

    ids: tuple[int, ...]
    first: tuple[int, ...]


class Window(NamedTuple):
    """Pieces [start, end), the words [first, last) that begin in them, and of these the words [own, own_last) that are
    read here and in no other window."""

    start: int
    end: int
    first: int
    last: int
    own: int
    own_last: int


def pieces_of(words: Sequence[str], cut: Cut) -> Pieces:
    """The pieces of a document's words."""
    ids: list[int] = []
    first: list[int] = []
    for found in cut(words):
        first.append(len(ids))
        ids += list(found[:LONGEST_WORD]) or [UNKNOWN]
    return Pieces(tuple(ids), tuple(first))


def windows(pieces: Pieces, window: int = WINDOW, stride: int = STRIDE) -> Iterator[Window]:
    """Overlapping windows that together own every word once; a short text is one window."""
    count = len(pieces.ids)
    starts = [0]
    while starts[-1] + window < count:
        starts.append(starts[-1] + stride)
    # between two windows, words go to the one in whose inside they lie deeper: the overlap is halved
    seams = [0, *((later + earlier + window) // 2 for earlier, later in pairwise(starts)), count]
    for start, (low, high) in zip(starts, pairwise(seams), strict=True):
        end = min(count, start + window)
        first, last, own, own_last = (bisect_left(pieces.first, at) for at in (start, end, low, high))
        if last > first:
            yield Window(start, end, first, last, own, own_last)
