"""A small network over the encoder's states: which words are words of saying, and of each what belongs to them.

Two steps. `listen` goes over all words of a document once: the encoder's states and a few numbered features of each
word (what the grammar found there, its class, quotation) become a vector, which two convolutions let see its
neighbours, and from it come the chances of beginning and of going on with words of saying. `parts` goes over the words
around each cue asked for: their vectors, the cue's, and how each word stands to the cue, through three convolutions,
become the chances of being its source and its content.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dateline.models.extractor.network import FOLDER
from dateline.models.manifest import verified

FILE = "speech.npz"
STEPS = {"near": 2, "inner": 1, "middle": 2, "outer": 6}
"""Of each convolution that goes by single numbers, how many words lie between the words that it weighs."""
TOGETHER = 4
"""Cues that are weighed at once."""
_EPSILON = np.float32(1e-5)

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Heard:
    """All words of a document: `vectors` (words x width), and `chances` (words x 3) of being none, the first, or a
    further one of words of saying."""

    vectors: Floats
    chances: Floats


@dataclass(frozen=True, slots=True)
class Asked:
    """The words around some cues, in rows of one length: `words` (cues x length) are indices into the document, `mask`
    (the same) is 0 for filling, `relations` (cues x length x kinds) number how each word stands to the cue, `ends`
    (cues x 2) are the cue's first and last word."""

    words: Numbers
    mask: Floats
    relations: Numbers
    ends: Numbers


@dataclass(frozen=True, slots=True)
class Ear:
    """The weights by name."""

    weights: Mapping[str, Floats]

    def listen(self, states: Floats, features: Numbers) -> Heard:
        """`states`: words x states; `features`: words x kinds, each a row of the table."""
        words = states @ self.weights["states"] + self.weights["states_bias"]
        for kind in features.T:
            words += self.weights["features"][kind]
        words = _relu(self._normal(words, "words"))
        words = words + self._three(words)
        words = words + self._spread(words, "near")
        return Heard(words, _chances(words @ self.weights["tags"] + self.weights["tags_bias"]))

    def parts(self, heard: Heard, asked: Asked) -> Floats:
        """Of each word around each cue the chances of being neither, source and content: cues x length x 3."""
        words = heard.vectors @ self.weights["around"] + self.weights["around_bias"]
        cues = heard.vectors[asked.ends].mean(axis=1) @ self.weights["cues"]
        # a few cues at a time stay in the processor's own memory, which halves the time
        pieces = [slice(at, at + TOGETHER) for at in range(0, len(asked.words), TOGETHER)]
        return np.concatenate([self._parts(words, cues[piece], asked, piece) for piece in pieces])

    def _parts(self, words: Floats, cues: Floats, asked: Asked, piece: slice) -> Floats:
        around = words[asked.words[piece]] + cues[:, None]
        for kind in range(asked.relations.shape[2]):
            around += self.weights["relations"][asked.relations[piece, :, kind]]
        mask = asked.mask[piece, :, None]
        around = _relu(self._normal(around, "pairs")) * mask
        for name in ("inner", "middle", "outer"):
            around += self._spread(around, name) * mask
        return _chances(around @ self.weights["parts"] + self.weights["parts_bias"])

    def _three(self, words: Floats) -> Floats:
        """Each word with the one before and the one after it."""
        padded = _padded(words, 1)
        joined = np.concatenate((padded[:-2], padded[1:-1], padded[2:]), axis=1)
        return _relu(self._normal(joined @ self.weights["three"] + self.weights["three_bias"], "three"))

    def _spread(self, words: Floats, name: str) -> Floats:
        """Each number of a word's vector summed up over the words around, then all mixed."""
        kernel, step = self.weights[name + "_kernel"], STEPS[name]
        reach, length = step * (len(kernel) // 2), words.shape[-2]
        padded = _padded(words, reach)
        total = np.zeros_like(words)
        product = np.empty_like(words)
        for at, row in enumerate(kernel):
            total += np.multiply(padded[..., at * step : at * step + length, :], row, out=product)
        return _relu(self._normal(total @ self.weights[name] + self.weights[name + "_bias"], name))

    def _normal(self, values: Floats, name: str) -> Floats:
        width = values.shape[-1]
        mean = np.full((width, 1), 1 / width, dtype=np.float32)
        centred = values - values @ mean
        centred /= np.sqrt((centred * centred) @ mean + _EPSILON)
        centred *= self.weights[name + "_scale"]
        centred += self.weights[name + "_shift"]
        return centred


class Hearing(NamedTuple):
    """The network, and the encoder's states of a document's words that it listens to: words x states."""

    ear: Ear
    states: Floats


def _padded(words: Floats, reach: int) -> Floats:
    """With so many words of nought before and after."""
    *rows, length, width = words.shape
    padded = np.zeros((*rows, length + 2 * reach, width), dtype=np.float32)
    padded[..., reach : reach + length, :] = words
    return padded


def _relu(values: Floats) -> Floats:
    found: Floats = np.maximum(values, 0)
    return found


def _chances(logits: NDArray[Any]) -> Floats:
    powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
    found: Floats = powers / powers.sum(axis=-1, keepdims=True)
    return found


@cache
def load_ear(folder: Path = FOLDER) -> Ear:
    """Opens the weights that ship in `folder`, after checking them against their manifest.

    Raises:
        WeightsError: they are missing or not the ones that were measured.
    """
    arrays = np.load(io.BytesIO(verified(folder, FILE)), allow_pickle=False)
    return Ear({name: arrays[name].astype(np.float32) for name in arrays.files})
