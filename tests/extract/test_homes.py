"""Where counts and circumstances go whose sentence tells no deed, or several."""

from __future__ import annotations

from tests.extract.scenes import read, terms, values


def test_a_plan_has_no_dead() -> None:
    reading = read(
        "Gunmen killed three farmers in Quetta on Monday. The gunmen are plotting a bombing in Lima. Two died later."
    )
    planned = next(a for a in reading.accounts if "planned" in terms(reading, "stage", a))
    assert values(reading, "killed", planned) == []


def test_deaths_far_from_any_deed_are_the_main_accounts() -> None:
    reading = read(
        "A suicide bombing struck a market in Quetta on Monday.\n\nTraders closed their shops.\n\n"
        "Schools stayed closed.\n\nThe death toll rose to 16."
    )
    assert values(reading, "killed") == [(16, 16)]


def test_each_of_two_deeds_keeps_its_dead() -> None:
    reading = read(
        "Gunmen killed three farmers in Quetta on 3 May 2021.\n\n"
        "In another incident on 9 May 2021, a bomb exploded in Lima. Six people were killed."
    )
    assert [values(reading, "killed", account) for account in reading.accounts] == [[(3, 3)], [(6, 6)]]


def test_a_count_between_two_deeds_goes_to_the_nearer() -> None:
    reading = read("Gunmen abducted a priest in Quetta, and rebels bombed a bridge in Lima, wounding 7 people.")
    homes = [a for a in reading.accounts if values(reading, "injured", a)]
    assert len(homes) == 1
    assert "bombing" in terms(reading, "kind", homes[0])


def test_the_dead_of_a_lead_are_of_the_deed_told_after_it() -> None:
    reading = read("Four porters are dead in Quetta. Gunmen attacked the freight yard on Monday, police said.")
    assert values(reading, "killed") == [(4, 4)]


def test_the_dead_of_another_time_are_not_the_deeds() -> None:
    reading = read(
        "Gunmen killed three farmers in Quetta on Monday.\n\nIn the south, where 12 people died of wounds a week ago, "
        "all was calm."
    )
    assert values(reading, "killed") == [(3, 3)]
