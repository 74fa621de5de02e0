"""MUC-4 dev: roles of a report (CEAF-REE), templates (CEAF-RME), and the slots date, place, kind, stage, number.

- `roles_*`: every entity of a role over the whole report, aligned one to one; a predicted entity, of one wording, is
  right if that wording is one of the key's. Micro F1 over five roles, as GRIT (2021) scores.
- `templates`: incidents aligned one to one with templates of the same kind to the largest sum of shared wordings
  (phi-3) over the roles; the kind itself counts one. F1 over these sums against each side's own total. Our reading of
  IterX's CEAF-RME; figures of other programs may differ in detail.
- `date`, `place`, `kind`, `stage`, `number`: of the full keys, over incidents aligned by kind and roles; alternatives
  count, optional templates that were missed cost nothing. `number` is how many people were harmed. `kind_aligned` and
  `stage_aligned` are how many of the aligned ones agree in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.schema.ledger import Incident
from dateline.schema.report import Report
from dateline.schema.values import Entity as Named
from evaluation.alignment import align, f1
from evaluation.results import SuiteOptions, SuiteResult
from evaluation.suites.muc4_keys import FILES, ROLES, Entity, Key, KeyedReport, normalised, read_reports

if TYPE_CHECKING:
    from dateline.pipeline import Route

_TYPES = {
    "kidnapping": "kidnapping", "hostage-taking": "kidnapping", "forced-disappearance": "kidnapping",
    "arson": "arson", "robbery": "robbery", "bombing": "bombing", "suicide-bombing": "bombing",
    "vehicle-bombing": "bombing", "landmine": "bombing", "hijacking": "hijacking",
}  # fmt: skip
"""Our kinds as MUC-4's types; all others are its general "attack"."""
_NO_TYPE = frozenset(("arrest", "crowd-repression", "armed-clash"))
"""MUC-4 leaves out fights between armed sides and what the police do."""
_STAGES = {"accomplished": "accomplished", "planned": "threatened", "threatened": "threatened"}
HARM = ("killed", "injured", "killed_or_injured", "abducted")


@dataclass(frozen=True, slots=True)
class Guess:
    """An incident of ours as a template: each entity is one wording."""

    kind: str
    roles: Mapping[str, tuple[Entity, ...]]
    stage: str
    day: tuple[str, str] | None
    places: frozenset[str]
    numbers: frozenset[int]


def run(data: Path, options: SuiteOptions) -> SuiteResult:
    """All figures on the dev reports, in capitals as they came over the wire.

    Raises:
        DataMissing: MUC-4 is not under `data`.
    """
    reports = list(read_reports(data))[: options.limit]
    route = options.route()
    guesses = [told(route, report.id, report.text) for report in reports]
    metrics = {f"roles_{name}": value for name, value in roles(reports, guesses).items()}
    metrics["templates"] = templates(reports, guesses)
    metrics |= slots(reports, guesses)
    return SuiteResult("muc4", metrics, len(reports), FILES)


def told(route: Route, name: str, text: str) -> list[Guess]:
    """A report's incidents as templates."""
    found = route.tell(Report(name, text, name, "file", name, language="en"))
    words = found.reading.report.text
    return [guess(one, words) for one in route.summaries(found) if one.kind not in _NO_TYPE]


def guess(one: Incident, text: str) -> Guess:
    """An incident as a template, each entity by its best wording in the text."""

    def entities(chosen: Iterable[Named]) -> tuple[Entity, ...]:
        found = [frozenset({normalised(text[slice(*e.mentions[0])])}) for e in chosen if e.mentions]
        return tuple(dict.fromkeys(found))

    found = {
        "PerpInd": entities([e for e in one.perpetrators if e.kind == "individual"]),
        "PerpOrg": entities([e for e in one.perpetrators if e.kind == "group"]),
        "Target": entities([e for e in one.targets if e.kind == "physical"]),
        # the reduced keys hold the victims' names and leave out their descriptions
        "Victim": entities([e for e in one.targets if e.kind == "human" and e.named]),
        "Weapon": entities(one.weapons),
    }
    day = (one.date.start, one.date.end) if one.date and one.date.start and one.date.end else None
    where = (*((one.place,) if one.place else ()), *one.places)
    names = {normalised(part) for p in where for part in (p.name, p.as_said, p.admin1, p.admin2) if part}
    toll = dict(one.toll.entries)
    best = [toll[field].best for field in HARM if field in toll]
    numbers = [number for number in best if number is not None]
    return Guess(
        template_kind(one.kind or ""), found, template_stage(one.stage or ""), day,
        frozenset(names), frozenset({*numbers, sum(numbers)} if numbers else ()),
    )  # fmt: skip


