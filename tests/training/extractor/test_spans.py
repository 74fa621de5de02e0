"""From probabilities to mentions and wordings."""

from __future__ import annotations

import numpy as np
import pytest

from training.extractor.spans import Probabilities, spans, wordings

WORDS = ["the", "Grey", "Column", "and", "Column", "men"]


def head(*begins_and_inside: tuple[float, float]) -> Probabilities:
    return np.array([(1 - b - i, b, i) for b, i in begins_and_inside], np.float32)


def test_a_mention_runs_as_long_as_its_words_go_on() -> None:
    (one,) = spans(head((0, 0), (0.8, 0), (0, 0.9), (0, 0.1)))
    assert (one.first, one.last) == (1, 3)
    assert one.score == pytest.approx(0.8 * 0.9 * 0.9)


def test_a_mention_may_end_with_the_text() -> None:
    (one,) = spans(head((0, 0), (0.8, 0), (0, 0.9)))
    assert one.score == pytest.approx(0.72)


def test_faint_beginnings_are_passed_over() -> None:
    assert spans(head((0.01, 0.9), (0, 0.9))) == []


def test_of_a_wording_the_best_place_counts_and_parts_of_a_better_one_go() -> None:
    found = wordings(WORDS, head((0, 0), (0.9, 0), (0.3, 0.9), (0, 0), (0.4, 0), (0.1, 0)))
    assert list(found) == ["Grey Column", "men"]
    assert found["Grey Column"] == pytest.approx(0.81)
