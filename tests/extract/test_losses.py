"""An attacking side's own losses, apart from its victims."""

from __future__ import annotations

import pytest

from tests.extract.scenes import claims, main_of, read, values


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Rebels attacked the post at Ulm on Monday. The rebels lost nine men.", [(9, 9)]),
        ("Gunmen of the Elm Front stormed the bank. One militiaman was shot dead at a window.", [(1, 1)]),
        ("The Elm Front bombed the mill. Two of its fighters died in the attack.", [(2, 2)]),
        ("Soldiers raided a camp and killed nine villagers. Two commandos were killed.", [(2, 2)]),
        ("Rebels attacked the post. Four rebels fell in the fighting.", [(4, 4)]),
    ],
)
def test_the_doers_dead_are_their_own(text: str, own: list[tuple[int, int]]) -> None:
    reading = read(text)
    assert values(reading, "killed_perpetrators", main_of(reading)) == own


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attacked the post at Ulm on Monday. The army lost nine men.",
        "Rebels attacked the post. Nine soldiers were killed.",
        "Soldiers raided a camp and killed nine fighters.",
        "The Elm Front attacked a camp, killing nine fighters of the River League.",
        "The Elm Front bombed the mill. Nine of its workers died.",
    ],
)
def test_the_others_dead_are_victims(text: str) -> None:
    reading = read(text)
    account = main_of(reading)
    assert values(reading, "killed", account) == [(9, 9)]
    assert values(reading, "killed_perpetrators", account) == []


def test_a_bare_number_beside_them_is_theirs_too() -> None:
    reading = read("Rebels of the Elm Front attacked a post. Five of its fighters fell, and nine returned wounded.")
    assert values(reading, "injured_perpetrators", main_of(reading)) == [(9, 9)]


def test_parts_go_with_their_whole() -> None:
    reading = read("Rebels of the Elm Front attacked a post. Five of its fighters fell, two of them by drowning.")
    assert values(reading, "killed_perpetrators", main_of(reading)) == [(5, 5), (2, 2)]


def test_a_part_whose_fellows_are_the_other_sides_is_no_part() -> None:
    reading = read(
        "Gunmen of the Vell Militia raided a barracks in Quetta on Monday, killing four soldiers and two clerks; "
        "three soldiers and one gunman were wounded."
    )
    sets = {field: [one.parts for one in claims(reading, field)] for field in ("killed", "injured")}
    assert sets == {"killed": ["p1", "p1"], "injured": [None]}
    assert [one.parts for one in claims(reading, "injured_perpetrators")] == [None]
