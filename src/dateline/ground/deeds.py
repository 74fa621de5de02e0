"""Own deeds: where a party's own outlet tells of an attack by its own people, it takes responsibility without the word.

Such a perpetrator claim has the stance `claimed` and names the words that it was inferred from (contract, "Stance").
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dateline.codebook.registry import Registry
from dateline.schema.claims import Claim, Reading, Source
from dateline.schema.values import Entity


def ground_deeds(reading: Reading, registry: Registry) -> Reading:
    """The same claims, with those of a party's voice about its own people marked as claimed."""
    own: dict[str, set[str]] = {}
    for claim in reading.claims:
        if _is_open(claim) and isinstance(claim.value, Entity) and claim.value.actor_id:
            line = {claim.value.actor_id, *registry.ancestors(claim.value.actor_id)}
            speaker = _speaks_for(claim.said_by, registry)
            if speaker is not None and speaker in line and claim.incident is not None:
                own.setdefault(claim.incident, set()).add(speaker)
    if not own:
        return reading
    return replace(reading, claims=tuple(_marked(claim, own, registry) for claim in reading.claims))


def _is_open(claim: Claim) -> bool:
    return claim.field == "perpetrator" and claim.stance == "asserted" and bool(claim.said_by)


def _speaks_for(hops: Iterable[Source], registry: Registry) -> str | None:
    """The actor that the innermost of the hops with one speaks for: itself, its owner, its affiliation."""
    for hop in reversed(tuple(hops)):
        if hop.outlet_id is not None:
            owner = registry.outlet(hop.outlet_id).owner
            if owner is not None:
                return owner
        for actor in (hop.actor_id, hop.affiliation):
            if actor is not None and actor in registry.actors:
                return actor
    return None


def _marked(claim: Claim, own: dict[str, set[str]], registry: Registry) -> Claim:
    if not _is_open(claim) or claim.incident not in own or claim.quote is None:
        return claim
    if _speaks_for(claim.said_by, registry) not in own[claim.incident]:
        return claim
    if not isinstance(claim.value, Entity) or not _is_theirs(claim.value, own[claim.incident], registry):
        return claim
    return replace(claim, stance="claimed", inferred_from=(claim.quote,))


def _is_theirs(entity: Entity, speakers: set[str], registry: Registry) -> bool:
    """A person of the account, or a group that is the speaker or part of it; another group is accused, not claimed."""
    if entity.actor_id is None:
        return entity.kind == "individual"
    return bool(speakers & {entity.actor_id, *registry.ancestors(entity.actor_id)})
