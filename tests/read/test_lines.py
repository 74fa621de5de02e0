"""`.jsonl`: the contract's input line."""

from __future__ import annotations

import gzip
import io
import json
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.read.intake import Intake
from dateline.read.lines import read_lines
from dateline.read.options import Limits, ReadOptions
from dateline.schema.report import OutletRef, PublishedDate, Refusal, Report
from tests.counting import calls
from tests.read.build import BODY, TITLE, jsonl, one, page, read, refused

PLAIN = ReadOptions(detect_language=False)
JOINED = "\n\n".join(BODY)


def lines(data: bytes, options: ReadOptions = PLAIN) -> list[Report | Refusal]:
    return list(read_lines(Intake("in.jsonl", io.BytesIO(data)), options))


def test_every_key_of_the_contract(tmp_path: Path) -> None:
    record = {
        "id": "r1", "text": JOINED, "title": "T", "url": "https://courier.example/a?utm_source=x", "outlet": "Courier",
        "published": "2031-07-06", "language": "en", "desk": {"n": [1, None]}, "seen": True,
    }  # fmt: skip
    report = one(tmp_path, "a.jsonl", jsonl(record))
    assert report.text == JOINED
    assert (report.input_id, report.title, report.language) == ("r1", "T", "en")
    assert report.url == "https://courier.example/a"
    assert report.outlet == OutletRef("Courier")
    assert report.published == PublishedDate("2031-07-06", "2031-07-06", "day", "input")
    assert dict(report.extra) == {"desk": {"n": [1, None]}, "seen": True}
    assert report.came_from == "file"
    assert report.source.endswith("a.jsonl:1")


def test_the_input_goes_before_the_page(tmp_path: Path) -> None:
    record = {
        "html": page(head='<meta name="date" content="2030-01-01">'),
        "published": "2031-07-06",
        "outlet": "Courier",
    }
    report = one(tmp_path, "a.jsonl", jsonl(record))
    assert report.text == JOINED
    assert report.title == TITLE
    assert report.outlet == OutletRef("Courier")
    assert report.published == PublishedDate("2031-07-06", "2031-07-06", "day", "input")


def test_text_keeps_what_would_be_furniture_in_a_scrape() -> None:
    text = f"{TITLE}\n\nShare this:\n\n{BODY[0]}\n\nLeave a Comment"
    (report,) = lines(jsonl({"text": text}))
    assert isinstance(report, Report)
    assert report.text == text
    assert report.title is None


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs"]), min_size=1))
def test_text_keeps_its_own_characters_in_their_order(text: str) -> None:
    import unicodedata

    (found,) = lines(jsonl({"text": text}))
    plain = "".join(unicodedata.normalize("NFC", text.replace("\ufeff", "")).split())
    if isinstance(found, Report):
        assert "".join(found.text.split()) == plain
    else:
        assert not plain


def test_one_line_in_gives_one_line_out_in_order() -> None:
    good = json.dumps({"id": 7, "text": "Five were killed."}).encode()
    bad = [
        b"{broken", b"[1, 2]", b'"text"', b"", b'{"id": "x"}', b'{"text": 5}', b'{"text": "a", "published": "soon"}',
        b'{"text": "a", "published": 2031}', b'{"text": "a", "outlet": {"name": "x"}}', b'{"text": "a", "id": true}',
        b'{"text": "a", "language": "northern"}', b'{"text": "\xff"}', b'{"text": " \\u0000 "}', b"[" * 100_000,
        b'{"text": "a", "x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", b'{"text": null, "html": ""}',
        b'{"html": "<html></html>"}',
    ]  # fmt: skip
    found = lines(b"\n".join([good, *bad, good]) + b"\n\n  \n")
    assert len(found) == len(bad) + 2
    assert isinstance(found[0], Report)
    assert isinstance(found[-1], Report)
    assert found[0].input_id == "7"
    refusals = [each for each in found[1:-1] if isinstance(each, Refusal)]
    assert [each.input for each in refusals] == list(range(2, len(bad) + 2))
    assert [each.code for each in refusals] == [
        "bad-json", "bad-json", "bad-json", "empty", "no-text", "bad-field", "bad-field", "bad-field", "bad-field",
        "bad-field", "bad-field", "encoding", "empty", "nesting", "nesting", "no-text", "no-article",
    ]  # fmt: skip
    assert refusals[4].input_id == "x"


