"""The network of `dateline.models.speech` while it learns, and its weights under the names that it has there."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from dateline.extract.attribution.hearing import RELATION_SIZES, WORD_SIZES
from dateline.models.speech import STEPS, Asked
from training.extractor.net import Dropout

WIDTH, NARROW = 80, 48
"""Numbers in a word's vector, and in that of a word beside a cue."""
KERNELS = {"near": 7, "inner": 7, "middle": 9, "outer": 7}
"""Words that each convolution by single numbers weighs."""
DROPPED = 0.15
"""Of what is told from step to step, how much is left out while learning."""


class Spread(nn.Module):
    """`Ear._spread`."""

    def __init__(self, name: str, width: int) -> None:
        super().__init__()
        self.step = STEPS[name]
        self.kernel = nn.Parameter(torch.randn(KERNELS[name], width) * 0.3 / KERNELS[name] ** 0.5)
        self.mix = nn.Linear(width, width)
        self.norm = nn.LayerNorm(width)

    def forward(self, words: Tensor) -> Tensor:
        """`words`: ... x length x width."""
        reach, length = self.step * (len(self.kernel) // 2), words.shape[-2]
        padded = functional.pad(words, (0, 0, reach, reach))
        total = torch.zeros_like(words)
        for at, row in enumerate(self.kernel):
            total = total + padded[..., at * self.step : at * self.step + length, :] * row
        return functional.relu(self.norm(self.mix(total)))


class SpeechNet(nn.Module):
    """`Ear`, step by step."""

    def __init__(self, states: int) -> None:
        super().__init__()
        self.states = nn.Linear(states, WIDTH)
        self.features = nn.Parameter(torch.randn(sum(WORD_SIZES), WIDTH) * 0.3)
        self.words_norm = nn.LayerNorm(WIDTH)
        self.three = nn.Linear(3 * WIDTH, WIDTH)
        self.three_norm = nn.LayerNorm(WIDTH)
        self.near = Spread("near", WIDTH)
        self.tags = nn.Linear(WIDTH, 3)
        self.around = nn.Linear(WIDTH, NARROW)
        self.cues = nn.Linear(WIDTH, NARROW, bias=False)
        self.relations = nn.Parameter(torch.randn(sum(RELATION_SIZES), NARROW) * 0.3)
        self.pairs_norm = nn.LayerNorm(NARROW)
        self.spreads = nn.ModuleDict({name: Spread(name, NARROW) for name in ("inner", "middle", "outer")})
        self.parts = nn.Linear(NARROW, 3)
        self.dropout = Dropout(DROPPED)

    def listen(self, states: Tensor, features: Tensor) -> tuple[Tensor, Tensor]:
        """The words' vectors, and their logits as words of saying."""
        words = self.states(self.dropout(states)) + functional.embedding_bag(features, self.features, mode="sum")
        words = self.dropout(functional.relu(self.words_norm(words)))
        padded = functional.pad(words, (0, 0, 1, 1))
        joined = torch.cat((padded[:-2], padded[1:-1], padded[2:]), dim=1)
        words = words + functional.relu(self.three_norm(self.three(joined)))
        words = words + self.dropout(self.near(words))
        return words, self.tags(words)

    def beside(self, words: Tensor, asked: Asked) -> Tensor:
        """Of each word around each cue the logits of being neither, source and content."""
        mask = torch.from_numpy(asked.mask)[:, :, None]
        rows, length, kinds = asked.relations.shape
        relations = torch.from_numpy(asked.relations.reshape(rows * length, kinds))
        around = self.around(words)[torch.from_numpy(asked.words)]
        around = around + self.cues(words[torch.from_numpy(asked.ends)].mean(dim=1))[:, None]
        around = around + functional.embedding_bag(relations, self.relations, mode="sum").view(rows, length, -1)
        around = self.dropout(functional.relu(self.pairs_norm(around))) * mask
        for spread in self.spreads.values():
            around = around + spread(around) * mask
        logits: Tensor = self.parts(self.dropout(around))
        return logits

    def named_weights(self) -> dict[str, NDArray[np.float16]]:
        """By the names of `dateline.models.speech`, in half precision, with matrices as inputs x outputs."""
        found: dict[str, Tensor] = {"features": self.features, "relations": self.relations}
        for name in ("states", "three", "tags", "around", "parts"):
            linear = getattr(self, name)
            found |= {name: linear.weight.T, f"{name}_bias": linear.bias}
        found["cues"] = self.cues.weight.T
        for name in ("words", "three", "pairs"):
            norm = getattr(self, f"{name}_norm")
            found |= {f"{name}_scale": norm.weight, f"{name}_shift": norm.bias}
        for name, spread in (("near", self.near), *self.spreads.items()):
            found |= {
                f"{name}_kernel": spread.kernel, name: spread.mix.weight.T, f"{name}_bias": spread.mix.bias,
                f"{name}_scale": spread.norm.weight, f"{name}_shift": spread.norm.bias,
            }  # fmt: skip
        return {name: value.detach().numpy().astype(np.float16) for name, value in found.items()}
