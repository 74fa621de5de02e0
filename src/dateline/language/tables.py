"""Tables in plain text: lines of as many cells each, parted by bars or tabs, under a line that names the columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

Cell = tuple[int, int]

_BETWEEN = re.compile(r"[ \t]*[|│][ \t]*|[ ]*\t[\t ]*")
_BARS = ("|", "│")
_DIGIT = re.compile(r"\d")
_MOST_CELLS = 20
_LONGEST_LINE = 2_000
"""Columns, and characters of a line, at most. Set by hand: wider lines are no table that a person reads in a report."""


def cells(line: str) -> tuple[Cell, ...]:
    """The [start, end) of each cell of a line, empty ones too; one cell where nothing parts them."""
    if len(line) > _LONGEST_LINE:
        return ((0, len(line)),)
    found: list[Cell] = []
    begin = len(line) - len(line.lstrip(" \t"))
    end = len(line.rstrip(" \t"))
    if end - begin > 1 and line[begin] in _BARS and line[end - 1] in _BARS:  # bars around, and not only between
        begin += 1 + len(line[begin + 1 :]) - len(line[begin + 1 :].lstrip(" "))
        end = len(line[: end - 1].rstrip(" "))
    for match in _BETWEEN.finditer(line, begin, end):
        found.append((begin, match.start()))
        begin = match.end()
    return (*found, (begin, end))


def tables(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The lines [first, last) of each table: two or more with as many cells, two at least, of which the first names the
    columns (no digit in it) and a later one has a figure."""
    first = 0
    while first < len(lines):
        width = len(cells(lines[first]))
        last = first + 1
        if 2 <= width <= _MOST_CELLS:
            while last < len(lines) and len(cells(lines[last])) == width:
                last += 1
            named = _DIGIT.search(lines[first]) is None
            if last - first > 1 and named and any(_DIGIT.search(line) for line in lines[first + 1 : last]):
                yield first, last
        first = last
