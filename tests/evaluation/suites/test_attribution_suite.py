"""The attribution suite on one invented case: what is right, and what a wrong reading costs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dateline.pipeline import Route, Told, open_route
from dateline.schema.report import Report
from evaluation.attribution_cases import SET, case_of
from evaluation.results import SuiteOptions
from evaluation.suites.attribution import measured, run
from tests.evaluation.test_attribution_cases import row


@pytest.fixture(scope="module")
def route() -> Route:
    return open_route("grammar")


def told(**changes: Any) -> dict[str, Any]:
    """A case that the rules read without a fault."""
    case = row()
    text = "Police said gunmen killed three farmers in Doruk on 3 May 2026."
    case["reports"][0]["text"] = text
    case["attributions"] = [
        {"report": "a", "source": "Police", "cue": "said", "content": text.removeprefix("Police said ").rstrip(".")}
    ]
    case["incidents"][0] |= {"toll": {"killed": {"low": 3, "best": 3, "high": 3}}, "independent_origins": 1}
    case["claims"][0] |= changes
    return case


def test_a_case_that_is_read_as_annotated_has_every_figure(route: Route) -> None:
    assert measured([case_of(told())], route) == dict.fromkeys(
        ("chain", "stance", "origins", "counts", "tolls", "attributions"), 1.0
    )


def test_the_digest_is_of_the_sets_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    result = run(tmp_path, SuiteOptions(limit=0, engine="grammar"))
    assert SET.with_name("DIGEST").read_text(encoding="utf-8").startswith(str(result.digest))
    other = tmp_path / "texts.jsonl"
    other.write_bytes(SET.read_bytes() + b"\n")
    monkeypatch.setattr("evaluation.suites.attribution.SET", other)
    assert run(tmp_path, SuiteOptions(limit=0, engine="grammar")).digest not in (None, result.digest)


def test_each_report_is_read_once(route: Route, monkeypatch: pytest.MonkeyPatch) -> None:
    read = []

    def tell(self: Route, report: Report) -> Told:
        read.append(report.text)
        return honest(self, report)

    honest = Route.tell
    monkeypatch.setattr(Route, "tell", tell)
    measured([case_of(told())], route)
    assert len(read) == 1


def test_each_figure_falls_by_its_own_fault_alone(route: Route) -> None:
    chain = measured([case_of(told(said_by=[]))], route)
    assert (chain["chain"], chain["stance"], chain["counts"]) == (0.0, 1.0, 1.0)
    stance = measured([case_of(told(stance="denied"))], route)
    assert (stance["chain"], stance["stance"], stance["counts"]) == (1.0, 0.0, 1.0)
    count = measured([case_of(told(value={"low": 4, "high": 4}))], route)
    assert (count["chain"], count["stance"], count["counts"]) == (1.0, 1.0, 0.0)
    case = told()
    case["incidents"][0] |= {"toll": {"killed": {"low": 3, "best": 4, "high": 4}}, "independent_origins": 2}
    derived = measured([case_of(case)], route)
    assert (derived["counts"], derived["tolls"], derived["origins"]) == (1.0, 0.0, 0.0)
