"""The contract's two lines out: what a report says (`reading_json`) and what a ledger holds (`incident_json`).

Key order is fixed by the order of the literals here and in `schema.wire`, and numbers are rounded there, so that the
same noun gives the same bytes every time.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dateline.schema.claims import (
    COUNT_FIELDS,
    Attribution,
    DateMention,
    Definition,
    Mention,
    PlaceMention,
    Reading,
    Relation,
)
from dateline.schema.ledger import (
    Conflict,
    Grade,
    Incident,
    Judgement,
    Origin,
    ReportHead,
    Revision,
    Telling,
    Toll,
    TollEntry,
)
from dateline.schema.report import OutletRef, PublishedDate, Refusal, Report
from dateline.schema.wire import (
    account_json,
    aggregate_json,
    candidates_json,
    claim_json,
    date_json,
    degrees,
    entity_json,
    party_json,
    place_json,
    source_json,
    span_json,
    term_json,
)

Json = dict[str, Any]

SCHEMA = "dateline/1"
"""The version of both lines. Fields may be added under it; the meaning of one never changes."""


def reading_json(reading: Reading, incidents: Sequence[Incident]) -> Json:
    """The report line out: `incidents` are the reading's accounts, each derived alone."""
    return {
        "schema": SCHEMA,
        "report": report_json(reading.report),
        "incidents": [_core(incident) for incident in incidents],
        "claims": [claim_json(claim) for claim in reading.claims],
        "attributions": [_attribution(attribution) for attribution in reading.attributions],
        "mentions": [_mention(mention) for mention in reading.mentions],
        "places": [_place_mention(place) for place in reading.places],
        "dates": [_date_mention(date) for date in reading.dates],
        "relations": [_relation(relation) for relation in reading.relations],
        "definitions": [_definition(definition) for definition in reading.definitions],
    }


def incident_json(incident: Incident) -> Json:
    """The incident line out."""
    return {
        "schema": SCHEMA,
        **_core(incident),
        "reports": [_told(telling) for telling in incident.tellings],
        "origins": [_origin(origin) for origin in incident.origins],
        "independent_origins": incident.independent_origins,
        "parties_only": incident.parties_only,
        "revisions": [_revision(revision) for revision in incident.revisions],
        "conflicts": [_conflict(conflict) for conflict in incident.conflicts],
        "grades": [_grade(grade) for grade in incident.grades],
        "judgements": [judgement_json(judgement) for judgement in incident.judgements],
        "merged_from": list(incident.merged_from),
    }


def incident_detail_json(incident: Incident) -> Json:
    """The incident line, the rule behind each field (`fields`), and every claim in full under its account."""
    return {
        **incident_json(incident),
        "fields": [
            {
                "field": reason.field, "rule": reason.rule, "claims_for": list(reason.claims_for),
                "claims_against": list(reason.claims_against),
            }
            for reason in incident.fields
        ],
        "accounts": [telling_json(telling) for telling in incident.tellings],
    }  # fmt: skip


def telling_json(telling: Telling) -> Json:
    """One account with its report's head, and its claims in full in place of their ids."""
    return {
        **account_json(telling.account),
        "report": head_json(telling.report),
        "claims": [claim_json(claim) for claim in telling.claims],
    }


def refusal_json(refusal: Refusal) -> Json:
    """The line for an input that could not be read; `source` only where there is no line number to find it by."""
    data: Json = {"input": refusal.input, "id": refusal.input_id}
    if refusal.input is None:
        data["source"] = refusal.source
    data["error"] = {"code": refusal.code, "message": refusal.message}
    return data


def report_json(report: Report) -> Json:
    """A report with its text; `extra` only where the input had unknown keys."""
    data: Json = {
        "id": report.id,
        "input_id": report.input_id,
        "title": report.title,
        "url": report.url,
        "outlet": outlet_json(report.outlet),
        "authors": list(report.authors),
        "tags": list(report.tags),
        "replaces": report.replaces,
        "published": published_json(report.published),
        "language": report.language,
        "text": report.text,
    }
    if report.extra:
        data["extra"] = dict(report.extra)
    return data


def head_json(head: ReportHead) -> Json:
    """A report without its text."""
    return {
        "id": head.id, "input_id": head.input_id, "title": head.title, "url": head.url,
        "outlet": outlet_json(head.outlet), "published": published_json(head.published), "language": head.language,
        "replaces": head.replaces,
    }  # fmt: skip


def outlet_json(outlet: OutletRef | None) -> Json | None:
    """An outlet by id and name."""
    return None if outlet is None else {"id": outlet.id, "name": outlet.name}


def published_json(date: PublishedDate | None) -> Json | None:
    """When a report was published, and where that was found."""
    if date is None:
        return None
    return {"start": date.start, "end": date.end, "precision": date.precision, "from": date.origin}


