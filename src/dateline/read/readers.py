"""Which reader serves an input: told by the ending of its name, or by its beginning where it has no name.

READERS is the table. Each reader's module is loaded when the first input calls for it, because most runs meet one or
two formats. A further format is a further function and a further line in the table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from dateline.read.inflate import packed
from dateline.read.intake import Intake, Reader
from dateline.read.options import ReadOptions
from dateline.read.peek import looks_like_markup, peeked
from dateline.schema.report import Refusal, Report


def _page(intake: Intake, options: ReadOptions) -> Iterator[Report | Refusal]:
    from dateline.read.texts import read_html

    return read_html(intake, options)


def _plain(intake: Intake, options: ReadOptions) -> Iterator[Report | Refusal]:
    from dateline.read.texts import read_plain

    return read_plain(intake, options)


def _pdf(intake: Intake, options: ReadOptions) -> Iterator[Report | Refusal]:
    from dateline.read.pdf import read_pdf

    return read_pdf(intake, options)


def _word(intake: Intake, options: ReadOptions) -> Iterator[Report | Refusal]:
    from dateline.read.word import read_docx

    return read_docx(intake, options)


def _mail(intake: Intake, options: ReadOptions) -> Iterator[Report | Refusal]:
    from dateline.read.mail import read_mail

    return read_mail(intake, options)


def _archive(intake: Intake, options: ReadOptions) -> Iterator[Report | Refusal]:
    from dateline.read.archives import read_warc

    return read_warc(intake, options)


def _lines(intake: Intake, options: ReadOptions) -> Iterator[Report | Refusal]:
    from dateline.read.lines import read_lines

    return read_lines(intake, options)


READERS: Mapping[str, Reader] = {
    ".html": _page, ".htm": _page, ".xhtml": _page,
    ".txt": _plain, ".text": _plain, ".md": _plain,
    ".pdf": _pdf, ".docx": _word, ".eml": _mail,
    ".warc": _archive, ".warc.gz": packed(_archive),
    ".jsonl": _lines, ".jsonl.gz": packed(_lines), ".ndjson": _lines, ".ndjson.gz": packed(_lines),
}  # fmt: skip
"""Which reader serves which ending of a file's name, in lower case."""


def reader_for(name: str) -> Reader | None:
    """The reader for a file's name, or None."""
    name = name.lower()
    endings = [ending for ending in READERS if name.endswith(ending)]
    return READERS[max(endings, key=len)] if endings else None


def sniffed(intake: Intake) -> tuple[Reader, Intake]:
    """The reader for an input without a name, told by its beginning, and the input with its beginning put back."""
    beginning, stream = peeked(intake.stream)
    intake = replace(intake, stream=stream)
    if beginning.startswith(b"\x1f\x8b"):
        return packed(_read_sniffed), intake
    if beginning[:1024].find(b"%PDF-") >= 0:
        return _pdf, intake
    if beginning.startswith(b"PK\x03\x04"):
        return _word, intake
    if beginning.startswith(b"WARC/"):
        return _archive, intake
    plain = beginning.lstrip(b"\xef\xbb\xbf \t\r\n")
    if plain.startswith(b"{") and plain[1:].lstrip()[:1] in (b'"', b"}"):
        return _lines, intake
    return (_page if looks_like_markup(beginning) else _plain), intake


def _read_sniffed(intake: Intake, options: ReadOptions) -> Iterator[Report | Refusal]:
    """What came out of a gzip stream; one within another is not unpacked again."""
    reader, intake = sniffed(intake)
    return (reader if reader.__name__ != "read_packed" else _plain)(intake, options)
