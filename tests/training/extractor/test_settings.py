"""The one file of hyperparameters."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.corpora.labels import load_labels
from training.extractor.settings import FILE, SettingsError, load_settings


def test_the_shipped_settings_name_labels_that_there_are() -> None:
    settings = load_settings()
    heads = load_labels().heads
    assert set(settings.roles) <= set(heads["roles"].labels)
    assert set(settings.kinds) <= set(heads["kinds"].labels)
    assert settings.stride <= settings.window


def test_a_missing_or_unknown_setting_is_named(tmp_path: Path) -> None:
    path = tmp_path / "settings.yaml"
    path.write_text(FILE.read_text(encoding="utf-8").replace("stride:", "strides:"), encoding="utf-8")
    with pytest.raises(SettingsError, match="stride, strides"):
        load_settings(path)
