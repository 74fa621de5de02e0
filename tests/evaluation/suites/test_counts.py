"""The suite of casualty figures: joining, choosing a report's figure, and the real data where present."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from dateline.extract.counts import find_counts
from dateline.language.document import read_document
from evaluation.results import DataMissing, SuiteOptions
from evaluation.suites.counts import Case, exact_shares, figures, half_of, read_cases, run


def figures_of(text: str) -> tuple[int, int]:
    return figures(find_counts(read_document(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two men were killed and three others wounded in Oruville.", (2, 3)),
        ("A man was shot in Oruville.", (0, 1)),
        ("Four people were shot. One man died.", (1, 3)),
        ("A man was shot. He died in hospital.", (1, 0)),
        ("The gunman killed three people and then himself.", (3, 0)),
        ("The gunman killed three people before killing himself.", (4, 0)),
        ("Ada Roe and Ben Roe were killed.", (2, 0)),
        ("The town has had 12 homicides this year. A man was hurt.", (0, 1)),
        ("The market opened late.", (0, 0)),
    ],
)
def test_a_reports_figure(text: str, expected: tuple[int, int]) -> None:
    assert figures_of(text) == expected


def test_shares() -> None:
    cases = [Case("a", "Two men were killed.", 2, 0), Case("b", "Two men were killed.", 2, 1)]
    assert exact_shares(cases) == {"killed": 1.0, "injured": 0.5, "both": 0.5}


def test_reports_without_a_record_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "gva").mkdir()
    reports = [{"incident_id": key, "title": "One dead", "text": "A man died."} for key in ("1", "2")]
    records = [{"incident_uri": "1", "num_killed": 1, "num_injured": 0}]
    for name, rows in (("documents_clean", reports), ("incidents", records)):
        lines = "".join(json.dumps(row) + "\n" for row in rows)
        (tmp_path / "gva" / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    assert list(read_cases(tmp_path)) == [Case("1", "One dead.\n\nA man died.", 1, 0)]


def test_halves_are_stable_and_about_equal() -> None:
    halves = [half_of(str(number)) for number in range(1000)]
    assert halves == [half_of(str(number)) for number in range(1000)]
    assert 450 < halves.count("dev") < 550


def test_absent_data_says_so(tmp_path: Path) -> None:
    with pytest.raises(DataMissing):
        run(tmp_path, SuiteOptions())


@pytest.mark.skipif("DATELINE_DATA" not in os.environ, reason="DATELINE_DATA names no data folder")
def test_on_the_data() -> None:
    result = run(Path(os.environ["DATELINE_DATA"]), SuiteOptions(limit=200))
    assert result.items == 200
    assert result.metrics["killed"] > 0.7
    assert result.metrics["both"] > 0.5
