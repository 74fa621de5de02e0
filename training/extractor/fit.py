"""Training: epochs over windows, a checkpoint after each, and the probabilities of what was left out of the fit.

A run that was stopped goes on from its last checkpoint and ends with the same weights. Needs the `training` extra.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from training.extractor.examples import Example, Piece, all_pieces
from training.extractor.net import Extractor, batch_of
from training.extractor.settings import Settings

SORTED = 8
"""Batches whose windows are sorted by length together, so that little is padded."""
PREDICTED = 16
"""Windows a batch where nothing is learned."""


class Told(NamedTuple):
    """What the heads say of an example, as logits: candidates x labels, and the highest of its windows for what is told
    as a whole."""

    scores: NDArray[np.float32]
    whole: NDArray[np.float32]


def fit(
    examples: Sequence[Example], noised: Mapping[str, Example], settings: Settings, seed: int, checkpoint: Path,
    say: Callable[[str], None],
) -> Extractor:  # fmt: skip
    """Trains on the examples, some of them, by name, read with noise; `checkpoint` is written after each epoch, and
    gone on from where it is there."""
    torch.manual_seed(seed)
    net = Extractor(settings)
    optimizer = _optimizer(net, settings)
    epochs = _epochs(examples, noised, settings, seed)
    total, step, begin = sum(map(len, epochs)), 0, 0
    if checkpoint.is_file():
        state: dict[str, Any] = torch.load(checkpoint, weights_only=True)
        net.load_state_dict(state["net"])
        optimizer.load_state_dict(state["optimizer"])
        torch.set_rng_state(state["random"])
        begin, step = state["epoch"], state["step"]
    for epoch in range(begin, settings.epochs):
        net.train()
        spent = 0.0
        for windows in epochs[epoch]:
            _rates(optimizer, settings, step / total)
            optimizer.zero_grad()
            loss = net.loss(batch_of(windows))
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), settings.clip)
            optimizer.step()
            step, spent = step + 1, spent + loss.item()
        say(f"epoch {epoch + 1} of {settings.epochs}: loss {spent / len(epochs[epoch]):.3f}")
        _keep(checkpoint, net, optimizer, epoch + 1, step)
    return net


def _keep(path: Path, net: Extractor, optimizer: torch.optim.Optimizer, epoch: int, step: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    state = {
        "net": net.state_dict(), "optimizer": optimizer.state_dict(), "random": torch.get_rng_state(),
        "epoch": epoch, "step": step,
    }  # fmt: skip
    torch.save(state, part)
    part.replace(path)


def _optimizer(net: Extractor, settings: Settings) -> torch.optim.Optimizer:
    encoder = [one for one in net.encoder.parameters() if one.requires_grad]
    heads = [one for name, one in net.named_parameters() if not name.startswith("encoder.")]
    groups = [{"params": encoder, "lr": settings.encoder_rate}, {"params": heads, "lr": settings.head_rate}]
    return torch.optim.AdamW(groups, weight_decay=settings.decay)


def _rates(optimizer: torch.optim.Optimizer, settings: Settings, done: float) -> None:
    """Up over the first share of the steps, then down in a straight line to nearly nothing."""
    up = settings.warm_up
    part = max(done / up if done < up else (1 - done) / (1 - up), 0.01)
    for group, rate in zip(optimizer.param_groups, (settings.encoder_rate, settings.head_rate), strict=True):
        group["lr"] = rate * part


def _epochs(
    examples: Sequence[Example], noised: Mapping[str, Example], settings: Settings, seed: int
) -> list[list[list[Piece]]]:
    """The batches of every epoch: all examples that have something to find, and a share of the others."""
    dice = random.Random(seed)  # noqa: S311 - the order of training
    telling = [one for one in examples if not one.silent]
    silent = [one for one in examples if one.silent]
    epochs = []
    for _ in range(settings.epochs):
        drawn = [one for one in telling for _ in range(_times(settings.corpora[one.corpus], dice))]
        drawn += dice.sample(silent, int(settings.silent_share * len(silent)))
        drawn = [noised.get(one.name, one) if dice.random() < settings.noise_share else one for one in drawn]
        chosen = all_pieces(drawn)
        dice.shuffle(chosen)
        batches = [
            sorted_[at : at + settings.batch]
            for sorted_ in _by_length(chosen, settings.batch * SORTED)
            for at in range(0, len(sorted_), settings.batch)
        ]
        dice.shuffle(batches)
        epochs.append(batches)
    return epochs


def _times(often: float, dice: random.Random) -> int:
    return int(often) + (dice.random() < often % 1)


def _by_length(windows: Sequence[Piece], size: int) -> Iterator[list[Piece]]:
    for at in range(0, len(windows), size):
        yield sorted(windows[at : at + size], key=lambda one: one.window.end - one.window.start)


@torch.no_grad()
def tell(net: Extractor, examples: Sequence[Example]) -> list[Told]:
    """What the heads say of each example; where windows overlap, of a candidate that whose own its first word is."""
    net.eval()
    at = {id(example): number for number, example in enumerate(examples)}
    labels = net.settings.labels
    scores = [np.full((len(one.spans), labels), -20, np.float32) for one in examples]
    whole = [np.full(net.settings.wholes, -20, np.float32) for _ in examples]
    windows = sorted(all_pieces(examples), key=lambda one: one.window.end - one.window.start)
    for begin in range(0, len(windows), PREDICTED):
        batch = batch_of(windows[begin : begin + PREDICTED])
        found, told = (one.numpy() for one in net(batch))
        offset = 0
        for (example, window), rows, one in zip(batch.windows, batch.rows_of, told, strict=True):
            number = at[id(example)]
            first = example.spans[rows, 0]
            own = (first >= window.own) & (first < window.own_last)
            scores[number][rows[own]] = found[offset : offset + len(rows)][own]
            whole[number] = np.maximum(whole[number], one)
            offset += len(rows)
    return [Told(one, two) for one, two in zip(scores, whole, strict=True)]
