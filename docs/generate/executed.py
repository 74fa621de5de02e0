"""Runs what a document shows: its ```console blocks, and its ```python blocks that a ```text block follows.

A document's blocks share one temporary folder that holds a copy of `examples/`, so that a later command finds the
ledger that an earlier one made. In a console block each line that begins with `$ ` is run by the shell, and what it
prints (stdout and stderr as they come) is put under it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PYTHON = re.compile(r"^```python\n(?P<code>[^`]*)^```\n\n```text\n[^`]*^```$", re.MULTILINE)
LIMIT_S = 120.0
WIDTH = "118"


def executed(text: str, root: Path) -> str:
    """The document with the output that its commands give now."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(root / "examples", folder / "examples")
        blocks = sorted([*CONSOLE.finditer(text), *PYTHON.finditer(text)], key=lambda match: match.start())
        pieces, position = [], 0
        for block in blocks:
            pieces += [
                text[position : block.start()],
                _python(block, folder) if block.re is PYTHON else _console(block, folder),
            ]
            position = block.end()
        return "".join([*pieces, text[position:]])


def _console(block: re.Match[str], folder: Path) -> str:
    lines = ["```console"]
    for line in block.group(1).splitlines():
        if line.startswith("$ "):
            lines += [line, *_run(["bash", "-c", line[2:]], folder)]
    return "\n".join([*lines, "```"])


def _python(block: re.Match[str], folder: Path) -> str:
    output = _run([sys.executable, "-c", block.group("code")], folder)
    return "\n".join(["```python", block.group("code") + "```", "", "```text", *output, "```"])


def _run(command: list[str], folder: Path) -> list[str]:
    done = subprocess.run(
        command, cwd=folder, env=_environment(), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, timeout=LIMIT_S, check=False,
    )  # fmt: skip
    return [line.rstrip() for line in done.stdout.decode("utf-8").rstrip().splitlines()]


def _environment() -> dict[str, str]:
    """The person's own, but for what would change the output."""
    kept = {
        key: value for key, value in os.environ.items() if not key.startswith("DATELINE_") or key == "DATELINE_CACHE"
    }
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    return {**kept, "PATH": path, "COLUMNS": WIDTH, "DATELINE_USER": "kim", "PYTHONUTF8": "1", "TERM": "dumb"}
