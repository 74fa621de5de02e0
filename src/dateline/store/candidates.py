"""Blocking: which accounts share keys with a new one. Few rows a key are looked at, however large the ledger grows."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, insert, select, update

from dateline.schema.ledger import Outline, Telling
from dateline.store import rows
from dateline.store.ids import block_key
from dateline.store.outlines import outline_data, outline_from
from dateline.store.prepared import Prepared, among, numbers, values_of
from dateline.store.tables import account, block, report

REACH = 64
"""Accounts that one key is looked up for at most, the newest ones: a bound on cost, however many hold the key."""

_NEWEST = Prepared(
    select(block.c.account)
    .where(block.c.key == bindparam("key"))
    .order_by(block.c.account.desc())
    .limit(bindparam("reach"))
)
_PUT = Prepared(insert(block).values(values_of(block)))
_OF_REPORT = Prepared(
    select(account.c.seq)
    .join(report, report.c.seq == account.c.report)
    .where(report.c.id == bindparam("report_id"))
    .order_by(account.c.seq)
)


_PUT_OUTLINE = Prepared(update(account).where(account.c.seq == bindparam("at")).values(outline=bindparam("outline")))
_OUTLINES = Prepared(select(account.c.seq, account.c.outline).where(among(account.c.seq)))


def put_keys(connection: Connection, seq: int, outline: Outline, keys: Sequence[str]) -> None:
    """Files an account under its keys, with its outline."""
    _PUT_OUTLINE.run(connection, at=seq, outline=outline_data(outline))
    _PUT.run_many(connection, [{"key": number, "account": seq} for number in sorted({*map(block_key, keys)})])


def candidates(connection: Connection, telling: Telling, keys: Sequence[str], limit: int) -> tuple[Outline, ...]:
    """The outlines of accounts of other reports that share keys, at most `limit`, the likeliest first.

    The accounts of the version that this report replaces come before all others. A shared key speaks the louder the
    fewer hold it (one over their number); ties go to the newer account.
    """
    weights: dict[int, float] = {}
    for number in sorted({*map(block_key, keys)}):
        holders = _NEWEST.values(connection, key=number, reach=REACH)
        for seq in holders:
            weights[seq] = weights.get(seq, 0.0) + 1.0 / len(holders)
    own = set(_OF_REPORT.values(connection, report_id=telling.report.id))
    before: list[int] = []
    if telling.report.replaces is not None:
        before += _OF_REPORT.values(connection, report_id=telling.report.replaces)
    ranked = sorted((seq for seq in weights if seq not in own), key=lambda seq: (-weights[seq], -seq))
    chosen = list(dict.fromkeys([*before, *ranked]))[:limit]
    told = {seq: data for seq, data in _OUTLINES.all(connection, seqs=numbers(chosen)) if data is not None}
    with rows.trusting_nothing("an outline"):
        return tuple(outline_from(told[seq]) for seq in chosen if seq in told)
