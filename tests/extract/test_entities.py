"""Descriptions, short names and full names of one person are one entity."""

from __future__ import annotations

import pytest

from dateline.extract.entities import MOST_MENTIONS
from dateline.schema.values import Entity, Term
from tests.extract.scenes import claims, entities, main_of, read


def test_titles_are_no_part_of_a_name() -> None:
    reading = read("GUNMEN YESTERDAY SHOT DEAD TELEVISION MAGNATE LUIS SARDO MAREK IN LIMA.")
    assert entities(reading, "target") == {"LUIS SARDO MAREK"}
    assert all(c.value.named for c in claims(reading, "target") if isinstance(c.value, Entity))


def test_a_last_name_is_the_full_name() -> None:
    reading = read("GUNMEN KILLED JULIO MAREK SARDO IN LIMA ON MONDAY. SARDO WAS SHOT BY THE GUNMEN AT HIS OFFICE.")
    assert entities(reading, "target", main_of(reading)) == {"JULIO MAREK SARDO"}


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed the senator, Julio Marek, in Lima on Monday.",
        "Julio Marek, 48, leader of a small party, was killed by gunmen in Lima on Monday.",
        "Gunmen killed a lawyer named Julio Marek in Lima on Monday.",
    ],
)
def test_a_description_beside_a_name_is_the_named(text: str) -> None:
    assert entities(read(text), "target") == {"Julio Marek"}


def test_men_are_no_proper_name() -> None:
    reading = read("TWO POLICEMEN GUARDING THE CONSULATE IN LIMA WERE KILLED BY GUNMEN.")
    found = [c.value for c in claims(reading, "target") if isinstance(c.value, Entity)]
    assert [(entity.name, entity.named) for entity in found] == [("POLICEMEN", False)]


def test_a_list_of_names_behind_a_colon() -> None:
    reading = read(
        "GUNMEN ATTACKED A POST NEAR LIMA. THE FOLLOWING MEN WERE KILLED: MAJOR LUIS MAREK, CAPTAIN JUAN SARDO."
    )
    assert {"LUIS MAREK", "JUAN SARDO"} <= entities(reading, "target")


def test_the_group_behind_its_men() -> None:
    reading = read(
        "Fighters of the Red Plain Front (RPF) attacked a convoy near Lima. RPF guerrillas killed two soldiers."
    )
    assert any("Red Plain Front" in name or name == "RPF" for name in entities(reading, "perpetrator"))


def test_a_name_in_quotation_marks_is_whole() -> None:
    reading = read("The “Heron of Doruk” killed two soldiers with a rifle in Lima.")
    assert "Heron of Doruk" in entities(reading, "perpetrator")


def test_an_entity_told_without_end_lists_its_best_and_first_mentions() -> None:
    """Or else each of so many claims would carry all of so many mentions."""
    reading = read("Gunmen killed two farmers in Quetta on Monday. " * (MOST_MENTIONS + 20))
    mentions = [c.value.mentions for c in reading.claims if isinstance(c.value, Entity | Term)]
    assert max(map(len, mentions)) == MOST_MENTIONS
    assert min(start for found in mentions for start, _ in found) == 0
