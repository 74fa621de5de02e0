"""Which deeds the words of a report keep apart."""

from __future__ import annotations

import pytest

from dateline.extract.partings import Partings
from tests.extract.scenes import grammar


def apart(text: str) -> bool:
    """Whether the first and the last deed of the text are kept apart."""
    scene, told, _ = grammar().deeds(text)
    assert len(told) > 1
    return Partings(scene, told).apart(0, len(told) - 1)


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen shot two clerks in Ulm. Elsewhere, rebels bombed a bridge.",
        "A bomb injured nine porters on Monday. On the same evening, 4 km upstream, shots were fired at a ferry.",
        "A bomb killed a guard, and that night a barn, nine miles to the north, was set on fire.",
        "Rebels bombed a bridge on Tuesday. Gunmen shot two clerks on Saturday.",
        "Gunmen abducted a judge on Friday. They are wanted for the bombing of a bank in 2019.",
    ],
)
def test_another_place_or_day_is_another_incident(text: str) -> None:
    assert apart(text)


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed two clerks nine miles north of the harbour. The attack wounded a guard.",
        "Rebels attacked a post late on Monday. They shot two guards on Tuesday morning.",
        "A bomb exploded at the mill. The attack, four miles away from the town, killed two.",
    ],
)
def test_one_incident_stays_one(text: str) -> None:
    assert not apart(text)
