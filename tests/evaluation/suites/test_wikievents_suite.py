"""The WikiEvents suite on one invented document in the corpus' format."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from evaluation.results import DataMissing, SuiteOptions
from evaluation.suites.wikievents import laid_out, run, typed_triggers

SENTENCES = ["The council of Tesk met on Monday .", "Gunmen killed two farmers in Varnholm .", "Nobody was arrested ."]


def row() -> dict[str, Any]:
    """Tokens with the offsets of a text with line ends, and that text without them."""
    sentences, position = [], 0
    for sentence in SENTENCES:
        tokens: list[list[str | int]] = []
        for token in sentence.split():
            position += 0 if token == "." or not tokens else 1
            tokens.append([token, position, position + len(token)])
            position += len(token)
        sentences.append([tokens, sentence])
        position += 2
    words = " ".join(SENTENCES).split()
    killed = words.index("killed")
    arguments = [
        {"entity_id": "e1", "role": "Killer", "text": "Gunmen"},
        {"entity_id": "e2", "role": "Victim", "text": "two farmers"},
    ]
    event = {
        "event_type": "Life.Die.Unspecified", "trigger": {"start": killed, "end": killed + 1, "text": "killed"},
        "arguments": arguments,
    }  # fmt: skip
    text = "".join(sentence.replace(" .", ".") for sentence in SENTENCES)
    return {"doc_id": "d1", "text": text, "sentences": sentences, "event_mentions": [event]}


def test_the_text_is_put_together_from_its_tokens() -> None:
    text, places = laid_out(row())
    assert text == "\n".join(sentence.replace(" .", ".") for sentence in SENTENCES)
    assert [text[start:end] for start, end in places] == " ".join(SENTENCES).split()


def test_triggers_and_arguments_are_found_behind_a_lost_line_end(tmp_path: Path) -> None:
    (tmp_path / "wikievents").mkdir()
    (tmp_path / "wikievents" / "dev.jsonl").write_text(json.dumps(row()) + "\n", encoding="utf-8")
    metrics = run(tmp_path, SuiteOptions()).metrics
    assert metrics["triggers"] == 1.0
    assert metrics["perpetrator"] == 1.0
    assert metrics["target"] == 1.0
    assert metrics["triggers_typed"] == 1.0


def test_typed_triggers_are_the_networks_by_their_exact_words(tmp_path: Path) -> None:
    text, _ = laid_out(row())
    assert {(text[start:end], name) for start, end, name in typed_triggers(text)} == {("killed", "Life.Die")}
    (tmp_path / "wikievents").mkdir()
    (tmp_path / "wikievents" / "dev.jsonl").write_text(json.dumps(row()) + "\n", encoding="utf-8")
    assert "triggers_typed" not in run(tmp_path, SuiteOptions(engine="grammar")).metrics


def test_no_data_is_said(tmp_path: Path) -> None:
    with pytest.raises(DataMissing, match="WikiEvents"):
        run(tmp_path, SuiteOptions())
