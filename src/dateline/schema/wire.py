"""The contract's JSON for values, claims and accounts, both ways.

One place decides how a noun is spelled in JSON (`from` for `origin`, `class` for `category`,
`{"start", "end", "exact"}` for a span), so that what is printed, what is stored and what is read back cannot drift
apart. Key order is fixed, and floats are rounded to three decimals (coordinates to five), so the same noun always
gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast

from dateline.schema.claims import Account, Aggregate, Claim, Source
from dateline.schema.values import (
    Count,
    Damage,
    Duration,
    Entity,
    PartialDate,
    Place,
    PlaceCandidate,
    Responsibility,
    Span,
    Term,
    Text,
    Value,
    Victims,
)

Json = dict[str, Any]


def span_json(span: Span | None) -> Json | None:
    """`{"start", "end", "exact"}`, or None."""
    return None if span is None else {"start": span.start, "end": span.end, "exact": span.exact}


def span_of(data: Mapping[str, Any] | None) -> Span | None:
    """The span that `span_json` wrote."""
    return None if data is None else Span(data["start"], data["end"], data["exact"])


def pairs_json(pairs: tuple[tuple[int, int], ...]) -> list[list[int]]:
    """`[[start, end], ...]`."""
    return [[start, end] for start, end in pairs]


def pairs_of(data: list[list[int]] | None) -> tuple[tuple[int, int], ...]:
    """The pairs that `pairs_json` wrote."""
    return tuple((start, end) for start, end in data or ())


def date_json(date: PartialDate | None) -> Json | None:
    """A PartialDate as the contract spells it."""
    if date is None:
        return None
    return {
        "start": date.start, "end": date.end, "precision": date.precision, "as_said": date.as_said,
        "from": date.origin,
    }  # fmt: skip


def _date_of(data: Mapping[str, Any]) -> PartialDate:
    return PartialDate(data["start"], data["end"], data["precision"], data["as_said"], data["from"])


def degrees(value: float | None) -> float | None:
    """Coordinates keep five decimals, about a metre."""
    return None if value is None else round(value, 5)


def candidates_json(candidates: tuple[PlaceCandidate, ...]) -> list[Json]:
    """What an ambiguous name may be, best first."""
    return [
        {
            "geonames_id": c.geonames_id, "name": c.name, "country": c.country, "lat": degrees(c.lat),
            "lon": degrees(c.lon), "score": round(c.score, 3),
        }
        for c in candidates
    ]  # fmt: skip


def place_json(place: Place | None) -> Json | None:
    """A place as the contract spells it; `candidates` only where there are any."""
    if place is None:
        return None
    data: Json = {
        "name": place.name, "as_said": place.as_said, "geonames_id": place.geonames_id, "lat": degrees(place.lat),
        "lon": degrees(place.lon), "country": place.country, "admin1": place.admin1, "admin2": place.admin2,
        "precision": place.precision, "site": place.site,
    }  # fmt: skip
    if place.candidates:
        data["candidates"] = candidates_json(place.candidates)
    return data


def place_of(data: Mapping[str, Any]) -> Place:
    candidates = tuple(
        PlaceCandidate(c["geonames_id"], c["name"], c["country"], c["lat"], c["lon"], c["score"])
        for c in data.get("candidates", ())
    )
    keys = ("name", "as_said", "geonames_id", "lat", "lon", "country", "admin1", "admin2", "precision", "site")
    return Place(**{key: data[key] for key in keys}, candidates=candidates)


def _victims_json(victims: Victims | None) -> Json | None:
    if victims is None:
        return None
    return {
        "as_said": victims.as_said, "class": victims.category, "side": victims.side, "actor_id": victims.actor_id,
    }  # fmt: skip


def count_json(count: Count) -> Json:
    """A count as the contract spells it; `includes_perpetrators` only where it was said."""
    data: Json = {
        "low": count.low, "high": count.high, "hedge": count.hedge, "as_said": count.as_said,
        "victims": _victims_json(count.victims), "as_of": count.as_of,
    }  # fmt: skip
    if count.includes_perpetrators is not None:
        data["includes_perpetrators"] = count.includes_perpetrators
    return data


def _count_of(data: Mapping[str, Any]) -> Count:
    said = data["victims"]
    victims = None if said is None else Victims(said["as_said"], said["class"], said["side"], said["actor_id"])
    return Count(
        data["low"], data["high"], data["hedge"], data["as_said"], victims, data["as_of"],
        data.get("includes_perpetrators"),
    )  # fmt: skip


def entity_json(entity: Entity) -> Json:
    """An entity; the keys that do not go with its kind are left out, as in the contract."""
    data: Json = {"name": entity.name, "kind": entity.kind, "named": entity.named}
    if entity.kind == "weapon":
        return {"name": entity.name, "term": entity.term, "mentions": pairs_json(entity.mentions)}
    if entity.kind in ("human", "physical"):
        data["class"] = entity.category
    if entity.kind != "physical":
        data["actor_id"] = entity.actor_id
    if entity.kind in ("individual", "group"):
        data["confidence"] = entity.confidence
    if entity.side is not None:
        data["side"] = entity.side
    data["mentions"] = pairs_json(entity.mentions)
    return data


def party_json(entity: Entity) -> Json:
    """A party to a clash: its side is always told, null where it is not known; nobody is the perpetrator."""
    data = entity_json(entity)
    mentions = data.pop("mentions")
    if data.get("confidence") is None:
        data.pop("confidence", None)
    return {**data, "side": entity.side, "mentions": mentions}


def _entity_of(data: Mapping[str, Any]) -> Entity:
    return Entity(
        data["name"], data.get("kind", "weapon"), data.get("named", False), pairs_of(data["mentions"]),
        data.get("class"), data.get("term"), data.get("actor_id"), data.get("confidence"), data.get("side"),
    )  # fmt: skip


def term_json(term: Term) -> Json:
    """A codebook term with its mentions."""
    return {"term": term.term, "as_said": term.as_said, "mentions": pairs_json(term.mentions)}


def _term_of(data: Mapping[str, Any]) -> Term:
    return Term(data["term"], data["as_said"], pairs_of(data["mentions"]))


def _duration_json(value: Duration) -> Json:
    return {"low": value.low, "high": value.high, "unit": value.unit, "as_said": value.as_said}


def _damage_json(value: Damage) -> Json:
    return {"object": value.object, "extent": value.extent, "as_said": value.as_said}


def _responsibility_json(value: Responsibility) -> Json:
    return {
        "claimant": value.claimant, "mode": value.mode, "as_said": value.as_said, "actor_id": value.actor_id,
    }  # fmt: skip


_WRITERS: dict[type, Callable[[Any], Json | None]] = {
    PartialDate: date_json, Count: count_json, Place: place_json, Term: term_json, Entity: entity_json,
    Duration: _duration_json, Damage: _damage_json, Responsibility: _responsibility_json,
    Text: lambda value: {"text": value.text},
}  # fmt: skip
_READERS: dict[type, Callable[[Mapping[str, Any]], Value]] = {
    PartialDate: _date_of, Count: _count_of, Place: place_of, Term: _term_of, Entity: _entity_of,
    Duration: lambda d: Duration(d["low"], d["high"], d["unit"], d["as_said"]),
    Damage: lambda d: Damage(d["object"], d["extent"], d["as_said"]),
    Responsibility: lambda d: Responsibility(d["claimant"], d["mode"], d["as_said"], d["actor_id"]),
    Text: lambda d: Text(d["text"]),
}  # fmt: skip


def value_json(value: Value) -> Json:
    """Any claim value as JSON."""
    return cast(Json, _WRITERS[type(value)](value))


def value_of(kind: type, data: Mapping[str, Any]) -> Value:
    """The value of type `kind` (see `CLAIM_FIELDS`) that `value_json` wrote."""
    return _READERS[kind](data)


def source_json(source: Source) -> Json:
    """One hop of an attribution; a channel always has `platform`, null where it is not known."""
    data: Json = {
        "name": source.name, "kind": source.kind, "outlet_id": source.outlet_id, "actor_id": source.actor_id,
        "affiliation": source.affiliation, "span": list(source.span) if source.span else None,
    }  # fmt: skip
    if source.kind == "channel" or source.platform is not None:
        data["platform"] = source.platform
    return data


def source_of(data: Mapping[str, Any]) -> Source:
    """The hop that `source_json` wrote."""
    span = tuple(data["span"]) if data["span"] else None
    return Source(
        data["name"], data["kind"], cast("tuple[int, int] | None", span), data["outlet_id"], data["actor_id"],
        data["affiliation"], data.get("platform"),
    )  # fmt: skip


def _claimed_json(claim: Claim) -> Json:
    is_party = claim.field == "party" and isinstance(claim.value, Entity)
    return party_json(cast(Entity, claim.value)) if is_party else value_json(claim.value)


def claim_json(claim: Claim) -> Json:
    """A claim as the contract spells it; `withdrawn` and `inferred_from` only where they say something."""
    data: Json = {
        "id": claim.id, "incident": claim.incident, "field": claim.field, "stance": claim.stance,
        "attribution": claim.attribution, "joint": claim.joint, "parts": claim.parts, "part_of": claim.part_of,
        "value": _claimed_json(claim), "said_by": [source_json(hop) for hop in claim.said_by],
        "cues": pairs_json(claim.cues), "quote": span_json(claim.quote), "score": round(claim.score, 3),
        "engine": claim.engine,
    }  # fmt: skip
    if claim.withdrawn:
        data["withdrawn"] = True
    if claim.inferred_from:
        data["inferred_from"] = [span_json(span) for span in claim.inferred_from]
    return data


def claim_of(data: Mapping[str, Any], kind: type) -> Claim:
    """The claim that `claim_json` wrote; `kind` is the value's type from `CLAIM_FIELDS`."""
    return Claim(
        id=data["id"], incident=data["incident"], field=data["field"], value=value_of(kind, data["value"]),
        stance=data["stance"], quote=span_of(data["quote"]), engine=data["engine"], score=data["score"],
        attribution=data["attribution"], said_by=tuple(source_of(hop) for hop in data["said_by"]),
        cues=pairs_of(data["cues"]), joint=data["joint"], parts=data["parts"], part_of=data["part_of"],
        withdrawn=data.get("withdrawn", False),
        inferred_from=tuple(cast(Span, span_of(span)) for span in data.get("inferred_from", ())),
    )  # fmt: skip


def aggregate_json(aggregate: Aggregate | None) -> Json | None:
    """The mark of several incidents told as one, or None."""
    if aggregate is None:
        return None
    return {"low": aggregate.low, "high": aggregate.high, "as_said": aggregate.as_said}


def account_json(account: Account) -> Json:
    """An account as it is stored."""
    return {
        "id": account.id, "claims": list(account.claims), "anchor": span_json(account.anchor), "main": account.main,
        "background": account.background, "aggregate": aggregate_json(account.aggregate),
    }  # fmt: skip


def account_of(data: Mapping[str, Any]) -> Account:
    """The account that `account_json` wrote."""
    said = data["aggregate"]
    return Account(
        data["id"], tuple(data["claims"]), cast(Span, span_of(data["anchor"])), data["main"], data["background"],
        None if said is None else Aggregate(said["low"], said["high"], said["as_said"]),
    )  # fmt: skip
