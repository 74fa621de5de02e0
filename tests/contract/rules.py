"""What the contract's rules say of a `read` line beyond its shape; each deviation is one sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from dateline.codebook.registry import load_registry
from dateline.schema.claims import COUNT_FIELDS
from tests.contract import shapes
from tests.contract.incident_rules import date_deviations, incident_deviations, place_deviations

Json = dict[str, Any]

_CONFIDENCE = {
    ("asserted", False): ("reported-fact",), ("alleged", False): ("accused",), ("denied", False): ("denied",),
    ("denied", True): ("denied",), ("negated", False): ("denied",), ("negated", True): ("denied",),
    ("suspected", False): ("suspected",), ("suspected", True): ("suspected",),
    ("hypothetical", False): ("possible",), ("hypothetical", True): ("possible",),
    ("planned", False): ("reported-fact",), ("threatened", False): ("reported-fact",),
}  # fmt: skip
"""How sure a claim alone makes of a perpetrator, by its stance and whether someone else says it."""
_FIRST_PERSON = ("we", "i")
_SPREAD = re.compile(r"\b(?:around|about|some|nearly|almost|approximately)\b", re.IGNORECASE)


def deviations(line: Json) -> list[str]:
    """Everything in which a `read` line is not what the contract says."""
    found = list(shapes.read_line(line, "line"))
    if found:
        return found
    return [
        *_spans(line), *_claims(line), *_speakers(line), *_shared_words(line), *_counts(line), *_incidents(line),
        *_mentions(line), *_attributions(line), *_names(line),
    ]  # fmt: skip


def _spans(line: Json) -> Iterator[str]:
    """Every span holds its exact words, every pair lies in the text or in the title."""
    body, title = line["report"]["text"], line["report"]["title"] or ""
    for path, value in _walk(line, ""):
        if isinstance(value, dict) and "exact" in value and body[value["start"] : value["end"]] != value["exact"]:
            yield f"{path}: {value['exact']!r} is not the text there"
        elif (
            isinstance(value, dict)
            and value.get("in") == "title"
            and not 0 <= value["start"] < value["end"] <= len(title)
        ):
            yield f"{path}: outside the title"
        elif isinstance(value, dict) and "start" in value and isinstance(value["start"], int) and "in" not in value:
            if not 0 <= value["start"] < value["end"] <= len(body):
                yield f"{path}: {value['start']} to {value['end']} lies outside the text"
        elif isinstance(value, list) and len(value) == 2 and all(type(at) is int for at in value):
            start, end = value
            if not 0 <= start < end <= len(body) or body[start:end] != body[start:end].strip():
                yield f"{path}: {value} holds {body[start:end]!r}"


def _walk(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    yield path, value
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield from _walk(item, f"{path}.{key}")


def _claims(line: Json) -> Iterator[str]:
    """Claims and accounts point at each other; words that a value keeps stand in its quote."""
    accounts = {one["id"]: one for one in line["incidents"]}
    claims = {one["id"]: one for one in line["claims"]}
    attributions = {one["id"] for one in line["attributions"]}
    yield from _unique(line["incidents"], "incidents")
    yield from _unique(line["claims"], "claims")
    for account in line["incidents"]:
        for name in account["claims"]:
            if claims.get(name, {}).get("incident") != account["id"]:
                yield f"{account['id']} lists {name}, which is not its claim"
    for name, claim in claims.items():
        if claim["incident"] is None and claim["field"] != "remark":
            yield f"{name}: a {claim['field']} of no incident"
        if claim["incident"] is not None and name not in accounts.get(claim["incident"], {"claims": ()})["claims"]:
            yield f"{name}: {claim['incident']} does not list it"
        if claim["attribution"] is not None and claim["attribution"] not in attributions:
            yield f"{name}: there is no attribution {claim['attribution']}"
        said = claim["value"].get("as_said")
        if said is not None and claim["field"] not in ("kind", "stage") and said not in claim["quote"]["exact"]:
            yield f"{name}: its quote does not hold {said!r}"
        if claim["field"] == "date":
            yield from date_deviations(claim["value"], name)
        if claim["field"] == "place":
            yield from place_deviations(claim["value"], name)


def _speakers(line: Json) -> Iterator[str]:
    """A claim that someone else makes has an attribution, and the report's own voice none that names someone."""
    sources = {one["id"]: one["source"] for one in line["attributions"]}
    for claim in line["claims"]:
        name, stance = claim["id"], claim["stance"]
        if claim["said_by"] and claim["attribution"] is None:
            yield f"{name}: said by {claim['said_by'][-1]['name']!r} without an attribution"
        source = sources.get(claim["attribution"])
        if not claim["said_by"] and source and stance != "planned" and source["exact"].casefold() not in _FIRST_PERSON:
            # "it was reported" names nobody; of a plan the source is who plans, and the report tells of it
            yield f"{name}: the report's own voice, though {source['exact']!r} says so"
        if claim["field"] == "perpetrator":
            sure = claim["value"]["confidence"]
            if sure not in _CONFIDENCE.get((stance, bool(claim["said_by"])), ("claimed", "admitted", "accused")):
                yield f"{name}: {sure}, though it is {stance}{' by another' * bool(claim['said_by'])}"
        if claim.get("inferred_from") is not None and stance != "claimed":
            yield f"{name}: {stance} has inferred_from"
        for hop in claim["said_by"]:
            if hop["outlet_id"] is not None and hop["kind"] not in ("outlet", "channel", "document"):
                yield f"{name}: the outlet {hop['outlet_id']} is called {hop['kind']}"
            if hop["actor_id"] is not None and hop["outlet_id"] is not None:
                yield f"{name}: {hop['name']} is both an actor and an outlet"


