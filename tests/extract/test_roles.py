"""What a phrase can be in an incident."""

from __future__ import annotations

import pytest

from tests.extract.scenes import roles_of, syntax_of


@pytest.mark.parametrize(
    ("phrase", "kind", "category"),
    [
        ("gunmen", "attacker", "armed-group"),
        ("two policemen", "force", "security-force"),
        ("persons", "human", "civilian"),
        ("the mayor", "human", "official"),
        ("a car bomb", "weapon", "vehicle-bomb"),
        ("the temple", "physical", "place-of-worship"),
        ("an ambush", "event", None),
    ],
)
def test_phrases(phrase: str, kind: str, category: str | None) -> None:
    for text in (f"They saw {phrase} there.", f"THEY SAW {phrase.upper()} THERE."):
        syntax = syntax_of(text)
        roles = roles_of(syntax)
        found = [roles.role(p) for p in syntax.phrases if syntax.words[p.head].lower() == phrase.split()[-1]]
        assert [(role.kind, role.category) for role in found] == [(kind, category)], text


def test_a_person_in_capitals_is_named() -> None:
    syntax = syntax_of("GUNMEN KILLED SENATOR JULIO MAREK.")
    role = roles_of(syntax).role(syntax.phrases[-1])
    assert (role.kind, role.category, role.named) == ("person", "official", True)
