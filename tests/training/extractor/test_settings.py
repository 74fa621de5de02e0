"""The one file of hyperparameters."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.extract.learned.sightings import LABELS
from training.corpora.labels import load_labels
from training.corpora.reading import CORPORA
from training.extractor.settings import FILE, SettingsError, load_settings


def test_the_shipped_settings_name_labels_that_there_are() -> None:
    settings = load_settings()
    heads = load_labels().heads
    for head in settings.heads:
        assert set(head.labels) <= set(heads[head.name].labels)
    assert set(settings.kinds) <= set(heads["kinds"].labels)
    assert set(settings.stages) <= set(heads["stages"].labels)
    assert set(settings.corpora) <= set(CORPORA)


def test_the_first_head_is_the_one_that_the_program_reads() -> None:
    assert load_settings().heads[0].labels == LABELS


def test_a_missing_or_unknown_setting_is_named(tmp_path: Path) -> None:
    path = tmp_path / "settings.yaml"
    path.write_text(FILE.read_text(encoding="utf-8").replace("clip:", "clips:"), encoding="utf-8")
    with pytest.raises(SettingsError, match="clip, clips"):
        load_settings(path)
