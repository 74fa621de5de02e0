"""The atom and what it hangs on: attributions, claims, accounts, and all that one report says (`Reading`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from dateline.schema.report import Report
from dateline.schema.values import (
    Count,
    Damage,
    Duration,
    Entity,
    PartialDate,
    Place,
    Responsibility,
    Span,
    Term,
    Text,
    Value,
)

Stance = Literal[
    "asserted", "alleged", "suspected", "claimed", "denied", "planned", "threatened", "hypothetical", "negated"
]
HopKind = Literal["outlet", "channel", "document", "person", "official-body", "armed-group", "witness", "unnamed"]
Stage = Literal["accomplished", "attempted", "failed", "foiled", "planned", "threatened"]
RelationType = Literal[
    "part-of", "splinter-of", "ally-of", "rival-of", "fights", "outlet-of", "affiliated-with", "member-of", "leads",
    "same-as", "publishes-in", "addresses",
]  # fmt: skip

STANCES: tuple[str, ...] = get_args(Stance)
STAGES: tuple[str, ...] = get_args(Stage)

COUNT_FIELDS = (
    "killed", "injured", "killed_or_injured", "killed_perpetrators", "injured_perpetrators", "abducted", "missing",
    "arrested", "displaced",
)  # fmt: skip
"""Casualty outcomes. They never flow into one another."""

CLAIM_FIELDS: dict[str, type] = {
    "kind": Term, "stage": Term, "tactic": Term, "date": PartialDate, "place": Place,
    "perpetrator": Entity, "target": Entity, "weapon": Entity, "party": Entity,
    **dict.fromkeys(COUNT_FIELDS, Count),
    "damage": Damage, "responsibility": Responsibility, "motive": Text, "remark": Text, "duration": Duration,
}  # fmt: skip
"""Each claim field and the type of its value."""

HAPPENED_FIELDS = frozenset(
    {"kind", "date", "place", "perpetrator", "target", "weapon", "party", "damage", "responsibility", *COUNT_FIELDS}
)
"""Fields that tell what happened: only claims of these make origins (contract, "An incident line out")."""

LISTED = 0.25
"""The least score with which a perpetrator, target or weapon that the network alone found enters an incident's fields;
with a lower one it is no claim. The value with the best F1 over MUC-4 training reports, scored by a network that had
not seen them (docs/decisions/0007)."""
DOUBTED = 0.2
"""What the rules found enters the fields unless its score is lower: all but ruled out by the network, it stands among
the claims alone. The value with the best F1 of roles over MUC-4's training reports on the whole route, scored by
networks and a second look that had not seen them; LISTED instead would lose as much recall as it gains precision
(docs/decisions/0007)."""
NETWORK = "tagger/1"
"""The engine's name on claims that the network alone found."""


@dataclass(frozen=True, slots=True)
class Source:
    """One hop of an attribution: an outlet, a channel, a body, a person, or someone unnamed.

    `name` is the registry's where grounded, else the words; `affiliation` is the actor id (or else the words) of whom
    the source speaks for; `platform` goes with channels.
    """

    name: str
    kind: HopKind
    span: tuple[int, int] | None = None
    outlet_id: str | None = None
    actor_id: str | None = None
    affiliation: str | None = None
    platform: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says so, as found in the text: source, cue and content spans, and the attribution it stands within."""

    id: str
    source: Span | None
    cue: Span | None
    content: Span
    within: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """In a report, of an account, `field` is `value`, with who said so, how committed, and the exact words.

    `id` is `c1` in a report and `REPORT/c1` in a ledger; `incident` the account's id, likewise, or None for a remark.
    `said_by` runs from the outer hop to the origin; empty is the report's own voice. `joint` marks claims that several
    speakers made with the same words. `parts` names a set of parts without a whole; `part_of` the claim id of the
    whole. `inferred_from` lists quotes where the value or stance was inferred. A reviewer's value has no quote.
    """

    id: str
    incident: str | None
    field: str
    value: Value
    stance: Stance
    quote: Span | None
    engine: str
    score: float = 1.0
    attribution: str | None = None
    said_by: tuple[Source, ...] = ()
    cues: tuple[tuple[int, int], ...] = ()
    joint: str | None = None
    parts: str | None = None
    part_of: str | None = None
    withdrawn: bool = False
    inferred_from: tuple[Span, ...] = ()

    @property
    def listed(self) -> bool:
        """Whether it is likely enough to enter an incident's fields. What a doer tells of the own deed always is."""
        if self.stance == "claimed" and self.engine != NETWORK:
            return True
        return self.score >= (LISTED if self.engine == NETWORK else DOUBTED)


@dataclass(frozen=True, slots=True)
class Aggregate:
    """Several incidents told as one: "several attacks" is 3 to None, an uncounted plural 2 to None."""

    low: int
    high: int | None
    as_said: str


@dataclass(frozen=True, slots=True)
class Account:
    """One report's telling of one incident: a set of claims. `anchor` is the quote of the words that told of it."""

    id: str
    claims: tuple[str, ...]
    anchor: Span
    main: bool = False
    background: bool = False
    aggregate: Aggregate | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name an entity of the domain: type is organisation, person, place, facility, weapon, nationality,
    number or time."""

    start: int
    end: int
    type: str
    actor_id: str | None = None
    outlet_id: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A toponym in the text, and the place it was resolved to (None until grounded)."""

    start: int
    end: int
    name: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression in the text, and its value (None until grounded, or where nothing fixes it)."""

    start: int
    end: int
    value: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """A standing relation between two actors or outlets, as said by someone."""

    source: str
    type: RelationType
    target: str
    stance: Stance
    quote: Span
    said_by: tuple[Source, ...] = ()
    source_id: str | None = None
    target_id: str | None = None
    date: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Definition:
    """What a term means, and whose definition it is."""

    term: str
    text: Span
    said_by: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one report says: what `extract` returns, and `ground` again with names, places and dates fixed."""

    report: Report
    accounts: tuple[Account, ...] = ()
    claims: tuple[Claim, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    mentions: tuple[Mention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    relations: tuple[Relation, ...] = ()
    definitions: tuple[Definition, ...] = ()


def claims_by_account(reading: Reading) -> Iterator[tuple[Account, tuple[Claim, ...]]]:
    """Each account with its claims, in the order it lists them."""
    by_id = {claim.id: claim for claim in reading.claims}
    return ((account, tuple(by_id[claim_id] for claim_id in account.claims)) for account in reading.accounts)


def claims_of(reading: Reading, account: Account) -> tuple[Claim, ...]:
    """The claims of one account, in the order the account lists them."""
    by_id = {claim.id: claim for claim in reading.claims}
    return tuple(by_id[claim_id] for claim_id in account.claims)
