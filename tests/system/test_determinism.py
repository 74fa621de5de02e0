"""The same input gives the same bytes, whatever the hash seed, the order, and what else is read beside it."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from benchmarks.reports import reports
from tests.system.running import NOW, REPORTS, dateline, write_lines


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hundred invented reports."""
    return write_lines(tmp_path_factory.mktemp("source") / "reports.jsonl", list(reports(100)))


def test_reading_is_the_same_under_every_hash_seed(source: Path) -> None:
    read = [
        dateline(source.parent, "read", source, REPORTS, "--format", "jsonl", PYTHONHASHSEED=seed).out
        for seed in ("0", "1", "random")
    ]
    assert read[0].count("\n") >= 121
    assert read[0] == read[1] == read[2]


def test_a_ledger_is_the_same_under_every_hash_seed(source: Path, tmp_path: Path) -> None:
    found = []
    for seed in ("0", "1"):
        added = dateline(tmp_path, "add", REPORTS, source, "--db", f"{seed}.db", "--at", NOW, PYTHONHASHSEED=seed)
        assert added.status == 0, added.err
        listing = dateline(tmp_path, "incidents", "--db", f"{seed}.db", "--order", "minted", PYTHONHASHSEED=seed)
        found.append((added.out, listing.out))
    assert found[0] == found[1]


def test_a_reports_line_does_not_depend_on_the_others(source: Path, tmp_path: Path) -> None:
    inputs = source.read_text(encoding="utf-8").splitlines()
    whole = dateline(tmp_path, "read", source, "--format", "jsonl").out.splitlines()
    order = list(range(len(inputs)))
    random.Random(4).shuffle(order)
    (tmp_path / "mixed.jsonl").write_text("\n".join(inputs[number] for number in order) + "\n", encoding="utf-8")
    mixed = dateline(tmp_path, "read", "mixed.jsonl", "--format", "jsonl").out.splitlines()
    assert mixed == [whole[number] for number in order]
    (tmp_path / "few.jsonl").write_text("\n".join(inputs[40:43]) + "\n", encoding="utf-8")
    assert dateline(tmp_path, "read", "few.jsonl", "--format", "jsonl").out.splitlines() == whole[40:43]
