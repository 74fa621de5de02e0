"""Which account tells which incident: kept up to date, and ids that live on through joins and splits.

An incident id is minted from its first account, the founder. Where accounts come together, the oldest founder's id
lives and the others are merged into it; where they part again, each id goes with its founder. So the ids follow from
the sets alone: joining and undoing leaves everything as it was. When a founder is forgotten, the oldest other account
of its incident that founded nothing takes its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, func, insert, select, update

from dateline.store.components import root_of, standing_between
from dateline.store.ids import mint
from dateline.store.prepared import Prepared, among, numbers
from dateline.store.records import Cluster
from dateline.store.tables import account, incident, report

_HOMES = Prepared(select(account.c.incident).where(among(account.c.seq)).distinct())
_MEMBER = select(account.c.seq, account.c.local, account.c.incident, report.c.id, report.c.replaced_by).join(
    report, report.c.seq == account.c.report
)
_IN_INCIDENTS = Prepared(_MEMBER.where(among(account.c.incident)))
_THESE = Prepared(_MEMBER.where(among(account.c.seq)))
_FOUNDED = Prepared(
    select(incident.c.seq, incident.c.founder).where(among(incident.c.founder)).order_by(incident.c.seq)
)
_MOVE = Prepared(update(account).where(account.c.seq == bindparam("at")).values(incident=bindparam("into")))
_ROOT = Prepared(
    update(incident)
    .where(incident.c.seq == bindparam("at"))
    .values(merged_into=None, stale=True, tellings=bindparam("standing"))
)
_MERGE = Prepared(
    update(incident)
    .where(incident.c.seq == bindparam("at"))
    .values(merged_into=bindparam("into"), stale=False, tellings=0)
)
_MINT = Prepared(
    insert(incident)
    .values(id=bindparam("id"), founder=bindparam("founder"), stale=True, tellings=bindparam("standing"), origins=0)
    .returning(incident.c.seq)
)


class Member(NamedTuple):
    """An account as placing sees it."""

    seq: int
    local: str
    incident: int | None
    report: str
    replaced_by: str | None

    @property
    def name(self) -> str:
        """The account's global id."""
        return f"{self.report}/{self.local}"


def place(connection: Connection, seqs: Iterable[int], cluster: Cluster) -> set[int]:
    """Clusters anew the accounts `seqs` and all that share an incident with one of them.

    Returns the incidents in which these accounts are now.

    Raises:
        ValueError: `cluster` did not return a partition of what it was given.
    """
    members = _members(connection, sorted(set(seqs)))
    if len(members) == 1:
        groups: list[list[int]] = [list(members)]
    else:
        names = {member.name: seq for seq, member in members.items()}
        between = standing_between(connection, list(members), reasons=False)
        standing = [one for seq in members for one in between.get(seq, ())]
        groups = [sorted(names[name] for name in group) for group in cluster(list(names), standing)]
        if sorted(seq for group in groups for seq in group) != list(members):
            raise ValueError("the cluster function must return each account exactly once")
    touched = {_settle(connection, group, members) for group in sorted(groups)}
    _rehome(connection, members, touched)
    return touched


def place_alone(connection: Connection, seq: int, name: str) -> int:
    """Gives a new account, which no judgement joins to any other, an incident of its own."""
    made = _mint(connection, name, seq, 1)
    _MOVE.run(connection, at=seq, into=made)
    return made


def _members(connection: Connection, seqs: Iterable[int]) -> dict[int, Member]:
    """The accounts and all that share their incidents, by number, in the order of arrival."""
    found = [Member(*row) for row in _THESE.all(connection, seqs=numbers(seqs))]
    homes = {member.incident for member in found if member.incident is not None}
    found += [Member(*row) for row in _IN_INCIDENTS.all(connection, seqs=numbers(homes))]
    return {member.seq: member for member in sorted(found)}


def _settle(connection: Connection, group: Sequence[int], members: Mapping[int, Member]) -> int:
    """Gives a group its incident: the oldest one founded in it, or a new one."""
    founded = _FOUNDED.values(connection, seqs=numbers(group))
    standing = sum(1 for seq in group if members[seq].replaced_by is None)
    if founded:
        root = int(founded[0])
        _ROOT.run(connection, at=root, standing=standing)
        _MERGE.run_many(connection, [{"at": other, "into": root} for other in founded[1:]])
    else:
        root = _mint(connection, members[group[0]].name, group[0], standing)
    _MOVE.run_many(connection, [{"at": seq, "into": root} for seq in group if members[seq].incident != root])
    return root


def _mint(connection: Connection, name: str, founder: int, standing: int) -> int:
    return int(_MINT.value(connection, id=mint(name), founder=founder, standing=standing))


def _rehome(connection: Connection, members: Mapping[int, Member], touched: set[int]) -> None:
    """Incidents without a founder whose accounts went elsewhere: they live on where the oldest of these went."""
    left = {row.incident for row in members.values() if row.incident is not None} - touched
    for old in sorted(left):
        first = min(seq for seq, row in members.items() if row.incident == old)
        home = connection.execute(select(account.c.incident).where(account.c.seq == first)).scalar_one()
        into = connection.execute(select(incident.c.merged_into).where(incident.c.seq == old)).scalar()
        if into is None and home != old:
            _MERGE.run(connection, at=old, into=home)


def disown(connection: Connection, seqs: Sequence[int]) -> set[int]:
    """Before accounts are deleted: hands what they founded to an heir. Returns the incidents they were in.

    An incident that no heir is left for stays without a founder, and resolves to where it was merged, or to nothing.
    """
    homes = {home for home in _HOMES.values(connection, seqs=numbers(seqs)) if home is not None}
    founded = _FOUNDED.values(connection, seqs=numbers(seqs))
    connection.execute(update(incident).where(incident.c.seq.in_(founded)).values(founder=None))
    for at in founded:
        _inherit(connection, at, set(seqs))
    return homes


def _inherit(connection: Connection, at: int, gone: set[int]) -> None:
    home = root_of(connection, at)
    founders = select(incident.c.founder).where(incident.c.founder.is_not(None))
    heirs = select(account.c.seq).where(account.c.incident == home, account.c.seq.not_in(founders))
    heir = next((seq for seq in connection.execute(heirs.order_by(account.c.seq)).scalars() if seq not in gone), None)
    if heir is not None:
        connection.execute(update(incident).where(incident.c.seq == at).values(founder=heir))


def refresh(connection: Connection, homes: Iterable[int]) -> set[int]:
    """After accounts changed or went: counts again who stands in these incidents, and marks their summaries old."""
    for home in homes:
        standing = connection.execute(
            select(func.count())
            .select_from(account.join(report, report.c.seq == account.c.report))
            .where(account.c.incident == home, report.c.replaced_by.is_(None))
        ).scalar_one()
        connection.execute(update(incident).where(incident.c.seq == home).values(tellings=standing, stale=True))
    return set(homes)
