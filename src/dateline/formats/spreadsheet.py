"""CSV that no spreadsheet takes for a formula, and the way back.

A cell that begins with one of `= + - @`, TAB, CR or LF (or a full-width form of the first four, which some
spreadsheets read alike) is run as a formula when the file is opened. Such a cell is given a leading apostrophe,
unless it is a number: -5 stays -5. A cell that already begins with apostrophes before such a character is given one
more, so that taking one off (`plain_cell`) always gives back exactly what was there.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator

from dateline.formats.terminal import safe_text

# The list is OWASP's "CSV Injection" page, with the line feed and the full-width forms that it added later.
_RISKY = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
_GUARDED = re.compile("'+[=+\\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,3})?\Z")

Cell = str | int | float | bool | None


def guarded_cell(text: str) -> str:
    """`text` as a cell that stays text in a spreadsheet; numbers are left alone."""
    if _RISKY.match(text) and not _NUMBER.match(text):
        return "'" + text
    return text


def plain_cell(cell: str) -> str:
    """What `guarded_cell` was given."""
    return cell[1:] if _GUARDED.match(cell) else cell


def cell_text(value: Cell) -> str:
    """One value as a cell: empty for None (never 0), `true`/`false`, and text without control characters, guarded."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    return guarded_cell(safe_text(value))


def rows_text(header: tuple[str, ...], rows: Iterable[Iterable[Cell]]) -> Iterator[str]:
    """CSV (RFC 4180, CRLF) line by line, the header first."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    for row in _with_header(header, rows):
        writer.writerow(row)
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def _with_header(header: tuple[str, ...], rows: Iterable[Iterable[Cell]]) -> Iterator[list[str]]:
    yield list(header)
    for row in rows:
        yield [cell_text(value) for value in row]
