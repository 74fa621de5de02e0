"""Tellings as they are read: many at once, and kept at hand for the next report that asks for the same neighbours."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, select

from dateline.schema.claims import Claim
from dateline.schema.errors import UsageError
from dateline.schema.ledger import Telling
from dateline.store import rows
from dateline.store.ids import global_account
from dateline.store.prepared import Prepared, among, numbers
from dateline.store.tables import account, claim, report

CACHED = 4000
"""Tellings kept in memory, about 10 kB each; linking asks for the same neighbours again and again."""


_HEAD = Prepared(
    select(
        report.c.seq, report.c.id, report.c.input_id, report.c.title, report.c.url, report.c.outlet_name,
        report.c.outlet_id, report.c.outlet_owner, report.c.published_start, report.c.published_end,
        report.c.published_precision, report.c.published_from, report.c.language, report.c.signature,
        report.c.names, report.c.replaces,
    ).where(among(report.c.seq))
)  # fmt: skip
_HEAD_NAMES = (
    "seq", "id", "input_id", "title", "url", "outlet_name", "outlet_id", "outlet_owner", "published_start",
    "published_end", "published_precision", "published_from", "language", "signature", "names", "replaces",
)  # fmt: skip
_WHICH = Prepared(
    select(
        account.c.seq, account.c.report, account.c.data, report.c.revision, report.c.replaces, report.c.replaced_by
    ).join(report, report.c.seq == account.c.report).where(among(account.c.seq))
)  # fmt: skip
_CLAIMS = Prepared(
    select(claim.c.report, claim.c.local, claim.c.data).where(among(claim.c.report)).order_by(claim.c.seq)
)


class Shelf:
    """Tellings lately read. A report's revision tells whether what is kept still holds, also across processes."""

    def __init__(self) -> None:
        self._kept: OrderedDict[int, tuple[int, str | None, Telling]] = OrderedDict()

    def get(self, seq: int, revision: int, replaces: str | None) -> Telling | None:
        """The telling of that account, if it is the same still."""
        found = self._kept.get(seq)
        if found is None or found[:2] != (revision, replaces):
            return None
        self._kept.move_to_end(seq)
        return found[2]

    def put(self, seq: int, revision: int, telling: Telling) -> None:
        """Keeps a telling, and lets the one longest unused go."""
        self._kept[seq] = (revision, telling.report.replaces, telling)
        if len(self._kept) > CACHED:
            self._kept.popitem(last=False)

    def clear(self) -> None:
        """Forgets all."""
        self._kept.clear()


def unknown(what: str, name: str) -> UsageError:
    """The error for an id that the ledger does not hold."""
    return UsageError(
        f"The ledger holds no {what} {name!r:.80}. Look up the id with `dateline search` or `dateline incidents`.",
        code="unknown-id",
    )


def tellings(connection: Connection, seqs: Iterable[int], shelf: Shelf) -> dict[int, tuple[Telling, bool]]:
    """Each account's telling by its number, and whether it stands (its report was not replaced)."""
    found: dict[int, tuple[Telling, bool]] = {}
    wanted: list[tuple[Any, ...]] = []
    for row in _WHICH.all(connection, seqs=numbers(seqs)):
        seq, _, _, revision, replaces, replaced_by = row
        kept = shelf.get(seq, revision, replaces)
        if kept is None:
            wanted.append(row)
        else:
            found[seq] = (kept, replaced_by is None)
    if wanted:
        found.update(_load(connection, wanted, shelf))
    return found


def _load(connection: Connection, wanted: Sequence[tuple[Any, ...]], shelf: Shelf) -> dict[int, tuple[Telling, bool]]:
    seqs = numbers({row[1] for row in wanted})
    heads = {row[0]: dict(zip(_HEAD_NAMES, row, strict=True)) for row in _HEAD.all(connection, seqs=seqs)}
    told: dict[int, dict[str, str]] = {}
    for at, local, data in _CLAIMS.all(connection, seqs=seqs):
        told.setdefault(at, {})[local] = data
    loaded = {}
    with rows.trusting_nothing("an account"):
        for seq, at, data, revision, _, replaced_by in wanted:
            head = rows.head_from(heads[at])
            own = rows.account_from(data)
            claims = tuple(rows.claim_from(told[at][name], head.id) for name in own.claims)
            telling = Telling(head, global_account(head.id, own), claims)
            shelf.put(seq, revision, telling)
            loaded[seq] = (telling, replaced_by is None)
    return loaded


def claims_of(connection: Connection, seq: int) -> tuple[Claim, ...]:
    """A report's claims in their order, with local ids."""
    return tuple(rows.claim_from(data) for *_, data in _CLAIMS.all(connection, seqs=numbers([seq])))
