"""`codebook`, `models` and `doctor`: what is in force, and whether it is whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.cli import doors, vocabulary
from dateline.schema.errors import CodebookError
from tests.cli.conftest import Run


def test_codebook_lists_every_file_and_shows_one(run: Run) -> None:
    lists = [json.loads(line) for line in run("codebook").out.splitlines()]
    assert {"terms/kinds", "outlets", "actors/jihadist"} <= {one["list"] for one in lists}
    assert all(one["entries"] > 0 for one in lists)
    kinds = [json.loads(line) for line in run("codebook", "kinds").out.splitlines()]
    assert kinds[0]["id"] == "suicide-bombing"
    assert "suicide-bombing" in run("codebook", "kinds", "-f", "table").out


def test_an_unknown_list_lists_the_choices(run: Run) -> None:
    ran = run("codebook", "nothing")
    assert ran.status == 2
    assert "terms/kinds" in ran.err


def test_a_users_folder_that_is_wrong_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "kinds.yaml").write_text("- {id: [", encoding="utf-8")
    ran = run("codebook", "--folder", str(tmp_path))
    assert ran.status == 2
    assert "kinds.yaml" in ran.err
    assert run("codebook", "--folder", str(tmp_path / "none")).status == 2


def test_entries_keep_their_group_and_words(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text(
        "# About it.\n# Source: here.\na: {one: [p, q], two: [r]}\nb: [{id: s, words: [t]}]\n", encoding="utf-8"
    )
    found = vocabulary.vocabulary(tmp_path, "x")
    assert found.about == "About it.\nSource: here."
    assert [(entry.id, entry.group, entry.words) for entry in found.entries] == [
        ("one", "a", "p, q"), ("two", "a", "r"), ("s", "b", "words: t"),
    ]  # fmt: skip
    (tmp_path / "y.yaml").write_text("a: [", encoding="utf-8")
    with pytest.raises(CodebookError, match=r"y\.yaml"):
        vocabulary.vocabulary(tmp_path, "y")


def test_models_tells_a_broken_file(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doors, "engines", lambda: ("grammar",))
    assert run("models").status == 0
    monkeypatch.setattr(doors, "weights", lambda: iter([("tagger", "It is not the file.")]))
    ran = run("models")
    assert ran.status == 1
    assert "It is not the file." in ran.out


def test_doctor_checks_the_ledger_and_names_what_is_broken(
    run: Run, ledger: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doors, "open_places", lambda: None)
    checks = {row["check"]: row for row in map(json.loads, run("doctor").out.splitlines())}
    assert checks["ledger"] == {"check": "ledger", "state": "ok", "detail": "2 reports, 9 claims, 2 incidents"}
    assert {row["state"] for row in checks.values()} == {"ok"}
    Path(ledger).write_bytes(b"SQLite format 3\0 and then nothing")
    ran = run("doctor")
    assert ran.status == 1
    assert {row["check"] for row in map(json.loads, ran.out.splitlines()) if row["state"] == "broken"} == {"ledger"}
    assert "something broken" in ran.err


def test_doctor_without_a_ledger_is_well(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doors, "open_places", lambda: None)
    ran = run("doctor")
    assert ran.status == 0
    assert '"state": "absent"' in ran.out
