"""Fits the weights of places: `python -m training.place_weights DATA` prints what stands in the two weight modules.

`gazetteer/toponym_weights.py`: logistic regression over the names of the index that stand in a text, place or not.
`ground/place_weights.py`: conditional logit over the places of one name, the right one being the gold GeoNames point.
Both on the articles of LGL, GeoVirus and re3d that are not held out (`evaluation.suites.places`).
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np

from dateline.gazetteer.index import Entry, Gazetteer, open_gazetteer
from dateline.gazetteer.toponym_features import features
from dateline.gazetteer.toponyms import find_candidates
from dateline.ground.place_context import name_key, surroundings, told_countries
from dateline.ground.place_scores import Name, all_features
from dateline.ground.place_weights import BASE, FIRST, SECOND
from dateline.ground.places import candidates, together
from dateline.language.document import read_document
from dateline.schema.claims import PlaceMention
from evaluation.suites.places import FILES, RIGHT_KM, Article, GoldName, distance_km, read_geovirus, read_lgl

HAND_SET = (BASE.index("region or sea"),)
"""Weights that are not fitted: the training texts hold next to no regions."""
LEARNING_RATE, STEPS, L2_NAMES, L2_PLACES = 0.05, 800, 1e-3, 3e-3

Rows = list[np.ndarray[Any, np.dtype[np.float64]]]
Fitted = np.ndarray[Any, np.dtype[np.float64]]


def read_re3d(folder: Path) -> Iterator[Article]:
    """The documents of re3d with their named locations, for names only: they have no points."""
    import json

    for path in sorted(folder.glob("*/documents.json")):
        texts = {item["_id"]: item["text"] for item in map(json.loads, path.read_text("utf-8").splitlines())}
        names: dict[str, list[GoldName]] = {key: [] for key in texts}
        for line in (path.parent / "entities.json").read_text("utf-8").splitlines():
            item = json.loads(line)
            words = texts[item["documentId"]][item["begin"] : item["end"]]
            if item["type"] == "Location" and words[:1].isupper():
                names[item["documentId"]].append(GoldName(item["begin"], item["end"], words, None, None))
        for key, text in texts.items():
            yield Article(key, text, tuple(names[key]))


def climb(gradient: Callable[[Fitted], Fitted], start: Sequence[float]) -> Fitted:
    """Adam, upwards, from `start`."""
    weights = np.array(start, float)
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        slope = gradient(weights)
        first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope**2
        weights = weights + LEARNING_RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    return weights


def fit_names(
    articles: Sequence[Article], cases: Sequence[Callable[[str], str]], gazetteer: Gazetteer
) -> tuple[Fitted, float]:
    """Weights and level by which a name of the index is taken for a place, over the texts in each of `cases`."""
    rows: list[tuple[float, ...]] = []
    labels: list[float] = []
    for article in articles:
        gold = {(name.start, name.end) for name in article.names if name.name.lower() not in gazetteer.demonyms}
        for case in cases:
            text = case(article.text)
            if len(text) != len(article.text):  # a letter that grows in capitals: the offsets no longer hold
                continue
            document = read_document(text)
            found = list(find_candidates(document, gazetteer))
            for candidate, row in zip(found, features(document, found, gazetteer), strict=True):
                exact = (candidate.start, candidate.end) in gold
                if exact or not any(start < candidate.end and candidate.start < end for start, end in gold):
                    rows.append(row)
                    labels.append(float(exact))
    x, y = np.array(rows, float), np.array(labels)
    weights = climb(lambda w: x.T @ (y - 1 / (1 + np.exp(-x @ w))) / len(y) - L2_NAMES * w, [0.0] * x.shape[1])
    scores = x @ weights
    level = max(np.arange(-1.5, 1.5, 0.1), key=lambda at: 2 * y[scores >= at].sum() / ((scores >= at).sum() + y.sum()))
    return weights, float(level)


def fit_places(articles: Sequence[Article], gazetteer: Gazetteer) -> tuple[Fitted, Fitted]:
    """Weights of the first and of the second pass; the second's features need the first's probabilities."""
    read = [_names_of(article, gazetteer) for article in articles]
    first = _fit_choice(read, 0, np.array(FIRST), (), ())
    second: Fitted = np.array((*first, *SECOND[len(first) :]))
    for passes in (1, 2, 2):
        second = _fit_choice(read, passes, second, first.tolist(), second.tolist())
    return first, second


Read = tuple[list[Name], dict[str, list[GoldName]], dict[str, int]]


def _names_of(article: Article, gazetteer: Gazetteer) -> Read:
    mentions = tuple(PlaceMention(gold.start, gold.end, gold.name) for gold in article.names)
    said: dict[str, list[Any]] = {}
    gold: dict[str, list[GoldName]] = {}
    for mention, around, name in zip(
        mentions, surroundings(article.text, mentions, gazetteer), article.names, strict=True
    ):
        said.setdefault(name_key(mention), []).append(around)
        if name.lat is not None:
            gold.setdefault(name_key(mention), []).append(name)
    found = ((key, candidates(key, gazetteer), around) for key, around in said.items())
    names = [Name(key, entries, together(around, entries)) for key, entries, around in found if entries]
    return names, gold, told_countries(article.text, gazetteer)


def _fit_choice(
    read: Sequence[Read], passes: int, start: Fitted, first: Sequence[float], second: Sequence[float]
) -> Fitted:
    rows: Rows = []
    right: Rows = []
    for names, gold, told in read:
        for name, features_of in zip(
            names, all_features(names, told, passes, first or start.tolist(), second), strict=True
        ):
            for point in gold.get(name.key, ())[:3]:
                labels = np.array([_is_right(entry, point) for entry in name.entries], float)
                if labels.any():
                    rows.append(np.array(features_of, float))
                    right.append(labels)
    x, y = np.concatenate(rows), np.concatenate(right)
    sizes = np.array([len(row) for row in rows])
    begins, group = np.concatenate([[0], np.cumsum(sizes)[:-1]]), np.repeat(np.arange(len(sizes)), sizes)

    def slope(weights: Fitted) -> Fitted:
        powers = np.exp(x @ weights - np.maximum.reduceat(x @ weights, begins)[group])
        chance = powers / np.add.reduceat(powers, begins)[group]
        wanted = powers * y / np.add.reduceat(powers * y, begins)[group]
        found: Fitted = x.T @ (wanted - chance) / len(sizes) - L2_PLACES * (weights - start)
        found[list(HAND_SET)] = 0
        return found

    return climb(slope, start.tolist())


def _is_right(entry: Entry, gold: GoldName) -> bool:
    if entry.lat is None or entry.lon is None or gold.lat is None or gold.lon is None:
        return False
    return distance_km(entry.lat, entry.lon, gold.lat, gold.lon) <= RIGHT_KM


def main(data: Path) -> None:
    """Prints both modules' numbers."""
    gazetteer = open_gazetteer()
    placed = [*read_lgl(data / FILES[0]), *read_geovirus(data / FILES[1])]
    named = [*placed, *read_re3d(data / "re3d")]
    training = [article for article in named if crc32(article.id.encode()) % 2 == 0]
    for label, cases in (("MIXED", [str]), ("MONOCASE", [str.upper, str.lower])):
        weights, level = fit_names(training, cases, gazetteer)
        print(label, [round(float(weight), 2) for weight in weights], "level", round(level, 1))
    first, second = fit_places([article for article in placed if not article.held_out], gazetteer)
    print("FIRST", [round(float(weight), 2) for weight in first])
    print("SECOND", [round(float(weight), 2) for weight in second])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
