"""`python -m training.extractor.mentions DATA OUT FOLDER`: learns mentions of entities on re3d's documents.

OUT holds the scores that `python -m training.extractor` wrote for every fold, of each document by a network that had
not seen it; FOLDER gets `mentions.npz`. Prints precision, recall and F1 by span and type, by cross-validation over the
documents. re3d counts the article in front of a name in: it is put before organisations, persons, places, numbers and
times for the figure, and no mention of dateline has it.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dateline.codebook.registry import load_registry
from dateline.extract.learned.mentions import TYPES, Candidate, Candidates, MentionFinder, chosen
from dateline.extract.reader import Reader
from dateline.gazetteer.index import open_gazetteer
from dateline.language.document import Document
from dateline.models.trees import Trees
from evaluation.alignment import f1
from training.corpora.passages import Passage
from training.corpora.reading import read_passages
from training.extractor.boosting import boosted, crossed, write_trees
from training.extractor.kept import Kept, left_out
from training.extractor.second_look import scores_of
from training.extractor.settings import load_settings

STEPS = (0.15, 0.2, 0.25, 0.3, 0.35, 0.4)
_ARTICLES = frozenset(("the", "a", "an"))
_WITH_ARTICLE = frozenset(("organisation", "person", "place", "number", "time"))

Spans = Mapping[tuple[int, int], str]


class Lesson(NamedTuple):
    """A document with its candidates, whether each is marked, and what is marked: code points and type."""

    document: Document
    candidates: Candidates
    right: NDArray[np.bool_]
    marked: Spans


def main(arguments: list[str]) -> int:
    """Learns, prints, writes; gives the exit status."""
    parser = argparse.ArgumentParser(prog="python -m training.extractor.mentions")
    parser.add_argument("data", type=Path, help="the unpacked data folder")
    parser.add_argument("out", type=Path, help="the folder with the folds' scores")
    parser.add_argument("folder", type=Path, help="the folder of weights")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    left = left_out(options.out, options.seed)
    found = lessons([one for one in read_passages(options.data, "train", ["re3d"]) if one.id in left], left)
    print(f"{len(found)} documents, {sum(len(one.marked) for one in found)} entities")
    chances = crossed(found, learned, lambda trees, one: trees.probabilities(one.candidates.rows))
    for step in STEPS:
        print(f"from {step}: {measured(found, chances, step)}")
    write_trees(learned(found), options.folder / "mentions.npz")
    return 0


def lessons(passages: Sequence[Passage], left: Mapping[str, Kept]) -> list[Lesson]:
    """What each document teaches."""
    reader = Reader(open_gazetteer(), load_registry(), "grammar/1")
    settings = load_settings()
    found = []
    for passage in passages:
        scene, _, _ = reader.deeds(passage.text)
        candidates = MentionFinder(scene, scores_of(passage, *left[passage.id], settings)).find()
        layer = passage.layer("entities")
        assert layer is not None
        marked = {
            (one.start, one.end): one.label.replace("nationality-or-community", "nationality") for one in layer.spans
        }
        right = [is_marked(scene.document, one, marked) for one in candidates.found]
        found.append(Lesson(scene.document, candidates, np.array(right, dtype=bool), marked))
    return found


def is_marked(document: Document, one: Candidate, marked: Spans) -> bool:
    """Whether the span is marked with its type, with or without an article before it."""
    ends = document.ends[one.last - 1]
    begins = [document.starts[one.first]]
    if one.first and document.lowers[one.first - 1] in _ARTICLES:
        begins.append(document.starts[one.first - 1])
    return any(marked.get((start, ends)) == TYPES[one.type] for start in begins)


def said(document: Document, one: Candidate) -> tuple[int, int, str]:
    """A mention as re3d would mark it."""
    name, first = TYPES[one.type], one.first
    if name in _WITH_ARTICLE and first and document.lowers[first - 1] in _ARTICLES:
        first -= 1
    return document.starts[first], document.ends[one.last - 1], name


def learned(found: Sequence[Lesson]) -> Trees:
    """Boosted trees over all candidates."""
    rows = np.concatenate([one.candidates.rows for one in found])
    return boosted(rows, np.concatenate([one.right for one in found]), depth=6, count=200, leaf=10)


def measured(found: Sequence[Lesson], chances: Sequence[NDArray[np.float32]], least: float) -> str:
    """Precision, recall and F1 over all types, and F1 of each."""
    counts = {name: Counter[str]() for name in TYPES}
    for lesson, own in zip(found, chances, strict=True):
        told = {said(lesson.document, one) for one in chosen(lesson.candidates.found, own.tolist(), least)}
        marked = {(*span, name) for span, name in lesson.marked.items()}
        for of, side in (("said", told), ("marked", marked), ("both", told & marked)):
            for *_, name in side:
                counts[str(name)][of] += 1
    total = sum(counts.values(), Counter[str]())
    whole = "P {:.3f} R {:.3f} F1 {:.3f}".format(*f1(total["both"], total["said"], total["marked"]))
    return whole + "".join(f" {name} {f1(c['both'], c['said'], c['marked'])[2]:.3f}" for name, c in counts.items())


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
