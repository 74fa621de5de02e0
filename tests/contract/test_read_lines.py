"""Every line that `dateline read` prints keeps the contract: samples, generated reports, news where it is at hand."""

from __future__ import annotations

import copy
import itertools
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from benchmarks.reports import reports
from tests.contract.lines import EXAMPLES, lines, written
from tests.contract.rules import deviations

DATA = os.environ.get("DATELINE_DATA")
Json = dict[str, Any]


def told_of(line: Json) -> list[str]:
    """The deviations of a line, with the report that they are of."""
    return [f"{line['report']['input_id'] or line['report']['title']}: {one}" for one in deviations(line)]


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> list[Json]:
    """The samples as read."""
    return lines(tmp_path_factory.mktemp("read"), "read", str(EXAMPLES))


def test_the_samples_keep_the_contract(samples: list[Json]) -> None:
    assert len(samples) == 21
    assert [one for line in samples for one in told_of(line)] == []


def test_generated_reports_keep_the_contract(tmp_path: Path) -> None:
    rows = list(reports(200))
    read = lines(tmp_path, "read", written(tmp_path / "made.jsonl", rows))
    assert [line["report"]["input_id"] for line in read] == [row["id"] for row in rows]
    assert [one for line in read for one in told_of(line)] == []


def _muc(folder: Path) -> Iterator[Json]:
    with (folder / "muc4" / "full_train.jsonl").open(encoding="utf-8") as rows:
        for row in map(json.loads, itertools.islice(rows, 0, 1200, 20)):
            yield {"id": row["docid"], "text": row["text"]}


def _gva(folder: Path) -> Iterator[Json]:
    with (folder / "gva" / "documents_clean.jsonl").open(encoding="utf-8") as rows:
        for row in map(json.loads, itertools.islice(rows, 0, 3000, 50)):
            yield {
                "id": row["doc_id"], "text": row["text"], "title": row["title"], "url": row["url"],
                "published": row["dct"],
            }  # fmt: skip


@pytest.mark.skipif(DATA is None, reason="DATELINE_DATA names no data folder")
@pytest.mark.parametrize("rows", [_muc, _gva])
def test_news_keeps_the_contract(rows: Callable[[Path], Iterator[Json]], tmp_path: Path) -> None:
    given = list(rows(Path(str(DATA))))
    read = lines(tmp_path, "read", written(tmp_path / "news.jsonl", given))
    assert len(read) == len(given) > 0
    assert [one for line in read if "error" not in line for one in told_of(line)] == []


def _claim(line: Json, field: str) -> Json:
    return next(claim for claim in line["claims"] if claim["field"] == field)


SPOILED: dict[str, Callable[[Json], object]] = {
    "is not the text there": lambda line: line["claims"][0]["quote"].update(
        start=line["claims"][0]["quote"]["start"] + 1
    ),
    "unknown key": lambda line: line["report"].update(foo=1),
    "no 'stance'": lambda line: line["claims"][0].pop("stance"),
    "keys in another order": lambda line: line["report"].update(title=line["report"].pop("title")),
    "is none of asserted": lambda line: line["claims"][0].update(stance="sure"),
    "does not list it": lambda line: line["incidents"][0]["claims"].pop(),
    "lists c999": lambda line: line["incidents"][0]["claims"].append("c999"),
    "there is no attribution": lambda line: line["claims"][0].update(attribution="a99"),
    "which is no other claim": lambda line: _claim(line, "killed").update(part_of="c999"),
    "of another incident, field or speaker": lambda line: _claim(line, "killed").update(
        part_of=_claim(line, "injured")["id"]
    ),
    "joint of one claim": lambda line: line["claims"][0].update(joint="j9"),
    "a set of one part": lambda line: _claim(line, "killed").update(parts="p9"),
    "widened": lambda line: _claim(line, "injured")["value"].update(high=99),
    "is open above": lambda line: _claim(line, "killed")["value"].update(high=9),
    "is no day": lambda line: _claim(line, "date")["value"].update(end="2023-03-20"),
    "has coordinates and candidates": lambda line: line["incidents"][0]["place"].update(
        candidates=[{"geonames_id": 1, "name": "X", "country": "ML", "lat": 1.0, "lon": 1.0, "score": 0.5}]
    ),
    "precision 9": lambda line: line["incidents"][0]["place"].update(precision=9),
    "both place and places": lambda line: line["incidents"][0]["places"].append(line["incidents"][0]["place"]),
    "out of the codebook's order": lambda line: line["incidents"][0]["kinds"].append("suicide-bombing"),
    "main and background": lambda line: line["incidents"][0].update(background=True),
    "a number that rests on nothing": lambda line: line["incidents"][0]["toll"]["killed"].update(claims=[]),
    "null, though": lambda line: line["incidents"][0]["toll"].update(killed=None),
    "is no score": lambda line: line["claims"][0].update(score=0.12345),
    "not in the order of the text": lambda line: line["mentions"].reverse(),
    "within a1": lambda line: line["attributions"][0].update(within="a1"),
}


@pytest.mark.parametrize("sentence", SPOILED)
def test_the_checker_sees_what_is_wrong(sentence: str, samples: list[Json]) -> None:
    line = copy.deepcopy(samples[0])
    assert deviations(line) == []
    SPOILED[sentence](line)
    assert any(sentence in one for one in deviations(line)), deviations(line)
