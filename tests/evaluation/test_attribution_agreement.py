"""How far two annotations agree: one and the same, and each difference in its own figure. Texts are invented."""

from __future__ import annotations

from typing import Any

from evaluation.attribution_agreement import agreement
from evaluation.attribution_cases import case_of
from tests.evaluation.test_attribution_cases import row


def compared(change: Any = None) -> dict[str, float]:
    other = row()
    if change is not None:
        change(other)
    return agreement([(case_of(row()), case_of(other))])


def test_an_annotation_agrees_with_itself() -> None:
    assert set(compared().values()) == {1.0}


def test_each_difference_is_told_by_its_figure() -> None:
    def off(change: Any) -> set[str]:
        return {name for name, value in compared(change).items() if value < 1.0}

    assert off(lambda case: case["claims"][0].update(stance="alleged")) == {"stance"}
    assert off(lambda case: case["claims"][0].update(said_by=[])) == {"chain"}
    assert off(lambda case: case["incidents"][0].update(independent_origins=1)) == {"origins"}
    assert off(lambda case: case["incidents"][0]["toll"]["killed"].update(high=3)) == {"tolls"}
    assert off(lambda case: case["attributions"].pop()) == {"attributions", "attributions_overlap"}
    assert "claims" in off(lambda case: case["claims"][0].update(value={"low": 4, "high": 4}))
