"""The whole program on the invented samples: what `make run` does, twice, and every way out."""

from __future__ import annotations

import contextlib
import io
import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from dateline.cli import main

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
NOW = "2024-04-01T12:00:00Z"


class Ran(NamedTuple):
    """What a command line gave."""

    returncode: int
    stdout: str
    stderr: str


def dateline(folder: Path, *arguments: str) -> Ran:
    """Runs the program in a folder, as in a pipe; in this process, because starting one takes longer than reading."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.chdir(folder), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main(arguments)
    return Ran(status, out.getvalue(), err.getvalue())


def lines(done: Ran) -> list[dict[str, Any]]:
    """The JSON lines that it printed."""
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a ledger of all samples."""
    made = tmp_path_factory.mktemp("samples")
    added = lines(dateline(made, "add", str(EXAMPLES / "reports"), "--at", NOW))
    assert {outcome["status"] for outcome in added} == {"added"}
    assert len(added) == 21
    return made


def test_adding_again_changes_nothing(folder: Path) -> None:
    before = dateline(folder, "incidents", "--order", "minted").stdout
    again = lines(dateline(folder, "add", str(EXAMPLES / "reports"), "--at", "2025-01-01"))
    assert {outcome["status"] for outcome in again} == {"known"}
    assert dateline(folder, "incidents", "--order", "minted").stdout == before


def test_each_incident_an_analyst_would_note_is_there_on_its_day_and_place(folder: Path) -> None:
    expected = yaml.safe_load((EXAMPLES / "expected.yaml").read_text(encoding="utf-8"))
    for name, noted in expected.items():
        if name == "none":
            continue
        found = lines(dateline(folder, "incidents", "--country", noted["place"]["country"]))
        days = {(incident["date"] or {}).get("start") for incident in found}
        assert str(noted["date"]) in days, name


def test_the_wire_copies_are_one_origin_in_two_reports(folder: Path) -> None:
    sources = [str(EXAMPLES / "reports" / name) for name in ("01-segou-wire-courier.html", "02-segou-wire-harbour.txt")]
    copies = {told["report"]["id"] for told in lines(dateline(folder, "read", *sources))}
    assert len(copies) == 2, "two outlets' copies are two reports"
    found = lines(dateline(folder, "incidents", "--kind", "vehicle-bombing"))
    both = [one for one in found if copies <= {told["id"] for told in one["reports"]}]
    assert both, "the two copies of one wire text were not joined"
    police = [origin for origin in both[0]["origins"] if len(origin["reports"]) > 1]
    assert police, "no origin counts once for both"


def test_every_number_of_the_table_has_a_witness(folder: Path) -> None:
    claims = {claim["id"]: claim for line in lines(dateline(folder, "export", "jsonl", "--include-private"))
              for account in line["accounts"] for claim in account["claims"]}  # fmt: skip
    for incident in lines(dateline(folder, "incidents")):
        for entry in incident["toll"].values():
            if entry is not None:
                assert entry["claims"], incident["id"]
                assert set(entry["claims"]) <= set(claims)


def test_offsets_are_exact_in_every_sample(folder: Path) -> None:
    for told in lines(dateline(folder, "read", str(EXAMPLES / "reports"))):
        text = told["report"]["text"]
        for claim in told["claims"]:
            quote = claim["quote"]
            assert text[quote["start"] : quote["end"]] == quote["exact"]
        for incident in told["incidents"]:
            for entity in incident["perpetrators"] + incident["targets"] + incident["weapons"]:
                assert all(0 <= start < end <= len(text) for start, end in entity["mentions"] if isinstance(start, int))


def test_titles_outlets_and_days_come_from_where_they_stand(folder: Path) -> None:
    told = {one["report"]["title"]: one["report"] for one in lines(dateline(folder, "read", str(EXAMPLES / "reports")))}
    wire = told["Car bomb tears through market in Ségou, at least nine dead"]
    assert wire["outlet"]["name"] in ("Sahel Courier", "The Harbour Ledger")
    assert told["Ségou market bombing toll rises to 16"]["published"]["start"] == "2023-03-20"
    assert told["Беспилотник ударил по складу топлива под Худжандом"]["language"] == "ru"
    assert not any("Skip to content" in report["text"] or "newsletter" in report["text"] for report in told.values())


@pytest.mark.parametrize("name", ["json", "jsonl", "csv", "csv-claims", "geojson"])
def test_every_export_writes_and_says_what_it_loses(folder: Path, name: str) -> None:
    done = dateline(folder, "export", name)
    assert done.returncode == 0
    assert "not in it: the reports' texts" in done.stderr
    if name in ("json", "geojson"):
        json.loads(done.stdout)


def test_the_same_input_gives_the_same_bytes(folder: Path) -> None:
    source = str(EXAMPLES / "reports" / "14-khujand-agency.txt")
    alone = dateline(folder, "read", source).stdout
    among = dateline(folder, "read", str(EXAMPLES / "reports" / "12-mersin-nothing-happened.txt"), source).stdout
    assert among.splitlines()[1] == alone.strip()
