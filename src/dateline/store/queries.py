"""Reading a ledger: reports, readings, claims, and how much there is."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from dateline.schema.claims import Claim, Reading
from dateline.schema.report import Report
from dateline.store import rows
from dateline.store.components import unattached
from dateline.store.ids import split_id
from dateline.store.records import LedgerCounts
from dateline.store.tables import account, claim, incident, judgement, report
from dateline.store.tellings import claims_of, unknown

_BY_ID = select(report).where(report.c.id == bindparam("id"))


def report_by_id(connection: Connection, name: str) -> Report:
    """A report with its text."""
    row = connection.execute(_BY_ID, {"id": name}).mappings().first()
    if row is None:
        raise unknown("report", name)
    with rows.trusting_nothing("a report"):
        return rows.report_from(row)


def reading_by_id(connection: Connection, name: str) -> Reading:
    """All that a report says, with local ids, as it was put."""
    row = connection.execute(_BY_ID, {"id": name}).mappings().first()
    if row is None:
        raise unknown("report", name)
    with rows.trusting_nothing("a report"):
        listed = select(account.c.data).where(account.c.report == row["seq"]).order_by(account.c.seq)
        accounts = [rows.account_from(data) for data in connection.execute(listed).scalars()]
        claims = claims_of(connection, row["seq"])
        return rows.reading_from(rows.report_from(row), row["detail"], tuple(accounts), claims)


def claim_by_id(connection: Connection, name: str) -> Claim:
    """A claim by its global id."""
    report_id, local = split_id(name)
    query = (
        select(claim.c.data)
        .join(report, report.c.seq == claim.c.report)
        .where(report.c.id == report_id, claim.c.local == local)
    )
    data = connection.execute(query).scalar()
    if data is None:
        raise unknown("claim", name)
    with rows.trusting_nothing("a claim"):
        return rows.claim_from(data, report_id)


def versions(connection: Connection, name: str) -> tuple[str, ...]:
    """The ids of all kept versions of a report, oldest first."""
    chain: dict[int, str] = {}
    ahead = [name]
    while ahead:
        wanted = ahead.pop()
        query = select(report.c.seq, report.c.id, report.c.replaces, report.c.replaced_by).where(report.c.id == wanted)
        for row in connection.execute(query):
            if row.seq not in chain:
                chain[row.seq] = row.id
                ahead += [other for other in (row.replaces, row.replaced_by) if other is not None]
    if not chain:
        raise unknown("report", name)
    return tuple(chain[seq] for seq in sorted(chain))


def counts(connection: Connection) -> LedgerCounts:
    """How much there is."""

    def number(query: Any) -> int:
        return int(connection.execute(query).scalar() or 0)

    living = incident.c.merged_into.is_(None), incident.c.tellings > 0
    held = [number(select(func.count()).select_from(table)) for table in (report, account, claim, judgement)]
    incidents = select(func.count()).select_from(incident).where(*living)
    return LedgerCounts(
        held[0], held[1], held[2], held[3], number(incidents), number(incidents.where(incident.c.stale.is_(True))),
        len(unattached(connection)),
    )  # fmt: skip
