"""The door: files, folders, pipes, addresses and `-`, in order and lazily."""

from __future__ import annotations

import gzip
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dateline.read.options import ReadOptions
from dateline.read.readers import READERS, reader_for
from dateline.read.sources import read_sources
from dateline.schema.report import Refusal, Report
from tests.read.build import BODY, TITLE, docx, jsonl, mail, one, page, pdf, read, refused, warc

PLAIN = ReadOptions(detect_language=False)
JOINED = "\n\n".join(BODY)
FILES = {
    "a.html": page().encode(), "b.txt": JOINED.encode(), "c.docx": docx(), "d.eml": mail(),
    "e.jsonl": jsonl({"text": JOINED}), "f.warc": warc([("https://courier.example/a", "text/html", page().encode())]),
    "g.jsonl.gz": gzip.compress(jsonl({"text": JOINED})), "h.md": JOINED.encode(),
    "i.warc.gz": warc([("https://courier.example/a", "text/html", page().encode())], packed=True),
}  # fmt: skip


def from_stdin(data: bytes) -> list[Report | Refusal]:
    return list(read_sources(["-"], ReadOptions(stdin=io.BytesIO(data), detect_language=False)))


@pytest.mark.parametrize("name", FILES)
def test_every_format_gives_the_same_text(tmp_path: Path, name: str) -> None:
    report = one(tmp_path, name, FILES[name])
    assert report.text == JOINED
    assert report.published is None or name == "d.eml"


def test_endings_in_capitals_and_the_longest_ending_win() -> None:
    assert reader_for("A.HTML") is READERS[".html"]
    assert reader_for("a.warc.gz") is READERS[".warc.gz"]
    assert reader_for("a.gz") is None


def test_a_folder_is_read_in_order_of_names_and_below(tmp_path: Path) -> None:
    (tmp_path / "z").mkdir()
    (tmp_path / "z" / "a.txt").write_text("Three were killed.")
    (tmp_path / "b.txt").write_text("Two were killed.")
    (tmp_path / "a.txt").write_text("One was killed.")
    (tmp_path / "c.xyz").write_text("?")
    (tmp_path / ".hidden.txt").write_text("Hidden.")
    (tmp_path / "link").symlink_to(tmp_path)
    found = list(read_sources([str(tmp_path)], PLAIN))
    assert [each.text if isinstance(each, Report) else each.code for each in found] == [
        "One was killed.", "Two were killed.", "unknown-format", "Three were killed.",
    ]  # fmt: skip


def test_an_empty_folder_and_missing_files_are_refused(tmp_path: Path) -> None:
    found = list(read_sources([str(tmp_path), str(tmp_path / "none.txt"), "bad\x00name"], PLAIN))
    assert [each.code for each in found if isinstance(each, Refusal)] == ["empty", "missing", "unreadable"]


def test_sources_come_lazily_and_in_order(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One was killed.")
    answers = read_sources([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")], PLAIN)
    assert isinstance(next(answers), Report)
    (tmp_path / "b.txt").write_text("Written after the first was read.")
    assert isinstance(next(answers), Report)


@pytest.mark.parametrize("name", ["a.html", "c.docx", "e.jsonl", "f.warc", "g.jsonl.gz", "i.warc.gz", "b.txt"])
def test_standard_input_is_told_by_its_beginning(name: str) -> None:
    (report,) = from_stdin(FILES[name])
    assert isinstance(report, Report)
    assert report.text == JOINED


def test_standard_input_of_pdf_nothing_and_binary() -> None:
    assert isinstance(from_stdin(pdf([[BODY[0][:80], BODY[0][80:160]]]))[0], Report)
    (nothing,) = from_stdin(b"")
    (program,) = from_stdin(b"\x7fELF" + bytes(200))
    assert isinstance(nothing, Refusal)
    assert isinstance(program, Refusal)
    assert (nothing.code, program.code) == ("empty", "binary")


def test_broken_json_on_standard_input_is_still_told_line_by_line() -> None:
    found = from_stdin(b'{"text": "One."}\n{"text": \n{"text": "Three."}\n')
    assert [type(each) for each in found] == [Report, Refusal, Report]


def test_gzip_within_gzip_is_not_unpacked_for_ever() -> None:
    data = b"Five were killed."
    for _ in range(20):
        data = gzip.compress(data)
    assert [each.code for each in from_stdin(data) if isinstance(each, Refusal)] == ["binary"]


def test_a_pipe_is_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen([sys.executable, "-c", f"open({str(pipe)!r}, 'w').write('Five were killed.')"]):
        (report,) = read_sources([str(pipe)], PLAIN)
    assert isinstance(report, Report)
    assert report.text == "Five were killed."


def test_a_page_under_the_ending_of_a_text_is_read_as_a_page(tmp_path: Path) -> None:
    assert one(tmp_path, "a.txt", page().encode()).title == TITLE


def test_the_same_input_gives_the_same_report_and_one_text_in_two_outlets_is_two(tmp_path: Path) -> None:
    first = one(tmp_path, "a.txt", JOINED.encode())
    again = one(tmp_path, "a.txt", JOINED.encode())
    assert first == again
    outlets = [{"text": JOINED, "outlet": name} for name in ("Courier", "Harbour News")]
    one_outlet, other = read(tmp_path, "b.jsonl", jsonl(*outlets))
    assert isinstance(one_outlet, Report)
    assert isinstance(other, Report)
    assert one_outlet.id != other.id != first.id


def test_what_the_caller_knows_of_the_metadata_goes_first(tmp_path: Path) -> None:
    options = ReadOptions(came_from="feed", detect_language=False)
    assert one(tmp_path, "a.txt", JOINED.encode(), options).came_from == "feed"
    assert one(tmp_path, "a.html", page().encode()).came_from == "page"


def test_the_callers_bound_on_bytes(tmp_path: Path) -> None:
    assert refused(tmp_path, "a.txt", JOINED.encode(), ReadOptions(max_bytes=100)).code == "too-large"


@pytest.mark.parametrize("name", [f"a{ending}" for ending in READERS])
@pytest.mark.parametrize("data", [b"", b"\x00" * 100, b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4])
def test_empty_and_binary_files_of_every_ending_are_refused_with_a_sentence(
    tmp_path: Path, name: str, data: bytes
) -> None:
    for found in read(tmp_path, name, data):
        assert isinstance(found, Refusal)
        assert found.code
        assert len(found.message) > 20
        assert found.message.endswith((".", "?"))


@pytest.mark.parametrize(
    ("name", "data", "needed"),
    [("short.txt", JOINED.encode(), "[]"), ("short.jsonl", jsonl({"text": JOINED}), "['dateline.read.lines']")],
)
def test_reading_a_text_does_not_load_what_it_does_not_need(
    tmp_path: Path, name: str, data: bytes, needed: str
) -> None:
    program = (
        "import sys; from dateline.read.sources import read_sources; from dateline.read.options import ReadOptions; "
        "list(read_sources([sys.argv[1]], ReadOptions())); "
        "print([m for m in ('lxml', 'trafilatura', 'numpy', 'httpx', 'docx', 'pypdfium2', 'py3langid', 'warcio', "
        "'socket', 'email', 'zipfile', *('dateline.read.' + name for name in ('pages', 'metadata', 'pdf', 'word', "
        "'mail', 'archives', 'lines', 'addresses', 'fetch'))) if m in sys.modules])"
    )
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    (tmp_path / name).write_bytes(data)
    ran = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / name)], capture_output=True, text=True, env=env, check=True
    )
    assert ran.stdout.strip() == needed
