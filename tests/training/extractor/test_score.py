"""CEAF-REE and thresholds."""

from __future__ import annotations

import pytest

from tests.training.extractor.building import passage, settings
from training.extractor.score import Guess, Thresholds, best_thresholds, ceaf

ROLES = tuple(label for label in settings().heads[0].labels if label != "human-target-described")


def guess(told: float = 0.9, **roles: float) -> Guess:
    """Organisations and physical targets with their scores; blanks are written as underscores."""
    things = {"mill", "bridge"}
    found = {words.replace("_", " "): score for words, score in roles.items()}
    organisations = {words: score for words, score in found.items() if words not in things}
    targets = {words: score for words, score in found.items() if words in things}
    return Guess(passage(), told, ({}, organisations, targets, {}, {}))


def test_entities_are_matched_one_to_one() -> None:
    scores = ceaf([guess(grey_column=0.9, soldiers=0.9, mill=0.9)], ROLES, Thresholds(0.5, (0.5,) * 5))
    assert scores.f1() == pytest.approx((2 / 3, 1.0, 0.8))
    assert scores.f1(1)[0] == 0.5
    assert scores.f1(2)[2] == 1.0


def test_under_the_gate_nothing_is_told() -> None:
    scores = ceaf([guess(told=0.4, mill=0.9)], ROLES, Thresholds(0.5, (0.5,) * 5))
    assert scores.f1() == (0.0, 0.0, 0.0)


def test_thresholds_part_the_right_from_the_wrong() -> None:
    guesses = [guess(grey_column=0.35, soldiers=0.2, mill=0.9, bridge=0.62)]
    chosen, reached = best_thresholds(guesses, ROLES)
    assert reached == 1.0
    assert 0.2 < chosen.roles[1] <= 0.35
    assert 0.62 < chosen.roles[2] <= 0.9
    assert ceaf(guesses, ROLES, chosen).f1()[2] == 1.0
