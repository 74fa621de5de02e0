"""Gzip read as a stream, with a bound on how far it may swell."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from dateline.read.intake import Intake, Reader
from dateline.read.options import Limits, ReadOptions
from dateline.schema.errors import InputError
from dateline.schema.report import Refusal, Report

_CHUNK = 64 * 1024
_STEP = 1024 * 1024


class Gunzip(io.RawIOBase):
    """The plain bytes of a gzip stream of one or many members, at most `_STEP` bytes inflated at a time.

    Where the stream is damaged, ends too early or swells past the limits, the plain bytes end, so that what came before
    is still read, and `error` says why: `truncated` or `zip-bomb`.
    """

    def __init__(self, stream: BinaryIO, limits: Limits) -> None:
        super().__init__()
        self.error: InputError | None = None
        self._stream = stream
        self._limits = limits
        self._inflater = zlib.decompressobj(wbits=31)
        self._waiting = b""
        self._pending = False  # zlib may hold back a few bytes when the last piece filled its bound
        self._taken = 0
        self._given = 0

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # typeshed's WriteableBuffer
        """Fills `buffer` with plain bytes; 0 at the end."""
        size = min(len(buffer), _STEP)
        while self.error is None:
            if not self._waiting:
                self._waiting = self._stream.read(_CHUNK)
                self._taken += len(self._waiting)
                if not self._waiting and not self._pending:
                    self._finish()
                    return 0
            piece = self._inflate(size)
            if piece and self._within_bounds(len(piece)):
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
        except zlib.error:
            self.error = InputError(
                "The compressed data are damaged here; what came before was read. Get a whole copy of the file.",
                code="truncated",
            )
            return b""
        self._pending = len(piece) == size and not self._inflater.eof
        self._waiting = self._inflater.unused_data if self._inflater.eof else self._inflater.unconsumed_tail
        return piece

    def _finish(self) -> None:
        if not self._inflater.eof and self._taken:
            self.error = InputError(
                "The compressed data end too early; what came before was read. Get a whole copy of the file.",
                code="truncated",
            )

    def _within_bounds(self, size: int) -> bool:
        self._given += size
        limits = self._limits
        swollen = self._given > limits.ratio_floor and self._given > limits.ratio * max(1, self._taken)
        if swollen or self._given > limits.unpacked:
            self.error = InputError(
                f"The archive swells to more than {limits.ratio} times its size; expected compressed text, which grows "
                "3 to 10 times. If you trust it, unpack it yourself and give the unpacked file.",
                code="zip-bomb",
            )
            return False
        return True


def packed(reader: Reader) -> Reader:
    """A reader of the gzip form of what `reader` reads."""

    def read_packed(intake: Intake, options: ReadOptions) -> Iterator[Report | Refusal]:
        inflating = Gunzip(intake.stream, options.limits)
        plain = replace(intake, stream=io.BufferedReader(inflating, buffer_size=_CHUNK))
        try:
            yield from reader(plain, options)
        except InputError as error:
            # That the plain bytes broke off explains whatever the reader then ran into.
            raise inflating.error or error from error
        if inflating.error is not None:
            raise inflating.error

    return read_packed
