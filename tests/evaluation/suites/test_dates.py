"""The suite of date expressions: reading TimeML, gold values, counting, and the real data where present."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from evaluation.results import DataMissing, SuiteOptions
from evaluation.suites.dates import gold_days, read_timeml, run

TIMEML = """<?xml version="1.0" ?>
<TimeML>
<DOCID>invented</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2022-07-06" functionInDocument="CREATION_TIME">20220706</TIMEX3></DCT>
<TEXT>
The mill &amp; barn <EVENT eid="e1">burned</EVENT> <TIMEX3 tid="t1" type="DATE" value="2022-07-05">yesterday</TIMEX3>,
<TIMEX3 tid="t2" type="DATE" value="PRESENT_REF">now</TIMEX3> it is <TIMEX3 tid="t3" type="DATE"
value="2022-06-18">June 18</TIMEX3> for <TIMEX3 tid="t4" type="DURATION" value="P2D">two days</TIMEX3>.
</TEXT>
</TimeML>
"""


def write(root: Path, text: str = TIMEML) -> Path:
    folder = root / "tempeval3" / "TimeBank"
    folder.mkdir(parents=True)
    path = folder / "invented.tml"
    path.write_text(text, encoding="utf-8")
    return path


def test_timeml_is_read_with_offsets(tmp_path: Path) -> None:
    text, created, timexes = read_timeml(write(tmp_path))
    assert created == "2022-07-06"
    assert "mill & barn burned yesterday" in text
    assert [text[t.start : t.end] for t in timexes] == ["yesterday", "now", "June 18", "two days"]
    assert [t.days is not None for t in timexes] == [True, False, True, False]


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("1998-01-08", (date(1998, 1, 8), date(1998, 1, 8))),
        ("1998-02", (date(1998, 2, 1), date(1998, 2, 28))),
        ("1998-W02", (date(1998, 1, 5), date(1998, 1, 11))),
        ("1998-W02-WE", (date(1998, 1, 10), date(1998, 1, 11))),
        ("1989-Q3", (date(1989, 7, 1), date(1989, 9, 30))),
        ("1989-WI", (date(1989, 12, 1), date(1990, 2, 28))),
        ("1989", (date(1989, 1, 1), date(1989, 12, 31))),
        ("199", (date(1990, 1, 1), date(1999, 12, 31))),
        ("PRESENT_REF", None),
        ("XXXX-03", None),
    ],
)
def test_gold_values(value: str, days: tuple[date, date] | None) -> None:
    assert gold_days(value) == days


def test_a_right_answer_scores_one(tmp_path: Path) -> None:
    write(tmp_path)
    result = run(tmp_path, SuiteOptions())
    assert result.items == 2
    assert set(result.metrics.values()) == {1.0}


def test_a_wrong_value_lowers_only_the_values(tmp_path: Path) -> None:
    write(tmp_path, TIMEML.replace("2022-06-18", "2001-06-18"))
    metrics = run(tmp_path, SuiteOptions()).metrics
    assert (metrics["exact_f1"], metrics["value_accuracy"]) == (1.0, 0.5)


def test_absent_data_says_so(tmp_path: Path) -> None:
    with pytest.raises(DataMissing):
        run(tmp_path, SuiteOptions())


@pytest.mark.skipif("DATELINE_DATA" not in os.environ, reason="DATELINE_DATA names no data folder")
def test_on_the_data() -> None:
    metrics = run(Path(os.environ["DATELINE_DATA"]), SuiteOptions(limit=60)).metrics
    assert metrics["relaxed_f1"] > 0.85
    assert metrics["value_accuracy"] > 0.75
