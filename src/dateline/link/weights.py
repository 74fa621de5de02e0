"""The weights of the evidence, in log odds. Made by `training/link_weights.py`: do not edit by hand."""

from __future__ import annotations

WEIGHTS: dict[str, float] = {
    "prior": -1.8,
    "names": 18.0,
    "copy": 5.0,
    "same-day": 0.5,
    "days-apart": -1.0,
    "published-apart": -1.0,
    "same-place": 0.7,
    "same-area": 0.1,
    "other-place": -1.5,
    "same-kind": 0.2,
    "other-kind": -1.5,
    "same-people": 1.0,
    "other-people": -0.7,
    "same-actor": 0.5,
    "other-actor": -0.7,
    "same-killed": 0.4,
    "other-killed": -1.0,
}

SAME = 0.0
"""At or above: the same incident."""

UNSURE = -1.0
"""From here up to `SAME`: for a person to look at."""
