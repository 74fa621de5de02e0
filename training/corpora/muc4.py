"""MUC-4: the reports as they came over the wire, in capitals, with every place of every wording of the keys.

Roles come from the reduced keys, on which recent papers score; described victims, stages and OPTIONAL marks from the
full ones, whose templates stand in the same order. The folder has no mixed-case text: that field is empty throughout.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from evaluation.suites.muc4_keys import ROLES
from training.corpora.labels import load_labels
from training.corpora.passages import (
    CorpusError,
    Entity,
    Group,
    Labelled,
    Miss,
    Passage,
    Range,
    Read,
    Relevance,
    Split,
    Wording,
    layer_of,
    lines,
)
from training.corpora.words import inflected, occurrences

NAME = "muc4"
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_SLOTS = {
    "PerpInd": "perp_individual_id",
    "PerpOrg": "perp_org_id",
    "Target": "phys_tgt_id",
    "Weapon": "inc_instrument_id",
}


def files(split: Split) -> tuple[str, ...]:
    """The files of a split, relative to the data folder."""
    return f"muc4/full_{split}.jsonl", f"muc4/gtt_{split}.jsonl"


def read(data: Path, split: Split) -> Iterator[Read]:
    """The reports in the file's order."""
    full, reduced = files(split)
    keys = {row["docid"]: row["templates"] for row in map(json.loads, lines(data, reduced))}
    for row in map(json.loads, lines(data, full)):
        if row["docid"] not in keys:
            raise CorpusError(f"{reduced} has no {row['docid']}, which {full} has; both should hold the same reports.")
        yield _report(row, keys[row["docid"]], split)


def _report(row: Mapping[str, Any], reduced: list[Mapping[str, Any]], split: Split) -> Read:
    text, full = row["text"], row["templates"]
    if len(full) != len(reduced):
        raise CorpusError(
            f"{row['docid']} has {len(full)} full and {len(reduced)} reduced templates; expected as many."
        )
    groups = tuple(_group(text, *pair) for pair in zip(reduced, full, strict=True))
    spans = [
        Labelled(start, end, entity.role, entity.id)
        for group in groups for entity in group.entities for wording in entity.wordings for start, end in wording.spans
    ]  # fmt: skip
    wordings = {(e.role, w.words): w for group in groups for e in group.entities for w in e.wordings}
    missed = tuple(Miss(row["docid"], role, words) for (role, words), w in wordings.items() if not w.spans)
    kinds = tuple(sorted({kind for group in groups for kind in group.kinds}))
    passage = Passage(
        row["docid"], NAME, split, row["docid"], text, (layer_of("roles", spans),), groups, _relevance(groups), kinds
    )
    return Read(passage, len(wordings), missed)


def _relevance(groups: tuple[Group, ...]) -> Relevance:
    if groups and all(group.optional for group in groups):
        return Relevance(True, "optional")
    return Relevance(bool(groups), "key")


def _group(text: str, reduced: Mapping[str, Any], full: Mapping[str, list[str]]) -> Group:
    entities = [
        _entity(text, role, [mention[0] for mention in mentions], _optional(full, role, mentions[0][0]))
        for role in ROLES for mentions in reduced[role]
    ]  # fmt: skip
    victims = {
        wording.words: entity.id for entity in entities if entity.role == "human-target" for wording in entity.wordings
    }
    entities += _described(text, full["hum_tgt_desc"], victims)
    kinds, stages = _alternatives("kind", full["inc_type"][0]), _alternatives("stage", full["inc_stage"][0])
    return Group(kinds, stages, tuple(entities), None, "OPTIONAL" in full["template"][0])


def _alternatives(head: str, filler: str) -> tuple[str, ...]:
    names = (part.strip(" ?").lower() for part in filler.split("/"))
    found = (load_labels().label(NAME, f"{head}/{name}") for name in names if name not in ("-", "*", ""))
    return tuple(label for label in found if label)


def _optional(full: Mapping[str, list[str]], role: str, wording: str) -> bool:
    """Whether the full key marks the filler with this wording as optional."""
    fillers = full[_SLOTS[role]] if role in _SLOTS else full["hum_tgt_name"]
    return any(f.lstrip().startswith("?") and wording in f.replace("\\", "").lower() for f in fillers)


def _entity(text: str, role: str, wordings: list[str], optional: bool) -> Entity:
    label = load_labels().label(NAME, role) or ""
    found = tuple(Wording(words, _places(text, words)) for words in dict.fromkeys(map(_folded, wordings)))
    return Entity(f"{label}:{found[0].words}", label, found, optional)


def _described(text: str, fillers: list[str], victims: Mapping[str, str]) -> Iterator[Entity]:
    """Descriptions (`"A" / "B"`) and those of somebody named (`"A": "NAME"`), who then shares the named one's id."""
    for filler in fillers:
        description, _, name = filler.partition('":')
        words = [_folded(part) for part in _QUOTED.findall(description + '"' if name else description)]
        if not words:
            continue
        of = next((victims[known] for known in map(_folded, _QUOTED.findall(name)) if known in victims), "")
        one = _entity(text, "hum_tgt_desc", words, filler.lstrip().startswith("?"))
        yield Entity(of or one.id, one.role, one.wordings, one.optional)


def _folded(words: str) -> str:
    return " ".join(words.replace("\\", "").replace("[", "(").replace("]", ")").lower().strip(' "').split())


def _places(text: str, words: str) -> tuple[Range, ...]:
    return occurrences(text, words) or inflected(text, words)
