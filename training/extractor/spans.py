"""From a head's probabilities over words to spans, and from spans to wordings with a score."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Probabilities = NDArray[np.float32]
"""Of each word (rows): outside, begins a mention, goes on with one."""
LEAST = 0.02
"""A word that begins a mention with a lower probability is passed over: no threshold was ever chosen below 0.05."""


class Found(NamedTuple):
    """Words [first, last) and the probability that a mention begins at the first, runs to the last and ends there."""

    first: int
    last: int
    score: float


def spans(head: Probabilities, least: float = LEAST) -> list[Found]:
    """The mentions that a head sees, in order; they may overlap."""
    begins, inside = head[:, 1], head[:, 2]
    found = []
    for first in np.flatnonzero(begins > least).tolist():
        last, score = first + 1, float(begins[first])
        while last < len(head) and inside[last] > 0.5:
            score *= float(inside[last])
            last += 1
        if last < len(head):
            score *= 1 - float(inside[last])
        found.append(Found(first, last, score))
    return found


def wordings(words: Sequence[str], head: Probabilities) -> dict[str, float]:
    """Each wording in a report with the best score it has anywhere; none that is part of a better one."""
    best: dict[str, float] = {}
    for one in spans(head):
        wording = " ".join(words[one.first : one.last])
        best[wording] = max(best.get(wording, 0.0), one.score)
    kept: dict[str, float] = {}
    for wording, score in sorted(best.items(), key=lambda item: (-item[1], item[0])):
        if not any(f" {wording} " in f" {other} " or f" {other} " in f" {wording} " for other in kept):
            kept[wording] = score
    return kept
