"""Sums of trees."""

from __future__ import annotations

import numpy as np
import pytest

from dateline.models.trees import Trees


def test_a_row_goes_down_every_tree() -> None:
    # one tree: x0 <= 0 ? -1 : (x1 <= 5 ? 1 : 3); another that is a leaf of 0.5
    trees = Trees(
        np.array([0, -1, 1, -1, -1, -1], np.int32), np.array([0, 0, 5, 0, 0, 0], np.float32),
        np.array([1, 0, 3, 0, 0, 0], np.int32), np.array([2, 0, 4, 0, 0, 0], np.int32),
        np.array([0, -1, 0, 1, 3, 0.5], np.float32), np.array([0, 5], np.int32), 0.25,
    )  # fmt: skip
    rows = np.array([[0, 9], [1, 5], [1, 6]], np.float32)
    logits = np.array([-1, 1, 3]) + 0.75
    assert trees.probabilities(rows) == pytest.approx(1 / (1 + np.exp(-logits)), abs=1e-6)
