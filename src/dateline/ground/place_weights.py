"""The weights by which `place_scores` chooses among the places of one name."""

from __future__ import annotations

BASE = (
    "people of a city", "people of a second-level division", "people of a first-level division", "country",
    "first-level division", "second-level division", "capital", "region or sea", "continent", "feature", "own name",
    "inside what the words name", "outside it", "of the class the words give", "of another class", "no settlements",
)  # fmt: skip
CONTEXT = (
    "share of names in its country", "names in its country, up to 3", "share in its division",
    "names in its division, up to 3", "nearest other place", "nearness of all others", "share of demonyms",
    "its country is named", "its division is named", "country of the dateline",
)  # fmt: skip
FIRST: tuple[float, ...] = (1.24, 1.22, 0.92, 7.31, 1.57, -0.35, 0.02, 5.0, 4.78, 0.0, 2.14, 3.33, -1.33, 1.99, -0.99, -1.08)
SECOND: tuple[float, ...] = (1.1, 0.96, 0.81, 8.11, 1.41, 0.09, 0.46, 5.0, 5.7, 0.0, 2.53, 3.36, -1.36, 2.05, -1.05, -1.27, 2.41, 0.0, 2.19, 0.77, 2.07, 1.12, 0.9, 0.83, 0.32, 0.93)
