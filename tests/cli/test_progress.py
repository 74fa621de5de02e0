"""Counting inputs beforehand, and telling at the end what went wrong where."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.cli.progress import SHOWN, Tally, count_inputs, progress
from dateline.schema.report import Refusal


def test_files_folders_and_lines_are_counted(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    (tmp_path / "b.jsonl").write_text("{}\n\n{}\n", encoding="utf-8")
    assert count_inputs([str(tmp_path)]) == 3
    assert count_inputs([str(tmp_path / "a.txt"), str(tmp_path / "b.jsonl")]) == 3


def test_what_cannot_be_counted_cheaply_has_no_total(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(b"x")
    for source in ("-", "https://tide.example/", str(tmp_path), str(tmp_path / "none.txt")):
        assert count_inputs([source]) is None


def test_the_tally_decides_the_status_and_names_stages(capsys: pytest.CaptureFixture[str]) -> None:
    tally = Tally()
    assert tally.status == 0
    for number in range(SHOWN + 5):
        tally.refuse(Refusal("a.jsonl", "bad-json", "No JSON.", number))
    assert tally.status == 3
    tally.fault(Refusal("b.txt", "fault", "Failed."), "extract")
    assert tally.status == 1
    tally.summary("read")
    said = capsys.readouterr().err.splitlines()
    assert sum(line.startswith("refused: a.jsonl") for line in said) == SHOWN
    assert said[-3:] == [f"read 0, refused {SHOWN + 6}", "- extract: 1 fault", f"- read: {SHOWN + 5} bad-json"]


def test_without_a_terminal_there_is_no_bar(capsys: pytest.CaptureFixture[str]) -> None:
    with progress(3, shown=True) as bar:
        assert list(bar.over([1, 2, 3])) == [1, 2, 3]
    assert capsys.readouterr().err == ""


def test_on_a_terminal_the_bar_shows_count_and_rate(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    with progress(3, shown=True) as bar:
        assert list(bar.over([1, 2, 3])) == [1, 2, 3]
    said = capsys.readouterr().err
    assert "reports/s" in said
    assert "3/3" in said
