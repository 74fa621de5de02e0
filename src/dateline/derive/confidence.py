"""How sure one may be of an entity in its role: the contract's seven words, from stance and speaker."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from dateline.derive.codes import Codes
from dateline.derive.voices import actor_key, folded
from dateline.schema.claims import Claim, Reading, Source, Stance
from dateline.schema.values import Confidence, Entity, Responsibility

ORDER: tuple[Confidence, ...] = (
    "admitted", "claimed", "reported-fact", "accused", "suspected", "possible", "denied",
)  # fmt: skip
"""Where claims differ an entity shows the first of these that holds (contract, "Stance")."""

_ADMITS = re.compile(r"\b(?:admit|confess|acknowledg|own(?:s|ed)? up|plead(?:s|ed)? guilty|pled guilty)", re.IGNORECASE)
"""Cue words by which someone's own word is an admission rather than a boast. Written for dateline."""

_HEDGED: dict[Stance, Confidence] = {
    "suspected": "suspected", "hypothetical": "possible", "denied": "denied", "negated": "denied",
}  # fmt: skip


def confidence_of(claim: Claim, entity: Entity | Responsibility, codes: Codes) -> Confidence:
    """What one claim says of how sure an entity's role is."""
    if claim.stance in _HEDGED:
        return _HEDGED[claim.stance]
    if isinstance(entity, Responsibility) and claim.stance == "asserted":
        # That someone took responsibility is their own word, whoever reports it.
        return "admitted" if _ADMITS.search(entity.as_said) else "claimed"
    if claim.stance == "claimed" or (claim.said_by and speaks_for(claim.said_by[-1], entity, codes)):
        return "admitted" if _ADMITS.search(_cue_words(claim)) else "claimed"
    if claim.said_by or claim.stance == "alleged":
        return "accused"
    return "reported-fact"


def with_confidence(reading: Reading, codes: Codes) -> Reading:
    """The same reading; each claim of a perpetrator keeps how sure it alone makes of it."""
    return replace(reading, claims=tuple(_judged(claim, codes) for claim in reading.claims))


def _judged(claim: Claim, codes: Codes) -> Claim:
    value = claim.value
    if claim.field != "perpetrator" or not isinstance(value, Entity):
        return claim
    return replace(claim, value=replace(value, confidence=confidence_of(claim, value, codes)))


def firmest(found: Iterable[Confidence]) -> Confidence:
    """The first in the contract's order."""
    return min(found, key=ORDER.index)


def speaks_for(source: Source, entity: Entity | Responsibility, codes: Codes) -> bool:
    """Whether the source is the entity itself or speaks for it."""
    name = entity.name if isinstance(entity, Entity) else entity.claimant
    mine = {actor_key(actor, codes) for actor in (source.actor_id, source.affiliation) if actor}
    if entity.actor_id is not None:
        return actor_key(entity.actor_id, codes) in mine
    return folded(name) in mine or folded(name) == folded(source.name)


def _cue_words(claim: Claim) -> str:
    """The words of the claim's cues as far as its quote holds them."""
    quote = claim.quote
    if quote is None:
        return ""
    return " ".join(quote.exact[max(start - quote.start, 0) : max(end - quote.start, 0)] for start, end in claim.cues)
