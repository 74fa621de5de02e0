"""The day up to which a figure was counted, where its sentence says so."""

from __future__ import annotations

import pytest

from dateline.ground.dates import ground_dates
from dateline.schema.claims import Claim, DateMention, Reading
from dateline.schema.report import PublishedDate, Report
from dateline.schema.values import Count, Span


def as_of(sentence: str) -> str | None:
    """The day of a count that the sentence tells, in a report of 10 December 2026."""
    published = PublishedDate("2026-12-10", "2026-12-10", "day", "input")
    report = Report("r", sentence, "0", "file", "test", published=published)
    count = Claim("c1", "#1", "killed", Count(5, 5, None, "five"), "asserted", Span(0, len(sentence), sentence), "g")
    (claim,) = ground_dates(Reading(report, claims=(count,), dates=(DateMention(0, 1),))).claims
    assert isinstance(claim.value, Count)
    return claim.value.as_of


@pytest.mark.parametrize(
    "sentence",
    [
        "Five porters had been killed as of 3 December.",
        "On 3 December the ministry of works put the dead at five.",
        "It said on 3 December that five porters were dead.",
        "The coast guard, which on 3 December had counted five dead, has said no more.",
    ],
)
def test_a_figure_of_a_day(sentence: str) -> None:
    assert as_of(sentence) == "2026-12-03"


@pytest.mark.parametrize(
    "sentence",
    [
        "Five porters were killed on 3 December.",
        "On 3 December five porters were killed in the yard, the ministry said.",
        "It said on Thursday that five porters were dead.",
        "Five porters had been killed as of 30 December.",
    ],
)
def test_no_day_is_said(sentence: str) -> None:
    assert as_of(sentence) is None
