"""SQLite files: opened with care, since a `.db` from elsewhere is hostile until checked.

Checked before a single row is read: the header, the application id, the version, the columns of our tables, and that
there is no trigger, no view and no virtual table but ours. `trusted_schema` is off, so that nothing a schema says can
call a function with effects, and `cell_size_check` is on, so that forged pages are errors. Small files get SQLite's
quick check too; `Ledger.check()` does it for those of any size. Nothing here imports SQLAlchemy.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from dateline.schema.errors import LedgerError

APPLICATION_ID = 0x44544C4E
"""`DTLN`, in the header of every ledger."""

QUICK_CHECK_BYTES = 2 << 20
"""Files up to this size are checked page by page when they are opened: 2 MiB take about 10 ms, and opening a ledger
may cost 50."""

CACHE_KIB = 65536
CHECKPOINT_PAGES = 4000
"""Pages of 4 KiB that the write-ahead log holds before they are moved into the file (docs/decisions/0003)."""

OLDEST = (3, 35, 0)
"""The first SQLite that gives back what it inserted (RETURNING); Python's own builds have been newer since 3.10."""

_HEADER = b"SQLite format 3\0"
_FTS_PARTS = ("data", "idx", "docsize", "config", "content")


def existing(path: Path) -> bool:
    """Whether there is something to open at `path`; an empty file counts as nothing.

    Raises:
        LedgerError: it is a folder, cannot be read, or is no SQLite database.
    """
    try:
        if path.is_dir():
            raise LedgerError(f"{path} is a folder; expected a ledger file. Name a file in it.", code="not-a-file")
        if not path.exists():
            return False
        with path.open("rb") as file:
            head = file.read(len(_HEADER))
    except (OSError, ValueError) as error:
        raise LedgerError(f"{path!s:.200} cannot be read: {error}. Check its name and permissions.") from error
    if head and head != _HEADER:
        raise LedgerError(
            f"{path} is not a database; expected a ledger that dateline made. Name another file.", code="not-a-ledger"
        )
    return bool(head)


def access(path: Path, *, exists: bool) -> str:
    """How the file can be opened: `rwc`, `ro`, or `immutable` where not even a lock file can stand beside it."""
    if not exists:
        return "rwc"
    folder_open = os.access(path.parent, os.W_OK)
    if os.access(path, os.W_OK) and folder_open:
        return "rw"
    log = path.with_name(path.name + "-wal")
    if folder_open or (log.exists() and log.stat().st_size > 0):
        return "ro"
    return "immutable"


def connect(path: Path, mode: str, wait_s: float) -> sqlite3.Connection:
    """A connection with every guard set; transactions are begun by whoever uses it."""
    flags = "mode=ro&immutable=1" if mode == "immutable" else f"mode={mode}"
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?{flags}", uri=True, timeout=wait_s, isolation_level=None, check_same_thread=False
    )
    try:
        for setting in (
            "trusted_schema = OFF", "cell_size_check = ON", "foreign_keys = ON", "secure_delete = ON",
            "synchronous = FULL", "mmap_size = 0", f"cache_size = -{CACHE_KIB}",
            f"wal_autocheckpoint = {CHECKPOINT_PAGES}",
        ):  # fmt: skip
            connection.execute(f"PRAGMA {setting}")
    except BaseException:
        connection.close()
        raise
    return connection


def write_ahead(connection: sqlite3.Connection, wait_s: float) -> None:
    """Turns the write-ahead log on; SQLite does not wait by itself where another process does the same just now."""
    until = time.monotonic() + wait_s
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(0.01)


