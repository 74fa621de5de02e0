"""Who is blamed, suspected, accused, or denies a part, and who takes responsibility."""

from __future__ import annotations

import pytest

from dateline.schema.values import Responsibility
from tests.extract.scenes import claims, entities, read

DEED = "A bomb exploded at a hotel in Quetta on Monday, killing two guards. \n\n"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Police blamed the Red Plain Front.", "Red Plain Front"),
        ("The Red Plain Front was blamed.", "Red Plain Front"),
        ("The ministry attributes this act to the Red Plain Front.", "Red Plain Front"),
        ("The attack was blamed on the Red Plain Front.", "Red Plain Front"),
        ("The mayor accused the police of shooting the guards.", "police"),
        ("Police suspect the Timber Ring, a band of log thieves, of having hired the bomber.", "Timber Ring"),
        ("The Iron Shelf is suspected of having laid the bomb.", "Iron Shelf"),
        ("The Iron Shelf is believed to have planted the bomb.", "Iron Shelf"),
        ("The blame fell on the Iron Shelf.", "Iron Shelf"),
        ("She pointed the finger at a wool dealer named Ostrav.", "Ostrav"),
        ("The army holds the Red Plain Front responsible for the bombing.", "Red Plain Front"),
        ("Police believe that the Red Plain Front was behind it.", "Red Plain Front"),
        ("It was the work of the Red Plain Front, the mayor said.", "Red Plain Front"),
        ("The council blamed smugglers.", "smugglers"),
        ("Ada Lund thinks the Sons of the Ford did it.", "Sons of the Ford"),
        ("Mayor Ada Lund denied that the Iron Shelf had taken part.", "Iron Shelf"),
        ("The Iron Shelf had a hand in the attack, the mayor said.", "Iron Shelf"),
        ("The rope makers' guild was blamed.", "guild"),
        ("The Iron Shelf had ordered the killing, an official said.", "Iron Shelf"),
        ("The mayor believes the Sons of the Ford sent the gunmen.", "Sons of the Ford"),
        ("The killers had been hired by the Iron Shelf, police said.", "Iron Shelf"),
        ("The attackers were fighters of the Red Plain Front, police said.", "Red Plain Front"),
        ("The riders belonged to the Grey Hundred, police said.", "Grey Hundred"),
        ("It was the Iron Shelf, the mayor said.", "Iron Shelf"),
        ("Tavr sappers had laid the bomb, the mayor said.", "Tavr sappers"),
        ("The army denied that its Second Air Wing had flown the raid.", "Second Air Wing"),
        ("Police suspect a smuggling ring from the docks of having placed the bomb.", "smuggling ring"),
        ("A field commander of the Upland Guard denied any role in the attack.", "Upland Guard"),
    ],
)
def test_whoever_is_accused_is_a_perpetrator(text: str, name: str) -> None:
    assert name in entities(read(DEED + text), "perpetrator")


@pytest.mark.parametrize(
    "text",
    [
        "Officials blamed a gas leak.",
        "Mayor Ada Lund accused the police of failing to protect the hotel.",
        "Mayor Ada Lund did not blame the Red Plain Front.",
        "The army hailed the work of the police.",
        "The police are responsible for the safety of guests.",
        "The council took part in the talks.",
        "The men were guests of the hotel.",
        "The council sent the ambulances.",
        "The rebuilt hotel belonged to the Grey Company.",
    ],
)
def test_a_reproach_of_something_else_names_nobody(text: str) -> None:
    assert entities(read(DEED + text), "perpetrator") == set()


@pytest.mark.parametrize(
    "text",
    [
        "The Red Plain Front denied any involvement in the attack.",
        "The Red Plain Front denied having planted the bomb.",
        "The Red Plain Front said nothing for a day. Then it denied laying the bomb.",
        "The Red Plain Front mourned the dead, but denied the accusation.",
    ],
)
def test_who_denies_an_own_deed_is_the_one_meant(text: str) -> None:
    found = claims(read(DEED + text), "perpetrator")
    assert [(c.value.name, c.stance) for c in found if hasattr(c.value, "name")] == [("Red Plain Front", "denied")]


def test_who_had_no_part_is_negated() -> None:
    for text in ("The Red Plain Front had no part in it.", "The Red Plain Front was not behind the attack."):
        found = claims(read(DEED + text), "perpetrator")
        assert [(c.value.name, c.stance) for c in found if hasattr(c.value, "name")] == [("Red Plain Front", "negated")]


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("The Red Plain Front claimed responsibility for the attack.", "Red Plain Front"),
        ("The Red Plain Front takes full responsibility for the bombing.", "Red Plain Front"),
        ("Responsibility for Monday's bombing was claimed by the Red Plain Front.", "Red Plain Front"),
        ("The Red Plain Front claimed the attack.", "Red Plain Front"),
        ("Colonel Arvo Rask took responsibility for the bombing in the army's name.", "army"),
        ("A caller claimed responsibility on behalf of the Red Plain Front.", "Red Plain Front"),
        ("The Front's spokesman, Abu Torn, claimed responsibility for the bombing.", "Front"),
        ("A spokesman for the Red Plain Front claimed responsibility.", "Red Plain Front"),
        ("The Red Plain Front claimed responsibility for the seizure of the hotel.", "Red Plain Front"),
    ],
)
def test_who_takes_responsibility_is_a_perpetrator(text: str, claimant: str) -> None:
    reading = read(DEED + text)
    found = claims(reading, "responsibility")
    assert [c.value.claimant for c in found if isinstance(c.value, Responsibility)] == [claimant]
    assert claimant in entities(reading, "perpetrator")


def test_responsibility_may_be_taken_before_the_deed_is_told() -> None:
    reading = read("The Red Plain Front claimed responsibility on Tuesday. " + DEED)
    assert "Red Plain Front" in entities(reading, "perpetrator")


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Nobody has claimed responsibility for the attack.", "Nobody"),
        ("No group has so far claimed responsibility.", "No group"),
        ("No one took responsibility for it.", "No one"),
        ("The Red Plain Front has not claimed responsibility.", "Red Plain Front"),
    ],
)
def test_nobody_takes_responsibility(text: str, claimant: str) -> None:
    reading = read(DEED + text)
    found = claims(reading, "responsibility")
    assert [(c.value.claimant, c.stance, c.said_by) for c in found if isinstance(c.value, Responsibility)] == [
        (claimant, "negated", ())
    ]
    assert entities(reading, "perpetrator") == set()


@pytest.mark.parametrize(
    "text", ["The minister took responsibility for the delay.", "The police must take responsibility for the attack."]
)
def test_another_responsibility_is_none_for_the_deed(text: str) -> None:
    assert claims(read(DEED + text), "responsibility") == []


def test_whoever_accuses_is_no_doer() -> None:
    reading = read("Rena Holt, who chairs the union, accused the police of firing into the crowd and killing five men.")
    assert entities(reading, "perpetrator") == {"police"}
    assert {claim.stance for claim in claims(reading, "kind")} == {"alleged"}


def test_a_fire_may_be_denied_to_be_arson() -> None:
    reading = read("Gorm Oil denied on Monday that the fire at its mill was arson.")
    assert [claim.stance for claim in claims(reading, "kind")] == ["denied"]


@pytest.mark.parametrize("words", ["neither confirmed nor denied", "would not confirm or deny"])
def test_who_neither_confirms_nor_denies_leaves_it_open(words: str) -> None:
    reading = read(f"Gunmen abducted two clerks in Gorm. The ministry {words} the kidnapping.")
    assert {claim.stance for claim in claims(reading, "kind")} == {"asserted", "hypothetical"}
