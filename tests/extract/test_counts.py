"""Casualty counts: who is counted, by how many, in which field, and what is no count. All texts are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.counts import find_counts
from dateline.extract.counts.mention import CountMention
from dateline.language.document import read_document
from dateline.language.numbers import find_numbers
from dateline.schema.claims import COUNT_FIELDS
from dateline.schema.values import VICTIM_CLASSES


def counts(text: str) -> tuple[CountMention, ...]:
    return find_counts(read_document(text))


def told(text: str) -> list[tuple[str, int, int | None, str | None]]:
    """Field, low, high and the victims' words of each count."""
    return [
        (m.field, m.value.low, m.value.high, m.value.victims.as_said if m.value.victims else None) for m in counts(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # active, passive, headline
        ("Gunmen killed 12 people in Oruland on Monday.", [("killed", 12, 12, "people")]),
        ("Militants shot dead two policemen in Oruland.", [("killed", 2, 2, "policemen")]),
        ("Guards shot two men dead.", [("killed", 2, 2, "men")]),
        ("12 people were killed in Oruland.", [("killed", 12, 12, "people")]),
        ("12 people killed in Oruland blast.", [("killed", 12, 12, "people")]),
        ("The 12 people killed in Oruland were farmers.", [("killed", 12, 12, "people")]),
        ("The raid in which four soldiers were killed failed.", [("killed", 4, 4, "soldiers")]),
        ("A bomb exploded, wounding 12 soldiers.", [("injured", 12, 12, "soldiers")]),
        ("Rebels kidnapped three aid workers.", [("abducted", 3, 3, "aid workers")]),
        ("Police arrested 12 suspects.", [("arrested", 12, 12, "suspects")]),
        ("Twelve villagers went missing.", [("missing", 12, 12, "villagers")]),
        ("300 villagers fled their homes.", [("displaced", 300, 300, "villagers")]),
        ("Two people suffered gunshot wounds.", [("injured", 2, 2, "people")]),
        ("Two people suffered fatal wounds.", [("killed", 2, 2, "people")]),
        ("Two men were in critical condition.", [("injured", 2, 2, "men")]),
        # nominal
        ("The deaths of 12 civilians shocked the town.", [("killed", 12, 12, "civilians")]),
        ("The killing of a guard shocked the town.", [("killed", 1, 1, "guard")]),
        ("The attack left 12 dead and 30 wounded.", [("killed", 12, 12, None), ("injured", 30, 30, None)]),
        ("12 dead, 30 wounded.", [("killed", 12, 12, None), ("injured", 30, 30, None)]),
        ("The bombing claimed 12 lives.", [("killed", 12, 12, None)]),
        ("Eleven bodies were found in a ditch.", [("killed", 11, 11, None)]),
        ("The body of a rebel was found.", [("killed", 1, 1, "rebel")]),
        ("The clash resulted in one dead rebel.", [("killed", 1, 1, "dead rebel")]),
        ("12 wounded soldiers were flown out.", [("injured", 12, 12, "wounded soldiers")]),
        ("Police spoke of a triple murder.", [("killed", 3, 3, None)]),
        # two outcomes and words for both
        (
            "12 people were killed and 30 others injured.",
            [("killed", 12, 12, "people"), ("injured", 30, 30, "others")],
        ),
        ("Around 50 Rens were killed or injured.", [("killed_or_injured", 50, 50, "Rens")]),
        ("The fighter killed or wounded about “30 Ren infidels”.", [("killed_or_injured", 30, 30, "Ren infidels")]),
        ("They killed and wounded another 20 guards.", [("killed_or_injured", 20, 20, "guards")]),
        ("Three women were shot and killed.", [("killed", 3, 3, "women")]),
        ("Three women were shot in the street.", [("killed_or_injured", 3, 3, "women")]),
        (
            "Three men were kidnapped by rebels and killed.",
            [("abducted", 3, 3, "men"), ("killed", 3, 3, "men")],
        ),
        # hedges and ranges
        ("At least 12 people died.", [("killed", 12, None, "people")]),
        ("Between 12 and 15 rebels were killed.", [("killed", 12, 15, "rebels")]),
        ("Dozens of people were hurt.", [("injured", 24, None, "people")]),
        # one person without a number
        ("He entered after killing a guard at the gate.", [("killed", 1, 1, "guard")]),
        ("Ada Roe, 22, was killed.", [("killed", 1, 1, "Ada Roe")]),
        ("A guard, Ada Roe, was killed.", [("killed", 1, 1, "Ada Roe")]),
        ("The mother of two children was killed.", [("killed", 1, 1, "mother")]),
        ("One man was killed and another seriously injured.", [("killed", 1, 1, "man"), ("injured", 1, 1, "another")]),
        ("Gunmen killed a bus driver.", [("killed", 1, 1, "bus driver")]),
        ("The two brothers fatally shot a police officer.", [("killed", 1, 1, "police officer")]),
        ("Relatives of the 12 people killed in Oruville wept.", [("killed", 12, 12, "people")]),
        ("They met the families of 500 nurses who were killed.", [("killed", 500, 500, "nurses")]),
        ("A family of five was killed.", [("killed", 5, 5, None)]),
        ("One of the two people killed in Oruville was a guard.", [("killed", 2, 2, "people")]),
        # capitals
        (
            "THREE REBELS WERE KILLED AND SEVEN OTHERS WERE WOUNDED.",
            [("killed", 3, 3, "REBELS"), ("injured", 7, 7, "OTHERS")],
        ),
        ("ABOUT 50 PEASANTS OF VARIOUS AGES HAVE BEEN KIDNAPPED BY REBELS.", [("abducted", 50, 50, "PEASANTS")]),
        ("ADAN ROE SOTO WAS ASSASSINATED IN ORUVILLE.", [("killed", 1, 1, "ADAN ROE SOTO")]),
        ("JUDGE ADAN ROE WAS KILLED.", [("killed", 1, 1, "JUDGE ADAN ROE")]),
        # Russian
        (
            "В результате взрыва погибли 13 человек, ещё 20 ранены.",
            [("killed", 13, 13, "человек"), ("injured", 20, 20, None)],
        ),
    ],
)  # fmt: skip
def test_what_is_counted(text: str, expected: list[tuple[str, int, int | None, str | None]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers killed in the attack were buried.",
        "The attack destroyed 12 vehicles and killed the engine.",
        "A man, 22, fired 12 shots and left.",
        "At least 40 families were displaced.",
        "Two men fired at the bus.",
        "They shot at 12 people.",
        "He was charged with three murders.",
        "He faces three murder charges.",
        "The man had multiple injuries.",
        "The AK-47 was left behind in Room 12.",
        "No other injuries were reported.",
        "No one else was hurt.",
        "The report closed without mentioning casualties.",
        "The attack lasted 30 minutes.",
    ],
)
def test_what_is_no_count(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("No one was killed.", "killed"),
        ("Nobody was hurt.", "injured"),
        ("No injuries were reported.", "injured"),
        ("The fire was put out without causing any deaths.", "killed"),
        ("None of the passengers was hurt.", "injured"),
    ],
)
def test_none_said_is_zero(text: str, field: str) -> None:
    (mention,) = counts(text)
    assert (mention.field, mention.value.low, mention.value.high, mention.negated) == (field, 0, 0, True)


