"""What work costs, counted rather than timed: the same on every machine, however busy. Speed itself is measured by
`python -m benchmarks`."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

TraceFunction = Callable[[FrameType, str, Any], Any]


def calls(work: Callable[[], object]) -> int:
    """How many functions `work` calls, those of Python and those written in C. What one call does within itself, such
    as a pattern that backtracks, is not seen: `ends_within` is for that."""
    count = 0

    def counted(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def lines(work: Callable[[], object]) -> int:
    """How many lines of Python `work` runs: sees a loop within one function, which `calls` does not, and is slower."""
    count = 0

    def counted(frame: FrameType, event: str, argument: object) -> TraceFunction:
        nonlocal count
        count += event == "line"
        return counted

    before = sys.gettrace()
    sys.settrace(counted)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


@contextmanager
def ends_within(seconds: float) -> Iterator[None]:
    """Fails where the block takes more CPU seconds of this process: a guard against what would not end, so `seconds`
    is many times what the block takes."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise AssertionError(f"it had not ended after {seconds} s of work")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