def test_odd_values_can_be_written_out_again() -> None:
    data = b'{"id": "a\\ud800", "text": "Five\\ud800 dead.", "n": NaN, "k\\udfff": ["\\ud800", {"x": 1e999}]}\n'
    (report,) = lines(data)
    assert isinstance(report, Report)
    assert report.text == "Five\ufffd dead."
    json.dumps(dict(report.extra), allow_nan=False, ensure_ascii=False).encode()
    assert report.input_id is not None
    report.input_id.encode()


def test_a_byte_order_mark_and_carriage_returns() -> None:
    found = lines(b'\xef\xbb\xbf{"text": "One."}\r\n{"text": "Two."}\r\n')
    assert [each.text for each in found if isinstance(each, Report)] == ["One.", "Two."]


def test_the_same_line_has_the_same_identity_wherever_it_stands() -> None:
    first, _, again = lines(jsonl({"text": "One."}, {"text": "Two."}, {"text": "One."}))
    assert isinstance(first, Report)
    assert isinstance(again, Report)
    assert (first.id, first.raw_digest) == (again.id, again.raw_digest)


def test_a_very_long_line_is_refused_and_the_next_is_read() -> None:
    options = ReadOptions(limits=Limits(line=1000), detect_language=False)
    found = lines(jsonl({"text": "a" * 5000}, {"text": "Two."}), options)
    assert isinstance(found[0], Refusal)
    assert found[0].code == "too-large"
    assert isinstance(found[1], Report)


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path, "a.jsonl", b"").code == "empty"
    assert refused(tmp_path, "b.jsonl", b"\n \n").code == "empty"


def test_gzip_and_a_cut_in_it(tmp_path: Path) -> None:
    packed = gzip.compress(jsonl({"text": "One."}, {"text": "Two."}))
    assert len(read(tmp_path, "a.jsonl.gz", packed)) == 2
    cut = gzip.compress(jsonl({"text": "One."})) + gzip.compress(jsonl({"text": "Two."}))[:-4]
    found = read(tmp_path, "b.jsonl.gz", cut)
    assert isinstance(found[0], Report)
    assert isinstance(found[-1], Refusal)
    assert found[-1].code == "truncated"


def test_a_gzip_bomb_is_refused(tmp_path: Path) -> None:
    bomb = gzip.compress(b" " * 40_000_000)
    found = read(tmp_path, "a.jsonl.gz", bomb)
    assert isinstance(found[-1], Refusal)
    assert found[-1].code in ("zip-bomb", "too-large")


class _Endless(io.RawIOBase):
    """A file of very many lines that takes no room."""

    def __init__(self, line: bytes, count: int) -> None:
        self._line, self._left, self._rest = line, count, b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # typeshed's WriteableBuffer
        if not self._rest and self._left:
            take = min(self._left, 1000)
            self._rest, self._left = self._line * take, self._left - take
        piece = self._rest[: len(buffer)]
        self._rest = self._rest[len(piece) :]
        buffer[: len(piece)] = piece
        return len(piece)


def test_many_lines_are_not_held_in_memory() -> None:
    stream = io.BufferedReader(_Endless(jsonl({"text": "Five were killed in Ostrava Ferro. " * 20}), 3_000))
    tracemalloc.start()
    count = sum(1 for _ in read_lines(Intake("in", stream), PLAIN))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 3_000
    assert peak < 3_000_000


def test_a_line_of_five_hundred_words_costs_little() -> None:
    words = " ".join(BODY).split()
    text = " ".join((words * 5)[:500])
    few, many = (jsonl(*({"id": number, "text": text} for number in range(count))) for count in (50, 100))
    lines(few)
    assert calls(lambda: lines(many)) < 2.2 * calls(lambda: lines(few))
    assert calls(lambda: lines(many)) < 100 * 250  # no function is called for each word


@pytest.mark.parametrize("url", ["file:///etc/passwd", "javascript:alert(1)", "not an address"])
def test_odd_addresses_are_kept_as_words(url: str) -> None:
    (report,) = lines(jsonl({"text": "One.", "url": url}))
    assert isinstance(report, Report)
    assert report.url == "".join(url.split())
