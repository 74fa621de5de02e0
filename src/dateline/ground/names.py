"""Names become actors and outlets of the registry: of roles, of speakers, of claimants, victims and relations.

An entity or a speaker that is named takes the registry's name and id. Words that only hold a name keep their own words:
a description of a group's people is still that group's ("ISLE militants"), a source that is one of its people speaks
for it (`affiliation`). What is not sure stays as it was said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.codebook.registry import Registry
from dateline.ground.name_finder import NameFinder, Reference
from dateline.schema.claims import Claim, Definition, HopKind, Mention, Reading, Relation, Source
from dateline.schema.report import OutletRef, Report
from dateline.schema.values import Count, Entity, Responsibility, Value, Victims

_ARMED = frozenset({"armed-group", "criminal-group"})
_CLASS_OF = {
    "armed-group": "armed-group", "criminal-group": "armed-group", "state-force": "security-force",
    "police": "security-force",
}  # fmt: skip
"""The class of victims and targets that are an actor's own people, by the registry's kind of actor; a government's or a
party's people may be of any class."""
_FIGHTING = frozenset({"armed-group", "security-force"})
_OPEN = frozenset({None, "unknown"})
_ACTORS = frozenset({"organisation", "nationality", "facility"})
"""Types of mentions that may name an actor or outlet."""
_SPEAKING_BODIES = frozenset({"outlet", "channel", "official-body", "armed-group", "document"})


def ground_names(reading: Reading, registry: Registry) -> Reading:
    """The same reading with actor and outlet ids, and the registry's names, where the report makes them sure."""
    finder = NameFinder(reading.report.text, registry, reading.relations, reading.mentions)
    sources: dict[Source, Source] = {}
    mentions = tuple(_mention(mention, finder) for mention in reading.mentions)
    return replace(
        reading,
        report=_report(reading.report, registry),
        claims=_in_one_wording([_claim(claim, finder, sources) for claim in reading.claims], mentions, finder),
        mentions=mentions,
        relations=tuple(_relation(relation, finder, sources) for relation in reading.relations),
        definitions=tuple(_definition(definition, finder, sources) for definition in reading.definitions),
    )


def _report(report: Report, registry: Registry) -> Report:
    if report.outlet is None or report.outlet.id is not None:
        return report
    named = registry.lookup(report.outlet.name)
    if named is None or named.outlet_id is None:
        return report
    return replace(report, outlet=OutletRef(report.outlet.name, named.outlet_id))


def _claim(claim: Claim, finder: NameFinder, sources: dict[Source, Source]) -> Claim:
    said_by = _chain(claim.said_by, finder, sources)
    value = _value(claim, finder)
    if value is claim.value and said_by == claim.said_by:
        return claim
    return replace(claim, value=value, said_by=said_by)


def _chain(hops: tuple[Source, ...], finder: NameFinder, sources: dict[Source, Source]) -> tuple[Source, ...]:
    found: list[Source] = []
    for hop in hops:
        if hop not in sources:
            sources[hop] = _source(hop, finder)
        found.append(sources[hop])
    return tuple(found)


def _source(hop: Source, finder: NameFinder) -> Source:
    hop = _with_affiliation(hop, finder)
    start = hop.span[0] if hop.span is not None else -1
    if start >= 0 and hop.span is not None and not finder.text.startswith(hop.name, start):
        start = finder.text.find(hop.name, start, hop.span[1])
    found = finder.reference(hop.name, start)
    if found is None and hop.span is not None:
        found = _described(finder, hop)
    if found is None:
        return _in_full(hop, finder)
    if found.outlet_id is not None:
        return _as_outlet(hop, found.outlet_id, finder.registry)
    actor_id = found.actor_id
    if actor_id is None or finder.registry.actors[actor_id].kind == "community":
        return hop
    if found.whole and hop.kind in _SPEAKING_BODIES | {"unnamed", "person"} and not _is_of_people(hop):
        actor = finder.registry.actors[actor_id]
        kind: HopKind = "armed-group" if actor.kind in _ARMED else "official-body"
        return replace(hop, name=actor.name, kind=kind, actor_id=actor_id)
    return replace(hop, affiliation=actor_id) if hop.affiliation is None else hop


def _in_full(hop: Source, finder: NameFinder) -> Source:
    """The hop of a body that the registry does not know, under the full name that the report gives it."""
    full = finder.full_name(hop.name) if hop.kind in {"official-body", "armed-group"} else hop.name
    return hop if full == hop.name else replace(hop, name=full)


