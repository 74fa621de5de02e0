"""What deriving needs of the codebook and the registry, as plain values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dateline.codebook.actor import OutletGrade
from dateline.codebook.registry import Registry
from dateline.codebook.terms import load_codebook

KIND_ORDER = (
    "suicide-bombing", "vehicle-bombing", "landmine", "chemical-attack", "poisoning", "drone-strike", "air-strike",
    "shelling", "bombing", "hijacking", "hostage-taking", "kidnapping", "forced-disappearance", "execution",
    "assassination", "sexual-violence", "vehicle-attack", "stabbing", "mob-violence", "crowd-repression",
    "armed-clash", "armed-assault", "arson", "sabotage", "robbery", "property-destruction", "unarmed-assault",
    "threat", "plot", "arrest", "other",
)  # fmt: skip
"""The contract's kinds, the more telling before the more general. The codebook's own order takes its place."""


@dataclass(frozen=True, slots=True)
class Codes:
    """`kind_order` is the codebook's written order of kinds.

    `umbrella` leads from an actor's id to that of the organisation which it is part of and which speaks for it
    ("part-of" in the registry): the outlets of both are one origin. `armed` are the ids of actors that are armed
    groups; with None every outlet or channel that speaks for an actor counts as a party's. `actors` are the ids of all
    actors, by which an id is told from words ("the hospital"); with None whatever a source speaks for is an id.
    `grades` leads from an outlet's id to how reliable it is held to be, the oldest grade first.
    """

    kind_order: tuple[str, ...] = KIND_ORDER
    umbrella: Mapping[str, str] = field(default_factory=dict)
    armed: frozenset[str] | None = None
    actors: frozenset[str] | None = None
    grades: Mapping[str, Sequence[OutletGrade]] = field(default_factory=dict)

    def root(self, actor: str) -> str:
        """The topmost organisation above `actor`, itself where there is none."""
        seen = {actor}
        while (above := self.umbrella.get(actor)) is not None and above not in seen:
            seen.add(above)
            actor = above
        return actor

    def known(self, actor: str | None) -> str | None:
        """The actor's id; None where it is only words."""
        return actor if self.actors is None or actor in self.actors else None

    def rank(self, kind: str) -> tuple[int, str]:
        """Where a kind stands in the written order; kinds that are not in it come last, by name."""
        try:
            return self.kind_order.index(kind), kind
        except ValueError:
            return len(self.kind_order), kind


CODES = Codes()
"""What holds where the caller names nothing."""


def codes_of(registry: Registry) -> Codes:
    """What deriving takes from the codebook: the order of kinds, the armed groups, and who is part of whom."""
    armed = frozenset(actor.id for actor in registry.actors.values() if actor.kind == "armed-group")
    # A state's police and its army are two origins; a group and its province, wing or front are one.
    umbrella = {a.id: a.parent for a in registry.actors.values() if a.parent in armed and a.id in armed}
    grades = {outlet.id: outlet.grades for outlet in registry.outlets.values() if outlet.grades}
    return Codes(load_codebook().kind_order, umbrella, armed, frozenset(registry.actors), grades)
