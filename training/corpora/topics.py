"""SATP and InSight Crime: short reports with columns of yes and no, and no spans.

SATP's makers had taken out what tells no attack, so every report here is a relevant one, and none is a negative.
InSight Crime has topics, not incidents: its column of violence makes a report weakly relevant, the column of extortion
and kidnapping says neither, and the rest makes it weakly irrelevant (`Relevance.basis` is "topic").
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from training.corpora.labels import load_labels
from training.corpora.passages import CorpusError, Passage, Read, Relevance, Split

SATP, INSIGHT = "satp_relevant", "insightCrime"


def files(corpus: str, split: Split) -> tuple[str, ...]:
    """The files of a split, relative to the data folder."""
    return (f"{corpus}/{split}.tsv",)


def read(corpus: str, data: Path, split: Split) -> Iterator[Read]:
    """The reports in the file's order; their ids count from 1."""
    path = data / files(corpus, split)[0]
    if not path.is_file():
        raise CorpusError(f"{files(corpus, split)[0]} is not under {data}; unpack {corpus} there.")
    with path.open(encoding="utf-8", newline="") as source:
        for number, row in enumerate(csv.reader(source, delimiter="\t"), 1):
            yield Read(_passage(corpus, split, number, row))


def _passage(corpus: str, split: Split, number: int, row: list[str]) -> Passage:
    text, *columns = row
    if not columns or set(columns) - {"0", "1"}:
        raise CorpusError(f"{corpus}, {split}, report {number}: expected a text and columns of 0 and 1, tab between.")
    labels = [load_labels().label(corpus, f"column/{index}") for index in range(1, len(columns) + 1)]
    kinds = tuple(label for label, told in zip(labels, columns, strict=True) if label and told == "1")
    name = f"{corpus}-{split}-{number}"
    relevance = Relevance(True, "selected") if corpus == SATP else _by_topic(kinds)
    return Passage(name, corpus, split, name, text, (), None, relevance, kinds)


def _by_topic(kinds: tuple[str, ...]) -> Relevance | None:
    if "violence" in kinds:
        return Relevance(True, "topic")
    return None if "extortion-and-kidnapping" in kinds else Relevance(False, "topic")


read_satp, read_insight = partial(read, SATP), partial(read, INSIGHT)
satp_files, insight_files = partial(files, SATP), partial(files, INSIGHT)
