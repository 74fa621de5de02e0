"""WARC files, whole, packed, cut and swollen."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from dateline.read.options import Limits, ReadOptions
from dateline.schema.report import Refusal, Report
from tests.read.build import BODY, TITLE, one, page, pdf, read, refused, warc

JOINED = "\n\n".join(BODY)
PAGES = [
    ("https://courier.example/2031/07/06/five", "text/html; charset=utf-8", page().encode()),
    ("https://courier.example/logo.png", "image/png", b"\x89PNG" * 10),
    ("https://courier.example/robots.txt", "text/plain", b"User-agent: *\nDisallow: /private"),
    ("https://courier.example/notes", "text/plain", JOINED.encode()),
    ("https://courier.example/a.pdf", "application/pdf", pdf([[BODY[0][:80], BODY[0][80:160]]])),
]


@pytest.mark.parametrize("packed", [False, True])
def test_every_page_text_and_pdf_is_a_report(tmp_path: Path, packed: bool) -> None:
    first, notes, paper = read(tmp_path, "a.warc.gz" if packed else "a.warc", warc(PAGES, packed=packed))
    assert isinstance(first, Report)
    assert isinstance(notes, Report)
    assert isinstance(paper, Report)
    assert (first.text, first.title, first.url) == (JOINED, TITLE, "https://courier.example/2031/07/06/five")
    assert first.source.endswith("#https://courier.example/2031/07/06/five")
    assert {report.came_from for report in (first, notes, paper)} == {"page"}
    assert notes.text == JOINED
    assert notes.published is None


def test_errors_and_redirects_are_passed_over(tmp_path: Path) -> None:
    assert refused(tmp_path, "a.warc", warc(PAGES[:1], status="404 Not Found")).code == "empty"


def test_a_page_without_text_is_one_refusal_and_the_rest_goes_on(tmp_path: Path) -> None:
    data = warc([("https://courier.example/", "text/html", b"<html></html>"), PAGES[0]])
    bad, good = read(tmp_path, "a.warc", data)
    assert isinstance(bad, Refusal)
    assert bad.code == "no-article"
    assert isinstance(good, Report)


@pytest.mark.parametrize("packed", [False, True])
def test_what_comes_before_the_cut_is_read(tmp_path: Path, packed: bool) -> None:
    data = warc([PAGES[0], PAGES[3]], packed=packed)
    found = read(tmp_path, "a.warc.gz" if packed else "a.warc", data[:-60])
    assert isinstance(found[0], Report)
    assert isinstance(found[-1], Refusal)
    assert {each.code for each in found[1:] if isinstance(each, Refusal)} == {"truncated"}
    assert len(found[1:]) == sum(isinstance(each, Refusal) for each in found)


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    bomb = warc([("https://courier.example/", "text/html", b"<p>" + b"a" * 30_000_000)], packed=True)
    found = read(tmp_path, "a.warc.gz", bomb)
    assert [each.code for each in found if isinstance(each, Refusal)] == ["truncated", "zip-bomb"]


def test_a_packed_body_that_swells_is_refused(tmp_path: Path) -> None:
    body = gzip.compress(b"<p>" + b"a" * 30_000_000)
    data = warc([("https://courier.example/", "text/html\r\nContent-Encoding: gzip", body), PAGES[0]])
    bad, good = read(tmp_path, "a.warc", data)
    assert isinstance(bad, Refusal)
    assert bad.code == "too-large"
    assert isinstance(good, Report)


def test_too_large_a_record(tmp_path: Path) -> None:
    options = ReadOptions(limits=Limits(record=1000), detect_language=False)
    assert refused(tmp_path, "a.warc", warc(PAGES[:1]), options).code == "too-large"


@pytest.mark.parametrize("data", [b"no archive at all", b"WARC/1.0\r\nbroken"])
def test_no_archive(tmp_path: Path, data: bytes) -> None:
    assert refused(tmp_path, "a.warc", data).code in ("truncated", "empty")


def test_one_page(tmp_path: Path) -> None:
    assert one(tmp_path, "a.warc", warc(PAGES[:1])).text == JOINED
