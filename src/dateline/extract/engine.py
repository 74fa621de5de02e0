"""Engines: what turns a report into accounts and claims. The table below is the list of those that there are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from dateline.codebook.registry import Registry
from dateline.extract.grammar import Grammar
from dateline.gazetteer.index import Gazetteer
from dateline.schema.claims import Reading
from dateline.schema.errors import UsageError
from dateline.schema.report import Report


class Engine(Protocol):
    """Reads reports; `name` is written on every claim that it makes (`grammar/1`). A pure function of the report."""

    name: str

    def extract(self, report: Report) -> Reading:
        """Accounts, claims, attributions, mentions, relations and definitions, not yet grounded."""


ENGINES: dict[str, Callable[[Gazetteer, Registry], Engine]] = {"grammar": Grammar}


def open_engine(name: str, gazetteer: Gazetteer, registry: Registry) -> Engine:
    """The engine of that name, over the given place index and registry of actors.

    Raises:
        UsageError: there is no engine of that name.
    """
    if name not in ENGINES:
        raise UsageError(f"There is no engine {name!r}; choose one of {', '.join(sorted(ENGINES))}.")
    return ENGINES[name](gazetteer, registry)
