"""The network's players among the grammar's facts."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.extract.facts import Fact
from dateline.extract.learned.joining import Joiner, players
from dateline.extract.learned.sightings import LABELS, Sighter
from dateline.extract.scene import Scene
from dateline.schema.claims import DOUBTED, LISTED, NETWORK
from dateline.schema.values import Entity, EntityKind, Term
from tests.extract.learned.building import scores_of
from tests.extract.scenes import grammar

TEXT = (
    "Gunmen of the Grey Shield Front burned the old mill near Tesk on Monday. A miller was hurt.\n\n"
    "The council met on Tuesday. It spoke of flour.\n\n"
    "On Friday a bomb killed the mayor, Jun Marek, in Doruk."
)


def scene() -> Scene:
    return grammar().told(TEXT)[0]


def fact(field: str, kind: EntityKind, words: str, *others: str, named: bool = False) -> Fact:
    """A fact of an entity told by `words`, with other mentions."""
    spans = tuple((TEXT.index(one), TEXT.index(one) + len(one)) for one in (words, *others))
    entity = Entity(words, kind, named, spans)
    return Fact(field, entity, *spans[0], 0, len(TEXT))


def joined(
    *told: list[Fact], chances: Mapping[tuple[str, str], float], deeds: list[list[int]] | None = None
) -> list[list[Fact]]:
    """The accounts' facts; `chances` by (words, label)."""
    found = scene()
    scores = scores_of(found.document, dict.fromkeys(chances, 1.0))
    seen = Sighter(found.document, scores, told, [0], found.codebook, grammar().registry).find().found
    known = {(words.lower(), label): chance for (words, label), chance in chances.items()}
    likely = [known.get((scores.texts[one.wording], LABELS[one.label]), 0.2) for one in seen]
    return Joiner(found, scores, seen, likely, grammar().registry).join(told, deeds or [[0]] * len(told), 0)


def entity(fact: Fact) -> Entity:
    assert isinstance(fact.value, Entity)
    return fact.value


def test_what_both_found_is_one_entity_in_the_likelier_wording() -> None:
    (facts,) = joined([fact("target", "physical", "old mill")], chances={("mill", "physical-target"): 0.8})
    (one,) = facts
    assert (entity(one).name, one.score, one.engine) == ("mill", 0.8, None)
    assert [TEXT[slice(*span)] for span in entity(one).mentions] == ["mill"]


def test_a_proper_name_is_not_renamed_by_a_description_elsewhere() -> None:
    told = [fact("target", "human", "Jun Marek", "mayor", named=True)]
    (facts,) = joined(told, chances={("mayor", "human-target-described"): 0.9})
    assert [(entity(one).name, one.score) for one in facts] == [("Jun Marek", 0.9)]


def test_what_the_grammar_found_alone_stays_with_a_low_score() -> None:
    (facts,) = joined([fact("target", "human", "A miller")], chances={})
    (one,) = facts
    assert (entity(one).name, one.score) == ("A miller", 0.2)
    assert DOUBTED <= one.score < LISTED


def test_what_the_network_found_alone_joins_the_nearest_deed() -> None:
    chances = {("Grey Shield Front", "perpetrator-organisation"): 0.7, ("Jun Marek", "human-target"): 0.6}
    first, second = joined([], [], chances=chances, deeds=[[0], [4]])
    assert [(one.field, entity(one).name, entity(one).kind, one.engine) for one in first] == [
        ("perpetrator", "Grey Shield Front", "group", NETWORK)
    ]
    assert [(one.field, entity(one).name, entity(one).named) for one in second] == [("target", "Jun Marek", True)]
    for one in (*first, *second):
        assert TEXT[one.start : one.end] == entity(one).name
        assert one.quote_start <= one.start < one.end <= one.quote_end


def test_who_was_attacked_is_no_attacker_by_the_network_alone() -> None:
    told = [fact("target", "physical", "Grey Shield Front")]  # as if it had been hit
    assert [one.field for one in joined(told, chances={("miller", "perpetrator-individual"): 0.7})[0]] == [
        "target", "perpetrator",
    ]  # fmt: skip
    chances = {("Grey Shield Front", "perpetrator-organisation"): 0.7}
    assert [one.field for one in joined(told, chances=chances)[0]] == ["target"]


def test_in_a_clash_an_attacker_is_a_party() -> None:
    clash = Fact("kind", Term("armed-clash", "burned"), 0, 6, 0, len(TEXT))
    chances = {("miller", "perpetrator-individual"): 0.7}
    assert [one.field for one in joined([clash], chances=chances)[0]] == ["kind", "party"]
    party = fact("party", "individual", "A miller")
    assert joined([clash, party], chances=chances) == [[clash, party]]


def test_far_from_every_deed_the_main_account_takes_it() -> None:
    first, second = joined([], [], chances={("bomb", "weapon"): 0.6}, deeds=[[0], [1]])
    assert [entity(one).name for one in first] == ["bomb"]
    assert second == []


def test_the_likelier_of_overlapping_wordings_is_listed() -> None:
    document = scene().document
    chances = {("old mill", "physical-target"): 0.5, ("mill", "physical-target"): 0.6, ("mill", "weapon"): 0.5}
    scores = scores_of(document, dict.fromkeys(chances, 1.0))
    seen = Sighter(document, scores, [], [], scene().codebook, grammar().registry).find().found
    likely = [chances[document.exact(one.first, one.last), LABELS[one.label]] for one in seen]
    listed = players(scores, seen, likely)
    assert [(document.exact(*one.places[0]), LABELS[one.sighting.label]) for one in listed] == [
        ("mill", "physical-target"), ("mill", "weapon"),
    ]  # fmt: skip


def test_other_facts_are_left_as_they_are() -> None:
    kind = Fact("kind", Term("arson", "burned"), 0, 6, 0, 6)
    assert joined([kind], chances={}) == [[kind]]
