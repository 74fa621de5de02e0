"""Cases of the attribution set: exact spans, and what breaks the guidelines is named. Texts are invented."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from evaluation.attribution_cases import CaseError, case_of, main

TEXT = "Police said gunmen killed three farmers in Doruk. A witness spoke of five dead. Police said no more."


def row() -> dict[str, Any]:
    return {
        "id": "c-01", "class": "chains", "split": "dev",
        "reports": [{"id": "a", "outlet": "Ferro Daily", "published": "2026-05-14", "title": "Raid", "text": TEXT}],
        "attributions": [
            {"report": "a", "source": "Police", "cue": "said", "content": "gunmen killed three farmers in Doruk"},
            {"report": "a", "source": "Police", "cue": "said", "content": "no more", "at": {"source": 2, "cue": 2}},
        ],
        "claims": [{
            "id": "k1", "report": "a", "incident": "i1", "field": "killed", "stance": "asserted",
            "value": {"low": 3, "high": 3, "hedge": None, "class": "civilian"},
            "said_by": [{"name": "Police", "kind": "official-body"}], "quote": "killed three farmers", "part_of": None,
        }],
        "incidents": [{
            "id": "i1", "toll": {"killed": {"low": 3, "best": 3, "high": 5}}, "independent_origins": 2,
            "parties_only": False,
        }],
    }  # fmt: skip


def test_spans_are_where_the_words_stand() -> None:
    case = case_of(row())
    first, second = case.attributions
    assert [TEXT[slice(*span)] for span in (first.source or (0, 0), first.content)] == [
        "Police",
        "gunmen killed three farmers in Doruk",
    ]
    assert second.source == (TEXT.rindex("Police"), TEXT.rindex("Police") + 6)
    (claim,) = case.claims
    assert (TEXT[slice(*claim.quote)], claim.value, claim.said_by) == (
        "killed three farmers",
        (3, 3),
        (("Police", "official-body"),),
    )
    assert case.incidents[0].toll == {"killed": (3, 3, 5)}


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (("claims", 0, "quote"), "killed four farmers", "killed four farmers"),
        (("claims", 0, "stance"), "sure", "asserted"),
        (("claims", 0, "field"), "dead", "killed_or_injured"),
        (("claims", 0, "incident"), "i2", "no incident"),
        (("claims", 0, "part_of"), "k7", "part of no claim"),
        (("claims", 0, "said_by", 0, "name"), "Army", "Army"),
        (("claims", 0, "said_by", 0, "kind"), "crowd", "crowd"),
        (("attributions", 1, "at", "source"), 3, "3 times"),
    ],
)
def test_what_breaks_the_guidelines_is_named(path: tuple[Any, ...], value: Any, said: str) -> None:
    broken = row()
    place: Any = broken
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    with pytest.raises(CaseError, match=said):
        case_of(broken)


def test_a_line_that_is_no_case_is_told_by_its_number(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "texts.jsonl"
    path.write_text(json.dumps(row()) + '\n{"id": "c-02"}\n', encoding="utf-8")
    assert main([str(path)]) == 1
    assert "line 2" in capsys.readouterr().err
    path.write_text(json.dumps(row()) + "\n", encoding="utf-8")
    assert main([str(path)]) == 0
