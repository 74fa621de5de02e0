"""Each command of the contract as a process: statuses, formats, pipes, and what a person's word changes."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import subprocess
from pathlib import Path

import pytest

from tests.system.running import NOW, PROGRAM, REPORTS, TOLD, dateline, environment, write_lines


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the samples."""
    made = tmp_path_factory.mktemp("commands")
    assert dateline(made, "add", REPORTS, "--at", NOW).status == 0
    return made


@pytest.mark.parametrize(
    "command",
    [
        ("read",), ("read", "x.txt", "--format", "xml"), ("incidents", "--since", "May"), ("judge", "a", "b", "maybe"),
        ("export", "xlsx"), ("show", "no-such-id"), ("search", "x" * 5000), ("add", "x", "--at", "now"),
        ("read", "x.txt", "--engine", "none"), ("export", "csv", "--out", "nowhere/x.csv"), ("forget", "x", "--yes"),
    ],
)  # fmt: skip
def test_wrong_usage_ends_with_2_and_one_explanation(folder: Path, command: tuple[str, ...]) -> None:
    done = dateline(folder, *command)
    assert done.status == 2, done.err
    assert done.err.strip()
    assert done.out == ""
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    "query", ['"', "a AND", "title:x*", "NEAR(a b)", "^x -b", "'; DROP TABLE report; --"]
)  # fmt: skip
def test_syntax_of_the_search_engine_is_only_words(folder: Path, query: str) -> None:
    done = dateline(folder, "search", "--", query)
    assert done.status in (0, 2), done.err
    assert "fault of ours" not in done.err
    if done.status == 2:
        assert "[query-empty]" in done.err


@pytest.mark.slow
@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv"])
def test_every_format_of_every_command_that_prints_data(folder: Path, form: str) -> None:
    (incident, *_) = dateline(folder, "incidents", "--format", "jsonl").lines()
    claim = incident["claims"][0]
    for command in (("incidents",), ("show", incident["id"]), ("show", claim), ("search", "market"), ("codebook",),
                    ("models",), ("doctor",), ("read", REPORTS / "15-bread-fair.html")):  # fmt: skip
        done = dateline(folder, *command, "--format", form)
        assert done.status == 0, (command, done.err)
        if form == "json":
            json.loads(done.out)
        elif form == "jsonl":
            assert all(isinstance(line, dict) for line in done.lines())
        elif form == "csv":
            rows = list(csv.reader(io.StringIO(done.out)))
            assert len({len(row) for row in rows}) == 1, command


def test_a_reader_that_leaves_early_is_no_error(folder: Path) -> None:
    for command in ("incidents", f"read {REPORTS} --format table"):
        line = f"{PROGRAM[0]} -m dateline {command} | head -1 >/dev/null; exit ${{PIPESTATUS[0]}}"
        done = subprocess.run(
            ["bash", "-c", line], cwd=folder, capture_output=True, env=environment(), timeout=60, check=False
        )
        assert done.returncode == 0, (command, done.stderr)
        assert b"Broken" not in done.stderr
        assert b"Traceback" not in done.stderr


def test_an_output_that_takes_no_more_is_told_and_ends_with_1(folder: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    for form in ("jsonl", "table"):
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                [*PROGRAM, "incidents", "--format", form], cwd=folder, stdout=full, stderr=subprocess.PIPE,
                env=environment(), timeout=60, check=False,
            )  # fmt: skip
        assert done.returncode == 1
        assert b"[output]" in done.stderr
        assert len(done.stderr.splitlines()) == 1


def test_the_ledger_may_be_named_by_the_environment(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TOLD, encoding="utf-8")
    assert dateline(tmp_path, "add", "one.txt", DATELINE_DB="named.db").status == 0
    assert (tmp_path / "named.db").exists()
    assert not (tmp_path / "ledger.db").exists()
    assert len(dateline(tmp_path, "incidents", DATELINE_DB="named.db").lines()) == 1


@pytest.mark.slow
def test_a_person_parts_joins_and_takes_it_back(tmp_path: Path) -> None:
    write_lines(tmp_path / "two.jsonl", [
        {"id": "1", "text": TOLD, "outlet": "Plain Courier", "published": "2021-05-04"},
        {"id": "2", "text": "Five people were killed by gunmen in Quetta on 3 May 2021, the hospital said.",
         "outlet": "Hill Gazette", "published": "2021-05-04"},
        {"id": "3", "text": "A bomb killed nine soldiers in Gao on 9 June 2019.", "outlet": "Delta Wire"},
    ])  # fmt: skip
    assert dateline(tmp_path, "add", "two.jsonl", "--at", NOW).status == 0

    def grouped() -> list[set[str]]:
        found = dateline(tmp_path, "incidents", "--order", "minted").lines()
        return [{report["input_id"] for report in incident["reports"]} for incident in found]

    def accounts() -> dict[str, str]:
        found = dateline(tmp_path, "incidents", "--order", "minted").lines()
        return {report["input_id"]: report["account"] for incident in found for report in incident["reports"]}

    before = grouped()
    assert {"1", "2"} in before
    named = accounts()
    parted = dateline(tmp_path, "judge", named["1"], named["2"], "different", "--by", "kim", "--at", NOW)
    assert parted.status == 0, parted.err
    assert sorted(map(sorted, grouped())) == [["1"], ["2"], ["3"]]
    joined = dateline(tmp_path, "judge", named["1"], named["3"], "same", "--by", "kim", "--at", NOW)
    assert sorted(map(sorted, grouped())) == [["1", "3"], ["2"]]
    for judgement in (joined, parted):
        assert dateline(tmp_path, "undo", judgement.lines()[0]["id"], "--at", NOW).status == 0
    assert sorted(map(sorted, grouped())) == sorted(map(sorted, before))
    assert dateline(tmp_path, "undo", joined.lines()[0]["id"]).status == 2


