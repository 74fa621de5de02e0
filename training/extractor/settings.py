"""Every hyperparameter of the learned extractor in one place."""

from __future__ import annotations

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
class Settings:
    """The comments in settings.yaml tell what each is; rates are per step, shares from 0 to 1."""

    encoder: Encoder
    roles: tuple[str, ...]
    kinds: tuple[str, ...]
    window: int
    stride: int
    longest_word: int
    batch: int
    epochs: int
    encoder_rate: float
    head_rate: float
    warm_up: float
    decay: float
    clip: float
    dropout: float
    silent_share: float
    every_place: float
    place_weight: float


def load_settings(path: Path = FILE) -> Settings:
    """The settings of a file.

    Raises:
        SettingsError: one is missing or unknown.
        CodebookError: the file is no YAML.
    """
    given: dict[str, Any] = dict(read_yaml(path))
    _check(given, {field.name for field in fields(Settings)}, path)
    _check(given["encoder"], {field.name for field in fields(Encoder)}, path)
    lists = {name: tuple(given[name]) for name in ("roles", "kinds")}
    return Settings(**{**given, **lists, "encoder": Encoder(**given["encoder"])})


def _check(given: dict[str, Any], names: set[str], path: Path) -> None:
    wrong = sorted(names ^ set(given))
    if wrong:
        raise SettingsError(f"{path} should name each setting once; missing or unknown: {', '.join(wrong)}.")
