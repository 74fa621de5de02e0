"""Builds the files that the readers' tests read: pages, PDFs, Word documents, mails, archives; all invented."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Iterable
from email.message import EmailMessage
from pathlib import Path

from dateline.read.options import ReadOptions
from dateline.read.sources import read_sources
from dateline.schema.report import Refusal, Report

BODY = (
    "Gunmen of the invented Grey Lantern group attacked a checkpoint near the town of Ostrava Ferro on Friday and "
    "killed at least five soldiers, the regional police said in a statement that was sent to this newspaper.",
    "The police said that the attackers had come in two cars, and that they had fled to the hills when the army sent "
    "a second unit to the place, which is on the road between the harbour and the capital of the province.",
    '"We heard the shots for an hour," a resident said.',
    "The group has not said that it was behind the attack, but it has claimed others on the same road in the past "
    "year, and the governor of the province has asked the capital for more soldiers and for a curfew.",
)
TITLE = "Five soldiers killed at checkpoint near Ostrava Ferro"


def page(
    body: Iterable[str] = BODY, *, title: str = TITLE, head: str = "", top: str = "", bottom: str = "", lang: str = "en"
) -> str:
    """An HTML page with a menu, an article and a footer."""
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in body)
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{title} | The Ferro Courier</title>'
        f'<meta property="og:site_name" content="The Ferro Courier">{head}</head><body>'
        '<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>'
        f"<article><h1>{title}</h1>{top}{paragraphs}</article>{bottom}"
        "<footer><p>Copyright 2031 The Ferro Courier. All rights reserved.</p></footer></body></html>"
    )


def pdf(pages: Iterable[Iterable[str]], title: str | None = None) -> bytes:
    """A PDF with these lines on its pages (ASCII), written out by hand so that no library is needed."""
    pages = [list(lines) for lines in pages]
    count = len(pages)
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(count))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        shown = "".join(f"({line.replace('(', '').replace(')', '')}) Tj 0 -14 Td " for line in lines)
        stream = f"BT /F1 10 Tf 50 780 Td {shown}ET"
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            f"/Contents {5 + 2 * number} 0 R >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    if title:
        objects.append(f"<< /Title ({title}) >>")
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(out)
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    info = f" /Info {len(objects)} 0 R" if title else ""
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R{info} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return out


def docx(paragraphs: Iterable[str] = BODY, *, title: str | None = None, rows: Iterable[Iterable[str]] = ()) -> bytes:
    """A Word document."""
    import docx as word

    document = word.Document()
    document.core_properties.title = title or ""
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    table_rows = [list(row) for row in rows]
    if table_rows:
        table = document.add_table(rows=0, cols=len(table_rows[0]))
        for row in table_rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def zipped(parts: dict[str, bytes]) -> bytes:
    """A zip of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def with_part(document: bytes, name: str, data: bytes) -> bytes:
    """A Word document with one part replaced."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    return zipped({**parts, name: data})


def mail(
    plain: str | None = "\n\n".join(BODY),
    *, markup: str | None = None, date: str | None = "Sun, 06 Jul 2031 23:30:00 +0500",
    sender: str = "Ilka Moraru <ilka@courier.example>", attachments: Iterable[tuple[str, bytes]] = (),
) -> bytes:  # fmt: skip
    """A mail."""
    message = EmailMessage()
    message["From"] = sender
    message["To"] = "desk@courier.example"
    message["Subject"] = TITLE
    if date:
        message["Date"] = date
    if plain is not None:
        message.set_content(plain)
        if markup is not None:
            message.add_alternative(markup, subtype="html")
    elif markup is not None:
        message.set_content(markup, subtype="html")
    for name, data in attachments:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def warc(pages: Iterable[tuple[str, str, bytes]], *, packed: bool = False, status: str = "200 OK") -> bytes:
    """A WARC of responses: address, content type and body each; one gzip member a record where `packed`."""
    out = b""
    for number, (url, kind, body) in enumerate(pages):
        http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
        head = (
            "WARC/1.0\r\nWARC-Type: response\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\nWARC-Target-URI: {url}\r\n"
            "WARC-Date: 2031-07-07T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(http)}\r\n\r\n"
        ).encode()
        record = head + http + b"\r\n\r\n"
        out += gzip.compress(record, mtime=0) if packed else record
    return out


def jsonl(*records: object) -> bytes:
    """One JSON value a line."""
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records).encode()


def read(path: Path, name: str, data: bytes, options: ReadOptions | None = None) -> list[Report | Refusal]:
    """What the door gives for a file of this name and these bytes."""
    file = path / name
    file.write_bytes(data)
    return list(read_sources([str(file)], options or ReadOptions(detect_language=False)))


def one(path: Path, name: str, data: bytes, options: ReadOptions | None = None) -> Report:
    """The single report in a file."""
    (found,) = read(path, name, data, options)
    assert isinstance(found, Report), found
    return found


def refused(path: Path, name: str, data: bytes, options: ReadOptions | None = None) -> Refusal:
    """The single refusal that a file gives."""
    (found,) = read(path, name, data, options)
    assert isinstance(found, Refusal), found
    return found
