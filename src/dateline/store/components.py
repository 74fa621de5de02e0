"""Incidents as sets of accounts: found by any id that ever named them, with the judgements that made them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, bindparam, or_, select

from dateline.schema.errors import LedgerError
from dateline.schema.ledger import Judgement, Telling
from dateline.store import rows
from dateline.store.ids import split_id
from dateline.store.prepared import Prepared, among, numbers
from dateline.store.records import Component
from dateline.store.tables import account, incident, judgement, report
from dateline.store.tellings import Shelf, tellings, unknown

_MEMBERS = Prepared(select(account.c.incident, account.c.seq).where(among(account.c.incident)).order_by(account.c.seq))
_IDS = Prepared(select(incident.c.seq, incident.c.id).where(among(incident.c.seq)))
_BELOW = Prepared(select(incident.c.seq, incident.c.id, incident.c.merged_into).where(among(incident.c.merged_into)))
_NAMED = Prepared(select(incident.c.seq, incident.c.merged_into).where(incident.c.id == bindparam("id")))
_INTO = Prepared(select(incident.c.merged_into).where(incident.c.seq == bindparam("seq")))
_SIDE_A = account.alias("side_a")
_SIDE_B = account.alias("side_b")
_REPORT_A = report.alias("report_a")
_REPORT_B = report.alias("report_b")
_JUDGEMENTS = (
    select(
        judgement.c.a, judgement.c.b, judgement.c.seq, judgement.c.id, _REPORT_A.c.id, _SIDE_A.c.local,
        _REPORT_B.c.id, _SIDE_B.c.local, judgement.c.verdict, judgement.c.judge, judgement.c.score,
        judgement.c.reasons, judgement.c.made_at, judgement.c.withdrawn_at, judgement.c.anchor_a,
        judgement.c.anchor_b,
    )
    .join(_SIDE_A, _SIDE_A.c.seq == judgement.c.a).join(_REPORT_A, _REPORT_A.c.seq == _SIDE_A.c.report)
    .join(_SIDE_B, _SIDE_B.c.seq == judgement.c.b).join(_REPORT_B, _REPORT_B.c.seq == _SIDE_B.c.report)
    .order_by(judgement.c.seq)
)  # fmt: skip
_STANDING = Prepared(_JUDGEMENTS.where(judgement.c.withdrawn_at.is_(None), among(judgement.c.a)))
_TOUCHING = Prepared(_JUDGEMENTS.where(or_(among(judgement.c.a), among(judgement.c.b))))
_UNATTACHED = Prepared(
    _JUDGEMENTS.where(
        judgement.c.withdrawn_at.is_(None),
        judgement.c.judge.like("person:%"),
        or_(_REPORT_A.c.replaced_by.is_not(None), _REPORT_B.c.replaced_by.is_not(None)),
    )
)
_ACCOUNT = Prepared(
    select(account.c.seq, account.c.incident)
    .join(report, report.c.seq == account.c.report)
    .where(report.c.id == bindparam("report_id"), account.c.local == bindparam("local"))
)


def _judgement(row: Sequence[Any]) -> Judgement:
    with rows.trusting_nothing("a judgement"):
        _, _, _, name, a_report, a, b_report, b, verdict, judge, score, why, made_at, withdrawn_at, *anchors = row
        return Judgement(
            name, f"{a_report}/{a}", f"{b_report}/{b}", verdict, judge, score, rows.reasons_from(why), made_at,
            withdrawn_at, *anchors,
        )  # fmt: skip


def _standing_between(connection: Connection, seqs: Sequence[int]) -> dict[int, list[Judgement]]:
    """Judgements that stand and have both ends among `seqs`, by the number of their first end, oldest first."""
    members = set(seqs)
    found: dict[int, list[Judgement]] = {}
    for row in _STANDING.all(connection, seqs=numbers(seqs)):
        if row[1] in members:
            found.setdefault(row[0], []).append(_judgement(row))
    return found


def components(connection: Connection, incidents: Sequence[int], shelf: Shelf) -> Iterator[Component]:
    """The components of these incidents, in the order asked for; one without any account is left out."""
    members: dict[int, list[int]] = {}
    for at, seq in _MEMBERS.all(connection, seqs=numbers(incidents)):
        members.setdefault(at, []).append(seq)
    everyone = [seq for listed in members.values() for seq in listed]
    told = tellings(connection, everyone, shelf)
    ids = dict(_IDS.all(connection, seqs=numbers(incidents)))
    merged = _merged(connection, incidents)
    between = _standing_between(connection, everyone)
    for at in incidents:
        if at in members:
            yield _component(ids[at], members[at], told, between, merged.get(at, ()))


def _component(
    incident_id: str, members: Sequence[int], told: Mapping[int, tuple[Telling, bool]],
    between: Mapping[int, Sequence[Judgement]], merged: Sequence[str],
) -> Component:  # fmt: skip
    names = {told[seq][0].account.id for seq in members}
    judgements = tuple(one for seq in members for one in between.get(seq, ()) if one.b in names)
    standing = tuple(told[seq][0] for seq in members if told[seq][1])
    history = tuple(_withdrawn(told[seq][0]) for seq in members if not told[seq][1])
    return Component(incident_id, standing, judgements, tuple(merged), history)


def _withdrawn(telling: Telling) -> Telling:
    return replace(telling, claims=tuple(replace(one, withdrawn=True) for one in telling.claims))


def _merged(connection: Connection, roots: Sequence[int]) -> dict[int, list[str]]:
    """Ids that live on in each root, oldest first."""
    home = {seq: seq for seq in roots}
    found: dict[int, list[tuple[int, str]]] = {}
    level = list(roots)
    while level:
        below: list[int] = []
        for seq, name, into in _BELOW.all(connection, seqs=numbers(level)):
            if seq not in home:
                home[seq] = home[into]
                found.setdefault(home[into], []).append((seq, name))
                below.append(seq)
        level = below
    return {root: [name for _, name in sorted(entries)] for root, entries in found.items()}


def root_of(connection: Connection, seq: int) -> int:
    """The incident that `seq` lives on in; itself if it was not merged."""
    seen = {seq}
    while (into := _INTO.value(connection, seq=seq)) is not None:
        if into in seen:
            raise LedgerError("The ledger's merged incidents run in a circle: restore it.", code="ledger-damaged")
        seen.add(into)
        seq = into
    return seq


def incident_seq(connection: Connection, name: str) -> int:
    """The living incident of an incident id (also of one that was merged) or of an account's global id.

    Raises:
        UsageError: the ledger holds neither.
    """
    named = _NAMED.first(connection, id=name)
    if named is not None:
        return int(named[0]) if named[1] is None else root_of(connection, named[1])
    found = account_row(connection, name) if "/" in name else None
    if found is None or found[1] is None:
        raise unknown("incident or account", name)
    return int(found[1])


def incident_id(connection: Connection, name: str) -> str:
    """The id of the living incident of an incident id or an account id."""
    ((_, found),) = _IDS.all(connection, seqs=numbers([incident_seq(connection, name)]))
    return str(found)


def account_row(connection: Connection, name: str) -> tuple[Any, ...] | None:
    """The number and incident of a global account id, or None."""
    report_id, local = split_id(name)
    return _ACCOUNT.first(connection, report_id=report_id, local=local)


def component(connection: Connection, name: str, shelf: Shelf) -> Component:
    """The component of an incident id or an account id.

    Raises:
        UsageError: the ledger holds no such id, or all that told of it was forgotten.
    """
    for found in components(connection, [incident_seq(connection, name)], shelf):
        return found
    raise unknown("account any more of the incident", name)


def judgements_on(connection: Connection, name: str) -> tuple[Judgement, ...]:
    """Every judgement on an incident's accounts or on one account, withdrawn ones too, oldest first."""
    one = account_row(connection, name) if "/" in name else None
    if one is not None:
        seqs = [one[0]]
    else:
        seqs = [seq for _, seq in _MEMBERS.all(connection, seqs=numbers([incident_seq(connection, name)]))]
    return tuple(_judgement(row) for row in _TOUCHING.all(connection, seqs=numbers(seqs)))


def unattached(connection: Connection) -> tuple[Judgement, ...]:
    """People's judgements that stand but hang on an account of a report version that was replaced."""
    return tuple(_judgement(row) for row in _UNATTACHED.all(connection))
