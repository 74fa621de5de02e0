"""Signatures: what makes no difference, and what does."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.language.copies import COPY, likeness
from dateline.link.signature import VALUES, signature
from tests.link.build import BOMB, OTHER, RETOLD


def test_a_signature_is_64_unsigned_numbers_and_the_same_every_time() -> None:
    made = signature(BOMB)
    assert len(made) == VALUES and made == signature(BOMB)
    assert all(0 <= value < 2**32 for value in made)
    # The values are stored in ledgers: another hash or seed would make every stored one worthless.
    assert signature("one two three")[:3] == (3408322385, 3653207767, 4289771537)


def test_too_few_words_have_no_signature() -> None:
    assert signature("") == () == signature("two words")


def test_case_white_space_and_a_dateline_make_no_difference() -> None:
    plain = signature(BOMB)
    assert signature(BOMB.upper()) == plain
    assert signature(BOMB.replace("\n", "  \n\n ")) == plain
    assert signature(f"SÉGOU, 14 March (Invented Agency) -- {BOMB}") == plain


def test_copies_are_told_from_another_text_on_the_same_incident() -> None:
    trimmed = signature("Updated: " + BOMB.rsplit(".", 2)[0])
    assert likeness(signature(BOMB), trimmed) >= COPY
    assert likeness(signature(BOMB), signature(RETOLD)) < 0.2
    assert likeness(signature(BOMB), signature(OTHER)) < 0.1


@given(st.text(max_size=300))
def test_any_text_has_a_signature_or_none(text: str) -> None:
    assert len(signature(text)) in (0, VALUES)
