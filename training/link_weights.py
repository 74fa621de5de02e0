"""Makes `src/dateline/link/weights.py`: how much each piece of linking evidence weighs.

    python -m training.link_weights DATA

Reads the tuning half of the GVA incidents through the whole route (about two minutes) and fits a logistic regression
over the pairs of reports that share a blocking key: is it one incident? Each weight is drawn towards a prior written by
hand, so that evidence which is rare among US shootings (groups named, other kinds) keeps a sensible weight, and what
speaks for never comes to speak against.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dateline.link.evidence import measures
from dateline.link.keys import keys
from dateline.link.outline import outline
from dateline.pipeline import open_route
from dateline.schema.ledger import Telling
from evaluation.suites.link import main_telling, rows_of, tuning

PRIOR = {
    "prior": -2.0, "names": 18.0, "copy": 5.0, "same-day": 0.7, "days-apart": -1.0, "published-apart": -1.0,
    "same-place": 0.5, "same-area": 0.1, "other-place": -1.5, "same-kind": 0.2, "other-kind": -1.5,
    "same-people": 1.0, "other-people": -0.3, "same-actor": 0.5, "other-actor": -0.7, "same-killed": 0.4,
    "other-killed": -1.0,
}  # fmt: skip
"""Log odds before anything is fitted."""
STRENGTH = 5.0
"""How strongly a weight is drawn to its prior: as by about as many pairs that show it and say nothing clear."""

HEADER = '''"""The weights of the evidence, in log odds. Made by `training/link_weights.py`: do not edit by hand.

Fitted on {pairs:,} pairs of reports, {same} of them on one incident, from the tuning half of GVA.
"""

from __future__ import annotations

WEIGHTS: dict[str, float] = {{
{weights}
}}

SAME = 0.0
"""At or above: the same incident. On the tuning half 95 of 100 pairs joined at 0 are right, and B-cubed is flat from
-0.5 to 0.5."""

UNSURE = -1.5
"""From here up to `SAME`: for a person to look at. On the tuning half about three in ten of these are the same."""
'''


def told(data: Path) -> list[tuple[str, Telling]]:
    """The tuning half's main tellings with their incidents."""
    route = open_route()
    return [
        (row["incident_id"], telling)
        for row in rows_of(data)
        if tuning(row["incident_id"]) and (telling := main_telling(row, route)) is not None
    ]


def pairs(tellings: list[tuple[str, Telling]]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Evidence, shape (pairs, weights), and whether it is one incident, shape (pairs,)."""
    names = list(PRIOR)
    index: dict[str, list[int]] = defaultdict(list)
    profiles = [outline(telling) for _, telling in tellings]
    rows, same = [], []
    for number, (incident, telling) in enumerate(tellings):
        met: set[int] = set()
        for key in keys(telling):
            met.update(index[key])
            index[key].append(number)
        for other in sorted(met):
            row = np.zeros(len(names))
            for name, value, _ in measures(profiles[number], profiles[other]):
                row[names.index(name)] += value
            rows.append(row)
            same.append(float(tellings[other][0] == incident))
    return np.array(rows), np.array(same)


def fit(evidence: NDArray[np.float64], same: NDArray[np.float64]) -> dict[str, float]:
    """The most probable weights, by Newton's method, each kept on its prior's side of zero."""
    prior = np.array(list(PRIOR.values()))
    weights = prior.copy()
    for _ in range(50):
        likely = 1 / (1 + np.exp(-evidence @ weights))
        slope = evidence.T @ (likely - same) + STRENGTH * (weights - prior)
        curve = (evidence * (likely * (1 - likely))[:, None]).T @ evidence + STRENGTH * np.eye(len(weights))
        weights = weights - np.linalg.solve(curve, slope)
    signed = np.where(np.sign(weights) == np.sign(prior), weights, 0.0)
    return {name: round(float(weight), 2) for name, weight in zip(PRIOR, signed, strict=True)}


def main() -> None:
    """Fits and writes the weights."""
    evidence, same = pairs(told(Path(sys.argv[1])))
    lines = "\n".join(f'    "{name}": {weight},' for name, weight in fit(evidence, same).items())
    target = Path(__file__).parents[1] / "src/dateline/link/weights.py"
    text = HEADER.format(pairs=len(same), same=int(same.sum()), weights=lines)
    target.write_text(text, encoding="utf-8")
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
