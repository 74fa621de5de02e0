"""re3d: the 51 statements and reports on Syria and Iraq, with mentions of the domain's entities.

It has no split: every document is "train", to be cross-validated by document. Its confidence says how sure crowd
workers made its makers of a mention's type: from CERTAIN up a mention counts. Those below are mostly ones that stand
inside a longer one, for which workers were hardly asked; of these names and nations are kept as inner mentions. The
others may be anything: where they stand alone, their words are unsure.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from training.corpora.labels import load_labels
from training.corpora.passages import (
    CorpusError,
    Labelled,
    Miss,
    Passage,
    Range,
    Read,
    Split,
    flat,
    layer_of,
    lines,
)
from training.corpora.words import nearest, occurrences

NAME = "re3d"
CERTAIN = 0.5
"""Confidences lie at 0 or above 0.8 for all but 60 of 2,339 mentions: any bound between says about the same."""
INNER = frozenset({"Organisation", "Person", "Location", "Nationality"})
"""Types believed inside another mention whatever the confidence; the rest of the unsure are chance finds."""


def files(split: Split) -> tuple[str, ...]:
    """None are known beforehand: every folder with a documents.json counts, all of it as "train"."""
    return ()


def read(data: Path, split: Split) -> Iterator[Read]:
    """The documents by folder, in the file's order."""
    folders = sorted((data / "re3d").glob("*/documents.json"))
    if not folders:
        raise CorpusError(f"re3d is not under {data}; unpack it there.")
    for path in folders if split == "train" else ():
        folder = path.parent.relative_to(data).as_posix()
        entities, relations = (
            _by_document(data, f"{folder}/entities.json"),
            _by_document(data, f"{folder}/relations.json"),
        )
        for row in map(json.loads, lines(data, f"{folder}/documents.json")):
            yield _document(row, entities[row["_id"]], relations[row["_id"]], split)


def _by_document(data: Path, name: str) -> dict[str, list[Mapping[str, Any]]]:
    found: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in map(json.loads, lines(data, name)):
        found[row["documentId"]].append(row)
    return found


def _document(
    row: Mapping[str, Any], mentions: Sequence[Mapping[str, Any]], relations: Sequence[Mapping[str, Any]], split: Split
) -> Read:
    name, text, same = row["_id"], row["text"], _synonyms(relations)
    certain: list[Labelled] = []
    doubtful: list[tuple[str, Labelled]] = []
    missed: list[Miss] = []
    for mention in mentions:
        label = load_labels().label(NAME, mention["type"])
        place = _place(text, mention)
        if place is None:
            missed.append(Miss(name, mention["type"], mention["value"]))
        elif label and mention["confidence"] >= CERTAIN:
            certain.append(Labelled(*place, label, same.get(place, f"{place[0]}-{place[1]}")))
        elif label:
            doubtful.append((mention["type"], Labelled(*place, label, same.get(place, f"{place[0]}-{place[1]}"))))
    outer = flat(certain)
    believed = [*certain, *(one for type_, one in doubtful if type_ in INNER)]
    inner = flat([one for one in believed if any(_inside(one, other) for other in outer)])
    unsure = [(one.start, one.end) for _, one in doubtful]
    layers = (layer_of("entities", outer, unsure=unsure), layer_of("inner-entities", inner))
    return Read(Passage(name, NAME, split, name, text, layers), len(mentions), tuple(missed))


def _place(text: str, mention: Mapping[str, Any]) -> Range | None:
    """Where the mention says; where other words stand there, the nearest place of its own."""
    said = (mention["begin"], mention["end"])
    if text[slice(*said)] == mention["value"]:
        return said
    return nearest(occurrences(text, mention["value"]), said)


def _inside(one: Labelled, other: Labelled) -> bool:
    within = other.start <= one.start and one.end <= other.end
    return within and (one.start, one.end) != (other.start, other.end)


def _synonyms(relations: Sequence[Mapping[str, Any]]) -> dict[Range, str]:
    """An id for the mentions that the relation IsSynonymOf makes one."""
    ids: dict[Range, Range] = {}
    for row in relations:
        if row["type"] == "IsSynonymOf":
            one, two = (row["sourceBegin"], row["sourceEnd"]), (row["targetBegin"], row["targetEnd"])
            old, new = ids.setdefault(two, two), ids.setdefault(one, one)
            ids = {place: new if of == old else of for place, of in ids.items()}
    return {place: f"{of[0]}-{of[1]}" for place, of in ids.items()}
