"""Place names are found where they are places, in any case of letters, and not where they are something else."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.gazetteer.index import Gazetteer
from dateline.gazetteer.toponyms import Toponym, find_toponyms
from dateline.language.document import read_document
from tests.counting import calls

REPORT = (
    "KABUL, Afghanistan (Invented Wire) - Gunmen of the Red Lantern Brigade attacked a convoy near Jalalabad on "
    "Monday, police said. Two men were killed 10 km south of Kandahar city, in Helmand province, and the Afghan army "
    "sent helicopters from Kunduz.\n\nThe district of Surobi was quiet, people fled from Herat."
)


def names(text: str, gazetteer: Gazetteer) -> list[str]:
    return [toponym.name for toponym in find_toponyms(read_document(text), gazetteer)]


def by_name(text: str, gazetteer: Gazetteer) -> dict[str, Toponym]:
    return {toponym.name: toponym for toponym in find_toponyms(read_document(text), gazetteer)}


EXPECTED = ["kabul", "afghanistan", "jalalabad", "kandahar", "helmand", "kunduz", "surobi", "herat"]


def test_a_report_in_mixed_case(real_gazetteer: Gazetteer) -> None:
    assert [name.lower() for name in names(REPORT, real_gazetteer)] == EXPECTED


def test_a_report_in_capitals(real_gazetteer: Gazetteer) -> None:
    assert [name.lower().removesuffix(" province") for name in names(REPORT.upper(), real_gazetteer)] == EXPECTED


def test_a_report_in_lower_case(real_gazetteer: Gazetteer) -> None:
    found = {name.removesuffix(" province") for name in names(REPORT.lower(), real_gazetteer)}
    assert {"kabul", "afghanistan", "jalalabad", "kandahar", "helmand", "kunduz", "herat"} <= found
    assert found <= set(EXPECTED)


@pytest.mark.parametrize(
    "text",
    [
        "George Washington signed the letter on Friday.",
        "Paris Hilton opened the festival, and Jordan Quimby sang.",
        "The New York Times and the Bank of America said nothing about it.",
        "The Syrian army and Afghan soldiers met the French.",
        "Reading the papers in March, the police thought of nothing else.",
        "Mr. Lincoln and Colonel Kandahar said so.",
        "Of all the nice mobile phones, the split ones are best.",
    ],
)
def test_what_is_no_place(real_gazetteer: Gazetteer, text: str) -> None:
    assert names(text, real_gazetteer) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The train from Reading, England, was late.", ["Reading", "England"]),
        ("A bomb went off in Paris, Texas.", ["Paris", "Texas"]),
        ("A bomb went off in New York.", ["New York"]),
        ("They live in Gary, TX, and in Waco, Tex., near the river.", ["Gary", "TX", "Waco", "Tex."]),
        ("U.S. troops left Syria, and the US said so.", ["U.S.", "Syria", "US"]),
        ("The Kabul-based group fled to Deir ez-Zor in Syria.", ["Kabul", "Deir ez-Zor", "Syria"]),
        ("Fighting went on in San Salvador, El\nSalvador.", ["San Salvador", "El\nSalvador"]),
    ],
)
def test_what_is_one(real_gazetteer: Gazetteer, text: str, expected: list[str]) -> None:
    assert names(text, real_gazetteer) == expected


def test_cues_and_class_words_are_kept(real_gazetteer: Gazetteer) -> None:
    found = by_name(REPORT, real_gazetteer)
    assert found["Jalalabad"].cue == "near"
    assert found["Kandahar"].cue == "10 km south of"
    assert found["Kandahar"].class_word == "city"
    assert found["Helmand"].class_word == "province"
    assert found["Surobi"].class_word == "district"
    assert found["Kunduz"].cue is None
    assert found["Kunduz"].class_word is None


@pytest.mark.parametrize(
    ("text", "name", "word"),
    [
        ("Shells fell on the village of Quxarabad on Monday.", "Quxarabad", "village"),
        ("Two men were held in the Zorgulan district on Monday.", "Zorgulan", "district"),
    ],
)
def test_unknown_names_count_where_a_class_word_says_so(
    real_gazetteer: Gazetteer, text: str, name: str, word: str
) -> None:
    assert by_name(text, real_gazetteer)[name].class_word == word


def test_an_unknown_name_without_a_class_word_does_not(real_gazetteer: Gazetteer) -> None:
    assert names("Shells fell on Quxarabad on Monday.", real_gazetteer) == []


@given(
    st.lists(
        st.sampled_from([*REPORT.split(), "\n\n", "U.S.", "’s", "“", "Sana'a", "São", "St.", "TX,", "😀"]), max_size=40
    )
)
@settings(max_examples=60, deadline=None)
def test_offsets_are_exact_and_spans_do_not_overlap(real_gazetteer: Gazetteer, words: list[str]) -> None:
    text = " ".join(words)
    end = 0
    for toponym in find_toponyms(read_document(text), real_gazetteer):
        assert text[toponym.start : toponym.end] == toponym.name
        assert toponym.start >= end
        end = toponym.end


@given(st.text(max_size=80))
@settings(max_examples=60, deadline=None)
def test_any_text_is_borne(real_gazetteer: Gazetteer, text: str) -> None:
    for toponym in find_toponyms(read_document(text), real_gazetteer):
        assert toponym.name == text[toponym.start : toponym.end]


FILLER = (
    " Officials said that the investigation would go on for some weeks, and that nobody had been arrested so far. A "
    "witness told reporters that he had seen three men run away from the scene before the second blast."
)


@pytest.mark.parametrize("text", [REPORT + FILLER, (REPORT + FILLER).upper()], ids=["mixed", "capitals"])
def test_the_search_costs_in_proportion_to_the_words(real_gazetteer: Gazetteer, text: str) -> None:
    short, long = (read_document("\n\n".join([text] * times)) for times in (5, 10))
    find_toponyms(long, real_gazetteer)
    few, many = (calls(partial(find_toponyms, document, real_gazetteer)) for document in (short, long))
    assert many < 2.2 * few
    assert many < 40 * len(long.words)  # 12 a word where capitals tell names, 20 where they tell nothing
