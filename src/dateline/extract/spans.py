"""Stretches of one text, sorted once, so that a question about one of them does not look at all."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate


class Spans:
    """Stretches [start, end), in code points or in tokens, which may overlap and repeat."""

    __slots__ = ("_reaches", "_starts")

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._reaches = list(accumulate((end for _, end in ordered), max))
        """Per stretch, how far it or one that begins before it reaches."""

    def hold(self, start: int, end: int) -> bool:
        """Whether one of them holds all of [start, end)."""
        before = bisect_right(self._starts, start)
        return before > 0 and self._reaches[before - 1] >= end

    def meet(self, start: int, end: int) -> bool:
        """Whether one of them begins before `end` and ends after `start`."""
        before = bisect_left(self._starts, end)
        return before > 0 and self._reaches[before - 1] > start
