"""Values: what a claim can say of a field.

Missing is `None`, never 0 and never "". Every value keeps the words it came from in `as_said`.
Offsets are code points into `Report.text`, end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

DatePrecision = Literal["day", "week", "month", "quarter", "year", "range"]
DateFrom = Literal["text", "context", "report-date"]
EntityKind = Literal["individual", "group", "human", "physical", "weapon"]
Confidence = Literal["admitted", "claimed", "reported-fact", "accused", "suspected", "possible", "denied"]

VICTIM_CLASSES = ("civilian", "security-force", "armed-group", "official", "worker", "mixed", "unknown")
"""Who a casualty figure counts, as the contract names them."""


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a report: `start` and `end` in code points (end exclusive) and the exact text between them."""

    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as precise as it was said, first and last day included (ISO, `2022-06-18`).

    `start` and `end` are None where the words name a day that the report gives no means to fix ("last Friday" in a
    report without a date): then `precision` and `origin` are None too and only `as_said` is known.
    `origin` is written `from` in JSON.
    """

    start: str | None
    end: str | None
    precision: DatePrecision | None
    as_said: str
    origin: DateFrom | None


@dataclass(frozen=True, slots=True)
class Victims:
    """Whom a count counts: the words, their class (`VICTIM_CLASSES`), and the side and actor where known."""

    as_said: str | None
    category: str
    side: str | None = None
    actor_id: str | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """A number as it was said: low and high (None where open), the hedge word, and the words.

    "around 50" is 50 to 50 with hedge "around"; "at least 12" is 12 to None; "no casualties" is 0 to 0.
    `as_of` is the day (ISO) the figure stood, where the text says so.
    `includes_perpetrators` is how many of a whole are said to be the attackers themselves ("16 killed, including the
    bomber" is 1); None where nothing is said.
    """

    low: int
    high: int | None
    hedge: str | None
    as_said: str
    victims: Victims | None = None
    as_of: str | None = None
    includes_perpetrators: int | None = None


@dataclass(frozen=True, slots=True)
class PlaceCandidate:
    """One entry of the gazetteer that a name may mean, with a score between 0 and 1."""

    geonames_id: int | None
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    score: float


@dataclass(frozen=True, slots=True)
class Place:
    """A place as said, and what the gazetteer makes of it.

    `precision` is UCDP GED's where_prec, 1 (exact) to 7 (international waters or airspace). Coordinates are None where
    the name is ambiguous; `candidates` then lists what it may be. `site` is the place within the place ("temple").
    """

    name: str
    as_said: str
    geonames_id: int | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    precision: int | None = None
    site: str | None = None
    candidates: tuple[PlaceCandidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of the codebook, by its id, with the words that named it."""

    term: str
    as_said: str
    mentions: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """Someone or something with a role: perpetrator, target, weapon, party.

    `named` is true for a proper name, false for a description or a community. `category` is the codebook's class of a
    target (`civilian`, `place-of-worship`, ...) and is written `class` in JSON. `term` is a weapon's codebook id.
    `mentions` are [start, end) in the report's text, the best naming words first, the others by position.
    """

    name: str
    kind: EntityKind
    named: bool
    mentions: tuple[tuple[int, int], ...]
    category: str | None = None
    term: str | None = None
    actor_id: str | None = None
    confidence: Confidence | None = None
    side: str | None = None


@dataclass(frozen=True, slots=True)
class Duration:
    """How long: "more than three hours" is 3 to None hours."""

    low: float
    high: float | None
    unit: Literal["minute", "hour", "day"]
    as_said: str


@dataclass(frozen=True, slots=True)
class Damage:
    """What was damaged and how far: `extent` is a codebook id (`damaged`, `destroyed`, ...)."""

    object: str
    extent: str
    as_said: str


@dataclass(frozen=True, slots=True)
class Responsibility:
    """Who took or was given responsibility, and by what mode (GTD's claim modes, or `None`)."""

    claimant: str
    mode: str | None
    as_said: str
    actor_id: str | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """Free text: a motive, a remark."""

    text: str


Value = PartialDate | Count | Place | Term | Entity | Duration | Damage | Responsibility | Text
"""What `Claim.value` may be; `CLAIM_FIELDS` in `claims.py` says which field takes which."""
