"""The floors: what was reached once is not lost in silence."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from evaluation.results import SuiteResult

FLOORS = Path(__file__).with_name("floors.json")
SLACK = 0.0005
"""A figure may lie this far under its floor: figures are kept to three decimals."""


def digest(data: Path, files: Sequence[str]) -> str:
    """The sha256 over names and bytes of the data files that a suite read; folders count with all their files."""
    total = hashlib.sha256()
    for name in files:
        path = data / name
        for one in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if one.is_file():
                total.update(one.relative_to(data).as_posix().encode())
                total.update(hashlib.sha256(one.read_bytes()).digest())
    return total.hexdigest()[:16]


def digest_of(result: SuiteResult, data: Path) -> str:
    """The digest of what a suite's figures rest on: what it says itself, or of its files under the data folder."""
    return result.digest or digest(data, result.files)


def updated(
    result: SuiteResult,
    data_digest: str,
    date: str,
    rules: Mapping[str, float] | None = None,
    before: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """A suite's entry in floors.json; `rules`: the figures of the engine `grammar`, which are shown and not held;
    `before`: the entry that this one follows, of which is kept what others reach, each with the day of measuring."""
    entry = {"floors": rounded(result.metrics), "items": result.items, "data": data_digest, "date": date}
    if rules is not None:
        entry["grammar"] = rounded(rules)
    if before is not None and "beside" in before and before["data"] == data_digest:
        entry["beside"] = before["beside"]
    return entry


def set_beside(entry: dict[str, Any], name: str, figures: Mapping[str, Any], date: str) -> None:
    """Notes in a suite's entry what another program, or other networks, reach in its figures; shown, and not held."""
    entry.setdefault("beside", {})[name] = {"date": date, "figures": dict(figures)}


def spread(networks: Sequence[Mapping[str, float]]) -> dict[str, list[float]]:
    """The lowest and the highest that networks of other seeds reach in each figure."""
    figures = [rounded(one) for one in networks]
    return {name: [min(one[name] for one in figures), max(one[name] for one in figures)] for name in figures[0]}


def rounded(metrics: Mapping[str, float]) -> dict[str, float]:
    """Figures to three decimals, as they are kept and shown."""
    return {metric: round(value, 3) for metric, value in metrics.items()}


def check(result: SuiteResult, floors: Mapping[str, Any], data_digest: str) -> Iterator[str]:
    """What is wrong with a result, a sentence each: a figure under its floor, other data, a figure without a floor."""
    entry = floors.get(result.suite)
    if entry is None:
        yield f"{result.suite} has no floors; run `python -m evaluation floors --date DAY` and commit floors.json."
        return
    if entry["data"] != data_digest:
        yield f"{result.suite}: its floors are of other data ({entry['data']}, now {data_digest}); measure them anew."
        return
    for metric, floor in entry["floors"].items():
        value = result.metrics.get(metric)
        if value is None:
            yield f"{result.suite} no longer gives {metric}, whose floor is {floor:.3f}."
        elif value < floor - SLACK:
            yield f"{result.suite} {metric} is {value:.3f}, under its floor of {floor:.3f}."
