"""Best one-to-one alignment of what was predicted with what was expected."""

from __future__ import annotations

from collections.abc import Sequence


def align(similarity: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Pairs (row, column) of the alignment with the largest sum; pairs of similarity 0 are left out.

    `similarity`: one row a prediction, one column an expectation, all rows of one length.
    """
    if not similarity or not similarity[0]:
        return []
    from scipy.optimize import linear_sum_assignment

    rows, columns = linear_sum_assignment(similarity, maximize=True)
    return [(int(r), int(c)) for r, c in zip(rows, columns, strict=True) if similarity[r][c] > 0]


def f1(matched: float, predicted: float, expected: float) -> tuple[float, float, float]:
    """Precision, recall and F1; 0 where there is nothing to divide by."""
    precision = matched / predicted if predicted else 0.0
    recall = matched / expected if expected else 0.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0
