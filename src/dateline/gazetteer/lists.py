"""Reads the word lists and the facts that ship beside this module, each of which names its source."""

from __future__ import annotations

from importlib.resources import files
from typing import Any


def list_file(name: str) -> str:
    """The text of a list of this folder."""
    return (files("dateline.gazetteer") / "lists" / name).read_text("utf-8")


def list_names() -> tuple[str, ...]:
    """The lists of this folder, sorted."""
    found = (files("dateline.gazetteer") / "lists").iterdir()
    return tuple(sorted(item.name for item in found if item.name.endswith((".yaml", ".txt"))))


def code_of(module: str) -> str:
    """The text of a module of this folder: how names are folded and gathered is part of what an index is made from."""
    return (files("dateline.gazetteer") / f"{module}.py").read_text("utf-8")


def word_list(name: str) -> frozenset[str]:
    """The words of a `.txt` list; lines that begin with # are remarks."""
    lines = list_file(name).splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def yaml_list(name: str) -> Any:
    """A `.yaml` list, as YAML reads it."""
    import yaml

    return yaml.load(list_file(name), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe
