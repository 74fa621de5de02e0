"""The installed program as a process of its own: what it printed, and how it ended."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
REPORTS = ROOT / "examples" / "reports"
PROGRAM = (sys.executable, "-m", "dateline")
TOLD = "On 3 May 2021 gunmen of the Red Plain Brigade killed five people in Quetta, police said."
NOW = "2024-04-01T12:00:00Z"
_BYTECODE = Path(tempfile.gettempdir()) / f"dateline-bytecode-{os.getuid() if hasattr(os, 'getuid') else 0}"


@dataclass(frozen=True, slots=True)
class Ran:
    """One process: its exit status and its two streams."""

    status: int
    out: str
    err: str

    def lines(self) -> list[dict[str, Any]]:
        """The JSON lines that it printed."""
        return [json.loads(line) for line in self.out.splitlines()]


def environment(**more: str) -> dict[str, str]:
    """This process's environment without what would change the program's ways; compiled modules are kept, as a user's
    installation keeps them."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("DATELINE_", "PYTHON", "COLUMNS"))
    }
    return {**kept, "PYTHONPYCACHEPREFIX": str(_BYTECODE), "PYTHONPATH": str(ROOT / "src"), **more}


def dateline(
    folder: Path, *arguments: str | Path, given: bytes = b"", limit: float = 120, most_bytes: int | None = None,
    **variables: str,
) -> Ran:  # fmt: skip
    """Runs the program in `folder`; `given` is its standard input, `limit` in seconds, `most_bytes` what a file that it
    writes may hold."""

    def bounded() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes or resource.RLIM_INFINITY, resource.RLIM_INFINITY))

    done = subprocess.run(
        [*PROGRAM, *map(str, arguments)], cwd=folder, input=given, capture_output=True, timeout=limit, check=False,
        env=environment(**variables), preexec_fn=bounded if most_bytes else None,
    )  # fmt: skip
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


def started(folder: Path, *arguments: str | Path, **variables: str) -> subprocess.Popen[bytes]:
    """Starts the program and leaves it running, its streams in pipes."""
    return subprocess.Popen(
        [*PROGRAM, *map(str, arguments)], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env=environment(**variables),
    )  # fmt: skip


def write_lines(path: Path, records: list[dict[str, Any]]) -> Path:
    """A `.jsonl` file of these records."""
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path
