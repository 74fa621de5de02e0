"""Engines: what turns a report into accounts and claims. The table below is the list of those that there are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from dateline.codebook.registry import Registry
from dateline.extract.learned.learned import load_learned
from dateline.extract.reader import Reader
from dateline.gazetteer.index import Gazetteer
from dateline.models.extractor.network import FOLDER
from dateline.schema.claims import Reading
from dateline.schema.errors import UsageError
from dateline.schema.report import Report


class Engine(Protocol):
    """Reads reports; `name` is written on every claim that it makes (`grammar/1`). A pure function of the report."""

    name: str

    def extract(self, report: Report) -> Reading:
        """Accounts, claims, attributions, mentions, relations and definitions, not yet grounded."""


def _grammar(gazetteer: Gazetteer, registry: Registry, weights: Path) -> Engine:
    del weights  # rules alone
    return Reader(gazetteer, registry, "grammar/1")


def _tagger(gazetteer: Gazetteer, registry: Registry, weights: Path) -> Engine:
    return Reader(gazetteer, registry, "tagger/1", load_learned(registry, weights), rules=False)


def _both(gazetteer: Gazetteer, registry: Registry, weights: Path) -> Engine:
    return Reader(gazetteer, registry, "grammar/1", load_learned(registry, weights))


Opening = Callable[[Gazetteer, Registry, Path], Engine]
ENGINES: dict[str, Opening] = {"both": _both, "grammar": _grammar, "tagger": _tagger}
"""`grammar` has rules alone, `tagger` the trained network's deeds and roles; `both`, the default, joins them."""


def open_engine(name: str, gazetteer: Gazetteer, registry: Registry, weights: Path = FOLDER) -> Engine:
    """The engine of that name, over the given place index and registry of actors; `weights` is the folder of what is
    trained.

    Raises:
        UsageError: there is no engine of that name.
    """
    if name not in ENGINES:
        raise UsageError(f"There is no engine {name!r}; choose one of {', '.join(sorted(ENGINES))}.")
    return ENGINES[name](gazetteer, registry, weights)
