"""The hedge tables: shipped ones, a user's own over them, and files that do not hold together."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.codebook.hedges import BOUNDS, Vague, load_hedges
from dateline.schema.errors import CodebookError


def test_the_contracts_numbers() -> None:
    hedges = load_hedges()
    assert hedges.before[("around",)] == "point"
    assert hedges.before[("at", "least")] == "least"
    assert hedges.before[("up", "to")] == "most"
    assert hedges.vague[("dozens",)] == Vague(24, None)
    assert hedges.vague[("several",)] == Vague(3, None)
    assert hedges.units["dozen"] == 12


def test_every_entry_is_sound() -> None:
    hedges = load_hedges()
    assert set(hedges.before.values()) == set(BOUNDS)
    assert all(entry.low > 0 and (entry.high is None or entry.high >= entry.low) for entry in hedges.vague.values())
    assert all(words and all(word == word.lower() for word in words) for words in (*hedges.before, *hedges.vague))


def test_a_users_folder_is_laid_over(tmp_path: Path) -> None:
    (tmp_path / "hedges.yaml").write_text(
        "hedges: {point: [give or take]}\nvague: {umpteen: {low: 13}, dozens: {low: 36}}\n", encoding="utf-8"
    )
    hedges = load_hedges(tmp_path)
    assert hedges.before[("give", "or", "take")] == "point"
    assert hedges.before[("around",)] == "point"
    assert hedges.vague[("umpteen",)].low == 13
    assert hedges.vague[("dozens",)].low == 36


def test_a_folder_without_the_file_changes_nothing(tmp_path: Path) -> None:
    assert load_hedges(tmp_path).vague == load_hedges().vague


@pytest.mark.parametrize("content", ["- a\n- b\n", "a: [unclosed", "vague: {dozens: many}"])
def test_a_broken_file_is_one_clear_error(tmp_path: Path, content: str) -> None:
    (tmp_path / "hedges.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(CodebookError) as error:
        load_hedges(tmp_path)
    assert "hedges.yaml" in error.value.message
