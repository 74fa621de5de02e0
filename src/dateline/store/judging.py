"""Judgements: put, withdrawn, and moved to the new accounts when a report's text changes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, insert, or_, select, update

from dateline.schema.claims import Account
from dateline.schema.errors import UsageError
from dateline.schema.ledger import Judgement
from dateline.store import rows
from dateline.store.components import account_row
from dateline.store.prepared import Prepared, values_of
from dateline.store.tables import account, judgement
from dateline.store.tellings import unknown

SAME_WORDS = 0.5
"""Share of an anchor's words that a new account's anchor must have to be the same account. Anchors of two accounts in
one report are seldom alike in a third of their words; a corrected sentence keeps more than two thirds. Set by reason,
not measured: no data set has judged versions."""

_WORD = re.compile(r"[^\W_]+")
_KNOWN = Prepared(
    select(judgement.c.a, judgement.c.b, judgement.c.verdict, judgement.c.judge).where(
        judgement.c.id == bindparam("id")
    )
)
_PUT = Prepared(insert(judgement).values(values_of(judgement)))
_DATA = select(account.c.data).where(account.c.seq == bindparam("seq"))


def put_judgement(connection: Connection, made: Judgement, numbers: Mapping[str, int]) -> tuple[int, int]:
    """Keeps a judgement; returns its accounts' numbers. The same judgement put twice is one.

    Raises:
        UsageError: an account is not there, both are one, or the id stands for another judgement.
    """
    if made.verdict not in ("same", "different", "unsure"):
        raise UsageError(f"The verdict {made.verdict!r:.40} is none; expected same, different or unsure.")
    a, b = (_number(connection, name, numbers) for name in (made.a, made.b))
    if a == b:
        raise UsageError(f"Both sides are the account {made.a}; expected two accounts.", code="one-account")
    known = _KNOWN.first(connection, id=made.id)
    if known is not None:
        if {*known[:2]} == {a, b} and known[2:] == (made.verdict, made.by):
            return a, b
        raise UsageError(f"The judgement id {made.id!r:.80} is taken by another judgement.", code="judgement-known")
    anchors = {"anchor_a": made.anchor_a, "anchor_b": made.anchor_b}
    if made.by.startswith("person:"):
        anchors = {
            "anchor_a": made.anchor_a or _anchor(connection, a), "anchor_b": made.anchor_b or _anchor(connection, b)
        }  # fmt: skip
    row = {
        "id": made.id, "a": a, "b": b, "verdict": made.verdict, "judge": made.by, "score": made.score,
        "made_at": made.made_at, "withdrawn_at": made.withdrawn_at, "reasons": rows.reasons_data(made.reasons),
        **anchors,
    }  # fmt: skip
    _PUT.run(connection, **row)
    return a, b


def _number(connection: Connection, name: str, numbers: Mapping[str, int]) -> int:
    if name in numbers:
        return numbers[name]
    found = account_row(connection, name)
    if found is None:
        raise unknown("account", name)
    return int(found[0])


def _anchor(connection: Connection, seq: int) -> str:
    with rows.trusting_nothing("an account"):
        return rows.account_from(connection.execute(_DATA, {"seq": seq}).scalar_one()).anchor.exact


def withdraw(connection: Connection, judgement_id: str, at: str) -> tuple[int, int]:
    """Withdraws a judgement; returns its accounts' numbers.

    Raises:
        UsageError: there is none of that id, or it was withdrawn before.
    """
    query = select(judgement.c.a, judgement.c.b, judgement.c.withdrawn_at).where(judgement.c.id == judgement_id)
    found = connection.execute(query).first()
    if found is None:
        raise unknown("judgement", judgement_id)
    if found.withdrawn_at is not None:
        raise UsageError(
            f"The judgement {judgement_id} was withdrawn at {found.withdrawn_at}; nothing is left to undo.",
            code="withdrawn",
        )
    connection.execute(update(judgement).where(judgement.c.id == judgement_id).values(withdrawn_at=at))
    return found.a, found.b


def reattach(connection: Connection, old_report: int, accounts: Mapping[int, Account]) -> set[int]:
    """Moves people's standing judgements from a replaced report's accounts to the new ones (by number).

    Each goes to the account whose anchor shares most words with the one that was judged; where none shares enough,
    it stays, and `Ledger.unattached` lists it. Returns the numbers of all accounts whose incidents may change.
    """
    old = set(connection.execute(select(account.c.seq).where(account.c.report == old_report)).scalars())
    query = select(judgement).where(
        or_(judgement.c.a.in_(old), judgement.c.b.in_(old)),
        judgement.c.withdrawn_at.is_(None),
        judgement.c.judge.like("person:%"),
    )
    changed: set[int] = set()
    for row in connection.execute(query.order_by(judgement.c.seq)).mappings().all():
        ends = {side: _moved(row, side, old, accounts) for side in ("a", "b")}
        if ends["a"] != ends["b"] and (ends["a"], ends["b"]) != (row["a"], row["b"]):
            connection.execute(update(judgement).where(judgement.c.seq == row["seq"]).values(**ends))
            changed.update((*ends.values(), row["a"], row["b"]))
    return changed


def _moved(row: Mapping[Any, Any], side: str, old: set[int], accounts: Mapping[int, Account]) -> int:
    if row[side] not in old:
        return int(row[side])
    match = best_match(row[f"anchor_{side}"] or "", {seq: one.anchor.exact for seq, one in accounts.items()})
    return int(row[side]) if match is None else match


def best_match(anchor: str, anchors: Mapping[int, str]) -> int | None:
    """The anchor that shares most words with the one judged, the first of equals; None where none shares enough."""
    words = set(_WORD.findall(anchor.lower()))
    best, most = None, 0.0
    for seq, other in anchors.items():
        theirs = set(_WORD.findall(other.lower()))
        share = len(words & theirs) / max(1, len(words | theirs))
        if share > most:
            best, most = seq, share
    return best if most >= SAME_WORDS else None
