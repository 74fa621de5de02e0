"""Relations and mentions over re3d: government statements and reports on Syria and Iraq.

A found relation is right where a gold one of the mapped type has overlapping arguments; for symmetric types either
order counts, and a gold relation is matched once. A gold pair given in both orders is one. Mentions are right where a
gold one of the same type overlaps; each is matched once. Whole documents count; micro averages.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from evaluation.results import DataMissing, SuiteOptions, SuiteResult

_FOLDERS = (
    "Australian Department of Foreign Affairs", "CENTCOM", "Delegation of the European Union to Syria",
    "US State Department",
)  # fmt: skip
_TYPES = {
    "FightingAgainst": "fights", "BelongsTo": "belongs", "InChargeOf": "leads", "AlliesOf": "ally-of",
    "IsSynonymOf": "same-as",
}  # fmt: skip
_OURS = {
    "fights": "fights", "part-of": "belongs", "member-of": "belongs", "leads": "leads", "ally-of": "ally-of",
    "same-as": "same-as",
}  # fmt: skip
_SYMMETRIC = frozenset({"fights", "ally-of", "same-as"})
_MENTIONS = {"Organisation": "organisation", "Person": "person", "Nationality": "nationality"}

Range = tuple[int, int]
Pair = tuple[str, Range, Range]


class _Tally:
    """Right, found and gold, and the rates of these."""

    def __init__(self) -> None:
        self.right = self.found = self.gold = 0

    def add(self, right: int, found: int, gold: int) -> None:
        self.right, self.found, self.gold = self.right + right, self.found + found, self.gold + gold

    def rates(self) -> tuple[float, float, float]:
        precision = self.right / self.found if self.found else 0.0
        recall = self.right / self.gold if self.gold else 0.0
        return precision, recall, 2 * precision * recall / (precision + recall) if self.right else 0.0


def run(data: Path, options: SuiteOptions) -> SuiteResult:
    """Scores the relation and mention rules on the first `options.limit` documents (all where None)."""
    documents = _read(data / "re3d")[: options.limit]
    tallies = {name: _Tally() for name in ("all", *sorted(set(_TYPES.values())), *_MENTIONS.values())}
    for document in documents:
        _score(document, tallies)
    metrics: dict[str, float] = {}
    for name, tally in tallies.items():
        precision, recall, f1 = tally.rates()
        label = "relations" if name == "all" else name
        metrics[f"{label}_f1"] = f1
        if name == "all":
            metrics |= {"relations_precision": precision, "relations_recall": recall}
    files = tuple(
        f"re3d/{folder}/{name}.json" for folder in _FOLDERS for name in ("documents", "entities", "relations")
    )
    note = "CoLocated, HasAttrOf, CommWith, Likes, Dislikes and Apart have no counterpart and are left out."
    return SuiteResult("relations", metrics, len(documents), files, (note,))


def _read(folder: Path) -> list[dict[str, Any]]:
    if not folder.is_dir():
        raise DataMissing(f"re3d is not under {folder.parent}; unpack it there to run this suite.")
    documents: dict[str, dict[str, Any]] = {}
    for name in _FOLDERS:
        for line in _lines(folder / name / "documents.json"):
            documents[line["_id"]] = {"text": line["text"], "entities": [], "relations": []}
        for kind in ("entities", "relations"):
            for line in _lines(folder / name / f"{kind}.json"):
                if line["documentId"] in documents:
                    documents[line["documentId"]][kind].append(line)
    return [documents[key] for key in sorted(documents)]


def _lines(path: Path) -> Iterable[dict[str, Any]]:
    with path.open(encoding="utf-8-sig") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _score(document: dict[str, Any], tallies: dict[str, _Tally]) -> None:
    from dateline.codebook.registry import load_registry
    from dateline.extract.mentions import find_mentions
    from dateline.extract.relations import find_told
    from dateline.language.document import read_document

    registry, read = load_registry(), read_document(document["text"])
    mentions = find_mentions(read, registry)
    for gold_type, ours in _MENTIONS.items():
        gold = [(line["begin"], line["end"]) for line in document["entities"] if line["type"] == gold_type]
        found = [(mention.start, mention.end) for mention in mentions if mention.type == ours]
        total = len(gold)
        right = sum(_take(one, gold) for one in found)
        tallies[ours].add(right, len(found), total)
    wanted = _gold_pairs(document["relations"])
    told = [
        (_OURS[found.type], (found.source.start, found.source.end), (found.target.start, found.target.end))
        for _, found in find_told(read, registry, mentions)
        if found.type in _OURS and found.source.start != found.target.start
    ]
    for kind in sorted(set(_TYPES.values())):
        gold_pairs = [pair for pair in wanted if pair[0] == kind]
        found_pairs = _without_repeats([pair for pair in told if pair[0] == kind])
        total, right = len(gold_pairs), 0
        for pair in found_pairs:
            match = next((gold for gold in gold_pairs if _same(gold, pair)), None)
            if match is not None:
                gold_pairs.remove(match)
                right += 1
        for name in (kind, "all"):
            tallies[name].add(right, len(found_pairs), total)


def _gold_pairs(lines: Sequence[dict[str, Any]]) -> list[Pair]:
    pairs = [
        (_TYPES[line["type"]], (line["sourceBegin"], line["sourceEnd"]), (line["targetBegin"], line["targetEnd"]))
        for line in lines
        if line["type"] in _TYPES
    ]
    return _without_repeats(pairs)


def _without_repeats(pairs: Sequence[Pair]) -> list[Pair]:
    kept: dict[Pair, None] = {}
    for kind, source, target in pairs:
        turned = kind in _SYMMETRIC and target < source
        kept.setdefault((kind, target, source) if turned else (kind, source, target))
    return list(kept)


def _same(gold: Pair, pair: Pair) -> bool:
    straight = _overlap(gold[1], pair[1]) and _overlap(gold[2], pair[2])
    return straight or (pair[0] in _SYMMETRIC and _overlap(gold[1], pair[2]) and _overlap(gold[2], pair[1]))


def _overlap(one: Range, two: Range) -> bool:
    return one[0] < two[1] and two[0] < one[1]


def _take(one: Range, gold: list[Range]) -> bool:
    """Whether `one` overlaps a gold range not yet taken; takes the first."""
    match = next((other for other in gold if _overlap(one, other)), None)
    if match is not None:
        gold.remove(match)
    return match is not None
