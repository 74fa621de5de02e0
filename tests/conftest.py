"""What holds for all tests."""

from __future__ import annotations

import signal


def pytest_configure() -> None:
    """A shell's background job ignores interrupts, and whatever it starts inherits that; some tests send them."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
