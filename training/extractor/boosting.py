"""Boosted trees, learned with scikit-learn and kept in the program's own form. Needs the `training` extra."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dateline.models.trees import Trees


def boosted(rows: NDArray[np.float32], right: NDArray[np.bool_], *, depth: int, count: int, leaf: int) -> Trees:
    """Trees of at most `depth` steps, `count` of them, with at least `leaf` rows (rows x columns) in each leaf, that
    give the probability of being right."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    model = HistGradientBoostingClassifier(
        max_depth=depth, max_iter=count, learning_rate=0.05, min_samples_leaf=leaf, l2_regularization=2.0,
        random_state=0,
    )  # fmt: skip
    model.fit(rows, right)
    nodes = [part[0].nodes for part in model._predictors]
    starts = np.cumsum([0, *(len(one) for one in nodes)])[:-1]
    joined = np.concatenate(nodes)
    shift = np.repeat(starts, [len(one) for one in nodes]).astype(np.int32)
    leaves = joined["is_leaf"].astype(bool)
    to_left, to_right = (np.where(leaves, 0, joined[side].astype(np.int32) + shift) for side in ("left", "right"))
    return Trees(
        np.where(leaves, -1, joined["feature_idx"]).astype(np.int32), joined["num_threshold"].astype(np.float32),
        to_left, to_right,
        joined["value"].astype(np.float32), starts.astype(np.int32), float(np.ravel(model._baseline_prediction)[0]),
    )  # fmt: skip


def write_trees(trees: Trees, path: Path) -> None:
    """Writes the file that `dateline.models.trees` opens."""
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(path, **{field: getattr(trees, field) for field in Trees.__dataclass_fields__})
