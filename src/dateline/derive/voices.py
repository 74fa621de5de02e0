"""The keys by which two sources are known to be one: who a hop of an attribution, or a report's own voice, really is.

Two voices that share a key are one voice. Keys are `actor:ID` (whoever speaks for a party is that party), `outlet:ID`,
`outlet-name:NAME`, `said:NAME` and `report:ID`, the last only for a report of no known outlet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from dateline.derive import organs
from dateline.derive.codes import Codes
from dateline.schema.claims import Claim, Source
from dateline.schema.ledger import ReportHead

_OUTLETS = frozenset({"outlet", "channel"})
_BODIES = frozenset({"official-body", "armed-group"})


@dataclass(frozen=True, slots=True)
class Outlets:
    """What the reports' own outlets tell: `owners` leads from an outlet's id to its party, `names` are all their
    names, folded."""

    owners: Mapping[str, str]
    names: frozenset[str]


@lru_cache(maxsize=8192)
def folded(name: str) -> str:
    """A name as it is compared: case, accents, hyphens and a leading article do not matter."""
    return organs.folded(name)


@lru_cache(maxsize=8192)
def _owner(name: str) -> str | None:
    return organs.owner_of(name)


def source_keys(source: Source, codes: Codes, outlets: Outlets) -> tuple[str, ...]:
    """The keys of one hop."""
    party = source.affiliation or source.actor_id or outlets.owners.get(source.outlet_id or "")
    if party:
        spoken = f"actor:{actor_key(party, codes)}"
        # One spokesman is one origin, whether or not a report says for whom he speaks.
        return (spoken, f"said:{folded(source.name)}") if is_name(source) else (spoken,)
    if source.outlet_id:
        return (f"outlet:{source.outlet_id}", f"outlet-name:{folded(source.name)}")
    if source.kind in _OUTLETS:
        return (f"outlet-name:{folded(source.name)}",)
    said = folded(source.name)
    printed = (f"outlet-name:{said}",) if said in outlets.names else ()
    # A body that speaks for itself is whom its people speak for ("the brigade", "a source of the brigade").
    body = (f"actor:{organs.party(said)}", *_of_owner(source.name)) if source.kind in _BODIES else ()
    return (f"said:{said}", *body, *printed)


def _of_owner(name: str) -> tuple[str, ...]:
    """The keys of whom an office or outlet speaks for by its name ("the army's press office")."""
    owner = _owner(name)
    return () if owner is None else (f"actor:{owner}", f"said:{owner}")


def is_name(source: Source) -> bool:
    """Whether the source is a person by a proper name of two words or more, as far as capitals tell."""
    words = source.name.split()
    return (
        source.kind == "person"
        and len(words) > 1
        and not source.name.isupper()
        and all(word[0].isupper() for word in words)
    )


def own_keys(head: ReportHead, codes: Codes) -> tuple[str, ...]:
    """The keys of a report's own voice."""
    if head.outlet_owner:
        return (f"actor:{actor_key(head.outlet_owner, codes)}",)
    if head.outlet is None:
        return (f"report:{head.id}",)
    named = f"outlet-name:{folded(organs.bare(head.outlet.name))}"
    known = (f"outlet:{head.outlet.id}", named) if head.outlet.id else (named,)
    return (*known, *_of_owner(head.outlet.name))


def claim_keys(claim: Claim, head: ReportHead, codes: Codes, outlets: Outlets) -> tuple[str, ...]:
    """The keys of whoever makes the claim: its innermost source, or the report itself."""
    return source_keys(claim.said_by[-1], codes, outlets) if claim.said_by else own_keys(head, codes)


def actor_key(actor: str, codes: Codes) -> str:
    """An actor's id, or the words that stand for one, as the organisation at its top."""
    return organs.party(folded(codes.root(actor)))


def outlets_of(heads: Iterable[ReportHead]) -> Outlets:
    """The owners and names of the reports' own outlets."""
    named = [head for head in heads if head.outlet is not None]
    owners = {
        head.outlet.id: head.outlet_owner for head in named if head.outlet_owner and head.outlet and head.outlet.id
    }
    return Outlets(owners, frozenset(folded(organs.bare(head.outlet.name)) for head in named if head.outlet))


class Groups:
    """Sets of keys that grow together (union-find); the least key of a set stands for it, whatever the order."""

    __slots__ = ("_above",)

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def find(self, key: str) -> str:
        """The least key of the set that `key` is in."""
        above = self._above
        root = key
        while (next_up := above.get(root, root)) != root:
            root = next_up
        while (next_up := above.get(key, key)) != root:
            above[key] = root
            key = next_up
        return root

    def join(self, keys: Iterable[str]) -> None:
        """Makes one set of the sets of all `keys`."""
        roots = sorted({self.find(key) for key in keys})
        for root in roots[1:]:
            self._above[root] = roots[0]
