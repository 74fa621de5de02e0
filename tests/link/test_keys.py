"""Blocking keys: accounts that may be one incident share one; they are few and stable."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dateline.link.keys import cell, keys
from tests.link.build import BOMB, GAO, MALI, OTHER, PELENGANA, RETOLD, SEGOU, told


def shared(one: object, two: object) -> set[str]:
    return set(keys(one)) & set(keys(two))  # type: ignore[arg-type]  # tellings


def test_two_texts_on_one_incident_meet_by_their_names() -> None:
    met = shared(told("r1", BOMB), told("r2", RETOLD, on="2023-03-17"))
    assert "name:kolanga" in met
    assert not shared(told("r1", BOMB), told("r3", OTHER))


def test_pairs_of_names_meet_years_later() -> None:
    one, two = told("r1", BOMB), told("r2", BOMB.upper(), on="2025-03-17")
    assert any(key.startswith("names:") for key in shared(one, two))


def test_near_days_in_one_area_meet_without_any_name() -> None:
    one = told("r1", when="2023-03-14", where=[SEGOU])
    assert shared(one, told("r2", when="2023-03-15", where=[PELENGANA]))
    assert shared(one, told("r3", when="2023-03-16", where=[SEGOU, GAO]))
    assert not shared(one, told("r4", when="2023-03-14", where=[GAO]))
    assert not shared(one, told("r5", when="2023-03-24", where=[SEGOU]))


def test_a_country_is_no_place_to_meet() -> None:
    assert cell(MALI) is None
    assert not keys(told("r1", when="2023-03-14", where=[MALI]))


def test_copies_meet_whatever_they_say() -> None:
    met = shared(told("r1", BOMB, main=False), told("r2", BOMB, on=None, main=False))
    assert any(key.startswith("copy:") for key in met)


def test_keys_are_few_and_the_same_every_time() -> None:
    full = told("r1", BOMB, when="2023-03-14", where=[SEGOU, PELENGANA, GAO])
    assert keys(full) == keys(replace(full)) and 15 <= len(keys(full)) <= 27
    assert len(set(keys(full))) == len(keys(full))


@given(st.integers(0, 2), st.dates(date(1980, 1, 5), date(2090, 1, 1)))
def test_days_up_to_two_apart_always_meet(gap: int, first: date) -> None:
    second = first + timedelta(days=gap)
    one, two = (told(name, on=None, when=day.isoformat(), where=[SEGOU]) for name, day in (("a", first), ("b", second)))
    assert shared(one, two)
