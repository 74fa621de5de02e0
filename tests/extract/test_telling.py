"""What opens an account and what may only join one."""

from __future__ import annotations

import pytest

from tests.extract.scenes import claims, entities, read


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Gunmen killed two farmers in Quetta on Monday.", 1),
        ("The men could kill two farmers in Quetta with a bomb.", 0),
        ("The men came to kill the farmers with rifles.", 0),
        ("The men managed to kill two farmers with rifles.", 1),
        ("Rebels staged several bomb attacks on police posts in Lima.", 1),
        ("Rebels regret bomb attacks.", 0),
    ],
)
def test_wishes_and_generalities_open_no_account(text: str, number: int) -> None:
    assert len(read(text).accounts) == number


def test_what_only_joins_still_tells_of_the_deed() -> None:
    reading = read("Gunmen killed a farmer with a bomb in Quetta on Monday. The gunmen came to kill a priest.")
    assert len(reading.accounts) == 1
    assert "priest" in entities(reading, "target")
    assert len(claims(reading, "kind")) >= 1
