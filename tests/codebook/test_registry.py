"""Actors and outlets: loading, names, state bodies, a user's folder, contradictions."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.codebook.name_cache import cached_tables
from dateline.codebook.registry import Registry, load_registry
from dateline.codebook.terms import load_codebook
from dateline.schema.errors import CodebookError, UsageError


def found(registry: Registry, text: str, monocase: bool = False) -> list[tuple[str, tuple[str, ...]]]:
    hits = registry.find(text, monocase=monocase)
    assert all(text[hit.start : hit.end] == hit.exact for hit in hits)
    return [(hit.exact, hit.value.actors + hit.value.outlets) for hit in hits]


def write(folder: Path, actors: str = "", outlets: str = "") -> Path:
    (folder / "actors").mkdir(parents=True)
    (folder / "actors" / "mine.yaml").write_text(actors, encoding="utf-8")
    (folder / "outlets.yaml").write_text(outlets, encoding="utf-8")
    return folder


def test_the_province_and_its_parent_are_two_actors() -> None:
    registry = load_registry()
    assert registry.actor("islamic-state-khorasan").parent == "islamic-state"
    for name in ("ISKP", "IS-K", "ISIS-K", "Islamic State of Khorasan Province", "Islamic State – Khorasan Province"):
        assert found(registry, f"fighters of {name} came") == [(name, ("islamic-state-khorasan",))]
    for name in ("ISIS", "ISIL", "Daesh", "ISIS-Central", "Islamic State", "ИГИЛ", "داعش"):
        assert found(registry, f"fighters of {name} came") == [(name, ("islamic-state",))]


def test_an_outlet_of_a_party_names_its_owner() -> None:
    registry = load_registry()
    assert registry.outlet("amaq").owner == "islamic-state"
    assert registry.outlet("al-manar").owner == "hezbollah"
    assert registry.outlet("reuters").owner is None
    assert found(registry, "Al-Azaim and Amaq News Agency") == [
        ("Al-Azaim", ("al-azaim",)),
        ("Amaq News Agency", ("amaq",)),
    ]


def test_acronyms_and_ordinary_words() -> None:
    registry = load_registry()
    assert found(registry, "It is clear: IS and us, US troops, the arena and ARENA, at Dawn.") == [
        ("IS", ("islamic-state",)), ("US troops", ("us-military",)), ("ARENA", ("arena",)),
    ]  # fmt: skip
    capitals = "THIS IS WHAT THE FMLN SAID IN THE ARENA WHEN IT WAS DAWN, AND THE MRTA TOO"
    assert found(registry, capitals, True) == [("FMLN", ("fmln",)), ("MRTA", ("mrta",))]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Peruvian soldiers came", "pe-military"), ("the army of Peru came", "pe-military"),
        ("Peru's national police came", "pe-police"), ("the Government of the Philippines said", "ph-government"),
        ("Kenyan authorities said", "ke-government"),
    ],
)  # fmt: skip
def test_bodies_of_states_are_read_by_rule(text: str, actor: str) -> None:
    registry = load_registry()
    assert [actors for _, actors in found(registry, text)] == [(actor,)]
    assert registry.actor(actor).id == actor


def test_no_body_where_other_words_stand_between() -> None:
    assert found(load_registry(), "Peruvian rebel soldiers and Peru, police said") == []


def test_ambiguous_names_give_all_who_bear_them() -> None:
    registry = load_registry()
    assert found(registry, "the ELN said") == [("ELN", ("eln-bolivia", "eln-colombia"))]
    hit = registry.find("the ELN said")[0]
    assert hit.value.actor_id is None


def test_lookup_takes_whole_names_only() -> None:
    registry = load_registry()
    for name in ("Dawn", "the Taliban", "shining path"):
        assert registry.lookup(name) is not None
    assert registry.lookup("Taliban leader") is None


def test_every_parent_and_owner_is_listed_and_the_lists_are_of_working_size() -> None:
    registry = load_registry()
    listed = [actor for actor in registry.actors.values() if actor.source != "states.yaml"]
    assert len(listed) >= 250
    assert len(registry.outlets) >= 90
    assert all(outlet.owner is None or outlet.owner in registry.actors for outlet in registry.outlets.values())
    assert registry.ancestors("qassam-brigades") == ("hamas",)


def test_an_unknown_id_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="no actor 'nobody'"):
        load_registry().actor("nobody")
    with pytest.raises(UsageError, match="no outlet 'nobody'"):
        load_registry().outlet("nobody")


def test_a_users_folder_adds_and_overrides(tmp_path: Path) -> None:
    actors = """
