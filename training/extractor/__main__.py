"""`python -m training.extractor DATA OUT [--fold K]`: trains on MUC-4 and prints CEAF-REE of the dev reports.

Thresholds are chosen on the fifth of the training reports that the fold leaves out. OUT gets the checkpoint, and the
probabilities of the left-out and the dev reports for whatever is learned on top of them.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from training.corpora.passages import Passage
from training.corpora.reading import read_passages
from training.extractor.examples import Example, example_of
from training.extractor.score import Guess, best_thresholds, ceaf
from training.extractor.settings import FILE, Settings, load_settings
from training.extractor.spans import wordings

FOLDS = 5


def main(arguments: list[str]) -> int:
    """Trains, prints, writes; gives the exit status."""
    parser = argparse.ArgumentParser(prog="python -m training.extractor", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("data", type=Path, help="the unpacked data folder")
    parser.add_argument("out", type=Path, help="a folder for checkpoints and probabilities")
    parser.add_argument("--fold", type=int, default=0, choices=range(FOLDS), help="the fifth that is left out")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--settings", type=Path, default=FILE)
    options = parser.parse_args(arguments)
    settings = load_settings(options.settings)

    from training.extractor.fit import fit, tell  # torch, which nothing else of this repository needs
    from training.extractor.net import encoder_folder, word_pieces

    pieces = word_pieces(encoder_folder(settings.encoder))
    train, dev = (list(read_passages(options.data, split, ["muc4"])) for split in ("train", "dev"))
    left = [one for number, one in enumerate(train) if number % FOLDS == options.fold]
    kept = [one for number, one in enumerate(train) if number % FOLDS != options.fold]
    name = f"fold{options.fold}-seed{options.seed}"
    examples = [example_of(one, pieces, settings) for one in kept]
    net = fit(examples, settings, options.seed, options.out / f"{name}.pt", say=print)
    guesses = []
    for part, passages in (("left", left), ("dev", dev)):
        asked = [example_of(one, pieces, settings) for one in passages]
        told = tell(net, asked, settings)
        arrays: dict[str, Any] = {
            example.name: one.roles.astype(np.float16) for example, one in zip(asked, told, strict=True)
        }
        np.savez_compressed(options.out / f"{name}-{part}.npz", **arrays)
        rows = zip(passages, asked, told, strict=True)
        guesses.append([guess(passage, example, one.roles, float(one.told[0])) for passage, example, one in rows])
    _report(guesses[0], guesses[1], settings)
    return 0


def guess(passage: Passage, example: Example, roles: NDArray[np.float32], told: float) -> Guess:
    """The wordings of a passage by role, from the heads' probabilities (words x roles x tags)."""
    words = [example.text[start:end] for start, end in example.words]
    return Guess(passage, told, tuple(wordings(words, roles[:, role]) for role in range(roles.shape[1])))


def _report(left: Sequence[Guess], dev: Sequence[Guess], settings: Settings) -> None:
    thresholds, reached = best_thresholds(left, settings.roles)
    print(f"left out: F1 {reached:.3f} with {thresholds}")
    scores = ceaf(dev, settings.roles, thresholds)
    for number, role in enumerate(settings.roles):
        print(f"dev {role}: F1 {scores.f1(number)[2]:.3f}")
    print("dev: P {:.3f} R {:.3f} F1 {:.3f}".format(*scores.f1()))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
