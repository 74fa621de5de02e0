"""`python -m training.extractor.second_look DATA OUT FOLDER`: learns the second look on what the folds left out.

OUT holds the scores that `python -m training.extractor` wrote for every fold; FOLDER holds the trees of
`training.extractor.deeds`, which say what the accounts are, and gets `second-look.npz`. Of each training report the
scores come from a network that had not seen it, so that the second look learns how far to trust them. Prints the F1 of
thresholds by cross-validation over reports.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dateline.codebook.registry import load_registry
from dateline.codebook.terms import load_codebook
from dateline.extract.learned.deeds import DeedTrees
from dateline.extract.learned.joining import players
from dateline.extract.learned.sightings import LABELS, Sighter, Sighting
from dateline.extract.reader import Reader
from dateline.gazetteer.index import open_gazetteer
from dateline.language.document import read_document
from dateline.models.extractor.candidates import candidates, wordings
from dateline.models.extractor.network import Scores
from dateline.models.trees import Trees
from evaluation.alignment import align, f1
from evaluation.suites.muc4 import merged
from evaluation.suites.muc4_keys import normalised
from training.corpora.passages import Passage
from training.corpora.reading import read_passages
from training.extractor.boosting import boosted, crossed, write_trees
from training.extractor.deeds import read_deed_trees
from training.extractor.kept import Kept, kept, left_out
from training.extractor.settings import Settings, load_settings

STEPS = tuple(round(0.15 + 0.025 * step, 3) for step in range(19))
CORPORA = ("muc4", "wikievents")
"""WikiEvents is learned from beside MUC-4 because the network is surer of roles in reports on other wars, and of newer
ones, than it should be; the threshold is chosen on MUC-4's reports."""
_OPEN: dict[str, tuple[str, ...]] = {
    "perpetrator": ("perpetrator-individual", "perpetrator-organisation"),
    "target": ("physical-target", "human-target", "human-target-described"),
    "victim": ("human-target", "human-target-described"),
}  # fmt: skip
"""Roles that leave open which of several labels they are (docs/labels.md)."""
FIVE = tuple(number for number, label in enumerate(LABELS) if label != "human-target-described")
"""The roles that recent papers score."""


class Report(NamedTuple):
    """A passage with its sightings: their rows, and whether the key has each."""

    passage: Passage
    scores: Scores
    found: tuple[Sighting, ...]
    rows: NDArray[np.float32]
    right: NDArray[np.bool_]


def main(arguments: list[str]) -> int:
    """Learns, prints, writes; gives the exit status."""
    parser = argparse.ArgumentParser(prog="python -m training.extractor.second_look")
    parser.add_argument("data", type=Path, help="the unpacked data folder")
    parser.add_argument("out", type=Path, help="the folder with the folds' scores")
    parser.add_argument("folder", type=Path, help="the folder of weights")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    settings = load_settings()
    left = left_out(options.out, options.seed)
    passages = [one for one in read_passages(options.data, "train", CORPORA) if one.id in left]
    deeds = read_deed_trees(options.folder)
    reports = sighted(passages, left, settings, deeds)
    print(f"{len(reports)} reports, {sum(len(one.found) for one in reports)} sightings")
    chances = crossed(reports, learned, lambda trees, one: trees.probabilities(one.rows))
    values = {step: measured(reports, chances, step) for step in STEPS}
    best = max(STEPS, key=lambda step: values[step][-1][2])
    for step in STEPS:
        print(f"threshold {step}: P {values[step][-1][0]:.3f} R {values[step][-1][1]:.3f} F1 {values[step][-1][2]:.3f}")
    trees = learned(reports)
    for path in sorted(options.out.glob(f"*-seed{options.seed}-dev.npz")):
        told = sighted(list(read_passages(options.data, "dev", ["muc4"])), kept(path), settings, deeds)
        show(f"dev with {path.name}", measured(told, [trees.probabilities(one.rows) for one in told], best))
    write_trees(trees, options.folder / "second-look.npz")
    return 0


