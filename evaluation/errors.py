"""`python -m evaluation.errors DATA [--engine E] [--list N]`: the misses and false alarms of MUC-4's roles, by cause.

A miss is an entity of a key that no entity of ours is aligned with; a false alarm one of ours that no key's is. Each
has one cause, the first of its list that holds. With `--list`, N of each are printed as well, drawn with a fixed seed;
they quote the corpus, so they are for reading only.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from evaluation.alignment import align
from evaluation.suites.muc4 import Guess, merged, told
from evaluation.suites.muc4_keys import ROLES, Entity, KeyedReport, read_reports

FALSE_ALARMS = (
    "the report tells nothing", "another wording of one that was found", "in another role",
    "part of a wording, or more than it", "part of a wording in another role", "nobody has the role",
    "somebody else has the role",
)  # fmt: skip
MISSES = (
    "no incident was found", "found in another role", "part of a wording, or more than it",
    "part of a wording in another role", "nobody was found in the role", "others were found in the role",
)  # fmt: skip
SEED = 1

ByRole = Mapping[str, Sequence[Entity]]


class Error(NamedTuple):
    """A miss or a false alarm: its report, role and cause, and its wordings."""

    report: str
    role: str
    cause: str
    wordings: Entity


def main(arguments: list[str]) -> int:
    """Prints a table of each kind of error; gives the exit status."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.errors")
    parser.add_argument("data", type=Path, help="the unpacked data folder")
    parser.add_argument("--engine", default="both")
    parser.add_argument("--list", type=int, default=0, metavar="N", help="print N of each kind as well")
    options = parser.parse_args(arguments)
    from dateline.pipeline import open_route

    route = open_route(options.engine)
    alarms: list[Error] = []
    misses: list[Error] = []
    for report in read_reports(options.data):
        found = list(errors(report, told(route, report.id, report.text)))
        alarms.extend(one for kind, one in found if kind == "alarm")
        misses.extend(one for kind, one in found if kind == "miss")
    for name, causes, told_ones in (("False alarms", FALSE_ALARMS, alarms), ("Misses", MISSES, misses)):
        print(f"\n{table(name, causes, told_ones)}")
        drawn = random.Random(SEED).sample(told_ones, min(options.list, len(told_ones)))
        for one in drawn:
            print(f"{one.report} {one.role}: {one.cause}: {' / '.join(sorted(one.wordings))}")
    return 0


def errors(report: KeyedReport, guesses: Sequence[Guess]) -> Iterator[tuple[str, Error]]:
    """The misses and false alarms of one report, over all its incidents, each with which of the two it is."""
    keyed = {role: merged(e for key in report.roles for e in key.roles[role]) for role in ROLES}
    said = {role: list(dict.fromkeys(e for one in guesses for e in one.roles[role])) for role in ROLES}
    for role in ROLES:
        pairs = align([[float(entity <= key) for key in keyed[role]] for entity in said[role]])
        right, reached = {row for row, _ in pairs}, {column for _, column in pairs}
        for row, entity in enumerate(said[role]):
            if row not in right:
                yield "alarm", Error(report.id, role, cause_of_alarm(entity, role, keyed), entity)
        for column, key in enumerate(keyed[role]):
            if column not in reached:
                found = bool(guesses)
                yield "miss", Error(report.id, role, cause_of_miss(key, role, said, found=found), key)


def cause_of_alarm(entity: Entity, role: str, keyed: ByRole) -> str:
    """Why an entity of ours is in no key."""
    others = [key for one, keys in keyed.items() if one != role for key in keys]
    holds = (
        not keyed[role] and not others, any(entity & key for key in keyed[role]), any(entity & key for key in others),
        any(overlap(entity, key) for key in keyed[role]), any(overlap(entity, key) for key in others),
        not keyed[role], True,
    )  # fmt: skip
    return FALSE_ALARMS[holds.index(True)]


def cause_of_miss(key: Entity, role: str, said: ByRole, *, found: bool) -> str:
    """Why an entity of a key is none of ours. `found`: whether any incident was."""
    others = [entity for one, entities in said.items() if one != role for entity in entities]
    holds = (
        not found, any(key & entity for entity in others), any(overlap(key, entity) for entity in said[role]),
        any(overlap(key, entity) for entity in others), not said[role], True,
    )  # fmt: skip
    return MISSES[holds.index(True)]


def overlap(one: Entity, other: Entity) -> bool:
    """Whether any two wordings share a word."""
    words = {word for wording in other for word in wording.split()}
    return any(not words.isdisjoint(wording.split()) for wording in one)


def table(name: str, causes: Sequence[str], found: Sequence[Error]) -> str:
    """A Markdown table of causes by role."""
    counts = Counter((one.cause, one.role) for one in found)
    lines = [f"| {name}: {len(found)} | all | {' | '.join(ROLES)} |", "| --- |" + " ---: |" * (len(ROLES) + 1)]
    for cause in causes:
        each = [counts[cause, role] for role in ROLES]
        lines.append(f"| {cause} | {sum(each)} | {' | '.join(map(str, each))} |")
    return "\n".join(lines)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
