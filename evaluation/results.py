"""What a suite is asked and what it answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.models.extractor.network import FOLDER

if TYPE_CHECKING:
    from dateline.pipeline import Route


class DataMissing(Exception):
    """The suite's data set is not under the given folder: the suite says so and is skipped."""


@dataclass(frozen=True, slots=True)
class SuiteOptions:
    """`limit` bounds the number of reports (None: all); `engine` names the extraction engine, `weights` the folder of
    what is trained."""

    limit: int | None = None
    engine: str = "both"
    weights: Path = FOLDER

    def route(self) -> Route:
        """The opened route."""
        from dateline.pipeline import open_route  # only for the suites that read reports

        return open_route(self.engine, self.weights)


@dataclass(frozen=True, slots=True)
class SuiteResult:
    """A suite's figures, each between 0 and 1 and higher is better, and how many items they rest on.

    `files` are the data files read, relative to the data folder: the gate pins their digest beside the floors. A suite
    whose data are the repository's own says their `digest` itself.
    """

    suite: str
    metrics: Mapping[str, float]
    items: int
    files: tuple[str, ...]
    notes: tuple[str, ...] = field(default=())
    digest: str | None = None
