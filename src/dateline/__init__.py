"""Reads news reports of political violence; keeps an incident ledger in which every value says who said it."""

__version__ = "0.1.0"
