"""The label table: what each label of each corpus becomes, or why it is left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any

from dateline.codebook.yaml_file import read_yaml
from training.corpora.passages import CorpusError

TABLE = Path(__file__).parent / "labels.yaml"


@dataclass(frozen=True, slots=True)
class Head:
    """What a head tells apart. `undecided` labels stand for one of several where a corpus does not say which."""

    name: str
    about: str
    labels: Mapping[str, str]
    undecided: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Rule:
    """The labels of a corpus that match one of `patterns` become `label` of `head`; or nothing, for the reason in
    `dropped`."""

    patterns: tuple[str, ...]
    head: str
    label: str
    dropped: str


@dataclass(frozen=True, slots=True)
class LabelTable:
    """The heads by name, and the rules of each corpus in order."""

    heads: Mapping[str, Head]
    rules: Mapping[str, tuple[Rule, ...]]

    def rule(self, corpus: str, name: str) -> Rule:
        """The first rule for a corpus label.

        Raises:
            CorpusError: no rule speaks of it.
        """
        for rule in self.rules.get(corpus, ()):
            if any(fnmatchcase(name, pattern) for pattern in rule.patterns):
                return rule
        raise CorpusError(
            f"{corpus} has the label {name!r}, of which labels.yaml says nothing; map it or drop it there."
        )

    def label(self, corpus: str, name: str) -> str | None:
        """Our label, None where the table drops it."""
        return self.rule(corpus, name).label or None


@cache
def load_labels(path: Path = TABLE) -> LabelTable:
    """The table of the file.

    Raises:
        CorpusError: a rule names a head or a label that the file does not declare, or says neither what nor why.
    """
    data = read_yaml(path)
    heads = {name: _head(name, entry) for name, entry in data["heads"].items()}
    rules = {corpus: tuple(_rule(corpus, entry, heads) for entry in found) for corpus, found in data["corpora"].items()}
    return LabelTable(heads, rules)


def _head(name: str, entry: Mapping[str, Any]) -> Head:
    undecided = {label: tuple(among) for label, among in entry.get("undecided", {}).items()}
    unknown = {label for among in undecided.values() for label in among} - set(entry["labels"])
    if unknown:
        raise CorpusError(f"labels.yaml: an undecided label of {name} names {sorted(unknown)}, which it does not have.")
    return Head(name, entry["about"], dict(entry["labels"]), undecided)


def _rule(corpus: str, entry: Mapping[str, Any], heads: Mapping[str, Head]) -> Rule:
    found = entry["from"]
    patterns = (found,) if isinstance(found, str) else tuple(found)
    if "drop" in entry and "to" not in entry:
        return Rule(patterns, "", "", entry["drop"])
    head = heads.get(entry.get("head", ""))
    if head is None or entry.get("to") not in {*head.labels, *head.undecided}:
        raise CorpusError(
            f"labels.yaml: the rule of {corpus} for {', '.join(patterns)} needs a `head` and a `to` that are declared "
            "above, or a `drop` that says why."
        )
    return Rule(patterns, head.name, entry["to"], "")
