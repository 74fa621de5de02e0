"""Learning which deeds are one incident: the letters that were given by reading, and how accounts are scored."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.extractor.deeds import LABELS, b_cubed, read_letters


def test_the_letters_that_ship_can_be_read() -> None:
    letters = read_letters(LABELS)
    assert len(letters) == 514
    assert all(at >= 0 and letter for deeds in letters.values() for at, letter in deeds.items())


def test_letters_are_by_code_point(tmp_path: Path) -> None:
    file = tmp_path / "deeds.txt"
    file.write_text("# of whom\nR-1: 12=A 40=0\nR-2: 3=B\n", encoding="utf-8")
    assert read_letters(file) == {"R-1": {12: "A", 40: "0"}, "R-2": {3: "B"}}


def test_b_cubed_counts_every_deed_that_tells_an_incident() -> None:
    assert b_cubed([(("A", "A", "B"), (0, 0, 1))]) == (1.0, 1.0, 1.0)
    precision, recall, both = b_cubed([(("A", "A", "B"), (0, 0, 0))])
    assert precision == pytest.approx(5 / 9)
    assert recall == 1.0
    assert both == pytest.approx(5 / 7)


def test_deeds_in_no_account_stand_alone_and_general_talk_is_not_counted() -> None:
    precision, recall, _ = b_cubed([(("A", "A", "0", ""), (-1, -1, 3, 3))])
    assert (precision, recall) == (1.0, 0.5)
