"""What every test of the command line starts from: an empty folder, a pipe for stdout, and a ledger where asked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from dateline.cli import main
from tests.cli.builders import make_ledger


class Ran(NamedTuple):
    """What a command line gave."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command line in an empty folder, as in a pipe."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DATELINE_DB", raising=False)
    monkeypatch.delenv("COLUMNS", raising=False)  # pytest-xdist sets it, and tables would fit themselves to it

    def ran(*arguments: str) -> Ran:
        status = main(arguments)
        captured = capsys.readouterr()
        return Ran(status, captured.out, captured.err)

    return ran


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    """A ledger of two incidents."""
    return str(make_ledger(tmp_path / "ledger.db"))
