"""A pronoun that names the doer means the speaker, or nobody."""

from __future__ import annotations

import pytest

from dateline.schema.values import Entity
from tests.extract.scenes import entities, read


@pytest.mark.parametrize(
    "text",
    [
        "The Vell Front said that it had shelled the barracks in Lima on Monday.",
        "The Vell Front said its fighters had killed two soldiers in Lima on Monday.",
        "Karim Dorr, a spokesman for the Vell Front, said that they had bombed the barracks in Lima on Monday.",
        "“We bombed the barracks in Lima on Monday,” the Vell Front said.",
    ],
)
def test_a_body_tells_of_its_own_deed(text: str) -> None:
    assert "Vell Front" in entities(read(text), "perpetrator")


def test_another_who_is_named_in_between_is_meant_first() -> None:
    text = "The army said that the Vell Front fled after it had shelled the barracks in Lima on Monday."
    assert "army" not in entities(read(text), "perpetrator")


def test_a_witness_is_no_doer() -> None:
    text = "Villagers said that they had been shelled in Lima on Monday. “We shot at the tanks,” they said."
    assert not entities(read(text), "perpetrator")


def test_the_words_that_name_the_speaker_are_its_mention() -> None:
    text = "The Vell Front said that it had shelled the barracks in Lima on Monday."
    reading = read(text)
    found = [c.value for c in reading.claims if c.field == "perpetrator" and isinstance(c.value, Entity)]
    assert [text[slice(*entity.mentions[0])] for entity in found] == ["Vell Front"]
