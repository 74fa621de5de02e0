"""The vocabulary's files as lists of entries: what `dateline codebook` shows and docs/codebook.md is made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.codebook.yaml_file import read_yaml
from dateline.schema.errors import UsageError


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list: its id, the sublist it stands in ("" for none), and its words and settings in a line."""

    id: str
    group: str
    words: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """One YAML file: its name (`terms/kinds`), what its opening comment says, and its entries in their order."""

    name: str
    about: str
    entries: tuple[Entry, ...]


def shipped() -> Path:
    """The folder of the shipped files."""
    import dateline.codebook

    return Path(next(iter(dateline.codebook.__path__)))


def names(folder: Path) -> tuple[str, ...]:
    """The lists in a folder by name, in order."""
    return tuple(sorted(path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.yaml")))


def vocabulary(folder: Path, name: str) -> Vocabulary:
    """One list, by its name or the last part of it.

    Raises:
        UsageError: there is no such list, or there are several of that name.
        CodebookError: it is no YAML.
    """
    known = names(folder)
    found = [one for one in known if one == name] or [one for one in known if one.rsplit("/", 1)[-1] == name]
    if len(found) != 1:
        number = "no" if not found else "more than one"
        raise UsageError(
            f"There is {number} list {name!r:.60}; expected one of: {', '.join(known)}.", code="unknown-list"
        )
    path = folder / f"{found[0]}.yaml"
    data = read_yaml(path)
    return Vocabulary(found[0], _about(path.read_text(encoding="utf-8")), tuple(_entries(data, "")))


def _about(text: str) -> str:
    lines = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        lines.append(line.lstrip("# ").rstrip())
    return "\n".join(lines).strip()


def _entries(data: Any, group: str) -> Iterator[Entry]:
    if isinstance(data, dict):
        for key, value in data.items():
            if isinstance(value, dict | list) and value and not _is_flat(value):
                yield from _entries(value, f"{group}.{key}" if group else str(key))
            else:
                yield Entry(str(key), group, _words(value))
        return
    for value in data if isinstance(data, list) else [data]:
        if isinstance(value, dict):
            named = next((key for key in ("id", "iso", "name", "verb", "word") if key in value), None)
            rest = {key: item for key, item in value.items() if key != named}
            yield Entry(str(value[named]) if named else "", group, _words(rest))
        else:
            yield Entry(_words(value), group, "")


def _is_flat(value: Any) -> bool:
    items = value.values() if isinstance(value, dict) else value
    return not any(isinstance(item, dict | list) for item in items)


def _words(value: Any) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_words(item)}" for key, item in value.items())
    if isinstance(value, list):
        return ", ".join(_words(item) if not isinstance(item, dict) else "{" + _words(item) + "}" for item in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)
