"""Tokens become running text; wordings are found wherever they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.corpora.words import inflected, joined, nearest, occurrences


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ("Lt . Gen . Oss , of the U . S . Army , died .", "Lt. Gen. Oss, of the U.S. Army, died."),
        ("the 30 - year - old man ’ s car", "the 30-year-old man’s car"),
        ("They haven ’ t said : “ Go ! ”", "They haven’t said: “Go!”"),
        ('He said " go away " and left .', 'He said "go away" and left.'),
        ("They wo n't leave Nelum 's port", "They won't leave Nelum's port"),
        ("about 1 , 800 men ( all armed ) of 7 . 62 mm", "about 1,800 men (all armed) of 7.62 mm"),
        ("It rained . A man ran", "It rained. A man ran"),
    ],
)
def test_tokens_are_written_as_a_newspaper_writes_them(tokens: str, text: str) -> None:
    assert joined(tokens.split()).text == text


def test_a_break_is_a_line_end_and_ends_a_quotation() -> None:
    found = joined(["He", "said", '"', "no", "Then", '"', "yes", '"'], frozenset({4}))
    assert found.text == 'He said "no\nThen "yes"'


@given(
    st.lists(st.text("ab.,-’\"'(U1", min_size=1, max_size=3), min_size=1, max_size=12),
    st.frozensets(st.integers(1, 11)),
)
def test_every_token_stands_where_it_is_said_to(tokens: list[str], breaks: frozenset[int]) -> None:
    found = joined(tokens, breaks)
    assert [found.text[slice(*place)] for place in found.tokens] == tokens
    assert found.span(0, len(tokens)) == (0, len(found.text))
    assert "".join(found.text.split()) == "".join(tokens)


def test_wordings_are_found_across_line_ends_in_any_case_and_brackets() -> None:
    text = "THE BLUE LANTERN\n   FRONT [BLF] AND BLFS; the Blue  Lantern Front"
    found = [text[slice(*place)] for place in occurrences(text, "blue lantern front (blf)")]
    assert found == ["BLUE LANTERN\n   FRONT [BLF]"]
    assert len(occurrences(text, "blue lantern front")) == 2
    assert [text[slice(*place)] for place in occurrences(text, "blf")] == ["BLF"]
    assert occurrences(text, "") == ()


def test_wordings_with_signs_at_their_ends_are_found() -> None:
    assert occurrences('the "Oss" mill', '"oss"') == ((4, 9),)
    assert occurrences("the U.S. mill", "u.s.") == ((4, 8),)


def test_a_plural_is_taken_whole() -> None:
    assert inflected("TWO TRUCKS", "truck") == ((4, 10),)
    assert inflected("TWO BUSES", "bus") == ((4, 9),)
    assert inflected("TRUCKERS", "truck") == ()


def test_the_nearest_place_is_counted_between_the_ends() -> None:
    assert nearest([(0, 2), (30, 40)], (20, 25)) == (30, 40)
    assert nearest([(0, 2), (8, 9)], (4, 6)) == (0, 2)
    assert nearest([], (4, 6)) is None
