"""`python -m training.extractor DATA OUT --fold K`: trains a network and prints CEAF-REE of MUC-4's dev reports.

A third of every corpus's documents is left out, and thresholds are chosen on MUC-4's of them. OUT gets the checkpoint,
and the scores of the left-out and the dev reports for whatever is learned on top of them. The network that ships is the
mean of the three folds' (`training.extractor.export`).
"""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training.corpora.noise import OCR, noisy
from training.corpora.passages import Passage, Split
from training.corpora.reading import read_passages
from training.extractor.examples import Example, example_of
from training.extractor.kept import keep
from training.extractor.score import Guess, best_thresholds, ceaf
from training.extractor.settings import FILE, Settings, load_settings
from training.extractor.wordings import pooled, told

FOLDS = 3
DEV_ALONE: dict[str, Split] = {"rams": "dev", "gvdb": "dev"}
"""Corpora of which the data folder has the dev part alone; nothing is measured on it, so it is learned from."""


def main(arguments: list[str]) -> int:
    """Trains, prints, writes; gives the exit status."""
    parser = argparse.ArgumentParser(prog="python -m training.extractor", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("data", type=Path, help="the unpacked data folder")
    parser.add_argument("out", type=Path, help="a folder for checkpoints and scores")
    parser.add_argument("--fold", type=int, choices=range(FOLDS), required=True, help="the third that is left out")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--settings", type=Path, default=FILE)
    options = parser.parse_args(arguments)
    settings = load_settings(options.settings)

    from training.extractor.fit import fit, tell  # torch, which nothing else of this repository needs
    from training.extractor.net import encoder_folder, word_pieces

    cut = word_pieces(encoder_folder(settings.encoder))
    kept, left = split(options.data, settings, options.fold)
    name = f"fold{options.fold}-seed{options.seed}"
    examples = [example_of(one, cut, settings) for one in kept]
    noised = {one.id: example_of(noisy(one, OCR, options.seed), cut, settings) for one in kept if one.corpus == "muc4"}
    net = fit(
        examples, noised, settings, options.seed, options.out / f"{name}.pt", say=lambda said: print(said, flush=True)
    )
    guesses = []
    for part, passages in (("left", left), ("dev", list(read_passages(options.data, "dev", ["muc4"])))):
        asked = [example_of(one, cut, settings) for one in passages]
        scored = tell(net, asked)
        rows = list(zip(passages, asked, scored, strict=True))
        keep(options.out / f"{name}-{part}.npz", {one.id: (said.scores, said.whole) for one, _, said in rows})
        guesses.append(
            [
                guess(one, example, said.scores, float(said.whole[0]), settings)
                for one, example, said in rows
                if one.corpus == "muc4"
            ]
        )
    _report(guesses[0], guesses[1], settings)
    return 0


def split(data: Path, settings: Settings, fold: int) -> tuple[list[Passage], list[Passage]]:
    """The training passages that are learned from and those that are left out."""
    kept: list[Passage] = []
    left: list[Passage] = []
    for corpus in settings.corpora:
        for number, passage in enumerate(read_passages(data, DEV_ALONE.get(corpus, "train"), [corpus])):
            (left if number % FOLDS == fold else kept).append(passage)
    return kept, left


def guess(passage: Passage, example: Example, scores: NDArray[np.float32], whole: float, settings: Settings) -> Guess:
    """The wordings of a passage by role."""
    logits = pooled(example, scores[:, : len(settings.heads[0].labels)])
    chance = 1 / (1 + math.exp(-whole))
    return Guess(passage, chance, tuple(told(example, logits[:, role]) for role in range(logits.shape[1])))


def _report(left: Sequence[Guess], dev: Sequence[Guess], settings: Settings) -> None:
    labels = settings.heads[0].labels
    five = [number for number, label in enumerate(labels) if label != "human-target-described"]
    names = [labels[number] for number in five]
    left, dev = ([replace(one, roles=tuple(one.roles[n] for n in five)) for one in part] for part in (left, dev))
    thresholds, reached = best_thresholds(left, names)
    print(f"left out: F1 {reached:.3f} with {thresholds}")
    scores = ceaf(dev, names, thresholds)
    for number, role in enumerate(names):
        print(f"dev {role}: F1 {scores.f1(number)[2]:.3f}")
    print("dev: P {:.3f} R {:.3f} F1 {:.3f}".format(*scores.f1()))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
