"""How good dateline is, on data that it was not built from: `python -m evaluation SUITE --data DIR`."""
