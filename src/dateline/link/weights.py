"""The weights of the evidence, in log odds. Made by `training/link_weights.py`: do not edit by hand.

Fitted on 9,415 pairs of reports, 606 of them on one incident, from the tuning half of GVA.
"""

from __future__ import annotations

WEIGHTS: dict[str, float] = {
    "prior": -2.18,
    "names": 18.68,
    "copy": 5.0,
    "same-day": 1.07,
    "days-apart": -1.09,
    "published-apart": -0.91,
    "same-place": 0.04,
    "same-area": 0.36,
    "other-place": -1.31,
    "same-kind": 0.0,
    "other-kind": -1.5,
    "same-people": 1.8,
    "other-people": 0.0,
    "same-actor": 0.5,
    "other-actor": -0.7,
    "same-killed": 1.37,
    "other-killed": -0.62,
}

SAME = 0.0
"""At or above: the same incident. On the tuning half 95 of 100 pairs joined at 0 are right, and B-cubed is flat from
-0.5 to 0.5."""

UNSURE = -1.5
"""From here up to `SAME`: for a person to look at. On the tuning half about three in ten of these are the same."""
