"""How far a deed got, and one or several."""

from __future__ import annotations

import pytest

from dateline.codebook.terms import load_codebook
from dateline.extract.stages import StageReader
from tests.extract.scenes import events_of


@pytest.mark.parametrize(
    ("text", "kind", "stage"),
    [
        ("Militants attacked a convoy.", "armed-assault", "accomplished"),
        ("The men planned to attack a convoy.", "armed-assault", "planned"),
        ("Police foiled an attack on a church.", "armed-assault", "foiled"),
        ("The group threatened to bomb a bridge.", "bombing", "threatened"),
        ("The group will bomb a bridge.", "bombing", "threatened"),
        ("Gunmen tried to kidnap a nurse.", "kidnapping", "attempted"),
        ("The bombing was foiled.", "bombing", "foiled"),
    ],
)
def test_stage(text: str, kind: str, stage: str) -> None:
    syntax, events = events_of(text)
    event = next(event for event in events if event.kind == kind)
    assert StageReader(syntax, load_codebook()).stage(event)[0] == stage


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels staged three ambushes.", (3, 3)),
        ("Rebels staged several ambushes.", (3, None)),
        ("Rebels staged ambushes.", (2, None)),
        ("Rebels staged an ambush.", None),
        ("Rebels regret the ambushes.", None),
    ],
)
def test_several_deeds(text: str, expected: tuple[int, int | None] | None) -> None:
    syntax, events = events_of(text)
    found = StageReader(syntax, load_codebook()).aggregate(events[0])
    assert (None if found is None else (found.low, found.high)) == expected
