"""`incidents`, `show` and `search` over a real ledger."""

from __future__ import annotations

import csv
import io
import json

import pytest

from tests.cli.conftest import Run


def _ids(out: str) -> list[str]:
    return [json.loads(line)["id"] for line in out.splitlines()]


def _places(out: str) -> list[str | None]:
    return [json.loads(line)["kind"] for line in out.splitlines()]


def test_incidents_are_lines_in_a_pipe_newest_first(run: Run, ledger: str) -> None:
    ran = run("incidents")
    assert ran.status == 0
    assert _places(ran.out) == ["armed-assault", "bombing"]
    assert {"reports", "origins", "independent_origins", "parties_only"} <= set(json.loads(ran.out.splitlines()[0]))


@pytest.mark.parametrize(
    ("arguments", "kinds"),
    [
        (["--since", "2021-06"], ["armed-assault"]),
        (["--until", "2021-05"], ["bombing"]),
        (["--until", "2021"], ["armed-assault", "bombing"]),
        (["--country", "xx"], ["bombing"]),
        (["--actor", "tern-front"], ["armed-assault"]),
        (["--kind", "bombing"], ["bombing"]),
        (["--order", "oldest"], ["bombing", "armed-assault"]),
        (["--order", "killed", "--limit", "1"], ["armed-assault"]),
        (["--min-origins", "2"], ["bombing"]),
    ],
)
def test_filters_and_orders(run: Run, ledger: str, arguments: list[str], kinds: list[str]) -> None:
    assert _places(run("incidents", *arguments).out) == kinds


@pytest.mark.parametrize("day", ["tomorrow", "2021-13", "2021-02-30", "21", "2021-5"])
def test_a_day_that_is_none_is_wrong_usage(run: Run, ledger: str, day: str) -> None:
    ran = run("incidents", "--since", day)
    assert ran.status == 2
    assert "[bad-day]" in ran.err


def test_the_incident_table_shows_each_number_with_its_witnesses(run: Run, ledger: str) -> None:
    ran = run("incidents", "--format", "table")
    assert "4: police" in ran.out
    assert "5+: Ada Quill" in ran.out
    assert "parties" in ran.out
    assert "2 incidents" in ran.err
    assert "\x1b" not in ran.out


def test_json_is_a_list_and_csv_a_table(run: Run, ledger: str) -> None:
    assert len(json.loads(run("incidents", "-f", "json").out)) == 2
    rows = list(csv.DictReader(io.StringIO(run("incidents", "-f", "csv").out, newline="")))
    assert [row["killed_high"] for row in rows] == ["9", ""]


def test_show_finds_incidents_accounts_reports_claims_and_actors(run: Run, ledger: str) -> None:
    incident_id = _ids(run("incidents", "--kind", "bombing").out)[0]
    shown = json.loads(run("show", incident_id, "-f", "json").out)
    assert [claim["id"] for claim in shown["accounts"][0]["claims"]] == shown["claims"]
    assert json.loads(run("show", "r1/#1").out)["id"] == incident_id
    assert json.loads(run("show", "r1").out)["report"]["id"] == "r1"
    assert json.loads(run("show", "r1/c4").out)["value"]["low"] == 4
    assert json.loads(run("show", "islamic-state").out)["kind"] == "armed-group"


def test_show_as_a_table_has_the_claims_and_their_quotes(run: Run, ledger: str) -> None:
    ran = run("show", "r1/#1", "-f", "table")
    for words in ("why each field is what it is", "at least 5 fishermen", "Ada Quill saw it.", "Tide Times"):
        assert words in ran.out
    assert "Bomb in Lowmarket" in run("show", "r1", "-f", "table").out
    assert "fishermen" in run("show", "r1/c4", "-f", "table").out
    assert "armed-group" in run("show", "islamic-state", "-f", "table").out


def test_show_an_unknown_id_offers_the_next_step(run: Run, ledger: str) -> None:
    ran = run("show", "nothing-of-that-name")
    assert ran.status == 2
    assert "dateline search" in ran.err


def test_show_works_without_a_ledger_for_actors(run: Run) -> None:
    assert json.loads(run("show", "islamic-state").out)["id"] == "islamic-state"


def test_search_finds_reports_and_nothing_in_a_query_is_syntax(run: Run, ledger: str) -> None:
    hit = json.loads(run("search", "fishermen").out)
    assert (hit["report"], hit["where"]) == ("r1", "text")
    assert run("search", 'lowmarket) OR "').status == 0
    assert run("search", "nowhere").out == ""
    assert "fishermen" in run("search", "fishermen", "-f", "table").out
    assert run("search", "fishermen", "-f", "csv").out.splitlines()[1].startswith("r1,")
    assert run("search", "***").status == 2


def test_without_a_ledger_the_error_says_how_to_make_one(run: Run) -> None:
    ran = run("incidents")
    assert ran.status == 2
    assert "dateline add" in ran.err


def test_the_database_can_come_from_the_environment(run: Run, ledger: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_DB", ledger)
    assert len(run("incidents").out.splitlines()) == 2
