"""Incidents as CSV, one row each, and claims as CSV, one row each. Many values in one cell are set apart by `; `."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.formats.spreadsheet import Cell, rows_text
from dateline.formats.words import date_words, source_words, unique, value_words, witness_words
from dateline.schema.claims import COUNT_FIELDS, Claim
from dateline.schema.ledger import Incident, Telling, TollEntry
from dateline.schema.values import Count, Entity, PartialDate, Place

INCIDENT_COLUMNS = (
    "id", "kind", "kinds", "stage", "background", "aggregate_low", "aggregate_high", "date_start", "date_end",
    "date_precision", "date_as_said", "date_from", "place", "place_as_said", "site", "country", "admin1", "admin2",
    "geonames_id", "lat", "lon", "place_precision", "places", "perpetrators", "perpetrator_confidence", "targets",
    "parties", "weapons", "tactics",
    *(f"{outcome}_{part}" for outcome in COUNT_FIELDS for part in ("low", "best", "high", "parties_only")),
    "witnesses", "independent_origins", "parties_only", "origins", "conflicts", "outlets", "reports", "claims",
    "merged_from",
)  # fmt: skip

CLAIM_COLUMNS = (
    "incident", "account", "report", "outlet", "published", "claim", "field", "value", "low", "high", "hedge",
    "as_said", "victims", "victim_class", "date_start", "date_end", "lat", "lon", "stance", "said_by", "origin",
    "origin_kind", "joint", "parts", "part_of", "withdrawn", "quote", "quote_start", "quote_end", "score", "engine",
)  # fmt: skip


def write_incidents(incidents: Iterable[Incident]) -> Iterator[str]:
    """One row an incident."""
    return rows_text(INCIDENT_COLUMNS, map(incident_row, incidents))


def write_claims(incidents: Iterable[Incident]) -> Iterator[str]:
    """One row a claim, under its incident and its report."""
    return rows_text(CLAIM_COLUMNS, _claim_rows(incidents))


def incident_row(incident: Incident) -> list[Cell]:
    """The cells of one incident, in the order of `INCIDENT_COLUMNS`."""
    aggregate = incident.aggregate
    heads = [telling.report for telling in incident.tellings]
    toll = dict(incident.toll.entries)
    return [
        incident.id, incident.kind, "; ".join(incident.kinds), incident.stage, incident.background,
        aggregate.low if aggregate else None, aggregate.high if aggregate else None,
        *_date_cells(incident.date), *_place_cells(incident.place),
        "; ".join(place.name for place in incident.places),
        _names(incident.perpetrators), "; ".join(e.confidence or "" for e in incident.perpetrators),
        _names(incident.targets), _names(incident.parties), _names(incident.weapons),
        "; ".join(term.term for term in incident.tactics),
        *(cell for outcome in COUNT_FIELDS for cell in _toll_cells(toll.get(outcome))),
        witness_words(incident), incident.independent_origins, incident.parties_only,
        "; ".join(origin.name for origin in incident.origins),
        "; ".join(conflict.field for conflict in incident.conflicts),
        "; ".join(unique(head.outlet.name for head in heads if head.outlet)),
        "; ".join(unique(head.id for head in heads)), "; ".join(incident.claims), "; ".join(incident.merged_from),
    ]  # fmt: skip


def _names(entities: tuple[Entity, ...]) -> str:
    return "; ".join(entity.name for entity in entities)


def _date_cells(date: PartialDate | None) -> list[Cell]:
    if date is None:
        return [None] * 5
    return [date.start, date.end, date.precision, date.as_said, date.origin]


def _place_cells(place: Place | None) -> list[Cell]:
    if place is None:
        return [None] * 10
    return [
        place.name, place.as_said, place.site, place.country, place.admin1, place.admin2, place.geonames_id, place.lat,
        place.lon, place.precision,
    ]  # fmt: skip


def _toll_cells(entry: TollEntry | None) -> list[Cell]:
    return [None] * 4 if entry is None else [entry.low, entry.best, entry.high, entry.parties_only]


def _claim_rows(incidents: Iterable[Incident]) -> Iterator[list[Cell]]:
    for incident in incidents:
        for telling in incident.tellings:
            for claim in telling.claims:
                yield _claim_row(incident, telling, claim)


def _claim_row(incident: Incident, telling: Telling, claim: Claim) -> list[Cell]:
    value, head = claim.value, telling.report
    count = value if isinstance(value, Count) else None
    date = value if isinstance(value, PartialDate) else None
    place = value if isinstance(value, Place) else None
    victims = count.victims if count else None
    origin, quote = (claim.said_by[-1] if claim.said_by else None), claim.quote
    return [
        incident.id, telling.account.id, head.id, head.outlet.name if head.outlet else None,
        head.published.start if head.published else None, claim.id, claim.field,
        date_words(value) if isinstance(value, PartialDate) else value_words(value),
        count.low if count else None, count.high if count else None, count.hedge if count else None,
        getattr(value, "as_said", None), victims.as_said if victims else None, victims.category if victims else None,
        date.start if date else None, date.end if date else None, place.lat if place else None,
        place.lon if place else None, claim.stance, source_words(claim.said_by), origin.name if origin else None,
        origin.kind if origin else None, claim.joint, claim.parts, claim.part_of, claim.withdrawn,
        quote.exact if quote else None, quote.start if quote else None, quote.end if quote else None,
        round(claim.score, 3), claim.engine,
    ]  # fmt: skip
