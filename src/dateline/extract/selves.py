"""A doer that a pronoun names ("it said that it had shelled the post"): the speaker, where the pronoun can mean it.

"We" and "our men" are whoever speaks; "it" and "they" a body that speaks, or for which a spokesman does, but never in
words that stand between quotation marks ("“they opened fire,” the major said").
"""

from __future__ import annotations

from dataclasses import replace

from dateline.extract.attribution.reference import means
from dateline.extract.attribution.voices import Voice
from dateline.extract.facts import Fact
from dateline.language.document import Document
from dateline.schema.claims import Source
from dateline.schema.values import Entity, EntityKind

FIRST_PERSON = frozenset({"i", "we", "my", "our"})
"""Pronouns and possessives of whoever speaks."""


def speaking_doer(document: Document, fact: Fact, voice: Voice) -> Fact | None:
    """The fact of field `doer` as a perpetrator, or None where the pronoun does not mean the one speaker."""
    hops = {chain[-1] for chain in voice.chains if chain}
    if len(hops) != 1 or not isinstance(fact.value, Entity):
        return None
    word, hop = fact.value.name.lower(), hops.pop()
    body = _body(hop)
    if word in FIRST_PERSON:
        told: Source | None = hop if word in ("i", "my") or body is None else body
    elif _is_quoted(document.text, fact.start):
        return None
    else:
        told = next((one for one in (body, hop) if one is not None and means(word, one)), None)
    if told is None or told.kind in ("outlet", "channel", "document", "witness"):
        return None
    return fact._replace(field="perpetrator", value=_entity(document, told, fact))


def _is_quoted(text: str, start: int) -> bool:
    """Whether the code point stands between the double quotation marks of its paragraph."""
    before = text[text.rfind("\n", 0, start) + 1 : start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _body(hop: Source) -> Source | None:
    """Whom the speaker speaks for, as one that could speak itself."""
    return None if not hop.affiliation else replace(hop, name=hop.affiliation, kind="armed-group", affiliation=None)


def _entity(document: Document, told: Source, fact: Fact) -> Entity:
    kind: EntityKind = "individual" if told.kind in ("person", "unnamed") else "group"
    named = told.name[0].isupper() and not document.monocase
    at = -1 if told.span is None else document.text.find(told.name, *told.span)
    span = (fact.start, fact.end) if at < 0 else (at, at + len(told.name))
    return Entity(told.name, kind, named, (span,))
