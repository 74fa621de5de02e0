"""The vocabulary as commented YAML, and its loader."""
