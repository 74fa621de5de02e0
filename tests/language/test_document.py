"""Tokens and sentences of invented texts, with exact offsets."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.language.document import LONGEST_SENTENCE, is_monocase, read_document


def sentences(text: str) -> list[str]:
    return [text[s.start : s.end] for s in read_document(text).sentences]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("U.S. forces left.", ["U.S.", "forces", "left", "."]),
        ("al-Karim's 10-year-old didn't", ["al-Karim", "'s", "10-year-old", "didn't"]),
        ("1,200 men at 10:30", ["1,200", "men", "at", "10:30"]),
        ("“30-35 people”", ["“", "30", "-", "35", "people", "”"]),
        ("Убиты 12 человек.", ["Убиты", "12", "человек", "."]),
    ],
)
def test_tokens(text: str, words: list[str]) -> None:
    assert list(read_document(text).words) == words


def test_sentences_do_not_end_at_ranks_and_initials() -> None:
    text = "Lt. Col. A. B. Marek said so. He left on Friday."
    assert sentences(text) == ["Lt. Col. A. B. Marek said so.", "He left on Friday."]


def test_paragraphs_end_sentences() -> None:
    document = read_document("First line\n\nsecond part. And more")
    assert [s.paragraph for s in document.sentences] == [0, 1, 1]


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
def test_offsets_are_exact_and_every_token_has_its_sentence(text: str) -> None:
    document = read_document(text)
    for start, end, word in zip(document.starts, document.ends, document.words, strict=True):
        assert text[start:end] == word
    assert len(document.sentence_of) == len(document.words)
    for number, sentence in enumerate(document.sentences):
        assert set(document.sentence_of[sentence.first : sentence.last]) == {number}
    assert document.tokens_within(0, len(text)) == (0, len(document.words))


@pytest.mark.parametrize("unit", ["killed, ", "word ", "five men; ", "1 "])
def test_an_endless_sentence_is_cut_into_bounded_pieces_that_hold_all_of_it(unit: str) -> None:
    document = read_document(unit * 3000)
    assert max(s.last - s.first for s in document.sentences) <= LONGEST_SENTENCE
    assert [s.first for s in document.sentences[1:]] == [s.last for s in document.sentences[:-1]]
    assert document.sentences[-1].last == len(document.words) == len(document.sentence_of)
    assert {s.paragraph for s in document.sentences} == {0}
    for sentence in document.sentences:
        assert sentence.start == document.starts[sentence.first]
        assert sentence.end == document.ends[sentence.last - 1]
    if unit[-2] in ",;":
        assert all(document.words[s.last - 1] == unit[-2] for s in document.sentences)


def test_a_long_honest_sentence_stays_whole() -> None:
    assert len(read_document("and then the men left " * 99).sentences) == 1


def test_monocase() -> None:
    assert is_monocase("REBELS ATTACKED THE TOWN")
    assert is_monocase("rebels attacked the town")
    assert not is_monocase("Rebels attacked the town of Doruk.")
    assert not is_monocase("1234")


def test_a_paragraph_longer_than_any_is_cut_into_the_same_sentences() -> None:
    told = [f"Gunmen of the {number}th column killed Lt. Dorr near Tesk." for number in range(1, 900)]
    text = " ".join(told)
    document = read_document(text)
    assert [text[one.start : one.end] for one in document.sentences] == told
    assert {one.paragraph for one in document.sentences} == {0}


def test_a_paragraph_without_any_stop_or_blank_loses_nothing() -> None:
    text = "“" * 25_000
    document = read_document(text)
    assert "".join(text[one.start : one.end] for one in document.sentences) == text


@pytest.mark.parametrize("blank", [chr(code) for code in range(0x110000) if chr(code).isspace() and chr(code) != "\n"])
def test_no_kind_of_blank_ends_the_reading(blank: str) -> None:
    text = f"Two men died{blank}. B{blank}. C. Vell{blank}said so."
    found = read_document(text)
    assert "".join(found.words) == "".join(text.split())
    assert all(text[one.start : one.end].strip() for one in found.sentences)
