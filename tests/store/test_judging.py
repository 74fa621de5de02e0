"""Which new account a judged one is, by the words of their anchors."""

from __future__ import annotations

from dateline.store.judging import best_match


def test_the_anchor_with_most_words_in_common_wins() -> None:
    anchors = {
        1: "a council met in the town hall",
        2: "Gunmen attacked the old depot at Tesk on Monday",
        3: "rain fell",
    }
    assert best_match("Gunmen attacked the depot at Tesk", anchors) == 2


def test_too_few_words_in_common_are_no_match() -> None:
    assert best_match("Gunmen attacked the depot", {1: "Gunmen fled over the river into the hills"}) is None
    assert best_match("", {1: "rain fell"}) is None
    assert best_match("rain fell", {}) is None


def test_of_equals_the_first_is_taken() -> None:
    assert best_match("rain fell", {4: "rain fell", 5: "Rain fell"}) == 4
