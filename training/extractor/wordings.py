"""From the scores of candidates to the wordings of a report, each with how likely it plays a role."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from dateline.models.extractor.network import pooled_scores
from training.extractor.examples import Example

LEAST = 0.02
"""A wording with a lower probability is passed over: no threshold was ever chosen below 0.05."""


def pooled(example: Example, scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Of each wording its score over all its places: wordings x labels."""
    return pooled_scores(scores, example.wording, len(example.texts))


def told(example: Example, logits: NDArray[np.float32]) -> dict[str, float]:
    """The wordings of one label that are likely enough, with their probability; none that is part of a likelier one."""
    chances = 1 / (1 + np.exp(-logits.astype(np.float64)))
    order = sorted(np.flatnonzero(chances > LEAST).tolist(), key=lambda row: (-chances[row], example.texts[row]))
    return apart({example.texts[row]: float(chances[row]) for row in order})


def apart(scored: Mapping[str, float]) -> dict[str, float]:
    """Of wordings, the best first, those that neither hold nor are held in a better one."""
    kept: dict[str, float] = {}
    for wording, score in scored.items():
        if not any(f" {wording} " in f" {other} " or f" {other} " in f" {wording} " for other in kept):
            kept[wording] = score
    return kept
