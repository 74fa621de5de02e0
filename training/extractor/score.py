"""CEAF-REE of wordings with scores against a passage's groups, and the thresholds that make it best."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evaluation.alignment import align, f1
from evaluation.suites.muc4 import merged
from evaluation.suites.muc4_keys import normalised
from training.corpora.passages import Passage

STEPS = (0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7)
"""The thresholds that are compared."""
GATES = (0.0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6)
ROUNDS = 3
"""Times that each role's threshold is chosen anew, the others held: later rounds changed nothing."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A passage, the probability that it tells an incident, and for each role its wordings with their scores."""

    passage: Passage
    told: float
    roles: tuple[Mapping[str, float], ...]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The least probability that anything is told, and the least score of a wording in each role."""

    gate: float
    roles: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Scores:
    """Matched, predicted and expected entities, by role."""

    counts: tuple[Counter[str], ...]

    def f1(self, role: int | None = None) -> tuple[float, float, float]:
        """Precision, recall and F1 of one role, or of all together."""
        total = sum(self.counts, Counter[str]()) if role is None else self.counts[role]
        return f1(total["matched"], total["predicted"], total["expected"])


def ceaf(guesses: Sequence[Guess], names: Sequence[str], thresholds: Thresholds) -> Scores:
    """Entities of each role over each report, aligned one to one with the key's."""
    counts = tuple(_role(guesses, names, role, thresholds) for role in range(len(names)))
    return Scores(counts)


def _role(guesses: Sequence[Guess], names: Sequence[str], role: int, thresholds: Thresholds) -> Counter[str]:
    count = Counter[str]()
    for guess in guesses:
        groups = guess.passage.groups or ()
        keyed = merged(
            frozenset(normalised(wording.words) for wording in entity.wordings)
            for group in groups for entity in group.entities if entity.role == names[role]
        )  # fmt: skip
        found = []
        if guess.told >= thresholds.gate:
            chosen = (words for words, score in guess.roles[role].items() if score >= thresholds.roles[role])
            found = list(dict.fromkeys(map(normalised, chosen)))
        pairs = align([[float(wording in key) for key in keyed] for wording in found])
        count.update(matched=len(pairs), predicted=len(found), expected=len(keyed))
    return count


def best_thresholds(guesses: Sequence[Guess], names: Sequence[str]) -> tuple[Thresholds, float]:
    """The thresholds with the highest F1 over all roles, and that F1; role after role, for each gate."""
    best = Thresholds(0.0, (0.5,) * len(names)), -1.0
    for gate in GATES:
        table = {step: ceaf(guesses, names, Thresholds(gate, (step,) * len(names))) for step in STEPS}
        chosen = [0.4] * len(names)
        for _ in range(ROUNDS):
            for role in range(len(names)):
                chosen[role] = max(STEPS, key=lambda step: _with(table, chosen, role, step))
        value = _with(table, chosen, 0, chosen[0])
        if value > best[1]:
            best = Thresholds(gate, tuple(chosen)), value
    return best


def _with(table: Mapping[float, Scores], chosen: Sequence[float], role: int, step: float) -> float:
    steps = [step if number == role else other for number, other in enumerate(chosen)]
    return Scores(tuple(table[one].counts[number] for number, one in enumerate(steps))).f1()[2]
