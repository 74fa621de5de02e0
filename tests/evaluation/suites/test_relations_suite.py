"""The relations suite scores what it says it scores, on a tiny made-up set in the data's layout."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from evaluation.results import DataMissing, SuiteOptions
from evaluation.suites.relations import run

TEXT = "The Salt Valley Front fought the Zarqun Army. Kenyan farmers fled. The Salt Valley Front (SVF) left."
FOLDERS = (
    "Australian Department of Foreign Affairs",
    "CENTCOM",
    "Delegation of the European Union to Syria",
    "US State Department",
)


def span(words: str, start: int = 0) -> tuple[int, int]:
    at = TEXT.index(words, start)
    return at, at + len(words)


def entity(words: str, kind: str) -> dict[str, Any]:
    begin, end = span(words)
    return {"documentId": "d1", "begin": begin, "end": end, "type": kind}


def relation(kind: str, source: tuple[int, int], target: tuple[int, int]) -> dict[str, Any]:
    keys = ("sourceBegin", "sourceEnd", "targetBegin", "targetEnd")
    return {"documentId": "d1", "type": kind, **dict(zip(keys, source + target, strict=True))}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    front, army = span("Salt Valley Front"), span("Zarqun Army")
    again, short = span("Salt Valley Front", 50), span("SVF")
    rows: dict[str, list[dict[str, Any]]] = {
        "documents": [{"_id": "d1", "text": TEXT}],
        "entities": [entity("Salt Valley Front", "Organisation"), entity("Kenyan", "Nationality")],
        "relations": [
            relation("FightingAgainst", army, front),  # either order counts
            relation("FightingAgainst", front, army),  # and both orders are one
            relation("IsSynonymOf", again, short),
            relation("AlliesOf", front, army),  # missed
            relation("CoLocated", front, army),  # left out
        ],
    }
    for folder in FOLDERS:
        (tmp_path / "re3d" / folder).mkdir(parents=True)
        for name, lines in rows.items():
            text = "".join(json.dumps(line) + "\n" for line in lines) if folder == "CENTCOM" else ""
            (tmp_path / "re3d" / folder / f"{name}.json").write_text(text, encoding="utf-8")
    return tmp_path


def test_the_rates(data: Path) -> None:
    result = run(data, SuiteOptions())
    assert result.items == 1
    assert result.metrics["relations_precision"] == 1.0
    assert result.metrics["relations_recall"] == pytest.approx(2 / 3)
    assert result.metrics["fights_f1"] == result.metrics["same-as_f1"] == 1.0
    assert result.metrics["ally-of_f1"] == 0.0
    assert result.metrics["nationality_f1"] == 1.0
    # One gold organisation; the first mention takes it, and the other three found are wrong.
    assert result.metrics["organisation_f1"] == pytest.approx(2 * (1 / 4) * 1 / (1 / 4 + 1))


def test_no_documents_score_nothing(data: Path) -> None:
    assert run(data, SuiteOptions(limit=0)).metrics["relations_f1"] == 0.0


def test_missing_data_is_said(tmp_path: Path) -> None:
    with pytest.raises(DataMissing, match="re3d is not under"):
        run(tmp_path, SuiteOptions())
