"""Distinctive words: names before common words, in every dress of the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.link.names import KEPT, distinctive, likeness, weighted, word_rarity
from tests.link.build import BOMB, OTHER, RETOLD


def test_names_come_before_common_words() -> None:
    words = distinctive(BOMB)
    assert {"kolanga", "tamarind", "mariam", "heron"} <= set(words[:12])
    assert not {"the", "police", "said", "killed"} & set(words[:12])


def test_words_are_folded_few_and_without_repeats() -> None:
    words = distinctive(BOMB * 3, "Ségou")
    assert "segou" in words and len(words) == len(set(words)) <= KEPT
    assert all(word == word.lower() for word in words)


def test_capitals_make_no_difference_to_most_words() -> None:
    assert len(set(distinctive(BOMB)) & set(distinctive(BOMB.upper()))) >= 24


def test_of_another_language_only_names_and_numbers_are_kept() -> None:
    text = "Вчера в городе Ивнянск прогремел взрыв. Как сообщил капитан Орест Ландыш, погибли 17 человек."
    assert set(distinctive(text)) == {"ивнянск", "орест", "ландыш", "17"}


def test_years_are_no_names_and_house_numbers_are() -> None:
    words = distinctive("The fire of 2023 at 2516 Heron Lane was the worst since 1998, said Odalys Fenn, 47.")
    assert {"2516", "47", "heron"} <= set(words) and not {"2023", "1998"} & set(words)


def test_an_empty_text_has_none() -> None:
    assert distinctive("") == () and weighted(()) == {}


def test_two_texts_on_one_incident_are_more_alike_than_two_on_two() -> None:
    same = likeness(distinctive(BOMB), distinctive(RETOLD))
    assert same > 0.3 > 0.05 > likeness(distinctive(BOMB), distinctive(OTHER))


def test_the_list_gives_each_word_its_rarity() -> None:
    listed, rarest = word_rarity()
    assert listed["the"] < listed["police"] < listed["grenade"] <= rarest
    assert len(listed) == 8000 and min(listed.values()) >= 0


@pytest.mark.parametrize("words", [("a", "b"), ("heron", "lane", "kolanga")])
def test_vectors_have_length_one_and_fall_with_rank(words: tuple[str, ...]) -> None:
    vector = weighted(words)
    assert sum(weight**2 for weight in vector.values()) == pytest.approx(1)
    assert likeness(words, words) == pytest.approx(1)


@given(st.text(max_size=200), st.text(max_size=200))
def test_likeness_is_symmetric_and_bounded(a: str, b: str) -> None:
    one, two = distinctive(a), distinctive(b)
    assert likeness(one, two) == pytest.approx(likeness(two, one))
    assert 0 <= likeness(one, two) <= 1.0001
