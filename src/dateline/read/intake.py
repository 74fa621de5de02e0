"""An input as the readers get it: its name, its bytes, and what is known of it from outside."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from dateline.read.options import ReadOptions
from dateline.schema.errors import InputError
from dateline.schema.report import CameFrom, Refusal, Report

_CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Intake:
    """One input: `name` is the file, address or member; `charset` is the encoding that HTTP or a mail declared.

    `came_from` is "page" for what was fetched or archived from the web, None where the format decides.
    """

    name: str
    stream: BinaryIO
    url: str | None = None
    charset: str | None = None
    came_from: CameFrom | None = None


Reader = Callable[[Intake, ReadOptions], Iterator[Report | Refusal]]
"""Yields what it finds in one input; raises InputError where the input, or what is left of it, cannot be read."""


def read_whole(intake: Intake, limit: int) -> bytes:
    """All bytes of an input.

    Raises:
        InputError: `too-large` past `limit` bytes, `empty` where there are none, `unreadable` where the system fails.
    """
    pieces: list[bytes] = []
    size = 0
    while True:
        try:
            piece = intake.stream.read(min(_CHUNK, limit + 1 - size))
        except OSError as error:
            raise InputError(f"It cannot be read: {error.strerror or error}.", code="unreadable") from error
        if not piece:
            break
        pieces.append(piece)
        size += len(piece)
        if size > limit:
            raise InputError(
                f"It is larger than {limit:,} bytes, the most that is read of one document. Split it, or raise the "
                "limit.",
                code="too-large",
            )
    if not size:
        raise InputError("It is empty; expected a report.", code="empty")
    return b"".join(pieces)
