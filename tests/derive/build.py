"""Invented tellings, built by hand: each helper fills what a test does not care about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import count

from dateline.schema.claims import Account, Claim, HopKind, Source, Stance
from dateline.schema.ledger import Judgement, ReportHead, Telling, Verdict
from dateline.schema.report import OutletRef, PublishedDate
from dateline.schema.values import (
    Count,
    DatePrecision,
    Entity,
    EntityKind,
    PartialDate,
    Place,
    Responsibility,
    Span,
    Term,
    Value,
    Victims,
)

_numbers = count(1)

POLICE = Source("Police", "official-body", actor_id="segou-police")
HOSPITAL = Source("the hospital", "official-body")
HERON = Source("Heron Media", "outlet", outlet_id="heron-media", affiliation="red-heron-front")
HERON_CHANNEL = Source("Red Heron Channel", "channel", affiliation="red-heron-front", platform="telegram")
FRONT = Source("Red Heron Front", "armed-group", actor_id="red-heron-front")


def claim(
    field: str,
    value: Value,
    *said_by: Source,
    stance: Stance = "asserted",
    id: str | None = None,  # noqa: A002  a claim's own word for it
    quote: str = "words",
    **more: object,
) -> Claim:
    name = id if id is not None else f"c{next(_numbers)}"
    made = Claim(name, "#1", field, value, stance, Span(0, len(quote), quote), "test/1", said_by=tuple(said_by))
    return replace(made, **more)  # type: ignore[arg-type]  # the tests name real fields


def figure(low: int, high: int | None = -1, category: str | None = None, **more: object) -> Count:
    victims = None if category is None else Victims(category, category)
    made = Count(low, low if high == -1 else high, None, str(low), victims)
    return replace(made, **more)  # type: ignore[arg-type]  # the tests name real fields


def killed(low: int, *said_by: Source, high: int | None = -1, category: str | None = None, **more: object) -> Claim:
    return claim("killed", figure(low, high, category), *said_by, **more)  # type: ignore[arg-type]  # as above


def head(
    name: str = "r1",
    *,
    on: str | None = None,
    outlet: str | None = None,
    owner: str | None = None,
    signature: Sequence[int] = (),
    **more: object,
) -> ReportHead:
    made = ReportHead(
        name,
        outlet=OutletRef(outlet, outlet.lower().replace(" ", "-")) if outlet else None,
        outlet_owner=owner,
        published=PublishedDate(on, on, "day", "input") if on else None,
        signature=tuple(signature),
    )
    return replace(made, **more)  # type: ignore[arg-type]  # the tests name real fields


def telling(*claims: Claim, report: ReportHead | None = None, account: str = "#1", **more: object) -> Telling:
    known = report or head()
    made = Account(f"{known.id}/{account}", tuple(c.id for c in claims), Span(0, 5, "words"), main=True)
    return Telling(known, replace(made, **more), tuple(claims))  # type: ignore[arg-type]  # real fields


def day(start: str, end: str | None = None, precision: DatePrecision = "day") -> PartialDate:
    return PartialDate(start, end or start, precision, start, "text")


def town(
    name: str, *, country: str | None = "ML", admin1: str | None = None, precision: int = 1, **more: object
) -> Place:
    return replace(Place(name, name, country=country, admin1=admin1, precision=precision), **more)  # type: ignore[arg-type]  # real fields


def term(name: str) -> Term:
    return Term(name, name)


def entity(name: str, kind: EntityKind = "group", *, named: bool = True, **more: object) -> Entity:
    return replace(Entity(name, kind, named, ((0, len(name)),)), **more)  # type: ignore[arg-type]  # real fields


def responsibility(claimant: str, actor_id: str | None = None) -> Responsibility:
    return Responsibility(claimant, None, claimant, actor_id)


def source(name: str, kind: HopKind = "person") -> Source:
    return Source(name, kind)


def judgement(a: str, b: str, verdict: Verdict = "same", by: str = "rule:test/1", **more: object) -> Judgement:
    made = Judgement(f"j{next(_numbers)}", a, b, verdict, by, 1.0)
    return replace(made, **more)  # type: ignore[arg-type]  # real fields
