"""The program as a script calls it: arguments in, lines of JSON out."""

from __future__ import annotations

import contextlib
import io
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from dateline.cli import main

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "reports"
NOW = "2024-04-01T12:00:00Z"


def lines(folder: Path, *arguments: str, status: int = 0) -> list[dict[str, Any]]:
    """The JSON lines that a command prints in a pipe, run in `folder`; in this process, to save its start."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.chdir(folder), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        ended = main(arguments)
    assert ended == status, err.getvalue()
    return [json.loads(line) for line in out.getvalue().splitlines()]


def written(path: Path, rows: Iterable[dict[str, Any]]) -> str:
    """Writes rows as a `.jsonl` file; its name as an argument."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return str(path)
