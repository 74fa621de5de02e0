"""`python -m training.extractor.days DATA FOLDER`: learns which date is an account's, on MUC-4's training reports.

FOLDER holds the trees of `training.extractor.deeds`, and gets `days.npz`. The accounts that the rules and these trees
read are aligned with the full keys by kind, stage, number and roles. A date is right where
its value lies in the range of the account's key; an account whose key has no first day ("- 4 FEB 90": whenever before)
teaches nothing. Prints precision of the dates that would be added, by cross-validation over reports.
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
from dateline.extract.drafts import Draft, main_draft
from dateline.extract.facts import Fact
from dateline.extract.learned.days import DayFinder, Pairs, dated
from dateline.extract.learned.deeds import DeedTrees
from dateline.extract.reader import Reader
from dateline.gazetteer.index import open_gazetteer
from dateline.language.document import Document
from dateline.models.trees import Trees
from dateline.pipeline import open_route
from dateline.schema.report import Report
from dateline.schema.values import Count, Entity, PartialDate, Term
from evaluation.alignment import align
from evaluation.suites.muc4 import HARM, template_kind, template_stage
from evaluation.suites.muc4_keys import ROLES, TRAINING, Key, KeyedReport, normalised, read_reports
from training.extractor.boosting import boosted, crossed, write_trees
from training.extractor.deeds import read_deed_trees

STEPS = (0.4, 0.5, 0.6, 0.7, 0.8)

Spans = Mapping[tuple[int, int], PartialDate | None]


class Lesson(NamedTuple):
    """A report's pairs. `right`: of each whether its date is in the key's range, None where nothing can be told."""

    text: str
    pairs: Pairs
    right: tuple[bool | None, ...]
    told: Sequence[Sequence[Fact]]


def main(arguments: list[str]) -> int:
    """Learns, prints, writes; gives the exit status."""
    parser = argparse.ArgumentParser(prog="python -m training.extractor.days")
    parser.add_argument("data", type=Path, help="the unpacked data folder")
    parser.add_argument("folder", type=Path, help="the folder of weights")
    options = parser.parse_args(arguments)
    found = lessons(options.data, read_deed_trees(options.folder))
    print(f"{len(found)} reports, {sum(len(one.pairs.found) for one in found)} pairs")
    chances = crossed(found, learned, lambda trees, one: trees.probabilities(one.pairs.rows))
    for step in STEPS:
        added, right = would_add(found, chances, step)
        print(f"from {step}: {added} dates added, {right / max(added, 1):.3f} of them right")
    write_trees(learned(found), options.folder / "days.npz")
    return 0


def lessons(data: Path, deeds: DeedTrees) -> list[Lesson]:
    """What each training report with a key teaches; `deeds` say what its accounts are."""
    reader = Reader(open_gazetteer(), load_registry(), "grammar/1")
    route = open_route("grammar")
    found = []
    for report in read_reports(data, TRAINING):
        if not report.slots:
            continue
        scene, drafts, told = reader.told(report.text, deeds)
        told_dates = route.tell(Report(report.id, report.text, report.id, "file", report.id, language="en")).reading
        values = {(one.start, one.end): one.value for one in told_dates.dates}
        pairs = DayFinder(scene, drafts, main_draft(drafts), told).find()
        keys = aligned(report, scene.document, drafts, told)
        right = tuple(is_right(values.get((d.start, d.end)), keys.get(account)) for account, d in pairs.found)
        found.append(Lesson(report.text, pairs, right, told))
    return found


def aligned(
    report: KeyedReport, document: Document, drafts: Sequence[Draft], told: Sequence[Sequence[Fact]]
) -> dict[int, Key]:
    """The full key of each account that has one; dates and places have no say in it."""
    table = [
        [likeness(document, draft, facts, *both) for both in zip(report.slots, report.roles, strict=True)]
        for draft, facts in zip(drafts, told, strict=True)
    ]
    return {row: report.slots[column] for row, column in align(table)}


def likeness(document: Document, draft: Draft, facts: Sequence[Fact], slots: Key, roles: Key) -> float:
    """How far an account and a template agree: two for the kind, a half for the stage, one for the number and for each
    entity that is in the account by one of its wordings; a tenth for being there."""
    kinds = {template_kind(one.value.term) for one in facts if one.field == "kind" and isinstance(one.value, Term)}
    numbers = {one.value.low for one in facts if one.field in HARM and isinstance(one.value, Count)}
    words = {
        normalised(document.text[start:end])
        for one in facts if isinstance(one.value, Entity) for start, end in one.value.mentions
    }  # fmt: skip
    shared = sum(not entity.isdisjoint(words) for role in ROLES for entity in roles.roles[role])
    stage = template_stage(draft.stage) in slots.stages
    return 0.1 + 2 * (not kinds.isdisjoint(slots.kinds)) + 0.5 * stage + (slots.number in numbers) + shared


def is_right(value: PartialDate | None, key: Key | None) -> bool | None:
    """Whether a date is in the key's range; None where there is no key, or none with a first day."""
    if key is None or not any(first for first, _ in key.days):
        return None
    if value is None or value.start is None or value.end is None:
        return False
    return any((not first or first <= value.start) and value.end <= last for first, last in key.days)


def learned(found: Sequence[Lesson]) -> Trees:
    """Boosted trees over all pairs that teach."""
    known = [np.array([one is not None for one in lesson.right], dtype=bool) for lesson in found]
    rows = np.concatenate([lesson.pairs.rows[mask] for lesson, mask in zip(found, known, strict=True) if mask.any()])
    right = np.array([one for lesson in found for one in lesson.right if one is not None], dtype=bool)
    return boosted(rows, right, depth=4, count=180, leaf=20)


def would_add(found: Sequence[Lesson], chances: Sequence[NDArray[np.float32]], least: float) -> tuple[int, int]:
    """How many dates would be added to accounts whose key has one, and how many of these are right."""
    added = right = 0
    for lesson, own in zip(found, chances, strict=True):
        known = {(a, (d.start, d.end)): r for (a, d), r in zip(lesson.pairs.found, lesson.right, strict=True)}
        for account, fact in dated(lesson.text, lesson.pairs, own.tolist(), lesson.told, least):
            said = known[account, (fact.start, fact.end)]
            added += said is not None
            right += said is True
    return added, right


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