@pytest.mark.parametrize(
    "text", ["There were no casualties.", "The shelling caused no casualties.", "No one was killed or wounded."]
)
def test_no_casualties_are_none_killed_and_none_injured(text: str) -> None:
    assert sorted((m.field, m.value.low, m.value.high) for m in counts(text)) == [("injured", 0, 0), ("killed", 0, 0)]


def test_parts_without_a_whole_share_a_set() -> None:
    mentions = counts("They killed a priest and five nuns.")
    assert [(m.value.low, m.parts, m.part_of) for m in mentions] == [(1, 0, None), (5, 0, None)]


def test_a_new_clause_is_no_part() -> None:
    mentions = counts("They killed two soldiers and a villager was wounded.")
    assert [(m.field, m.value.low, m.parts) for m in mentions] == [("killed", 2, None), ("injured", 1, None)]


@pytest.mark.parametrize(
    "text",
    [
        "The blast killed 12 people, including three children.",
        "12 people, including three children, were killed.",
        "The blast killed 12 people, three of them children.",
        "12 people, three of them children, were killed.",
        "The blast killed 12 people, among them three children.",
    ],
)
def test_parts_of_a_whole(text: str) -> None:
    whole, part = counts(text)
    assert (whole.value.low, whole.part_of) == (12, None)
    assert (part.field, part.value.low, part.part_of) == ("killed", 3, 0)
    assert part.value.victims is not None
    assert part.value.victims.as_said == "children"


def test_a_whole_that_is_spelled_out() -> None:
    whole, hurt, women, man = counts("THREE CIVILIANS, TWO WOMEN AND A MAN, DIED AND A GIRL WAS WOUNDED.")
    assert (whole.value.low, hurt.field) == (3, "injured")
    assert [(women.value.low, women.part_of), (man.value.low, man.part_of)] == [(2, 0), (1, 0)]


