"""`read` and `add`: one line out for one line in, and exit statuses that tell how it went."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from dateline.cli import doors
from dateline.schema.report import Refusal
from tests.cli.builders import FIRST, FakeRoute, Outcome, items
from tests.cli.conftest import Run


@pytest.fixture
def inputs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that the sources hold; the route is a stand-in."""
    held: list[str] = [FIRST]
    monkeypatch.setattr(doors, "open_route", lambda engine: FakeRoute())
    monkeypatch.setattr(doors, "read_items", lambda sources, fetch: items(*held))
    return held


def test_one_line_in_gives_one_line_out_in_order(run: Run, inputs: list[str]) -> None:
    inputs[:] = [FIRST, "BAD", FIRST]
    ran = run("read", "a.jsonl")
    lines = [json.loads(line) for line in ran.out.splitlines()]
    assert [line.get("report", {}).get("input_id") for line in lines] == ["i1", None, "i3"]
    assert lines[1] == {
        "input": 2, "id": "i2", "error": {"code": "bad-json", "message": "The line is no JSON object."},
    }  # fmt: skip
    assert ran.status == 3
    assert "refused: a.jsonl:2: The line is no JSON object. [bad-json]" in ran.err
    assert "read 2, refused 1" in ran.err
    assert "read: 1 bad-json" in ran.err


def test_all_well_is_status_0_and_data_alone_on_stdout(run: Run, inputs: list[str]) -> None:
    ran = run("read", "a.jsonl")
    assert ran.status == 0
    assert json.loads(ran.out)["schema"] == "dateline/1"
    assert ran.err == ""


def test_json_is_one_object_for_one_source_and_a_list_for_several(run: Run, inputs: list[str]) -> None:
    assert isinstance(json.loads(run("read", "a.txt", "-f", "json").out), dict)
    inputs[:] = [FIRST, FIRST]
    assert len(json.loads(run("read", "a.jsonl", "-f", "json").out)) == 2
    inputs[:] = [FIRST]
    assert isinstance(json.loads(run("read", "a.txt", "b.txt", "-f", "json").out), list)


def test_a_fault_on_one_report_does_not_end_the_run(run: Run, inputs: list[str]) -> None:
    inputs[:] = ["FAULT", FIRST]
    ran = run("read", "a.jsonl")
    lines = [json.loads(line) for line in ran.out.splitlines()]
    assert lines[0]["error"]["code"] == "fault"
    assert lines[1]["report"]["input_id"] == "i2"
    assert ran.status == 1
    assert "extract: 1 fault" in ran.err


def test_a_table_names_the_witnesses_of_each_number(run: Run, inputs: list[str]) -> None:
    ran = run("read", "a.txt", "--format", "table")
    assert "Bomb in Lowmarket" in ran.out
    assert "police" in ran.out
    assert "Ada Quill" in ran.out
    assert "2021-05-02" in ran.out


def test_csv_has_a_row_an_account(run: Run, inputs: list[str]) -> None:
    rows = run("read", "a.txt", "-f", "csv").out.splitlines()
    assert rows[0].startswith("id,kind,")
    assert len(rows) == 2


def test_the_output_is_the_same_bytes_every_time(run: Run, inputs: list[str]) -> None:
    assert run("read", "a.txt").out == run("read", "a.txt").out


def test_add_tells_what_became_of_each_input(run: Run, inputs: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    refusal = Refusal("a.jsonl", "bad-json", "No JSON.", 2, "i2")
    outcomes = [
        Outcome("added", "r1", "i1", ("x1",)),
        Outcome("refused", input_id="i2", refusal=refusal, stage="read"),
        Outcome("unchanged", "r1", "i3", ("x1",)),
    ]
    seen: list[Any] = []

    def add_reports(ledger: object, route: object, given: Sequence[object], *, at: str) -> Iterator[Outcome]:
        seen.append(at)
        yield from outcomes

    monkeypatch.setattr(doors, "add_reports", add_reports)
    ran = run("add", "a.jsonl", "--at", "2024-01-02T03:04:05+02:00")
    lines = [json.loads(line) for line in ran.out.splitlines()]
    assert lines[0] == {"report": "r1", "input_id": "i1", "status": "added", "incidents": ["x1"]}
    assert lines[1]["input"] == 2
    assert seen == ["2024-01-02T01:04:05Z"]
    assert ran.status == 3
    table = run("add", "a.jsonl", "-f", "table")
    assert table.out == ""
    assert "added: 1" in table.err
    assert "unchanged: 1" in table.err


def test_a_time_that_is_none_is_wrong_usage(run: Run, inputs: list[str]) -> None:
    ran = run("add", "a.jsonl", "--at", "yesterday")
    assert ran.status == 2
    assert "expected ISO 8601" in ran.err
