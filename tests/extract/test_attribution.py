"""Attributions: source, cue and content of invented sentences, in mixed case, capitals and lower case."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.codebook.cues import load_cues
from dateline.extract.attribution import find_attributions
from dateline.language.document import read_document
from dateline.models.tagger import load_tagger
from dateline.schema.claims import Attribution

Plain = tuple[str | None, str | None, str]


def attributions(text: str, *, tagged: bool = True) -> tuple[Attribution, ...]:
    document = read_document(text)
    classes = load_tagger().tags(document) if tagged else None
    return find_attributions(document, load_cues(), classes)


def plain(text: str, *, tagged: bool = True) -> list[Plain]:
    return [
        (one.source.exact if one.source else None, one.cue.exact if one.cue else None, one.content.exact)
        for one in attributions(text, tagged=tagged)
    ]


EXPECTED: list[tuple[str, list[Plain]]] = [
    (
        "Police said that militants of the Vell Front killed five people.",
        [("Police", "said", "that militants of the Vell Front killed five people")],
    ),
    ("Police said five people died.", [("Police", "said", "five people died")]),
    (
        "The bomb went off at dawn, said Karim Dorr, a spokesman for the ministry.",
        [("Karim Dorr, a spokesman for the ministry", "said", "The bomb went off at dawn")],
    ),
    ("Six guards were hurt, the army said on Monday.", [("the army", "said", "Six guards were hurt")]),
    (
        "Two jeeps, the army said, were burned near Dorrgat.",
        [("the army", "said", "Two jeeps"), ("the army", "said", "were burned near Dorrgat")],
    ),
    ("“We took the bridge,” Karim Dorr told reporters.", [("Karim Dorr", "told", "“We took the bridge,”")]),
    (
        "According to the Interior Ministry, twelve guards died.",
        [("the Interior Ministry", "According to", "twelve guards died")],
    ),
    (
        "Twelve guards died, according to the Interior Ministry.",
        [("the Interior Ministry", "according to", "Twelve guards died")],
    ),
    ("It was reported that gunmen took the mill.", [(None, "was reported", "that gunmen took the mill")]),
    (
        "The gunman is believed to have fled.",
        [(None, "is believed", "The gunman"), (None, "is believed", "to have fled")],
    ),
    (
        "Gunmen reportedly took the mill.",
        [(None, "reportedly", "Gunmen"), (None, "reportedly", "took the mill")],
    ),
    ("The army denied that rebels took the base.", [("The army", "denied", "that rebels took the base")]),
    (
        "The Vell Front claimed responsibility for the bombing.",
        [("The Vell Front", "claimed", "responsibility for the bombing")],
    ),
    (
        "Prosecutors accused the Vell Front of killing two judges.",
        [("Prosecutors", "accused", "the Vell Front of killing two judges")],
    ),
    ("The militants vowed to attack the port.", [("The militants", "vowed", "to attack the port")]),
    (
        "The raid was described by local media as “a great day”.",
        [("local media", "was described", "The raid"), ("local media", "was described", "as “a great day”")],
    ),
    ("The group's claim that villagers fled was false.", [("The group", "claim", "that villagers fled was false")]),
    (
        "The Vell Front said in a statement posted on Telegram that nine soldiers died.",
        [("The Vell Front", "said", "that nine soldiers died")],
    ),
    (
        "Karim Dorr was quoted as saying that the camp was empty.",
        [("Karim Dorr", "was quoted as saying", "that the camp was empty")],
    ),
    ("Said Karim Dorr: “We were all there.”", [("Karim Dorr", "Said", "“We were all there.”")]),
    (
        "Karim Dorr said the mill was burned, while Anna Vell said it was sold.",
        [("Karim Dorr", "said", "the mill was burned"), ("Anna Vell", "said", "it was sold")],
    ),
    (
        "The rebels planned to burn the mill, an army spokesman said on Tuesday.",
        [
            ("The rebels", "planned", "to burn the mill"),
            ("an army spokesman", "said", "The rebels planned to burn the mill"),
        ],
    ),
    ("He left after saying that the mill was sold.", [("He", "saying", "that the mill was sold")]),
    (
        "A court document filed Thursday says that the mill was sold.",
        [("A court document filed Thursday", "says", "that the mill was sold")],
    ),
    ("“They fled,” Karim Dorr told the evening news of the capital.", [("Karim Dorr", "told", "“They fled,”")]),
    ("As Karim Dorr said, the camp was empty.", [("Karim Dorr", "said", "the camp was empty")]),
    ('[DORR] "WE TOOK FIVE MEN THERE YESTERDAY."', [("DORR", None, '"WE TOOK FIVE MEN THERE YESTERDAY."')]),
    (
        "The Dorrgat Mirror, quoting the governor, Anna Vell, said on Monday that six guards died.",
        [
            ("the governor, Anna Vell", "quoting", "that six guards died"),
            ("The Dorrgat Mirror", "said", "that six guards died"),
        ],
    ),
    (
        "Radio Vell, which belongs to the northern army, reported that six guards died.",
        [("Radio Vell", "reported", "that six guards died")],
    ),
    (
        "Six guards died, the station quoted him as saying.",
        [("the station", "quoted", "Six guards died"), ("him", "saying", "Six guards died")],
    ),
    (
        "In Dorrgat the Vell Courier wrote that six guards died.",
        [("the Vell Courier", "wrote", "that six guards died")],
    ),
    (
        "Radio Vell and the Dorrgat Mirror both reported that six guards died.",
        [("Radio Vell and the Dorrgat Mirror", "reported", "that six guards died")],
    ),
    (
        "A commander called Heron told them that six guards died.",
        [("A commander called Heron", "told", "that six guards died")],
    ),
    (
        "The mayor had reported to her six guards killed.",
        [("The mayor", "had reported", "six guards killed")],
    ),
    (
        "The Vell Front took responsibility for the attack on the mill.",
        [("The Vell Front", "took", "responsibility for the attack on the mill")],
    ),
    (
        "Shells killed six guards on Monday, the district doctor, Odo Karim, said by telephone.",
        [("the district doctor, Odo Karim,", "said", "Shells killed six guards on Monday")],
    ),
    (
        "Six guards died, the Vell Guild, a union of millers, said on Monday.",
        [("the Vell Guild, a union of millers,", "said", "Six guards died")],
    ),
    (
        "Six guards died, according to the harbour master, Anna Vell.",
        [("the harbour master, Anna Vell", "according to", "Six guards died")],
    ),
    (
        "That night Radio Vell reported that six guards died.",
        [("Radio Vell", "reported", "that six guards died")],
    ),
    (
        "Six guards died, Anna Vell said after she had been led to the mill.",
        [("Anna Vell", "said", "Six guards died")],
    ),
    (
        "The ministry put the number of dead at nine.",
        [("The ministry", "put", "the number of dead at nine")],
    ),
    ("The blast raised the number of dead to nine.", []),
    (
        "Anna Vell counted seven guards killed at the mill.",
        [("Anna Vell", "counted", "seven guards killed at the mill")],
    ),
    ("The Vell Front was blamed.", [(None, "was blamed", "The Vell Front")]),
    (
        "The mayor pointed the finger at the Vell Front.",
        [("The mayor", "pointed the finger at", "the Vell Front")],
    ),
    (
        "Radio Vell said that the Front had taken responsibility for the attack.",
        [
            ("Radio Vell", "said", "that the Front had taken responsibility for the attack"),
            ("the Front", "had taken", "responsibility for the attack"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), EXPECTED)
def test_source_cue_and_content(text: str, expected: list[Plain]) -> None:
    assert plain(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Police said that militants of the Vell Front killed five people.",
        "According to the Interior Ministry, twelve guards died.",
        "Twelve guards died, according to the Interior Ministry.",
        "The army denied that rebels took the base.",
        "Prosecutors accused the Vell Front of killing two judges.",
    ],
)
def test_letters_do_not_matter(text: str) -> None:
    expected = [tuple(part and part.lower() for part in one) for one in plain(text)]
    for written in (text.upper(), text.lower()):
        assert [tuple(part and part.lower() for part in one) for one in plain(written)] == expected


def test_without_word_classes_the_common_forms_are_found_too() -> None:
    assert plain("Police said that militants killed five people.", tagged=False) == [
        ("Police", "said", "that militants killed five people")
    ]


def test_a_citing_source_takes_over_what_the_citing_one_reported() -> None:
    found = attributions("Radio Dorr, citing police, reported that the mill was burned.")
    by_cue = {one.cue.exact: one for one in found if one.cue}
    assert by_cue["citing"].within == by_cue["reported"].id
    assert by_cue["citing"].content == by_cue["reported"].content
    assert by_cue["reported"].source is not None
    assert by_cue["reported"].source.exact == "Radio Dorr"


def test_what_is_said_within_is_nested() -> None:
    outer, inner = attributions("Police said witnesses told them that the bus burned.")
    assert (outer.within, inner.within) == (None, outer.id)


def test_two_acts_of_one_speaker_share_the_source() -> None:
    found = plain("Karim Dorr said the mill was burned and added that two men fled.")
    assert found == [
        ("Karim Dorr", "said", "the mill was burned"),
        ("Karim Dorr", "added", "that two men fled"),
    ]


def test_a_quote_goes_on_after_the_words_of_saying() -> None:
    found = plain("“We took the bridge,” Karim Dorr said. “All of us were there that day.”")
    assert [one[2] for one in found] == ["“We took the bridge,”", "“All of us were there that day.”"]
    assert {one[0] for one in found} == {"Karim Dorr"}


def test_a_short_sentence_in_quotes_goes_on_too() -> None:
    assert [one[2] for one in plain("“We took the bridge,” Karim Dorr said. “They fled.”")] == [
        "“We took the bridge,”",
        "“They fled.”",
    ]


def test_a_wire_dateline_is_no_part_of_the_source() -> None:
    found = plain("SAN DORRO, 3 JAN 90 (RADIO VELL) -- [TEXT] THE VELL BATTALION REPORTED THAT THREE REBELS FELL.")
    assert found == [("THE VELL BATTALION", "REPORTED", "THAT THREE REBELS FELL")]


def test_a_clause_that_leads_up_to_the_main_one_keeps_to_itself() -> None:
    found = plain("After the army said the town was safe, two thousand people went home.")
    assert found == [("the army", "said", "the town was safe")]


@pytest.mark.parametrize(
    "text",
    ["The reported attack never came near the town.", "Two men walked to the market.", "", "   \n\n ", "5 5 5"],
)
def test_nothing_is_found_where_nobody_speaks(text: str) -> None:
    assert attributions(text) == ()


WORDS = st.sampled_from(
    "police said that , . “ ” \" ' ' according to the a Karim Dorr citing denied reportedly was by as quoted saying "
    "and he who of in statement on Monday ( ) [ ] : ; - -- told them claimed responsibility for appears last week 12 "
    "not accused Front's if \n\n".split(" ")
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join), st.booleans())
def test_spans_are_exact_and_nesting_is_a_tree(text: str, capitals: bool) -> None:
    text = text.upper() if capitals else text
    found = attributions(text, tagged=False)
    ids = {one.id: one for one in found}
    for one in found:
        for span in (one.source, one.cue, one.content):
            assert span is None or text[span.start : span.end] == span.exact
        seen = set()
        outer: Attribution | None = one
        while outer is not None:
            assert outer.id not in seen
            seen.add(outer.id)
            outer = ids[outer.within] if outer.within is not None else None
