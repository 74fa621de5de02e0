"""Characters: what a report may hold, and what becomes of the rest."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.read.characters import clean_characters, one_line, without_invisible

ANY_TEXT = st.text(alphabet=st.characters())


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("a\x00b", "ab"),
        ("a\ud800b", "a\ufffdb"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("a\u2029b", "a\n\nb"),
        ("a\u00a0b\u202fc\u3000d\te", "a b c d e"),
        ("\x1b[31mred", "[31mred"),
        ("\ufeffstart", "start"),
        ("e\u0301", "\u00e9"),
        ("e\x00\u0301", "\u00e9"),
        ("نص\u200cمتصل", "نص\u200cمتصل"),
    ],
)
def test_clean_characters(raw: str, clean: str) -> None:
    assert clean_characters(raw) == clean


@given(ANY_TEXT)
def test_clean_text_can_be_stored_and_stays_clean(raw: str) -> None:
    clean = clean_characters(raw)
    clean.encode("utf-8")
    assert unicodedata.is_normalized("NFC", clean)
    assert "\x00" not in clean
    assert clean_characters(clean) == clean


def test_one_line_folds_blanks_and_knows_nothing_from_something() -> None:
    assert one_line("  A\n title\u00a0here ") == "A title here"
    assert one_line(" \x00\n") is None
    assert one_line(None) is None


def test_invisible_hints_of_pages_are_taken_out() -> None:
    assert without_invisible("check\u00adpoint\u200b s") == "checkpoint s"
