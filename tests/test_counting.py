"""The counters of cost themselves."""

from __future__ import annotations

import re
import sys

import pytest

from tests.counting import calls, ends_within, lines


def test_calls_of_python_and_of_c_are_counted() -> None:
    def one() -> int:
        return len("")

    assert calls(lambda: [one() for _ in range(50)]) - calls(lambda: [one() for _ in range(40)]) == 20


def test_lines_are_counted_within_one_function() -> None:
    def add(number: int) -> int:
        total = 0
        for one in range(number):
            total += one
        return total

    assert lines(lambda: add(200)) - lines(lambda: add(100)) == 200


def test_the_profiler_is_put_back_after_an_error() -> None:
    with pytest.raises(ZeroDivisionError):
        calls(lambda: 1 // 0)
    assert sys.getprofile() is None


def test_a_pattern_that_does_not_end_is_stopped() -> None:
    with pytest.raises(AssertionError, match="not ended"), ends_within(0.05):
        re.match(r"(?:a+)+b", "a" * 60)


def test_what_ends_passes() -> None:
    with ends_within(5):
        assert re.match(r"a+b", "aab")
