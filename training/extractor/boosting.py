"""Boosted trees, learned with scikit-learn and kept in the program's own form; and cross-validation over reports. Needs
the `training` extra."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from dateline.models.trees import Trees

PARTS = 5
"""Parts of the reports in cross-validation."""
Lesson = TypeVar("Lesson")
Learned = TypeVar("Learned")
Told = TypeVar("Told")


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


def crossed(
    lessons: Sequence[Lesson], learn: Callable[[list[Lesson]], Learned], tell: Callable[[Learned, Lesson], Told]
) -> list[Told]:
    """Of each report what is told of it by what was learned from the other parts of the reports."""
    learned = [learn([one for at, one in enumerate(lessons) if at % PARTS != part]) for part in range(PARTS)]
    return [tell(learned[at % PARTS], one) for at, one in enumerate(lessons)]


def write_trees(trees: Trees, path: Path) -> None:
    """Writes the file that `dateline.models.trees` opens."""
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(path, **{field: getattr(trees, field) for field in Trees.__dataclass_fields__})
