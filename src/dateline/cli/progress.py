"""Progress on a terminal: how many, how fast, and how long still; and at the end what went wrong at which stage."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from dateline.cli.screen import console, say
from dateline.schema.report import Refusal

T = TypeVar("T")

COUNTED_BYTES = 2_000_000_000
"""Up to this size a .jsonl file's lines are counted beforehand, which takes about a second for each 2 GB; longer ones
run without a time to go."""
SHOWN = 20
"""Refusals named one by one on stderr; the others are only counted there, and all are in the output."""


def count_inputs(sources: Sequence[str]) -> int | None:
    """How many inputs the sources hold, as far as that is cheap to know; None where it is not (`-`, URLs, archives)."""
    total = 0
    for source in sources:
        path = Path(source)
        if source == "-" or "://" in source or not path.exists():
            return None
        files = (file for file in path.rglob("*") if file.is_file()) if path.is_dir() else [path]
        for file in files:
            inside = _inside(file)
            if inside is None:
                return None
            total += inside
    return total


def _inside(file: Path) -> int | None:
    if file.suffix == ".jsonl":
        if file.stat().st_size > COUNTED_BYTES:
            return None
        with file.open("rb") as lines:
            return sum(1 for line in lines if line.strip())
    return None if file.suffix in (".warc", ".gz") else 1


@contextmanager
def progress(total: int | None, *, shown: bool) -> Iterator[_Bar]:
    """A bar on stderr while the block runs, if that is a terminal, `shown` is set and there is not only one input."""
    if not (shown and sys.stderr.isatty()) or total == 1:
        yield _Bar(None)
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
        TextColumn("{task.fields[rate]} reports/s"), TimeRemainingColumn(),
    )  # fmt: skip
    with Progress(*columns, console=console(sys.stderr), transient=True) as bar:
        task = bar.add_task("reading", total=total, rate="-")

        def advance() -> None:
            speed = bar.tasks[0].finished_speed or bar.tasks[0].speed
            bar.update(task, advance=1, rate="-" if speed is None else f"{speed:.0f}")

        yield _Bar(advance)


class _Bar:
    """Something to step; without a terminal it does nothing."""

    def __init__(self, advance: object) -> None:
        self._advance = advance

    def over(self, items: Iterable[T]) -> Iterator[T]:
        """The items, with one step after each."""
        for item in items:
            yield item
            if callable(self._advance):
                self._advance()


class Tally:
    """What became of the inputs: done, refused (by stage and code), and faults of ours. It decides the exit status."""

    def __init__(self) -> None:
        self.done = 0
        self.faults = 0
        self._refused: Counter[tuple[str, str]] = Counter()

    def refuse(self, refusal: Refusal, stage: str = "read") -> None:
        """Counts a refusal and names it on stderr."""
        self._refused[(stage, refusal.code)] += 1
        if self.refused <= SHOWN:
            line = "" if refusal.input is None else f":{refusal.input}"
            where = refusal.source if refusal.source.endswith(line) else refusal.source + line
            say(f"refused: {where}: {refusal.message} [{refusal.code}]")
        elif self.refused == SHOWN + 1:
            say("refused: more; they are counted at the end, and each is in the output.")

    def fault(self, refusal: Refusal, stage: str) -> None:
        """Counts an input on which the program itself failed."""
        self.faults += 1
        self.refuse(refusal, stage)

    @property
    def refused(self) -> int:
        """How many inputs were refused, faults included."""
        return self._refused.total()

    @property
    def status(self) -> int:
        """0, or 1 after a fault of ours, or 3 where inputs were refused."""
        if self.faults:
            return 1
        return 3 if self.refused else 0

    def summary(self, verb: str) -> None:
        """Says on stderr how many were done, and how many failed at each stage and why."""
        if self.refused or self.done != 1:
            say(f"{verb} {self.done}, refused {self.refused}")
        for (stage, code), number in sorted(self._refused.items()):
            say(f"- {stage}: {number} {code}")
