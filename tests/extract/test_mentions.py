"""Mentions: organisations, persons, peoples, facilities. Texts are invented, as are names but the registry's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.codebook.registry import load_registry
from dateline.extract.mentions import find_mentions
from dateline.language.document import read_document


def found(text: str) -> list[tuple[str, str]]:
    return [(m.type, text[m.start : m.end]) for m in find_mentions(read_document(text), load_registry())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Salt Valley Front attacked.", [("organisation", "Salt Valley Front")]),
        (
            "A man of the Front for the Liberation of Arvan spoke.",
            [("organisation", "Front for the Liberation of Arvan")],
        ),
        (
            "It met the Zarqun Liberation Army (ZLA) there.",
            [("organisation", "Zarqun Liberation Army"), ("organisation", "ZLA")],
        ),
        (
            "It met the Arvan Peoples Union (APU) there.",
            [("organisation", "Arvan Peoples Union"), ("organisation", "APU")],
        ),
        (
            "Then police and opposition forces came.",
            [("organisation", "police"), ("organisation", "opposition forces")],
        ),
        ("Later Gen. Omar Zarqun left.", [("person", "Omar Zarqun")]),
        ("Then Dorva Zarqun, spokesman of the mill, left.", [("person", "Dorva Zarqun")]),
        ("A fighter named Dorva Zarqun left.", [("person", "Dorva Zarqun")]),
        ("It was Karim Zarqun. Today Zarqun left.", [("person", "Karim Zarqun"), ("person", "Zarqun")]),
        ("A crowded fish market burned.", [("facility", "crowded fish market")]),
        ("Three Kenyan farmers fled.", [("nationality", "Kenyan")]),
        ("Men burned the Zarqun Street Mosque today.", [("facility", "Zarqun Street Mosque")]),
    ],
)
def test_what_is_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_registry_names_carry_their_ids() -> None:
    mentions = find_mentions(read_document("The Taliban and Amaq spoke of Sikhs."), load_registry())
    assert [(m.type, m.actor_id, m.outlet_id) for m in mentions] == [
        ("organisation", "taliban", None), ("organisation", None, "amaq"), ("nationality", "sikhs", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "On Monday the White House was lit.",
        "They came in May and June.",
        "He went to Salt Valley with Dorva.",
        "However, nobody came. According to it, all was well.",
    ],
)
def test_what_is_not_found(text: str) -> None:
    assert found(text) == []


def test_capitals_that_tell_nothing() -> None:
    text = "GUERRILLAS OF THE FMLN ATTACKED THE BUS STATION. COLONEL OMAR ZARQUN SPOKE AND POLICE CAME."
    assert found(text) == [
        ("organisation", "GUERRILLAS"), ("organisation", "FMLN"), ("facility", "BUS STATION"),
        ("person", "OMAR ZARQUN"), ("organisation", "POLICE"),
    ]  # fmt: skip


@given(st.text(alphabet=st.sampled_from("AaBb .,()-’Front Army de al-\n"), max_size=120))
def test_mentions_never_overlap_and_lie_in_the_text(text: str) -> None:
    position = 0
    for mention in find_mentions(read_document(text), load_registry()):
        assert position <= mention.start < mention.end <= len(text)
        position = mention.end
