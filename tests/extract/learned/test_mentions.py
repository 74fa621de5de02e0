"""Mentions that the network adds to the rules'. Texts are invented."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from dateline.codebook.registry import load_registry
from dateline.extract.engine import open_engine
from dateline.extract.learned.mentions import COLUMNS, TYPES, Candidate, MentionFinder, chosen, with_learned
from dateline.gazetteer.index import open_gazetteer
from dateline.models.extractor.network import NOTHING
from dateline.schema.report import Report
from tests.extract.learned.building import scores_of
from tests.extract.learned.test_deeds import always
from tests.extract.scenes import grammar

TEXT = "The Norian Air Wing hit two depots near Karsa on Monday with a Falx drone, police said."


def test_what_network_or_rules_hold_possible_is_a_candidate() -> None:
    scene = grammar().deeds(TEXT)[0]
    scores = scores_of(scene.document)
    found = MentionFinder(scene, scores).find()
    ruled = {scene.document.exact(one.first, one.last) for one in found.found}
    assert {"police", "Monday"} <= ruled
    assert all(len(row) == COLUMNS for row in found.rows)
    assert np.isfinite(found.rows).all()

    words = [scene.document.exact(*span) for span in scores.spans.tolist()]
    entities = scores.heads["entities"]
    entities[words.index("Falx drone"), TYPES.index("platform")] = 2.0
    seen = MentionFinder(scene, scores).find().found
    assert [TYPES[one.type] for one in seen if scene.document.exact(one.first, one.last) == "Falx drone"] == [
        "platform"
    ]
    assert entities[words.index("depots")].max() == NOTHING


def test_of_candidates_that_overlap_the_likelier_is_chosen() -> None:
    found = [Candidate(0, 3, 0), Candidate(2, 4, 1), Candidate(5, 6, 2)]
    assert chosen(found, [0.6, 0.7, 0.1], 0.25) == [Candidate(2, 4, 1)]
    assert chosen(found, [0.7, 0.6, 0.3], 0.25) == [Candidate(0, 3, 0), Candidate(5, 6, 2)]
    assert chosen([], []) == []


def test_the_rules_mentions_stay_and_the_others_stand_beside() -> None:
    scene = grammar().deeds(TEXT)[0]
    scores = scores_of(scene.document)
    words = [scene.document.exact(*span) for span in scores.spans.tolist()]
    scores.heads["entities"][words.index("Falx drone"), TYPES.index("weapon")] = 2.0
    scores.heads["entities"][words.index("depots"), TYPES.index("platform")] = 2.0
    found = with_learned(scene, scores, always(0.9))
    said = {(TEXT[one.start : one.end], one.type) for one in found}
    assert ("Falx drone", "weapon") in said
    assert "depots" not in {words for words, _ in said}  # a platform is no type of the JSON
    assert set(scene.mentions) <= set(found)
    assert list(found) == sorted(found, key=lambda one: one.start)
    spans = [(one.start, one.end) for one in found]
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert with_learned(scene, scores, always(0.1)) == scene.mentions


def test_a_report_without_words_has_the_rules_mentions() -> None:
    for text in ("", "...", "The"):
        scene = grammar().deeds(text)[0]
        assert with_learned(scene, scores_of(scene.document), always(0.9)) == ()


def test_the_default_engine_tells_weapons_numbers_and_times() -> None:
    text = "Three soldiers were killed on Monday by a car bomb near the Ministry of Roads in Kabul, police said."
    reading = open_engine("both", open_gazetteer(), load_registry()).extract(Report("r", text, "r", "file", "r"))
    assert {one.type for one in reading.mentions} >= {"organisation", "place", "time"}
