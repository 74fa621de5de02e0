"""`python -m training.corpora`."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.corpora.__main__ import main


def test_it_prints_counts_and_misses(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(data), "--misses"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert "muc4 train: 2 passages, 9 of 10 wordings found" in told
    assert "  missed in INV-train-1: physical-target: truck" in told
    assert "rams train: 0 passages" in told
    assert any(line.split() == ["roles/perpetrator-organisation", "3"] for line in told)
    assert any(line.split() == ["relevance/optional:", "told", "1"] for line in told)


def test_it_says_what_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 1
    assert "muc4 is not under" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main([])
