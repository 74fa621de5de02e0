"""Ctrl-C while the ledger is written: it waits until the transaction has ended, so that nothing is cut in the middle
and no library reports an error of its own."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def held() -> Iterator[None]:
    """An interrupt (SIGINT) within the block raises `KeyboardInterrupt` at its end; a second one raises it at once.

    Only the main thread gets signals: elsewhere, and where the program treats interrupts in its own way, nothing is
    changed.
    """
    usual = signal.default_int_handler
    if threading.current_thread() is not threading.main_thread() or signal.getsignal(signal.SIGINT) is not usual:
        yield
        return
    came = False

    def note(number: int, frame: object) -> None:
        nonlocal came
        came = True
        signal.signal(signal.SIGINT, usual)

    signal.signal(signal.SIGINT, note)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, usual)
        if came:
            raise KeyboardInterrupt
