"""Lists of incidents by what their summaries say, in a fixed order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, insert, select, update

from dateline.schema.errors import UsageError
from dateline.store.prepared import Prepared, among, numbers, values_of
from dateline.store.records import IncidentFilter, Summary
from dateline.store.tables import incident, tag

_PUT_TAG = Prepared(insert(tag).values(values_of(tag)))
_DROP_TAGS = Prepared(delete(tag).where(tag.c.incident == bindparam("at")))
_SUMMARISE = Prepared(
    update(incident).where(incident.c.seq == bindparam("at")).values(
        stale=False, start_day=bindparam("start"), end_day=bindparam("end"), killed=bindparam("killed"),
        origins=bindparam("origins"),
    )
)  # fmt: skip

_ORDERS: dict[str, tuple[Any, ...]] = {
    "newest": (incident.c.start_day.is_(None), incident.c.start_day.desc()),
    "oldest": (incident.c.start_day.is_(None), incident.c.start_day),
    "killed": (incident.c.killed.is_(None), incident.c.killed.desc()),
    "origins": (incident.c.origins.desc(),),
    "reports": (incident.c.tellings.desc(),),
    "minted": (incident.c.seq,),
}
"""How each order sorts; what was not told stands last, and ties go by the id."""


def put_summary(connection: Connection, seq: int, summary: Summary) -> None:
    """Keeps an incident's summary in place of the one before."""
    _SUMMARISE.run(
        connection, at=seq, start=summary.start, end=summary.end, killed=summary.killed, origins=summary.origins
    )
    _DROP_TAGS.run(connection, at=seq)
    tags = (("kind", summary.kinds), ("country", summary.countries), ("actor", summary.actors))
    listed = [{"type": kind, "value": value, "incident": seq} for kind, values in tags for value in sorted(set(values))]
    _PUT_TAG.run_many(connection, listed)


def drop_summaries(connection: Connection, seqs: Iterable[int]) -> None:
    """Takes away summaries that may hold what was forgotten."""
    gone = {"seqs": numbers(seqs)}
    connection.execute(delete(tag).where(among(tag.c.incident)), gone)
    emptied = update(incident).where(among(incident.c.seq))
    connection.execute(emptied.values(stale=True, start_day=None, end_day=None, killed=None, origins=0), gone)


def listed(connection: Connection, wanted: IncidentFilter) -> list[int]:
    """The numbers of the living incidents that pass, in the order asked for.

    Raises:
        UsageError: the order is none of those there are.
    """
    if wanted.order not in _ORDERS:
        raise UsageError(f"The order {wanted.order!r:.40} is none; expected one of {', '.join(_ORDERS)}.")
    query: Select[int] = select(incident.c.seq).where(incident.c.merged_into.is_(None), incident.c.tellings > 0)
    if wanted.since is not None:
        query = query.where(incident.c.end_day >= wanted.since)
    if wanted.until is not None:
        query = query.where(incident.c.start_day <= wanted.until)
    if wanted.min_origins is not None:
        query = query.where(incident.c.origins >= wanted.min_origins)
    for kind, value in (("country", wanted.country), ("actor", wanted.actor), ("kind", wanted.kind)):
        if value is not None:
            holders = select(tag.c.incident).where(tag.c.type == kind, tag.c.value == value)
            query = query.where(incident.c.seq.in_(holders))
    query = query.order_by(*_ORDERS[wanted.order], incident.c.id).limit(wanted.limit)
    return list(connection.execute(query).scalars())


def stale(connection: Connection, limit: int) -> tuple[str, ...]:
    """Living incidents whose summary is older than their accounts, the oldest incident first."""
    query = select(incident.c.id).where(
        incident.c.stale.is_(True), incident.c.merged_into.is_(None), incident.c.tellings > 0
    )
    return tuple(connection.execute(query.order_by(incident.c.seq).limit(limit)).scalars())
