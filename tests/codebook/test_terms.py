"""The vocabulary: what is shipped holds together, and a user's folder extends it."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.codebook.inflect import plural, verb_forms
from dateline.codebook.terms import load_codebook
from dateline.schema.errors import CodebookError

CONTRACT_KINDS = {
    "bombing", "suicide-bombing", "vehicle-bombing", "landmine", "armed-assault", "armed-clash", "shelling",
    "air-strike", "drone-strike", "assassination", "execution", "kidnapping", "hostage-taking", "forced-disappearance",
    "sexual-violence", "stabbing", "vehicle-attack", "arson", "sabotage", "property-destruction", "hijacking",
    "robbery", "mob-violence", "crowd-repression", "poisoning", "chemical-attack", "unarmed-assault", "threat", "plot",
    "arrest", "other",
}  # fmt: skip


def test_every_kind_of_the_contract_is_there_in_its_order() -> None:
    order = load_codebook().kind_order
    assert set(order) >= CONTRACT_KINDS
    assert order.index("suicide-bombing") < order.index("bombing") < order.index("armed-assault")


def test_weapons_name_kinds_and_multiword_terms_come_first() -> None:
    codebook = load_codebook()
    assert {s.kind for senses in codebook.weapons.values() for s in senses} <= set(codebook.kind_order)
    lengths = [len(sense.words) for sense in codebook.weapons["car"]]
    assert lengths == sorted(lengths, reverse=True)


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("attack", {"attack": "V", "attacks": "V", "attacked": "DP", "attacking": "G"}),
        ("massacre", {"massacre": "V", "massacres": "V", "massacred": "DP", "massacring": "G"}),
        ("bury", {"bury": "V", "buries": "V", "buried": "DP", "burying": "G"}),
    ],
)
def test_regular_verbs(verb: str, forms: dict[str, str]) -> None:
    assert verb_forms(verb, {}) == forms


def test_irregular_verbs_and_plurals() -> None:
    assert verb_forms("hit", {"hit": ["hits", "hit", "hit", "hitting"]})["hit"] == "VDP"
    assert [plural(noun) for noun in ("car bomb", "policeman", "embassy", "grenade", "bus")] == [
        "car bombs", "policemen", "embassies", "grenades", "buses",
    ]  # fmt: skip


def test_a_folder_extends_and_replaces(tmp_path: Path) -> None:
    (tmp_path / "weapons.yaml").write_text(
        "- {id: handgun, family: firearm, kind: armed-assault, words: [zip gun]}\n"
        "- {id: catapult, family: projectile, kind: shelling, words: [trebuchet]}\n",
        encoding="utf-8",
    )
    codebook = load_codebook(tmp_path)
    assert codebook.weapons["trebuchets"][0].term == "catapult"
    assert codebook.weapons["zip"][0].term == "handgun"
    assert "revolver" not in codebook.weapons
    assert "grenade" in codebook.weapons


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("- {id: x, family: y, kind: tea-party, words: [cup]}", "tea-party"),
        ("a: b: c", "cannot be read as YAML"),
        ("just: a mapping", "should hold a list"),
    ],
)
def test_a_bad_folder_is_one_clear_error(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "weapons.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(CodebookError, match=message):
        load_codebook(tmp_path)
