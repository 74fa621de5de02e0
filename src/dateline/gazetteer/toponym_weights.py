"""The weights of `toponym_features`, for text in mixed case and for text whose capitals mean nothing.

Logistic regression, fitted to the train halves (an article is in it where the CRC of its id is even) of LGL, GeoVirus
and re3d as they are (7,753 names of the index, 41 % of them places), and for MONOCASE to the same texts in capitals and
in lower case (32,811). The level is the one with the best F on those halves.
`training/place_weights.py` fits them again.
"""

from __future__ import annotations

MIXED: tuple[float, ...] = (
    -1.18, 1.92, 0.17, 0.41, 0.75, 0.38, 0.15, 1.36, -3.03, -1.71, 0.61, 0.53, 0.79, -0.19, -0.89, -0.82, -1.33,
    0.59, -1.62, -1.0, -0.37, 0.72, 0.67, 0.82, 0.17, 0.39, 0.99, -0.91, -0.42, 0.41, -0.08, 0.12, 0.02, -1.54,
    -0.68, 0.48, -1.52, 0.95, 0.01, -2.22,
)  # fmt: skip
MIXED_LEVEL = -0.5
MONOCASE: tuple[float, ...] = (
    -1.7, 1.81, 0.47, 0.29, 0.69, 0.51, -0.04, 1.26, -3.83, -1.55, 0.72, 0.8, 0.74, -0.19, 0.0, -0.2, -0.91, 0.73,
    -0.7, 0.0, -0.07, 0.48, 0.47, 1.04, 0.54, 0.37, 0.69, -1.11, -0.54, 0.24, -0.03, 0.11, 0.0, -1.43, -0.65, 0.58,
    -0.99, 1.02, 0.09, -1.93,
)  # fmt: skip
MONOCASE_LEVEL = -0.4
