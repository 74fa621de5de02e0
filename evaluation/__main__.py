"""`python -m evaluation SUITE... --data DIR` prints figures; `gate` holds floors.json; `floors` writes it anew;
`spread` notes beside them what networks of other seeds reach (`--weights DIR DIR ...`), `peer` what gdelt-regkg
does. Suites may follow each of these.

A suite whose data are absent says so and is skipped. The gate compares each figure with its floor and refuses a drop;
a floor measured on other data (another digest) is no floor, and the gate says so instead of passing in silence.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from importlib import import_module
from pathlib import Path
from typing import Any

from dateline.models.extractor.network import FOLDER
from evaluation.floors import FLOORS, check, digest_of, set_beside, spread, updated
from evaluation.peer import NAME, figures
from evaluation.results import DataMissing, SuiteOptions, SuiteResult
from evaluation.suites import OF_ENGINES, SUITES

COMMANDS = ("gate", "floors", "spread", "peer")
SEEDS = "three seeds"
"""What the column is named of networks that differ in the seed of their training."""


def main(arguments: Sequence[str]) -> int:
    """Runs what is asked; returns 0, or 1 where a floor is broken."""
    parser = argparse.ArgumentParser(prog="python -m evaluation", description=__doc__)
    parser.add_argument(
        "suite", nargs="+", help=f"one or more of {', '.join(SUITES)}, or all, gate, floors, spread, peer"
    )
    parser.add_argument("--data", type=Path, default=os.environ.get("DATELINE_DATA"), help="the unpacked data folder")
    parser.add_argument("--limit", type=int, help="reports a suite at most; the figures are then no figures to keep")
    parser.add_argument("--engine", default=SuiteOptions().engine, help="the extraction engine that is measured")
    parser.add_argument("--weights", type=Path, nargs="+", default=[FOLDER], help="folders of what is trained")
    parser.add_argument("--date", help="the ISO day to note on what is written to floors.json")
    given = parser.parse_args(arguments)
    if given.data is None:
        print("evaluation: skipped, because neither --data nor DATELINE_DATA names a data folder")
        return 0
    command = given.suite[0] if given.suite[0] in COMMANDS else None
    named = given.suite[1:] if command else given.suite
    names = list(SUITES) if named in ([], ["all"]) else named
    of_engines = [name for name in names if name in OF_ENGINES]
    unknown = [name for name in names if name not in SUITES]
    if unknown:
        parser.error(f"there is no suite {unknown[0]!r}; choose from {', '.join(SUITES)}")
    data = Path(given.data)
    if command in ("floors", "spread", "peer") and given.date is None:
        print(f"evaluation {command} needs --date YYYY-MM-DD, the day of measuring", file=sys.stderr)
        return 2
    if command == "peer":
        return _write_beside(NAME, figures(), given.date)
    if command == "spread":
        networks = [
            {one.suite: one.metrics for one in _all_measured(of_engines, data, SuiteOptions(weights=weights))}
            for weights in given.weights
        ]
        suites = frozenset[str]().union(*networks)
        return _write_beside(SEEDS, {name: spread([one[name] for one in networks]) for name in suites}, given.date)
    results = list(_all_measured(names, data, SuiteOptions(given.limit, given.engine, given.weights[0])))
    if command == "floors":
        rules = _all_measured(of_engines, data, SuiteOptions(given.limit, "grammar"))
        return _write_floors(results, {one.suite: one.metrics for one in rules}, data, given.date)
    return _gate(results, data) if command == "gate" else 0


def _all_measured(names: Sequence[str], data: Path, options: SuiteOptions) -> Iterator[SuiteResult]:
    """The figures of each suite in the order asked; several suites are run side by side."""
    with ProcessPoolExecutor(min(len(names), os.cpu_count() or 1)) as pool:
        for name, running in [(name, pool.submit(_measured, name, data, options)) for name in names]:
            result = running.result()
            if isinstance(result, str):
                print(f"{name}: skipped, {result}", flush=True)
            else:
                _print(result)
                yield result


def _measured(name: str, data: Path, options: SuiteOptions) -> SuiteResult | str:
    """A suite's figures, or why it was skipped. Each is loaded only when asked for: some open the whole engine."""
    try:
        result: SuiteResult = import_module(f"evaluation.suites.{name}").run(data, options)
    except DataMissing as error:
        return str(error)
    return result


def _print(result: SuiteResult) -> None:
    figures = "  ".join(f"{metric} {value:.3f}" for metric, value in result.metrics.items())
    print(f"{result.suite}: {figures}  ({result.items} items)", flush=True)
    for note in result.notes:
        print(f"  {note}")


def _write_floors(
    results: Sequence[SuiteResult], rules: Mapping[str, Mapping[str, float]], data: Path, date: str
) -> int:
    floors = _kept()
    for result in results:
        before = floors.get(result.suite)
        floors[result.suite] = updated(result, digest_of(result, data), date, rules.get(result.suite), before)
    return _keep(floors)


def _write_beside(name: str, figures: Mapping[str, Mapping[str, object]], date: str) -> int:
    """Notes figures of suites beside the floors that are kept; a suite without floors has no place for them."""
    floors = _kept()
    for suite in sorted(figures.keys() & floors.keys()):
        set_beside(floors[suite], name, figures[suite], date)
    return _keep(floors)


def _kept() -> dict[str, Any]:
    floors: dict[str, Any] = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    return floors


def _keep(floors: Mapping[str, Any]) -> int:
    FLOORS.write_text(json.dumps(dict(sorted(floors.items())), indent=2) + "\n", encoding="utf-8")
    return 0


def _gate(results: Sequence[SuiteResult], data: Path) -> int:
    floors = _kept()
    problems = [problem for result in results for problem in check(result, floors, digest_of(result, data))]
    for problem in problems:
        print(f"gate: {problem}", file=sys.stderr)
    print(f"gate: {len(results)} suites, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
