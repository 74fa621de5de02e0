"""Nouns to rows and back. Claims and accounts are the contract's JSON (`schema/wire.py`) with its nulls left out.

What a file from elsewhere holds in a row is checked by reading it: what does not fit is a LedgerError, not a crash.
"""

from __future__ import annotations

import json
import sys
import zlib
from array import array
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar, cast

from dateline.schema.claims import (
    CLAIM_FIELDS,
    Account,
    Attribution,
    Claim,
    DateMention,
    Definition,
    Mention,
    PlaceMention,
    Reading,
    Relation,
)
from dateline.schema.errors import LedgerError
from dateline.schema.ledger import Reason, ReportHead
from dateline.schema.report import OutletRef, PublishedDate, Report
from dateline.schema.values import PartialDate, Place, Span
from dateline.schema.wire import (
    Json,
    account_json,
    account_of,
    claim_json,
    claim_of,
    date_json,
    place_json,
    source_json,
    source_of,
    span_json,
    span_of,
    value_of,
)
from dateline.store.ids import CLAIM_IDS

_DETAIL_LIMIT = 256 << 20
"""Bytes that one report's inflated mentions may take: ten times those of a text of 50 MB that is all names."""

T = TypeVar("T")


class _Sparse(dict[str, Any]):
    """A JSON object whose absent keys are None."""

    def __missing__(self, key: str) -> None:
        return None


_DECODER = json.JSONDecoder(object_hook=_Sparse)


def dumps(data: Any) -> str:
    """Short JSON, characters as they are, keys in their order."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def loads(text: str) -> Any:
    """JSON, absent keys read as None."""
    return _DECODER.decode(text)


def _full(data: Any) -> Any:
    """The same JSON without the nulls in its objects."""
    if isinstance(data, dict):
        return {key: _full(value) for key, value in data.items() if value is not None}
    if isinstance(data, list):
        return [_full(value) for value in data]
    return data


@contextmanager
def trusting_nothing(what: str) -> Iterator[None]:
    """Turns what malformed rows raise into one clear error."""
    try:
        yield
    except (
        KeyError,
        TypeError,
        ValueError,
        AttributeError,
        IndexError,
        OverflowError,
        RecursionError,
        zlib.error,
    ) as error:
        raise LedgerError(
            f"The ledger holds {what} that cannot be read ({error!s:.80}): it is damaged or was changed by another "
            "program. Restore it from a copy.",
            code="ledger-damaged",
        ) from error


def claim_data(claim: Claim) -> str:
    """A claim for its column."""
    return dumps(_full(claim_json(claim)))


def claim_from(text: str, report_id: str | None = None) -> Claim:
    """The claim that `claim_data` wrote; with `report_id`, its ids are made global (as `ids.global_claim` does)."""
    data = loads(text)
    if report_id is not None:
        for key in CLAIM_IDS:
            if key in data:
                data[key] = f"{report_id}/{data[key]}"
    return claim_of(data, CLAIM_FIELDS[data["field"]])


def account_data(account: Account) -> str:
    """An account for its column."""
    return dumps(_full(account_json(account)))


def account_from(text: str) -> Account:
    """The account that `account_data` wrote."""
    return account_of(loads(text))


def reasons_data(reasons: tuple[Reason, ...]) -> str:
    """A judgement's reasons for their column."""
    return dumps([[reason.name, reason.text, reason.weight] for reason in reasons])


def reasons_from(text: str) -> tuple[Reason, ...]:
    """The reasons that `reasons_data` wrote."""
    return tuple(Reason(name, words, weight) for name, words, weight in loads(text))


def report_row(report: Report) -> dict[str, Any]:
    """The columns that a report itself fills."""
    published = report.published
    return {
        "id": report.id, "raw_digest": report.raw_digest, "came_from": report.came_from, "source": report.source,
        "input_id": report.input_id, "title": report.title, "url": report.url,
        "outlet_name": report.outlet.name if report.outlet else None,
        "outlet_id": report.outlet.id if report.outlet else None,
        "published_start": published.start if published else None,
        "published_end": published.end if published else None,
        "published_precision": published.precision if published else None,
        "published_from": published.origin if published else None,
        "language": report.language, "authors": dumps(report.authors), "tags": dumps(report.tags),
        "extra": dumps(dict(report.extra)), "body": report.text,
    }  # fmt: skip


