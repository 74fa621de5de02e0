"""`python -m training.countries DATA`: fits the weights by which the country of a deed is told (`ground/countries.py`).

Logistic regression over the accounts without a place in MUC-4's training reports and the countries in which each report
names a place; one is right where it is among the places of the report's keys. Needs the `training` extra.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

import numpy as np

from dateline.codebook.registry import load_registry
from dateline.gazetteer.index import open_gazetteer
from dateline.ground.countries import evidence, unplaced
from dateline.pipeline import open_route
from dateline.schema.report import Report
from evaluation.suites.muc4_keys import TRAINING, normalised, read_reports

PARTS = 5


class Lesson(NamedTuple):
    """An account without a place: of each country that its report names most the features, and whether the report's key
    has it."""

    rows: tuple[tuple[float, ...], ...]
    right: tuple[bool, ...]


def main(data: Path) -> int:
    """Prints the weights, and how often what they tell is right."""
    reports = lessons(data)
    weights = fitted([one for report in reports for one in report])
    print("weights", weights[:-1].round(2).tolist(), "bias", round(float(weights[-1]), 2))
    best: list[tuple[float, bool]] = []
    for part in range(PARTS):
        others = [report for number, report in enumerate(reports) if number % PARTS != part]
        own = fitted([one for report in others for one in report])
        best.extend(likeliest(one, own) for report in reports[part::PARTS] for one in report)
    for level in (0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95):
        told = [right for chance, right in best if chance >= level]
        print(f"from {level} on {len(told)} of {len(best)} accounts have a country, {np.mean(told):.3f} of them right")
    return 0


def lessons(data: Path) -> list[list[Lesson]]:
    """What the accounts of each training report with a key teach."""
    route, registry, gazetteer = open_route(), load_registry(), open_gazetteer()
    found = []
    for report in read_reports(data, TRAINING):
        if not report.slots:
            continue
        reading = route.tell(Report(report.id, report.text, report.id, "file", report.id, language="en")).reading
        told = evidence(reading, registry)
        keyed = frozenset[str]().union(*(key.places for key in report.slots))
        right = tuple(any(normalised(e.name) in keyed for e in gazetteer.country(one)) for one in told.countries)
        if right:
            found.append([
                Lesson(tuple(told.features(one, account.anchor.start) for one in told.countries), right)
                for account in unplaced(reading)
            ])  # fmt: skip
    return found


def fitted(found: list[Lesson]) -> np.ndarray:
    """The weights of the features, and the bias at the end."""
    from sklearn.linear_model import LogisticRegression

    rows = [row for one in found for row in one.rows]
    right = [known for one in found for known in one.right]
    model = LogisticRegression(C=1.0, max_iter=500).fit(np.array(rows), np.array(right))
    return np.concatenate([model.coef_[0], model.intercept_])


def likeliest(one: Lesson, weights: np.ndarray) -> tuple[float, bool]:
    """The probability of the likeliest country, and whether it is right."""
    chances = 1 / (1 + np.exp(-weights[-1] - np.array(one.rows) @ weights[:-1]))
    best = int(np.argmax(chances))
    return float(chances[best]), one.right[best]


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
