"""Definitions: the term, its meaning's exact words, and whose words they are. All texts are invented."""

from __future__ import annotations

import pytest

from dateline.codebook.registry import load_registry
from dateline.extract.definitions import find_definitions
from dateline.language.document import read_document


def told(text: str) -> list[tuple[str, str]]:
    definitions = find_definitions(read_document(text), load_registry())
    assert all(text[d.text.start : d.text.end] == d.text.exact for d in definitions)
    return [(definition.term, definition.text.exact) for definition in definitions]


@pytest.mark.parametrize(
    ("text", "term", "meaning"),
    [
        (
            "Zarqala is a tactic in which two riders attack at dawn.",
            "Zarqala",
            "a tactic in which two riders attack at dawn",
        ),
        ("A dust raid is defined by the Arvan Institute as “an entry by night”.", "dust raid", "an entry by night"),
        ("The term varkun refers to a hired gunman.", "varkun", "a hired gunman"),
        ("The Varkhun (meaning “those who ride”) left the town.", "Varkhun", "those who ride"),
        ("The Zarun, which means 'riders of salt', came.", "Zarun", "riders of salt"),
        ("They used a shaped-charge device known as Tarkha near the mill.", "Tarkha", "a shaped-charge device"),
        ("It lives on foreign fighters, which are known as ‘Varkhun’.", "Varkhun", "foreign fighters"),
        (
            "The Arvan manual defines a hostile raid as any armed entry; it says no more.",
            "hostile raid",
            "any armed entry",
        ),
    ],
)
def test_what_a_term_means(text: str, term: str, meaning: str) -> None:
    assert told(text) == [(term, meaning)]


def test_whose_definition_it_is() -> None:
    text = "A dust raid is defined by Human Rights Watch as an entry by night."
    (definition,) = find_definitions(read_document(text), load_registry())
    (source,) = definition.said_by
    assert (source.name, source.kind, source.actor_id) == ("Human Rights Watch", "official-body", "hrw")
    assert source.span is not None and text[slice(*source.span)] == "Human Rights Watch"
    (own,) = find_definitions(read_document("The term varkun refers to a hired gunman."))
    assert own.said_by == ()


@pytest.mark.parametrize(
    "text",
    [
        "The man, known as Varkun, fled to the hills.",
        "It is a tactic that the army has not seen.",
        "Monday's attack is the first operation of the year.",
        "The mayor called the governor of Arvan.",
        "He is a teacher and she is a doctor.",
    ],
)
def test_no_definition(text: str) -> None:
    assert told(text) == []
