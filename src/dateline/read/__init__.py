"""Anything -> Report. The only room that fetches."""
