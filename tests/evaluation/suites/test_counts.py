"""The suite of casualty figures: joining, choosing a report's figure, and the real data where present."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.pipeline import Route, open_route
from dateline.schema.ledger import Toll, TollEntry
from dateline.schema.report import PublishedDate, Report
from evaluation.results import DataMissing, SuiteOptions
from evaluation.suites.counts import (
    REPORTS,
    Case,
    exact_shares,
    figures,
    half_of,
    main_toll,
    read_cases,
    run,
    sampled,
)

TEXT = "Two men were killed and three women were wounded when gunmen attacked a bar in Oruville on Sunday, police said."


@pytest.fixture(scope="module")
def route() -> Route:
    return open_route("grammar")


def report(text: str) -> Report:
    return Report("r1", text, "r1", "file", "r1", language="en")


def toll(**best: int) -> Toll:
    return Toll(
        tuple(
            (field, TollEntry(number, number, number, "range", (), parties_only=False))
            for field, number in best.items()
        )
    )


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (toll(killed=2, injured=3), (2, 3)),
        (toll(), (0, 0)),
        (toll(killed=3, killed_perpetrators=1, injured_perpetrators=1), (4, 1)),
        (toll(killed_or_injured=4), (0, 4)),
        (toll(killed_or_injured=4, killed=1), (1, 3)),
        (toll(killed_or_injured=4, killed=1, killed_perpetrators=1, injured=2), (2, 2)),
        (toll(killed_or_injured=2, killed=3), (3, 0)),
    ],
)
def test_a_toll_is_held_against_the_record_as_the_record_counts(told: Toll, expected: tuple[int, int]) -> None:
    assert figures(told) == expected


def test_shares_are_of_the_main_accounts_toll(route: Route) -> None:
    cases = [Case("a", report(TEXT), 2, 3), Case("b", report(TEXT), 2, 4)]
    assert exact_shares(cases, route) == {"killed": 1.0, "injured": 0.5, "both": 0.5}


def test_a_report_without_an_incident_has_an_empty_toll(route: Route) -> None:
    assert main_toll(report("The market opened late, the town council said."), route) == Toll(())


def test_reports_without_a_record_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "gva").mkdir()
    reports = [
        {"incident_id": key, "doc_id": f"d{key}", "title": "One dead", "dct": "2015-02-03", "text": "A man died."}
        for key in ("1", "2")
    ]
    records = [{"incident_uri": "1", "num_killed": 1, "num_injured": 0}]
    for name, rows in (("documents_clean", reports), ("incidents", records)):
        lines = "".join(json.dumps(row) + "\n" for row in rows)
        (tmp_path / "gva" / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    (case,) = read_cases(tmp_path)
    assert (case.incident, case.killed, case.injured) == ("1", 1, 0)
    assert (case.report.title, case.report.text) == ("One dead", "A man died.")
    assert case.report.published == PublishedDate("2015-02-03", "2015-02-03", "day", "input")


def test_the_sample_does_not_depend_on_the_order() -> None:
    cases = [Case(str(n), replace(report(TEXT), id=str(n)), 2, 3) for n in range(REPORTS + 20)]
    chosen = sampled(cases)
    assert len(chosen) == REPORTS
    assert sampled(reversed(cases)) == chosen


def test_halves_are_stable_and_about_equal() -> None:
    halves = [half_of(str(number)) for number in range(1000)]
    assert halves == [half_of(str(number)) for number in range(1000)]
    assert 450 < halves.count("dev") < 550


def test_absent_data_says_so(tmp_path: Path) -> None:
    with pytest.raises(DataMissing):
        run(tmp_path, SuiteOptions())


@pytest.mark.skipif("DATELINE_DATA" not in os.environ, reason="DATELINE_DATA names no data folder")
def test_on_the_data() -> None:
    result = run(Path(os.environ["DATELINE_DATA"]), SuiteOptions(limit=60))
    assert result.items == 60
    assert result.metrics["killed"] > 0.6
    assert result.metrics["both"] > 0.4
