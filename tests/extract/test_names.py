"""Names laid over tokens: the registry's win over a place of the same words."""

from __future__ import annotations

from dateline.codebook.registry import load_registry
from dateline.extract.mentions import find_mentions
from dateline.extract.names import names_of
from dateline.language.document import read_document


def test_types_and_kinds_by_token() -> None:
    registry = load_registry()
    document = read_document("FARC fighters left Quetta in June.")
    names = names_of(document, find_mentions(document, registry), [(19, 25)], [(29, 33)], registry)
    assert names.actor_kinds[0] == "armed-group"
    assert names.types[0] == "organisation"
    assert names.types[3] == "place"
    assert names.types[5] == "time"
    assert 1 not in names.types


def test_no_names_no_tokens() -> None:
    document = read_document("Nothing here is a name.")
    names = names_of(document, (), [], [], load_registry())
    assert dict(names.types) == {}
