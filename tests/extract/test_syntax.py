"""Noun phrases and verbs of invented sentences."""

from __future__ import annotations

import pytest

from dateline.extract.phrases import Phrase
from dateline.extract.syntax import Syntax
from tests.extract.scenes import syntax_of


def words(syntax: Syntax, phrase: Phrase | None) -> str | None:
    return None if phrase is None else syntax.document.exact(phrase.core, phrase.last)


def subject(text: str, verb: str) -> str | None:
    syntax = syntax_of(text)
    at = syntax.words.index(verb)
    first = syntax.document.sentences[syntax.document.sentence_of[at]].first
    return words(syntax, syntax.subject(syntax.verb(at, first), first))


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Gunmen on Monday stormed a church.", "stormed", "Gunmen"),
        ("The commander of the brigade was shot dead.", "shot", "commander"),
        ("The mayor, an outspoken critic of the gangs, was killed.", "killed", "mayor"),
        ("Armed with rifles, the men opened fire.", "opened", "men"),
        ("Rebels attacked the post and killed a guard.", "killed", "Rebels"),
        ("Rebels attacked the post, killing two guards.", "killing", "Rebels"),
        ("A soldier who was wounded fled.", "wounded", "soldier"),
        ("They said that militants attacked the village.", "attacked", "militants"),
        ("He fought until Doru eventually fled.", "fled", "Doru"),
    ],
)
def test_subjects(text: str, verb: str, expected: str) -> None:
    assert subject(text, verb) == expected


@pytest.mark.parametrize(
    ("text", "verb", "passive"),
    [
        ("A driver was killed by a bomb.", "killed", True),
        ("A driver killed by a bomb was buried.", "killed", True),
        ("Gunmen killed a driver.", "killed", False),
        ("The fighter killed or wounded around 30 people.", "killed", False),
        ("Two people have been injured.", "injured", True),
    ],
)
def test_voice(text: str, verb: str, passive: bool) -> None:
    syntax = syntax_of(text)
    assert syntax.verb(syntax.words.index(verb), 0).passive is passive


def test_negation_stands_with_the_verb() -> None:
    syntax = syntax_of("The army did not attack the village.")
    assert syntax.verb(syntax.words.index("attack"), 0).negated
    syntax = syntax_of("The army attacked the village.")
    assert not syntax.verb(syntax.words.index("attacked"), 0).negated


def test_objects_are_co_ordinated() -> None:
    syntax = syntax_of("Gunmen killed the priest, five nuns and a guard before fleeing.")
    found = syntax.object(2, len(syntax.words))
    assert [words(syntax, phrase) for phrase in found] == ["priest", "five nuns", "guard"]


def test_an_object_does_not_swallow_the_next_clause() -> None:
    syntax = syntax_of("Gunmen killed a priest and villagers fled.")
    assert [words(syntax, phrase) for phrase in syntax.object(2, len(syntax.words))] == ["priest"]


def test_prepositions_stop_at_the_next_verb() -> None:
    syntax = syntax_of("Men fired on a bus near Doruk with rifles before police arrived in cars.")
    found = [(word, words(syntax, ps[0])) for word, ps in syntax.prepositions(2, len(syntax.words))]
    assert found[:3] == [("on", "bus"), ("near", "Doruk"), ("with", "rifles")]
    assert ("in", "cars") not in found


@pytest.mark.parametrize("dress", [str.upper, str.lower])
def test_case_does_not_matter(dress: object) -> None:
    text = "the guerrillas attacked the barracks in the capital and killed six soldiers on tuesday night."
    syntax = syntax_of(text.upper() if dress is str.upper else text)
    at = syntax.lowers.index("attacked")
    first = syntax.subject(syntax.verb(at, 0), 0)
    assert (words(syntax, first) or "").lower() == "guerrillas"
