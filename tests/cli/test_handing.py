"""`export`: private names withheld, losses said, whole files or none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.formats.exporters import EXPORTERS
from tests.cli.conftest import Run


@pytest.mark.parametrize("name", list(EXPORTERS))
def test_private_names_stay_in_the_ledger_unless_asked_for(run: Run, ledger: str, name: str) -> None:
    ran = run("export", name)
    assert ran.status == 0
    assert "Quill" not in ran.out
    assert "\x1b" not in ran.out
    assert "not in it: the reports' texts" in ran.err
    assert not Path(ledger + ".log").exists()
    told = run("export", name, "--include-private", "--at", "2024-01-02T03:04:05Z")
    assert "Quill" in told.out
    assert "private people's names" in told.err
    noted = json.loads(Path(ledger + ".log").read_text(encoding="utf-8"))
    assert noted["at"] == "2024-01-02T03:04:05Z"
    assert name in noted["act"]


def test_geojson_parses_and_keeps_every_incident(run: Run, ledger: str) -> None:
    features = json.loads(run("export", "geojson").out)["features"]
    assert [feature["geometry"] for feature in features] == [{"type": "Point", "coordinates": [2.5, 1.5]}, None]


def test_a_file_is_written_whole_or_not_at_all(run: Run, ledger: str, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    ran = run("export", "csv", "--out", str(target))
    assert ran.status == 0
    assert ran.out == ""
    assert target.read_text(encoding="utf-8").startswith("id,kind,")
    missing = run("export", "csv", "--out", str(tmp_path / "no" / "out.csv"))
    assert missing.status == 2
    assert "--out" in missing.err
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".part")] == []


def test_an_unknown_format_lists_the_choices(run: Run, ledger: str) -> None:
    ran = run("export", "xlsx")
    assert ran.status == 2
    assert "geojson" in ran.err
