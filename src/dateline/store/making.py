"""Making a ledger, checking that it is one, and bringing an older one up to date (Alembic, only then imported)."""

from __future__ import annotations

import sqlite3
from functools import cache
from pathlib import Path

from sqlalchemy import create_engine
from sqlalchemy.dialects import sqlite as dialect
from sqlalchemy.pool import NullPool
from sqlalchemy.schema import CreateIndex, CreateTable

from dateline.schema.errors import LedgerError
from dateline.store import sqlite
from dateline.store.search import FTS_NAME, FTS_SQL
from dateline.store.tables import HEAD, REVISIONS, metadata

_MIGRATIONS = Path(__file__).parent / "migrations"


def make(connection: sqlite3.Connection) -> None:
    """Makes all tables at the newest version in one transaction; nothing happens if another process did meanwhile."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        (things,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if things == 0:
            for statement in _statements():
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {sqlite.APPLICATION_ID}")
            connection.execute("INSERT INTO alembic_version VALUES (?)", (HEAD,))
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@cache
def _statements() -> tuple[str, ...]:
    spoken = dialect.dialect()
    made = []
    for table in metadata.sorted_tables:
        made.append(str(CreateTable(table).compile(dialect=spoken)))
        indexes = sorted(table.indexes, key=lambda index: str(index.name))
        made += [str(CreateIndex(index).compile(dialect=spoken)) for index in indexes]
    return (*made, FTS_SQL)


def check_version(found: str, path: Path) -> None:
    """Refuses a version that this program does not know.

    Raises:
        LedgerError: the ledger is newer.
    """
    if found not in REVISIONS:
        raise LedgerError(
            f"{path} was made by a newer version of dateline (its tables are {found!r:.40}, this program knows up to "
            f"{HEAD}). Install the newer version to open it.",
            code="ledger-newer",
        )


def check(connection: sqlite3.Connection, path: Path, found: str) -> None:
    """Refuses tables that are not ours.

    Raises:
        LedgerError: a column is missing, or a trigger, a view or a foreign virtual table is there.
    """
    columns = {table.name: frozenset(table.columns.keys()) for table in metadata.sorted_tables}
    full_text = {} if found == REVISIONS[0] else {FTS_NAME: FTS_SQL}
    sqlite.check_schema(connection, path, columns, full_text)


def bring_up_to_date(path: Path, wait_s: float) -> None:
    """Runs the migrations that are missing, all in one transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    engine = create_engine("sqlite://", creator=lambda: sqlite.connect(path, "rw", wait_s), poolclass=NullPool)
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            config.attributes["connection"] = connection
            command.upgrade(config, HEAD)
            connection.commit()
    finally:
        engine.dispose()
