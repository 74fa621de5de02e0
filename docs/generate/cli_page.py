"""docs/cli.md: what `--help` says, command by command."""

from __future__ import annotations

import io
import os
from contextlib import redirect_stdout
from pathlib import Path
from unittest.mock import patch

from dateline.cli import main
from dateline.cli.app import COMMANDS
from docs.generate.markdown import NOTE

WIDTH = "100"

INTRODUCTION = """
Data go to stdout, everything else to stderr. On a terminal data are printed as a table, in a pipe as jsonl;
`--format` chooses.

| exit status | meaning |
| --- | --- |
| 0 | all went well |
| 1 | a fault of dateline, a full disk, or a ledger that is locked or damaged |
| 2 | wrong usage |
| 3 | some inputs were refused, each named with its reason; the rest is done |
| 130 | stopped by Ctrl-C |

`DATELINE_DB` names the ledger where `--db` does not, `DATELINE_USER` the person who judges, `DATELINE_CACHE` the
folder of the index of place names, `DATELINE_CODEBOOK` a folder of your own lists, actors and outlets that extend or
replace the shipped ones (`dateline codebook` checks it); `DATELINE_DEBUG=1` shows where a fault happened.
"""


def cli_page(root: Path) -> str:
    """The page; it depends on the program alone."""
    parts = [NOTE, "# The command line\n", INTRODUCTION.strip() + "\n", _section("dateline", [])]
    parts += [_section(f"dateline {name}", [name]) for name in COMMANDS]
    return "\n".join(parts)


def _section(title: str, arguments: list[str]) -> str:
    out = io.StringIO()
    hidden = {"COLUMNS": WIDTH, "DATELINE_DB": "", "DATELINE_USER": ""}
    with patch.dict(os.environ, hidden), redirect_stdout(out):
        main([*arguments, "--help"])
    lines = "\n".join(line.rstrip() for line in out.getvalue().strip().splitlines())
    return f"## {title}\n\n```text\n{lines}\n```\n"
