"""Who tells of the own deed, by the report's own words, and what follows from it."""

from __future__ import annotations

import pytest

from dateline.pipeline import open_route
from dateline.schema.report import Report


def stances(text: str, field: str) -> set[tuple[str, str | None]]:
    """The stance of the claims of one field, with the innermost speaker."""
    reading = open_route("grammar").tell(Report("r", text, "0", "file", "test")).reading
    found = [claim for claim in reading.claims if claim.field == field]
    return {(claim.stance, claim.said_by[-1].name if claim.said_by else None) for claim in found}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Reed Hour, a channel run by the Tarn Militia,", "Reed Hour"),
        ("The channel Reed Hour, which the Tarn Militia runs,", "Reed Hour"),
        ("A commander of the Tarn Militia", "commander of the Tarn Militia"),
    ],
)
def test_an_outlet_of_the_doer_claims_the_deed(text: str, speaker: str) -> None:
    text += " said that fighters of the Tarn Militia had killed three soldiers at Gorm."
    assert ("claimed", speaker) in stances(text, "killed")
    assert ("claimed", speaker) in stances(text, "perpetrator")
    assert ("claimed", speaker) in stances(text, "responsibility")


@pytest.mark.parametrize(
    "text",
    [
        "A deserter from the Tarn Militia said",
        "Reed Hour, a rival of the Tarn Militia, said",
        "Reed Hour, the channel of the Tarn Militia, quoted villagers as saying",
    ],
)
def test_whoever_does_not_speak_for_the_doer_claims_nothing(text: str) -> None:
    text += " that the Tarn Militia had killed three soldiers at Gorm."
    assert {stance for stance, _ in stances(text, "killed")} == {"asserted"}


def test_who_takes_responsibility_tells_of_the_deed() -> None:
    text = "A bomb killed two guards at Gorm on Monday, police said. The Tarn Militia claimed responsibility in a call."
    assert ("claimed", "Tarn Militia") in stances(text, "kind")


def test_a_third_person_in_quoted_words_is_not_the_speaker() -> None:
    text = "A woman attacked passengers in Gorm with a knife. “She stabbed whoever stood nearest,” Ada Lusk said."
    assert "claimed" not in {stance for stance, _ in stances(text, "kind")}
