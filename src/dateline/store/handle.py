"""An open ledger: reads, and the transactions that write."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.pool import QueuePool

from dateline.schema.claims import Claim, Reading
from dateline.schema.errors import LedgerError
from dateline.schema.ledger import Judgement
from dateline.schema.report import Report
from dateline.store import components, forget, listing, queries, search, sqlite
from dateline.store.interrupts import held
from dateline.store.records import Cluster, Component, Hit, IncidentFilter, LedgerCounts
from dateline.store.tellings import Shelf
from dateline.store.writing import Write

_PAGE = 100
"""Components read in one go while listing."""


class Ledger:
    """A ledger that is open. Close it, or use it in a `with`, so that its log is moved into the file."""

    def __init__(self, path: Path, mode: str, wait_s: float) -> None:
        self.path = path
        self._mode = "rw" if mode == "rwc" else mode
        self._shelf = Shelf()
        self._pid = os.getpid()
        self._engine = create_engine(
            "sqlite://", creator=lambda: sqlite.connect(path, self._mode, wait_s), poolclass=QueuePool
        )
        event.listen(self._engine, "begin", _begin)
        if self.writable and self._is_pending():
            with suppress(LedgerError):  # someone else is at work; the next opening tries again
                self.scrub()

    @property
    def writable(self) -> bool:
        """Whether the file may be changed."""
        return self._mode == "rw"

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Moves the log into the file, so that the file alone is the whole ledger, and lets go of it."""
        with held():
            if self.writable and self._pid == os.getpid():
                with suppress(sqlite3.Error, OSError), self._raw() as connection:
                    connection.execute("PRAGMA busy_timeout = 0")
                    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._engine.dispose()

    @contextmanager
    def transaction(self, cluster: Cluster) -> Iterator[Write]:
        """One transaction: all that is written in it is kept, durably, when it ends; nothing is if it fails.

        `cluster` says which accounts tell one incident (`derive.clusters`). Waits for other writers; an interrupt
        waits for the end.

        Raises:
            LedgerError: the ledger cannot be written, is locked for too long, or the disk is full.
        """
        if not self.writable:
            raise LedgerError(
                f"The ledger {self.path} is open for reading only. Check the permissions of the file and its folder.",
                code="ledger-read-only",
            )
        with held(), sqlite.faults(str(self.path)):
            try:
                with self._writing() as connection:
                    write = Write(connection, cluster, self._shelf)
                    yield write
                    write.settle()
                    pending = forget.is_pending(connection)
            except BaseException:
                self._shelf.clear()
                raise
        if pending:
            self.scrub()

    def component(self, name: str) -> Component:
        """The accounts that tell one incident, by its id (also one merged into it) or by an account's global id.

        Raises:
            UsageError: there is none of that id.
        """
        with self._reading() as connection:
            return components.component(connection, name, self._shelf)

    def incidents(self, wanted: IncidentFilter | None = None) -> Iterator[Component]:
        """The components of all incidents that pass, lazily, as the ledger was when the first one was asked for.

        Raises:
            UsageError: the order is none of those there are.
        """
        with self._reading() as connection:
            seqs = listing.listed(connection, wanted or IncidentFilter())
            for start in range(0, len(seqs), _PAGE):
                yield from components.components(connection, seqs[start : start + _PAGE], self._shelf)

    def report(self, report_id: str) -> Report:
        """A report with its text.

        Raises:
            UsageError: there is none of that id.
        """
        with self._reading() as connection:
            return queries.report_by_id(connection, report_id)

    def versions(self, report_id: str) -> tuple[str, ...]:
        """The ids of all versions of a report that are kept, the oldest first.

        Raises:
            UsageError: there is none of that id.
        """
        with self._reading() as connection:
            return queries.versions(connection, report_id)

    def reading(self, report_id: str) -> Reading:
        """All that a report says, as it was put: with the report's own local ids.

        Raises:
            UsageError: there is none of that id.
        """
        with self._reading() as connection:
            return queries.reading_by_id(connection, report_id)

    def claim(self, claim_id: str) -> Claim:
        """A claim by its global id (`REPORT/c1`).

        Raises:
            UsageError: there is none of that id.
        """
        with self._reading() as connection:
            return queries.claim_by_id(connection, claim_id)

    def judgements(self, name: str) -> tuple[Judgement, ...]:
        """Every judgement on an incident's accounts, or on one account: withdrawn ones and those that part it too.

        Raises:
            UsageError: there is none of that id.
        """
        with self._reading() as connection:
            return components.judgements_on(connection, name)

    def unattached(self) -> tuple[Judgement, ...]:
        """People's judgements that stand on a replaced text and found no account in the new one."""
        with self._reading() as connection:
            return components.unattached(connection)

    def stale(self, limit: int = 1000) -> tuple[str, ...]:
        """Incidents whose summary is older than their accounts, the oldest first."""
        with self._reading() as connection:
            return listing.stale(connection, limit)

    def search(self, query: str, limit: int = 20) -> tuple[Hit, ...]:
        """The reports that hold every word of the query (phrases in double quotes), the best first.

        Raises:
            UsageError: there is no word in the query, or it is too long.
        """
        with self._reading() as connection:
            return search.search(connection, query, limit)

    def counts(self) -> LedgerCounts:
        """How much the ledger holds."""
        with self._reading() as connection:
            return queries.counts(connection)

    def check(self) -> None:
        """Looks at every page of the file; takes about a second for each 500 MB.

        Raises:
            LedgerError: the file is damaged.
        """
        with sqlite.faults(str(self.path)), self._raw() as connection:
            sqlite.check_pages(connection, self.path)

    def scrub(self) -> None:
        """Takes forgotten words out of the file: the index, free pages and the log. Rewrites the whole file.

        Raises:
            LedgerError: others have the ledger open in a transaction; the next opening tries again.
        """
        with sqlite.faults(str(self.path)):
            with self._writing() as connection:
                search.purge(connection)
            with self._raw() as raw:
                raw.execute("VACUUM")
                (busy, *_) = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
                if busy:
                    raise LedgerError(
                        f"The ledger {self.path}: the words are forgotten, but another program that reads it keeps "
                        "them in the log. Close it, then open the ledger once more.",
                        code="ledger-busy",
                    )
            with self._writing() as connection:
                forget.done(connection)
            with self._raw() as raw:
                raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _is_pending(self) -> bool:
        with self._reading() as connection:
            return forget.is_pending(connection)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with sqlite.faults(str(self.path)), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        options = {"begin": "BEGIN IMMEDIATE"}
        with self._engine.connect().execution_options(**options) as connection, connection.begin():
            yield connection

    @contextmanager
    def _raw(self) -> Iterator[sqlite3.Connection]:
        pooled = self._engine.raw_connection()
        try:
            raw = pooled.driver_connection
            assert isinstance(raw, sqlite3.Connection), "the creator makes no other"
            yield raw
        finally:
            pooled.close()


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))
