"""Gradient-boosted trees at run time: a sum of small trees over rows of numbers, as a probability."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dateline.models.manifest import verified

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Trees:
    """Every node of every tree: `feature` (column; -1 for a leaf), `threshold` (a row with that or less goes to the
    left), `left`, `right` (nodes), `value` (of a leaf). `roots` are the trees' first nodes, `base` what they add to."""

    feature: NDArray[np.int32]
    threshold: Floats
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    value: Floats
    roots: NDArray[np.int32]
    base: float

    def probabilities(self, rows: Floats) -> Floats:
        """Of each row (rows x columns) the probability."""
        if not len(rows):
            return np.zeros(0, dtype=np.float32)
        node = np.tile(self.roots, (len(rows), 1))
        lines = np.arange(len(rows))[:, None]
        while (inner := self.feature[node] >= 0).any():
            column = np.where(inner, self.feature[node], 0)
            left = rows[lines, column] <= self.threshold[node]
            node = np.where(inner, np.where(left, self.left[node], self.right[node]), node)
        total = self.base + self.value[node].sum(axis=1, dtype=np.float64)
        found: Floats = (1 / (1 + np.exp(-total))).astype(np.float32)
        return found


@cache
def load_trees(folder: Path, name: str) -> Trees:
    """Opens trees that ship in `folder`, after checking them against their manifest.

    Raises:
        WeightsError: they are missing or not the ones that were measured.
    """
    return parse_trees(verified(folder, name))


def parse_trees(data: bytes) -> Trees:
    """The trees that a file of them holds."""
    arrays = np.load(io.BytesIO(data), allow_pickle=False)
    return Trees(
        arrays["feature"], arrays["threshold"], arrays["left"], arrays["right"], arrays["value"], arrays["roots"],
        float(arrays["base"]),
    )  # fmt: skip
