"""Counts what the corpora give: `python -m training.corpora DATA`; `--page` writes docs/labels.md, `--misses` lists."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from training.corpora.page import PAGE, labels_page
from training.corpora.passages import CorpusError, Miss, Passage, Split
from training.corpora.reading import CORPORA, read_corpus


def main(arguments: list[str]) -> int:
    """Prints or writes; gives the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m training.corpora", description="Counts labels, or writes their page."
    )
    parser.add_argument("data", nargs="?", type=Path, help="the unpacked data folder")
    parser.add_argument("--misses", action="store_true", help="list the words of the keys that no text has")
    parser.add_argument("--page", action="store_true", help="write docs/labels.md and read nothing")
    options = parser.parse_args(arguments)
    if options.page:
        PAGE.write_text(labels_page(), encoding="utf-8")
        return 0
    if options.data is None:
        parser.error("name the data folder, or give --page")
    try:
        for name in CORPORA:
            for split in get_args(Split):
                print("\n".join(summary(name, options.data, split, misses=options.misses)))
    except CorpusError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def summary(name: str, data: Path, split: Split, *, misses: bool = False) -> Iterator[str]:
    """The lines for one corpus and split: passages, words of the keys found, spans of each label, kinds, relevance."""
    counts: Counter[str] = Counter()
    missed: list[Miss] = []
    passages = sought = 0
    for read in read_corpus(name, data, split):
        passages += 1
        sought += read.sought
        missed += read.missed
        counts.update(labels(read.passage))
    found = f", {sought - len(missed)} of {sought} wordings found" if sought else ""
    yield f"{name} {split}: {passages} passages{found}"
    yield from (f"  {label:48} {count:6}" for label, count in sorted(counts.items()))
    if misses:
        yield from (f"  missed in {one.passage}: {one.label}: {one.words}" for one in missed)


def labels(passage: Passage) -> Iterator[str]:
    """Everything that the passage counts towards."""
    for layer in passage.layers:
        yield from (f"{layer.head}/{span.label}" for span in layer.spans)
        yield from (f"{layer.head} (unsure)" for _ in layer.unsure)
    for group in passage.groups or ():
        yield "groups (optional)" if group.optional else "groups"
        yield from (f"stages of groups/{stage}" for stage in group.stages)
    yield from (f"kinds/{kind}" for kind in passage.kinds or ())
    if passage.relevance is not None:
        yield f"relevance/{passage.relevance.basis}: {'told' if passage.relevance.told else 'not told'}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
