"""Which wordings are looked at twice, and what is noted of them."""

from __future__ import annotations

import numpy as np

from dateline.codebook.registry import load_registry
from dateline.codebook.terms import load_codebook
from dateline.extract.facts import Fact
from dateline.extract.learned.sightings import COLUMNS, LABELS, Sighter, Sightings
from dateline.language.document import read_document
from dateline.models.extractor.network import Scores
from dateline.schema.values import Entity
from tests.extract.learned.building import scores_of

TEXT = "Gunmen of the Grey Column burned a mill. The Grey Column fled. A miller of Tesk was hurt."
DOCUMENT = read_document(TEXT)


def sight(scores: Scores, *facts: Fact) -> Sightings:
    return Sighter(DOCUMENT, scores, [facts], [0], load_codebook(), load_registry()).find()


def names(seen: Sightings, scores: Scores) -> list[tuple[str, str]]:
    return [(scores.texts[one.wording], LABELS[one.label]) for one in seen.found]


def fact(words: str) -> Fact:
    start = TEXT.index(words)
    span = start, start + len(words)
    return Fact("target", Entity(words, "human", False, (span,)), *span, 0, len(TEXT))


def test_what_either_of_the_two_sees_is_a_sighting() -> None:
    scores = scores_of(DOCUMENT, {("mill", "physical-target"): 1.0, ("Tesk", "weapon"): -9.0})
    seen = sight(scores, fact("A miller"))
    assert names(seen, scores) == [("mill", "physical-target"), ("miller", "human-target-described")]
    assert seen.rows.shape == (2, COLUMNS)


def test_places_of_a_wording_are_seen_together() -> None:
    scores = scores_of(DOCUMENT, {("Grey Column", "perpetrator-organisation"): 0.0})
    seen = sight(scores)
    (one,) = seen.found
    assert DOCUMENT.exact(one.first, one.last) == "Grey Column"
    assert seen.rows[0, 0] == np.float32(np.log(2))
    assert seen.rows[0, 1] == seen.rows[0, 2] == 0


def test_a_rival_is_another_wording() -> None:
    roles = {("mill", "physical-target"): 2.0, ("Tesk", "physical-target"): 1.0}
    scores = scores_of(DOCUMENT, roles)
    seen = sight(scores)
    rivals = {scores.texts[one.wording]: row[4] for one, row in zip(seen.found, seen.rows, strict=True)}
    assert rivals == {"mill": 1.0, "tesk": 2.0}


def test_nothing_is_seen_in_nothing() -> None:
    empty = read_document("")
    seen = Sighter(empty, scores_of(empty), [], [], load_codebook(), load_registry()).find()
    assert seen.found == ()
    assert seen.rows.shape == (0, COLUMNS)
