"""What linking looks at in a telling: days, places, kinds, names and counts, taken from its standing claims once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date as day

from dateline.codebook.matcher import folded_name
from dateline.link.names import distinctive, weighted
from dateline.schema.claims import Claim
from dateline.schema.ledger import Outline, Telling
from dateline.schema.values import Count, Entity, PartialDate, Place, Term

Days = tuple[int, int]
"""First and last day of a date, as proleptic ordinals, both included."""

_STANDING = frozenset({"asserted", "alleged", "suspected", "claimed", "planned", "threatened"})
_UNREAL = frozenset({"planned", "threatened"})
_NARROW = 3
"""A date of at most this many days says when; a month or a year says too little to tell two incidents apart."""

FAMILIES: Mapping[str, str] = {
    **dict.fromkeys(("kidnapping", "hostage-taking", "forced-disappearance", "hijacking"), "abduction"),
    **dict.fromkeys(("arson", "sabotage", "property-destruction", "robbery"), "property"),
    **dict.fromkeys(("threat", "plot"), "threat"),
    "arrest": "arrest",
    "other": "other",
}
"""Kinds that reports of one incident mix up with each other, by the name of their family; all others are `attack`."""


def outline(telling: Telling) -> Outline:
    """What `judge` compares of the telling."""
    account, report = telling.account, telling.report
    claims = [claim for claim in telling.claims if not claim.withdrawn and claim.stance in _STANDING]
    kinds = frozenset(c.value.term for c in claims if c.field == "kind" and isinstance(c.value, Term))
    stages = frozenset(c.value.term for c in claims if c.field == "stage" and isinstance(c.value, Term))
    families = frozenset(FAMILIES.get(kind, "attack") for kind in kinds)
    names = words_of(telling)
    return Outline(
        account=account.id,
        report=report.id,
        anchor=account.anchor.exact,
        main=account.main,
        aggregate=account.aggregate is not None,
        happened=not (stages and stages <= _UNREAL) and families != {"threat"},
        signature=report.signature,
        names=weighted(names),
        dates=dates_of(claims),
        explicit=all(c.value.origin == "text" for c in claims if isinstance(c.value, PartialDate)),
        published=_ordinal(report.published.end) if report.published else None,
        places=tuple(c.value for c in claims if c.field == "place" and isinstance(c.value, Place)),
        kinds=kinds,
        families=families,
        actors=_actors(claims),
        people=_people(claims),
        killed=_killed(claims),
    )


def words_of(telling: Telling) -> tuple[str, ...]:
    """The report's distinctive words for its main account; for any other those of its own quotes."""
    if telling.account.main:
        return telling.report.names
    quotes = dict.fromkeys(claim.quote.exact for claim in telling.claims if claim.quote is not None)
    return distinctive("\n".join(quotes))


def dates_of(claims: Iterable[Claim]) -> tuple[Days, ...]:
    """The narrow dates that the claims give the incident, in order."""
    found: dict[Days, None] = {}
    for claim in claims:
        value = claim.value
        if claim.field == "date" and isinstance(value, PartialDate) and value.start is not None:
            first, last = _ordinal(value.start), _ordinal(value.end or value.start)
            if first is not None and last is not None and 0 <= last - first < _NARROW:
                found[first, last] = None
    return tuple(sorted(found))


def _ordinal(iso: str) -> int | None:
    try:
        return day.fromisoformat(iso).toordinal()
    except ValueError:
        return None


def _actors(claims: Iterable[Claim]) -> frozenset[str]:
    groups = (
        claim.value
        for claim in claims
        if claim.field in ("perpetrator", "party") and claim.listed and isinstance(claim.value, Entity)
    )
    return frozenset(g.actor_id or folded_name(g.name) for g in groups if g.named and g.kind == "group")


def _people(claims: Iterable[Claim]) -> frozenset[str]:
    found: set[str] = set()
    for claim in claims:
        value = claim.value
        if isinstance(value, Entity) and claim.listed and value.named and value.kind in ("individual", "human"):
            words = folded_name(value.name).split()
            found.update(words[-1:])
    return frozenset(found)


def _killed(claims: Iterable[Claim]) -> tuple[int, int | None] | None:
    for claim in claims:
        value = claim.value
        if claim.field == "killed" and claim.part_of is None and claim.parts is None and isinstance(value, Count):
            return value.low, value.high
    return None
