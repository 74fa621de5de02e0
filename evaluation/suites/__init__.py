"""One module a suite: `run(data: Path, options: SuiteOptions) -> SuiteResult`."""

SUITES = (
    "link", "relevance", "noise", "muc4", "wikievents", "attribution", "counts", "polnear", "places", "dates",
    "relations", "pages",
)  # fmt: skip
"""Their names, in the order they are run, the longest first."""
OF_ENGINES = ("link", "relevance", "noise", "muc4", "wikievents", "attribution", "counts")
"""Those whose figures depend on the engine: they are kept with those of the rules alone beside them."""
