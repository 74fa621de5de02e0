"""Which account tells which incident: kept up to date, and ids that live on through joins and splits.

An incident id is minted from its first account, the founder. Where accounts come together, the oldest founder's id
lives and the others are merged into it; where they part again, each id goes with its founder. So the ids follow from
the sets alone: joining and undoing leaves everything as it was. When a founder is forgotten, the oldest other account
of its incident that founded nothing takes its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, func, insert, or_, select, union, update

from dateline.schema.ledger import Judgement
from dateline.store.components import root_of
from dateline.store.ids import mint
from dateline.store.prepared import Prepared, among, numbers
from dateline.store.records import Cluster
from dateline.store.tables import account, incident, judgement, report

REACH = 200
"""Accounts that one change clusters anew at most, but for whole incidents: beyond those that share an incident, the
ones that a standing `same` links to them, and those linked to these. A bound on cost, so that the millionth report
costs what the thousandth did; below it the outcome is that of clustering the whole ledger."""

_HOMES = Prepared(select(account.c.incident).where(among(account.c.seq)).distinct())
_MEMBER = select(account.c.seq, account.c.local, account.c.incident, report.c.id, report.c.replaced_by).join(
    report, report.c.seq == account.c.report
)
_IN_INCIDENTS = Prepared(_MEMBER.where(among(account.c.incident)))
_THESE = Prepared(_MEMBER.where(among(account.c.seq)))
_SAME = judgement.c.verdict == "same", judgement.c.withdrawn_at.is_(None)
_LINKED = Prepared(
    union(
        select(account.c.incident).join(judgement, judgement.c.b == account.c.seq).where(among(judgement.c.a), *_SAME),
        select(account.c.incident).join(judgement, judgement.c.a == account.c.seq).where(among(judgement.c.b), *_SAME),
    )
)
_DECIDING = Prepared(
    select(
        judgement.c.a, judgement.c.b, judgement.c.id, judgement.c.verdict, judgement.c.judge, judgement.c.score,
        judgement.c.made_at,
    )
    .where(judgement.c.withdrawn_at.is_(None), among(judgement.c.a))
    .where(or_(judgement.c.verdict != "unsure", judgement.c.judge.like("person:%")))
    .order_by(judgement.c.seq)
)  # fmt: skip
_FOUNDED = Prepared(
    select(incident.c.seq, incident.c.founder).where(among(incident.c.founder)).order_by(incident.c.seq)
)
_ORPHANED = Prepared(
    select(incident.c.seq)
    .where(among(incident.c.seq), incident.c.founder.is_(None), incident.c.merged_into.is_(None))
    .order_by(incident.c.seq)
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


def place(connection: Connection, seqs: Iterable[int], cluster: Cluster, *, beside: Iterable[int] = ()) -> set[int]:
    """Clusters anew the accounts `seqs`, with all whose incident may change with theirs (`REACH`).

    `beside` are accounts that a new judgement links to these: they are clustered too, but if their incident stays as
    it was, nothing of it is done again. Returns the living incidents that changed, and those of `seqs`.

    Raises:
        ValueError: `cluster` did not return a partition of what it was given.
    """
    seqs = set(seqs)
    members = _members(connection, seqs.union(beside))
    if len(members) == 1:
        groups: list[list[int]] = [list(members)]
    else:
        names = {member.name: seq for seq, member in members.items()}
        found = cluster(list(names), _deciding(connection, members))
        groups = [sorted(names[name] for name in group) for group in found]
        if sorted(seq for group in groups for seq in group) != list(members):
            raise ValueError("the cluster function must return each account exactly once")
    kept = [group for group in groups if seqs.isdisjoint(group) and _unchanged(group, members)]
    living = {members[group[0]].incident for group in kept}
    touched = {_settle(connection, group, members) for group in sorted(groups) if group not in kept}
    _rehome(connection, members, living | touched)
    return touched


def _unchanged(group: Sequence[int], members: Mapping[int, Member]) -> bool:
    homes = {members[seq].incident for seq in group}
    return (
        None not in homes
        and len(homes) == 1
        and len(group) == sum(1 for member in members.values() if member.incident in homes)
    )


def _deciding(connection: Connection, members: Mapping[int, Member]) -> list[Judgement]:
    """The standing judgements between these accounts as clustering needs them: reasons and anchors left out, and a
    rule's `unsure`, which decides nothing (a person's undoes a rule's `same`)."""
    return [
        Judgement(name, members[a].name, members[b].name, verdict, judge, score, made_at=made_at)
        for a, b, name, verdict, judge, score, made_at in _DECIDING.all(connection, seqs=numbers(members))
        if b in members
    ]


def place_alone(connection: Connection, seq: int, name: str) -> int:
    """Gives a new account, which no judgement joins to any other, an incident of its own."""
    made = _mint(connection, name, seq, 1)
    _MOVE.run(connection, at=seq, into=made)
    return made


def _members(connection: Connection, seqs: Iterable[int]) -> dict[int, Member]:
    """The accounts, all that share their incidents, and those of incidents linked to these, in the order of arrival."""
    found = {row[0]: Member(*row) for row in _THESE.all(connection, seqs=numbers(seqs))}
    homes = {member.incident for member in found.values() if member.incident is not None}
    new = homes
    while new:
        found.update((row[0], Member(*row)) for row in _IN_INCIDENTS.all(connection, seqs=numbers(new)))
        if len(found) >= REACH:
            break
        linked = _LINKED.values(connection, seqs=numbers(found))
        new = {home for home in linked if home is not None} - homes
        homes |= new
    return dict(sorted(found.items()))


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


def _rehome(connection: Connection, members: Mapping[int, Member], living: set[int | None]) -> None:
    """Incidents without a founder whose accounts went elsewhere: they live on where the oldest of these went."""
    left = {member.incident for member in members.values() if member.incident is not None} - living
    for old in _ORPHANED.values(connection, seqs=numbers(left)):
        first = min(seq for seq, member in members.items() if member.incident == old)
        _MERGE.run(connection, at=old, into=_HOMES.value(connection, seqs=numbers([first])))


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
