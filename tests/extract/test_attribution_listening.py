"""What the network adds to the grammar's attributions and mends in them, on invented sentences and opinions."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.codebook.cues import load_cues
from dateline.extract.attribution import as_attributions, find_all, find_attributions
from dateline.extract.attribution.hearing import RELATION_SIZES, WORD_SIZES, asked, word_features
from dateline.extract.attribution.listening import Opinion, combine
from dateline.extract.attribution.scan import Range, Scan, scan_document
from dateline.extract.attribution.voices import voices
from dateline.language.document import read_document
from dateline.models.extractor.network import load_network
from dateline.models.speech import Hearing, Numbers, load_ear
from dateline.models.tagger import load_tagger
from dateline.schema.claims import Attribution

Plain = tuple[str | None, str | None, str, str | None]
BAKER = "The baker was adamant that nobody slept. Two mills burned, Asta Quill said."


def scanned(text: str) -> Scan:
    document = read_document(text)
    return scan_document(document, load_cues(), load_tagger().tags(document))


def place(scan: Scan, words: str) -> Range:
    start = scan.document.text.index(words)
    return scan.document.tokens_within(start, start + len(words))


def opinion(scan: Scan, cue: str, source: str, *contents: str) -> Opinion:
    """One that is sure of a source and contents, and that nothing else belongs to them."""
    rows = np.zeros((2, len(scan.lowers)), dtype=np.float32)
    for row, parts in enumerate(([source] if source else [], contents)):
        for words in parts:
            rows[row, slice(*place(scan, words))] = 1.0
    return Opinion(place(scan, cue), 0, rows[0], rows[1])


def together(text: str, *told: Sequence[str]) -> list[Plain]:
    scan = scanned(text)
    opinions = [opinion(scan, *one) for one in told]
    return [plain(one) for one in as_attributions(scan, combine(scan, find_all(scan), opinions))]


def plain(one: Attribution) -> Plain:
    source, cue = (None if span is None else span.exact for span in (one.source, one.cue))
    return source, cue, one.content.exact, one.within


def test_without_opinions_the_grammar_stands() -> None:
    document = read_document(BAKER)
    grammar = find_attributions(document, load_cues(), load_tagger().tags(document))
    assert together(BAKER) == [plain(one) for one in grammar]


def test_words_of_saying_that_no_list_has_are_added_in_their_place() -> None:
    assert together(BAKER, ("was adamant", "The baker", "that nobody slept")) == [
        ("The baker", "was adamant", "that nobody slept", None),
        ("Asta Quill", "said", "Two mills burned", None),
    ]


@pytest.mark.parametrize("parts", [("The baker",), ("", "that nobody slept"), ("Asta Quill said", "that nobody slept")])
def test_what_has_no_source_or_content_or_a_cue_in_its_source_is_not_added(parts: Sequence[str]) -> None:
    assert together(BAKER, ("was adamant", *parts)) == together(BAKER)


def test_nothing_is_added_within_what_another_says() -> None:
    text = "Asta Quill said that the baker was adamant about his oven."
    assert together(text, ("was adamant", "the baker", "about his oven")) == together(text)


def test_the_likelier_source_and_content_take_the_place_of_the_grammars() -> None:
    text = '"Two mills burned," added Asta Quill, who has led the guard since the flood. "Nobody slept."'
    source = "Asta Quill, who has led the guard since the flood"
    assert together(text, ("added", source, '"Two mills burned,"', '"Nobody slept."')) == [
        (source, "added", '"Two mills burned,"', None),
        (source, "added", '"Nobody slept."', None),
    ]
    assert together(text)[0][0] == "Asta Quill"


def test_where_the_network_is_hardly_surer_the_grammars_ends_stay() -> None:
    text = "Two mills burned in the night, said Asta Quill."
    assert together(text, ("said", "Asta Quill", "mills burned in the night")) == together(text)


def test_a_source_never_takes_in_other_words_of_saying() -> None:
    text = "Radio Tesk, citing the harbour guard, said two mills burned."
    mended = together(text, ("said", "Radio Tesk, citing the harbour guard", "two mills burned"))
    assert mended == together(text)


def test_whoever_speaks_within_anothers_words_still_does() -> None:
    text = "Radio Tesk claimed that the ferryman, Odo Brandt, had told a baker that four mills burned in Quay Street."
    mended = together(text, ("claimed", "Radio Tesk", "that four mills burned in Quay Street"))
    assert mended == together(text)
    assert any(within is not None for *_, within in mended)


def test_an_agentless_cue_gets_no_source() -> None:
    text = "The dairy at Tesk reportedly burned down on Sunday."
    assert {source for source, *_ in together(text, ("reportedly", "The dairy at Tesk", "burned"))} == {None}


@pytest.mark.parametrize(("text", "cue", "content", "speaker"), [
    (BAKER, "was adamant", "that nobody slept", "baker"),
    ('The baker shrugged: "Nobody slept."', "shrugged:", '"Nobody slept."', "baker"),
    ("Nobody slept, the baker quipped.", "quipped", "Nobody slept", "baker"),
    ("The baker attacked the guard at the mill.", "attacked", "the guard at the mill", None),
])  # fmt: skip
def test_unlisted_words_are_heard_where_they_plainly_tell(
    text: str, cue: str, content: str, speaker: str | None
) -> None:
    scan = scanned(text)
    source = "The baker" if "The baker" in text else "the baker"
    found = as_attributions(scan, combine(scan, find_all(scan), [opinion(scan, cue, source, content)]))
    start = text.index("obody slept" if speaker else content)
    chain = voices(scan.document, found, scan.cues, scan.classes).at(start, start + 1).chains[0]
    assert [one.name for one in chain] == ([speaker] if speaker else [])


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(["said", "that", '"', "Asta", "Quill", ",", ".", "\n\n", "it", "told", "he"])))
def test_every_number_of_a_feature_is_in_its_table(words: Sequence[str]) -> None:
    scan = scanned(" ".join(words))
    found, count = find_all(scan), len(scan.lowers)
    features = word_features(scan, found, count)
    cues = sorted({one.cue for one in found if one.cue is not None})
    tables: list[tuple[Numbers, Sequence[int]]] = [(features, WORD_SIZES)]
    if cues:
        around = asked(scan, found, cues, count)
        tables.append((around.relations[around.mask > 0], RELATION_SIZES))
    for table, sizes in tables:
        last = np.cumsum(sizes)
        assert ((table >= last - sizes) & (table < last)).all()


def test_the_shipped_network_hears_beyond_the_lists_and_alike_beside_other_texts() -> None:
    text = (
        'The ferry stays in port, the harbour guard said on Monday. "We are tired of waiting," quipped Asta Quill, who '
        "sells tickets. Her brother was adamant that it would sail by noon."
    )
    document = read_document(text)
    tags = load_tagger().tags(document)
    scores = load_network().read(document)
    found = find_attributions(document, load_cues(), tags, Hearing(load_ear(), scores.states))
    assert found == find_attributions(
        document, load_cues(), tags, Hearing(load_ear(), load_network().read(document).states)
    )
    assert len(found) > len(find_attributions(document, load_cues(), tags))
