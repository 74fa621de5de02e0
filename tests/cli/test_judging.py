"""`judge`, `undo` and `forget`: a person's word changes what follows, and can be taken back."""

from __future__ import annotations

import json
from typing import Any

from tests.cli.conftest import Run


def _incidents(run: Run) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run("incidents", "--order", "oldest").out.splitlines()]


def test_a_judgement_joins_two_incidents_and_undo_parts_them(run: Run, ledger: str) -> None:
    older, newer = _incidents(run)
    ran = run("judge", older["id"], newer["id"], "same", "--by", "kim", "--at", "2024-01-02T03:04:05Z")
    assert ran.status == 0, ran.err
    made = json.loads(ran.out)
    assert (made["a"], made["b"], made["by"]) == ("r1/#1", "r2/#1", "person:kim")
    (joined,) = _incidents(run)
    assert joined["merged_from"] == [newer["id"]]
    assert [judgement["id"] for judgement in joined["judgements"]] == [made["id"]]
    assert json.loads(run("show", newer["id"]).out)["id"] == joined["id"]
    undone = run("undo", made["id"])
    assert undone.status == 0
    assert len(_incidents(run)) == 2
    assert run("undo", made["id"]).status == 2


def test_wrong_words_are_wrong_usage(run: Run, ledger: str) -> None:
    assert run("judge", "r1/#1", "r2/#1", "maybe").status == 2
    assert run("judge", "r1/#1", "r9/#1", "same").status == 2
    assert run("judge", "r1/#1", "r2/#1", "same", "--by", "two words").status == 2
    assert run("undo", "j-none").status == 2


def test_forgetting_a_report_removes_it_everywhere(run: Run, ledger: str) -> None:
    assert run("forget", "r1", "--yes").status == 0
    assert len(_incidents(run)) == 1
    assert run("search", "fishermen").out == ""
    assert run("show", "r1").status == 2


def test_forgetting_a_name_masks_it(run: Run, ledger: str) -> None:
    ran = run("forget", "Ada Quill", "--yes")
    assert ran.status == 0
    assert "1 reports" in ran.err
    assert "Quill" not in run("show", "r1").out
    assert "Quill" not in run("export", "jsonl", "--include-private").out
