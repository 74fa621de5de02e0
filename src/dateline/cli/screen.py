"""Where output goes: data to stdout, everything else to stderr, and no control character of a report to a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, NoReturn, TextIO

import typer

from dateline.formats.terminal import safe_line, safe_text
from dateline.schema.errors import DatelineError

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

PIPED_WIDTH = 120
"""Columns of a table that does not go to a terminal, unless COLUMNS says otherwise."""


class Format(StrEnum):
    """How data are printed."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


FORMAT = typer.Option(None, "--format", "-f", help="How to print: a table on a terminal, jsonl in a pipe.")
DB = typer.Option("ledger.db", "--db", envvar="DATELINE_DB", help="The ledger: a file name or sqlite:/// URL.")


def chosen(wanted: Format | None) -> Format:
    """The format asked for, or else a table on a terminal and jsonl in a pipe."""
    if wanted is not None:
        return wanted
    return Format.TABLE if sys.stdout.isatty() else Format.JSONL


def say(message: str) -> None:
    """One line for the person, on stderr."""
    try:
        print(safe_line(message), file=sys.stderr, flush=True)
    except BrokenPipeError:
        _silence(sys.stderr)


def put(pieces: Iterable[str]) -> None:
    """Writes data to stdout as UTF-8, piece by piece.

    Raises:
        typer.Exit: the reader has gone (`| head`): there is nothing left to say, and nothing went wrong.
        DatelineError: `output`, where stdout takes no more, as on a full disk.
    """
    out = sys.stdout
    if hasattr(out, "reconfigure"):
        out.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")
    for piece in pieces:
        try:
            out.write(piece)
            if out.isatty() or piece.endswith("\n"):
                out.flush()
        except BrokenPipeError:
            _gone()
        except OSError as error:
            _full(error)


def put_json(objects: Iterable[Mapping[str, Any]], form: Format, *, single: bool = False) -> None:
    """Prints objects as jsonl (each as soon as it is there), or as json: one list, or where `single` and only one
    comes, that one object."""
    from dateline.formats.jsontext import lines, listing, pretty

    if form is Format.JSONL:
        put(lines(objects))
        return
    rest = iter(objects)
    first = list(islice(rest, 2))
    if single and len(first) == 1:
        put([pretty(first[0]) + "\n"])
    else:
        put(listing(chain(first, rest)))


def print_one(data: Mapping[str, Any], form: Format) -> None:
    """Prints one object as json, jsonl, or a CSV of one row (what is nested in it stays JSON)."""
    if form is not Format.CSV:
        put_json([data], form, single=True)
        return
    from json import dumps

    from dateline.formats.spreadsheet import rows_text

    row = [dumps(cell, ensure_ascii=False) if isinstance(cell, dict | list) else cell for cell in data.values()]
    put(rows_text(tuple(data), [row]))


def show_tables(parts: Iterable[RenderableType]) -> None:
    """Prints tables and lines to stdout."""
    out = console(sys.stdout)
    for part in parts:
        try:
            out.print(part)
            sys.stdout.flush()
        except BrokenPipeError:
            _gone()
        except OSError as error:
            _full(error)


def console(stream: TextIO) -> Console:
    """A rich console that interprets nothing in a text as markup, an emoji or a link."""
    from rich.console import Console

    width = None
    if not stream.isatty():
        columns = os.environ.get("COLUMNS", "")
        width = int(columns) if columns.isdigit() and int(columns) > 0 else PIPED_WIDTH

    class Quiet(Console):
        def on_broken_pipe(self) -> None:
            raise  # rich would end the process with 1; that the reader has gone is no failure, see `_gone`

    return Quiet(file=stream, width=width, markup=False, highlight=False, emoji=False, soft_wrap=False)


def cells(words: Iterable[str | None]) -> Iterator[str]:
    """Texts as table cells: safe, and empty where there is nothing."""
    return (safe_text(word) if word else "" for word in words)


def _gone() -> NoReturn:
    _silence(sys.stdout)
    raise typer.Exit(0)


def _full(error: OSError) -> NoReturn:
    _silence(sys.stdout)
    raise DatelineError(
        f"The output cannot be written ({error.strerror}). Make room where it goes, then run the command again.",
        code="output",
    ) from error


def _silence(stream: TextIO) -> None:
    # Python flushes its streams once more at exit, and would complain; they now lead nowhere.
    try:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, stream.fileno())
    except (OSError, ValueError):
        pass
