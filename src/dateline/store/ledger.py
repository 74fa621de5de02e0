"""The door: `open_ledger` gives a `Ledger`, after it made sure that the file is one.

SQLAlchemy takes about 0.3 s to import and is imported here only when a ledger is opened, so that reading without
storing never pays for it. `Ledger` and `Write` are in `handle.py` and `writing.py`.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.schema.errors import LedgerError, UsageError
from dateline.store import sqlite

if TYPE_CHECKING:
    from dateline.store.handle import Ledger

WAIT_S = 60.0
"""Seconds to wait for another adder's transaction. One of a few hundred reports takes about a second."""


def open_ledger(target: str, *, create: bool = True, wait_s: float = WAIT_S) -> Ledger:
    """Opens a ledger: a file name or a `sqlite:///` URL. With `create`, one that is not there is made.

    A ledger whose file or folder cannot be written is opened for reading. One of an older version is brought up to
    date first.

    Raises:
        LedgerError: there is none, it is no ledger, is damaged, newer than this program, or locked for too long.
        UsageError: the target names no file.
    """
    path = _path(target)
    if sqlite3.sqlite_version_info < sqlite.OLDEST:
        raise LedgerError(
            f"This Python has SQLite {sqlite3.sqlite_version}; a ledger needs 3.35 or newer. Use another Python.",
            code="old-sqlite",
        )
    with sqlite.faults(str(path)):
        exists = sqlite.existing(path)
        if not exists and not create:
            raise LedgerError(
                f"There is no ledger at {path}. Name another with --db, or make one with `dateline add`.",
                code="no-ledger",
            )
        if not path.parent.is_dir():
            raise LedgerError(f"The folder {path.parent} is not there; make it first.", code="no-folder")
        mode = sqlite.access(path, exists=exists)
        connection = sqlite.connect(path, mode, wait_s)
        try:
            found = sqlite.version(connection, path)
            _ready(connection, path, found, mode, create=create, wait_s=wait_s)
        finally:
            connection.close()
        from dateline.store.handle import Ledger

        return Ledger(path, mode, wait_s)


def _path(target: str) -> Path:
    if target.startswith(("postgresql:", "postgres:", "postgresql+")):
        raise LedgerError(
            "PostgreSQL ledgers are not built in yet; expected a file name. Install the extra `dateline[postgres]` "
            "once a release offers it, and use a file until then.",
            code="no-postgres",
        )
    name = target
    if target.startswith("sqlite:"):
        name = target.removeprefix("sqlite:///")
        if name == target:
            raise UsageError(f"{target!r:.200} is no address of a file; expected sqlite:///FILE.", code="usage")
    elif "://" in target.split("/", 1)[0] + "/" * 2 and "://" in target:
        raise UsageError(f"{target!r:.200} is no ledger; expected a file name or sqlite:///FILE.", code="usage")
    if not name or "\0" in name or name == ":memory:":
        raise UsageError(f"{target!r:.200} names no file; expected the name of a ledger, such as ledger.db.")
    return Path(name)


def _ready(
    connection: sqlite3.Connection, path: Path, found: str | None, mode: str, *, create: bool, wait_s: float
) -> None:
    """Makes, checks or brings up to date what `connection` is open on."""
    from dateline.store import making, tables

    if found is None:
        if not create or mode in ("ro", "immutable"):
            raise LedgerError(
                f"{path} is an empty database, not a ledger yet. Make it with `dateline add`.", code="no-ledger"
            )
        sqlite.write_ahead(connection, wait_s)
        making.make(connection)
        return
    making.check_version(found, path)
    making.check(connection, path, found)
    if found != tables.HEAD:
        if mode in ("ro", "immutable"):
            raise LedgerError(
                f"{path} was made by an older version and cannot be written here. Open it once where it can be.",
                code="ledger-older",
            )
        making.bring_up_to_date(path, wait_s)
    if path.stat().st_size <= sqlite.QUICK_CHECK_BYTES:
        sqlite.check_pages(connection, path)
