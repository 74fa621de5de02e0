"""Word documents, and the archives that only look like them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.read.build import BODY, TITLE, docx, one, refused, with_part, zipped

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def body(xml: str, prolog: str = "") -> bytes:
    return f'<?xml version="1.0"?>{prolog}<w:document xmlns:w="{W}"><w:body>{xml}</w:body></w:document>'.encode()


def test_paragraphs_tables_and_title(tmp_path: Path) -> None:
    report = one(tmp_path, "a.docx", docx(title=TITLE, rows=[["Killed", "5"], ["Wounded", "12"]]))
    assert report.text == "\n\n".join([*BODY, "Killed | 5", "Wounded | 12"])
    assert report.title == TITLE
    assert report.published is None
    assert report.authors == ()
    assert report.came_from == "file"


ENTITIES = [
    '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
    '<!DOCTYPE d SYSTEM "file:///etc/passwd">',
    '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
]


@pytest.mark.parametrize("prolog", ENTITIES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(tmp_path: Path, prolog: str, encoding: str) -> None:
    xml = body("<w:p><w:r><w:t>words</w:t></w:r></w:p>", prolog).decode()
    data = xml.replace('version="1.0"', f'version="1.0" encoding="{encoding}"').encode(encoding)
    assert refused(tmp_path, "a.docx", with_part(docx(), "word/document.xml", data)).code == "xml-entities"


def test_what_swells_is_refused(tmp_path: Path) -> None:
    swollen = body("<w:p><w:r><w:t>" + "a" * 20_000_000 + "</w:t></w:r></w:p>")
    assert refused(tmp_path, "a.docx", with_part(docx(), "word/document.xml", swollen)).code == "zip-bomb"


def test_deep_nesting_is_refused(tmp_path: Path) -> None:
    deep = body("<w:tbl><w:tr><w:tc>" * 5_000 + "</w:tc></w:tr></w:tbl>" * 5_000)
    assert refused(tmp_path, "a.docx", with_part(docx(), "word/document.xml", deep)).code == "nesting"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (docx()[:-200], "truncated"),
        (docx()[:500], "truncated"),
        (b"no zip at all", "truncated"),
        (zipped({"a.txt": b"words"}), "truncated"),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "encrypted"),
        (docx([]), "empty"),
        (b"", "empty"),
    ],
)
def test_bad_documents(tmp_path: Path, data: bytes, code: str) -> None:
    assert refused(tmp_path, "a.docx", data).code == code
