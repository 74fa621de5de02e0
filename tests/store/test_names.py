"""Names as they are compared, and their masks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.store.names import MASK, hide, mask_pattern, name_digest, name_words, without

PATTERN = mask_pattern(name_words("Iva O'Tellan-Moor"))


@pytest.mark.parametrize(
    "text",
    ["Iva O'Tellan-Moor", "IVA O’TELLAN MOOR", "iva_o_tellan_moor", "Iva\nO'Tellan\nMoor", "iva%20o%20tellan%20moor"],
)
def test_a_name_is_known_in_any_case_and_punctuation(text: str) -> None:
    masked = hide(f"so {text}'s house", PATTERN)
    assert len(masked) == len(f"so {text}'s house")
    assert masked.startswith(f"so {MASK}")
    assert masked.endswith("'s house")
    assert masked.count("\n") == text.count("\n")


@pytest.mark.parametrize(
    "text", ["Iva O'Tellan", "Diva O'Tellan-Moor", "Iva O'Tellan-Moore", "Iva, then O'Tellan-Moor"]
)
def test_what_is_not_the_name_stays(text: str) -> None:
    assert hide(text, PATTERN) == text


def test_letters_whose_lower_case_is_longer_do_no_harm() -> None:
    words = name_words("İlgar Straße")
    assert hide("İlgar Straße and ilgar strasse", mask_pattern(words)).startswith(f"{MASK * 5} {MASK * 6} and")


@given(st.text(max_size=30), st.sampled_from(["ab", "Ab cd", "É f", "Грот Нем"]))
def test_a_mask_never_changes_the_length(text: str, name: str) -> None:
    for around in (text, f"{text} {name} {text}"):
        masked = hide(around, mask_pattern(name_words(name)))
        assert len(masked) == len(around)
        assert all(a == b or b == MASK for a, b in zip(around, masked, strict=True))


def test_a_digest_follows_the_words_alone() -> None:
    assert name_digest(name_words("IVA  o'tellan")) == name_digest(name_words("Iva O-Tellan"))
    assert name_digest(("iva",)) != name_digest(("ivo",))


def test_distinctive_words_lose_those_of_the_name() -> None:
    assert without(("tellan", "moor", "depot"), name_words("Iva O'Tellan-Moor")) == ("depot",)
    assert without(("munoz", "depot"), name_words("Muñoz")) == ("depot",)
