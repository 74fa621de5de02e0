"""What a ledger adds: tellings, judgements, and the incidents derived from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from dateline.schema.claims import Account, Aggregate, Claim
from dateline.schema.report import OutletRef, PublishedDate
from dateline.schema.values import Entity, PartialDate, Place, Term

Verdict = Literal["same", "different", "unsure"]
TollRule = Literal["range", "majority", "latest", "most-independent"]


@dataclass(frozen=True, slots=True)
class ReportHead:
    """A report without its text: what linking and deriving may know of it.

    `signature` is the text's MinHash (64 unsigned 32-bit values, see `link/signature.py`), by which copies of one wire
    text are told. `sequence` is the order of arrival in the ledger, 0 outside one.
    `outlet_owner` is the actor id of a party that owns the outlet, None where there is none. `names` are the report's
    distinctive words, folded, the most distinctive first (`link/names.py`): proper names of persons, streets and towns,
    by which linking knows two reports of one incident when it no longer has their texts.
    """

    id: str
    input_id: str | None = None
    title: str | None = None
    url: str | None = None
    outlet: OutletRef | None = None
    outlet_owner: str | None = None
    published: PublishedDate | None = None
    language: str | None = None
    signature: tuple[int, ...] = ()
    replaces: str | None = None
    sequence: int = 0
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Telling:
    """An account with its report's head and its claims: everything that `link` and `derive` see.

    In a ledger the ids of account and claims are global (`REPORT/#3`, `REPORT/c1`); for a lone reading they are local.
    """

    report: ReportHead
    account: Account
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """An account as linking compares it, kept beside the account so that comparing reads no claims.

    `account` and `report` are ids, `anchor` the account's own words. `names` is a vector of distinctive words, of the
    whole report for its main account, else of the account's own quotes. `dates` are the narrow dates said and
    `published` the report's last possible day, as proleptic ordinals, both ends included. `killed` is low and high of
    the first standing figure. `explicit` says that every narrow date is written out ("14 March"), not worked out from
    the report's day ("Tuesday"). `people` are the last words of proper names of people, `actors` groups by id or name.
    """

    account: str
    report: str
    anchor: str
    main: bool
    aggregate: bool
    happened: bool
    signature: tuple[int, ...]
    names: Mapping[str, float]
    dates: tuple[tuple[int, int], ...]
    explicit: bool
    published: int | None
    places: tuple[Place, ...]
    kinds: frozenset[str]
    families: frozenset[str]
    actors: frozenset[str]
    people: frozenset[str]
    killed: tuple[int, int | None] | None


@dataclass(frozen=True, slots=True)
class Reason:
    """One named ground of a judgement, in words, with its weight in the score (log odds; positive speaks for same)."""

    name: str
    text: str
    weight: float


@dataclass(frozen=True, slots=True)
class Judgement:
    """Accounts `a` and `b` tell the same incident, do not, or one cannot tell.

    `by` is `rule:NAME/VERSION` or `person:ID`. `made_at` and `withdrawn_at` are ISO times, given by the caller: the
    pure rooms have no clock. `anchor_a` and `anchor_b` keep the accounts' own words, so that a person's judgement can
    be attached again when an engine renumbers the accounts.
    """

    id: str
    a: str
    b: str
    verdict: Verdict
    by: str
    score: float
    reasons: tuple[Reason, ...] = ()
    made_at: str | None = None
    withdrawn_at: str | None = None
    anchor_a: str | None = None
    anchor_b: str | None = None


@dataclass(frozen=True, slots=True)
class TollEntry:
    """A rolled-up count and the rule, the claims it rests on, and whether these are parties' words alone."""

    low: int | None
    best: int | None
    high: int | None
    rule: TollRule
    claims: tuple[str, ...]
    parties_only: bool
    by_class: tuple[tuple[str, TollEntry], ...] = ()


@dataclass(frozen=True, slots=True)
class Toll:
    """Rolled-up casualties by outcome; an outcome of which no one gave a number is absent."""

    entries: tuple[tuple[str, TollEntry], ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Where claims really come from: claims that end in the same place, which count once, and why they do."""

    name: str
    kind: str
    party: bool
    reports: tuple[str, ...]
    claims: tuple[str, ...]
    reasons: tuple[str, ...] = ()
    actor_id: str | None = None
    outlet_id: str | None = None


@dataclass(frozen=True, slots=True)
class Revision:
    """How a field moved: from what, to what, when, by which report, and how the two go together.

    `replaces` is a voice's newer value, `refines` another voice's higher count that fits what stands ("16" after "at
    least 9"), `disputes` another voice's value that does not fit.
    """

    field: str
    before: str | None
    after: str
    report: str
    on: str | None
    effect: Literal["first", "replaces", "refines", "disputes", "withdraws"]
    said_by: str | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field on which standing claims disagree: the values, each with its claims, and the size of the difference."""

    field: str
    values: tuple[tuple[str, tuple[str, ...]], ...]
    size: str


@dataclass(frozen=True, slots=True)
class Grade:
    """The Admiralty grade of one claim: how reliable its source is held to be, and how well others bear the claim out.

    `letter` is A to E where somebody graded the outlet whose word it is (`by` whom, since which day), else F, "cannot
    be judged". `digit` is 1 (confirmed) to 5 (improbable) by how many independent voices say the same and otherwise,
    and 6, "cannot be judged", where nobody else speaks of it; `why` gives the numbers. The two are never made one
    number, and F and 6 are no middle.
    """

    claim: str
    letter: Literal["A", "B", "C", "D", "E", "F"]
    digit: Literal[1, 2, 3, 4, 5, 6]
    why: str
    by: str | None = None
    since: str | None = None


@dataclass(frozen=True, slots=True)
class FieldReason:
    """Which rule chose a field's value, and the claims for and against it."""

    field: str
    rule: str
    claims_for: tuple[str, ...]
    claims_against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Incident:
    """Derived: a cluster of accounts (or one account), and for each field the value and the rule that chose it."""

    id: str
    kind: str | None
    kinds: tuple[str, ...]
    stage: str | None
    aggregate: Aggregate | None
    background: bool
    main: bool
    date: PartialDate | None
    place: Place | None
    places: tuple[Place, ...]
    perpetrators: tuple[Entity, ...]
    targets: tuple[Entity, ...]
    parties: tuple[Entity, ...]
    weapons: tuple[Entity, ...]
    tactics: tuple[Term, ...]
    toll: Toll
    claims: tuple[str, ...]
    fields: tuple[FieldReason, ...] = ()
    tellings: tuple[Telling, ...] = ()
    origins: tuple[Origin, ...] = ()
    independent_origins: int = 0
    parties_only: bool = False
    revisions: tuple[Revision, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    grades: tuple[Grade, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    merged_from: tuple[str, ...] = ()
