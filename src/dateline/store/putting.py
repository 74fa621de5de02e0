"""A reading into rows: the report, its text in the index, its claims and accounts, and the version it replaces."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from dateline.schema.claims import Reading
from dateline.schema.errors import LedgerError
from dateline.schema.ledger import ReportHead, Telling
from dateline.schema.report import Report
from dateline.store import rows, search
from dateline.store.ids import global_account, global_claim, input_digest, source_key, tombstone_digest, url_key
from dateline.store.prepared import Prepared, values_of
from dateline.store.tables import account, claim, raw_input, report, tombstone

_INPUT = Prepared(select(raw_input.c.digest).where(raw_input.c.digest == bindparam("digest")))
_KNOWN = Prepared(select(report.c.seq).where(report.c.id == bindparam("id")))
_BURIED = Prepared(select(tombstone.c.digest).where(tombstone.c.digest == bindparam("digest")))
_BY_URL = Prepared(
    select(report.c.seq, report.c.id).where(report.c.url_key == bindparam("key"), report.c.replaced_by.is_(None))
)
_NAMED = Prepared(
    select(report.c.seq, report.c.id).where(report.c.id == bindparam("id"), report.c.replaced_by.is_(None))
)
_PUT_REPORT = Prepared(insert(report).values(values_of(report)).returning(report.c.seq))
_PUT_ACCOUNT = Prepared(insert(account).values(values_of(account, leave=("incident",))).returning(account.c.seq))
_PUT_CLAIM = Prepared(insert(claim).values(values_of(claim)))
_PUT_INPUT = Prepared(insert(raw_input).values(values_of(raw_input)))
_REPLACE = Prepared(update(report).where(report.c.seq == bindparam("at")).values(replaced_by=bindparam("newer")))


@dataclass(frozen=True, slots=True)
class Put:
    """What was put: the tellings, their accounts' numbers in the same order, and the replaced report's number."""

    tellings: tuple[Telling, ...]
    accounts: tuple[int, ...]
    replaced: int | None


def input_seen(connection: Connection, raw_digest: str, source: str) -> bool:
    """Whether this raw input came from this source before."""
    digest = input_digest(raw_digest, source)
    return _INPUT.value(connection, digest=digest) is not None


def report_seq(connection: Connection, report_id: str) -> int | None:
    """The number of a report, or None."""
    seq: int | None = _KNOWN.value(connection, id=report_id)
    return seq


def buried(connection: Connection, report_id: str) -> bool:
    """Whether the report was forgotten."""
    digest = tombstone_digest("report", report_id)
    return _BURIED.value(connection, digest=digest) is not None


def put_input(connection: Connection, seq: int, raw_digest: str, source: str) -> None:
    """Notes that this raw input gave that report."""
    if not input_seen(connection, raw_digest, source):
        _PUT_INPUT.run(connection, digest=input_digest(raw_digest, source), report=seq)


def put_reading(connection: Connection, reading: Reading, head: ReportHead, came: Report) -> Put:
    """Stores a reading; which report it replaces follows from the address where it is not given.

    `came` is the report as it came, before any name in it was masked: its address and source are what it is known by.

    Raises:
        LedgerError: the report is there or was forgotten, or a text of it is no Unicode.
    """
    _check(connection, reading, head)
    told = reading.report
    key = url_key(came.url) if came.url else None
    before = _before(connection, key, told.replaces)
    if before is not None:
        reading = replace(reading, report=replace(told, replaces=before[1]))
    with _unicode_only(head.id):
        row = {
            **rows.report_row(reading.report), "revision": 0, "url_key": key, "outlet_owner": head.outlet_owner,
            "replaces": reading.report.replaces, "replaced_by": None, "signature": rows.signature_data(head.signature),
            "names": rows.dumps(head.names),
            "detail": rows.detail_data(reading), "words": search.extra_words(reading),
        }  # fmt: skip
        claims = claim_rows(reading)
        accounts = [{"local": one.id, "data": rows.account_data(one)} for one in reading.accounts]
        for made in (row, *claims, *accounts):
            _encodable(made)
    seq = int(_PUT_REPORT.value(connection, **row))
    search.add_text(connection, {**row, "seq": seq})
    put_input(connection, seq, came.raw_digest, source_key(came))
    _PUT_CLAIM.run_many(connection, [{**one, "report": seq} for one in claims])
    seqs = tuple(int(_PUT_ACCOUNT.value(connection, **one, report=seq)) for one in accounts)
    if before is not None:
        _REPLACE.run(connection, at=before[0], newer=head.id)
    return Put(tellings_of(reading, head, seq), seqs, None if before is None else before[0])


def claim_rows(reading: Reading) -> list[dict[str, Any]]:
    """The rows of a reading's claims, without their report's number."""
    return [
        {
            "local": one.id, "account": one.incident, "field": one.field, "stance": one.stance,
            "quote_start": one.quote.start if one.quote else None,
            "quote_end": one.quote.end if one.quote else None, "data": rows.claim_data(one),
        }
        for one in reading.claims
    ]  # fmt: skip


def tellings_of(reading: Reading, head: ReportHead, seq: int) -> tuple[Telling, ...]:
    """A reading's accounts as the ledger will give them back."""
    told = reading.report
    stored = replace(
        head, sequence=seq, replaces=told.replaces, title=told.title, url=told.url, outlet=told.outlet,
        published=told.published, language=told.language, input_id=told.input_id,
    )  # fmt: skip
    claims = {one.id: global_claim(head.id, one) for one in reading.claims}
    return tuple(
        Telling(stored, global_account(head.id, one), tuple(claims[name] for name in one.claims))
        for one in reading.accounts
    )


def _check(connection: Connection, reading: Reading, head: ReportHead) -> None:
    if head.id != reading.report.id:
        raise ValueError(f"the head is of report {head.id}, the reading of {reading.report.id}")
    names = [one.id for one in reading.accounts] + [one.id for one in reading.claims]
    if len(set(names)) != len(names):
        raise ValueError("a reading must number its accounts and claims each differently")
    if any("/" in name for name in names):
        raise ValueError("a reading's ids are local: they hold no '/'")
    if buried(connection, head.id):
        raise LedgerError(
            f"The report {head.id} was forgotten, and is not added again. Leave it out.", code="forgotten"
        )
    if report_seq(connection, head.id) is not None:
        raise LedgerError(f"The report {head.id} is in the ledger already. Leave it out.", code="report-known")


def _before(connection: Connection, key: bytes | None, named: str | None) -> tuple[Any, ...] | None:
    if named is not None:
        return _NAMED.first(connection, id=named)
    return None if key is None else _BY_URL.first(connection, key=key)


def _encodable(row: Mapping[str, Any]) -> None:
    for value in row.values():
        if isinstance(value, str):
            value.encode()


@contextmanager
def _unicode_only(report_id: str) -> Iterator[None]:
    """Turns a lone surrogate in a text into one clear error, before anything is written."""
    try:
        yield
    except UnicodeEncodeError as error:
        raise LedgerError(
            f"The report {report_id} holds half a character (a lone surrogate); expected Unicode text. Read it again "
            "with its right encoding.",
            code="not-unicode",
        ) from error
