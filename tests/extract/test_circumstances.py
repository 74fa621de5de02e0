"""Motives, durations and damage."""

from __future__ import annotations

from dateline.schema.values import Damage, Duration, Text
from tests.extract.scenes import claims, read

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
