"""docs/scores.md: what was measured, from evaluation/floors.json."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from docs.generate.markdown import NOTE, table

INTRODUCTION = """
How good dateline is on data that it was not built from, by its default engine, and where it matters by the rules alone
(`--engine grammar`) and by each of the three networks whose mean the default engine uses, every one of which learned
from two thirds of the training reports of its own: the lowest and the highest figure. Each figure is between 0 and 1,
and higher is better.
`python -m evaluation SUITE --data DIR` measures again. The gate (`make gate`) refuses a figure under its floor, and
refuses to compare with a floor that was measured on other data.
"""


def scores_page(root: Path) -> str:
    """The page; it depends on the floors alone."""
    path = root / "evaluation" / "floors.json"
    parts = [NOTE, "# Scores\n", INTRODUCTION.strip() + "\n"]
    if not path.exists():
        return "\n".join([*parts, "No floors are kept yet.\n"])
    floors: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return "\n".join([*parts, *(_section(name, kept) for name, kept in sorted(floors.items()))])


def _beside(figures: Mapping[str, float | list[float]], metric: str) -> tuple[str, ...]:
    """The column of other engines' figures, empty where these do not give the figure; none without other engines."""
    if not figures:
        return ()
    found = figures.get(metric)
    return ("–".join(f"{one:.3f}" for one in (found if isinstance(found, list) else [found])) if found else "",)


def _section(name: str, kept: Mapping[str, Any]) -> str:
    rules: Mapping[str, float] = kept.get("grammar", {})
    networks: Mapping[str, list[float]] = kept.get("networks", {})
    heads = ("figure", "floor", *(("rules alone",) if rules else ()), *(("three networks",) if networks else ()))
    rows = [
        (metric, f"{value:.3f}", *_beside(rules, metric), *_beside(networks, metric))
        for metric, value in kept["floors"].items()
    ]
    facts = f"{kept['items']} items, measured on {kept['date']}; digest of the data `{kept['data']}`.\n"
    return "\n".join([f"## {name}\n", facts, table(heads, rows)])
