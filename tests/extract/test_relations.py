"""Relations between groups, outlets and persons, with exact quotes. All sentences and names are invented."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.codebook.registry import Registry, load_registry
from dateline.extract.relations import find_relations
from dateline.language.document import read_document
from dateline.schema.claims import Relation

ACTORS = """
- {id: spear, name: Green Spear, kind: armed-group, aliases: [GSPX], source: test}
- id: spear-vale
  name: Green Spear - Vale Province
  kind: armed-group
  parent: spear
  aliases: [GSVP, Green Spear in Vale Province]
  source: test
- {id: shield, name: Shield of Arvan, kind: armed-group, source: test}
- {id: arvan-army, name: Arvan Army, kind: state-force, source: test}
"""
OUTLETS = """
- {id: varn, name: Varn News Agency, kind: news-agency, aliases: [Varn], source: test}
- {id: tolk, name: Tolk News Agency, kind: news-agency, aliases: [Tolk], source: test}
- {id: voice, name: Voice of the Vale, kind: magazine, source: test}
- {id: zarmun, name: Zarmun, kind: channel, aliases: [Zarmun Telegram channel], source: test}
"""


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Registry:
    folder: Path = tmp_path_factory.mktemp("codebook")
    (folder / "actors").mkdir()
    (folder / "actors" / "test.yaml").write_text(ACTORS, encoding="utf-8")
    (folder / "outlets.yaml").write_text(OUTLETS, encoding="utf-8")
    return load_registry(folder)


def relations(registry: Registry, text: str) -> tuple[Relation, ...]:
    found = find_relations(read_document(text), registry)
    assert all(text[r.quote.start : r.quote.end] == r.quote.exact for r in found)
    return found


def told(registry: Registry, text: str) -> list[tuple[str, str, str]]:
    return [(r.source, r.type, r.target) for r in relations(registry, text)]


SPEAR, VALE, SHIELD, VARN, TOLK = (
    "Green Spear", "Green Spear - Vale Province", "Shield of Arvan", "Varn News Agency", "Tolk News Agency",
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("GSPX’s own Varn News Agency wrote of it.", [(VARN, "outlet-of", SPEAR)]),
        (
            "GSPX media outlets, the Varn and Tolk news agencies, wrote.",
            [(VARN, "outlet-of", SPEAR), (TOLK, "outlet-of", SPEAR)],
        ),
        ("Varn, the mouthpiece of Green Spear, wrote.", [(VARN, "outlet-of", SPEAR)]),
        ("Varn, Green Spear's official media outlet, wrote.", [(VARN, "outlet-of", SPEAR)]),
        ("The GSPX-run Varn wrote.", [(VARN, "outlet-of", SPEAR)]),
        ("The GSVP-linked Zarmun Telegram channel wrote.", [("Zarmun", "affiliated-with", VALE)]),
        ("Zarmun is a pro-GSPX channel.", [("Zarmun", "affiliated-with", SPEAR)]),
        (
            "The Salt Valley Front, a splinter group of Green Spear, fled.",
            [("Salt Valley Front", "splinter-of", SPEAR)],
        ),
        ("The Salt Valley Front broke away from Green Spear.", [("Salt Valley Front", "splinter-of", SPEAR)]),
        ("The Salt Valley Front is part of Green Spear.", [("Salt Valley Front", "part-of", SPEAR)]),
        ("Green Spear, which includes the Salt Valley Front, fled.", [("Salt Valley Front", "part-of", SPEAR)]),
        ("Men of Green Spear in Vale Province fled.", [(VALE, "part-of", SPEAR)]),
        ("Green Spear and its Vale Province fled.", [(VALE, "part-of", SPEAR)]),
        ("Green Spear is allied with the Shield of Arvan.", [(SPEAR, "ally-of", SHIELD)]),
        ("The Arvan Army is backed by the Shield of Arvan.", [("Arvan Army", "ally-of", SHIELD)]),
        ("Green Spear is a rival of the Shield of Arvan.", [(SPEAR, "rival-of", SHIELD)]),
        ("Green Spear fought the Arvan Army.", [(SPEAR, "fights", "Arvan Army")]),
        ("The Arvan Army was attacked by Green Spear.", [(SPEAR, "fights", "Arvan Army")]),
        (
            "Green Spear clashed with the Arvan Army and the Shield of Arvan.",
            [(SPEAR, "fights", "Arvan Army"), (SPEAR, "fights", SHIELD)],
        ),
        ("GSPX commander Karim Zarqun fled.", [("Karim Zarqun", "member-of", SPEAR)]),
        ("GSPX leader Karim Zarqun fled.", [("Karim Zarqun", "leads", SPEAR)]),
        ("Karim Zarqun, the head of Green Spear, fled.", [("Karim Zarqun", "leads", SPEAR)]),
        ("Karim Zarqun, a spokesman for Green Spear, fled.", [("Karim Zarqun", "member-of", SPEAR)]),
        ("Kenyan and Somali fighters of GSPX fled.", [("Kenyan and Somali fighters", "member-of", SPEAR)]),
        ("The Salt Valley Front (SVF) fled.", [("Salt Valley Front", "same-as", "SVF")]),
        ("The Salt Valley Front or SVF fled.", [("Salt Valley Front", "same-as", "SVF")]),
        ("Green Spear, also known as GSPX, fled.", [("Green Spear", "same-as", "GSPX")]),
        (
            "Zarmun publishes its news in Somali and Arabic.",
            [("Zarmun", "publishes-in", "Somali"), ("Zarmun", "publishes-in", "Arabic")],
        ),
        (
            "Zarmun makes films aimed at Kenyan farmers in the hills.",
            [("Zarmun", "addresses", "Kenyan farmers in the hills")],
        ),
    ],
)
def test_what_is_told(registry: Registry, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(registry, text) == expected


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Green Spear is not allied with the Shield of Arvan.", "negated"),
        ("Green Spear denied being allied with the Shield of Arvan.", "denied"),
        ("Green Spear is reportedly allied with the Shield of Arvan.", "alleged"),
        ("According to information, Green Spear is forming alliances with the Shield of Arvan.", "alleged"),
        ("Green Spear is believed to be allied with the Shield of Arvan.", "suspected"),
        ("Green Spear plans to be allied with the Shield of Arvan.", "planned"),
        ("Green Spear may be allied with the Shield of Arvan.", "hypothetical"),
        ("Green Spear is allied with the Shield of Arvan.", "asserted"),
    ],
)
def test_the_stance(registry: Registry, text: str, stance: str) -> None:
    (relation,) = relations(registry, text)
    assert (relation.type, relation.stance) == ("ally-of", stance)


def test_ids_and_the_whole_quote(registry: Registry) -> None:
    (relation,) = relations(registry, "They say the GSPX-run Varn wrote.")
    assert (relation.source_id, relation.target_id, relation.quote.exact) == ("varn", "spear", "GSPX-run Varn")


def test_a_partner_that_is_only_described(registry: Registry) -> None:
    assert told(registry, "Green Spear is forming alliances with other outfits in the hills.") == [
        (SPEAR, "ally-of", "other outfits in the hills")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Green Spear fled. The Arvan Army was attacked.",
        "Green Spear said that nobody attacked the Arvan Army.",
        "In the fight against Green Spear, the mayor attacked the Arvan Army's budget.",
        "Varn wrote of the Shield of Arvan in the Somali capital.",
        "Green Spear and the Shield of Arvan were named.",
    ],
)
def test_what_is_not_told(registry: Registry, text: str) -> None:
    assert told(registry, text) == []


def test_a_relation_told_twice_is_given_once(registry: Registry) -> None:
    text = "Green Spear fought the Arvan Army. Later GSPX fought the Arvan Army."
    assert told(registry, text) == [(SPEAR, "fights", "Arvan Army")]


@given(
    st.lists(
        st.sampled_from(
            ["Green Spear", "Varn", "fought", "and", "the", ",", "(", ")", "leader of", "-run", "’s", ".", "in Somali"]
        ),
        max_size=14,
    )
)
def test_any_order_of_words_is_read(words: list[str]) -> None:
    text = " ".join(words)
    for relation in find_relations(read_document(text), load_registry()):
        assert text[relation.quote.start : relation.quote.end] == relation.quote.exact
