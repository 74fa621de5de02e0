"""Words, spans, and what is to be found among them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from tests.training.extractor.building import TEXT, passage, pieces, settings
from training.corpora.passages import Labelled, layer_of
from training.extractor.examples import Example, Wanted, all_pieces, example_of


def wanted(example: Example, head: str) -> Wanted | None:
    return example.wanted[[one.name for one in settings().heads].index(head)]


def said(example: Example, places: tuple[tuple[int, int], ...]) -> list[tuple[str, int]]:
    return [(example.texts[example.wording[row]], label) for row, label in places]


def test_an_entity_is_the_set_of_its_places() -> None:
    one = example_of(passage(), pieces, settings())
    roles = wanted(one, "roles")
    assert roles is not None
    assert [said(one, places) for places in roles.sets] == [[("grey column", 1)] * 2, [("mill", 2)]]
    assert one.whole[:4].tolist() == [1, 0, 0, 1]


def test_a_wording_that_is_right_in_one_place_is_wrong_in_none() -> None:
    whole = passage()
    layer = whole.layers[0]
    first = replace(whole, layers=(layer_of("roles", layer.spans[:1]),))
    one = example_of(first, pieces, settings())
    roles = wanted(one, "roles")
    assert roles is not None
    assert set(np.flatnonzero(roles.excused[:, 1])) == set(
        np.flatnonzero(one.wording == one.texts.index("grey column"))
    )


def test_a_head_word_may_be_the_end_of_any_span_around() -> None:
    at = TEXT.index("COLUMN")
    layer = layer_of("roles", [Labelled(at, at + 6, "perpetrator", "x")], heads=True)
    one = example_of(replace(passage(), corpus="wikievents", layers=(layer,)), pieces, settings())
    roles = wanted(one, "roles")
    assert roles is not None
    assert set(said(one, roles.sets[0])) == {("grey column", 0), ("grey column", 1), ("column", 0), ("column", 1)}
    assert roles.excused[[row for row, span in enumerate(one.spans.tolist()) if span[0] <= 2 < span[1]]].all()


def test_what_a_corpus_leaves_out_is_no_negative() -> None:
    bare = replace(passage(), layers=(), groups=None, relevance=None, kinds=None)
    one = example_of(bare, pieces, settings())
    assert one.wanted == (None, None, None)
    assert np.isnan(one.whole).all()
    assert not one.silent
    assert example_of(passage(told=False), pieces, settings()).silent


def test_an_empty_text_gives_no_window() -> None:
    assert all_pieces([example_of(passage(told=False, text=""), pieces, settings())]) == []
