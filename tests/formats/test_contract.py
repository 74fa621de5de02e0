"""The two lines out: their keys, their order, and what is null."""

from __future__ import annotations

from dateline.formats.contract import (
    incident_detail_json,
    incident_json,
    reading_json,
    refusal_json,
)
from dateline.formats.jsontext import line
from dateline.schema.claims import COUNT_FIELDS
from dateline.schema.report import Refusal
from tests.formats.builders import AMBIGUOUS, incident, reading, somewhere

CORE = [
    "id", "kind", "kinds", "stage", "aggregate", "background", "main", "date", "place", "places", "perpetrators",
    "targets", "parties", "weapons", "tactics", "toll", "claims",
]  # fmt: skip


def test_a_report_line_has_the_contracts_keys_in_order() -> None:
    data = reading_json(reading(), [incident()])
    assert list(data) == [
        "schema", "report", "incidents", "claims", "attributions", "mentions", "places", "dates", "relations",
        "definitions",
    ]  # fmt: skip
    assert data["schema"] == "dateline/1"
    assert list(data["report"]) == [
        "id", "input_id", "title", "url", "outlet", "authors", "tags", "replaces", "published", "language", "text",
        "extra",
    ]  # fmt: skip
    assert data["report"]["published"] == {
        "start": "2021-05-03", "end": "2021-05-03", "precision": "day", "from": "page metadata",
    }  # fmt: skip
    assert list(data["incidents"][0]) == CORE


def test_every_quote_and_pair_points_into_the_text() -> None:
    data = reading_json(reading(), [])
    text = data["report"]["text"]
    for claim in data["claims"]:
        assert text[claim["quote"]["start"] : claim["quote"]["end"]] == claim["quote"]["exact"]
    attribution = data["attributions"][0]
    assert text[attribution["cue"]["start"] : attribution["cue"]["end"]] == "said"


def test_what_was_not_grounded_is_null_and_not_missing() -> None:
    places = reading_json(reading(), [])["places"]
    assert places[0]["geonames_id"] == 77
    assert places[0]["lat"] == 12.34568
    assert places[1] == {
        "start": 48, "end": 57, "name": "Lowmarket", "geonames_id": None, "lat": None, "lon": None, "country": None,
        "candidates": [],
    }  # fmt: skip


def test_an_outcome_without_a_number_is_null_never_zero() -> None:
    toll = incident_json(incident())["toll"]
    assert list(toll) == list(COUNT_FIELDS)
    assert toll["injured"] is None
    assert toll["killed"]["high"] is None
    assert toll["killed"]["by_class"] == {"civilian": {"low": 9, "best": 9, "high": None}}


def test_an_incident_line_has_the_ledgers_fields_after_the_core() -> None:
    data = incident_json(incident())
    assert list(data) == [
        "schema", *CORE, "reports", "origins", "independent_origins", "parties_only", "revisions", "conflicts",
        "grades", "judgements", "merged_from",
    ]  # fmt: skip
    assert data["reports"][0] == {
        "input_id": "line-1", "id": "r1", "account": "r1/#1", "main": True,
        "outlet": {"id": None, "name": "Tide Times"},
        "published": {"start": "2021-05-03", "end": "2021-05-03", "precision": "day", "from": "page metadata"},
    }  # fmt: skip
    assert data["judgements"][0]["score"] == 2.346
    assert data["conflicts"][0]["values"][0] == {"value": "9+", "claims": ["r1/c1"]}
    assert data["grades"] == [
        {"claim": "r1/c1", "letter": "B", "digit": 2, "why": "2 independent voices, 0 otherwise", "by": "the desk",
         "since": "2021-01-01"},
    ]  # fmt: skip
    assert data["merged_from"] == ["i0"]


def test_the_detailed_line_holds_every_claim_of_the_incident() -> None:
    data = incident_detail_json(incident())
    found = [claim["id"] for account in data["accounts"] for claim in account["claims"]]
    assert found == data["claims"]
    assert data["fields"][0]["claims_against"] == ["r2/c1"]


def test_an_ambiguous_place_shows_its_candidates() -> None:
    place = incident_json(somewhere(AMBIGUOUS))["place"]
    assert place["lat"] is None
    assert [candidate["geonames_id"] for candidate in place["candidates"]] == [1]


def test_the_same_nouns_give_the_same_bytes() -> None:
    assert line(reading_json(reading(), [incident()])) == line(reading_json(reading(), [incident()]))


def test_a_refused_line_keeps_its_number_and_id() -> None:
    refusal = Refusal("a.jsonl", "bad-json", "Line 7 is no JSON object.", 7, "x")
    assert refusal_json(refusal) == {
        "input": 7, "id": "x", "error": {"code": "bad-json", "message": "Line 7 is no JSON object."},
    }  # fmt: skip
    assert refusal_json(Refusal("b.pdf", "empty", "b.pdf is empty."))["source"] == "b.pdf"