- {id: green-spear, name: Green Spear, kind: armed-group, aliases: [Lanza Verde], source: test}
- {id: taliban, name: Taliban of the test, kind: party, source: test}
"""
    outlets = "- {id: spear-voice, name: Spear Voice, kind: radio, owner: green-spear, source: test}"
    registry = load_registry(write(tmp_path, actors, outlets))
    assert found(registry, "Lanza verde told Spear Voice") == [
        ("Lanza verde", ("green-spear",)), ("Spear Voice", ("spear-voice",)),
    ]  # fmt: skip
    assert registry.actor("taliban").kind == "party"
    assert load_registry().actor("taliban").kind == "armed-group"


@pytest.mark.parametrize(
    ("actors", "message"),
    [
        (
            "- {id: a, name: Spear, kind: armed-group, source: t}\n- {id: b, name: SPEAR, kind: party, source: t}",
            "also that",
        ),
        ("- {id: a, name: Spear A, kind: armed-group, source: t, parent: z}", "parent 'z' is no actor"),
        ("- {id: a, name: Spear A, kind: armed-group, source: t, parent: a}", "back to 'a'"),
        ("- {id: a, name: Spear A, kind: gang, source: t}", "kind 'gang' is none of"),
        ("- {id: a, name: Spear A, kind: party}", "'source' is missing"),
        ("- {id: a, kind: party, source: t}", "'name' is missing"),
        ("- {id: a, name: Spear A, kind: party, source: t, alias: [x]}", "unknown key 'alias'"),
        ("- {id: a, name: Spear A, kind: party, source: t, aliases: [NO]}", "list of texts"),
        (
            "- {id: a, name: Spear A, kind: party, source: t}\n- {id: a, name: Q, kind: party, source: t}",
            "stands twice",
        ),
        ("actors: {a: 1}", "must be a list"),
        ("- {id: a", "cannot be read as YAML"),
    ],
)
def test_contradictions_are_refused(tmp_path: Path, actors: str, message: str) -> None:
    with pytest.raises(CodebookError, match=message):
        load_registry(write(tmp_path, actors))


def test_an_outlet_of_nobody_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="owner 'z' is no actor"):
        load_registry(write(tmp_path, "", "- {id: o, name: Spear Voice, kind: radio, owner: z, source: t}"))


def test_a_folder_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="no codebook folder"):
        load_registry(tmp_path / "none")


def test_a_declared_ambiguity_is_let_through(tmp_path: Path) -> None:
    actors = "\n".join(
        f"- {{id: {key}, name: Spear {key}, kind: party, ambiguous: [Spear], source: t}}" for key in ("north", "south")
    )
    assert found(load_registry(write(tmp_path, actors)), "the Spear said") == [("Spear", ("north", "south"))]


def test_names_of_plain_words_need_their_capitals() -> None:
    registry = load_registry()
    assert found(registry, "the internal security forces and a national news agency, and state Department heads") == []
    assert found(registry, "Internal Security Forces") == [
        ("Internal Security Forces", ("internal-security-forces-lb",))
    ]
    assert found(registry, "the armed herdsmen came") == [("armed herdsmen", ("fulani-militia",))]


def test_a_state_that_shares_its_name_with_american_places() -> None:
    registry = load_registry()
    assert found(registry, "Georgia police and Lebanon police came") == []
    assert found(registry, "Georgia's police and Lebanese police came") == [
        ("Georgia's police", ("ge-police",)),
        ("Lebanese police", ("lb-police",)),
    ]


def test_a_user_grades_an_outlet_with_date_and_name(tmp_path: Path) -> None:
    outlets = """
- id: spear-voice
  name: Spear Voice
  kind: radio
  source: test
  grades: [{letter: D, by: the desk, since: "2026-03-01"}, {letter: B, by: the desk, since: "2026-01-01"}]
"""
    folder = write(tmp_path, "", outlets)
    for _ in range(2):  # from the files, and then from the cache
        tables = cached_tables((folder,))
        assert [grade.letter for grade in tables.outlets["spear-voice"].grades] == ["B", "D"]


def test_the_users_folder_extends_what_every_command_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outlets = "- {id: spear-voice, name: Spear Voice, kind: radio, source: test}"
    monkeypatch.setenv("DATELINE_CODEBOOK", str(write(tmp_path, "", outlets)))
    assert load_registry().outlet("spear-voice").name == "Spear Voice"
    (tmp_path / "kinds.yaml").write_text("- {id: ambuscade, family: armed-assault, nouns: [ambuscade]}\n")
    assert "ambuscade" in load_codebook().kind_order
    monkeypatch.setenv("DATELINE_CODEBOOK", str(tmp_path / "none"))
    with pytest.raises(CodebookError, match=r"DATELINE_CODEBOOK names .*none, which is no folder"):
        load_registry()


@pytest.mark.parametrize("grade", ["{letter: F, by: x, since: '2026-01-01'}", "{letter: B, by: x, since: May}", "B"])
def test_a_grade_without_its_day_or_of_no_letter_is_refused(tmp_path: Path, grade: str) -> None:
    outlets = f"- {{id: spear-voice, name: Spear Voice, kind: radio, source: test, grades: [{grade}]}}"
    with pytest.raises(CodebookError, match="a grade needs a letter A to E"):
        load_registry(write(tmp_path, "", outlets))


def test_nobody_is_graded_by_what_ships() -> None:
    assert not any(outlet.grades for outlet in load_registry().outlets.values())
