"""Copies of one wire text, told by MinHash signatures alone: how alike two are, and which of many are copies.

Both `link` (is it the same incident?) and `derive` (is it the same origin?) ask this, so it lives below them. The
signature itself is made in `link/signature.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from operator import eq

Signature = tuple[int, ...]

COPY = 0.5
"""Two texts whose signatures agree in half their values or more are copies of one wire text.

Half of three-word sequences in common leaves room for another headline, a byline and a trimmed last paragraph. On the
tuning half of the GVA reports (`evaluation/suites/link.py` has the split) 98 of 100 pairs on one incident, written by
two hands, lie below 0.25. Of 23 pairs above 0.5, 8 are copies and 15 are six pages of one site with the same furniture
around them: so `link` asks for words in common besides.
"""

BAND_ROWS = 4
"""Values in a band: at a likeness of 0.5, 16 bands of 4 miss a pair with probability 0.36; of 0.8, with 0.0002."""


def likeness(a: Signature, b: Signature) -> float:
    """The share of the texts' word sequences that both have, estimated; 0 where either has no signature."""
    if not a or len(a) != len(b):
        return 0.0
    agreeing: int = sum(map(eq, a, b))
    return agreeing / len(a)


def bands(signature: Signature, rows: int = BAND_ROWS) -> tuple[Signature, ...]:
    """The signature cut into runs of `rows` values: texts that are alike share at least one run."""
    return tuple(signature[at : at + rows] for at in range(0, len(signature) - rows + 1, rows))


def copies(signatures: Sequence[Signature]) -> tuple[tuple[int, int], ...]:
    """Index pairs (i < j) of the signatures that are copies of each other, in order.

    Up to 60 signatures are compared each with each; beyond that only those that share a run of two values.
    """
    few = len(signatures) <= 60
    pairs = list(combinations(range(len(signatures)), 2)) if few else sorted(_sharing(signatures))
    return tuple((i, j) for i, j in pairs if likeness(signatures[i], signatures[j]) >= COPY)


def _sharing(signatures: Sequence[Signature]) -> set[tuple[int, int]]:
    # Runs of two: at a likeness of 0.5 a pair shares none of the 32 with probability 0.0001.
    buckets: dict[tuple[int, Signature], list[int]] = {}
    for index, signature in enumerate(signatures):
        for place, band in enumerate(bands(signature, 2)):
            buckets.setdefault((place, band), []).append(index)
    return {pair for members in buckets.values() for pair in combinations(members, 2)}
