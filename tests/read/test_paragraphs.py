"""Paragraphs: which line breaks end one, and that only white space changes."""

from __future__ import annotations

import textwrap
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from dateline.read.characters import clean_characters
from dateline.read.paragraphs import join_paragraphs, paragraphs_of

FIRST = (
    "OSTRAVA FERRO, 6 JUL 31 (INVENTED WIRE) -- [TEXT] GUNMEN OF THE GREY LANTERN GROUP ATTACKED A CHECKPOINT NEAR THE "
    "HARBOUR TODAY AND KILLED FIVE SOLDIERS, MILITARY SOURCES SAID. THE ATTACKERS FLED TO THE HILLS."
)
SECOND = (
    "A SPOKESMAN FOR THE GOVERNOR TOLD THIS AGENCY THAT THE ARMY HAD SENT A SECOND UNIT TO THE PLACE AND THAT THE ROAD "
    "WAS CLOSED UNTIL FURTHER NOTICE."
)


def wrapped(paragraph: str, width: int = 72, indent: str = "   ") -> str:
    return "\n".join(textwrap.wrap(paragraph, width, initial_indent=indent, break_on_hyphens=False))


def test_wrapped_lines_are_joined_and_blank_lines_part_paragraphs() -> None:
    assert paragraphs_of(f"{wrapped(FIRST)}\n\n{wrapped(SECOND)}\n") == [FIRST, SECOND]


def test_an_indented_line_begins_a_paragraph_of_wrapped_text() -> None:
    assert paragraphs_of(f"{wrapped(FIRST)}\n{wrapped(SECOND)}") == [FIRST, SECOND]


def test_each_line_of_unwrapped_text_is_a_paragraph() -> None:
    assert paragraphs_of(f"{FIRST}\n{SECOND}\nShort end.") == [FIRST, SECOND, "Short end."]


def test_two_short_lines_stay_two() -> None:
    assert paragraphs_of("Five killed in Ostrava Ferro.\nPolice blame the Grey Lantern group.") == [
        "Five killed in Ostrava Ferro.",
        "Police blame the Grey Lantern group.",
    ]
    assert paragraphs_of("Police blame the Grey Lantern group.\nFive killed.") == [
        "Police blame the Grey Lantern group.",
        "Five killed.",
    ]


def test_a_list_in_wrapped_text_keeps_its_lines() -> None:
    text = f"{wrapped(FIRST)}\n\nKILLED: 5\nWOUNDED: 12\nMISSING: 1\n\n{wrapped(SECOND)}"
    assert paragraphs_of(text) == [FIRST, "KILLED: 5", "WOUNDED: 12", "MISSING: 1", SECOND]


def test_a_word_broken_at_its_hyphen_is_joined_without_a_blank_and_a_dash_with_one() -> None:
    text = "\n".join(
        [
            "The police said on Friday evening that the man, who is called al-",
            "Harith by the men of his own group, had been seen in the harbour --",
            "on the old quay beyond the market hall, near the road to the hills.",
        ]
    )
    (paragraph,) = paragraphs_of(text)
    assert "called al-Harith by" in paragraph
    assert "harbour -- on the old" in paragraph


def test_a_run_of_blanks_after_a_sentence_parts_paragraphs() -> None:
    assert paragraphs_of("the army denied it.    meanwhile, two were hurt.") == [
        "the army denied it.",
        "meanwhile, two were hurt.",
    ]


@given(st.text(alphabet=st.sampled_from("abc ABC.,-\n\t\u00a0é\u0301\u3000ñ")))
def test_only_white_space_changes(raw: str) -> None:
    clean = clean_characters(raw)
    joined = join_paragraphs(paragraphs_of(clean))
    assert "".join(joined.split()) == "".join(clean.split())
    assert unicodedata.is_normalized("NFC", joined)
    assert paragraphs_of(joined) == [line for line in joined.split("\n\n") if line]


@given(st.lists(st.sampled_from([FIRST, SECOND]), min_size=1, max_size=4), st.integers(60, 80))
def test_wrapping_is_undone_at_any_width(paragraphs: list[str], width: int) -> None:
    assert paragraphs_of("\n\n".join(wrapped(paragraph, width) for paragraph in paragraphs)) == paragraphs
