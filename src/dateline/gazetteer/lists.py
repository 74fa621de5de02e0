"""Reads the word lists and the facts that ship beside this module, each of which names its source."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from dateline.codebook.yaml_file import read_yaml

_HERE = Path(__file__).parent
_LISTS = _HERE / "lists"


def list_file(name: str) -> str:
    """The text of a list of this folder."""
    return (_LISTS / name).read_text("utf-8")


def list_names() -> tuple[str, ...]:
    """The lists of this folder, sorted."""
    return tuple(sorted(item.name for item in _LISTS.iterdir() if item.suffix in (".yaml", ".txt")))


def code_of(module: str) -> str:
    """The text of a module of this folder: how names are folded and gathered is part of what an index is made from."""
    return (_HERE / f"{module}.py").read_text("utf-8")


def word_list(name: str) -> frozenset[str]:
    """The words of a `.txt` list; lines that begin with # are remarks."""
    lines = list_file(name).splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def yaml_list(name: str) -> Any:
    """A `.yaml` list, as YAML reads it."""
    return read_yaml(_LISTS / name)
