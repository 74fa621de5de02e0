"""One module a suite: `run(data: Path, options: SuiteOptions) -> SuiteResult`."""
