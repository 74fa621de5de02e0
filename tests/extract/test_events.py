"""Triggers and the roles around them, on invented sentences."""

from __future__ import annotations

import pytest

from dateline.extract.fillers import Event, Filler
from dateline.extract.syntax import Syntax
from tests.extract.scenes import events_of, triggers_of


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Militants ambushed a convoy.", ["armed-assault"]),
        ("A powerful bomb exploded outside a hotel.", ["bombing"]),
        ("The bomber blew himself up at the gate.", ["suicide-bombing"]),
        ("Rebels blew up a bridge.", ["bombing"]),
        ("Two nurses were kidnapped.", ["kidnapping"]),
        ("Men set the bus on fire.", ["arson"]),
        ("Rebels staged rocket attacks on the port.", ["shelling"]),
        ("He was stabbed to death.", ["stabbing"]),
        ("She planted a tree.", []),
        ("The bank was held up by rain.", ["robbery"]),
        ("He had a heart attack.", []),
        ("The senator attacked her record.", []),
    ],
)
def test_triggers(text: str, kinds: list[str]) -> None:
    _, found = triggers_of(text)
    assert [trigger.kind for trigger in found if not (trigger.weak and trigger.phrase)][: len(kinds) or None] == kinds


def said(syntax: Syntax, fillers: list[Filler]) -> list[str]:
    return [syntax.document.exact(filler.first, filler.last) for filler in fillers]


def one(text: str, kind: str) -> tuple[Syntax, Event]:
    syntax, events = events_of(text)
    return syntax, next(event for event in events if event.kind == kind)


def test_a_bomb_in_the_by_phrase_is_the_weapon_and_the_place_no_killer() -> None:
    syntax, event = one("The driver was killed by a roadside bomb in Doruk.", "bombing")
    assert set(said(syntax, event.weapons)) == {"roadside bomb"}
    assert said(syntax, event.targets) == ["driver"]
    assert event.agents == []


def test_a_weapon_tells_the_kind_of_a_general_word() -> None:
    for text, kind in (
        ("A car bomb exploded outside a hotel.", "vehicle-bombing"),
        ("Rebels attacked the port with mortars.", "shelling"),
        ("Rebels attacked the port with rifles.", "armed-assault"),
    ):
        _, events = events_of(text)
        assert kind in {event.kind for event in events}, text


def test_active_and_passive_give_the_same_roles() -> None:
    for text in ("Militants killed two soldiers.", "Two soldiers were killed by militants."):
        syntax, event = one(text, "armed-assault")
        assert [word.lower() for word in said(syntax, event.agents)] == ["militants"]
        assert [word.lower() for word in said(syntax, event.targets)] == ["two soldiers"]


def test_the_doer_of_a_deed_told_as_a_noun() -> None:
    for text in (
        "Gunmen carried out an ambush on a convoy.",
        "An ambush on a convoy was carried out by gunmen.",
        "An ambush by gunmen on a convoy killed two.",
        "The gunmen's ambush on a convoy shocked the town.",
    ):
        syntax, event = one(text, "armed-assault")
        assert [word.lower() for word in said(syntax, event.agents)] == ["gunmen"], text
        assert said(syntax, event.targets) == ["convoy"], text


def test_the_murder_of_someone_harms_its_possessor() -> None:
    syntax, event = one("The mayor's murder shocked the town.", "armed-assault")
    assert said(syntax, event.targets) == ["mayor"]
    assert event.agents == []


def test_a_clash_has_parties() -> None:
    syntax, event = one("Soldiers clashed with rebels near the river.", "armed-clash")
    assert [word.lower() for word in said(syntax, event.parties)] == ["soldiers", "rebels"]
    assert event.agents == []


def test_shared_object_of_two_verbs() -> None:
    syntax, event = one("The fighter killed or wounded around 30 people.", "armed-assault")
    assert said(syntax, event.agents) == ["fighter"]
    assert any("people" in words for words in said(syntax, event.targets))


def test_an_accident_is_marked() -> None:
    _, event = one("Three people were killed by the crash of a bus.", "armed-assault")
    assert event.accident
