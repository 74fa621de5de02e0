"""Loads the words around a number and instead of one: `hedges.yaml`, or a user's own beside or in place of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, cast, get_args

from dateline.codebook.yaml_file import kept_yaml
from dateline.schema.errors import CodebookError

Bound = Literal["point", "least", "most"]
BOUNDS: tuple[str, ...] = get_args(Bound)
_OWN = Path(__file__).with_name("hedges.yaml")


@dataclass(frozen=True, slots=True)
class Vague:
    """What a word such as "dozens" stands for: at least `low`, at most `high` (None: open)."""

    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Hedges:
    """The tables, keyed by their words in lower case, one entry of the tuple a word.

    `before` and `after` give the bound that a hedge makes of its number; `vague` the words that stand for a number;
    `units` the words that multiply one ("dozen": 12).
    """

    before: Mapping[tuple[str, ...], Bound]
    after: Mapping[tuple[str, ...], Bound]
    vague: Mapping[tuple[str, ...], Vague]
    units: Mapping[str, int]


@cache
def load_hedges(folder: Path | None = None) -> Hedges:
    """The shipped tables, with those of `folder/hedges.yaml` laid over them where a folder is given and has the file.

    Raises:
        CodebookError: where a file is no YAML mapping of the shape written at its top.
    """
    data = _read(_OWN)
    if folder is not None and (folder / "hedges.yaml").is_file():
        data = _laid_over(data, _read(folder / "hedges.yaml"))
    hedges = data.get("hedges", {})
    after = hedges.get("after", {})
    return Hedges(
        before=_bounds({bound: hedges.get(bound, []) for bound in BOUNDS}),
        after=_bounds({bound: after.get(bound, []) for bound in BOUNDS}),
        vague={_words(name): _vague(name, entry) for name, entry in data.get("vague", {}).items()},
        units={str(name).lower(): int(value) for name, value in data.get("units", {}).items()},
    )


def _read(path: Path) -> dict[str, Any]:
    data = kept_yaml(path)
    if not isinstance(data, dict):
        raise CodebookError(f"{path}: expected a mapping with the keys hedges, vague and units")
    return cast("dict[str, Any]", data)


def _laid_over(base: dict[str, Any], extra: dict[str, Any]) -> dict[str, Any]:
    """`extra` over `base`: mappings join key by key, lists are added to, anything else is replaced."""
    joined = dict(base)
    for key, value in extra.items():
        before = joined.get(key)
        if isinstance(before, dict) and isinstance(value, dict):
            joined[key] = _laid_over(before, value)
        elif isinstance(before, list) and isinstance(value, list):
            joined[key] = [*before, *value]
        else:
            joined[key] = value
    return joined


def _words(name: object) -> tuple[str, ...]:
    return tuple(str(name).lower().split())


def _bounds(lists: Mapping[str, list[str]]) -> dict[tuple[str, ...], Bound]:
    return {_words(name): cast(Bound, bound) for bound, names in lists.items() for name in names}


def _vague(name: object, entry: object) -> Vague:
    if not isinstance(entry, dict) or not isinstance(entry.get("low"), int):
        raise CodebookError(f'hedges.yaml, vague, "{name}": expected {{low: NUMBER}} and at will high: NUMBER')
    return Vague(entry["low"], entry.get("high"))
