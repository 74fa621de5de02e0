"""Kills, interrupts, full disks, two adders and files that are no ledger: it stays whole, and one line says why."""

from __future__ import annotations

import os
import signal
import sqlite3
import time
from pathlib import Path

import pytest

from benchmarks.reports import reports
from tests.system.running import NOW, TOLD, dateline, started, write_lines

COUNT = 60


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Invented reports, some of which retell others."""
    return write_lines(tmp_path_factory.mktemp("source") / "reports.jsonl", list(reports(COUNT)))


@pytest.fixture(scope="module")
def listing(source: Path) -> str:
    """The incidents of a ledger to which they were added in one go."""
    added = dateline(source.parent, "add", source, "--db", "whole.db", "--at", NOW)
    assert added.status == 0, added.err
    return incidents(source.parent, "whole.db")


def incidents(folder: Path, ledger: str) -> str:
    """All incidents of a ledger in the order in which they were made."""
    found = dateline(folder, "incidents", "--db", ledger, "--order", "minted", "--format", "jsonl")
    assert found.status == 0, found.err
    return found.out


def whole(ledger: Path) -> int:
    """Checks that no table refers to what is not there; returns the number of reports."""
    connection = sqlite3.connect(ledger)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    (count,) = connection.execute("SELECT count(*) FROM report").fetchone()
    connection.close()
    return int(count)


def test_adding_twice_changes_nothing(source: Path, listing: str, tmp_path: Path) -> None:
    first = dateline(tmp_path, "add", source, "--db", "l.db", "--at", NOW)
    again = dateline(tmp_path, "add", source, "--db", "l.db", "--at", "2025-01-01")
    assert {line["status"] for line in first.lines()} == {"added"}
    assert {line["status"] for line in again.lines()} == {"known"}
    assert [line["input_id"] for line in again.lines()] == [f"b{number}" for number in range(COUNT)]
    assert incidents(tmp_path, "l.db") == listing


@pytest.mark.parametrize("delay", [0.02, pytest.param(0.4, marks=pytest.mark.slow)])
def test_a_killed_add_resumes_and_ends_as_if_never_killed(
    source: Path, listing: str, tmp_path: Path, delay: float
) -> None:
    child = started(tmp_path, "add", source, "--db", "l.db", "--at", NOW)
    assert child.stdout is not None
    acknowledged = [child.stdout.readline() for _ in range(3)]
    time.sleep(delay)
    child.kill()
    acknowledged += child.stdout.read().splitlines()
    child.communicate()
    assert child.returncode == -signal.SIGKILL
    assert COUNT > whole(tmp_path / "l.db") >= len([line for line in acknowledged if line.strip().endswith(b"}")])
    assert dateline(tmp_path, "add", source, "--db", "l.db", "--at", NOW).status == 0
    assert whole(tmp_path / "l.db") == COUNT
    assert incidents(tmp_path, "l.db") == listing


def test_an_interrupted_add_says_so_and_goes_on_next_time(source: Path, listing: str, tmp_path: Path) -> None:
    child = started(tmp_path, "add", source, "--db", "l.db", "--at", NOW)
    assert child.stdout is not None
    child.stdout.readline()
    child.send_signal(signal.SIGINT)
    _, err = child.communicate(timeout=60)
    assert child.returncode == 130
    assert b"Traceback" not in err
    assert b"stopped" in err
    assert COUNT > whole(tmp_path / "l.db") >= 1
    assert not (tmp_path / "l.db-wal").exists()
    assert dateline(tmp_path, "add", source, "--db", "l.db", "--at", NOW).status == 0
    assert incidents(tmp_path, "l.db") == listing


def test_two_adds_at_once_lose_nothing_and_add_nothing_twice(source: Path, tmp_path: Path) -> None:
    children = [started(tmp_path, "add", source, "--db", "l.db", "--at", NOW) for _ in range(2)]
    told = []
    for child in children:
        out, err = child.communicate(timeout=120)
        assert child.returncode == 0, err
        told += [line for line in out.splitlines() if b'"added"' in line]
    assert len(told) == COUNT
    assert whole(tmp_path / "l.db") == COUNT


def test_a_file_that_may_grow_no_further_keeps_what_was_acknowledged(
    source: Path, listing: str, tmp_path: Path
) -> None:
    full = dateline(tmp_path, "add", source, "--db", "l.db", "--at", NOW, most_bytes=600_000)
    assert full.status == 1, full.err
    assert "Traceback" not in full.err
    assert "fault of ours" not in full.err
    assert "free space" in full.err
    acknowledged = [line for line in full.lines() if line.get("status") == "added"]
    assert whole(tmp_path / "l.db") >= len(acknowledged)
    assert dateline(tmp_path, "add", source, "--db", "l.db", "--at", NOW).status == 0
    assert incidents(tmp_path, "l.db") == listing


def foreign(folder: Path) -> dict[str, str]:
    """Files that are no ledger of ours, each with the code of the error it must give."""
    (folder / "text.db").write_text(TOLD * 100, encoding="utf-8")
    with sqlite3.connect(folder / "other.db") as other:
        other.execute("CREATE TABLE notes (id INTEGER)")
    other.close()
    dateline(folder, "add", write_lines(folder / "one.jsonl", [{"text": TOLD}]), "--db", "newer.db")
    with sqlite3.connect(folder / "newer.db") as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
    newer.close()
    whole_file = (folder / "newer.db").read_bytes()
    (folder / "cut.db").write_bytes(whole_file[: len(whole_file) // 2])
    (folder / "folder.db").mkdir()
    return {"text.db": "not-a-ledger", "other.db": "not-a-ledger", "newer.db": "ledger-newer"}


def test_files_that_are_no_ledger_are_named_and_left_as_they_are(tmp_path: Path) -> None:
    expected = foreign(tmp_path)
    for name in ("text.db", "other.db", "newer.db", "cut.db", "folder.db"):
        before = (tmp_path / name).read_bytes() if (tmp_path / name).is_file() else b""
        for command in (("incidents",), ("add", "one.jsonl")):
            done = dateline(tmp_path, *command, "--db", name)
            assert done.status in (1, 2), (name, command, done.err)
            assert "Traceback" not in done.err
            assert "fault of ours" not in done.err
            assert name in done.err
            assert len(done.err.strip().splitlines()) == 1
            if name in expected:
                assert f"[{expected[name]}]" in done.err
        if before:
            assert (tmp_path / name).read_bytes() == before


def test_a_ledger_that_is_missing_is_not_made_by_asking(tmp_path: Path) -> None:
    for command in (("incidents",), ("show", "i-abc"), ("export", "csv"), ("judge", "a", "b", "same")):  # fmt: skip
        done = dateline(tmp_path, *command)
        assert done.status == 2, (command, done.err)
        assert not (tmp_path / "ledger.db").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_to(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TOLD, encoding="utf-8")
    (tmp_path / "closed").mkdir()
    (tmp_path / "closed").chmod(0o500)
    done = dateline(tmp_path, "add", "one.txt", "--db", "closed/l.db")
    assert done.status in (1, 2)
    assert "closed/l.db" in done.err
    assert "Traceback" not in done.err


def test_a_ledger_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TOLD, encoding="utf-8")
    done = dateline(tmp_path, "add", "one.txt", "--db", "nowhere/l.db")
    assert done.status in (1, 2)
    assert "nowhere" in done.err
    assert "fault of ours" not in done.err
