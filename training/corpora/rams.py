"""RAMS: windows of five sentences, each with one event and its arguments.

One event a window is marked, whatever else happens there, so neither layer is whole: an unmarked word says nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import accumulate
from pathlib import Path
from typing import Any

from training.corpora.labels import load_labels
from training.corpora.passages import (
    Entity,
    Group,
    Labelled,
    Passage,
    Range,
    Read,
    Split,
    Wording,
    layer_of,
    lines,
)
from training.corpora.sorts import decided, pointing
from training.corpora.words import joined

NAME = "rams"
_PREFIX = len("evt000arg00")
"""A role is written "evt089arg01victim"."""


def files(split: Split) -> tuple[str, ...]:
    """The files of a split, relative to the data folder."""
    return (f"rams/{split}.jsonlines",)


def read(data: Path, split: Split) -> Iterator[Read]:
    """The windows in the file's order."""
    for row in map(json.loads, lines(data, files(split)[0])):
        yield Read(_window(row, split))


def _window(row: Mapping[str, Any], split: Split) -> Passage:
    tokens = [token for sentence in row["sentences"] for token in sentence]
    breaks = frozenset(accumulate(map(len, row["sentences"][:-1])))
    text = joined(tokens, breaks)
    triggers, groups, roles, unsure = [], [], [], []
    for first, last, types in row["evt_triggers"]:
        event, span = types[0][0], text.span(first, last + 1)
        kind = load_labels().label(NAME, f"event/{event}") or ""
        triggers.append(Labelled(*span, kind))
        players: list[Entity] = []
        for place, label in _players(row, event, (first, last)):
            where = text.span(place[0], place[1] + 1)
            words = text.text[slice(*where)]
            role = decided(label, words)
            players.append(Entity(f"{place[0]}-{place[1]}", role, (Wording(words, (where,)),)))
            if pointing(words):
                unsure.append(where)
            else:
                roles.append(Labelled(*where, role))
        groups.append(Group((kind,), (), tuple(players), span))
    layers = (layer_of("triggers", triggers, whole=False), layer_of("roles", roles, whole=False, unsure=unsure))
    return Passage(row["doc_key"], NAME, split, row["source_url"], text.text, layers, tuple(groups))


def _players(row: Mapping[str, Any], event: str, trigger: Range) -> Iterator[tuple[Range, str]]:
    """The tokens, both ends inclusive, and the label of each argument that has a role of ours."""
    for whose, place, role in row["gold_evt_links"]:
        label = load_labels().label(NAME, f"{event}/{role[_PREFIX:]}")
        if tuple(whose) == trigger and label:
            yield (place[0], place[1]), label
