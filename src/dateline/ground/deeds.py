"""Own deeds: who tells of an attack by the own people takes responsibility for it, with or without the word.

The speaker is the doer by the registry (a party's outlet, a spokesman, a part of the party) or by the words (the same
name, "the channel of the Front", `own_words`). Such a claim, and what the speaker tells of the deed and its victims,
has the stance `claimed` and names the words that it was inferred from (contract, "Stance"); where the speaker nowhere
takes responsibility in so many words, a `responsibility` claim says that it did by telling so; who takes responsibility
and names no deed tells of the account's (`kind`). Own losses, and whatever is denied or planned, stay as they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dateline.codebook.matcher import folded_name
from dateline.codebook.registry import Registry
from dateline.ground.own_words import OwnWords
from dateline.schema.claims import Claim, Reading, Source
from dateline.schema.values import Entity, Responsibility, Term

_TELLING = frozenset({"asserted", "alleged"})
_DEED = frozenset({"kind", "killed", "injured", "killed_or_injured", "abducted", "displaced", "arrested"})
"""Fields of the deed and of whom it was done to; what befell the doers themselves is none of them."""
_Own = dict[tuple[str, tuple[Source, ...]], Claim]
"""By incident and speakers, the perpetrator claim in which these tell of the own deed."""
_Doers = dict[str, dict[tuple[str, str | None], Claim]]
"""By incident, the doers who tell of the own deed there (name and actor), each with the claim that says so."""
_NAMELESS = frozenset({"unnamed", "witness"})
"""Speakers whose words name nobody: "two men" who tell what two men did need not be the same two."""


def ground_deeds(reading: Reading, registry: Registry) -> Reading:
    """The same claims, with those of a doer about the own deed marked as claimed, and responsibility as taken."""
    own: _Own = {}
    words = OwnWords(reading)
    for claim in reading.claims:
        told = claim.field == "perpetrator" and claim.stance in (*_TELLING, "claimed")
        if told and claim.incident and claim.said_by and _is_own(claim, registry, words):
            own.setdefault((claim.incident, _chain(claim)), claim)
    if own:
        doers: _Doers = {}
        for (incident, _), claim in own.items():
            if isinstance(claim.value, Entity):
                doers.setdefault(incident, {}).setdefault((_plain(claim.value.name), claim.value.actor_id), claim)
        claims = [_marked(claim, own, doers, registry, words) for claim in reading.claims]
        reading = _with_responsibility(replace(reading, claims=tuple(claims)), own)
    return _with_kinds(reading)


def _chain(claim: Claim) -> tuple[Source, ...]:
    """Its speakers, wherever in the text they are named."""
    return tuple(replace(hop, span=None) for hop in claim.said_by)


def _is_own(claim: Claim, registry: Registry, words: OwnWords) -> bool:
    """Whether the innermost speaker is, or speaks for, the one who did it; another group is accused, not claimed."""
    entity = claim.value
    if not isinstance(entity, Entity):
        return False
    speaker = _speaks_for(claim.said_by, registry)
    if entity.actor_id and speaker is not None:
        return speaker in {entity.actor_id, *registry.ancestors(entity.actor_id)}
    hop = claim.said_by[-1]
    names = _names(hop)
    if hop.affiliation and words.turned(hop):
        names -= {_plain(hop.affiliation)}
    return _plain(entity.name) in names or words.own(claim, entity.name)


def _names(hop: Source) -> frozenset[str]:
    """The names that a speaker's own party may be told by: its own, its organ's ("the army's General Command"), and
    whom it speaks for."""
    own = None if hop.kind in _NAMELESS and not hop.name[:1].isupper() else _plain(hop.name)
    organ = None if own is None else own.replace("’s ", "'s ").rpartition("'s ")[2]
    return frozenset(name for name in (own, organ, hop.affiliation and _plain(hop.affiliation)) if name)


def _plain(name: str) -> str:
    return folded_name(name).removeprefix("the ")


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


def _own_telling(claim: Claim, own: _Own, doers: _Doers, registry: Registry) -> Claim | None:
    """The claim in which the claim's speakers, or others of their party, tell of the own deed."""
    told = own.get((claim.incident or "", _chain(claim)))
    if told is not None or not claim.said_by:
        return told
    party, names = _speaks_for(claim.said_by, registry), _names(claim.said_by[-1])
    for (name, actor), other in doers.get(claim.incident or "", {}).items():
        if party == actor if party and actor else name in names:
            return other
    return None


