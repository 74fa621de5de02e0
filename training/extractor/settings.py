"""Every hyperparameter of the learned extractor in one place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from dateline.codebook.yaml_file import read_yaml

FILE = Path(__file__).parent / "settings.yaml"


class SettingsError(Exception):
    """The file of settings lacks one or holds one that is unknown."""


@dataclass(frozen=True, slots=True)
class Encoder:
    """A package that carries an encoder's weights, the folder in it, the size of its vectors, the weights' sha256."""

    package: str
    folder: str
    width: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Head:
    """Labels that one part of the network scores spans for; see settings.yaml."""

    name: str
    labels: tuple[str, ...]
    pooled: bool
    weight: float


@dataclass(frozen=True, slots=True)
class Settings:
    """The comments in settings.yaml tell what each is; rates are per step, shares from 0 to 1."""

    encoder: Encoder
    heads: tuple[Head, ...]
    pair_width: int
    kinds: tuple[str, ...]
    stages: tuple[str, ...]
    corpora: Mapping[str, float]
    batch: int
    epochs: int
    encoder_rate: float
    head_rate: float
    warm_up: float
    decay: float
    clip: float
    dropout: float
    silent_share: float
    noise_share: float
    every_wording: float

    @property
    def labels(self) -> int:
        """How many labels all heads have together."""
        return sum(len(head.labels) for head in self.heads)

    @property
    def wholes(self) -> int:
        """How many things are told of a whole window."""
        return 1 + len(self.kinds) + len(self.stages)


def load_settings(path: Path = FILE) -> Settings:
    """The settings of a file.

    Raises:
        SettingsError: one is missing or unknown.
        CodebookError: the file is no YAML.
    """
    given: dict[str, Any] = dict(read_yaml(path))
    _check(given, {field.name for field in fields(Settings)}, path)
    _check(given["encoder"], {field.name for field in fields(Encoder)}, path)
    heads = []
    for name, head in given["heads"].items():
        _check({"name": name, **head}, {field.name for field in fields(Head)}, path)
        heads.append(Head(name, tuple(head["labels"]), head["pooled"], head["weight"]))
    lists = {name: tuple(given[name]) for name in ("kinds", "stages")}
    return Settings(**{**given, **lists, "heads": tuple(heads), "encoder": Encoder(**given["encoder"])})


def _check(given: dict[str, Any], names: set[str], path: Path) -> None:
    wrong = sorted(names ^ set(given))
    if wrong:
        raise SettingsError(f"{path} should name each setting once; missing or unknown: {', '.join(wrong)}.")
