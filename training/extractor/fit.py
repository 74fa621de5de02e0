"""Training: epochs over windows, a checkpoint after each, and the probabilities of what was left out of the fit.

A run that was stopped goes on from its last checkpoint and ends with the same weights. Needs the `training` extra.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from training.extractor.examples import Example, Window, all_windows
from training.extractor.net import Extractor, batch_of
from training.extractor.settings import Settings

SORTED = 8
"""Batches whose windows are sorted by length together, so that little is padded."""
PREDICTED = 16
"""Windows a batch where nothing is learned."""


class Told(NamedTuple):
    """What the heads say of an example: words x roles x tags, and the highest of its windows for told and kinds."""

    roles: NDArray[np.float32]
    told: NDArray[np.float32]


def fit(
    examples: Sequence[Example], settings: Settings, seed: int, checkpoint: Path, say: Callable[[str], None]
) -> Extractor:
    """Trains on the examples; `checkpoint` is written after each epoch, and gone on from where it is there."""
    torch.manual_seed(seed)
    net = Extractor(settings)
    optimizer = _optimizer(net, settings)
    epochs = _epochs(all_windows(examples, settings), settings, seed)
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
    heads = [*net.roles.parameters(), *net.told.parameters()]
    groups = [{"params": encoder, "lr": settings.encoder_rate}, {"params": heads, "lr": settings.head_rate}]
    return torch.optim.AdamW(groups, weight_decay=settings.decay)


def _rates(optimizer: torch.optim.Optimizer, settings: Settings, done: float) -> None:
    """Up over the first share of the steps, then down in a straight line to nearly nothing."""
    up = settings.warm_up
    part = max(done / up if done < up else (1 - done) / (1 - up), 0.01)
    for group, rate in zip(optimizer.param_groups, (settings.encoder_rate, settings.head_rate), strict=True):
        group["lr"] = rate * part


def _epochs(windows: Sequence[Window], settings: Settings, seed: int) -> list[list[list[Window]]]:
    """The batches of every epoch: all windows of examples that tell something, and a share of the others."""
    dice = random.Random(seed)  # noqa: S311 - the order of training
    telling = [one for one in windows if one.example.told is not False]
    silent = [one for one in windows if one.example.told is False]
    epochs = []
    for _ in range(settings.epochs):
        chosen = telling + dice.sample(silent, int(settings.silent_share * len(silent)))
        dice.shuffle(chosen)
        batches = [
            sorted_[at : at + settings.batch]
            for sorted_ in _by_length(chosen, settings.batch * SORTED)
            for at in range(0, len(sorted_), settings.batch)
        ]
        dice.shuffle(batches)
        epochs.append(batches)
    return epochs


def _by_length(windows: Sequence[Window], size: int) -> Iterator[list[Window]]:
    for at in range(0, len(windows), size):
        yield sorted(windows[at : at + size], key=lambda one: one.end - one.start)


@torch.no_grad()
def tell(net: Extractor, examples: Sequence[Example], settings: Settings) -> list[Told]:
    """What the heads say of each example; where windows overlap, the mean."""
    net.eval()
    at = {example.name: number for number, example in enumerate(examples)}
    roles = [np.zeros((len(one.words), len(settings.roles), 3), np.float32) for one in examples]
    seen = [np.zeros((len(one.words), 1, 1), np.float32) for one in examples]
    told = [np.zeros(1 + len(settings.kinds), np.float32) for _ in examples]
    windows = sorted(all_windows(examples, settings), key=lambda one: one.end - one.start)
    for begin in range(0, len(windows), PREDICTED):
        some = windows[begin : begin + PREDICTED]
        scores, whole = net(batch_of(some))
        for window, words, one in zip(some, scores.softmax(-1).numpy(), whole.sigmoid().numpy(), strict=True):
            number = at[window.example.name]
            roles[number][window.first : window.last] += words[: window.last - window.first]
            seen[number][window.first : window.last] += 1
            told[number] = np.maximum(told[number], one)
    means = [(one / np.maximum(count, 1)).astype(np.float32) for one, count in zip(roles, seen, strict=True)]
    return [Told(one, whole) for one, whole in zip(means, told, strict=True)]