def _is_of_people(hop: Source) -> bool:
    """Whether the words are of people rather than a body's name ("ISLE militants"): those speak for it."""
    return hop.kind == "unnamed" and hop.name[-1:] == "s" and " " in hop.name


def _described(finder: NameFinder, hop: Source) -> Reference | None:
    """What the whole span names, where the hop's name is a part of it: a description, so never the name alone."""
    if hop.span is None:
        return None
    found = finder.reference(finder.text[hop.span[0] : hop.span[1]], hop.span[0])
    return None if found is None or found.outlet_id is not None else replace(found, whole=False)


def _with_affiliation(hop: Source, finder: NameFinder) -> Source:
    """The hop with its affiliation as an actor's id, where the words name one; an outlet's owner counts as one."""
    if hop.affiliation is None or hop.affiliation in finder.registry.actors:
        return hop
    found = finder.reference(hop.affiliation)
    if found is None:
        return replace(hop, affiliation=finder.full_name(hop.affiliation))
    if found.outlet_id is not None:
        owner = finder.registry.outlets[found.outlet_id].owner
        return hop if owner is None else replace(hop, affiliation=owner)
    return replace(hop, affiliation=found.actor_id)


def _as_outlet(hop: Source, outlet_id: str, registry: Registry) -> Source:
    outlet = registry.outlets[outlet_id]
    if hop.kind in {"person", "unnamed", "witness"} and hop.name.lower() != outlet.name.lower() and " " in hop.name:
        # Someone of the outlet ("an Amaq correspondent") speaks for its owner.
        whole = registry.lookup(hop.name)
        if whole is None or whole.outlet_id != outlet_id:
            return replace(hop, affiliation=hop.affiliation or outlet.owner)
    is_channel = hop.kind == "channel" or outlet.kind == "channel"
    return replace(
        hop, name=outlet.name, kind="channel" if is_channel else "outlet", outlet_id=outlet_id,
        affiliation=outlet.owner or hop.affiliation,
        platform=hop.platform or (outlet.platform if is_channel else None),
    )  # fmt: skip


def _value(claim: Claim, finder: NameFinder) -> Value:
    value = claim.value
    if isinstance(value, Entity):
        return _entity(value, claim.field, finder)
    if isinstance(value, Responsibility) and value.actor_id is None:
        found = finder.reference(value.claimant)
        if found is not None and found.actor_id is not None:
            name = finder.registry.actors[found.actor_id].name if found.whole else value.claimant
            return replace(value, claimant=name, actor_id=found.actor_id)
        group = finder.group_meant(value.claimant)
        return value if group is None else replace(value, actor_id=group)
    if isinstance(value, Count) and value.victims is not None and value.victims.as_said and not value.victims.actor_id:
        words = value.victims.as_said
        found = finder.reference(words, _place_of(claim, words))
        # "Sikh and other pilgrims": one of several sorts is known, so the count is not that one's.
        if found is not None and found.actor_id is not None and (found.whole or " and " not in words.lower()):
            return replace(value, victims=_victims(value.victims, found, finder.registry))
    return value


def _victims(victims: Victims, found: Reference, registry: Registry) -> Victims:
    """The victims as an actor's people, of its class where the words leave that open."""
    kind = registry.actors[str(found.actor_id)].kind
    if kind == "community" and victims.category in _FIGHTING:
        return victims  # fighters from a community are not the community
    if found.whole and victims.category in _OPEN and kind in _CLASS_OF:
        return replace(victims, actor_id=found.actor_id, category=_CLASS_OF[kind])
    return replace(victims, actor_id=found.actor_id)


def _place_of(claim: Claim, words: str) -> int:
    """Where the words stand in the text, -1 where the claim's quote does not hold them."""
    if claim.quote is None:
        return -1
    at = claim.quote.exact.find(words)
    return claim.quote.start + at if at >= 0 else -1


def _entity(entity: Entity, field: str, finder: NameFinder) -> Entity:
    if entity.actor_id is not None or entity.kind in {"physical", "weapon"}:
        return entity
    found = None
    for start, end in entity.mentions or ((-1, -1),):
        words = entity.name if start < 0 else finder.text[start:end]
        found = finder.reference(words, start)
        if found is not None:
            break
    if found is None:
        return _unnamed(entity, field, finder)
    if found.actor_id is None:
        return entity
    actor = finder.registry.actors[found.actor_id]
    if actor.kind == "community" and entity.category in _FIGHTING:
        return entity  # fighters from a community are not the community
    if entity.kind == "human" and found.whole and entity.category in _OPEN and actor.kind in _CLASS_OF:
        entity = replace(entity, category=_CLASS_OF[actor.kind])
    if entity.kind == "individual" and not (found.whole and actor.kind in _ARMED and not _is_one_person(entity)):
        return entity  # a person of a group is not the group
    named_alone = finder.registry.lookup(entity.name) is not None
    if not found.whole or not named_alone or _is_its_people(entity):
        return replace(entity, actor_id=actor.id)
    kind = "group" if entity.kind == "individual" else entity.kind
    return replace(entity, name=actor.name, kind=kind, named=actor.kind != "community", actor_id=actor.id)