def template_kind(kind: str) -> str:
    """A kind of the codebook as MUC-4's type of incident."""
    return _TYPES.get(kind, "attack")


def template_stage(stage: str) -> str:
    """A stage of ours as MUC-4's."""
    return _STAGES.get(stage, "attempted")


def roles(reports: Sequence[KeyedReport], guesses: Sequence[Sequence[Guess]]) -> dict[str, float]:
    """CEAF-REE by role and over all five."""
    counts = {role: Counter[str]() for role in ROLES}
    for report, guessed in zip(reports, guesses, strict=True):
        for role in ROLES:
            found = list(dict.fromkeys(e for one in guessed for e in one.roles[role]))
            keyed = merged(e for key in report.roles for e in key.roles[role])
            pairs = align([[float(entity <= key) for key in keyed] for entity in found])
            counts[role].update(matched=len(pairs), predicted=len(found), expected=len(keyed))
    total = sum(counts.values(), Counter[str]())
    scores = {role.lower(): f1(c["matched"], c["predicted"], c["expected"])[2] for role, c in counts.items()}
    precision, recall, both = f1(total["matched"], total["predicted"], total["expected"])
    return {"p": precision, "r": recall, "f1": both, **scores}


def merged(entities: Iterable[Entity]) -> list[Entity]:
    """Entities of several templates that share a wording are one entity of the report."""
    found: list[Entity] = []
    for entity in entities:
        apart = [other for other in found if not other & entity]
        found = [*apart, entity.union(*(other for other in found if other & entity))]
    return found


def templates(reports: Sequence[KeyedReport], guesses: Sequence[Sequence[Guess]]) -> float:
    """CEAF-RME phi-3."""
    matched = predicted = expected = 0.0
    for report, guessed in zip(reports, guesses, strict=True):
        table = [[_shared(one, key) for key in report.roles] for one in guessed]
        matched += sum(table[row][column] for row, column in align(table))
        predicted += sum(1 + sum(len(e) for es in one.roles.values() for e in es) for one in guessed)
        expected += sum(1 + sum(len(e) for es in key.roles.values() for e in es) for key in report.roles)
    return f1(matched, predicted, expected)[2]


def _shared(one: Guess, key: Key) -> float:
    if one.kind not in key.kinds:
        return 0.0
    total = 1.0
    for role in ROLES:
        table = [[float(len(entity & keyed)) for keyed in key.roles.get(role, ())] for entity in one.roles[role]]
        total += sum(table[row][column] for row, column in align(table))
    return total


def slots(reports: Sequence[KeyedReport], guesses: Sequence[Sequence[Guess]]) -> dict[str, float]:
    """F1 of each slot over aligned incidents; a missed optional template is not expected."""
    counts = {name: Counter[str]() for name in ("date", "place", "kind", "stage", "number")}
    aligned = 0
    for report, guessed in zip(reports, guesses, strict=True):
        table = [[_likeness(one, key) for key in report.slots] for one in guessed]
        pairs = align(table)
        for row, column in pairs:
            for name, right in _right(guessed[row], report.slots[column]).items():
                counts[name]["matched"] += right
        found = {column for _, column in pairs}
        for one in guessed:
            _count(counts, "predicted", one.day is not None, bool(one.places), bool(one.numbers))
        for column, key in enumerate(report.slots):
            if not key.optional or column in found:
                _count(counts, "expected", bool(key.days), bool(key.places), key.number is not None)
        aligned += len(pairs)
    scores = {name: f1(c["matched"], c["predicted"], c["expected"])[2] for name, c in counts.items()}
    return scores | {f"{name}_aligned": counts[name]["matched"] / max(aligned, 1) for name in ("kind", "stage")}


def _count(counts: dict[str, Counter[str]], side: str, date: bool, place: bool, number: bool) -> None:
    for name, there in (("date", date), ("place", place), ("number", number), ("kind", True), ("stage", True)):
        counts[name][side] += there


def _right(one: Guess, key: Key) -> dict[str, bool]:
    day = one.day
    return {
        "date": day is not None and any((not a or a <= day[0]) and day[1] <= b for a, b in key.days),
        "place": bool(one.places & key.places),
        "kind": one.kind in key.kinds,
        "stage": one.stage in key.stages,
        "number": key.number is not None and key.number in one.numbers,
    }


def _likeness(one: Guess, key: Key) -> float:
    """How far an incident and a full template agree: the slots they share, the kind twice; a tenth for being there."""
    right = _right(one, key)
    return 0.1 + sum(right.values()) + right["kind"]