def version(connection: sqlite3.Connection, path: Path) -> str | None:
    """The ledger's version, or None for a database in which nothing has been made yet.

    Raises:
        LedgerError: it is another program's database.
    """
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (things,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application == 0 and things == 0:
        return None
    if application != APPLICATION_ID:
        raise LedgerError(
            f"{path} is the database of another program; expected a ledger that dateline made. Name another file.",
            code="not-a-ledger",
        )
    kind = connection.execute("SELECT type FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
    rows = [] if kind != ("table",) else connection.execute("SELECT version_num FROM alembic_version").fetchall()
    if len(rows) != 1:
        raise _tampered(path, "it does not say its version")
    return str(rows[0][0])


def check_schema(
    connection: sqlite3.Connection, path: Path, columns: Mapping[str, frozenset[str]], full_text: Mapping[str, str]
) -> None:
    """Refuses a schema that is not ours: `columns` by table, and the SQL of each virtual table that may be there.

    Raises:
        LedgerError: something is missing, or something stands there that could act on its own.
    """
    parts = {f"{name}_{part}" for name in full_text for part in _FTS_PARTS}
    for kind, name, sql in connection.execute("SELECT type, name, sql FROM sqlite_master"):
        if kind in ("trigger", "view"):
            raise _tampered(path, f"it holds a {kind} named {name!r:.80}, which dateline never makes")
        virtual = name not in parts and (sql or "").lstrip()[:14].upper() == "CREATE VIRTUAL"
        if virtual and sql.split() != full_text.get(name, "").split():
            raise _tampered(path, f"it holds a virtual table {name!r:.80} that is not dateline's")
    found: dict[str, set[str]] = {}
    query = (
        "SELECT m.name, x.name, x.hidden FROM sqlite_master AS m, pragma_table_xinfo(m.name) AS x "
        "WHERE m.type = 'table' AND m.sql NOT LIKE 'CREATE VIRTUAL%'"
    )
    for table, column, hidden in connection.execute(query):
        found.setdefault(table, set()).add("" if hidden else column)
    for table, expected in columns.items():
        if frozenset(found.get(table, ())) != expected:
            raise _tampered(path, f"its table {table!r} is not as dateline makes it")


def check_pages(connection: sqlite3.Connection, path: Path) -> None:
    """SQLite's own quick check of every page.

    Raises:
        LedgerError: the file is damaged.
    """
    (answer,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if answer != "ok":
        raise LedgerError(
            f"{path} is damaged ({answer!s:.200}). Restore it from a copy, or add the reports to a new ledger.",
            code="ledger-damaged",
        )


def _tampered(path: Path, why: str) -> LedgerError:
    return LedgerError(
        f"{path} is not a ledger as dateline makes them: {why}. Do not use it if you do not know where it comes from.",
        code="ledger-foreign",
    )


_FAULTS = (
    ("database or disk is full", "disk-full", "the disk is full; nothing of the unfinished work was kept. Free space"),
    ("locked", "ledger-busy", "another program keeps it locked. Wait for it to end, then run the command again"),
    ("busy", "ledger-busy", "another program keeps it locked. Wait for it to end, then run the command again"),
    ("readonly", "ledger-read-only", "it cannot be written. Check its permissions and those of its folder"),
    ("unable to open", "ledger-unopened", "it cannot be opened. Check its permissions and those of its folder"),
    ("disk i/o", "ledger-io", "the disk gave an error. Check it and its free space, then run the command again"),
    ("malformed", "ledger-damaged", "it is damaged. Restore it from a copy, or add the reports to a new ledger"),
    ("not a database", "not-a-ledger", "it is not a database. Name another file"),
    ("no such module", "no-full-text", "this Python's SQLite has no FTS5. Install a Python whose SQLite has it"),
    ("no such", "ledger-damaged", "a part of it is missing. Restore it from a copy"),
)


@contextmanager
def faults(target: str) -> Iterator[None]:
    """Turns what SQLite complains of into a LedgerError that says what to do; anything else passes through."""
    try:
        yield
    except Exception as error:
        cause = getattr(error, "orig", None) or error
        if not isinstance(cause, sqlite3.DatabaseError) or isinstance(cause, sqlite3.IntegrityError):
            raise
        message = str(cause).lower()
        for words, code, what in _FAULTS:
            if words in message:
                raise LedgerError(f"The ledger {target}: {what}.", code=code) from error
        if isinstance(cause, sqlite3.ProgrammingError):
            raise
        raise LedgerError(f"The ledger {target} gave an error: {cause}. Check the file and its disk.") from error
