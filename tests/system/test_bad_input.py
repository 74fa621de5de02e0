"""Everything that the issue names as bad input, given to the program itself: one error each, the rest done."""

from __future__ import annotations

import gzip
import io
import json
import os
import random
import zipfile
from pathlib import Path

import pytest

from tests.system.running import TOLD, Ran, dateline, write_lines

PAGE = f"<html><head><title>T</title></head><body><article><p>{TOLD} {TOLD}</p><p>{TOLD}</p></article></body></html>"


def archived(page: str, number: int = 1) -> bytes:
    """One WARC record of a page."""
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page.encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Date: 2021-01-01T00:00:00Z\r\n"
        f"WARC-Target-URI: http://plain.example/{number}\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def document(*, entities: bool = False) -> bytes:
    """A Word document of one paragraph; with `entities`, one that swells and one that names a file."""
    import docx

    made, plain = docx.Document(), io.BytesIO()
    made.add_paragraph(TOLD)
    made.save(plain)
    if not entities:
        return plain.getvalue()
    changed = io.BytesIO()
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "word/document.xml":
                kind = b'?><!DOCTYPE x [<!ENTITY a "secret"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
                part = part.replace(b"?>", kind, 1).replace(b"gunmen", b"&a;&b;")
            target.writestr(name, part)
    return changed.getvalue()


def swollen_document() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("[Content_Types].xml", "<x/>")
        target.writestr("word/document.xml", "<w>" + " " * 100_000_000)
    return made.getvalue()


def refused_files() -> dict[str, tuple[bytes, str]]:
    """Files that hold nothing to read, and the code of the error that each must give."""
    noise = random.Random(2).randbytes(20_000)
    return {
        "01-empty.txt": (b"", "empty"), "02-empty.html": (b"", "empty"), "03-empty.pdf": (b"", "empty"),
        "04-empty.docx": (b"", "empty"), "05-empty.eml": (b"", "empty"), "06-empty.warc": (b"", "empty"),
        "07-empty.jsonl": (b"", "empty"), "08-blank.txt": (b" \n\n\t", "empty"), "09-noise.txt": (noise, "binary"),
        "10-picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(100), "binary"), "11-noise.html": (noise, "binary"),
        "12-noise.pdf": (noise, "binary"), "13-noise.docx": (noise, "truncated"), "14-noise.warc": (noise, "truncated"),
        "15-noise.jsonl.gz": (noise, "truncated"), "16-cut.pdf": (b"%PDF-1.4\n1 0 obj\n<</Type/Catalog", "truncated"),
        "17-cut.docx": (document()[:-500], "truncated"), "18-entities.docx": (document(entities=True), "xml-entities"),
        "19-swollen.docx": (swollen_document(), "zip-bomb"),
        "20-swollen.jsonl.gz": (gzip.compress(b'{"text":"' + b"a " * 30_000_000), "zip-bomb"),
        "21-swollen.warc.gz": (gzip.compress(archived("<p>a" * 15_000_000)), "zip-bomb"),
        "22-deep.html": ((b"<div>" * 100_000) + TOLD.encode() + b"</div>" * 100_000, "nesting"),
        "23-unclosed.html": (b"<b><i>" * 50_000 + TOLD.encode(), "nesting"),
        "24-deep.jsonl": (b'{"a":' * 100_000 + b"1" + b"}" * 100_000 + b"\n", "nesting"),
        "25-large.html": (b"<p>" + TOLD.encode() * 600_000, "too-large"),
        "26-unknown.xyz": (TOLD.encode(), "unknown-format"),
    }  # fmt: skip


