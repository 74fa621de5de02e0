"""Which deeds are one incident."""

from __future__ import annotations

from dateline.extract.drafts import Draft, main_draft
from dateline.schema.values import PartialDate
from tests.extract.scenes import entities, main_of, read, values


def test_a_toll_in_a_later_paragraph_joins_its_deed() -> None:
    reading = read(
        "A car bomb was detonated at a market in Quetta on Tuesday 14 March 2023.\n\n"
        "According to the provisional count, 11 civilians and two gendarmes were killed and 27 people were injured."
    )
    assert len(reading.accounts) == 1
    assert values(reading, "injured") == [(27, 27)]


def test_a_bomb_that_kills_is_no_second_deed() -> None:
    reading = read("Traders planted a tree on Thursday where a car bomb killed 16 people in Quetta on March 14, 2023.")
    (account,) = reading.accounts
    dates = [c.value.as_said for c in reading.claims if isinstance(c.value, PartialDate)]
    assert dates == ["March 14, 2023"]
    assert account.main


def test_another_day_is_another_incident() -> None:
    reading = read(
        "Gunmen killed three farmers in Quetta on 3 May 2021.\n\n"
        "In another incident on 9 May 2021, gunmen killed a driver in Lima."
    )
    assert len(reading.accounts) == 2
    assert entities(reading, "target", reading.accounts[1]) == {"driver"}


def test_a_plan_is_no_part_of_a_deed() -> None:
    reading = read("Gunmen killed a farmer in Quetta on Monday. The group is plotting a bombing in Lima.")
    assert len(reading.accounts) == 2


def test_the_main_account_is_the_most_told() -> None:
    reading = read(
        "A suicide bombing at a market in Quetta killed nine people on 3 May 2021. The bomber blew himself up at the "
        "gate.\n\nIn another incident last year, a driver was shot dead in Lima."
    )
    assert main_of(reading) is reading.accounts[0]


def test_nothing_told_has_no_main() -> None:
    assert main_draft([]) is None
    assert main_draft([Draft(background=True)]) is None


def test_a_chronicle_of_hundreds_of_deeds_keeps_them_apart() -> None:
    """More than the drafts that an event is weighed against; the last may still go on."""
    days = [f"On {day} {month} 2021 gunmen shot two farmers in Quetta.\n\n" for month in ("May", "June", "July",
            "August", "October") for day in range(1, 31)]  # fmt: skip
    reading = read("".join(days) + "The gunmen also wounded a priest on 30 October 2021.")
    assert len(reading.accounts) == len(days)
    assert "priest" in entities(reading, "target", reading.accounts[-1])
