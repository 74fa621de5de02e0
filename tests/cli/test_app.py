"""The frame of all commands: statuses, streams, start-up, and a reader that has gone."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from dateline import __version__
from dateline.cli import asking, doors, screen
from dateline.schema.errors import InputError, LedgerError
from tests.cli.conftest import Run

PROGRAM = [sys.executable, "-m", "dateline"]


def test_version_and_help(run: Run) -> None:
    assert run("--version").out == f"dateline {__version__}\n"
    helped = run("--help")
    assert helped.status == 0
    for command in "read add incidents show search judge undo export forget codebook models doctor".split():
        assert f"  {command} " in helped.out


@pytest.mark.parametrize("arguments", [["bogus"], ["read"], ["incidents", "--order", "best"], ["search"], []])
def test_wrong_usage_is_status_2_and_says_so_on_stderr(run: Run, arguments: list[str]) -> None:
    ran = run(*arguments)
    assert ran.status == 2
    assert ran.out + ran.err


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (InputError("It is empty."), 3),
        (LedgerError("It is full.", code="disk-full"), 1),
        (LedgerError("It is none.", code="not-a-ledger"), 2),
        (ZeroDivisionError("oh"), 1),
        (KeyboardInterrupt(), 130),
    ],
)
def test_errors_become_statuses_and_one_line(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: BaseException, status: int
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(doors, "ledger_at", fail)
    ran = run("incidents")
    assert ran.status == status
    assert ran.out == ""
    assert ran.err.startswith("dateline: ")
    assert "Traceback" not in ran.err
    assert len(ran.err.splitlines()) == 1


def test_a_fault_shows_where_it_happened_when_asked(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr(doors, "ledger_at", fail)
    monkeypatch.setenv("DATELINE_DEBUG", "1")
    assert "Traceback" in run("incidents").err


def test_nothing_a_report_holds_acts_on_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    screen.say("bad\x1b[2Jname\rx")
    assert capsys.readouterr().err == "badnamex\n"


def test_a_table_on_a_terminal_and_lines_in_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert screen.chosen(None) is screen.Format.TABLE
    monkeypatch.setattr("sys.stdout.isatty", lambda: False, raising=False)
    assert screen.chosen(None) is screen.Format.JSONL
    assert screen.chosen(screen.Format.CSV) is screen.Format.CSV


def test_orders_are_the_ledgers_own() -> None:
    from typing import get_args

    from dateline.store.records import Order

    assert {order.value for order in asking.Order} == set(get_args(Order))


def test_a_reader_that_has_gone_is_no_error(tmp_path: Path) -> None:
    producer = subprocess.Popen(
        [*PROGRAM, "codebook", "states"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path
    )
    assert producer.stdout is not None
    assert producer.stderr is not None
    producer.stdout.readline()
    producer.stdout.close()
    said = producer.stderr.read()
    producer.stderr.close()
    assert producer.wait(timeout=60) == 0
    assert b"Broken" not in said
    assert b"Traceback" not in said


def test_an_interrupt_ends_cleanly(tmp_path: Path) -> None:
    script = (
        "import sys\nfrom dateline.cli import doors, main\n"
        "def wait(*a, **k):\n    import time\n    print('ready', file=sys.stderr, flush=True)\n    time.sleep(60)\n"
        "doors.ledger_at = wait\nsys.exit(main(['incidents']))\n"
    )
    waiting = subprocess.Popen([sys.executable, "-c", script], stderr=subprocess.PIPE, cwd=tmp_path)
    assert waiting.stderr is not None
    assert waiting.stderr.readline() == b"ready\n"
    waiting.send_signal(signal.SIGINT)
    said = waiting.stderr.read()
    waiting.stderr.close()
    assert waiting.wait(timeout=60) == 130
    assert b"Traceback" not in said
    assert b"stopped" in said


def test_help_starts_no_heavy_library(tmp_path: Path) -> None:
    script = (
        "import sys\nfrom dateline.cli import main\nassert main(['--help']) == 0\n"
        "heavy = {'numpy', 'pydantic', 'sqlalchemy', 'lxml', 'trafilatura', 'yaml', 'rich.table', 'httpx'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, cwd=tmp_path, check=False)
    assert done.returncode == 0, done.stderr.decode()