GOOD: dict[str, bytes] = {
    "a.txt": TOLD.encode(), "b.docx": document(), "c.warc": archived(PAGE), "d.warc.gz": gzip.compress(archived(PAGE)),
    "e-utf16.txt": TOLD.encode("utf-16"), "f-nul.txt": TOLD.replace(" ", "\0 ", 3).encode(),
    "g-windows.txt": f"{TOLD} The café’s façade fell.".encode("cp1252"),
    "h-koi8.txt": ("Вооружённые люди убили пять человек в Худжанде, сообщила полиция. " * 5).encode("koi8-r"),
    "i-broken.txt": TOLD.encode() + b" caf\xff \xfe and more. " + ("Müller, Jäger und Köhler. " * 9).encode(),
    "j-rtl.txt": f"قتل مسلحون خمسة أشخاص في كويتا. \u202e{TOLD}\u202c".encode(),
    "k-bom.jsonl": b"\xef\xbb\xbf" + json.dumps({"text": TOLD}).encode() + b"\r\n",
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All of them, the bad before the good by name."""
    made = tmp_path_factory.mktemp("mixed") / "all"
    made.mkdir()
    for name, (data, _) in refused_files().items():
        (made / name).write_bytes(data)
    for name, data in GOOD.items():
        (made / name).write_bytes(data)
    return made


@pytest.fixture(scope="module")
def whole(folder: Path) -> Ran:
    """One run over the folder."""
    return dateline(folder.parent, "read", folder, "--format", "jsonl", limit=180)


def test_each_bad_file_is_named_with_its_code_and_the_good_ones_are_read(folder: Path, whole: Ran) -> None:
    assert whole.status == 3
    found = whole.lines()
    errors = [(Path(line["source"].split("#")[0]).name if line.get("source") else "", line["error"])
              for line in found if "error" in line]  # fmt: skip
    codes: dict[str, set[str]] = {}
    for name, error in errors:
        codes.setdefault(name, set()).add(error["code"])
    lines_of = {"24-deep.jsonl": "nesting"}  # an error of a line names the line, not the file
    for name, (_, code) in refused_files().items():
        if name not in lines_of:
            assert code in codes[name], (name, codes.get(name))
    assert "nesting" in codes[""]
    assert sum("report" in line for line in found) == len(GOOD)
    assert "Traceback" not in whole.err


def test_every_error_says_what_was_wrong_in_one_or_more_sentences(whole: Ran) -> None:
    for line in whole.lines():
        if "error" in line:
            message = line["error"]["message"]
            assert message.endswith(".")
            assert "\n" not in message
            assert len(message) < 300
            assert "Error" not in message, "a class of ours or Python's is no explanation"


def test_no_file_that_an_entity_names_is_ever_read(whole: Ran) -> None:
    assert "root:" not in whole.out
    assert "secret" not in whole.out


def test_texts_in_other_encodings_come_out_as_they_are(whole: Ran) -> None:
    texts = [line["report"]["text"] for line in whole.lines() if "report" in line]
    assert sum(text.startswith(TOLD) for text in texts) >= 5
    assert any("café’s façade" in text for text in texts)
    assert any("Вооружённые люди" in text for text in texts)
    assert not any("\0" in text for text in texts)


def test_the_same_folder_is_added_with_the_same_refusals(folder: Path, whole: Ran, tmp_path: Path) -> None:
    added = dateline(tmp_path, "add", folder, "--db", "l.db", limit=180)
    assert added.status == 3
    told = [line for line in added.lines() if "error" not in line]
    assert len(told) == len(GOOD)
    assert sum("error" in line for line in added.lines()) == sum("error" in line for line in whole.lines())
    assert dateline(tmp_path, "doctor", "--db", "l.db", "--format", "jsonl").status == 0


def test_cut_archives_give_what_came_before_the_cut(tmp_path: Path) -> None:
    whole = archived(PAGE, 1) + archived(PAGE.replace("five", "six"), 2)
    (tmp_path / "cut.warc").write_bytes(whole[:-300])
    packed = gzip.compress(archived(PAGE, 1)) + gzip.compress(archived(PAGE.replace("five", "six"), 2))
    (tmp_path / "cut.warc.gz").write_bytes(packed[:-60])
    done = dateline(tmp_path, "read", "cut.warc", "cut.warc.gz", "--format", "jsonl")
    assert done.status == 3
    assert sum("report" in line for line in done.lines()) == 2
    assert {line["error"]["code"] for line in done.lines() if "error" in line} == {"truncated"}


def test_lone_surrogates_and_controls_in_a_line_come_back_as_something_every_file_can_hold(tmp_path: Path) -> None:
    record = (
        b'{"id":"\\ud800x","text":"%s \\udfff \\u0000 end","title":"\\ud800 t","more":["\\udc00"]}\n' % TOLD.encode()
    )
    (tmp_path / "odd.jsonl").write_bytes(record)
    done = dateline(tmp_path, "read", "odd.jsonl", "--format", "jsonl")
    assert done.status == 0, done.err
    report = done.lines()[0]["report"]
    for text in (report["input_id"], report["title"], report["text"], *report["extra"]["more"]):
        text.encode("utf-8")
    assert "\ufffd" in report["text"]
    assert "\0" not in report["text"]
    assert dateline(tmp_path, "add", "odd.jsonl", "--db", "l.db").status == 0


def test_a_broken_line_among_many_good_ones_costs_only_itself(tmp_path: Path) -> None:
    """10,000 lines; most hold no report of violence, so that this takes seconds."""
    with (tmp_path / "many.jsonl").open("w", encoding="utf-8") as lines:
        for number in range(10_000):
            lines.write(
                '{"text": broken\n' if number % 1000 == 7 else f'{{"id": "m{number}", "text": "Bread {number}."}}\n'
            )
    done = dateline(tmp_path, "read", "many.jsonl", "--format", "jsonl", limit=180)
    found = done.lines()
    assert done.status == 3
    assert len(found) == 10_000
    for number, line in enumerate(found):
        if number % 1000 == 7:
            assert (line["input"], line["error"]["code"]) == (number + 1, "bad-json")
        else:
            assert line["report"]["input_id"] == f"m{number}"
    assert done.err.count("refused:") == 10


def test_a_line_with_a_wrong_field_is_told_which(tmp_path: Path) -> None:
    bad = [
        "1", "null", "[]", "{}", '{"text": 5}', '{"text": "x", "published": "yesterday"}',
        '{"text": "x", "title": [1]}',
        '{"id": {}, "text": "x"}', '{"text": "x", "language": "no such"}', '{"text": "x", "more": ' + "9" * 5000 + "}",
    ]  # fmt: skip
    (tmp_path / "bad.jsonl").write_text("\n".join(bad) + "\n", encoding="utf-8")
    done = dateline(tmp_path, "read", "bad.jsonl", "--format", "jsonl")
    assert done.status == 3
    assert [line["input"] for line in done.lines()] == list(range(1, len(bad) + 1))
    assert all(line["error"]["code"] in ("bad-json", "no-text", "bad-field") for line in done.lines())
    assert "set_int_max_str_digits" not in done.out


def test_several_sources_of_which_some_are_refused(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(TOLD, encoding="utf-8")
    (tmp_path / "folder").mkdir()
    sources = ["missing.txt", "good.txt", "folder", "https://plain.example/", "ftp://plain.example/"]
    if os.geteuid() != 0:
        (tmp_path / "closed.txt").write_text(TOLD, encoding="utf-8")
        (tmp_path / "closed.txt").chmod(0)
        sources.append("closed.txt")
    done = dateline(tmp_path, "read", *sources, "--format", "jsonl")
    assert done.status == 3
    found = done.lines()
    assert [("report" in line, line.get("source")) for line in found] == [
        (source == "good.txt", None if source == "good.txt" else source) for source in sources
    ]
    for source in set(sources) - {"good.txt"}:
        assert f"refused: {source}: " in done.err


@pytest.mark.parametrize("name", ["text", "lines", "page"])
def test_stdin_is_told_by_its_beginning(tmp_path: Path, name: str) -> None:
    given = {"text": TOLD, "lines": json.dumps({"id": "s", "text": TOLD}), "page": PAGE}[name].encode()
    done = dateline(tmp_path, "read", "-", "--format", "json", given=given)
    assert done.status == 0, done.err
    assert TOLD in json.loads(done.out)["report"]["text"]


def test_an_empty_stdin_is_refused(tmp_path: Path) -> None:
    done = dateline(tmp_path, "read", "-", "--format", "json")
    assert done.status == 3
    assert json.loads(done.out)["error"]["code"] == "empty"


def test_json_is_one_object_for_one_source_and_a_list_for_several(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"{TOLD} {name}", encoding="utf-8")
    write_lines(tmp_path / "c.jsonl", [{"text": TOLD}, {"text": f"{TOLD} more"}])
    assert isinstance(json.loads(dateline(tmp_path, "read", "a.txt", "--format", "json").out), dict)
    two = json.loads(dateline(tmp_path, "read", "a.txt", "b.txt", "--format", "json").out)
    assert [one["report"]["text"][-1] for one in two] == ["a", "b"]
    assert len(json.loads(dateline(tmp_path, "read", "c.jsonl", "--format", "json").out)) == 2
