"""The network at run time: an ONNX graph over the pieces of one window, and the heads' sums over candidates.

A window is run by itself, never beside others: the graph's 8-bit steps scale by what they see at once, so that scores
would otherwise depend on what else is read.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.language.document import Document
from dateline.models.extractor.candidates import Spans, candidates, wordings
from dateline.models.extractor.pieces import BEGIN, END, Cut, Window, pieces_of, windows
from dateline.models.manifest import verified

FOLDER = Path(__file__).parents[1] / "weights" / "extractor-en-3"
NOTHING = -20.0
"""The logit of what was not looked at."""
MOST_WORDS = 8_000
"""Words of a document that are read, its first: some 25 windows, about seven seconds. Of all documents of MUC-4 and
WikiEvents one has more; what runs on longer is a book or a list, and the rules read all of it."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Scores:
    """What the heads say of a document, as logits.

    `spans`: the candidates; `wording`: of each the number of its wording in `texts`. `heads`: by a head's name,
    candidates x its labels. `whole`: by name, what the report tells as a whole, of its windows the highest. `states`:
    of each word that was read the encoder's, words x numbers, for smaller networks that go on from there.
    """

    spans: Spans
    wording: NDArray[np.int32]
    texts: tuple[str, ...]
    heads: dict[str, Floats]
    whole: dict[str, float]
    states: Floats = field(default_factory=lambda: np.zeros((0, 0), dtype=np.float32))
    _order: NDArray[np.int64] = field(init=False, repr=False)
    _bounds: NDArray[np.int64] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        order = np.argsort(self.wording, kind="stable")
        object.__setattr__(self, "_order", order)
        object.__setattr__(self, "_bounds", np.searchsorted(self.wording[order], np.arange(len(self.texts) + 1)))

    def places(self, wording: int) -> NDArray[np.int64]:
        """The rows of the spans that say a wording, in the order of the text."""
        return self._order[self._bounds[wording] : self._bounds[wording + 1]]


@dataclass(frozen=True, slots=True)
class Network:
    """An opened graph. `heads` are the labels of each head; `widths` (width x labels) what the length of a span adds;
    `pair` the numbers by which first and last word are weighed against each other; `wholes` the names of what is told
    of a whole window; `states` how many numbers the encoder gives of a word. `threads` of the graph are one, so that
    sums come in one order."""

    session: Any
    cut: Cut
    heads: dict[str, tuple[str, ...]]
    widths: Floats
    pair: int
    wholes: tuple[str, ...]
    states: int

    def read(self, document: Document) -> Scores:
        """The scores of all candidates of a document."""
        spans = candidates(document, len(self.widths), MOST_WORDS)
        wording, texts = wordings(document.lowers, spans)
        pieces = pieces_of(document.words[:MOST_WORDS], self.cut)
        first = np.array(pieces.first, dtype=np.int64)
        scores = np.full((len(spans), self.widths.shape[1]), NOTHING, dtype=np.float32)
        whole = np.full(len(self.wholes), NOTHING, dtype=np.float32)
        states = np.zeros((len(first), self.states), dtype=np.float32)
        for window in windows(pieces):
            begins, ends, pairs, told, seen = self._run(pieces.ids[window.start : window.end])
            rows = np.flatnonzero(_owned(spans, window))
            one, two = (first[spans[rows, 0]] - window.start + 1, first[spans[rows, 1] - 1] - window.start + 1)
            sides = pairs.reshape(len(pairs), len(self.heads), 2, self.pair)
            fit = np.einsum("nhd,nhd->nh", sides[one, :, 0], sides[two, :, 1]) / np.float32(self.pair**0.5)
            each = [len(labels) for labels in self.heads.values()]
            width = self.widths[spans[rows, 1] - spans[rows, 0] - 1]
            scores[rows] = begins[one] + ends[two] + width + np.repeat(fit, each, axis=1)
            whole = np.maximum(whole, told)
            own = slice(window.own, window.own_last)
            states[own] = seen[first[own] - window.start + 1]
        heads, at = {}, 0
        for name, labels in self.heads.items():
            heads[name] = scores[:, at : at + len(labels)]
            at += len(labels)
        told_whole = dict(zip(self.wholes, whole.tolist(), strict=True))
        return Scores(spans, wording, tuple(texts), heads, told_whole, states)

    def _run(self, ids: Sequence[int]) -> tuple[Floats, ...]:
        """Of each piece what the heads and the encoder say of it, and fourth what they say of the whole window."""
        return tuple(self.session.run(None, {"ids": np.array([[BEGIN, *ids, END]], dtype=np.int64)}))


def pooled_scores(scores: Floats, wording: NDArray[np.int32], count: int) -> Floats:
    """Of each of `count` wordings the logarithm of the sum of exponentials over its places: wordings x labels. Of each
    row `wording` is the number."""
    high = np.full((count, scores.shape[1]), NOTHING, dtype=np.float32)
    np.maximum.at(high, wording, scores)
    total = np.zeros_like(high)
    np.add.at(total, wording, np.exp(scores - high[wording]))
    found: Floats = high + np.log(np.maximum(total, np.float32(1e-30)))
    return found


def _owned(spans: Spans, window: Window) -> NDArray[np.bool_]:
    first = spans[:, 0]
    own: NDArray[np.bool_] = (first >= window.own) & (first < window.own_last) & (spans[:, 1] <= window.last)
    return own


@cache
def load_network(folder: Path = FOLDER) -> Network:
    """Opens the shipped weights, after checking them against their manifest; once a process.

    Raises:
        WeightsError: they are missing or not the ones that were measured.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    graph = verified(folder, "network.onnx")
    shape = json.loads(verified(folder, "heads.json"))
    session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
    heads = {name: tuple(labels) for name, labels in shape["heads"].items()}
    widths = np.array(shape["widths"], dtype=np.float32)
    states = session.get_outputs()[-1].shape[-1]
    return Network(session, _cut(folder), heads, widths, shape["pair"], tuple(shape["wholes"]), states)


def _cut(folder: Path) -> Cut:
    """How words are cut into pieces; case is folded."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_str(verified(folder, "tokenizer.json").decode())
    tokenizer.no_truncation()
    tokenizer.no_padding()

    def cut(words: Sequence[str]) -> list[list[int]]:
        return [one.ids for one in tokenizer.encode_batch(list(words), add_special_tokens=False)]

    return cut
