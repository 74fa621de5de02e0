"""The weights by which `place_scores` chooses among the places of one name.

Conditional logit, fitted to the train halves (an article is in it where the CRC-32 of its id is even) of LGL, 314
local news articles, and GeoVirus, 122 paragraphs: 3,266 names with a known place. Two rounds, because the second
pass's features depend on the first pass's probabilities. The weight of regions and seas (5.0) is set by hand, not
fitted: the training texts hold next to none, and a name is in `regions.yaml` because texts use it for the region.
`training/place_weights.py` fits them again; in the fit that is shipped a gold place with a GeoNames id was matched by
that id, elsewhere by distance, so its numbers differ a little.
"""

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
FIRST: tuple[float, ...] = (
    1.43, 1.16, 1.14, 8.31, 0.9, 0.75, -0.84, 5.0, 6.81, 0.0, 2.28, 3.61, -1.61, 1.86, -0.86, -1.28,
)  # fmt: skip
SECOND: tuple[float, ...] = (
    1.24, 0.87, 0.99, 8.8, 0.76, 1.16, -0.07, 5.0, 7.26, 0.0, 2.52, 3.51, -1.51, 1.83, -0.83, -1.48, 2.98, -0.09,
    2.21, 0.89, 2.11, 1.21, 0.67, 0.58, -0.07, 0.75,
)  # fmt: skip
