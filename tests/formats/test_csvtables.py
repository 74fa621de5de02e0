"""Incidents and claims as rows."""

from __future__ import annotations

import csv
import io

from dateline.formats.csvtables import CLAIM_COLUMNS, INCIDENT_COLUMNS, write_claims, write_incidents
from tests.formats.builders import incident, somewhere


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_one_row_an_incident_with_the_tolls_witnesses() -> None:
    (row,) = _rows("".join(write_incidents([incident()])))
    assert tuple(row) == INCIDENT_COLUMNS
    assert (row["killed_low"], row["killed_best"], row["killed_high"]) == ("9", "12", "")
    assert row["injured_low"] == ""
    assert row["witnesses"] == "killed: 9+ Lowmarket police, 12 Ada Quill, 30 a source of the Front, via Tern Media"
    assert row["lat"] == "12.3456789"
    assert row["outlets"] == "Tide Times; Tern Media"


def test_without_a_place_its_cells_are_empty() -> None:
    (row,) = _rows("".join(write_incidents([somewhere(None)])))
    assert {row[key] for key in ("place", "country", "lat", "lon", "place_precision")} == {""}


def test_one_row_a_claim_under_its_incident_and_report() -> None:
    rows = _rows("".join(write_claims([incident()])))
    assert tuple(rows[0]) == CLAIM_COLUMNS
    assert [row["claim"] for row in rows] == ["r1/c1", "r1/c2", "r1/c3", "r2/c1"]
    assert rows[0]["value"] == "at least 9 traders"
    assert (rows[0]["low"], rows[0]["high"], rows[0]["hedge"]) == ("9", "", "at least")
    assert rows[3]["said_by"] == "a source of the Front, via Tern Media"
    assert rows[3]["quote"] == ""
    assert {row["incident"] for row in rows} == {"i1"}


def test_an_empty_ledger_is_a_header() -> None:
    assert "".join(write_incidents([])).strip() == ",".join(INCIDENT_COLUMNS)
