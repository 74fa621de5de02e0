"""Layers keep what a head can learn; files that are not there are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.corpora.passages import CorpusError, Labelled, Passage, flat, layer_of, lines


def test_of_one_label_the_longest_span_stays_and_other_labels_do_not_matter() -> None:
    spans = [
        Labelled(4, 9, "weapon"),
        Labelled(0, 9, "weapon", "a"),
        Labelled(4, 9, "target"),
        Labelled(20, 22, "weapon"),
    ]
    layer = layer_of("roles", spans)
    assert [(one.start, one.end, one.label) for one in layer.spans] == [
        (0, 9, "weapon"), (4, 9, "target"), (20, 22, "weapon"),
    ]  # fmt: skip


def test_labelled_words_are_not_unsure() -> None:
    layer = layer_of("roles", [Labelled(4, 9, "weapon")], unsure=[(12, 14), (0, 5), (12, 14), (9, 11)])
    assert layer.unsure == ((9, 11), (12, 14))


def test_flat_keeps_the_outermost() -> None:
    spans = [
        Labelled(0, 3, "place"),
        Labelled(0, 9, "organisation"),
        Labelled(8, 12, "person"),
        Labelled(9, 12, "time"),
    ]
    assert [one.label for one in flat(spans)] == ["organisation", "time"]


def test_a_layer_that_is_not_there_is_none_and_not_empty() -> None:
    passage = Passage("1", "invented", "train", "1", "Nothing.", (layer_of("roles", ()),))
    assert passage.layer("roles") == layer_of("roles", ())
    assert passage.layer("entities") is None


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"rams/dev\.jsonlines is not under .*; unpack rams there"):
        next(lines(tmp_path, "rams/dev.jsonlines"))
