"""One module a suite: `run(data: Path, options: SuiteOptions) -> SuiteResult`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from evaluation.results import SuiteOptions, SuiteResult
from evaluation.suites import counts, dates, link, muc4, pages, places, polnear, relations, wikievents

SUITES: dict[str, Callable[[Path, SuiteOptions], SuiteResult]] = {
    "muc4": muc4.run, "wikievents": wikievents.run, "polnear": polnear.run, "counts": counts.run, "link": link.run,
    "places": places.run, "dates": dates.run, "relations": relations.run, "pages": pages.run,
}  # fmt: skip
