"""Stretches of a text, asked whether one of them holds another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.spans import Spans

_SPANS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)).map(lambda pair: (min(pair), max(pair))))


@given(_SPANS, st.integers(0, 12), st.integers(0, 12))
def test_a_stretch_is_held_by_one_that_begins_no_later_and_ends_no_earlier(
    spans: list[tuple[int, int]], start: int, end: int
) -> None:
    expected = any(first <= start and end <= last for first, last in spans)
    assert Spans(spans).hold(start, end) is expected


@given(_SPANS, st.integers(0, 12), st.integers(0, 12))
def test_a_stretch_is_met_by_one_that_begins_before_its_end_and_ends_after_its_start(
    spans: list[tuple[int, int]], start: int, end: int
) -> None:
    assert Spans(spans).meet(start, end) is any(first < end and start < last for first, last in spans)
