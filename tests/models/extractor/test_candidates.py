"""Which spans a head may score, and what counts as one wording."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.language.document import read_document
from dateline.models.extractor.candidates import LONGEST, candidates, phrases_in, wordings


def texts(text: str) -> list[str]:
    document = read_document(text)
    return [document.exact(first, last) for first, last in candidates(document).tolist()]


def test_spans_begin_and_end_with_words_of_content() -> None:
    found = texts("The gunmen of the Red Front fled.")
    assert "gunmen of the Red Front" in found
    assert not [one for one in found if one.split()[0] in ("The", "of", "the") or one.endswith((" of", " the", "."))]


def test_no_span_crosses_a_sentence() -> None:
    assert not [one for one in texts("Gunmen fled. Soldiers came.") if "fled" in one and "Soldiers" in one]


def test_articles_signs_and_case_make_no_other_wording() -> None:
    document = read_document("THE MAYOR'S HOUSE burned. A mayor's house, the U.S. embassy. US embassy")
    numbers, names = wordings(document.lowers, candidates(document))
    assert len(names) == len(set(names)) == numbers.max() + 1
    assert names.count("mayors house") == 1
    spans = candidates(document).tolist()
    said = {document.exact(*span) for span, number in zip(spans, numbers, strict=True) if names[number] == "us embassy"}
    assert said == {"U.S. embassy", "US embassy"}


def test_what_a_wording_holds_is_bounded() -> None:
    assert phrases_in("old grain mill") == {"old", "grain", "mill", "old grain", "grain mill", "old grain mill"}
    assert len(phrases_in(" ".join(map(str, range(500))))) < 500 * LONGEST


@given(st.text(max_size=200))
def test_any_text_has_spans_within_its_words(text: str) -> None:
    document = read_document(text)
    spans = candidates(document)
    assert sorted(map(tuple, spans.tolist())) == list(map(tuple, spans.tolist()))
    for first, last in spans.tolist():
        assert 0 <= first < last <= len(document.words)
        assert last - first <= LONGEST
