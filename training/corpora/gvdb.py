"""GVDB: reports of shootings with the names of victims and shooters and the kind of gun.

One mention of each was marked; every other place of the same words is marked too, and a surname that stands alone is
left unsure. Descriptions ("a man") are not marked at all, so the layer is not whole. Shootings at large, hardly any of
them political: no relevance is taken from here.
"""

from __future__ import annotations

import csv
import html
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from training.corpora.labels import load_labels
from training.corpora.passages import CorpusError, Labelled, Miss, Passage, Range, Read, Split, layer_of
from training.corpora.words import occurrences

NAME = "gvdb"
LONGEST = 6
"""Words. Longer "names" and "guns" are stretches of sentences that a mouse slipped over: 5 of the 319 in dev."""
_SECTIONS = ("victim-section", "shooter-section", "circumstances", "date-and-time")


def files(split: Split) -> tuple[str, ...]:
    """The files of a split, relative to the data folder."""
    return (f"gvdb/{split}.tsv",)


def read(data: Path, split: Split) -> Iterator[Read]:
    """The reports in the file's order."""
    path = data / files(split)[0]
    if not path.is_file():
        raise CorpusError(f"{files(split)[0]} is not under {data}; unpack gvdb there.")
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    with path.open(encoding="utf-8", newline="") as source:
        for row in csv.DictReader(source, delimiter="\t"):
            yield _report(row, split)


def _report(row: Mapping[str, str], split: Split) -> Read:
    name, text = row["Article id"], html.unescape(row["Full text"])
    spans: list[Labelled] = []
    unsure: list[Range] = []
    missed: list[Miss] = []
    sought = 0
    for label, words, entity in _values(json.loads(row["Json"])):
        sought += 1
        places = occurrences(text, words) if len(words.split()) <= LONGEST else ()
        if not places:
            missed.append(Miss(name, label, words))
        spans += [Labelled(*place, label, entity) for place in places]
        if label != "weapon" and places:
            unsure += occurrences(text, words.split()[-1])
    layers = (layer_of("roles", spans, whole=False, unsure=unsure),)
    return Read(Passage(name, NAME, split, name, text, layers), sought, tuple(missed))


def _values(found: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Our label, the words and an id for each slot that is filled and that the table keeps."""
    for section in _SECTIONS:
        rows = found[section] if isinstance(found[section], list) else [found[section]]
        for index, row in enumerate(rows):
            for slot, value in row.items():
                words = html.unescape(value["value"]).strip(" .,;:\r\n\t") if isinstance(value, dict) else ""
                label = load_labels().label(NAME, f"{section}/{slot}") if words else None
                if label:
                    yield label, words, f"{section.split('-')[0]}-{index}"
