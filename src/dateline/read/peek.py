"""A look at the beginning of a stream that cannot be wound back, and whether it is that of a page."""

from __future__ import annotations

import io
import re
from typing import BinaryIO

_BEGINNING = 8192
_MARKUP = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?"
    rb"<(?:!doctype\s+html|html|head|body|meta|title|article|div|p|h1)\b",
    re.IGNORECASE | re.DOTALL,
)


class _Rejoined(io.RawIOBase):
    """The bytes already taken, then the rest of the stream."""

    def __init__(self, beginning: bytes, stream: BinaryIO) -> None:
        super().__init__()
        self._beginning = beginning
        self._stream = stream

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # typeshed's WriteableBuffer
        """Fills `buffer`; 0 at the end."""
        piece = self._beginning[: len(buffer)] if self._beginning else self._stream.read(len(buffer))
        self._beginning = self._beginning[len(piece) :] if self._beginning else b""
        buffer[: len(piece)] = piece
        return len(piece)


def peeked(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """The first bytes of a stream, and a stream that still begins with them."""
    pieces: list[bytes] = []
    size = 0
    while size < _BEGINNING:
        piece = stream.read(_BEGINNING - size)
        if not piece:
            break
        pieces.append(piece)
        size += len(piece)
    beginning = b"".join(pieces)
    return beginning, io.BufferedReader(_Rejoined(beginning, stream), buffer_size=64 * 1024)


def looks_like_markup(beginning: bytes) -> bool:
    """Whether the first bytes of an input are those of an HTML page."""
    return bool(_MARKUP.match(beginning[:2048]))
