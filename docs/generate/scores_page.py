"""docs/scores.md: what was measured, from evaluation/floors.json."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from docs.generate.markdown import NOTE, table

INTRODUCTION = """
How good the first engine is on data that it was not built from. Each figure is between 0 and 1, and higher is better.
`python -m evaluation SUITE --data DIR` measures again; the gate (`make gate`) refuses a figure under its floor, and
names the digest of the data that the floor was measured on.
"""


def scores_page(root: Path) -> str:
    """The page; it depends on the floors alone."""
    path = root / "evaluation" / "floors.json"
    parts = [NOTE, "# Scores\n", INTRODUCTION.strip() + "\n"]
    if not path.exists():
        return "\n".join([*parts, "No floors are kept yet.\n"])
    suites: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    suites = suites.get("suites", suites)
    return "\n".join(
        [*parts, *(_section(name, kept) for name, kept in sorted(suites.items()) if isinstance(kept, dict))]
    )


def _section(name: str, kept: Mapping[str, Any]) -> str:
    rows = [(metric, f"{value:.3f}") for metric, value in sorted(_figures(kept))]
    facts = [
        f"{key}: {_fact(value)}"
        for key, value in kept.items()
        if not isinstance(value, dict | list) and value is not None
    ]
    notes = "\n".join(f"- {note}" for note in kept.get("notes", ()))
    parts = [f"## {name}\n", table(("figure", "floor"), rows)]
    if facts:
        parts.append("; ".join(facts) + ".\n")
    return "\n".join([*parts, *([notes + "\n"] if notes else [])])


def _figures(kept: Mapping[str, Any]) -> Iterator[tuple[str, float]]:
    for key in ("floors", "metrics", "floor"):
        found = kept.get(key)
        if isinstance(found, dict):
            for metric, value in found.items():
                number = value.get("floor", value.get("value")) if isinstance(value, dict) else value
                if isinstance(number, int | float):
                    yield metric, float(number)
            return


def _fact(value: object) -> str:
    text = str(value)
    return text[:12] + "…" if len(text) == 64 else text
