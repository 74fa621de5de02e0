"""Gzip read as a stream, with a bound on how far it may swell."""

from __future__ import annotations

import io
import zlib
from typing import BinaryIO

from dateline.read.options import Limits
from dateline.schema.errors import InputError

_CHUNK = 64 * 1024
_STEP = 1024 * 1024


class Gunzip(io.RawIOBase):
    """The plain bytes of a gzip stream of one or many members, at most `_STEP` bytes inflated at a time.

    Raises:
        InputError: `zip-bomb` where it swells past the limits, `truncated` where it ends too early or is damaged.
    """

    def __init__(self, stream: BinaryIO, limits: Limits) -> None:
        super().__init__()
        self._stream = stream
        self._limits = limits
        self._inflater = zlib.decompressobj(wbits=31)
        self._waiting = b""
        self._pending = False  # zlib may hold back a few bytes when the last piece filled its bound
        self._taken = 0
        self._given = 0
        self._ended = False

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # typeshed's WriteableBuffer
        """Fills `buffer` with plain bytes; 0 at the end."""
        size = min(len(buffer), _STEP)
        while not self._ended:
            if not self._waiting:
                self._waiting = self._stream.read(_CHUNK)
                self._taken += len(self._waiting)
                if not self._waiting and not self._pending:
                    return self._finish()
            piece = self._inflate(size)
            if piece:
                self._given += len(piece)
                self._check()
                buffer[: len(piece)] = piece
                return len(piece)
        return 0

    def _inflate(self, size: int) -> bytes:
        if self._inflater.eof:
            self._waiting = self._waiting.lstrip(b"\x00")  # members may be padded with zeros
            if not self._waiting:
                return b""
            self._inflater = zlib.decompressobj(wbits=31)
        try:
            piece = self._inflater.decompress(self._waiting, size)
            self._pending = len(piece) == size and not self._inflater.eof
        except zlib.error as error:
            self._ended = True
            raise InputError(
                "The compressed data are damaged here; what came before was read. Get a whole copy of the file.",
                code="truncated",
            ) from error
        self._waiting = self._inflater.unused_data if self._inflater.eof else self._inflater.unconsumed_tail
        return piece

    def _finish(self) -> int:
        self._ended = True
        if not self._inflater.eof and self._taken:
            raise InputError(
                "The compressed data end too early; what came before was read. Get a whole copy of the file.",
                code="truncated",
            )
        return 0

    def _check(self) -> None:
        limits = self._limits
        swollen = self._given > limits.ratio_floor and self._given > limits.ratio * max(1, self._taken)
        if swollen or self._given > limits.unpacked:
            self._ended = True
            raise InputError(
                f"The archive swells to more than {limits.ratio} times its size; expected compressed text, which grows "
                "3 to 10 times. If you trust it, unpack it yourself and give the unpacked file.",
                code="zip-bomb",
            )


def gunzip(stream: BinaryIO, limits: Limits) -> BinaryIO:
    """`stream` unpacked, as a buffered stream."""
    return io.BufferedReader(Gunzip(stream, limits), buffer_size=_CHUNK)