def show(name: str, values: Sequence[tuple[float, float, float]]) -> None:
    """F1 by role, and precision, recall and F1 over the five."""
    roles = " ".join(f"{LABELS[label]} {value[2]:.3f}" for label, value in zip(FIVE, values[:-1], strict=True))
    print(f"{name}: {roles} P {values[-1][0]:.3f} R {values[-1][1]:.3f} F1 {values[-1][2]:.3f}")


def sighted(
    passages: Sequence[Passage], scored: Mapping[str, Kept], settings: Settings, deeds: DeedTrees
) -> list[Report]:
    """The sightings of each passage by the network's scores and the grammar's facts."""
    registry, codebook = load_registry(), load_codebook()
    reader = Reader(open_gazetteer(), registry, "grammar/1")
    found = []
    for passage in passages:
        arrays, whole = scored[passage.id]
        scores = scores_of(passage, arrays, whole, settings)
        scene, drafts, told = reader.told(passage.text, deeds)
        sentences = [one.event.trigger.sentence for draft in drafts for one in draft.told]
        seen = Sighter(scene.document, scores, told, sentences, codebook, registry).find()
        found.append(Report(passage, scores, seen.found, seen.rows, _right(passage, scores, seen.found)))
    return found


def _right(passage: Passage, scores: Scores, found: Sequence[Sighting]) -> NDArray[np.bool_]:
    """Of each sighting whether the key has it. Where that leaves open which of several labels it is, the likeliest of
    them is right."""
    keyed: dict[str, set[str]] = {}
    for group in passage.groups or ():
        for entity in group.entities:
            keyed.setdefault(entity.role, set()).update(normalised(wording.words) for wording in entity.wordings)
    roles = scores.heads["roles"]

    def is_right(one: Sighting) -> bool:
        words = normalised(scores.texts[one.wording])
        if words in keyed.get(LABELS[one.label], ()):
            return True
        best = roles[scores.places(one.wording)].max(axis=0)
        return any(
            LABELS[one.label] in labels and words in keyed.get(role, ())
            and best[one.label] == max(best[LABELS.index(label)] for label in labels)
            for role, labels in _OPEN.items()
        )  # fmt: skip

    return np.array([is_right(one) for one in found], dtype=bool)


def scores_of(passage: Passage, arrays: NDArray[np.float32], whole: NDArray[np.float32], settings: Settings) -> Scores:
    """The scores as the network at run time would give them."""
    document = read_document(passage.text)
    spans = candidates(document)
    wording, texts = wordings(document.lowers, spans)
    heads, at = {}, 0
    for head in settings.heads:
        heads[head.name] = arrays[:, at : at + len(head.labels)].astype(np.float32)
        at += len(head.labels)
    names = ("told", *settings.kinds, *settings.stages)
    return Scores(spans, wording, tuple(texts), heads, dict(zip(names, whole.tolist(), strict=True)))


def learned(reports: Sequence[Report]) -> Trees:
    """Boosted trees over all sightings."""
    rows = np.concatenate([one.rows for one in reports])
    right = np.concatenate([one.right for one in reports])
    return boosted(rows, right, depth=5, count=200, leaf=30)


def measured(
    reports: Sequence[Report], chances: Sequence[NDArray[np.float32]], least: float
) -> list[tuple[float, float, float]]:
    """Precision, recall and F1 (CEAF-REE) of each of the five roles, and of all, on MUC-4's reports."""
    counts = np.zeros((len(FIVE), 3))
    for report, chance in zip(reports, chances, strict=True):
        if report.passage.corpus != "muc4":
            continue
        listed = players(report.scores, report.found, chance.tolist(), least)
        for row, label in enumerate(FIVE):
            keyed = merged(
                frozenset(normalised(w.words) for w in entity.wordings)
                for group in report.passage.groups or () for entity in group.entities if entity.role == LABELS[label]
            )  # fmt: skip
            said = [normalised(report.scores.texts[p.sighting.wording]) for p in listed if p.sighting.label == label]
            pairs = align([[float(one in key) for key in keyed] for one in said])
            counts[row] += len(pairs), len(said), len(keyed)
    return [f1(*one) for one in (*counts, counts.sum(axis=0))]


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
