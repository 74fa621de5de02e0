"""The suite of saved pages, on pages built here and on the real ones where they are."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from evaluation.results import DataMissing, SuiteOptions
from evaluation.suites.pages import bag_f1, run, same_title
from tests.read.build import BODY, TITLE, page


def test_the_figures_of_a_set_of_two(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    for part in ("html", "txt", "metadata"):
        (folder / part).mkdir(parents=True)
    head = '<meta name="date" content="2031-07-06">'
    (folder / "html" / "a.html").write_text(page(head=head))
    (folder / "html" / "b.html").write_text(page(head=head))
    (folder / "txt" / "a.txt").write_text("\n\n".join(BODY))
    (folder / "txt" / "b.txt").write_text("Nothing like it")
    (folder / "metadata" / "a.json").write_text(json.dumps({"title": TITLE, "publish_date": "2031-07-06T10:00:00"}))
    (folder / "metadata" / "b.json").write_text(json.dumps({"title": "Another", "publish_date": "2031-07-07"}))
    result = run(tmp_path, SuiteOptions())
    assert result.items == 2
    assert result.metrics["text_f1"] == pytest.approx(0.5, abs=0.02)
    assert result.metrics["title"] == 0.5
    assert result.metrics["date"] == 0.5
    assert result.metrics["date_precision"] == 0.5
    assert run(tmp_path, SuiteOptions(limit=1)).metrics["text_f1"] == 1.0


def test_no_data_is_said(tmp_path: Path) -> None:
    with pytest.raises(DataMissing):
        run(tmp_path, SuiteOptions())


def test_bag_f1() -> None:
    assert bag_f1("a b c", "A, b; d e f") == pytest.approx(0.5)
    assert bag_f1("", "") == 1.0
    assert bag_f1("a", "") == 0.0


def test_same_title() -> None:
    assert same_title("The harbour’s day", "The harbour's day | The Ferro Courier")
    assert not same_title("The harbour", None)
    assert not same_title("The harbour", "The hills")


def test_real_pages_are_read_at_least_as_well_as_by_trafilatura_alone() -> None:
    data = os.environ.get("DATELINE_DATA")
    if not data or not (Path(data) / "pages").is_dir():
        pytest.skip("DATELINE_DATA names no folder with the saved pages")
    result = run(Path(data), SuiteOptions(limit=10))
    alone = float(result.notes[1].rsplit(" ", 1)[1])  # written to three places
    assert round(result.metrics["text_f1"], 3) >= alone
