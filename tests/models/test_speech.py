"""The small network that hears who says what: chances, windows, and the file that its manifest names."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from dateline.models.extractor.network import FOLDER
from dateline.models.manifest import WeightsError
from dateline.models.speech import FILE, Asked, Ear, load_ear

WORDS, FEATURES, RELATIONS = 30, 8, 4


@pytest.fixture(scope="module")
def ear() -> Ear:
    return load_ear()


def around(ends: list[tuple[int, int]], length: int = 20) -> Asked:
    """The first words of a document, beside each cue."""
    words = np.tile(np.arange(length), (len(ends), 1))
    relations = np.zeros((len(ends), length, RELATIONS), dtype=np.int64)
    return Asked(words, np.ones(words.shape, dtype=np.float32), relations, np.array(ends))


def numbers(seed: int, *shape: int) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=shape).astype(np.float32)


def test_chances_of_every_word_add_up_to_one(ear: Ear) -> None:
    states = numbers(1, WORDS, ear.weights["states"].shape[0])
    heard = ear.listen(states, np.zeros((WORDS, FEATURES), dtype=np.int64))
    assert heard.chances.shape == (WORDS, 3)
    parts = ear.parts(heard, around([(2, 2), (5, 6), (7, 7), (9, 9), (11, 12)]))
    assert parts.shape == (5, 20, 3)
    for chances in (heard.chances, parts):
        assert np.allclose(chances.sum(axis=-1), 1, atol=1e-5)


def test_filling_says_nothing_to_the_words_before_it(ear: Ear) -> None:
    states = numbers(2, WORDS, ear.weights["states"].shape[0])
    heard = ear.listen(states, np.zeros((WORDS, FEATURES), dtype=np.int64))
    alone = ear.parts(heard, around([(2, 2)], 12))
    asked = around([(2, 2)], 20)
    asked.mask[:, 12:] = 0
    assert np.allclose(alone, ear.parts(heard, asked)[:, :12], atol=1e-5)


def test_only_the_measured_weights_are_opened(tmp_path: Path) -> None:
    shutil.copy(FOLDER / "manifest.json", tmp_path)
    (tmp_path / FILE).write_bytes((FOLDER / FILE).read_bytes() + b"\0")
    with pytest.raises(WeightsError, match=FILE):
        load_ear(tmp_path)
