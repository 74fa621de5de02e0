"""The shapes of the contract's lines: every key, what it may hold, and the words that it may take."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from dateline.codebook.registry import load_registry
from dateline.codebook.terms import load_codebook
from dateline.schema.claims import CLAIM_FIELDS, COUNT_FIELDS
from tests.contract.forms import (
    Shape,
    either,
    flag,
    like,
    many,
    maybe,
    number,
    obj,
    one_of,
    pair,
    score,
    text,
    weight,
    whole,
)

FIELDS = tuple(CLAIM_FIELDS)
STANCES = ("asserted", "alleged", "suspected", "claimed", "denied", "planned", "threatened", "hypothetical", "negated")
HOPS = ("outlet", "channel", "document", "person", "official-body", "armed-group", "witness", "unnamed")
STAGES = ("accomplished", "attempted", "failed", "foiled", "planned", "threatened")
KINDS = (
    "bombing", "suicide-bombing", "vehicle-bombing", "landmine", "armed-assault", "armed-clash", "shelling",
    "air-strike", "drone-strike", "assassination", "execution", "kidnapping", "hostage-taking",
    "forced-disappearance", "sexual-violence", "stabbing", "vehicle-attack", "arson", "sabotage",
    "property-destruction", "hijacking", "robbery", "mob-violence", "crowd-repression", "poisoning",
    "chemical-attack", "unarmed-assault", "threat", "plot", "arrest", "other",
)  # fmt: skip
CONFIDENCES = ("admitted", "claimed", "reported-fact", "accused", "suspected", "possible", "denied")
CLASSES = ("civilian", "security-force", "armed-group", "official", "worker", "mixed", "unknown")
PRECISIONS = ("day", "week", "month", "quarter", "year", "range")
FROMS = ("text", "context", "report-date")
RELATIONS = (
    "part-of", "splinter-of", "ally-of", "rival-of", "fights", "outlet-of", "affiliated-with", "member-of", "leads",
    "same-as", "publishes-in", "addresses",
)  # fmt: skip
RULES = ("range", "majority", "latest", "most-independent")
MENTIONS = ("organisation", "person", "place", "facility", "weapon", "nationality", "number", "time")
_BOOK = load_codebook()
_REGISTRY = load_registry()
WEAPONS = {sense.term for senses in _BOOK.weapons.values() for sense in senses}
TACTICS = {term for rows in _BOOK.tactics.values() for term, _ in rows}


def actor_id(value: Any, path: str) -> Iterator[str]:
    """An actor of the registry, never words."""
    if value not in _REGISTRY.actors:
        yield f"{path}: {value!r} is no actor of the registry"


def outlet_id(value: Any, path: str) -> Iterator[str]:
    """An outlet of the registry."""
    if value not in _REGISTRY.outlets:
        yield f"{path}: {value!r} is no outlet of the registry"


span = obj({"start": whole, "end": whole, "exact": text})
day = like(r"\d{4}-\d\d-\d\d")
date = obj({
    "start": maybe(day), "end": maybe(day), "precision": maybe(one_of(*PRECISIONS)), "as_said": text,
    "from": maybe(one_of(*FROMS)),
})  # fmt: skip
candidate = obj({
    "geonames_id": maybe(whole), "name": text, "country": maybe(like("[A-Z]{2}")), "lat": maybe(number),
    "lon": maybe(number), "score": score,
})  # fmt: skip
place = obj({
    "name": text, "as_said": text, "geonames_id": maybe(whole), "lat": maybe(number), "lon": maybe(number),
    "country": maybe(like("[A-Z]{2}")), "admin1": maybe(text), "admin2": maybe(text), "precision": maybe(whole),
    "site": maybe(text), "candidates?": many(candidate),
})  # fmt: skip
mentions = many(pair)
_role = one_of("individual", "group")
perpetrator = obj({
    "name": text, "kind": _role, "named": flag, "actor_id": maybe(actor_id), "confidence": one_of(*CONFIDENCES),
    "side?": one_of("a", "b"), "mentions": mentions,
})  # fmt: skip
human = obj({
    "name": text, "kind": one_of("human"), "named": flag, "class": maybe(text), "actor_id": maybe(actor_id),
    "side?": one_of("a", "b"), "mentions": mentions,
})  # fmt: skip
physical = obj({
    "name": text, "kind": one_of("physical"), "named": flag, "class": maybe(text), "side?": one_of("a", "b"),
    "mentions": mentions,
})  # fmt: skip
party = obj({
    "name": text, "kind": one_of("individual", "group", "human"), "named": flag, "class?": text,
    "actor_id": maybe(actor_id), "side": maybe(one_of("a", "b")), "mentions": mentions,
})  # fmt: skip
weapon = obj({"name": text, "term": maybe(one_of(*sorted(WEAPONS))), "mentions": mentions})
tactic = obj({"term": one_of(*sorted(TACTICS)), "as_said": text, "mentions": mentions})
victims = obj({
    "as_said": maybe(text), "class": one_of(*CLASSES), "side": maybe(one_of("a", "b")), "actor_id": maybe(actor_id),
})  # fmt: skip
count = obj({
    "low": whole, "high": maybe(whole), "hedge": maybe(text), "as_said": text, "victims": maybe(victims),
    "as_of": maybe(day), "includes_perpetrators?": whole,
})  # fmt: skip


def _term(*choices: str) -> Shape:
    return obj({"term": one_of(*choices), "as_said": text, "mentions": mentions})


VALUES: dict[str, Shape] = {
    "kind": _term(*KINDS), "stage": _term(*STAGES), "tactic": tactic, "date": date, "place": place,
    "perpetrator": perpetrator, "target": either(human, physical), "weapon": weapon, "party": party,
    **dict.fromkeys(COUNT_FIELDS, count),
    "damage": obj({"object": text, "extent": text, "as_said": text}),
    "responsibility": obj({"claimant": text, "mode": maybe(text), "as_said": text, "actor_id": maybe(actor_id)}),
    "motive": obj({"text": text}), "remark": obj({"text": text}),
    "duration": obj({"low": number, "high": maybe(number), "unit": one_of("minute", "hour", "day"), "as_said": text}),
}  # fmt: skip

_HOP: dict[str, Shape] = {
    "name": text, "kind": one_of(*HOPS), "outlet_id": maybe(outlet_id), "actor_id": maybe(actor_id),
    "affiliation": maybe(text),
    "span": maybe(pair),
}  # fmt: skip
_channel = obj({**_HOP, "kind": one_of("channel"), "platform": maybe(text)})
_other_hop = obj(_HOP)


def hop(value: Any, path: str) -> Iterator[str]:
    """A hop of an attribution; a channel, and nothing else, has a platform."""
    channel = isinstance(value, dict) and value.get("kind") == "channel"
    yield from (_channel if channel else _other_hop)(value, path)


def claim(value: Any, path: str) -> Iterator[str]:
    """A claim, its value as its field says."""
    field = value.get("field") if isinstance(value, dict) else None
    own = re.fullmatch(r"person:.+", value.get("engine") or "") is not None if isinstance(value, dict) else False
    yield from obj({
        "id": like(r"(.+/)?c\d+"), "incident": maybe(like(r"(.+/)?#\d+")), "field": one_of(*FIELDS),
        "stance": one_of(*STANCES), "attribution": maybe(like(r"a\d+")), "joint": maybe(text), "parts": maybe(text),
        "part_of": maybe(like(r"(.+/)?c\d+")), "value": VALUES.get(str(field), text), "said_by": many(hop),
        "cues": many(pair), "quote": maybe(span) if own else span, "score": score, "engine": text,
        "withdrawn?": flag, "inferred_from?": many(span),
    })(value, path)  # fmt: skip


_figures: dict[str, Shape] = {"low": maybe(whole), "best": maybe(whole), "high": maybe(whole)}


def _by_class(value: Any, path: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{path}: {value!r} is no object"
        return
    yield from (f"{path}: {key!r} is no class of victims" for key in value if key not in CLASSES)
    for key, entry in value.items():
        yield from obj(_figures)(entry, f"{path}.{key}")


toll_entry = obj({
    **_figures, "rule": one_of(*RULES), "claims": many(text), "parties_only": flag, "by_class": _by_class,
})  # fmt: skip
toll = obj({outcome: maybe(toll_entry) for outcome in COUNT_FIELDS})
outlet = obj({"id": maybe(outlet_id), "name": text})
published = obj({"start": day, "end": day, "precision": one_of(*PRECISIONS), "from": text})
CORE: dict[str, Shape] = {
    "id": like(r"#\d+|i-[a-z2-7]+"), "kind": maybe(one_of(*KINDS)), "kinds": many(one_of(*KINDS)),
    "stage": maybe(one_of(*STAGES)), "aggregate": maybe(obj({"low": whole, "high": maybe(whole), "as_said": text})),
    "background": flag, "main": flag, "date": maybe(date), "place": maybe(place), "places": many(place),
    "perpetrators": many(perpetrator), "targets": many(either(human, physical)), "parties": many(party),
    "weapons": many(weapon), "tactics": many(tactic), "toll": toll, "claims": many(text),
}  # fmt: skip
report = obj({
    "id": like("[0-9a-f]{24}"), "input_id": maybe(text), "title": maybe(text), "url": maybe(text),
    "outlet": maybe(outlet), "authors": many(text), "tags": many(text), "replaces": maybe(like("[0-9a-f]{24}")),
    "published": maybe(published), "language": maybe(like("[a-z]{2,3}(-.+)?")), "text": text,
    "extra?": lambda value, path: iter(() if isinstance(value, dict) and value else (f"{path}: empty",)),
})  # fmt: skip
read_line = obj({
    "schema": one_of("dateline/1"), "report": report, "incidents": many(obj(CORE)), "claims": many(claim),
    "attributions": many(obj({
        "id": like(r"a\d+"), "within": maybe(like(r"a\d+")), "source": maybe(span), "cue": maybe(span),
        "content": span,
    })),
    "mentions": many(obj({
        "start": whole, "end": whole, "type": one_of(*MENTIONS), "actor_id": maybe(actor_id), "outlet_id?": outlet_id,
    })),
    "places": many(obj({
        "start": whole, "end": whole, "name": text, "geonames_id": maybe(whole), "lat": maybe(number),
        "lon": maybe(number), "country": maybe(like("[A-Z]{2}")), "candidates": many(candidate),
    })),
    "dates": many(obj({"start": whole, "end": whole, "value": maybe(date)})),
    "relations": many(obj({
        "source": text, "source_id": maybe(either(actor_id, outlet_id)), "type": one_of(*RELATIONS), "target": text,
        "target_id": maybe(either(actor_id, outlet_id)),
        "stance": one_of(*STANCES), "date": maybe(date), "said_by": many(hop), "quote": span,
    })),
    "definitions": many(obj({"term": text, "text": span, "said_by": many(hop)})),
})  # fmt: skip
incident_line = obj({
    "schema": one_of("dateline/1"), **CORE,
    "reports": many(obj({
        "input_id": maybe(text), "id": like("[0-9a-f]{24}"), "account": like(r"[0-9a-f]{24}/#\d+"), "main": flag,
        "outlet": maybe(outlet), "published": maybe(published),
    })),
    "origins": many(obj({
        "name": text, "kind": one_of(*HOPS), "party": flag, "actor_id": maybe(actor_id), "outlet_id": maybe(outlet_id),
        "reports": many(text), "claims": many(like(r"[0-9a-f]{24}/c\d+")), "reasons": many(text),
    })),
    "independent_origins": whole, "parties_only": flag,
    "revisions": many(obj({
        "field": one_of(*FIELDS), "before": maybe(text), "after": text, "report": like("[0-9a-f]{24}"),
        "on": maybe(day), "effect": one_of("first", "replaces", "refines", "disputes", "withdraws"),
        "said_by": maybe(text),
    })),
    "conflicts": many(obj({
        "field": one_of(*FIELDS), "values": many(obj({"value": text, "claims": many(like(r"[0-9a-f]{24}/c\d+"))})),
        "size": text,
    })),
    "grades": many(obj({
        "claim": like(r"[0-9a-f]{24}/c\d+"), "letter": one_of(*"ABCDEF"), "digit": whole, "why": text,
        "by": maybe(text), "since": maybe(day),
    })),
    "judgements": many(obj({
        "id": text, "a": like(r"[0-9a-f]{24}/#\d+"), "b": like(r"[0-9a-f]{24}/#\d+"),
        "verdict": one_of("same", "different", "unsure"), "by": like("(rule|person):.+"), "score": weight,
        "reasons": many(obj({"name": text, "text": text, "weight": weight})), "made_at": maybe(text),
        "withdrawn_at": maybe(text),
    })),
    "merged_from": many(like("i-[a-z2-7]+")),
})  # fmt: skip
error_line = obj({
    "input": maybe(whole), "id": maybe(text), "source?": text, "error": obj({"code": like("[a-z-]+"), "message": text}),
})  # fmt: skip
