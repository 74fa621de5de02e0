"""WARC files, plain or gzip: one report for each archived page, text or PDF.

Redirects, errors, pictures and scripts are passed over. When a page was crawled is not when it was published. What
comes before a damaged or missing end is read; the rest is one refusal.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from dateline.read.draft import refusal
from dateline.read.intake import Intake, Reader
from dateline.read.options import ReadOptions
from dateline.read.pdf import read_pdf
from dateline.read.peek import looks_like_markup
from dateline.read.texts import read_html, read_plain
from dateline.schema.errors import InputError
from dateline.schema.report import Refusal, Report

_READ_TYPES: dict[str, Reader] = {
    "text/html": read_html, "application/xhtml+xml": read_html, "text/plain": read_plain, "application/pdf": read_pdf,
}  # fmt: skip
_RECORDS = frozenset(("response", "resource", "conversion"))


@dataclass(frozen=True, slots=True)
class _Member:
    """One archived document."""

    url: str | None
    kind: str
    charset: str | None
    data: bytes


def read_warc(intake: Intake, options: ReadOptions) -> Iterator[Report | Refusal]:
    """The reports of all records of a WARC."""
    from warcio.archiveiterator import ArchiveIterator

    seen = False
    try:
        for record in ArchiveIterator(intake.stream, arc2warc=True):
            member = _member(record, options)
            if member is None:
                continue
            seen = True
            if isinstance(member, InputError):
                yield refusal(_name(intake, record), member)
            else:
                yield from _reports(member, intake, options)
    except InputError:
        raise
    except Exception as error:  # warcio raises several kinds, its own and the parsers', on damaged records
        raise InputError(
            "The archive is damaged or cut here; the records before that were read. Get a whole copy of it.",
            code="truncated",
        ) from error
    if not seen:
        raise InputError("There is no archived page in it; expected WARC records of pages.", code="empty")


def _member(record: Any, options: ReadOptions) -> _Member | InputError | None:
    """The document of a record; None where it is none, an error where it is too large or cut."""
    if record.rec_type not in _RECORDS:
        return None
    if record.http_headers is not None and str(record.http_headers.get_statuscode()) != "200":
        return None
    url = record.rec_headers.get_header("WARC-Target-URI")
    url = url.strip("<> ") if url else None
    headers = record.http_headers or record.rec_headers
    kind, _, parameters = (headers.get_header("Content-Type") or "").partition(";")
    kind = kind.strip().lower()
    if (kind and kind not in _READ_TYPES) or (url or "").endswith("/robots.txt"):
        return None
    limit = options.bound(options.limits.record)
    data = record.content_stream().read(limit + 1)
    if len(data) > limit:
        return InputError(f"The archived page is larger than {limit:,} bytes, the most that is read.", code="too-large")
    if getattr(record.raw_stream, "limit", 0) > 0:
        return InputError("The archive ends within this page. Get a whole copy of it.", code="truncated")
    if not kind:
        kind = "text/html" if looks_like_markup(data) else "text/plain"
    charset = parameters.lower().partition("charset=")[2].split(";")[0].strip(" \"'") or None
    return _Member(url, kind, charset, data)


def _reports(member: _Member, intake: Intake, options: ReadOptions) -> Iterator[Report | Refusal]:
    name = f"{intake.name}#{member.url}" if member.url else intake.name
    stream: BinaryIO = io.BytesIO(member.data)
    url = member.url if (member.url or "").startswith(("http://", "https://")) else None
    try:
        yield from _READ_TYPES[member.kind](Intake(name, stream, url, member.charset, "page"), options)
    except InputError as error:
        yield refusal(name, error)


def _name(intake: Intake, record: Any) -> str:
    url = record.rec_headers.get_header("WARC-Target-URI")
    return f"{intake.name}#{url}" if url else intake.name
