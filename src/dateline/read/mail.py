"""Mail (.eml): the message's text, then the documents attached to it.

The plain part is read before the HTML part. Subject, sender's name and date are metadata: the date is when the message
was sent, as its header says. Attachments of a known document format are reports of their own.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from dateline.read.characters import clean_characters
from dateline.read.days import as_published
from dateline.read.decode import decode
from dateline.read.draft import Draft, finish, printable, refusal
from dateline.read.identity import raw_digest
from dateline.read.intake import Intake, Reader, read_whole
from dateline.read.options import ReadOptions
from dateline.read.pages import read_page
from dateline.read.paragraphs import paragraphs_of
from dateline.read.pdf import read_pdf
from dateline.read.texts import read_html, scraped_report
from dateline.read.word import read_docx
from dateline.schema.errors import InputError
from dateline.schema.report import PublishedDate, Refusal, Report

if TYPE_CHECKING:
    from email.message import EmailMessage

MAIL_HEADER = "mail header"
_ATTACHED: Mapping[str, Reader] = {".pdf": read_pdf, ".docx": read_docx, ".html": read_html, ".htm": read_html}
_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
_MOST_PARTS = 500
# The parser looks at every line once for each multipart around it; ordinary mails have one to four.
_MOST_MULTIPARTS = 200
_SHORTEST = 40


def read_mail(intake: Intake, options: ReadOptions) -> Iterator[Report | Refusal]:
    """The report in a message, and those attached to it."""
    data = read_whole(intake, options.bound(options.limits.file))
    message, parts = _message(data)
    attached = [(name, part) for name, part in _attachments(parts)]
    try:
        yield _body(message, parts, data, intake, options)
    except InputError as error:
        if not attached:
            raise
        if error.code not in ("empty", "no-article"):
            yield refusal(intake.name, error)
    for name, part in attached:
        source = f"{intake.name}#{printable(name)}"
        member = Intake(source, io.BytesIO(_payload(part)), came_from=intake.came_from)
        try:
            yield from _ATTACHED[PurePosixPath(name.lower()).suffix](member, options)
        except InputError as error:
            yield refusal(source, error)


def _message(data: bytes) -> tuple[EmailMessage, list[EmailMessage]]:
    if data.count(b"boundary=") > _MOST_MULTIPARTS:
        raise _too_deep()
    from email import message_from_bytes, policy
    from email.message import EmailMessage

    try:
        message = message_from_bytes(data, policy=policy.default)
        parts = [part for part, _ in zip(message.walk(), range(_MOST_PARTS), strict=False)]
    except RecursionError as error:
        raise _too_deep() from error
    except Exception as error:  # the mail parser raises many kinds on damaged headers
        raise InputError(
            "The message is damaged; expected a mail as saved by a mail program.", code="unreadable"
        ) from error
    if not isinstance(message, EmailMessage) or not message.keys():
        raise InputError("It has no mail headers; expected a mail as saved by a mail program.", code="unreadable")
    return message, [part for part in parts if isinstance(part, EmailMessage)]


def _too_deep() -> InputError:
    return InputError("The message's parts are nested too deep; expected an ordinary mail.", code="nesting")


def _body(
    message: EmailMessage, parts: list[EmailMessage], data: bytes, intake: Intake, options: ReadOptions
) -> Report:  # fmt: skip
    draft = Draft(
        text="", raw_digest=raw_digest(data), came_from="file", source=intake.name, title=_header(message, "Subject"),
        authors=_senders(message), published=_sent(message),
    )  # fmt: skip
    plain = _text_of(parts, "text/plain")
    markup = _text_of(parts, "text/html")
    if len(plain.strip()) >= _SHORTEST or (plain.strip() and not markup.strip()):
        text = _SIGNATURE.split(clean_characters(plain), maxsplit=1)[0]
        return scraped_report(paragraphs_of(text), draft, intake, options)
    if not markup.strip():
        raise InputError("There is no text in the message; expected a report.", code="empty")
    page = read_page(markup, url=intake.url, limits=options.limits)
    return scraped_report(page.text.split("\n\n"), draft, intake, options) if page.text else finish(draft, options)


def _text_of(parts: list[EmailMessage], kind: str) -> str:
    """The first part of a kind that is no attachment, as text; "" where there is none."""
    for part in parts:
        if part.get_content_type() == kind and not part.is_attachment():
            payload = _payload(part)
            if payload.strip():
                return decode(payload, declared=part.get_content_charset(), markup=kind == "text/html")
    return ""


def _payload(part: EmailMessage) -> bytes:
    try:
        payload: Any = part.get_payload(decode=True)
    except Exception:  # damaged transfer encodings raise several kinds
        return b""
    return payload if isinstance(payload, bytes) else b""


def _attachments(parts: list[EmailMessage]) -> Iterator[tuple[str, EmailMessage]]:
    for part in parts:
        try:
            name = part.get_filename() if part.is_attachment() else None
        except Exception:  # a damaged header names no file
            name = None
        if name and PurePosixPath(name.lower()).suffix in _ATTACHED:
            yield name, part


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        value = message[name]
    except Exception:  # damaged headers raise several kinds when read
        return None
    return str(value) if value else None


def _senders(message: EmailMessage) -> tuple[str, ...]:
    """The names that the message gives for its senders; addresses alone are no names."""
    from email.utils import getaddresses

    said = _header(message, "From")
    return tuple(name for name, _ in getaddresses([said]) if name and "@" not in name) if said else ()


def _sent(message: EmailMessage) -> PublishedDate | None:
    from email.utils import parsedate_to_datetime

    said = _header(message, "Date")
    if not said:
        return None
    try:
        day = parsedate_to_datetime(said).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return as_published(day, MAIL_HEADER) if 1970 <= day.year <= 2100 else None
