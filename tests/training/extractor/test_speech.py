"""What teaches the small network that hears who says what; needs torch, which comes with the training extra."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from dateline.codebook.cues import load_cues
from dateline.extract.attribution import find_all
from dateline.extract.attribution.hearing import asked, word_features
from dateline.extract.attribution.scan import Scan, scan_document
from dateline.language.document import read_document
from dateline.models.tagger import load_tagger
from evaluation.suites.polnear import Said

torch = pytest.importorskip("torch", reason="the training extra is not installed")
pytest.importorskip("transformers", reason="the training extra is not installed")
speech = pytest.importorskip("training.extractor.speech")

TEXT = "The baker was adamant that nobody slept and that Odo Brandt lied. Asta Quill said so."
STATES = 12


def scanned() -> Scan:
    document = read_document(TEXT)
    return scan_document(document, load_cues(), load_tagger().tags(document))


def marked(scan: Scan, *parts: str) -> Said:
    def tokens(words: str) -> frozenset[int]:
        start = TEXT.index(words)
        return frozenset(range(*scan.document.tokens_within(start, start + len(words))))

    return Said(*map(tokens, parts))


def states(scan: Scan) -> np.ndarray:
    return np.random.default_rng(1).normal(size=(len(scan.lowers), STATES)).astype(np.float16)


def words_where(scan: Scan, chosen: Sequence[int]) -> str:
    return " ".join(scan.document.words[index] for index in np.flatnonzero(np.array(chosen)))


def test_an_article_teaches_its_cues_and_what_stands_around_them() -> None:
    scan = scanned()
    gold = [marked(scan, "The baker", "was adamant", "that nobody slept and that Odo Brandt lied")]
    one = speech.lesson(scan, find_all(scan), gold, states(scan))
    assert (words_where(scan, one.tags == 1), words_where(scan, one.tags == 2)) == ("was", "adamant")
    assert words_where(scan, one.weights < 1) == "that nobody slept and that Odo Brandt lied"
    assert words_where(scan, one.parts[0] == 1) == "The baker"
    assert words_where(scan, one.parts[0] == 2) == "that nobody slept and that Odo Brandt lied"


def test_what_was_learned_runs_alike_in_the_program() -> None:
    torch.manual_seed(2)
    scan = scanned()
    found, count = find_all(scan), len(scan.lowers)
    net = speech.SpeechNet(STATES).eval()
    ear = speech.ear_of(net)
    features, around = word_features(scan, found, count), asked(scan, found, [(2, 4), (13, 14)], count)
    heard = ear.listen(states(scan).astype(np.float32), features)
    with torch.no_grad():
        words, tags = net.listen(torch.from_numpy(states(scan)).float(), torch.from_numpy(features))
        parts = net.beside(words, around).softmax(-1).numpy()
    assert np.allclose(heard.chances, tags.softmax(-1).numpy(), atol=0.01)
    there = around.mask > 0
    assert np.allclose(ear.parts(heard, around)[there], parts[there], atol=0.01)


def test_it_learns_what_it_is_shown() -> None:
    scan = scanned()
    gold = [marked(scan, "The baker", "was adamant", "that nobody slept and that Odo Brandt lied")]
    lessons = [speech.lesson(scan, find_all(scan), gold, states(scan)) for _ in range(8)]
    ear = speech.ear_of(speech.learned(lessons, epochs=25))
    heard = ear.listen(lessons[0].states.astype(np.float32), lessons[0].features)
    assert words_where(scan, heard.chances.argmax(axis=1) == 1) == "was"
    chances = ear.parts(heard, lessons[0].around)[0]
    assert words_where(scan, chances.argmax(axis=1) == 1) == "The baker"
