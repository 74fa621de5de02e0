"""Writes the generated pages and runs the commands in the documents: `python -m docs.build`, with `--check` in tests.

    docs/cli.md       from the program's own --help
    docs/schema.md    from the dataclasses
    docs/codebook.md  from the YAML
    docs/scores.md    from evaluation/floors.json and evaluation/measured.json
    README.md, docs/tutorial.md   every ```console block and every ```python block with a ```text block after it

With `--check` nothing is written, and the exit status is 1 where a page is not what would be written.
"""

from __future__ import annotations

import argparse
import difflib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from docs.generate.cli_page import cli_page
from docs.generate.codebook_page import codebook_page
from docs.generate.executed import executed
from docs.generate.schema_page import schema_page
from docs.generate.scores_page import scores_page

ROOT = Path(__file__).resolve().parent.parent
SHOWN = 40
"""Lines of a difference that are printed for each stale page."""

GENERATED: dict[str, Callable[[Path], str]] = {
    "docs/cli.md": cli_page,
    "docs/schema.md": schema_page,
    "docs/codebook.md": codebook_page,
    "docs/scores.md": scores_page,
}
EXECUTED = ("README.md", "docs/tutorial.md")


def pages(root: Path, only: list[str]) -> Iterator[tuple[Path, str]]:
    """Each page's path and what it should hold."""
    for name, make in GENERATED.items():
        if not only or name in only:
            yield root / name, make(root)
    for name in EXECUTED:
        if not only or name in only:
            yield root / name, executed((root / name).read_text(encoding="utf-8"), root)


def stale(root: Path, only: list[str]) -> Iterator[tuple[Path, str, str]]:
    """The pages that are not what they should be: path, what is there, what should be."""
    for path, wanted in pages(root, only):
        there = path.read_text(encoding="utf-8") if path.exists() else ""
        if there != wanted:
            yield path, there, wanted


def main(arguments: list[str]) -> int:
    """Writes or checks; gives the exit status."""
    parser = argparse.ArgumentParser(prog="python -m docs.build", description="Writes or checks the documents.")
    parser.add_argument("--check", action="store_true", help="write nothing; fail where a page is stale")
    parser.add_argument("page", nargs="*", help="only these pages, such as docs/cli.md")
    options = parser.parse_args(arguments)
    found = 0
    for path, there, wanted in stale(ROOT, options.page):
        found += 1
        name = path.relative_to(ROOT).as_posix()
        if not options.check:
            path.write_text(wanted, encoding="utf-8")
            print(f"written: {name}")
            continue
        print(f"stale: {name}; write it with `make docs` and look at what changed")
        changes = difflib.unified_diff(there.splitlines(), wanted.splitlines(), "there", "wanted", lineterm="", n=1)
        print("\n".join(list(changes)[:SHOWN]))
    if not found:
        print("the documents are up to date")
    return 1 if found and options.check else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
