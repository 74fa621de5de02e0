"""The names found in a text before the grammar runs, laid over its tokens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.codebook.registry import Registry
from dateline.language.document import Document
from dateline.schema.claims import Mention


@dataclass(frozen=True, slots=True)
class Names:
    """Names found in the text before the grammar runs, by the token at which they begin or that they cover.

    `types[token]` is a mention's type (organisation, person, place, facility, weapon, nationality, time) and
    `actor_kinds[token]` the registry's kind of an actor named there.
    """

    types: Mapping[int, str]
    actor_kinds: Mapping[int, str]


def names_of(
    document: Document,
    mentions: Sequence[Mention],
    toponyms: Sequence[tuple[int, int]],
    dates: Sequence[tuple[int, int]],
    registry: Registry,
) -> Names:
    """Lays the names found in a text over its tokens; a name of the registry wins over a place of the same words."""
    types: dict[int, str] = {}
    kinds: dict[int, str] = {}
    layers = [("place", toponyms), ("time", dates)]
    for kind, spans in layers:
        for start, end in spans:
            types.update(dict.fromkeys(range(*document.tokens_within(start, end)), kind))
    for mention in mentions:
        tokens = range(*document.tokens_within(mention.start, mention.end))
        if mention.type == "number" or (
            mention.type in ("place", "facility", "person") and tokens and tokens[0] in types
        ):
            continue
        types.update(dict.fromkeys(tokens, mention.type))
        actor = registry.actor(mention.actor_id) if mention.actor_id else None
        if actor is not None:
            kinds.update(dict.fromkeys(tokens, actor.kind))
    return Names(types, kinds)
