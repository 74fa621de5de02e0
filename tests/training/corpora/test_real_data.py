"""The readers on the real corpora: what they gave when they were written, as floors. Skips without DATELINE_DATA."""

from __future__ import annotations

import os
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from training.corpora.__main__ import labels
from training.corpora.passages import Read, Split
from training.corpora.reading import CORPORA, read_corpus

pytestmark = pytest.mark.skipif("DATELINE_DATA" not in os.environ, reason="DATELINE_DATA names no data folder")

FOUND: dict[str, tuple[Split, int, float]] = {
    "muc4": ("train", 1300, 0.994), "wikievents": ("train", 205, 1.0), "rams": ("dev", 924, 1.0),
    "gvdb": ("dev", 400, 0.97), "re3d": ("train", 51, 0.999), "satp_relevant": ("train", 1079, 1.0),
    "insightCrime": ("train", 993, 1.0),
}  # fmt: skip
"""Split, passages, least share of the keys' words that are found."""
LEAST = {
    "muc4": {
        "roles/perpetrator-individual": 1000, "roles/perpetrator-organisation": 1250, "roles/physical-target": 900,
        "roles/human-target": 700, "roles/human-target-described": 1650, "roles/weapon": 400, "groups": 953,
        "relevance/key: not told": 600, "relevance/optional: told": 85,
    },
    "wikievents": {"triggers/attack": 590, "triggers/death": 220, "triggers/injury": 190, "roles/weapon": 230},
    "rams": {"triggers/attack": 102, "roles/weapon": 70},
    "gvdb": {"roles/human-target": 220, "roles/perpetrator-individual": 100, "roles/weapon": 50},
    "re3d": {"entities/organisation": 700, "entities/weapon": 65, "inner-entities/nationality-or-community": 60},
    "satp_relevant": {"kinds/bombing": 400}, "insightCrime": {"kinds/violence": 160},
}  # fmt: skip


@cache
def everything(corpus: str, split: Split) -> tuple[Read, ...]:
    return tuple(read_corpus(corpus, Path(os.environ["DATELINE_DATA"]), split))


@pytest.mark.parametrize("corpus", CORPORA)
def test_what_a_corpus_gives(corpus: str) -> None:
    split, passages, share = FOUND[corpus]
    found = everything(corpus, split)
    counts = Counter(label for read in found for label in labels(read.passage))
    sought, missed = sum(read.sought for read in found), sum(len(read.missed) for read in found)
    assert len(found) == passages
    assert missed <= (1 - share) * sought
    assert {label: counts[label] for label, least in LEAST[corpus].items() if counts[label] < least} == {}


def test_every_wording_of_the_reduced_muc4_keys_is_in_its_report() -> None:
    missed = [miss for read in everything("muc4", "train") for miss in read.missed]
    assert {miss.label for miss in missed} == {"human-target-described"}


def test_ids_are_unique_over_all_corpora() -> None:
    ids = Counter(read.passage.id for name, (split, *_) in FOUND.items() for read in everything(name, split))
    assert [name for name, count in ids.items() if count > 1] == []
