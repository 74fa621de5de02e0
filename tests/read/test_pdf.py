"""PDF: paragraphs over pages, running heads, and what is wrong with bad ones."""

from __future__ import annotations

import textwrap
from pathlib import Path

from dateline.read.options import Limits, ReadOptions
from dateline.schema.report import Refusal, Report
from tests.read.build import BODY, TITLE, one, pdf, read, refused

ASCII = [paragraph.replace('"', "'") for paragraph in BODY]


def lines(paragraph: str) -> list[str]:
    return [*textwrap.wrap(paragraph, 80), ""]


def pages() -> list[list[str]]:
    head = "The Ferro Courier, issue 7"
    body = [line for paragraph in ASCII for line in lines(paragraph)]
    return [[head, *body[:4], "Page 1 of 3"], [head, *body[4:8], "Page 2 of 3"], [head, *body[8:], "Page 3 of 3"]]


def test_paragraphs_run_over_pages_and_running_heads_go(tmp_path: Path) -> None:
    report = one(tmp_path, "a.pdf", pdf(pages(), title=TITLE))
    assert report.title == TITLE
    assert report.published is None
    assert " ".join(report.text.split()) == " ".join(" ".join(ASCII).split())


def test_a_file_name_is_no_title(tmp_path: Path) -> None:
    assert one(tmp_path, "a.pdf", pdf(pages(), title="final_v2.docx")).title is None


def test_a_cut_file_gives_what_it_has_and_says_so(tmp_path: Path) -> None:
    whole = pdf(pages())
    found = read(tmp_path, "a.pdf", whole[: whole.index(b"xref\n")])
    assert [type(each) for each in found] == [Report, Refusal]
    assert isinstance(found[1], Refusal)
    assert found[1].code == "truncated"
    assert refused(tmp_path, "b.pdf", whole[:300]).code == "truncated"


def test_pictures_of_pages_are_refused(tmp_path: Path) -> None:
    assert refused(tmp_path, "a.pdf", pdf([[]])).code == "no-text"


def test_something_else_under_the_ending(tmp_path: Path) -> None:
    assert refused(tmp_path, "a.pdf", b"just some words").code == "binary"
    assert refused(tmp_path, "b.pdf", b"%PDF-1.7 but not really %%EOF").code == "unreadable"


def test_a_locked_file_is_refused(tmp_path: Path) -> None:
    locked = pdf(pages()).replace(
        b"/Root 1 0 R",
        b"/Root 1 0 R /ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" + b"11" * 32 + b"> /U <"
        + b"22" * 32 + b"> >>",
    )  # fmt: skip
    assert refused(tmp_path, "a.pdf", locked).code == "encrypted"


def test_more_pages_than_are_read(tmp_path: Path) -> None:
    found = read(tmp_path, "a.pdf", pdf(pages()), ReadOptions(limits=Limits(pdf_pages=1), detect_language=False))
    assert isinstance(found[0], Report)
    assert isinstance(found[1], Refusal)
    assert found[1].code == "too-large"
