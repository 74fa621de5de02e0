"""One transaction: reports with their accounts, claims and judgements go in all together, or not at all."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress

from sqlalchemy import Connection, bindparam, select

from dateline.schema.claims import Reading
from dateline.schema.ledger import Judgement, Outline, ReportHead, Telling
from dateline.store import candidates, components, forget, judging, listing, placing, putting
from dateline.store.names import ForgottenNames, forgotten_names
from dateline.store.prepared import Prepared, among, numbers, plain
from dateline.store.records import Cluster, Component, Summary
from dateline.store.tables import account, incident
from dateline.store.tellings import Shelf, unknown

_LIVING = Prepared(
    select(incident.c.id)
    .where(among(incident.c.seq), incident.c.merged_into.is_(None), incident.c.tellings > 0)
    .order_by(incident.c.seq)
)
_HOMES = Prepared(
    select(account.c.incident)
    .where(account.c.report == bindparam("report"), account.c.incident.is_not(None))
    .distinct()
)


class Write:
    """What can be changed in a ledger, inside one transaction (`Ledger.transaction`).

    Several reports may share a transaction, each in a `step`: what is acknowledged after the commit is kept, and of a
    report that failed nothing is left.
    """

    def __init__(self, connection: Connection, cluster: Cluster, shelf: Shelf) -> None:
        self._connection = connection
        self._cluster = cluster
        self._shelf = shelf
        self._numbers: dict[str, int] = {}  # of the accounts put in this transaction, by global id
        self._unplaced: dict[int, str] = {}  # accounts that have no incident yet
        self._moved: set[int] = set()  # accounts whose judgements were moved to a new version
        self._touched: set[int] = set()
        self._names: ForgottenNames | None = None

    @contextmanager
    def step(self) -> Iterator[None]:
        """One report of several in a transaction: if it fails, it alone is undone."""
        kept = (dict(self._numbers), dict(self._unplaced), set(self._moved), set(self._touched))
        plain(self._connection, "SAVEPOINT step")
        try:
            yield
            self.settle()
            plain(self._connection, "RELEASE step")
        except BaseException:
            with suppress(Exception):  # a full disk undoes the whole transaction, and the savepoint with it
                plain(self._connection, "ROLLBACK TO step")
                plain(self._connection, "RELEASE step")
            self._numbers, self._unplaced, self._moved, self._touched = kept
            self._shelf.clear()
            raise

    def seen(self, raw_digest: str, source: str) -> bool:
        """Whether this raw input came from this source before (`ids.source_key`), its report forgotten or not."""
        return putting.input_seen(self._connection, raw_digest, source)

    def has_report(self, report_id: str) -> bool:
        """Whether the ledger holds this report."""
        return putting.report_seq(self._connection, report_id) is not None

    def is_forgotten(self, report_id: str) -> bool:
        """Whether this report was forgotten, and so may not be added again."""
        return putting.buried(self._connection, report_id)

    def put_input(self, report_id: str, raw_digest: str, source: str) -> None:
        """Notes another raw input that gave a report the ledger holds: the same text with new trimmings around it.

        Raises:
            UsageError: the ledger holds no such report.
        """
        seq = putting.report_seq(self._connection, report_id)
        if seq is None:
            raise unknown("report", report_id)
        putting.put_input(self._connection, seq, raw_digest, source)

    def put_report(self, reading: Reading, head: ReportHead) -> tuple[Telling, ...]:
        """Stores a report and all it says; returns its accounts' tellings, with ids that hold in the ledger.

        A standing report of the same address is replaced: its claims stand no longer, and people's judgements on it
        move to the accounts here whose anchors are alike. Names that were forgotten are masked first.

        Raises:
            LedgerError: the report is there (`report-known`), was forgotten (`forgotten`), or holds half a character.
        """
        if self._names is None:
            self._names = forgotten_names(self._connection)
        came = reading.report
        reading, head = self._names.masked(reading, head)
        put = putting.put_reading(self._connection, reading, head, came)
        for seq, telling in zip(put.accounts, put.tellings, strict=True):
            self._numbers[telling.account.id] = seq
            self._unplaced[seq] = telling.account.id
        if put.replaced is not None:
            accounts = dict(zip(put.accounts, reading.accounts, strict=True))
            self._moved |= judging.reattach(self._connection, put.replaced, accounts)
            homes = _HOMES.values(self._connection, report=put.replaced)
            self._touched |= placing.refresh(self._connection, homes)
        return put.tellings

    def candidates(self, telling: Telling, keys: Sequence[str], limit: int) -> tuple[Outline, ...]:
        """Accounts of other reports that share a blocking key, the likeliest first, at most `limit`.

        Those of the version that this report replaces are always among them, so that its incidents can live on.
        """
        return candidates.candidates(self._connection, telling, keys, limit)

    def put_account(
        self, telling: Telling, outline: Outline, keys: Sequence[str], judgements: Sequence[Judgement]
    ) -> None:
        """Files an account of a report just put under its keys, with what linking compares of it and its judgements.

        Raises:
            UsageError: the account was not put in this transaction, or a judgement names one that is not there.
        """
        seq = self._numbers.get(telling.account.id)
        if seq is None:
            raise unknown("account put in this transaction with the id", telling.account.id)
        candidates.put_keys(self._connection, seq, outline, keys)
        linked: set[int] = set()
        for one in judgements:
            both = judging.put_judgement(self._connection, one, self._numbers)
            if one.verdict == "same":
                linked.update(both)
        # Only `same` can bring accounts together; without one, a new account is an incident of its own (`settle`).
        if linked:
            self._place({seq}, beside=linked)

    def incident_of(self, account_id: str) -> str:
        """The id of the incident that an account tells, as things stand in this transaction.

        Raises:
            UsageError: there is no such account.
        """
        self.settle()
        return components.incident_id(self._connection, account_id)

    def judge(self, judgement: Judgement) -> None:
        """Keeps a judgement, and joins or parts what follows from it; `a` and `b` are accounts' global ids.

        A person's judgement keeps both accounts' anchor quotes.

        Raises:
            UsageError: an account is not there, both are one, or the judgement's id is taken.
        """
        self.settle()
        self._place(set(judging.put_judgement(self._connection, judgement, self._numbers)))

    def undo(self, judgement_id: str, at: str) -> None:
        """Withdraws a judgement at a time (ISO); it stays in the history.

        Raises:
            UsageError: there is none of that id, or it was withdrawn before.
        """
        self.settle()
        self._place(set(judging.withdraw(self._connection, judgement_id, at)))

    def component(self, name: str) -> Component:
        """The component of an incident or account as it is within this transaction."""
        self.settle()
        return components.component(self._connection, name, self._shelf)

    def touched(self) -> tuple[str, ...]:
        """Living incidents whose accounts changed in this transaction: their summaries are to be put anew."""
        self.settle()
        return tuple(_LIVING.values(self._connection, seqs=numbers(self._touched)))

    def put_summary(self, incident_id: str, summary: Summary) -> None:
        """Keeps what lists are filtered and ordered by."""
        listing.put_summary(self._connection, components.incident_seq(self._connection, incident_id), summary)

    def forget_report(self, report_id: str) -> None:
        """Removes a report and all that came of it; what stays is the digest by which it is not added again.

        Raises:
            UsageError: the ledger holds no such report.
        """
        self.settle()
        homes, left = forget.forget_report(self._connection, report_id)
        self._after_forgetting(homes)
        if left:
            self._place(left)
            self._touched |= placing.refresh(self._connection, homes)

    def forget_name(self, name: str) -> tuple[str, ...]:
        """Masks a name wherever the ledger holds it, and in every report added later; returns the reports changed.

        Raises:
            UsageError: the name is shorter than two letters.
        """
        self.settle()
        changed, homes = forget.forget_name(self._connection, name)
        self._after_forgetting(homes)
        return changed

    def settle(self) -> None:
        """Gives every account that no judgement joined to another an incident of its own."""
        for seq, name in self._unplaced.items():
            self._touched.add(placing.place_alone(self._connection, seq, name))
        self._unplaced.clear()
        if self._moved:
            moved, self._moved = self._moved, set()
            self._place(moved)

    def _place(self, seqs: set[int], beside: Collection[int] = ()) -> None:
        for seq in seqs.union(beside):
            self._unplaced.pop(seq, None)
        self._touched |= placing.place(self._connection, seqs, self._cluster, beside=beside)

    def _after_forgetting(self, homes: set[int]) -> None:
        self._shelf.clear()
        self._numbers.clear()
        self._names = None
        listing.drop_summaries(self._connection, homes)
        self._touched |= placing.refresh(self._connection, homes)
