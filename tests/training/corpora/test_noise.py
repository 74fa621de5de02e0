"""Noise is seeded, does what it says, and takes the labels along."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.corpora.edits import change
from training.corpora.noise import OCR, Case, Noise, cased, misread, noisy, respelt, transliterated, without_stops
from training.corpora.passages import Labelled, Passage, layer_of

TEXT = "Gen. Mohammed al-Vek's neighbours in Nelum saw 10 rebels. They shelled the defence centre. Nobody said why."


def passage(text: str, *found: str) -> Passage:
    spans = [Labelled(text.index(words), text.index(words) + len(words), "person") for words in found]
    return Passage("1", "invented", "train", "1", text, (layer_of("entities", spans),))


def labelled(one: Passage) -> list[str]:
    return [one.text[span.start : span.end] for span in one.layers[0].spans]


@pytest.mark.parametrize(("case", "word"), [("upper", "REBELS"), ("lower", "rebels"), ("as written", "rebels")])
def test_case(case: Case, word: str) -> None:
    found = noisy(passage(TEXT, "rebels"), Noise(case=case), 1)
    assert labelled(found) == [word]
    assert found.text == {"upper": TEXT.upper(), "lower": TEXT.lower()}.get(case, TEXT)


def test_letters_that_become_two_take_the_labels_along() -> None:
    found = noisy(passage("Die Straße in Nelum", "Straße", "Nelum"), Noise(case="upper"), 1)
    assert labelled(found) == ["STRASSE", "NELUM"]


def test_mixed_case_capitalises_sentences_and_names_only_where_there_were_no_cases() -> None:
    text = "GUERRILLAS OF THE FMLN KIDNAPPED A FARMER IN SAN SALVADOR YESTERDAY. THE POLICE SAID SO."
    found = noisy(passage(text, "SAN SALVADOR"), Noise(case="mixed"), 1)
    assert found.text == "Guerrillas of the FMLN kidnapped a farmer in San Salvador yesterday. The police said so."
    assert labelled(found) == ["San Salvador"]
    assert noisy(passage(TEXT), Noise(case="mixed"), 1).text == TEXT


def test_stops_are_lost_behind_words_only() -> None:
    lost = change("It cost 7.5. He left...", without_stops("It cost 7.5. He left...", random.Random(1), 1.0)).text
    assert lost == "It cost 7.5 He left..."


def test_spelling_goes_both_ways_and_keeps_the_case() -> None:
    text = "The Defence of the harbor; ARMOURED cars"
    assert change(text, respelt(text, random.Random(1), 1.0)).text == "The Defense of the harbour; ARMORED cars"


def test_names_are_written_another_way() -> None:
    text = "Mohammed al-Vek of AL-QAEDA"
    found = {change(text, transliterated(text, random.Random(seed), 1.0)).text for seed in range(60)}
    assert {one.split()[0] for one in found} == {"Muhammad", "Mohamed", "Mohammad", "Muhammed", "Mohamad"}
    assert "Mohamed El Vek of AL-QAIDA" in {
        one.replace("el Vek", "El Vek").replace("el-Vek", "El Vek") for one in found
    }
    assert not any("al-Vek" in one or "QAEDA" in one for one in found)


def test_the_same_seed_gives_the_same_noise_and_another_another() -> None:
    one, again, other = (noisy(passage(TEXT, "10 rebels"), replace(OCR, misread=0.2, split=0.2), s) for s in (3, 3, 4))
    assert one == again
    assert one.text != other.text


def test_ocr_errs_at_about_the_rate_asked_for() -> None:
    text = "alone " * 4000
    found = change(text, misread(text, random.Random(2), 0.1)).text
    wrong = sum(word != "alone" for word in found.split())
    assert 0.10 < wrong / 4000 < 0.30


@given(
    st.text("abcilmnrOIl01S5 .-\nßé", min_size=1, max_size=80),
    st.lists(st.tuples(st.integers(0, 79), st.integers(1, 12)), max_size=4),
    st.builds(
        Noise, st.sampled_from(["as written", "upper", "lower"]),
        *(st.sampled_from([0.0, 0.3, 1.0]) for _ in range(6)),
    ),
    st.integers(0, 5),
)  # fmt: skip
def test_labels_follow_their_words(text: str, places: list[tuple[int, int]], noise: Noise, seed: int) -> None:
    """Here all of the text is labelled: but for blanks put in between, the images in order make up the new text."""
    edges = sorted({0, len(text), *(min(p, len(text)) for start, n in places for p in (start, start + n))})
    spans = [Labelled(a, b, f"l{i}") for i, (a, b) in enumerate(pairwise(edges))]
    one = Passage("1", "invented", "train", "1", text, (layer_of("entities", spans),))
    found = noisy(one, noise, seed).layers[0].spans
    assert [span.label for span in found] == [span.label for span in spans]
    assert all(span.start < span.end for span in found)
    changed = noisy(one, noise, seed).text
    between = [changed[a.end : b.start] for a, b in pairwise(found)]
    assert {*between, changed[: found[0].start], changed[found[-1].end :]} <= {"", " "}


@given(st.text("abc ßd.\n", max_size=40))
def test_upper_case_is_upper_case(text: str) -> None:
    assert change(text, cased(text, "upper")).text == text.upper()