def judgement_json(judgement: Judgement) -> Json:
    """Why two accounts are one incident, or are not."""
    return {
        "id": judgement.id, "a": judgement.a, "b": judgement.b, "verdict": judgement.verdict, "by": judgement.by,
        "score": round(judgement.score, 3),
        "reasons": [{"name": r.name, "text": r.text, "weight": round(r.weight, 3)} for r in judgement.reasons],
        "made_at": judgement.made_at, "withdrawn_at": judgement.withdrawn_at,
    }  # fmt: skip


def toll_json(toll: Toll) -> Json:
    """Every outcome in one order; null where no one gave a number, never 0."""
    entries = dict(toll.entries)
    return {outcome: _toll_entry(entries.get(outcome)) for outcome in COUNT_FIELDS}


def _toll_entry(entry: TollEntry | None) -> Json | None:
    if entry is None:
        return None
    return {
        "low": entry.low, "best": entry.best, "high": entry.high, "rule": entry.rule, "claims": list(entry.claims),
        "parties_only": entry.parties_only,
        "by_class": {name: {"low": part.low, "best": part.best, "high": part.high} for name, part in entry.by_class},
    }  # fmt: skip


def _core(incident: Incident) -> Json:
    return {
        "id": incident.id,
        "kind": incident.kind,
        "kinds": list(incident.kinds),
        "stage": incident.stage,
        "aggregate": aggregate_json(incident.aggregate),
        "background": incident.background,
        "main": incident.main,
        "date": date_json(incident.date),
        "place": place_json(incident.place),
        "places": [place_json(place) for place in incident.places],
        "perpetrators": [entity_json(entity) for entity in incident.perpetrators],
        "targets": [entity_json(entity) for entity in incident.targets],
        "parties": [party_json(entity) for entity in incident.parties],
        "weapons": [entity_json(entity) for entity in incident.weapons],
        "tactics": [term_json(term) for term in incident.tactics],
        "toll": toll_json(incident.toll),
        "claims": list(incident.claims),
    }


def _told(telling: Telling) -> Json:
    head = telling.report
    return {
        "input_id": head.input_id, "id": head.id, "account": telling.account.id, "main": telling.account.main,
        "outlet": outlet_json(head.outlet), "published": published_json(head.published),
    }  # fmt: skip


def _origin(origin: Origin) -> Json:
    return {
        "name": origin.name, "kind": origin.kind, "party": origin.party, "actor_id": origin.actor_id,
        "outlet_id": origin.outlet_id, "reports": list(origin.reports), "claims": list(origin.claims),
        "reasons": list(origin.reasons),
    }  # fmt: skip


def _revision(revision: Revision) -> Json:
    return {
        "field": revision.field, "before": revision.before, "after": revision.after, "report": revision.report,
        "on": revision.on, "effect": revision.effect, "said_by": revision.said_by,
    }  # fmt: skip


def _conflict(conflict: Conflict) -> Json:
    return {
        "field": conflict.field,
        "values": [{"value": value, "claims": list(claims)} for value, claims in conflict.values],
        "size": conflict.size,
    }


def _grade(grade: Grade) -> Json:
    return {
        "claim": grade.claim, "letter": grade.letter, "digit": grade.digit, "why": grade.why, "by": grade.by,
        "since": grade.since,
    }  # fmt: skip


def _attribution(attribution: Attribution) -> Json:
    return {
        "id": attribution.id, "within": attribution.within, "source": span_json(attribution.source),
        "cue": span_json(attribution.cue), "content": span_json(attribution.content),
    }  # fmt: skip


def _mention(mention: Mention) -> Json:
    data: Json = {"start": mention.start, "end": mention.end, "type": mention.type, "actor_id": mention.actor_id}
    if mention.outlet_id is not None:
        data["outlet_id"] = mention.outlet_id
    return data


def _place_mention(mention: PlaceMention) -> Json:
    place = mention.place
    return {
        "start": mention.start,
        "end": mention.end,
        "name": mention.name if place is None else place.name,
        "geonames_id": None if place is None else place.geonames_id,
        "lat": None if place is None else degrees(place.lat),
        "lon": None if place is None else degrees(place.lon),
        "country": None if place is None else place.country,
        "candidates": [] if place is None else candidates_json(place.candidates),
    }


def _date_mention(mention: DateMention) -> Json:
    return {"start": mention.start, "end": mention.end, "value": date_json(mention.value)}


def _relation(relation: Relation) -> Json:
    return {
        "source": relation.source, "source_id": relation.source_id, "type": relation.type, "target": relation.target,
        "target_id": relation.target_id, "stance": relation.stance, "date": date_json(relation.date),
        "said_by": [source_json(hop) for hop in relation.said_by], "quote": span_json(relation.quote),
    }  # fmt: skip


def _definition(definition: Definition) -> Json:
    return {
        "term": definition.term, "text": span_json(definition.text),
        "said_by": [source_json(hop) for hop in definition.said_by],
    }  # fmt: skip