def _in_one_wording(claims: Sequence[Claim], mentions: Sequence[Mention], finder: NameFinder) -> tuple[Claim, ...]:
    """The claims, every group of the registry that is told by its name in the wording that names it best in the whole
    report: without words before it ("the pro-X Y Army"), of several names the longest, of equals the first."""
    ends = {(one.actor_id, one.end): one.start for one in mentions if one.type == "organisation" and one.actor_id}
    named: list[tuple[int, int] | None] = []
    best: dict[str, tuple[int, int]] = {}
    for claim in claims:
        group = _known_group(claim)
        actor = group.actor_id if group is not None else None
        start = ends.get((actor, group.mentions[0][1]), -1) if group is not None and actor else -1
        if group is None or actor is None or start < group.mentions[0][0]:
            named.append(None)
            continue
        name = start, group.mentions[0][1]
        named.append(name)
        best[actor] = max(best.get(actor, name), name, key=lambda span: (span[1] - span[0], -span[0]))
    return tuple(
        claim if name is None else _reworded(claim, name, best) for claim, name in zip(claims, named, strict=True)
    )


def _known_group(claim: Claim) -> Entity | None:
    value = claim.value
    if not isinstance(value, Entity) or value.kind != "group" or value.actor_id is None or not value.mentions:
        return None
    return value


def _reworded(claim: Claim, own: tuple[int, int], best: Mapping[str, tuple[int, int]]) -> Claim:
    """The claim's group by the best of its names; `own` is the name that stands in the claim's own words."""
    group = _known_group(claim)
    first = best[group.actor_id or ""] if group is not None else own
    if group is None or group.mentions[0] == first:
        return claim
    rest = {own, *group.mentions[1:]} - {first}
    return replace(claim, value=replace(group, mentions=(first, *sorted(rest))))


def _is_its_people(entity: Entity) -> bool:
    """ "The Jesuits" that were murdered are an order's people, told by a common plural; they are not its name."""
    return entity.kind == "human" and not entity.named and entity.name.endswith(("s", "S"))


def _is_one_person(entity: Entity) -> bool:
    return " " in entity.name and not entity.name.endswith("s")


def _unnamed(entity: Entity, field: str, finder: NameFinder) -> Entity:
    if entity.kind == "group":
        group = finder.group_meant(entity.name)
        if group is not None:
            return replace(entity, actor_id=group)
    if entity.kind == "group" and field in {"party", "perpetrator"}:
        state = finder.state(entity.name)
        if state is not None:
            return replace(entity, actor_id=state)
    return entity


def _mention(mention: Mention, finder: NameFinder) -> Mention:
    if mention.actor_id is not None or mention.outlet_id is not None or mention.type not in _ACTORS:
        return mention
    found = finder.reference(finder.text[mention.start : mention.end], mention.start)
    if found is None or not found.whole:
        return mention
    return replace(mention, actor_id=found.actor_id, outlet_id=found.outlet_id)


def _relation(relation: Relation, finder: NameFinder, sources: dict[Source, Source]) -> Relation:
    source, source_id = _side(relation.source, relation.source_id, finder, relation)
    target, target_id = _side(relation.target, relation.target_id, finder, relation)
    said_by = _chain(relation.said_by, finder, sources)
    return replace(relation, source=source, source_id=source_id, target=target, target_id=target_id, said_by=said_by)


def _side(words: str, known: str | None, finder: NameFinder, relation: Relation) -> tuple[str, str | None]:
    if known is not None:
        return words, known
    at = relation.quote.exact.find(words)
    found = finder.reference(words, relation.quote.start + at if at >= 0 else -1)
    if found is None or not found.whole or (finder.registry.lookup(words) is None and " " in words):
        return words, None
    key = found.actor_id or found.outlet_id
    if relation.type == "same-as" or key is None:  # two names of one actor are told apart by their words
        return words, key
    table = finder.registry.actors if found.actor_id else finder.registry.outlets
    return table[key].name, key


def _definition(definition: Definition, finder: NameFinder, sources: dict[Source, Source]) -> Definition:
    return (
        replace(definition, said_by=_chain(definition.said_by, finder, sources)) if definition.said_by else definition
    )
