"""Labels cover the images of their words after any edits."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from training.corpora.edits import Edit, change, edited
from training.corpora.passages import Entity, Group, Labelled, Passage, Range, Wording, layer_of

TEXT = "Rebels hit the old mill."


@st.composite
def cases(draw: st.DrawFn) -> tuple[str, list[Edit], list[Range]]:
    """A text, edits by position with at most one at a place, and spans that are not empty."""
    text = draw(st.text("abc .", min_size=1, max_size=24))
    edits: list[Edit] = []
    position = 0
    while position <= len(text) and draw(st.booleans()):
        start = draw(st.integers(position, len(text)))
        end = draw(st.integers(start, min(len(text), start + 3)))
        edits.append(Edit(start, end, draw(st.text("XYZ", max_size=4))))
        position = max(end, start + 1)
    pairs = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).filter(lambda pair: pair[0] < pair[1])
    return text, edits, draw(st.lists(pairs, max_size=5))


def image(text: str, span: Range, edits: tuple[Edit, ...]) -> str:
    """The words of a span, letter by letter, after the edits: the rule itself, told another way."""
    start, end = span
    words, position = "", start
    for edit in edits:
        if edit.start == edit.end and not start < edit.start < end:
            continue
        if edit.end <= start or edit.start >= end:
            continue
        words += text[position : max(edit.start, start)]
        cut = slice(max(0, start - edit.start), end - edit.start if edit.end > end else None)
        words += edit.new[cut]
        position = min(edit.end, end)
    return words + text[position:end]


@given(cases())
def test_a_span_goes_to_the_image_of_its_words(case: tuple[str, list[Edit], list[Range]]) -> None:
    text, edits, spans = case
    changed = change(text, edits, spans)
    for span in spans:
        assert changed.text[slice(*changed.span(span))] == image(text, span, changed.edits)


@given(cases())
def test_only_edits_that_would_cut_or_empty_a_span_are_left_out(case: tuple[str, list[Edit], list[Range]]) -> None:
    text, edits, spans = case
    for edit in set(edits) - set(change(text, edits, spans).edits):
        assert len(edit.new) != edit.end - edit.start
        cut = any(edit.start < edge < edit.end for span in spans for edge in span)
        assert cut or (edit.new == "" and (edit.start, edit.end) in spans)
    assert change(text, edits).edits == tuple(edits)


def test_everything_of_a_passage_moves_together() -> None:
    wording = Wording("the old mill", ((11, 23),))
    group = Group(("attack",), (), (Entity("m", "physical-target", (wording,)),), (7, 10))
    layer = layer_of("roles", [Labelled(0, 6, "perpetrator"), Labelled(11, 23, "physical-target")], unsure=[(7, 10)])
    passage = Passage("1", "invented", "train", "1", TEXT, (layer,), (group,))
    found = edited(passage, [Edit(0, 6, "Armed men"), Edit(6, 7, "  "), Edit(10, 11, " "), Edit(18, 18, "er")])
    (moved,), (told,) = found.layers, found.groups or ()
    assert found.text == "Armed men  hit the older mill."
    assert [found.text[one.start : one.end] for one in moved.spans] == ["Armed men", "the older mill"]
    assert [found.text[slice(*place)] for place in moved.unsure] == ["hit"]
    assert told.trigger is not None and found.text[slice(*told.trigger)] == "hit"
    assert found.text[slice(*told.entities[0].wordings[0].spans[0])] == "the older mill"
