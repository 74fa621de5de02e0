"""From the scores of places to wordings."""

from __future__ import annotations

import math

import numpy as np
import pytest

from tests.training.extractor.building import passage, pieces, settings
from training.extractor.examples import Example, example_of
from training.extractor.wordings import apart, pooled, told


@pytest.fixture
def example() -> Example:
    return example_of(passage(), pieces, settings())


def test_the_places_of_a_wording_count_together(example: Example) -> None:
    scores = np.full((len(example.spans), 1), -20, np.float32)
    wording = example.texts.index("grey column")
    rows = np.flatnonzero(example.wording == wording)
    assert len(rows) == 2
    scores[rows] = 1.0
    assert pooled(example, scores)[wording, 0] == pytest.approx(1 + math.log(2), abs=1e-5)


def test_faint_wordings_and_parts_of_better_ones_are_left_out(example: Example) -> None:
    logits = np.full(len(example.texts), -20, np.float32)
    for text, logit in (("grey column", 2.0), ("column", 1.0), ("mill", 0.0), ("bomb", -6.0)):
        logits[example.texts.index(text)] = logit
    assert told(example, logits) == pytest.approx({"grey column": 1 / (1 + math.exp(-2)), "mill": 0.5})


def test_a_wording_is_held_word_by_word() -> None:
    assert list(apart({"arm": 0.9, "army": 0.8, "the army": 0.7})) == ["arm", "army"]
