"""Persons, organisations and things are told apart where it can be known, and only there."""

from __future__ import annotations

import pytest

from training.corpora.sorts import decided, named, pointing, sort_of


@pytest.mark.parametrize(
    ("words", "sort"),
    [
        ("masked gunmen", "person"), ("a farmer from the hills", "person"), ("the army", "organisation"),
        ("an armed gang", "organisation"), ("Boko Haram", "organisation"), ("the police station", "thing"),
        ("Vek Oss", ""),
    ],
)  # fmt: skip
def test_the_head_noun_tells_the_sort(words: str, sort: str) -> None:
    assert sort_of(words) == sort


def test_the_type_of_the_corpus_comes_before_the_words() -> None:
    assert decided("perpetrator", "police", "PER") == "perpetrator-individual"
    assert decided("perpetrator", "police") == "perpetrator-organisation"
    assert decided("perpetrator", "Vek Oss") == "perpetrator"
    assert decided("weapon", "police") == "weapon"


def test_people_are_named_or_described() -> None:
    assert decided("victim", "General Tomo Vek") == "human-target"
    assert decided("victim", "soldiers") == decided("target", "soldiers") == "human-target-described"
    assert decided("target", "the church") == "physical-target"
    assert decided("target", "army", "ORG") == "target"
    assert not named("Palestinians") and named("Nigerian farmer Vek Oss") and not named("THE OLD MAN")


def test_pronouns_and_bare_numbers_only_point() -> None:
    assert all(map(pointing, ("They", "him", "46", "two dozen", "1,800")))
    assert not any(map(pointing, ("two men", "rebels")))
