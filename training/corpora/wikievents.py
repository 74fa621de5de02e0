"""WikiEvents: triggers, role players and (dev alone) entity mentions.

The two splits come in different shapes. The dev file has offsets and types of every mention. The training file gives an
argument as words alone: it is taken to be where these words stand nearest to the trigger. Neither file's text can be
used as it is (dev has lost its line ends, so that its offsets drift; train is cut into single tokens), so the text is
put together from the tokens.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evaluation.suites.wikievents import laid_out
from training.corpora.labels import load_labels
from training.corpora.passages import (
    Entity,
    Group,
    Labelled,
    Layer,
    Miss,
    Passage,
    Range,
    Read,
    Split,
    Wording,
    flat,
    layer_of,
    lines,
)
from training.corpora.sorts import PRONOUNS, decided, pointing
from training.corpora.words import Joined, joined, nearest, occurrences

NAME = "wikievents"


def files(split: Split) -> tuple[str, ...]:
    """The files of a split, relative to the data folder."""
    return (f"wikievents/{split}.jsonl",)


@dataclass(frozen=True, slots=True)
class Mention:
    """A role player's words in the text; `type_` is the corpus' entity type, "" where it gives none."""

    span: Range
    entity: str
    type_: str


@dataclass(slots=True)
class _Found:
    """What the events of one document give so far."""

    triggers: list[Labelled] = field(default_factory=list)
    roles: list[Labelled] = field(default_factory=list)
    unsure: list[Range] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    missed: list[Miss] = field(default_factory=list)
    sought: int = 0


def read(data: Path, split: Split) -> Iterator[Read]:
    """The documents in the file's order."""
    clusters = _clusters(data, split)
    for row in map(json.loads, lines(data, files(split)[0])):
        yield _document(row, clusters, split)


def _clusters(data: Path, split: Split) -> dict[str, str]:
    """The id of the entity that each mention id belongs to; empty where the coreference file is not there."""
    path = f"wikievents/coref/{split}.jsonlines"
    if not (data / path).is_file():
        return {}
    rows = map(json.loads, lines(data, path))
    return {mention: cluster[0] for row in rows for cluster in row["clusters"] for mention in cluster}


def _document(row: Mapping[str, Any], clusters: Mapping[str, str], split: Split) -> Read:
    name = row.get("doc_id") or row["docid"]
    text = Joined(*laid_out(row)) if "entity_mentions" in row else joined(row["tokens"])
    mentions = {
        one["id"]: Mention(text.span(one["start"], one["end"]), clusters.get(one["id"], one["id"]), one["entity_type"])
        for one in row.get("entity_mentions", ())
    }
    found = _Found()
    for event in row["event_mentions"]:
        _event(name, text, event, mentions, found)
    played = {one.entity for one in found.roles if one.entity}
    found.unsure += [one.span for one in mentions.values() if one.entity in played]
    layers = [layer_of("triggers", found.triggers), layer_of("roles", found.roles, unsure=found.unsure, heads=True)]
    if "entity_mentions" in row:
        layers += _entities(text.text, mentions)
    passage = Passage(name, NAME, split, name, text.text, tuple(layers), tuple(found.groups))
    return Read(passage, found.sought, tuple(found.missed))


def _event(name: str, text: Joined, event: Mapping[str, Any], mentions: Mapping[str, Mention], found: _Found) -> None:
    trigger = event["trigger"]
    span = text.span(trigger.get("start", trigger.get("start_idx")), trigger.get("end", trigger.get("end_idx")))
    kind = load_labels().label(NAME, f"event/{event['event_type']}") or ""
    found.triggers.append(Labelled(*span, kind))
    players = []
    for argument in event["arguments"]:
        label = load_labels().label(NAME, f"{event['event_type']}/{argument['role']}")
        if label:
            players += _player(name, text.text, argument, label, span, mentions, found)
    if kind != "other" or players:
        found.groups.append(Group((kind,), (), tuple(players), span))


def _player(
    name: str,
    text: str,
    argument: Mapping[str, Any],
    label: str,
    trigger: Range,
    mentions: Mapping[str, Mention],
    found: _Found,
) -> list[Entity]:
    """The argument as an entity of the event; its words are marked, or left unsure where they only point."""
    words = argument["text"]
    mention = mentions.get(argument.get("entity_id", ""))
    places = _places(text, words)
    found.sought += 1
    place = mention.span if mention else nearest(places, trigger)
    if place is None:
        found.missed.append(Miss(name, label, words))
        return []
    role = decided(label, words, mention.type_ if mention else "")
    if pointing(words):
        found.unsure.append(place)
    else:
        found.roles.append(Labelled(*place, role, mention.entity if mention else ""))
        # The corpus marks one mention an event; the same words elsewhere may well play the role too.
        found.unsure += places
    return [Entity(mention.entity if mention else f"{place[0]}-{place[1]}", role, (Wording(words, (place,)),))]


def _places(text: str, words: str) -> tuple[Range, ...]:
    """Where the words stand. The training file has lost the end of words that end in a run of one letter or digit
    ("wal" for "wall", "2 , 0" for "2,000"): where the words are not found, that end is put back."""
    ends = (words + words[-1] * more for more in range(4))
    return next(filter(None, (occurrences(text, whole) for whole in ends)), ())


def _entities(text: str, mentions: Mapping[str, Mention]) -> list[Layer]:
    spans, unsure = [], []
    for one in mentions.values():
        label = load_labels().label(NAME, f"entity/{one.type_}")
        if label and text[slice(*one.span)].lower() in PRONOUNS:
            unsure.append(one.span)
        elif label:
            spans.append(Labelled(*one.span, label, one.entity))
    return [layer_of("entities", flat(spans), unsure=unsure, heads=True)]
