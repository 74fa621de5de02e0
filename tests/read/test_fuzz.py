"""Whatever the bytes, a reader gives reports that can be stored or refusals with a reason, and never falls over."""

from __future__ import annotations

import gzip
import io
import random
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.read.inflate import packed
from dateline.read.intake import Intake
from dateline.read.options import Limits, ReadOptions
from dateline.read.readers import READERS
from dateline.read.sources import read_sources
from dateline.schema.errors import InputError
from dateline.schema.report import Refusal, Report
from tests.read.build import BODY, docx, jsonl, mail, page, pdf, warc

OPTIONS = ReadOptions(detect_language=False, limits=Limits(ratio_floor=1_000_000))
PAGE = page(head='<meta name="date" content="2031-07-06">', top='<p class="byline">By Ilka Moraru</p>').encode()
SEEDS = {
    ".html": PAGE,
    ".txt": "\n\n".join(["Menu", "A title of five words", *BODY, "Share this:", "Leave a comment"]).encode(),
    ".pdf": pdf([[BODY[0][:90], BODY[0][90:180]], [BODY[1][:90]]], title="T"),
    ".docx": docx(rows=[["a", "b"]]),
    ".eml": mail(markup=PAGE.decode(), attachments=[("a.docx", docx()), ("b.html", PAGE)]),
    ".warc": warc(
        [("https://courier.example/a", "text/html", PAGE), ("https://courier.example/b", "text/plain", b"x y.")]
    ),
    ".warc.gz": warc([("https://courier.example/a", "text/html", PAGE)], packed=True),
    ".jsonl": jsonl(
        {"id": "1", "text": BODY[0], "published": "2031-07-06"}, {"html": PAGE.decode(), "x": [1, {"y": None}]}
    ),
    ".jsonl.gz": gzip.compress(jsonl({"text": BODY[0]})),
}
ROUNDS = {".docx": 50, ".eml": 40, ".pdf": 100, ".html": 80, ".warc": 60}


def check(name: str, data: bytes) -> None:
    """Reads `data` under an ending and looks at everything that comes out."""
    try:
        for found in READERS[name](Intake(f"x{name}", io.BytesIO(data)), OPTIONS):
            if isinstance(found, Refusal):
                assert found.code
                assert found.message
                found.message.encode()
            else:
                check_report(found)
    except InputError as error:
        assert error.code
        assert error.message


def check_report(report: Report) -> None:
    assert report.text.strip() == report.text != ""
    assert unicodedata.is_normalized("NFC", report.text)
    assert "\x00" not in report.text
    assert "\n\n\n" not in report.text
    said = [report.text, report.source, report.title, report.url, report.input_id, *report.authors, *report.tags]
    for text in said:
        assert text is None or text.encode()
    assert report.published is None or report.published.start <= report.published.end


def mutated(seed: bytes, chance: random.Random) -> bytes:
    """A file with a few bytes changed, cut, doubled or swapped."""
    data = bytearray(seed)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(data) or 1)
        length = chance.randint(1, 40)
        match chance.randrange(6):
            case 0:
                data[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del data[at : at + length]
            case 2:
                data[at:at] = data[at : at + length] * chance.randint(1, 20)
            case 3:
                data[at:at] = bytes(chance.randrange(256) for _ in range(length))
            case 4:
                data[at:at] = chance.choice(
                    [b"\x00", b"\xff\xfe", b"<div>" * 300, b"&#0;&#xD800;", b"\r\n\r\n", b'"', b"\\ud800"]
                )
            case _:
                del data[at + length * 20 :]
    return bytes(data)


@pytest.mark.parametrize("name", SEEDS)
def test_mutated_files(name: str) -> None:
    chance = random.Random(f"dateline {name}")
    for _ in range(ROUNDS.get(name, 200)):
        check(name, mutated(SEEDS[name], chance))


@pytest.mark.parametrize("name", SEEDS)
def test_files_under_every_other_ending(name: str) -> None:
    for ending in READERS:
        check(ending, SEEDS[name])


@pytest.mark.parametrize("name", sorted(set(READERS) - {".xhtml", ".htm", ".text", ".md", ".ndjson", ".ndjson.gz"}))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.binary(max_size=400))
def test_any_bytes(name: str, data: bytes) -> None:
    check(name, data)


MARKUP = st.text(alphabet=st.sampled_from("<>/=\"'&;#! abpdivtrl0x\n\u0301\u05d0\ud800\x01"), max_size=300)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(MARKUP)
def test_any_markup(markup: str) -> None:
    check(".html", ("<p>Five soldiers were killed.</p>" + markup).encode("utf-8", "surrogatepass"))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
KEYS = st.sampled_from(["id", "text", "html", "title", "url", "outlet", "published", "language", "other"])


@settings(deadline=None)
@given(st.lists(st.dictionaries(KEYS, JSON), min_size=1, max_size=4))
def test_one_answer_for_every_line(records: list[dict[str, object]]) -> None:
    found = list(READERS[".jsonl"](Intake("x", io.BytesIO(jsonl(*records))), OPTIONS))
    assert len(found) == len(records)
    for number, each in enumerate(found, start=1):
        if isinstance(each, Refusal):
            assert each.input == number
        else:
            check_report(each)


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_gzip_tail(data: bytes) -> None:
    try:
        list(packed(READERS[".txt"])(Intake("x", io.BytesIO(gzip.compress(b"Five were killed.") + data)), OPTIONS))
    except InputError as error:
        assert error.code


@given(st.text(min_size=1, max_size=30))
def test_any_name_is_a_source_that_is_answered(name: str) -> None:
    for found in read_sources([f"/nonexistent/{name}"], OPTIONS):
        assert isinstance(found, Refusal)
        found.source.encode()
