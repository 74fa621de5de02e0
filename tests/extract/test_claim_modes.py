"""How responsibility was claimed, in invented reports."""

from __future__ import annotations

import pytest

from dateline.schema.values import Responsibility
from tests.extract.scenes import claims, read

DEED = "A bomb exploded at a hotel in Quetta on Monday, killing two guards. \n\n"


def mode(text: str) -> str | None:
    (one,) = claims(read(DEED + text), "responsibility")
    assert isinstance(one.value, Responsibility)
    return one.value.mode


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In a video the Red Plain Front claimed responsibility for the bombing.", "video"),
        ("The Red Plain Front claimed responsibility in a letter sent to a newspaper.", "letter"),
        ("In an e-mail, the Red Plain Front took responsibility for the attack.", "e-mail"),
        ("The Red Plain Front claimed responsibility in leaflets left at the gate.", "note-at-scene"),
        ("A caller claimed responsibility on behalf of the Red Plain Front.", "call-after"),
        ("The Red Plain Front claimed responsibility in a warning call to Radio Ostrel.", "call-before"),
        ("The Red Plain Front claimed responsibility on its website.", "posted-online"),
        ("The Red Plain Front claimed responsibility in a video posted on Telegram.", "video"),
        ("The Red Plain Front claimed responsibility. The statement was posted online.", "posted-online"),
        ("The Red Plain Front claimed responsibility in a statement.", None),
        ("The Red Plain Front claimed responsibility. Shops opened; a letter from the mayor was sent to all.", None),
    ],
)
def test_the_mode_is_told_beside_the_claim_or_by_the_next_sentence_about_it(text: str, expected: str | None) -> None:
    assert mode(text) == expected


def test_that_nobody_claimed_it_has_no_mode() -> None:
    assert mode("No group has claimed responsibility on any website.") is None
