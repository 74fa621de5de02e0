"""PDF, by pdfium: the text of its pages, without the lines that stand on every page.

The title is the document's own where it is one. The dates of a PDF's making are not its publication, and its author
field mostly names whoever owns the computer: both are left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from dateline.read.characters import clean_characters, one_line
from dateline.read.draft import Draft, refusal
from dateline.read.identity import raw_digest
from dateline.read.intake import Intake, read_whole
from dateline.read.options import ReadOptions
from dateline.read.paragraphs import paragraphs_of
from dateline.read.texts import scraped_report
from dateline.schema.errors import InputError
from dateline.schema.report import Refusal, Report

_NO_TITLE = re.compile(
    r"^(?:untitled.*|microsoft word.*|document\d*|.{0,80}\.(?:docx?|pdf|indd|odt|rtf|tex|qxd))$", re.IGNORECASE
)
_PAGE_NUMBER = re.compile(
    r"^\W*(?:page|p\.|seite|página|стр\.?)?\s?\d{1,4}(?:\s?(?:/|of|von|de|из)\s?\d{1,4})?\W*$", re.IGNORECASE
)
# A line at the top or the foot of at least this share of three or more pages is a running head.
_RUNNING_SHARE = 0.6
_RUNNING_LINES = 2
_PAGE = re.compile(rb"\b(\d{1,7}) 0 obj\s{0,9}<<(?:[^<>]|<[^<]){0,400}?/Type\s{0,9}/Page\b")
_SOFT_HYPHEN = re.compile("[\u00ad\u0002\ufffe]\\s*\n?")


def read_pdf(intake: Intake, options: ReadOptions) -> Iterator[Report | Refusal]:
    """The report in a PDF, and a refusal beside it where the file is cut short."""
    data = read_whole(intake, options.bound(options.limits.file))
    if b"%PDF-" not in data[:1024]:
        raise InputError("It does not begin like a PDF; expected one. Look at what the file really is.", code="binary")
    cut = b"%%EOF" not in data[-2048:]
    title, pages, left_out = _pages(data, options.limits.pdf_pages, cut=cut)
    paragraphs = _paragraphs(pages)
    if not paragraphs:
        raise _nothing(cut)
    yield scraped_report(paragraphs, Draft("", raw_digest(data), "file", intake.name, title=title), intake, options)
    if cut:
        yield refusal(intake.name, InputError(
            "The PDF ends too early; the pages before that were read. Get a whole copy of the file.", code="truncated",
        ))  # fmt: skip
    if left_out:
        yield refusal(intake.name, InputError(
            f"The PDF has {left_out:,} more pages than the {options.limits.pdf_pages:,} that were read. Split it.",
            code="too-large",
        ))  # fmt: skip


def _nothing(cut: bool) -> InputError:
    if cut:
        return InputError("The PDF ends too early and no page of it can be read. Get a whole copy.", code="truncated")
    return InputError(
        "There is no text in the PDF, perhaps only pictures of pages; expected text. Have it recognised (OCR) first.",
        code="no-text",
    )


def _pages(data: bytes, most: int, *, cut: bool) -> tuple[str | None, list[str], int]:
    """The title, the text of each page, and how many pages were left out."""
    import pypdfium2

    try:
        document = _opened(data, cut=cut)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise InputError("The PDF is locked with a password; unlock it first.", code="encrypted") from error
        if cut:
            raise _nothing(cut) from error
        raise InputError("The PDF is damaged and cannot be opened; expected a whole one.", code="unreadable") from error
    try:
        count = len(document)
        texts = [_page_text(document, number) for number in range(min(count, most))]
        title = one_line(document.get_metadata_dict().get("Title"))
    except pypdfium2.PdfiumError as error:
        raise InputError("The PDF is damaged; expected a whole one.", code="unreadable") from error
    finally:
        document.close()
    return None if title is None or _NO_TITLE.match(title) else title, texts, max(0, count - most)


def _opened(data: bytes, *, cut: bool) -> Any:
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        if not cut:
            raise
    # Without its end a PDF has lost the list of its pages: a new one is written for those that are there.
    pages = [int(number) for number in _PAGE.findall(data)]
    top = max(pages, default=0) + 1_000_000
    kids = " ".join(f"{number} 0 R" for number in pages)
    end = (
        f"\nendstream\nendobj\n{top} 0 obj\n<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>\nendobj\n"
        f"{top + 1} 0 obj\n<< /Type /Catalog /Pages {top} 0 R >>\nendobj\n"
        f"trailer\n<< /Root {top + 1} 0 R /Size {top + 2} >>\nstartxref\n0\n%%EOF\n"
    )
    return pypdfium2.PdfDocument(data + end.encode())


def _page_text(document: Any, number: int) -> str:
    import pypdfium2

    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return ""  # a page that is damaged or cut off: the others are still read
    try:
        text_page = page.get_textpage()
        try:
            text = text_page.get_text_bounded()
        finally:
            text_page.close()
    except pypdfium2.PdfiumError:
        return ""
    finally:
        page.close()
    # pdfium marks a hyphen at a line's end that it knows to be a hyphenation's.
    return clean_characters(_SOFT_HYPHEN.sub("", text.replace("\r\n", "\n")))


def _paragraphs(pages: list[str]) -> list[str]:
    """The paragraphs of all pages; one that runs over the end of a page is one."""
    running = _running_lines(pages)
    paragraphs: list[str] = []
    for page in pages:
        lines = [line for line in page.split("\n") if _plain(line) not in running]
        lines = [line for line in lines if not _PAGE_NUMBER.match(line.strip())]
        own = paragraphs_of("\n".join(lines))
        if own and paragraphs and own[0][0].islower() and paragraphs[-1][-1] not in '.!?:;"”':
            paragraphs[-1] += " " + own.pop(0)
        paragraphs.extend(own)
    return paragraphs


def _running_lines(pages: list[str]) -> frozenset[str]:
    counts: Counter[str] = Counter()
    for page in pages:
        lines = [line for line in page.split("\n") if line.strip()]
        edges = lines[:_RUNNING_LINES] + lines[-_RUNNING_LINES:]
        counts.update({_plain(line) for line in edges})
    least = max(3.0, _RUNNING_SHARE * len(pages))
    return frozenset(line for line, count in counts.items() if count >= least and line)


def _plain(line: str) -> str:
    """A line without its digits, so that running heads with page numbers are alike."""
    return re.sub(r"[\d\s]+", " ", line).strip().casefold()
