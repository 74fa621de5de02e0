"""What is an incident and what is talk of violence."""

from __future__ import annotations

import pytest

from tests.extract.scenes import read


@pytest.mark.parametrize(
    "text",
    [
        "Unidentified men shot dead six people in a house in Quetta on February 10.",
        "Four members of a parish were shot at and wounded in an attack in Quetta.",
        "Militants assaulted Omer Sarkan, principal of a school in Quetta.",
        "Four persons were killed when militants fired a rocket at a vehicle near Quetta.",
        "Omer Sarkan was killed by a bomb outside his house.",
    ],
)
def test_short_notes_of_violence_are_incidents(text: str) -> None:
    assert len(read(text).accounts) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Marek attacked Sardo over the budget. Sardo answered the attack with a speech.",
        "The feds have to shell out more, and the audience was exploding in applause.",
        "He spoke of assassinations committed by a death squad and of terrorist actions.",
        "They have come here to massacre the people, the radio said.",
        "The war has left 72,000 people killed.",
        "The old baker died on Monday after a long illness.",
        "The group lives on extortion along the border.",
    ],
)
def test_talk_is_no_incident(text: str) -> None:
    assert read(text).accounts == ()


def test_a_death_told_with_violence_is_one() -> None:
    reading = read("A bomb exploded at a market in Quetta on Monday. Omer Sarkan died in the bomb attack.")
    assert len(reading.accounts) == 1


def test_a_deed_named_in_passing_far_down_is_none() -> None:
    talk = "The council met about the new bridge and the fare of the bus.\n\n" * 16
    assert read(talk + "The mayor spoke of the massacre in Doruk.").accounts == ()
    assert len(read("The massacre in Doruk killed nine people.\n\n" + talk).accounts) == 1
