"""Everyday verbs that tell of violence in their frame, and only there."""

from __future__ import annotations

import pytest

from tests.extract.scenes import claims, entities, read, terms, triggers_of


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Shells fell on the market of Gorm for an hour on Sunday.", "shelling"),
        ("Mortar rounds landed in the cattle market at dusk.", "shelling"),
        ("Two rockets hit the clinic and another came down on the school.", "shelling"),
        ("Bombs had fallen on the harbour twice.", "air-strike"),
        ("Warplanes attacked a column of lorries.", "air-strike"),
        ("A drone dived on the ferry landing.", "drone-strike"),
        ("The police post at Gorm was stormed before dawn.", "armed-assault"),
        ("Fighters overran the garrison.", "armed-assault"),
        ("Both were hit by shots fired from the roof of the mill.", "armed-assault"),
        ("I heard the shots from my kitchen.", "armed-assault"),
        ("Police fired into the crowd.", "armed-assault"),
        ("Nine pilgrims were taken by force from the shore road.", "kidnapping"),
        ("Ten passengers were dragged from a bus.", "kidnapping"),
        ("Twelve herders had been seized and carried off.", "kidnapping"),
        ("Fighters marched the teachers off into the hills.", "kidnapping"),
        ("Hostages were held there for nine hours.", "hostage-taking"),
        ("Masked men took 14 clerks as hostages.", "hostage-taking"),
        ("Three clerks were put to death.", "execution"),
        ("They were made to kneel and executed.", "execution"),
        ("A lorry was driven into the harvest procession on purpose.", "vehicle-attack"),
        ("Van driven into a queue at Gorm.", "vehicle-attack"),
        ("A bomb ripped through the market.", "bombing"),
        ("The bomb had stood in a vat of dye.", "bombing"),
        ("The group left the device under the bridge.", "bombing"),
        ("The rebels laid the mine.", "bombing"),
        ("The aqueduct was cut in two places.", "sabotage"),
        ("Saboteurs had loosened the rails.", "sabotage"),
        ("A crowd with torches drove the settlers from their homes.", "mob-violence"),
        ("A mob had chased the traders out over the fields.", "mob-violence"),
        ("The fire was arson.", "arson"),
        ("The Guard had flown a drone into a fuel truck.", "drone-strike"),
        ("A tractor ran over a mine.", "landmine"),
        ("A crowd armed with clubs fell upon migrants at the pit.", "mob-violence"),
        ("A masked attacker slashed at the queue.", "stabbing"),
        ("Fighters led 14 passengers into the forest.", "kidnapping"),
        ("Soldiers burned a house in Gorm.", "arson"),
        ("He saw the shells come in from the hills.", "shelling"),
    ],
)
def test_an_everyday_verb_tells_a_deed_in_its_frame(text: str, kind: str) -> None:
    _, found = triggers_of(text)
    assert kind in {trigger.kind for trigger in found}


@pytest.mark.parametrize(
    "text",
    [
        "Prices fell on the market on Monday.",
        "Rain fell on the harbour twice.",
        "He drove his car into the garage.",
        "She led the choir to a second prize.",
        "The council cut the budget of the school.",
        "Two goals were put to the vote.",
        "They left the parcel under the table.",
        "The crowd drove home over the bridge.",
        "He heard the rain from his kitchen.",
        "Talks were held for nine hours.",
        "Police led away two men.",
        "The guide led 14 tourists into the forest.",
        "The visitors took their children to the museum.",
    ],
)
def test_outside_its_frame_it_tells_none(text: str) -> None:
    assert triggers_of(text)[1] == []


def test_a_bus_that_strikes_a_mine_is_the_victim() -> None:
    reading = read("A bus struck a mine on the gravel road to Gorm on Tuesday.")
    assert terms(reading, "kind") == {"landmine"}
    assert entities(reading, "perpetrator") == set()


def test_an_assault_on_a_post_is_a_deed_also_where_it_was_beaten_off() -> None:
    reading = read("An assault on the army post at Gorm was beaten off by the garrison after an hour.")
    assert terms(reading, "kind") >= {"armed-assault"}


def test_a_mine_that_kills_is_the_weapon() -> None:
    reading = read("The mine killed two guards on the road to Gorm on Monday.")
    assert len(reading.accounts) == 1


def test_the_day_before_is_no_part_of_what_fell() -> None:
    assert terms(read("On Friday morning shells fell on the market quarter of Gorm."), "kind") == {"shelling"}


def test_who_seizes_rifles_kidnaps_nobody() -> None:
    _, found = triggers_of("The rebels seized the soldiers' rifles from a store.")
    assert "kidnapping" not in {trigger.kind for trigger in found}


def test_forces_against_a_crowd_repress_it() -> None:
    reading = read("Police fired into the crowd at Gorm without warning and killed five protesters.")
    assert terms(reading, "kind") == {"crowd-repression"}
    assert {claim.stance for claim in claims(reading, "kind")} == {"asserted"}
