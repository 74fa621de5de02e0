"""`python -m training.countries DATA`: fits the weights by which a report's country is told (`ground/countries.py`).

Logistic regression over the countries in which a MUC-4 training report names a place; one is right where it is among
the places of the report's keys. Needs the `training` extra.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

import numpy as np

from dateline.codebook.registry import load_registry
from dateline.gazetteer.index import open_gazetteer
from dateline.ground.countries import LEVEL, Evidence, evidence
from dateline.pipeline import open_route
from dateline.schema.report import Report
from evaluation.suites.muc4_keys import TRAINING, normalised, read_reports

PARTS = 5


class Lesson(NamedTuple):
    """A report's evidence, and of each country with a place whether its key has it."""

    evidence: Evidence
    countries: tuple[str, ...]
    right: tuple[bool, ...]


def main(data: Path) -> int:
    """Prints the weights, and how often what they tell is right."""
    found = lessons(data)
    weights = fitted(found)
    print("weights", weights[:-1].round(2).tolist(), "bias", round(float(weights[-1]), 2))
    told: list[bool] = []
    for part in range(PARTS):
        own = fitted([one for number, one in enumerate(found) if number % PARTS != part])
        told.extend(right for one in found[part::PARTS] if (right := would_tell(one, own)) is not None)
    print(f"{len(told)} of {len(found)} reports have a country from {LEVEL} on, {np.mean(told):.3f} of them right")
    return 0


def lessons(data: Path) -> list[Lesson]:
    """What each training report with a key teaches."""
    route, registry, gazetteer = open_route("grammar"), load_registry(), open_gazetteer()
    found = []
    for report in read_reports(data, TRAINING):
        if not report.slots:
            continue
        reading = route.tell(Report(report.id, report.text, report.id, "file", report.id, language="en")).reading
        told = evidence(reading, registry)
        keyed = frozenset[str]().union(*(key.places for key in report.slots))
        countries = tuple(sorted(told.places))
        right = tuple(any(normalised(e.name) in keyed for e in gazetteer.country(one)) for one in countries)
        found.append(Lesson(told, countries, right))
    return found


def fitted(found: list[Lesson]) -> np.ndarray:
    """The weights of the features, and the bias at the end."""
    from sklearn.linear_model import LogisticRegression

    rows = [one.evidence.features(country) for one in found for country in one.countries]
    right = [known for one in found for known in one.right]
    model = LogisticRegression(C=1.0, max_iter=500).fit(np.array(rows), np.array(right))
    return np.concatenate([model.coef_[0], model.intercept_])


def would_tell(one: Lesson, weights: np.ndarray) -> bool | None:
    """Whether the country that would be told is right; None where none would be."""
    chances = [1 / (1 + np.exp(-weights[-1] - np.dot(weights[:-1], one.evidence.features(c)))) for c in one.countries]
    best = int(np.argmax(chances)) if chances else None
    return one.right[best] if best is not None and chances[best] >= LEVEL else None


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
