"""Word documents (.docx), by python-docx: paragraphs and tables in their order.

The title is that of the document's properties, or its one paragraph in the style "Title". When and by whom the file was
made is not when and by whom the report was published: both are left out.

A .docx is a zip of XML. It is looked over before it is opened: how far it swells, and that no part declares a document
type, which is what external and swelling entities need.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from dateline.read.characters import clean_characters, one_line
from dateline.read.draft import Draft
from dateline.read.identity import raw_digest
from dateline.read.intake import Intake, read_whole
from dateline.read.options import MEBIBYTE, Limits, ReadOptions
from dateline.read.texts import scraped_report
from dateline.schema.errors import InputError
from dateline.schema.report import Report

_MOST_PARTS = 5_000
# A part of 32 MiB of XML holds several thousand pages; lxml needs about ten times that.
_LARGEST_PART = 32 * MEBIBYTE
_LARGEST = 160 * MEBIBYTE
# XML of one repeated element shrinks to about a hundredth; real documents to a tenth.
_RATIO_FLOOR = 4 * MEBIBYTE
_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_NO_TITLE = re.compile(r"^(?:untitled.*|document\d*|word document|microsoft word.*|.{0,80}\.docx?)$", re.IGNORECASE)


def read_docx(intake: Intake, options: ReadOptions) -> Iterator[Report]:
    """The report in a Word document."""
    data = read_whole(intake, options.bound(options.limits.file))
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise InputError(
            "It is an old Word file or one locked with a password; expected an open .docx. Save it as .docx.",
            code="encrypted",
        )
    _look_over(data, options.limits)
    title, paragraphs = _contents(data)
    if not paragraphs:
        raise InputError("There is no text in the document; expected a report.", code="empty")
    if paragraphs[0] == title:
        paragraphs = paragraphs[1:] or paragraphs
    yield scraped_report(paragraphs, Draft("", raw_digest(data), "file", intake.name, title=title), intake, options)


def _look_over(data: bytes, limits: Limits) -> None:
    """Lets an honest archive pass.

    Raises:
        InputError: `truncated`, `zip-bomb`, `encrypted` or `xml-entities`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            swollen = sum(part.file_size for part in parts)
            xml = [part for part in parts if part.filename.lower().endswith((".xml", ".rels"))]
            largest = max((part.file_size for part in xml), default=0)
            if (
                len(parts) > _MOST_PARTS
                or swollen > _LARGEST
                or largest > _LARGEST_PART
                or (swollen > _RATIO_FLOOR and swollen > limits.ratio * len(data))
            ):
                raise InputError(
                    f"The document swells from {len(data):,} to {swollen:,} bytes; expected an ordinary one. "
                    "Save its text and give that.",
                    code="zip-bomb",
                )
            for part in xml:
                # zipfile reads no more than the size that the directory names, so the sum above holds.
                _refuse_entities(archive.read(part))
    except RuntimeError as error:
        raise InputError("The document is locked with a password; expected an open one.", code="encrypted") from error
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, ValueError) as error:
        raise _damaged() from error
    except zipfile.zlib.error as error:  # type: ignore[attr-defined]  # zipfile's own import of zlib
        raise _damaged() from error


def _damaged() -> InputError:
    return InputError(
        "It is no whole .docx; expected a Word document. Get a whole copy, or save its text and give that.",
        code="truncated",
    )


def _refuse_entities(part: bytes) -> None:
    # In UTF-16 every other byte is a NUL; without them the markup reads as ASCII.
    plain = part.replace(b"\x00", b"") if part[:4].count(0) else part
    if _DOCTYPE.search(plain):
        raise InputError(
            "The document declares XML entities, which no Word document needs; expected none. Save it anew in Word.",
            code="xml-entities",
        )


def _contents(data: bytes) -> tuple[str | None, list[str]]:
    import docx

    try:
        document = docx.Document(io.BytesIO(data))
        title = one_line(document.core_properties.title)
        paragraphs: list[str] = []
        for block in document.iter_inner_content():
            if hasattr(block, "rows"):
                paragraphs.extend(_rows(block))
            else:
                text = one_line(block.text.replace("\n", " "))
                style = getattr(block.style, "name", "") or ""
                if text and style == "Title" and title is None:
                    title = text
                elif text:
                    paragraphs.append(text)
    except Exception as error:  # python-docx raises whatever its parts run into on a damaged document
        if "depth" in str(error).lower():
            raise InputError("The document's XML is nested too deep.", code="nesting") from error
        raise _damaged() from error
    return None if title is None or _NO_TITLE.match(title) else clean_characters(title), paragraphs


def _rows(table: Any) -> Iterator[str]:
    """The table's rows, their cells parted by a bar; merged cells once."""
    for row in table.rows:
        cells: list[str] = []
        before: Any = None
        for cell in row.cells:
            if cell._tc is not before:
                cells.append(one_line(cell.text) or "")
            before = cell._tc
        told = [cell for cell in cells if cell]
        if told:  # an empty cell keeps its place: the next is of another column
            yield told[0] if len(told) == 1 else " | ".join(cells).strip()