def _shared_words(line: Json) -> Iterator[str]:
    """`joint`, `parts` and `part_of` name what the contract says they name."""
    claims = {one["id"]: one for one in line["claims"]}
    joint: dict[str, list[Json]] = {}
    parts: dict[str, list[Json]] = {}
    for name, claim in claims.items():
        if claim["joint"] is not None:
            joint.setdefault(claim["joint"], []).append(claim)
        if claim["parts"] is not None:
            parts.setdefault(f"{claim['incident']} {claim['field']} {claim['parts']}", []).append(claim)
            if claim["part_of"] is not None:
                yield f"{name}: has both parts and part_of"
        if claim["part_of"] is not None:
            whole = claims.get(claim["part_of"])
            if whole is None or whole["id"] == name:
                yield f"{name}: part of {claim['part_of']}, which is no other claim"
            elif [whole["incident"], whole["field"], _who(whole)] != [claim["incident"], claim["field"], _who(claim)]:
                yield f"{name}: part of {whole['id']}, which is of another incident, field or speaker"
            elif whole["part_of"] is not None:
                yield f"{name}: part of {whole['id']}, which is a part itself"
            elif whole["value"]["high"] is not None and claim["value"]["low"] > whole["value"]["high"]:
                yield f"{name}: a part larger than its whole {whole['id']}"
        if (claim["parts"] or claim["part_of"]) and claim["field"] not in COUNT_FIELDS:
            yield f"{name}: a part of a {claim['field']}"
    for name, members in joint.items():
        if len(members) < 2:
            yield f"{name}: joint of one claim, {members[0]['id']}"
        if any((one["quote"], _plain(one)) != (members[0]["quote"], _plain(members[0])) for one in members):
            yield f"{name}: joint claims differ in quote or value: {[one['id'] for one in members]}"
        if len({str(one["said_by"]) for one in members}) < len(members):
            yield f"{name}: joint claims of one speaker: {[one['id'] for one in members]}"
    for name, members in parts.items():
        for who, own in Counter(_who(one) for one in members).items():
            if own < 2:
                yield f"{name}: a set of one part by {who}"


def _plain(claim: Json) -> Json:
    """A claim's value; how sure it makes of a perpetrator depends on who speaks."""
    return {key: value for key, value in claim["value"].items() if key != "confidence"}


def _who(claim: Json) -> str | None:
    """The innermost speaker, as far as a program can tell that two are one."""
    if not claim["said_by"]:
        return None
    last = claim["said_by"][-1]
    return str(last["outlet_id"] or last["actor_id"] or last["name"].casefold())


