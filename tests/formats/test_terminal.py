"""What is shown holds no control character, whatever the report held."""

from __future__ import annotations

import json
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from dateline.formats.jsontext import line, pretty
from dateline.formats.terminal import safe_line, safe_text

ANY_TEXT = st.text(st.characters(codec=None), max_size=60)


def test_whole_escape_sequences_go_and_words_stay() -> None:
    assert safe_text("a\x1b[31;1mred\x1b[0m b") == "ared b"
    assert safe_text("x\x1b]0;new title\x07y") == "xy"
    assert safe_text("x\x9b2Jy") == "xy"
    assert safe_text("over\rwritten \u202eevil\u202c") == "overwritten evil"


def test_right_to_left_text_and_its_marks_stay() -> None:
    assert safe_text("قال \u200fالناطق") == "قال \u200fالناطق"


def test_a_line_is_one_line_and_no_longer_than_asked() -> None:
    assert safe_line("a\n b\tc  d") == "a b c d"
    assert safe_line("abcdefgh", 5) == "abcd…"


@given(ANY_TEXT)
def test_no_control_character_survives(text: str) -> None:
    safe = safe_text(text)
    assert not [c for c in safe if unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t"]
    assert safe_text(safe) == safe
    assert "\n" not in safe_line(text)


@given(ANY_TEXT)
def test_json_keeps_every_character_and_shows_none_that_acts(text: str) -> None:
    for written in (line({"text": text}), pretty({"text": text})):
        assert json.loads(written) == {"text": text}
        assert not [c for c in written if unicodedata.category(c) in ("Cc", "Cs") and c != "\n"]
        written.encode("utf-8")