def _outlet_and_date(row: Mapping[Any, Any]) -> tuple[OutletRef | None, PublishedDate | None]:
    outlet = None if row["outlet_name"] is None else OutletRef(row["outlet_name"], row["outlet_id"])
    if row["published_start"] is None:
        return outlet, None
    return outlet, PublishedDate(
        row["published_start"], row["published_end"], row["published_precision"], row["published_from"]
    )


def report_from(row: Mapping[Any, Any]) -> Report:
    """The report of a whole row."""
    outlet, published = _outlet_and_date(row)
    return Report(
        row["id"], row["body"], row["raw_digest"], row["came_from"], row["source"], row["input_id"], row["title"],
        row["url"], outlet, tuple(json.loads(row["authors"])), tuple(json.loads(row["tags"])), published,
        row["language"], row["replaces"], json.loads(row["extra"]),
    )  # fmt: skip


def signature_data(signature: tuple[int, ...]) -> bytes:
    """64 numbers of 32 bits as 256 bytes."""
    return b"".join(number.to_bytes(4, "little") for number in signature)


def signature_from(data: bytes) -> tuple[int, ...]:
    """The numbers that `signature_data` wrote."""
    numbers = array("I", data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return tuple(numbers)


def head_from(row: Mapping[Any, Any]) -> ReportHead:
    """A report's head, from the columns before its text."""
    outlet, published = _outlet_and_date(row)
    return ReportHead(
        row["id"], row["input_id"], row["title"], row["url"], outlet, row["outlet_owner"], published, row["language"],
        signature_from(row["signature"] or b""), row["replaces"], row["seq"], tuple(json.loads(row["names"])),
    )  # fmt: skip


def _said(reading_part: Relation | Definition) -> list[Json]:
    return [source_json(hop) for hop in reading_part.said_by]


def detail_data(reading: Reading) -> bytes:
    """All of a reading that is neither claim nor account nor report, deflated."""
    detail = {
        "attributions": [
            [a.id, span_json(a.source), span_json(a.cue), span_json(a.content), a.within] for a in reading.attributions
        ],
        "mentions": [[m.start, m.end, m.type, m.actor_id, m.outlet_id] for m in reading.mentions],
        "places": [[p.start, p.end, p.name, place_json(p.place)] for p in reading.places],
        "dates": [[d.start, d.end, date_json(d.value)] for d in reading.dates],
        "relations": [
            [
                r.source, r.type, r.target, r.stance, span_json(r.quote), _said(r), r.source_id, r.target_id,
                date_json(r.date),
            ]
            for r in reading.relations
        ],
        "definitions": [[d.term, span_json(d.text), _said(d)] for d in reading.definitions],
    }  # fmt: skip
    return zlib.compress(dumps(_full(detail)).encode(), 6)


def inflated_text(data: bytes) -> str:
    """The JSON that `detail_data` deflated."""
    with trusting_nothing("a report"):
        inflater = zlib.decompressobj()
        text = inflater.decompress(data, _DETAIL_LIMIT)
        if not inflater.eof:
            raise ValueError("cut short, or larger than any report")
        return text.decode()


def _optional(make: Callable[[Mapping[str, Any]], T], data: Mapping[str, Any] | None) -> T | None:
    return None if data is None else make(data)


def _place(data: Mapping[str, Any]) -> Place:
    return cast(Place, value_of(Place, data))


def _date(data: Mapping[str, Any]) -> PartialDate:
    return cast(PartialDate, value_of(PartialDate, data))


def reading_from(report: Report, detail: bytes, accounts: tuple[Account, ...], claims: tuple[Claim, ...]) -> Reading:
    """The reading that was put, from its row's detail and its accounts and claims."""
    data = loads(inflated_text(detail))
    return Reading(
        report, accounts, claims,
        tuple(
            Attribution(i, span_of(source), span_of(cue), cast(Span, span_of(content)), within)
            for i, source, cue, content, within in data["attributions"]
        ),
        tuple(Mention(*mention) for mention in data["mentions"]),
        tuple(PlaceMention(start, end, name, _optional(_place, at)) for start, end, name, at in data["places"]),
        tuple(DateMention(start, end, _optional(_date, value)) for start, end, value in data["dates"]),
        tuple(
            Relation(
                source, kind, target, stance, cast(Span, span_of(quote)), tuple(source_of(hop) for hop in said),
                source_id, target_id, _optional(_date, date),
            )
            for source, kind, target, stance, quote, said, source_id, target_id, date in data["relations"]
        ),
        tuple(
            Definition(term, cast(Span, span_of(text)), tuple(source_of(hop) for hop in said))
            for term, text, said in data["definitions"]
        ),
    )  # fmt: skip