def _counts(line: Json) -> Iterator[str]:
    for claim in line["claims"]:
        if claim["field"] not in COUNT_FIELDS:
            continue
        name, value = claim["id"], claim["value"]
        low, high, said, hedge = value["low"], value["high"], value["as_said"], value["hedge"]
        if high is not None and high < low:
            yield f"{name}: {low} to {high}"
        if (
            hedge is not None
            and _SPREAD.fullmatch(hedge)
            and high != low
            and not re.search(r"\bto\b|-|–|dozen|and|or", said)
        ):
            yield f"{name}: the hedge {hedge!r} widened {said!r}"
        if re.search(r"\bat least\b", said, re.IGNORECASE) and high is not None:
            yield f"{name}: {said!r} is open above"
        if value["victims"] is not None and value["victims"]["class"] == "mixed" and value["victims"]["actor_id"]:
            yield f"{name}: mixed victims are one actor, {value['victims']['actor_id']}"
        if low == high == 0 and claim["stance"] == "negated":
            yield f"{name}: that nobody was harmed is a number, and asserted"


def _incidents(line: Json) -> Iterator[str]:
    claims = {one["id"]: one for one in line["claims"]}
    if sum(one["main"] for one in line["incidents"]) > 1:
        yield "more than one main account"
    for one in line["incidents"]:
        own = [claims[name] for name in one["claims"] if name in claims]
        yield from incident_deviations(one, own)
        for entity in [*one["perpetrators"], *one["targets"], *one["parties"], *one["weapons"], *one["tactics"]]:
            yield from _entity(entity, f"{one['id']} {entity.get('name') or entity['term']}", line["report"]["text"])


def _entity(entity: Json, name: str, body: str) -> Iterator[str]:
    actor = load_registry().actors.get(entity.get("actor_id") or "")
    if actor is not None and actor.kind == "community" and entity["named"]:
        yield f"{name}: the community {actor.id} is no proper name"
    spans = [(m["start"], m["end"]) if isinstance(m, dict) else (m[0], m[1]) for m in entity["mentions"]]
    if not spans:
        yield f"{name}: no mention"
    if len(set(spans)) != len(spans):
        yield f"{name}: a mention twice"
    if spans[1:] != sorted(spans[1:]):
        yield f"{name}: mentions after the best are not by position: {spans}"
    named = [at for at in spans if body[at[0] : at[1]] == entity.get("name")]
    if named and entity.get("named") and body[spans[0][0] : spans[0][1]] != entity["name"]:
        yield f"{name}: the best mention is {body[spans[0][0] : spans[0][1]]!r}"


def _mentions(line: Json) -> Iterator[str]:
    """The three lists of what the text names are in the order of the text, and each thing is there once."""
    for key in ("mentions", "places", "dates"):
        spans = [(one["start"], one["end"]) for one in line[key]]
        if spans != sorted(spans):
            yield f"{key}: not in the order of the text"
        for before, after in pairwise(sorted(spans)):
            if after[0] < before[1]:
                yield f"{key}: {before} and {after} overlap"
    for one in line["dates"]:
        if one["value"] is not None:
            yield from date_deviations(one["value"], f"dates {one['start']}")
    for one in line["places"]:
        if one["candidates"] and one["lat"] is not None:
            yield f"places {one['start']}: {one['name']} has coordinates and candidates"


def _attributions(line: Json) -> Iterator[str]:
    yield from _unique(line["attributions"], "attributions")
    within = {one["id"]: one["within"] for one in line["attributions"]}
    for name in within:
        seen, at = {name}, within[name]
        while at is not None:
            if at not in within or at in seen:
                yield f"{name}: within {at}, which is not there or within itself"
                break
            seen.add(at)
            at = within[at]


def _names(line: Json) -> Iterator[str]:
    """Relations join two different things; a definition's words are not the term alone."""
    for one in line["relations"]:
        label = f"{one['source']} {one['type']} {one['target']}"
        if one["type"] != "same-as" and one["source_id"] is not None and one["source_id"] == one["target_id"]:
            yield f"{label}: of itself"
    for one in line["definitions"]:
        if one["text"]["exact"].casefold() == one["term"].casefold():
            yield f"definition of {one['term']}: the term itself"


def _unique(items: list[Json], what: str) -> Iterator[str]:
    names = [one["id"] for one in items]
    if len(set(names)) != len(names):
        yield f"{what}: an id twice: {names}"
