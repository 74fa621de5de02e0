"""docs/codebook.md: every list of the vocabulary, from the YAML."""

from __future__ import annotations

from pathlib import Path

from dateline.cli.vocabulary import Vocabulary, names, shipped, vocabulary
from docs.generate.markdown import NOTE, table

INTRODUCTION = """
The words that dateline looks up, with where each list comes from. `dateline codebook` shows the same; a folder of
your own with files of the same names extends the lists and replaces entries of the same id (`dateline codebook
--folder DIR` checks it).
"""


def codebook_page(root: Path) -> str:
    """The page; it depends on the shipped files alone."""
    folder = shipped()
    found = [vocabulary(folder, name) for name in names(folder)]
    rows = [(f"[{one.name}](#{_anchor(one.name)})", str(len(one.entries)), one.about.split("\n")[0]) for one in found]
    parts = [NOTE, "# The codebook\n", INTRODUCTION.strip() + "\n", table(("list", "entries", "about"), rows)]
    return "\n".join([*parts, *map(_section, found)])


def _anchor(name: str) -> str:
    return name.replace("/", "")


def _section(one: Vocabulary) -> str:
    grouped = any(entry.group for entry in one.entries)
    columns = ("id", "group", "words") if grouped else ("id", "words")
    rows = [(e.id, e.group, e.words) if grouped else (e.id, e.words) for e in one.entries]
    return f"## {one.name}\n\n```text\n{one.about}\n```\n\n{table(columns, rows)}"
