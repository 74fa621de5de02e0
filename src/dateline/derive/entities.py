"""Who took part: perpetrators, targets, parties and weapons, merged by actor, name or (across reports) weapon term."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from dateline.derive.codes import Codes
from dateline.derive.confidence import confidence_of, firmest
from dateline.derive.standing import UNSAID_STANCES
from dateline.derive.voices import folded
from dateline.schema.claims import Claim
from dateline.schema.ledger import FieldReason, Telling
from dateline.schema.values import Confidence, Entity, Responsibility, Term

ROLES = ("perpetrator", "target", "party", "weapon")


@dataclass(slots=True)
class _Merged:
    entity: Entity
    reports: set[str]
    mentions: dict[tuple[int, int], None]
    claims: list[str] = field(default_factory=list)
    against: list[str] = field(default_factory=list)
    confidences: list[Confidence] = field(default_factory=list)

    def add(self, claim: Claim, entity: Entity, report: str, codes: Codes) -> None:
        """One more claim; the first report alone gives mentions, for spans lie in one text."""
        (self.against if claim.stance in UNSAID_STANCES else self.claims).append(claim.id)
        self.confidences.append(confidence_of(claim, entity, codes))
        if report in self.reports or not self.reports:
            if entity.named and not self.entity.named:  # a proper name is the better wording
                self.mentions = dict.fromkeys((*entity.mentions[:1], *self.mentions))
            self.mentions.update(dict.fromkeys(entity.mentions))
        self.entity = _fuller(self.entity, entity)


def role(tellings: Sequence[Telling], name: str, codes: Codes) -> tuple[tuple[Entity, ...], FieldReason | None]:
    """The entities of one role in order of first telling, and the claims for and against them.

    A perpetrator that is only denied is kept with that confidence; anything else that is only denied is left out.
    """
    merged: list[_Merged] = []
    index: dict[str, _Merged] = {}
    for telling in tellings:
        for claim in telling.claims:
            if claim.field == name and claim.listed and not claim.withdrawn and isinstance(claim.value, Entity):
                _merge(merged, index, claim, claim.value, telling.report.id, codes)
    if not merged:
        return (), None
    if name == "perpetrator":
        _hear_responsibility(tellings, index, codes)
    kept = [item for item in merged if item.claims or (name == "perpetrator" and item.against)]
    reason = FieldReason(
        name, "merged-by-actor-or-name",
        tuple(claim for item in merged for claim in item.claims),
        tuple(claim for item in merged for claim in item.against),
    )  # fmt: skip
    return tuple(_finished(item, name) for item in kept), reason


def tactics(tellings: Sequence[Telling]) -> tuple[tuple[Term, ...], FieldReason | None]:
    """The tactics by term in order of first telling."""
    found: dict[str, Term] = {}
    where: dict[str, str] = {}
    claims: list[str] = []
    against: list[str] = []
    for telling in tellings:
        for claim in telling.claims:
            value = claim.value
            if claim.field != "tactic" or claim.withdrawn or not isinstance(value, Term):
                continue
            if claim.stance in UNSAID_STANCES:
                against.append(claim.id)
                continue
            claims.append(claim.id)
            known = found.setdefault(value.term, value)
            if known is not value and where[value.term] == telling.report.id:
                mentions = _best_first(dict.fromkeys((*known.mentions, *value.mentions)))
                found[value.term] = replace(known, mentions=mentions)
            where.setdefault(value.term, telling.report.id)
    reason = FieldReason("tactic", "all-terms", tuple(claims), tuple(against)) if claims or against else None
    return tuple(found.values()), reason


def _merge(
    merged: list[_Merged], index: dict[str, _Merged], claim: Claim, entity: Entity, report: str, codes: Codes
) -> None:
    keys = _keys(entity)
    item = next((index[key] for key in keys if key in index), None)
    if item is None and entity.kind == "weapon" and entity.term:
        # "car bomb" and "vehicle bomb" are one weapon in two reports; in one report they may be two.
        other = index.get(f"term:{entity.term}")
        item = other if other is not None and report not in other.reports else None
    if item is None:
        item = _Merged(entity, {report}, {})
        merged.append(item)
    item.add(claim, entity, report, codes)
    for key in keys:
        index.setdefault(key, item)
    if entity.term:
        index.setdefault(f"term:{entity.term}", item)


def _keys(entity: Entity) -> tuple[str, ...]:
    named = f"name:{entity.side or ''}:{folded(entity.name)}"
    return (f"actor:{entity.actor_id}:{entity.kind}", named) if entity.actor_id else (named,)


def _hear_responsibility(tellings: Sequence[Telling], index: dict[str, _Merged], codes: Codes) -> None:
    """Who took or denied responsibility is a perpetrator by their own word."""
    for telling in tellings:
        for claim in telling.claims:
            value = claim.value
            if claim.withdrawn or not isinstance(value, Responsibility):
                continue
            keys = (f"actor:{value.actor_id}:group", f"actor:{value.actor_id}:individual") if value.actor_id else ()
            item = next((index[k] for k in (*keys, f"name::{folded(value.claimant)}") if k in index), None)
            if item is not None:
                item.confidences.append(confidence_of(claim, value, codes))


def _fuller(known: Entity, other: Entity) -> Entity:
    """What one claim leaves open another may fill; a proper name goes before a description."""
    if other is known:
        return known
    return replace(
        known,
        name=other.name if other.named and not known.named else known.name,
        named=known.named or other.named,
        category=known.category or other.category,
        term=known.term or other.term,
        actor_id=known.actor_id or other.actor_id,
        side=known.side or other.side,
    )


def _finished(item: _Merged, name: str) -> Entity:
    confidence = firmest(item.confidences) if name == "perpetrator" else item.entity.confidence
    return replace(item.entity, mentions=_best_first(item.mentions), confidence=confidence)


def _best_first(mentions: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The first, which names best, and the others by position."""
    found = tuple(mentions)
    return (*found[:1], *sorted(found[1:]))
