"""Roles around deeds told as nouns."""

from __future__ import annotations

from dateline.extract.fillers import Filler
from tests.extract.scenes import events_of, syntax_of


def told(text: str, kind: str) -> tuple[list[str], list[str]]:
    """Doers and those harmed of the first event of that kind, in lower case."""
    syntax, events = events_of(text)
    event = next(event for event in events if event.kind == kind)

    def words(fillers: list[Filler]) -> list[str]:
        return [syntax.document.exact(filler.first, filler.last).lower() for filler in fillers]

    return words(event.agents), words(event.targets)


def test_the_subject_of_a_fronted_deed_did_it() -> None:
    agents, _ = told("Along with ambushes on convoys, the rebels adopted a new tactic.", "armed-assault")
    assert agents == ["rebels"]
    agents, _ = told("After ambushes on convoys, the rebels adopted a new tactic.", "armed-assault")
    assert agents == []


def test_blamed_on_and_attributed_to() -> None:
    for text in ("The ambush was blamed on rebels.", "The ambush was attributed to rebels."):
        assert told(text, "armed-assault")[0] == ["rebels"], text


def test_a_possessor_did_it_unless_the_noun_harms_him() -> None:
    assert told("The rebels' ambush shocked the town.", "armed-assault")[0] == ["rebels"]
    assert told("The mayor's assassination shocked the town.", "assassination") == ([], ["mayor"])


def test_several_names_behind_of() -> None:
    _, harmed = told("THE MURDER OF LUIS MAREK, JUAN SARDO, AND ANA DORU SHOCKED THE TOWN.", "armed-assault")
    assert harmed == ["luis marek", "juan sardo", "ana doru"]


def test_phrases_are_cut_before_nouns_are_read() -> None:
    assert len(syntax_of("The ambush was blamed on rebels.").phrases) == 2
