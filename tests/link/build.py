"""Invented accounts for linking, built by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.link.names import distinctive
from dateline.link.signature import signature
from dateline.schema.claims import Account, Claim, Stance
from dateline.schema.ledger import ReportHead, Telling
from dateline.schema.report import PublishedDate
from dateline.schema.values import Count, Entity, PartialDate, Place, Span, Term, Value

SEGOU = Place("Ségou", "Ségou", 2451478, 13.43, -6.26, "ML", "Ségou", precision=1)
PELENGANA = Place("Pelengana", "Pelengana", 2, 13.42, -6.20, "ML", "Ségou", precision=1)
GAO = Place("Gao", "Gao", 2457161, 16.27, -0.04, "ML", "Gao", precision=1)
MALI = Place("Mali", "Mali", 2453866, None, None, "ML", precision=6)

BOMB = """A car bomb tore through the Kolanga grain market in Ségou on Tuesday, killing at least nine traders, police
said. The blast wrecked the stalls along Heron Lane, where the widow Mariam Voss sells millet, and broke every window of
the Tamarind Hotel. Colonel Issa Brandt said that the van had been parked outside the market since dawn."""
RETOLD = """Residents of Ségou buried their dead on Thursday after a bombing at Kolanga market. Mariam Voss, whose stall
on Heron Lane was burned, counted twelve coffins. The Tamarind Hotel has taken in families, and Colonel Brandt promised
arrests within days."""
OTHER = """Gunmen on motorcycles attacked the village of Pirriwol overnight and drove off two hundred cattle, the
prefect said. Three herders were missing. The road to the Quern river crossing was closed, and Captain Odalys Fenn said
that a patrol had followed the raiders into the Sable hills."""


def claim(number: int, field: str, value: Value, stance: Stance = "asserted", quote: str = "words") -> Claim:
    return Claim(f"c{number}", "#1", field, value, stance, Span(0, len(quote), quote), "test/1")


def day(start: str, end: str | None = None) -> PartialDate:
    return PartialDate(start, end or start, "day", start, "text")


def group(name: str, actor_id: str | None = None) -> Entity:
    return Entity(name, "group", True, (), actor_id=actor_id)


def person(name: str) -> Entity:
    return Entity(name, "human", True, ())


def told(
    name: str,
    text: str = "",
    *,
    on: str | None = "2023-03-15",
    when: str | None = None,
    where: Sequence[Place] = (),
    kinds: Sequence[str] = ("bombing",),
    stage: str = "accomplished",
    killed: int | None = None,
    roles: Sequence[tuple[str, Entity]] = (),
    **account: object,
) -> Telling:
    values: list[tuple[str, Value]] = [("kind", Term(kind, kind)) for kind in kinds]
    values.append(("stage", Term(stage, stage)))
    values += [("date", day(when))] if when else []
    values += [("place", place) for place in where]
    values += [("killed", Count(killed, killed, None, str(killed)))] if killed is not None else []
    values += list(roles)
    claims = tuple(
        claim(number, field, value, quote=text[:60] or "words") for number, (field, value) in enumerate(values)
    )
    published = PublishedDate(on, on, "day", "input") if on else None
    head = ReportHead(name, published=published, signature=signature(text), names=distinctive(text))
    made = Account(f"{name}/#1", tuple(c.id for c in claims), Span(0, 5, text[:5] or "words"), main=True)
    return Telling(head, replace(made, **account), claims)  # type: ignore[arg-type]  # the tests name real fields