def _marked(claim: Claim, own: _Own, doers: _Doers, registry: Registry, words: OwnWords) -> Claim:
    """The claim as its own doer's, where it is one."""
    telling = _own_telling(claim, own, doers, registry)
    if telling is None or claim.stance not in _TELLING or telling.quote is None:
        return claim
    if claim.field == "perpetrator":
        entity = claim.value
        theirs = isinstance(entity, Entity) and (
            _is_own(claim, registry, words) or (entity.kind == "individual" and entity.actor_id is None)
        )
    else:
        theirs = claim.field in _DEED
    return replace(claim, stance="claimed", inferred_from=(telling.quote,)) if theirs else claim


def _with_responsibility(reading: Reading, own: _Own) -> Reading:
    """The reading with a `responsibility` claim for each who tells of the own deed and nowhere says the word."""
    said = {(claim.incident, _chain(claim)) for claim in reading.claims if claim.field == "responsibility"}
    taken: list[Claim] = []
    last = max(int(claim.id.removeprefix("c")) for claim in reading.claims)
    for (incident, chain), telling in own.items():
        if (incident, chain) in said or not isinstance(telling.value, Entity) or telling.quote is None:
            continue
        mode = "posted-online" if any(hop.platform for hop in telling.said_by) else None
        value = Responsibility(telling.value.name, mode, telling.quote.exact, telling.value.actor_id)
        taken.append(
            replace(
                telling, id=f"c{last + len(taken) + 1}", field="responsibility", value=value, stance="claimed",
                joint=None, part_of=None, parts=None, inferred_from=(telling.quote,),
            )
        )  # fmt: skip
    return _with(reading, taken)


def _with_kinds(reading: Reading) -> Reading:
    """The reading with a `kind` claim for each who takes responsibility and names no deed: it is the account's."""
    told: dict[str, Counter[Term]] = {}
    said = set()
    for claim in reading.claims:
        if claim.field == "kind" and isinstance(claim.value, Term) and claim.incident:
            told.setdefault(claim.incident, Counter())[claim.value] += 1
            said.add((claim.incident, _chain(claim)))
    taken: list[Claim] = []
    last = max((int(claim.id.removeprefix("c")) for claim in reading.claims), default=0)
    for claim in reading.claims:
        key = (claim.incident or "", _chain(claim))
        taking = claim.field == "responsibility" and claim.stance == "claimed" and claim.said_by
        if not taking or key in said or claim.quote is None or key[0] not in told:
            continue
        said.add(key)
        kind = told[key[0]].most_common(1)[0][0]
        taken.append(
            replace(
                claim, id=f"c{last + len(taken) + 1}", field="kind", value=kind, joint=None, part_of=None, parts=None,
                inferred_from=(claim.quote,),
            )
        )  # fmt: skip
    return _with(reading, taken)


def _with(reading: Reading, taken: Sequence[Claim]) -> Reading:
    """The reading with further claims, each in its account."""
    if not taken:
        return reading
    added: dict[str, tuple[str, ...]] = {}
    for claim in taken:
        added[claim.incident or ""] = (*added.get(claim.incident or "", ()), claim.id)
    accounts = tuple(
        replace(account, claims=(*account.claims, *added.get(account.id, ()))) for account in reading.accounts
    )
    return replace(reading, claims=(*reading.claims, *taken), accounts=accounts)