def test_another_twenty_goes_on_from_the_count_before() -> None:
    text = "The fighter killed or wounded about 30 villagers. He then killed and wounded another 20 guards."
    mentions = counts(text)
    assert [(m.value.low, m.parts, m.other) for m in mentions] == [(30, 0, False), (20, 0, True)]


def test_running_totals_are_wholes() -> None:
    assert [m.whole for m in counts("The death toll rose to 37, officials said.")] == [True]
    assert [m.value.low for m in counts("That brought the number of dead to 45.")] == [45]
    assert [m.whole for m in counts("In all, 16 people died.")] == [True]


@pytest.mark.parametrize(
    ("text", "field", "low"),
    [
        ("The bomber was killed.", "killed_perpetrators", 1),
        ("Two of the attackers died.", "killed_perpetrators", 2),
        ("The gunman then killed himself.", "killed_perpetrators", 1),
        ("He fought on until he blew himself up.", "killed_perpetrators", 1),
        ("Three assailants were wounded.", "injured_perpetrators", 3),
    ],
)
def test_attackers_are_counted_apart(text: str, field: str, low: int) -> None:
    (mention,) = counts(text)
    assert (mention.field, mention.value.low) == (field, low)


def test_a_whole_that_includes_the_attacker_says_so() -> None:
    whole, bomber = counts("16 people were killed, including the bomber.")
    assert (whole.value.low, whole.value.includes_perpetrators) == (16, 1)
    assert (bomber.field, bomber.part_of) == ("killed_perpetrators", 0)


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("12 soldiers were killed.", "security-force"),
        ("12 security personnel were killed.", "security-force"),
        ("12 rebels were killed.", "armed-group"),
        ("12 rebel commanders were killed.", "security-force"),
        ("12 villagers were killed.", "civilian"),
        ("12 miners were killed.", "worker"),
        ("12 lawmakers were killed.", "official"),
        ("12 people were killed.", "unknown"),
        ("12 soldiers and villagers were killed.", "mixed"),
    ],
)
def test_classes(text: str, category: str) -> None:
    (mention,) = counts(text)
    assert mention.value.victims is not None
    assert mention.value.victims.category == category


def test_how_the_victims_are_named() -> None:
    text = "A guard died. The guard died. Ada Roe died. She died. Two died."
    references = [m.reference for m in counts(text)]
    assert references == ["indefinite", "definite", "name", "pronoun", "number"]


def test_what_only_would_be_is_marked() -> None:
    assert [m.irrealis for m in counts("They threatened to kill ten hostages.")] == [True]
    assert [m.irrealis for m in counts("The bomb could have killed 50 people.")] == [True]
    assert [m.irrealis for m in counts("He used the rifle to kill five people.")] == [False]


def test_figures_over_a_time_are_marked() -> None:
    assert [m.tally for m in counts("The town has had 12 homicides this year.")] == [True]
    assert [m.tally for m in counts("The town had two deaths on Monday.")] == [False]
    assert [m.tally for m in counts("So far, 12 people were killed.")] == [True]
    assert [m.tally for m in counts("Rebels killed 12 people last month.")] == [False]


def test_spans_are_the_words() -> None:
    text = "On Monday, at least 12 villagers were killed near Oruville, police said."
    (mention,) = counts(text)
    assert mention.number is not None
    assert mention.victims is not None
    assert text[slice(*mention.number)] == mention.value.as_said == "at least 12"
    assert text[slice(*mention.victims)] == "villagers"
    assert text[slice(*mention.trigger)] == "killed"
    assert text[slice(*mention.clause)] == "at least 12 villagers were killed near Oruville"
    assert (mention.value.hedge, mention.sentence) == ("at least", 0)


def test_numbers_found_before_give_the_same() -> None:
    document = read_document("Gunmen killed 12 people and wounded 30.")
    assert find_counts(document, find_numbers(document)) == find_counts(document)


_WORDS = st.lists(
    st.sampled_from(
        "12 at least people soldiers the a guard and , . were killed wounded or including three of them no one dead by "
        "the bomber himself others another Ada Roe death toll rose to".split()
    ),
    max_size=25,
)


@given(_WORDS)
def test_any_words_give_whole_spans_and_known_fields(words: list[str]) -> None:
    text = " ".join(words)
    mentions = counts(text)
    for mention in mentions:
        assert mention.field in COUNT_FIELDS
        assert mention.value.high is None or 0 <= mention.value.low <= mention.value.high
        assert mention.clause[0] <= mention.trigger[0] < mention.trigger[1] <= mention.clause[1] <= len(text)
        assert mention.part_of is None or 0 <= mention.part_of < len(mentions)
        assert mention.value.victims is None or mention.value.victims.category in VICTIM_CLASSES
        assert mention.negated == (mention.value.low == 0)
