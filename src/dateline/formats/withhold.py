"""Private people's names left out of what is handed on, unless whoever exports asks for them.

Who is private: a named individual without an entry in the actor list, among perpetrators, targets and parties and
among those who are cited. Not private: groups, outlets and official bodies; officials (a target of the class
`official`, or someone who speaks for a body); whoever has an `actor_id`.

A private name is replaced by `[name withheld]` wherever it stands in an incident: as a name, in quotes, in words as
said, in titles, reasons and revisions, as a whole and by its parts ("Abu Karim", "Karim"). Parts that also belong to
a group, an outlet or a place of the incident stay.

**Offsets** (`start`, `end`, `mentions`, `cues`, `span`) are left as they are: they are code points into the report's
own text, which is not exported. So a masked quote's `exact` may be longer or shorter than `end - start`.

What this cannot see: a name in a quote that no claim of the incident carries as somebody's name;
docs/limits-and-harm.md says so too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from dateline.schema.claims import Claim, Source
from dateline.schema.ledger import Incident
from dateline.schema.values import Entity

MASK = "[name withheld]"

T = TypeVar("T")

# Fields that hold ids, codes or days, never words: a name cannot stand there, and masking would break a reference.
_CODES = frozenset({
    "id", "incident", "field", "stance", "engine", "kind", "kinds", "stage", "attribution", "joint", "parts",
    "part_of", "outlet_id", "actor_id", "outlet_owner", "claims", "claims_for", "claims_against", "report", "reports",
    "verdict", "by", "made_at", "withdrawn_at", "rule", "precision", "origin", "category", "term", "unit", "extent",
    "start", "end", "on", "effect", "merged_from", "a", "b", "language", "input_id", "platform", "confidence",
    "replaces",
})  # fmt: skip

# Words that stand before a name and are none, and words that stand for people without naming them; written for this
# list from the styles of English news, in lower case.
_TITLES = frozenset({
    "mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "lord", "lady", "father", "sister", "brother",
    "bishop", "imam", "sheikh", "mullah", "rabbi", "the", "an", "general", "colonel", "major", "captain",
    "lieutenant", "sergeant", "corporal", "private", "constable", "inspector", "commander", "commissioner",
    "governor", "mayor", "minister", "president", "director", "spokesman", "spokeswoman", "spokesperson", "judge",
    "senator", "deputy", "chief",
})  # fmt: skip
_NOBODY = frozenset({
    "witness", "witnesses", "eyewitness", "eyewitnesses", "resident", "residents", "villager", "villagers",
    "survivor", "survivors", "neighbour", "neighbours", "neighbor", "neighbors", "local", "locals", "source",
    "sources", "people", "relative", "relatives",
})  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_CYRILLIC = re.compile("[\u0400-\u04ff]")


def withhold(incident: Incident) -> Incident:
    """The incident with every private person's name replaced by `[name withheld]`."""
    names = private_names(incident)
    return incident if not names else mask_names(incident, names, kept_words(incident))


def withhold_all(incidents: Iterable[Incident], *, include_private: bool) -> Iterator[Incident]:
    """Each incident with private names withheld, or as it is."""
    return iter(incidents) if include_private else map(withhold, incidents)


def private_names(incident: Incident) -> frozenset[str]:
    """The names of private people in the incident and in all claims of its tellings."""
    entities, sources = list(_entities(incident)), list(_sources(incident))
    public = {entity.name for entity in entities if not _is_private_entity(entity)}
    public |= {source.name for source in sources if not _is_private_source(source)}
    named = {entity.name for entity in entities if _is_private_entity(entity)}
    named |= {source.name for source in sources if _is_private_source(source)}
    return frozenset(name for name in named - public if _name_words(name))


def kept_words(incident: Incident) -> frozenset[str]:
    """Words of the incident's groups, outlets, bodies and places, in lower case: no part of a name is masked there."""
    kept = [entity.name for entity in _entities(incident) if not _is_private_entity(entity)]
    kept += [source.name for source in _sources(incident) if not _is_private_source(source)]
    kept += [place.name for place in (incident.place, *incident.places) if place is not None]
    kept += [telling.report.outlet.name for telling in incident.tellings if telling.report.outlet]
    return frozenset(word.lower() for name in kept for word in _WORD.findall(name))


def mask_names(noun: T, names: Iterable[str], kept: frozenset[str] = frozenset()) -> T:
    """Any noun with the names, and their parts but for the words in `kept`, replaced in all its words."""
    pattern = _pattern(sorted(names, key=lambda name: (-len(name), name)), kept)
    return cast(T, _masked(noun, "", pattern))


def _pattern(names: list[str], kept: frozenset[str]) -> re.Pattern[str]:
    wholes, parts = [], []
    for name in names:
        words = _name_words(name)
        parts += [word for word in words if len(word) > 2 and word.lower() not in kept]
        if len(words) < 2:  # "Rose" in any case would be masked in "the toll rose"
            parts += words
            continue
        # Case does not matter to a whole name, so that a headline in capitals or the slug of a URL is masked too.
        wholes.append(r"(?i:\b" + r"[\s_.-]{1,3}".join(map(_form, words)) + r"\b)")
    singles = [rf"\b(?:{_form(word)}|{re.escape(word.upper())})\b" for word in dict.fromkeys(parts)]
    return re.compile("|".join(wholes + singles))


def _form(word: str) -> str:
    """A word, with the endings that Russian and its neighbours give to names."""
    return re.escape(word) + (r"\w{0,3}" if _CYRILLIC.search(word) else "")


def _name_words(name: str) -> list[str]:
    """The words of a name that are a name: capitalised or in a script without capitals, and no title."""
    words = _WORD.findall(name)
    proper = [word for word in words if not word[0].islower() and word.lower() not in _TITLES]
    return [] if any(word.lower() in _NOBODY for word in words) else proper


def _is_private_entity(entity: Entity) -> bool:
    person = entity.kind in ("individual", "human")
    return person and entity.named and entity.actor_id is None and entity.category != "official"


def _is_private_source(source: Source) -> bool:
    person = source.kind in ("person", "witness")
    return person and source.actor_id is None and source.outlet_id is None and source.affiliation is None


def _entities(incident: Incident) -> Iterator[Entity]:
    yield from incident.perpetrators
    yield from incident.targets
    yield from incident.parties
    for claim in _claims(incident):
        if isinstance(claim.value, Entity) and claim.value.kind != "weapon":
            yield claim.value


def _sources(incident: Incident) -> Iterator[Source]:
    for claim in _claims(incident):
        yield from claim.said_by


def _claims(incident: Incident) -> Iterator[Claim]:
    for telling in incident.tellings:
        yield from telling.claims


def _masked(value: Any, name: str, pattern: re.Pattern[str]) -> Any:
    if isinstance(value, str):
        return value if name in _CODES else pattern.sub(MASK, value)
    if isinstance(value, tuple):
        return tuple(_masked(item, name, pattern) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        old = {field.name: getattr(value, field.name) for field in fields(value)}
        new = {key: _masked(item, key, pattern) for key, item in old.items()}
        changed = {key: item for key, item in new.items() if item != old[key]}
        return replace(value, **changed) if changed else value
    return value
