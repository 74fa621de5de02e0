"""Private names: found, masked everywhere and alike, and nothing else touched."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dateline.formats.exporters import EXPORTERS
from dateline.formats.withhold import MASK, mask_names, private_names, withhold, withhold_all
from dateline.schema.claims import Source
from dateline.schema.values import Entity, Text
from tests.formats.builders import BAKER, BOMBER, GROUP, POLICE, incident


def test_private_are_named_people_without_an_actor_who_speak_for_nobody() -> None:
    assert private_names(incident()) == {"Ada Quill", "Oren Vale"}


def test_officials_actors_and_bodies_are_not_private() -> None:
    mayor = Entity("Ida Stone", "human", True, (), category="official")
    known = replace(BOMBER, actor_id="vale")
    spokesman = replace(BAKER, affiliation="tern-front")
    told = incident()
    claim = replace(told.tellings[0].claims[1], said_by=(spokesman, POLICE))
    telling = replace(told.tellings[0], claims=(claim,))
    changed = replace(told, perpetrators=(known, GROUP), targets=(mayor,), tellings=(telling,))
    assert private_names(changed) == frozenset()
    assert withhold(changed) is changed


def test_no_export_shows_a_private_name_unless_asked() -> None:
    for exporter in EXPORTERS.values():
        shown = "".join(exporter.write(withhold_all([incident()], include_private=False)))
        for word in ("Quill", "quill", "Oren", "Vale"):
            assert word not in shown, (exporter.name, word)
        assert MASK in shown
        assert "Tern Front" in shown or "tern-front" in shown or exporter.name == "csv-claims"
        assert "Oren Vale" in "".join(exporter.write(withhold_all([incident()], include_private=True)))


def test_ids_offsets_and_numbers_stay() -> None:
    masked, plain = withhold(incident()), incident()
    assert masked.claims == plain.claims
    assert masked.toll == plain.toll
    claim, before = masked.tellings[0].claims[1], plain.tellings[0].claims[1]
    assert claim.quote is not None
    assert before.quote is not None
    assert claim.quote.exact == f"{MASK}, a baker, saw it."
    assert (claim.quote.start, claim.quote.end) == (before.quote.start, before.quote.end)
    assert masked.tellings[0].report.title == f"Bomb in Lowmarket, says {MASK}"
    assert masked.tellings[0].report.url == f"https://tide.example/{MASK}"
    assert "Ada" not in masked.judgements[0].reasons[0].text


def test_parts_of_a_name_go_too_but_not_where_a_group_or_place_has_them() -> None:
    text = Text("General Karim Tern said. Karim, TERN FRONT, the tern, KARIM TERN")
    masked = mask_names(text, ["Karim Tern"], frozenset({"tern", "front"}))
    assert masked.text == f"General {MASK} said. {MASK}, TERN FRONT, the tern, {MASK}"


def test_a_single_name_leaves_the_common_word_alone() -> None:
    assert mask_names(Text("Rose said the toll rose. ROSE left."), ["Rose"]).text == (
        f"{MASK} said the toll rose. {MASK} left."
    )


def test_russian_endings_are_masked() -> None:
    masked = mask_names(Text("Сообщение Серова. Серову ответили."), ["Серов"])
    assert masked.text == f"Сообщение {MASK}. {MASK} ответили."


def test_nobodys_names_are_no_names() -> None:
    told = incident()
    claim = replace(told.tellings[0].claims[1], said_by=(Source("Local residents", "witness"),))
    telling = replace(told.tellings[0], claims=(claim,))
    assert private_names(replace(told, perpetrators=(), tellings=(telling,))) == frozenset()


@given(st.lists(st.text("abcdeXYZ", min_size=3, max_size=6).map(str.title), min_size=2, max_size=3, unique=True))
def test_a_masked_name_never_stays(words: list[str]) -> None:
    name = " ".join(words)
    told = replace(incident(), perpetrators=(replace(BOMBER, name=name),), targets=())
    masked = mask_names(Text(f"They saw {name}. {name.upper()} ran, said {words[-1]}'s aunt."), private_names(told))
    assert not {name, name.upper(), words[-1]} & set(masked.text.replace("'", " ").replace(".", " ").split(" "))
    assert name not in masked.text
