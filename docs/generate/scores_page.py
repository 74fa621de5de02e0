"""docs/scores.md: what was measured, from evaluation/floors.json and, outside the gate, evaluation/measured.json."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from docs.generate.markdown import NOTE, table

INTRODUCTION = """
How good dateline is on data that it was not built from, by its default engine, and where it matters by the rules alone
(`--engine grammar`) and by three single networks that differ in nothing but the seed of their training: the lowest and
the highest figure. Each of these learned from two thirds of the training reports; the default engine uses the mean of
three of one seed, which between them learned from all. Another program stands beside it where one gives such a figure;
how it was measured is told in `evaluation/peer.py`. Each figure is between 0 and 1, and higher is better.
`python -m evaluation SUITE --data DIR` measures again. The gate (`make gate`) refuses a figure under its floor, and
refuses to compare with a floor that was measured on other data.
"""


OUTSIDE = """
## Measured outside the gate

Too long to measure each time, or of the machine and not of the data alone. Each is as it was on its day, by its command
and under its conditions; nothing holds it but a person who measures again.
"""


def scores_page(root: Path) -> str:
    """The page; it depends on the floors and on what was measured outside the gate, alone."""
    path, outside = (root / "evaluation" / name for name in ("floors.json", "measured.json"))
    parts = [NOTE, "# Scores\n", INTRODUCTION.strip() + "\n"]
    if outside.exists():
        rows = [_outside(row) for row in json.loads(outside.read_text(encoding="utf-8"))]
        heads = ("figure", "value", "measured on", "conditions", "command")
        parts += [OUTSIDE.strip() + "\n", table(heads, rows)]
    if not path.exists():
        return "\n".join([*parts, "No floors are kept yet.\n"])
    floors: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return "\n".join([*parts, *(_section(name, kept) for name, kept in sorted(floors.items()))])


def _outside(row: Mapping[str, Any]) -> tuple[str, ...]:
    """A row: `value` is a number, or the lowest and the highest of several runs."""
    value = row["value"]
    shown = " to ".join(map(str, value)) if isinstance(value, list) else str(value)
    return row["what"], f"{shown} {row['unit']}", row["date"], row["conditions"], f"`{row['command']}`"


def _beside(figures: Mapping[str, float | list[float]], metric: str) -> tuple[str, ...]:
    """The column of other engines' figures, empty where these do not give the figure; none without other engines."""
    if not figures:
        return ()
    found = figures.get(metric)
    return ("–".join(f"{one:.3f}" for one in (found if isinstance(found, list) else [found])) if found else "",)


def _section(name: str, kept: Mapping[str, Any]) -> str:
    rules: Mapping[str, float] = kept.get("grammar", {})
    beside: Mapping[str, Mapping[str, Any]] = kept.get("beside", {})
    heads = ("figure", "floor", *(("rules alone",) if rules else ()), *beside)
    rows = [
        (metric, f"{value:.3f}", *_beside(rules, metric),
         *(cell for other in beside.values() for cell in _beside(other["figures"], metric)))
        for metric, value in kept["floors"].items()
    ]  # fmt: skip
    days = "".join(f"; {other} on {measured['date']}" for other, measured in beside.items())
    facts = f"{kept['items']} items, measured on {kept['date']}{days}; digest of the data `{kept['data']}`.\n"
    return "\n".join([f"## {name}\n", facts, table(heads, rows)])
