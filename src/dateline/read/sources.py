"""The door of the room: files, folders, addresses and `-` into reports and refusals, in order, one at a time."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

from dateline.read.draft import refusal
from dateline.read.intake import Intake, Reader
from dateline.read.options import ReadOptions
from dateline.read.readers import READERS, reader_for, sniffed
from dateline.schema.errors import InputError
from dateline.schema.report import Refusal, Report

STANDARD_INPUT = "-"
_SCHEMES = ("http", "https")


def read_sources(sources: Sequence[str], options: ReadOptions) -> Iterator[Report | Refusal]:
    """What the sources say, lazily and in the order given; what cannot be read is a refusal, and the rest goes on."""
    for source in sources:
        if source == STANDARD_INPUT:
            yield from _guarded("-", _open_stdin(options), None, options)
        elif "://" in source:
            yield from _read_url(source, options)
        else:
            yield from _read_path(source, options)


def _read_path(source: str, options: ReadOptions) -> Iterator[Report | Refusal]:
    path = Path(source)
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        yield refusal(source, _no_file(error))
        return
    if stat.S_ISDIR(mode):
        yield from _read_folder(path, options)
    elif stat.S_ISREG(mode):
        yield from _read_file(path, options)
    else:  # a pipe, such as a shell's <(...): its name says nothing, its beginning does
        yield from _open_and_read(path, None, options)


def _read_folder(folder: Path, options: ReadOptions) -> Iterator[Report | Refusal]:
    """All files below a folder in the order of their names, but hidden ones; links to folders are not followed."""
    seen = False
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(root) / name
            if not name.startswith(".") and path.is_file():
                seen = True
                yield from _read_file(path, options)
    if not seen:
        yield refusal(str(folder), InputError("The folder holds no file; expected reports.", code="empty"))


def _read_file(path: Path, options: ReadOptions) -> Iterator[Report | Refusal]:
    reader = reader_for(path.name)
    if reader is None:
        error = InputError(
            f"Its ending is none that is read; expected one of {' '.join(READERS)}. Rename or convert it.",
            code="unknown-format",
        )
        yield refusal(str(path), error)
        return
    yield from _open_and_read(path, reader, options)


def _open_and_read(path: Path, reader: Reader | None, options: ReadOptions) -> Iterator[Report | Refusal]:
    try:
        stream = path.open("rb")
    except OSError as error:
        yield refusal(str(path), _no_file(error))
        return
    with stream:
        yield from _guarded(str(path), stream, reader, options)


def _guarded(name: str, stream: BinaryIO, reader: Reader | None, options: ReadOptions) -> Iterator[Report | Refusal]:
    """What a reader finds; its error, or the system's, becomes the last refusal of this input."""
    try:
        intake = Intake(name, stream)
        if reader is None:
            reader, intake = sniffed(intake)
        yield from reader(intake, options)
    except InputError as error:
        yield refusal(name, error)
    except OSError as error:
        yield refusal(name, _no_file(error))


def _read_url(source: str, options: ReadOptions) -> Iterator[Report | Refusal]:
    if not options.fetch:
        error = InputError("It is an address, and fetching is off; add --fetch to let it be fetched.", code="fetch-off")
        yield refusal(source, error)
        return
    from dateline.read.fetch import fetch

    try:
        if urlsplit(source).scheme.lower() not in _SCHEMES:
            raise InputError("It is no http or https address; nothing else is fetched.", code="scheme")
        page = fetch(source, options.fetch_policy)
        reader, intake = sniffed(Intake(source, page.stream(), page.url, page.charset, "page"))
        yield from reader(intake, options)
    except ValueError:
        yield refusal(source, InputError("It is no address that can be read; expected https://...", code="scheme"))
    except InputError as error:
        yield refusal(source, error)


def _open_stdin(options: ReadOptions) -> BinaryIO:
    return options.stdin if options.stdin is not None else sys.stdin.buffer


def _no_file(error: OSError | ValueError) -> InputError:
    if isinstance(error, FileNotFoundError):
        return InputError("There is no such file or folder; look at its name.", code="missing")
    if isinstance(error, PermissionError):
        return InputError("It may not be read; expected permission to. Change its mode or owner.", code="unreadable")
    reason = getattr(error, "strerror", None) or "its name is none"
    return InputError(f"It cannot be read: {reason}.", code="unreadable")
