"""The linking suite's measures by hand-worked cases, and the suite itself where the data is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from evaluation.results import DataMissing, SuiteOptions
from evaluation.suites.link import FILE, bcubed, link_all, pairwise, run, tuning
from tests.link.build import BOMB, OTHER, RETOLD, told

GOLD = {"a": "1", "b": "1", "c": "1", "d": "2"}


def test_a_perfect_and_a_split_answer() -> None:
    assert bcubed(GOLD, GOLD).f1 == 1.0 == pairwise(GOLD, GOLD).f1
    alone = {doc: doc for doc in GOLD}
    assert (bcubed(GOLD, alone).precision, bcubed(GOLD, alone).recall) == (1.0, 0.5)
    assert (pairwise(GOLD, alone).precision, pairwise(GOLD, alone).recall, pairwise(GOLD, alone).f1) == (1.0, 0.0, 0.0)


def test_everything_in_one_cluster() -> None:
    lumped = dict.fromkeys(GOLD, "x")
    assert bcubed(GOLD, lumped).precision == pytest.approx((3 * 3 / 4 + 1 / 4) / 4)
    assert pairwise(GOLD, lumped).precision == 0.5 and pairwise(GOLD, lumped).recall == 1.0


def test_the_halves_part_the_incidents_about_evenly() -> None:
    kept = sum(tuning(str(number)) for number in range(1000))
    assert 450 < kept < 550


def test_linking_compares_only_what_shares_a_key() -> None:
    made = [told(name, text) for name, text in (("r1", BOMB), ("r2", OTHER), ("r3", RETOLD))]
    same = [(j.a, j.b) for j in link_all(made) if j.verdict == "same"]
    assert same == [("r1/#1", "r3/#1")]


def test_without_data_the_suite_says_so(tmp_path: Path) -> None:
    with pytest.raises(DataMissing, match="documents_clean"):
        run(tmp_path, SuiteOptions())


def test_the_route_links_reports_of_the_data() -> None:
    folder = os.environ.get("DATELINE_DATA")
    if not folder or not (Path(folder) / FILE).exists():
        pytest.skip("DATELINE_DATA names no folder with the GVA reports")
    result = run(Path(folder), SuiteOptions(limit=60))
    assert result.items == 60 and result.files == (FILE,)
    assert result.metrics["bcubed_precision"] > 0.9
    assert result.metrics["bcubed_f1"] > 0.8
