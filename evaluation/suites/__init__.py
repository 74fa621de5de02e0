"""One module a suite: `run(data: Path, options: SuiteOptions) -> SuiteResult`."""

SUITES = ("muc4", "wikievents", "polnear", "counts", "link", "places", "dates", "relations", "pages")
"""Their names, in the order they are run."""
