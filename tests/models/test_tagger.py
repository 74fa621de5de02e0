"""Word classes of invented sentences, in three dresses, and the check of the weights."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.language.document import read_document
from dateline.models.manifest import WeightsError, verified
from dateline.models.tagger import TAGS, load_tagger

WEIGHTS = Path(__file__).parents[2] / "src/dateline/models/weights/tagger-en-1"
SENTENCE = "The rebels attacked a small village near the river on Tuesday and killed four farmers."
CLASSES = ["DT", "N", "D", "DT", "J", "N", "I", "DT", "N", "I", "NP", "C", "D", "#", "N", "."]


def tags(text: str) -> list[str]:
    return list(load_tagger().tags(read_document(text)))


@pytest.mark.parametrize("text", [SENTENCE, SENTENCE.upper(), SENTENCE.lower()])
def test_classes_do_not_depend_on_case(text: str) -> None:
    found = tags(text)
    assert sum(a == b for a, b in zip(found, CLASSES, strict=True)) >= len(CLASSES) - 1


def test_a_sentence_is_tagged_alike_alone_and_in_company() -> None:
    alone = tags(SENTENCE)
    together = tags(f"Nobody came. {SENTENCE} The market stayed shut.")
    assert together[3 : 3 + len(alone)] == alone


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=120))
def test_any_text_gets_one_class_a_token(text: str) -> None:
    document = read_document(text)
    found = load_tagger().tags(document)
    assert len(found) == len(document.words)
    assert set(found) <= set(TAGS)


def test_changed_weights_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "tagger"
    shutil.copytree(WEIGHTS, folder)
    assert verified(folder, "words.txt")
    with (folder / "words.txt").open("a", encoding="utf-8") as sink:
        sink.write("\nx")
    with pytest.raises(WeightsError, match="not the file that its manifest names"):
        verified(folder, "words.txt")
    (folder / "manifest.json").write_text("{", encoding="utf-8")
    with pytest.raises(WeightsError, match="cannot be read"):
        verified(folder, "words.txt")


def test_the_manifest_tells_the_figures() -> None:
    manifest = json.loads((WEIGHTS / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["agreement_with_teacher"]["as_written"] > 0.97
    assert set(manifest["files"]) == {"tagger.npz", "words.txt", "endings.txt"}
