"""Data -> weights. Imports dateline, never the reverse; not in the wheel."""
