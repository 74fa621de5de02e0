"""What relations hold between: the mentions of a sentence, with what is known of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from dateline.codebook.registry import Registry
from dateline.extract.mentions.words import OUTLET_HEADS
from dateline.language.document import Document
from dateline.schema.claims import Mention, Relation, RelationType, Stance
from dateline.schema.values import Span

_GROUP_KINDS = frozenset({"armed-group", "criminal-group", "state-force", "police", "government", "party", "coalition"})
_FIGHTING_HEADS = frozenset(
    "army alliance battalion battalions brigade brigades cartel commando command corps division fighters forces force "
    "front guard guards jihad league legion mafia militia militias movement police regiment squad squadron unit units "
    "group resistance government coalition rebels regime insurgents guerrillas militants troops terrorists military "
    "separatists jihadists opposition peacekeepers paramilitaries policemen".split()
)
_ARTICLE = re.compile(r"(?:the|a|an|its|their)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Argument:
    """A mention as a side of a relation: `name` is the registry's or else the words, [start, end) code points."""

    start: int
    end: int
    words: str
    name: str
    type: str
    id: str | None = None
    is_outlet: bool = False
    is_group: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A relation in the making: its arguments, and the code points [start, end) that tell it."""

    type: RelationType
    source: Argument
    target: Argument
    start: int
    end: int


def argument_of(document: Document, mention: Mention, registry: Registry) -> Argument:
    """The mention as an argument, with its registry name, and whether it is an outlet or a group that can fight."""
    words = document.text[mention.start : mention.end]
    tail = words.lower().rsplit(None, 1)[-1]
    if mention.outlet_id is not None:
        name = registry.outlets[mention.outlet_id].name
        return Argument(mention.start, mention.end, words, name, mention.type, mention.outlet_id, is_outlet=True)
    if mention.actor_id is not None:
        actor = registry.actors[mention.actor_id]
        return Argument(
            mention.start, mention.end, words, actor.name, mention.type, actor.id, is_group=actor.kind in _GROUP_KINDS
        )
    organisation = mention.type == "organisation"
    return Argument(
        mention.start, mention.end, words, words, mention.type, None, organisation and tail in OUTLET_HEADS,
        organisation and (tail in _FIGHTING_HEADS or words.isupper() or " for the " in words),
    )  # fmt: skip


def phrase_argument(text: str, start: int, end: int) -> Argument:
    """A description in [start, end) as an argument, its article and outer blanks left out."""
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:\"'”’"):
        end -= 1
    match = _ARTICLE.match(text, start, end)
    if match is not None:
        start = match.end()
    words = text[start:end]
    return Argument(start, end, words, words, "phrase")


def relation_of(document: Document, found: Found, stance: Stance) -> Relation:
    """The relation as the contract has it, quoting from the first to the last of its words."""
    start = min(found.start, found.source.start, found.target.start)
    end = max(found.end, found.source.end, found.target.end)
    # Two names of one actor are told apart by their words.
    same = found.type == "same-as"
    return Relation(
        found.source.words if same else found.source.name, found.type,
        found.target.words if same else found.target.name, stance, Span(start, end, document.text[start:end]),
        (), found.source.id, found.target.id,
    )  # fmt: skip


_JOINS = re.compile(
    r"[”\"’']?\s*(?:magazine|newspaper|news agency|channel|website)?\s*(?:,|,?\s*and|,?\s*or|,?\s*as well as|&)\s+"
    r"(?:also\s+)?(?:the\s+|its\s+|a\s+)?[“\"‘']?",
    re.IGNORECASE,
)


def joined_after(text: str, args: Sequence[Argument], index: int) -> list[Argument]:
    """The argument at `index` and those that a comma or "and" joins to it, of the same sort."""
    chain = [args[index]]
    for other in args[index + 1 :]:
        if not _JOINS.fullmatch(text, chain[-1].end, other.start) or not _alike(chain[0], other):
            break
        chain.append(other)
    return chain


def joined_before(text: str, args: Sequence[Argument], index: int) -> list[Argument]:
    """The argument at `index` and those joined to it that stand before it."""
    chain = [args[index]]
    for other in reversed(args[:index]):
        if not _JOINS.fullmatch(text, other.end, chain[-1].start) or not _alike(chain[0], other):
            break
        chain.append(other)
    return chain


def _alike(first: Argument, other: Argument) -> bool:
    return first.type == other.type and first.is_outlet == other.is_outlet and first.is_group == other.is_group


@lru_cache(maxsize=2048)
def _prefixes(folded: str) -> tuple[str, ...]:
    words = folded.split(" ")
    ahead = [" ".join(words[:count]) for count in range(len(words) - 1, 0, -1)]
    behind = [" ".join(words[count:]).removeprefix("of the ").removeprefix("of ") for count in range(1, len(words))]
    return tuple(ahead + behind)


def parent_in_name(folded: str, parent: str, registry: Registry) -> bool:
    """Whether a name's own words hold the parent's name ("Islamic State of Khorasan Province")."""
    for part in _prefixes(folded):
        named = registry.whole.get(part) or registry.whole.get(part.removesuffix("'s"))
        if named is not None and named.actor_id == parent:
            return True
    return False