def test_what_is_forgotten_is_in_no_byte_of_the_ledger(tmp_path: Path) -> None:
    name = "Oren Tavalsky"
    write_lines(tmp_path / "two.jsonl", [
        {"id": "1", "title": f"{name} held", "text": f"On 3 May 2021 gunmen killed {name} in Quetta, police said."},
        {"id": "2", "text": "On 7 June 2020 a bomb at the Zilvern depot killed two men in Gao, police said."},
    ])  # fmt: skip
    (first, second) = dateline(tmp_path, "add", "two.jsonl").lines()
    assert dateline(tmp_path, "forget", name, "--yes").status == 0
    assert dateline(tmp_path, "forget", second["report"], "--yes").status == 0
    for file in tmp_path.glob("ledger.db*"):
        data = file.read_bytes().lower()
        for word in (b"tavalsky", b"zilvern"):
            assert word not in data, (file.name, word)
            assert word.decode().encode("utf-16-le") not in data
    again = dateline(tmp_path, "add", "two.jsonl").lines()
    assert [line["status"] for line in again] == ["known", "forgotten"]
    assert b"avalsky" not in (tmp_path / "ledger.db").read_bytes()
    assert "avalsky" not in dateline(tmp_path, "show", first["report"]).out
    with sqlite3.connect(tmp_path / "ledger.db") as ledger:
        assert ledger.execute("SELECT count(*) FROM report").fetchone() == (1,)


@pytest.mark.slow
def test_private_names_leave_only_when_asked_and_that_is_noted(tmp_path: Path) -> None:
    name = "Oren Tavalsky"
    write_lines(
        tmp_path / "one.jsonl", [{"text": f"On 3 May 2021 gunmen killed {name}, a baker, in Quetta, police said."}]
    )
    assert dateline(tmp_path, "add", "one.jsonl").status == 0
    for form in ("json", "csv", "geojson"):
        withheld = dateline(tmp_path, "export", form)
        assert withheld.status == 0
        assert "Tavalsky" not in withheld.out, form
        assert "not in it:" in withheld.err
    assert not (tmp_path / "ledger.db.log").exists()
    assert "Tavalsky" in dateline(tmp_path, "export", "json", "--include-private").out
    assert "private names" in (tmp_path / "ledger.db.log").read_text(encoding="utf-8")


@pytest.mark.slow
def test_exports_are_safe_in_a_spreadsheet_and_on_a_map(tmp_path: Path) -> None:
    formula = "=cmd|' /C calc'!A0"
    write_lines(tmp_path / "one.jsonl", [{"id": formula, "outlet": "=HYPERLINK(1)", "title": "+1+cmd", "text": TOLD}])
    assert dateline(tmp_path, "add", "one.jsonl", "--format", "csv").status == 0
    for command in (("export", "csv"), ("export", "csv-claims"), ("incidents", "--format", "csv"),
                    ("search", "gunmen", "--format", "csv"), ("add", "one.jsonl", "--format", "csv")):  # fmt: skip
        for row in csv.reader(io.StringIO(dateline(tmp_path, *command).out)):
            assert not any(cell.startswith(("=", "+", "@", "\t", "\r")) for cell in row), (command, row)
            assert not any(cell.startswith("-") and not cell[1:2].isdigit() for cell in row), (command, row)
    found = json.loads(dateline(tmp_path, "export", "geojson").out)
    assert found["type"] == "FeatureCollection"
    for feature in found["features"]:
        longitude, latitude = feature["geometry"]["coordinates"]
        assert -180 <= longitude <= 180
        assert -90 <= latitude <= 90


def test_the_doctor_finds_what_is_broken(tmp_path: Path) -> None:
    (tmp_path / "ledger.db").write_text("no ledger" * 100, encoding="utf-8")
    done = dateline(tmp_path, "doctor", "--format", "jsonl")
    assert done.status == 1
    states = {line["check"]: line["state"] for line in done.lines()}
    assert states["ledger"] == "broken"
    assert states["packages"] == "ok"
    hidden = tmp_path / "hidden"
    hidden.mkdir()
    (hidden / "sitecustomize.py").write_text(
        "import sys\nsys.modules['numpy'] = None\nsys.modules['sqlalchemy'] = None\n", encoding="utf-8"
    )
    broken = dateline(tmp_path, "doctor", "--format", "jsonl", PYTHONPATH=f"{environment()['PYTHONPATH']}:{hidden}")
    assert "Traceback" not in broken.err
    assert broken.status == 1
    assert len(broken.lines()) >= 5
