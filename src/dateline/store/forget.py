"""What is asked to be forgotten goes from every table and index; a digest stays, so that it does not come back.

The words leave the tables here, within the transaction; `Ledger.scrub` then takes them out of the file's free pages,
the full-text index and the write-ahead log. A mark in `meta` says that this is still to be done, so that a kill in
between is made good at the next opening.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from sqlalchemy import Connection, delete, insert, or_, select, update

from dateline.schema.claims import Reading
from dateline.schema.ledger import Judgement
from dateline.store import placing, putting, queries, rows, search
from dateline.store.ids import tombstone_digest
from dateline.store.names import mask_pattern, masked, masked_reading, name_digest, name_words, without
from dateline.store.outlines import forgetting, outline_data, outline_from
from dateline.store.prepared import among, numbers
from dateline.store.tables import account, block, claim, judgement, meta, raw_input, report, tombstone
from dateline.store.tellings import unknown

PENDING = "scrub"
_BATCH = 200
"""Reports looked at in one go when a name is searched, a few MB."""


def forget_report(connection: Connection, report_id: str) -> tuple[set[int], set[int]]:
    """Deletes a report; returns the incidents it told of, and the accounts of others that are left in them.

    Raises:
        UsageError: the ledger holds no such report.
    """
    query = select(report.c.seq, report.c.title, report.c.body, report.c.words).where(report.c.id == report_id)
    row = connection.execute(query).mappings().first()
    if row is None:
        raise unknown("report", report_id)
    seqs = list(connection.execute(select(account.c.seq).where(account.c.report == row["seq"])).scalars())
    homes = placing.disown(connection, seqs)
    gone = {"seqs": numbers(seqs)}
    connection.execute(delete(judgement).where(or_(among(judgement.c.a), among(judgement.c.b))), gone)
    connection.execute(delete(block).where(among(block.c.account)), gone)
    search.drop_text(connection, row)
    for table in (claim, account):
        connection.execute(delete(table).where(table.c.report == row["seq"]))
    connection.execute(update(raw_input).where(raw_input.c.report == row["seq"]).values(report=None))
    connection.execute(delete(report).where(report.c.seq == row["seq"]))
    _bury(connection, tombstone_digest("report", report_id), "report", 0)
    left = connection.execute(select(account.c.seq).where(among(account.c.incident)), {"seqs": numbers(homes)})
    return homes, set(left.scalars())


def forget_name(connection: Connection, name: str) -> tuple[tuple[str, ...], set[int]]:
    """Masks a name everywhere; returns the reports that held it and the incidents they tell of.

    Raises:
        UsageError: it is no name that can be forgotten.
    """
    words = name_words(name)
    pattern = mask_pattern(words)
    _bury(connection, name_digest(words), "name", len(words))
    changed = []
    homes: set[int] = set()
    anchors: dict[str, str] = {}
    for report_id, seq in _holders(connection, max(words, key=len)):
        before = queries.reading_by_id(connection, report_id)
        after = masked_reading(before, pattern)
        if after != before:
            pairs = zip(before.accounts, after.accounts, strict=True)
            anchors.update((old.anchor.exact, new.anchor.exact) for old, new in pairs)
            _rewrite(connection, seq, after, words)
            changed.append(report_id)
            told = select(account.c.incident).where(account.c.report == seq, account.c.incident.is_not(None))
            homes.update(connection.execute(told).scalars())
    _mask_judgements(connection, pattern, anchors)
    return tuple(changed), homes


def _bury(connection: Connection, digest: bytes, what: str, size: int) -> None:
    if connection.execute(select(tombstone.c.what).where(tombstone.c.digest == digest)).first() is None:
        connection.execute(insert(tombstone).values(digest=digest, what=what, size=size))
    if connection.execute(select(meta.c.value).where(meta.c.key == PENDING)).first() is None:
        connection.execute(insert(meta).values(key=PENDING, value="pending"))


def _holders(connection: Connection, word: str) -> Iterator[tuple[str, int]]:
    """Reports that hold a word anywhere: a sieve, so that few have to be read whole."""
    found = re.compile(re.escape(word), re.IGNORECASE)
    columns = (
        report.c.title, report.c.url, report.c.source, report.c.input_id, report.c.outlet_name, report.c.authors,
        report.c.tags, report.c.extra, report.c.words, report.c.body,
    )  # fmt: skip
    last = 0
    while True:
        query = select(report.c.seq, report.c.id, report.c.detail, *columns).where(report.c.seq > last)
        batch = connection.execute(query.order_by(report.c.seq).limit(_BATCH)).all()
        if not batch:
            return
        first, last = batch[0].seq, batch[-1].seq
        claims = select(claim.c.report, claim.c.data).where(claim.c.report.between(first, last))
        hit = {at for at, data in connection.execute(claims) if found.search(data)}
        for row in batch:
            texts = (*row[3:], rows.inflated_text(row.detail))
            if row.seq in hit or any(found.search(text) for text in texts if text):
                yield row.id, row.seq


def _rewrite(connection: Connection, seq: int, reading: Reading, words: tuple[str, ...]) -> None:
    columns = report.c.seq, report.c.title, report.c.body, report.c.words, report.c.names
    old = connection.execute(select(*columns).where(report.c.seq == seq)).mappings().one()
    search.drop_text(connection, old)
    with rows.trusting_nothing("a report"):
        names = without(tuple(json.loads(old["names"])), words)
    row = {
        **rows.report_row(reading.report), "detail": rows.detail_data(reading), "words": search.extra_words(reading),
        "names": rows.dumps(names), "seq": seq,
    }  # fmt: skip
    connection.execute(update(report).where(report.c.seq == seq).values({**row, "revision": report.c.revision + 1}))
    search.add_text(connection, row)
    for made in putting.claim_rows(reading):
        where = claim.c.report == seq, claim.c.local == made["local"]
        connection.execute(update(claim).where(*where).values(data=made["data"]))
    for one in reading.accounts:
        held = account.c.report == seq, account.c.local == one.id
        values = {"data": rows.account_data(one)}
        known = connection.execute(select(account.c.outline).where(*held)).scalar()
        if known is not None:
            with rows.trusting_nothing("an outline"):
                values["outline"] = outline_data(forgetting(outline_from(known), words, one.anchor.exact))
        connection.execute(update(account).where(*held).values(values))


def _mask_judgements(connection: Connection, pattern: re.Pattern[str], anchors: Mapping[str, str]) -> None:
    query = select(judgement.c.seq, judgement.c.anchor_a, judgement.c.anchor_b, judgement.c.reasons)
    for seq, anchor_a, anchor_b, reasons in connection.execute(query).all():
        with rows.trusting_nothing("a judgement"):
            before = Judgement(
                "", "", "", "unsure", "", 0.0, rows.reasons_from(reasons), None, None, anchor_a, anchor_b
            )
        known = replace(before, anchor_a=anchors.get(anchor_a, anchor_a), anchor_b=anchors.get(anchor_b, anchor_b))
        after = masked(known, pattern)
        if after != before:
            connection.execute(
                update(judgement).where(judgement.c.seq == seq).values(
                    anchor_a=after.anchor_a, anchor_b=after.anchor_b, reasons=rows.reasons_data(after.reasons)
                )
            )  # fmt: skip


def is_pending(connection: Connection) -> bool:
    """Whether forgotten words may still stand in the file's free pages."""
    return connection.execute(select(meta.c.value).where(meta.c.key == PENDING)).first() is not None


def done(connection: Connection) -> None:
    """The file is clean."""
    connection.execute(delete(meta).where(meta.c.key == PENDING))
