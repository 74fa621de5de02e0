"""Learning mentions: what re3d's marks say of a candidate. The sentence is invented."""

from __future__ import annotations

from dateline.extract.learned.mentions import TYPES, Candidate
from dateline.language.document import read_document
from training.extractor.mentions import is_marked, said

TEXT = "The Norian Air Wing lost a Falx drone."


def test_an_article_before_a_mark_makes_no_difference_to_learning() -> None:
    document = read_document(TEXT)
    wing = Candidate(1, 4, TYPES.index("organisation"))
    assert is_marked(document, wing, {(0, 19): "organisation"})
    assert is_marked(document, wing, {(4, 19): "organisation"})
    assert not is_marked(document, wing, {(0, 19): "person"})
    assert not is_marked(document, wing, {(0, 15): "organisation"})


def test_names_are_told_as_re3d_marks_them() -> None:
    document = read_document(TEXT)
    assert said(document, Candidate(1, 4, TYPES.index("organisation"))) == (0, 19, "organisation")
    assert said(document, Candidate(6, 8, TYPES.index("platform"))) == (27, 37, "platform")
