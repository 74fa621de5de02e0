"""What goes through the ledger's door: components, summaries, filters and search hits. Light: no SQL is imported."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from dateline.schema.ledger import Judgement, Telling

Cluster = Callable[[Sequence[str], Sequence[Judgement]], Sequence[frozenset[str]]]
"""Account ids and the judgements that stand among them, to the sets that tell one incident each (`derive.clusters`).

The store has no rule of its own: it hands over the accounts that a change may touch, in the order of their arrival,
and keeps what comes back. The judgements carry no reasons here.
"""

Order = Literal["newest", "oldest", "killed", "origins", "reports", "minted"]


@dataclass(frozen=True, slots=True)
class Component:
    """The accounts that tell one incident, as far as anyone has judged: what `derive.incident` is made from.

    `tellings` are those that stand, by order of arrival; `replaced` are those of report versions that a newer text
    took the place of, each claim marked withdrawn: they are history and count for nothing. `judgements` are the ones
    that stand between these accounts. Ids of accounts and claims are global (`REPORT/#3`).
    """

    incident_id: str
    tellings: tuple[Telling, ...]
    judgements: tuple[Judgement, ...] = ()
    merged_from: tuple[str, ...] = ()
    replaced: tuple[Telling, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """What lists are filtered and ordered by: derived by the caller, kept in indexed columns.

    `start` and `end` are ISO days; `killed` is the toll's best number; `actors` are actor ids (or names where there is
    no id). A field that no one told of is None or empty, and no filter on it matches.
    """

    start: str | None = None
    end: str | None = None
    kinds: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    killed: int | None = None
    origins: int = 0


@dataclass(frozen=True, slots=True)
class IncidentFilter:
    """Which incidents, and in what order; everything left None lets all pass.

    `since` and `until` are ISO days, both included; an incident passes if any of its days may lie between them. `order`
    is one of `Order`; ties go by the id, so the order never depends on chance.
    """

    since: str | None = None
    until: str | None = None
    country: str | None = None
    actor: str | None = None
    kind: str | None = None
    min_origins: int | None = None
    order: Order = "newest"
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that a search found.

    `where` says where the best match stands: `text`, `title`, or `claim` (words of a claim that its text does not
    have, such as a registry's name). `snippet` is a piece of that, `[start, end)` in code points; `matches` are the
    found words, in code points of the same. `claims` are the global ids of the claims whose quote or words match.
    """

    report: str
    title: str | None
    where: Literal["text", "title", "claim"]
    snippet: str
    start: int
    end: int
    matches: tuple[tuple[int, int], ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LedgerCounts:
    """How much a ledger holds; `stale` incidents wait for a new summary, `unattached` judgements for an account."""

    reports: int
    accounts: int
    claims: int
    judgements: int
    incidents: int
    stale: int
    unattached: int
