"""Place names in, candidates out: a read-only index file built at set-up."""
