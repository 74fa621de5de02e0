"""`python -m training.extractor.deeds DATA FOLDER`: learns which deeds of a report are one incident, and which none.

From 514 training reports of MUC-4 in which each deed that the rules see was given its incident by reading
(`deeds.txt`: the report's id, and of each deed the code point where its word begins and a letter; 0 is no
particular incident). Prints B-cubed of the accounts, the rules' and the trees', and how many accounts are left out as
general talk, by cross-validation over reports. FOLDER gets `same-deed.npz` and `general-deed.npz`.
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
from dateline.extract.drafts import Told
from dateline.extract.learned.deeds import MOST, DeedRows, DeedTrees, Pairs, grouped, particular
from dateline.extract.reader import Reader
from dateline.gazetteer.index import open_gazetteer
from dateline.language.document import Document
from dateline.models.trees import parse_trees
from evaluation.suites.muc4_keys import TRAINING, read_reports
from training.extractor.boosting import boosted, crossed, write_trees

SAME_FILE, GENERAL_FILE = "same-deed.npz", "general-deed.npz"
LABELS = Path(__file__).with_name("deeds.txt")
NONE = "0"
"""The letter of words that tell no particular incident."""
Floats = NDArray[np.float32]
STEPS = (0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7)


class Lesson(NamedTuple):
    """A report's deeds, two by two and single, the letter of each ("" where it has none), and the account of each by
    the rules, -1 for none."""

    pairs: Pairs
    singles: NDArray[np.float32]
    letters: tuple[str, ...]
    ruled: tuple[int, ...]


def main(arguments: list[str]) -> int:
    """Learns, prints, writes; gives the exit status."""
    parser = argparse.ArgumentParser(prog="python -m training.extractor.same_deed")
    parser.add_argument("data", type=Path, help="the unpacked data folder")
    parser.add_argument("folder", type=Path, help="the folder of weights")
    options = parser.parse_args(arguments)
    found = lessons(options.data)
    print(f"{len(found)} reports, {sum(len(one.letters) for one in found)} deeds")
    print("rules: {:.3f} {:.3f} {:.3f}".format(*b_cubed([(one.letters, one.ruled) for one in found])))
    same, general = zip(*crossed(found, learned, tell), strict=True)
    for step in STEPS:
        said = [(one.letters, _accounts(one, own, step)) for one, own in zip(found, same, strict=True)]
        print(f"from {step}: " + "{:.3f} {:.3f} {:.3f}".format(*b_cubed(said)))
    for step in STEPS[2:]:
        print("above {}: {} accounts, {} of them general; {} left out, {} of them general".format(
            step, *left_out(found, same, general, step)
        ))  # fmt: skip
    trees = learned(found)
    write_trees(trees.same, options.folder / SAME_FILE)
    write_trees(trees.general, options.folder / GENERAL_FILE)
    return 0


def read_deed_trees(folder: Path) -> DeedTrees:
    """The trees that were learned last."""
    same, general = (parse_trees((folder / name).read_bytes()) for name in (SAME_FILE, GENERAL_FILE))
    return DeedTrees(same, general)


def read_letters(path: Path = LABELS) -> dict[str, dict[int, str]]:
    """Of each report by id the letter of each deed by its first code point."""
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, _, deeds = line.partition(":")
            found[name] = {int(at): letter for at, letter in (deed.split("=") for deed in deeds.split())}
    return found


def lessons(data: Path) -> list[Lesson]:
    """What each report that was read teaches."""
    reader = Reader(open_gazetteer(), load_registry(), "grammar/1")
    letters = read_letters()
    found = []
    for report in read_reports(data, TRAINING):
        if report.id not in letters:
            continue
        scene, told, drafts = reader.deeds(report.text)
        if 1 < len(told) <= MOST:
            rows = DeedRows(scene, told, drafts)
            ruled = {id(one): number for number, draft in enumerate(drafts) for one in draft.told}
            found.append(
                Lesson(
                    rows.pairs(), rows.singles(), _letters(scene.document, told, letters[report.id]),
                    tuple(ruled.get(id(one), -1) for one in told),
                )
            )  # fmt: skip
    return found


def _letters(document: Document, told: Sequence[Told], letters: Mapping[int, str]) -> tuple[str, ...]:
    return tuple(letters.get(document.starts[one.event.trigger.first], "") for one in told)


def learned(found: Sequence[Lesson]) -> DeedTrees:
    """Boosted trees over the pairs of deeds of which at least one tells an incident, and over single deeds."""
    rows, same = [], []
    for lesson in found:
        for row, (one, two) in zip(lesson.pairs.rows, lesson.pairs.found, strict=True):
            a, b = lesson.letters[one], lesson.letters[two]
            if a and b and not a == b == NONE:
                rows.append(row)
                same.append(a == b)
    known = [(row, letter) for one in found for row, letter in zip(one.singles, one.letters, strict=True) if letter]
    return DeedTrees(
        boosted(np.array(rows), np.array(same), depth=5, count=200, leaf=20),
        boosted(np.array([row for row, _ in known]), np.array([letter == NONE for _, letter in known]), depth=4,
                count=100, leaf=20),
    )  # fmt: skip


def tell(trees: DeedTrees, lesson: Lesson) -> tuple[Floats, Floats]:
    """Of a report its pairs' and its deeds' probabilities."""
    return trees.same.probabilities(lesson.pairs.rows), trees.general.probabilities(lesson.singles)


def left_out(
    found: Sequence[Lesson], same: Sequence[Floats], general: Sequence[Floats], most: float
) -> tuple[int, int, int, int]:
    """How many accounts there are, how many of deeds that are none in particular, how many are left out as such, and
    how many of these are."""
    counts = [0, 0, 0, 0]
    for lesson, pairs, chances in zip(found, same, general, strict=True):
        groups = grouped(len(lesson.letters), lesson.pairs, pairs.tolist())
        groups = [group for group in groups if any(lesson.ruled[deed] >= 0 for deed in group)]
        kept = particular(groups, chances.tolist(), most)
        for group in groups:
            none = all(lesson.letters[deed] == NONE for deed in group)
            gone = group not in kept
            counts = [sum(two) for two in zip(counts, (1, none, gone, none and gone), strict=True)]
    return counts[0], counts[1], counts[2], counts[3]


def _accounts(lesson: Lesson, chances: Floats, least: float) -> tuple[int, ...]:
    groups = grouped(len(lesson.letters), lesson.pairs, chances.tolist(), least)
    number = {deed: at for at, group in enumerate(groups) for deed in group}
    return tuple(number[deed] for deed in range(len(lesson.letters)))


def b_cubed(reports: Sequence[tuple[Sequence[str], Sequence[int]]]) -> tuple[float, float, float]:
    """Precision, recall and F1 of the deeds that tell an incident; one that was given to no account stands alone."""
    precision, recall = [], []
    for letters, accounts in reports:
        alone = (account if account >= 0 else -2 - at for at, account in enumerate(accounts))
        known = [(letter, account) for letter, account in zip(letters, alone, strict=True) if letter not in ("", NONE)]
        for letter, account in known:
            both = known.count((letter, account))
            precision.append(both / sum(n == account for _, n in known))
            recall.append(both / sum(a == letter for a, _ in known))
    p, r = float(np.mean(precision)), float(np.mean(recall))
    return p, r, 2 * p * r / (p + r)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
