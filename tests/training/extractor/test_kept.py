"""Scores in a file."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from training.extractor.kept import keep, kept


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    scores, whole = np.array([[0.5, -2.0]], np.float32), np.array([1.25], np.float32)
    keep(tmp_path / "x.npz", {"DEV 1/a": (scores, whole), "b": (scores[:0], whole)})
    back = kept(tmp_path / "x.npz")
    assert list(back) == ["DEV 1/a", "b"]
    assert np.array_equal(back["DEV 1/a"][0], scores)
    assert back["b"][0].shape == (0, 2)
    assert np.array_equal(back["b"][1], whole)
