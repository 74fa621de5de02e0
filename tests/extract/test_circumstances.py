"""Motives, durations, damage, blame and claims of responsibility."""

from __future__ import annotations

from dateline.schema.values import Damage, Duration, Responsibility, Text
from tests.extract.scenes import claims, entities, read

DEED = "A bomb exploded at a hotel in Quetta on Monday, killing two guards. "


def test_a_motive_ends_with_its_clause() -> None:
    found = claims(read(DEED + "The attack came in response to the arrest of a preacher, police said."), "motive")
    assert [c.value.text for c in found if isinstance(c.value, Text)] == ["the arrest of a preacher"]


def test_a_duration() -> None:
    found = claims(read(DEED + "The attack lasted more than three hours."), "duration")
    assert [(c.value.low, c.value.unit) for c in found if isinstance(c.value, Duration)] == [(3, "hour")]


def test_damage_is_to_things() -> None:
    found = claims(read(DEED + "The blast destroyed two cars. The attack damaged relations."), "damage")
    assert [(c.value.object, c.value.extent) for c in found if isinstance(c.value, Damage)] == [
        ("two cars", "destroyed")
    ]


def test_who_takes_responsibility_is_a_perpetrator() -> None:
    reading = read(DEED + "\n\nThe Red Plain Front claimed responsibility for the attack.")
    found = claims(reading, "responsibility")
    assert [c.value.claimant for c in found if isinstance(c.value, Responsibility)] == ["Red Plain Front"]
    assert "Red Plain Front" in entities(reading, "perpetrator")


def test_nobody_takes_responsibility() -> None:
    reading = read(DEED + "\n\nNobody has claimed responsibility for the attack.")
    assert claims(reading, "responsibility") == []
    assert entities(reading, "perpetrator") == set()


def test_who_is_blamed_is_a_perpetrator() -> None:
    for text in ("Police blamed the Red Plain Front.", "The ministry attributes this act to the Red Plain Front."):
        assert "Red Plain Front" in entities(read(DEED + "\n\n" + text), "perpetrator"), text
