"""Words, pieces, what is to be found, and windows."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.training.extractor.building import TEXT, passage, pieces, settings
from training.corpora.passages import layer_of
from training.extractor.examples import UNKNOWN, all_windows, example_of, windows


def test_entities_stand_at_words() -> None:
    one = example_of(passage(), pieces, settings())
    assert one.entities is not None
    words = [TEXT[start:end] for start, end in one.words]
    told = [[[words[slice(*place)] for place in entity] for entity in role] for role in one.entities]
    assert told == [[], [[["GREY", "COLUMN"], ["GREY", "COLUMN"]]], [[["MILL"]]], [], []]
    assert one.told is True
    assert one.kinds == (False, False, True, False, False, False)


def test_each_word_begins_with_a_piece_of_its_own() -> None:
    one = example_of(
        passage(text="Bombardment 5 Tesk", told=False), lambda words: [[7] * len(words[0]), [], [8]], settings()
    )
    assert one.first == (0, 8, 9)
    assert one.pieces == (7,) * 8 + (UNKNOWN, 8)


def test_what_a_corpus_leaves_out_is_no_negative() -> None:
    bare = replace(passage(), layers=(), groups=None, relevance=None, kinds=None)
    one = example_of(bare, pieces, settings())
    assert (one.entities, one.told, one.kinds) == (None, None, None)
    heads = replace(passage(), layers=(layer_of("roles", (), heads=True),))
    assert example_of(heads, pieces, settings()).entities is None


@given(st.integers(2, 40), st.integers(1, 40), st.integers(1, 200))
def test_windows_hold_every_word(window: int, stride: int, length: int) -> None:
    chosen = settings(window=window, stride=min(stride, window))
    one = example_of(passage(told=False, text="tesk column " * length), pieces, chosen)
    found = list(windows(one, chosen))
    assert {word for w in found for word in range(w.first, w.last)} == set(range(len(one.words)))
    for each in found:
        assert each.end - each.start <= window
        assert all(each.start <= one.first[word] < each.end for word in range(each.first, each.last))


def test_an_empty_text_gives_no_window() -> None:
    assert all_windows([example_of(passage(told=False, text=""), pieces, settings())], settings()) == []
