"""Pieces and windows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.models.extractor.pieces import LONGEST_WORD, UNKNOWN, Pieces, pieces_of, windows


def test_each_word_begins_with_a_piece_of_its_own() -> None:
    found = pieces_of(["bombardment", "☃", "of"], lambda words: [[7] * len(words[0]), [], [8]])
    assert found == Pieces((7,) * LONGEST_WORD + (UNKNOWN, 8), (0, 8, 9))


@given(st.lists(st.integers(1, 8), max_size=300), st.integers(10, 60), st.integers(0, 9))
def test_windows_own_every_word_once(lengths: list[int], window: int, overlap: int) -> None:
    pieces = pieces_of(["w"] * len(lengths), lambda _: [[1] * one for one in lengths])
    found = list(windows(pieces, window, window - overlap))
    assert [word for one in found for word in range(one.own, one.own_last)] == list(range(len(lengths)))
    for one in found:
        assert one.end - one.start <= window
        assert one.first <= one.own <= one.own_last <= one.last
        assert all(one.start <= pieces.first[word] < one.end for word in range(one.first, one.last))


def test_an_owned_word_has_text_on_both_sides() -> None:
    pieces = pieces_of(["w"] * 1000, lambda words: [[1]] * len(words))
    first, second, *_ = windows(pieces, 500, 400)
    assert first.own_last == second.own == 450
    assert (first.last, second.first) == (500, 400)
