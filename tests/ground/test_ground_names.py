"""Names become actors and outlets: entities, speakers, claimants, victims, mentions, relations. Texts are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.codebook.registry import Registry, load_registry
from dateline.ground.names import ground_names
from dateline.schema.claims import Claim, HopKind, Mention, Reading, Relation, Source
from dateline.schema.report import OutletRef, Report
from dateline.schema.values import Count, Entity, EntityKind, Responsibility, Span, Value, Victims

ACTORS = """
- {id: spear, name: Green Spear, kind: armed-group, aliases: [GSPX], country: [PE], source: test}
- {id: spear-south, name: Green Spear - Southern Column, kind: armed-group, parent: spear, aliases: [GSSC], source: t}
- {id: shield-pe, name: Shield of Arvan, kind: armed-group, ambiguous: [Shield], country: [PE], source: test}
- {id: shield-ke, name: Shield of Dorr, kind: armed-group, ambiguous: [Shield], country: [KE], source: test}
- {id: dorrites, name: Dorrites, kind: community, aliases: [Dorrite], source: test}
- {id: quiet-order, name: Quiet Order, kind: organisation, aliases: [Quietists], source: test}
- {id: arvan-institute, name: Arvan Institute, kind: organisation, source: test}
"""
OUTLETS = """
- {id: spear-voice, name: Spear Voice, kind: news-agency, owner: spear, platform: telegram, source: test}
- {id: arvan-post, name: Arvan Post, kind: newspaper, source: test}
"""


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Registry:
    folder: Path = tmp_path_factory.mktemp("codebook")
    (folder / "actors").mkdir()
    (folder / "actors" / "test.yaml").write_text(ACTORS, encoding="utf-8")
    (folder / "outlets.yaml").write_text(OUTLETS, encoding="utf-8")
    return load_registry(folder)


def report(text: str, outlet: str | None = None) -> Report:
    return Report("r", text, "", "file", "test", outlet=OutletRef(outlet) if outlet else None)


def claim(text: str, field: str, value: Value, said_by: tuple[Source, ...] = ()) -> Claim:
    return Claim("c1", "#1", field, value, "asserted", Span(0, len(text), text), "test", said_by=said_by)


def entity(registry: Registry, text: str, words: str, kind: EntityKind = "group", field: str = "perpetrator") -> Entity:
    at = text.index(words)
    value = Entity(words, kind, False, ((at, at + len(words)),))
    grounded = ground_names(Reading(report(text), claims=(claim(text, field, value),)), registry).claims[0].value
    assert isinstance(grounded, Entity)
    return grounded


def source(registry: Registry, text: str, words: str, kind: HopKind, affiliation: str | None = None) -> Source:
    at = text.index(words)
    hop = Source(words, kind, (at, at + len(words)), affiliation=affiliation)
    value = Entity("men", "group", False, ())
    reading = Reading(report(text), claims=(claim(text, "perpetrator", value, (hop,)),))
    return ground_names(reading, registry).claims[0].said_by[0]


def test_a_name_takes_the_registrys(registry: Registry) -> None:
    found = entity(registry, "Men of GSPX burned the mill.", "GSPX")
    assert (found.name, found.actor_id, found.named, found.kind) == ("Green Spear", "spear", True, "group")


def test_a_description_keeps_its_words(registry: Registry) -> None:
    found = entity(registry, "Several Green Spear militants burned the mill.", "Several Green Spear militants")
    assert (found.name, found.actor_id, found.named) == ("Several Green Spear militants", "spear", False)


def test_the_branch_is_not_its_parent(registry: Registry) -> None:
    found = entity(registry, "Green Spear - Southern Column burned the mill.", "Green Spear - Southern Column")
    assert found.actor_id == "spear-south"
    cut = entity(registry, "Green Spear - Southern Column burned the mill.", "Green Spear")
    assert cut.actor_id is None


def test_a_community_has_an_id_and_is_not_named(registry: Registry) -> None:
    found = entity(registry, "Dorrites fled.", "Dorrites", "human", "target")
    assert (found.name, found.actor_id, found.named) == ("Dorrites", "dorrites", False)


def test_the_people_of_an_order_are_not_the_order(registry: Registry) -> None:
    found = entity(registry, "Six Quietists were shot.", "Quietists", "human", "target")
    assert (found.name, found.actor_id, found.named) == ("Quietists", "quiet-order", False)


@pytest.mark.parametrize(
    "words", ["anti-Green Spear militia", "Green Spear-backed militia", "Green Spear and GSSC men"]
)
def test_what_is_not_the_group_stays_open(registry: Registry, words: str) -> None:
    assert entity(registry, f"The {words} burned the mill.", words).actor_id is None


def test_a_group_has_one_wording_in_a_report_the_best_one(registry: Registry) -> None:
    text = "The pro-Dorrite GSPX burned a mill. Green Spear and several GSPX militants burned a barn."
    words = ("pro-Dorrite GSPX", "Green Spear", "several GSPX militants")
    spans = [(text.index(one), text.index(one) + len(one)) for one in words]
    told = [Entity(one, "group", False, (span,)) for one, span in zip(words, spans, strict=True)]
    names = [(text.index(one, start), "organisation") for one, start in (("GSPX", 0), ("Green Spear", 0), ("GSPX", 50))]
    mentions = tuple(
        Mention(at, at + len("GSPX" if at != spans[1][0] else "Green Spear"), "organisation") for at, _ in names
    )
    reading = Reading(report(text), claims=tuple(claim(text, "perpetrator", one) for one in told), mentions=mentions)
    found = [one.value for one in ground_names(reading, registry).claims]
    said = [[text[slice(*span)] for span in one.mentions] for one in found if isinstance(one, Entity)]
    assert said == [["Green Spear", "GSPX"], ["Green Spear"], ["several GSPX militants"]]


def test_a_person_of_a_group_is_not_the_group(registry: Registry) -> None:
    text = "A Green Spear commander burned the mill."
    assert entity(registry, text, "A Green Spear commander", "individual").actor_id is None


def test_a_short_form_that_the_report_introduces(registry: Registry) -> None:
    text = "The Shield of Arvan (SAVX) came. SAVX burned the mill."
    assert entity(registry, text, "SAVX").actor_id == "shield-pe"
    assert entity(registry, "SAVX burned the mill.", "SAVX").actor_id is None


def test_an_ambiguous_name_is_settled_by_the_report_alone(registry: Registry) -> None:
    assert entity(registry, "The Shield burned the mill.", "Shield").actor_id is None
    assert entity(registry, "In Peru the Shield burned the mill.", "Shield").actor_id == "shield-pe"
    assert entity(registry, "In Peru and Kenya the Shield burned the mill.", "Shield").actor_id is None
    assert entity(registry, "The Shield of Dorr fled. The Shield was in Peru.", "Shield was"[:6]).actor_id is None


def test_the_group_is_the_one_group_of_the_report(registry: Registry) -> None:
    assert entity(registry, "Green Spear fled. Later the group burned a mill.", "the group").actor_id == "spear"
    two = "Green Spear and the Shield of Dorr fled. Later the group burned a mill."
    assert entity(registry, two, "the group").actor_id is None


def test_the_group_stays_open_beside_an_unknown_group(registry: Registry) -> None:
    text = "Green Spear met the Salt Valley Front. Later the group burned a mill."
    at, after = text.index("Salt"), text.index(". Later")
    the = text.index("the group")
    value = Entity("the group", "group", False, ((the, the + 9),))
    reading = Reading(
        report(text), claims=(claim(text, "perpetrator", value),), mentions=(Mention(at, after, "organisation"),)
    )
    grounded = ground_names(reading, registry).claims[0].value
    assert isinstance(grounded, Entity)
    assert grounded.actor_id is None


def test_a_state_that_takes_part_is_its_government(registry: Registry) -> None:
    assert entity(registry, "Peru attacked first.", "Peru", "group", "party").actor_id == "pe-government"


def test_an_outlet_speaks_for_its_owner(registry: Registry) -> None:
    found = source(registry, "Spear Voice said so.", "Spear Voice", "official-body")
    assert (found.name, found.kind, found.outlet_id, found.affiliation) == (
        "Spear Voice",
        "outlet",
        "spear-voice",
        "spear",
    )
    free = source(registry, "The Arvan Post said so.", "Arvan Post", "outlet")
    assert (free.outlet_id, free.affiliation) == ("arvan-post", None)


def test_a_channel_of_an_outlet_stays_a_channel(registry: Registry) -> None:
    found = source(registry, "A Telegram channel of Spear Voice said so.", "Telegram channel of Spear Voice", "channel")
    assert (found.kind, found.outlet_id, found.platform) == ("channel", "spear-voice", "telegram")


def test_unnamed_sources_are_affiliated(registry: Registry) -> None:
    text = "GSPX military sources said so."
    found = source(registry, text, "GSPX military sources", "unnamed", "GSPX")
    assert (found.name, found.kind, found.actor_id, found.affiliation) == (
        "GSPX military sources",
        "unnamed",
        None,
        "spear",
    )
    without = source(registry, text, "GSPX military sources", "unnamed")
    assert without.affiliation == "spear"


def test_a_named_body_speaks_itself(registry: Registry) -> None:
    group = source(registry, "Green Spear said so.", "Green Spear", "official-body")
    assert (group.kind, group.actor_id) == ("armed-group", "spear")
    body = source(registry, "The Arvan Institute said so.", "Arvan Institute", "person")
    assert (body.kind, body.actor_id) == ("official-body", "arvan-institute")


def test_claimants_and_victims(registry: Registry) -> None:
    text = "GSPX took it on itself. Five Dorrites and six Green Spear fighters died."
    said = Responsibility("GSPX", None, "took it on itself")
    dead = Count(6, 6, None, "six", Victims("Green Spear fighters", "armed-group"))
    both = Count(11, 11, None, "eleven", Victims("Dorrites and six Green Spear fighters", "mixed"))
    claims = tuple(
        claim(text, field, value) for field, value in (("responsibility", said), ("killed", dead), ("injured", both))
    )
    one, two, three = (item.value for item in ground_names(Reading(report(text), claims=claims), registry).claims)
    assert isinstance(one, Responsibility) and (one.claimant, one.actor_id) == ("Green Spear", "spear")
    assert isinstance(two, Count) and two.victims is not None and two.victims.actor_id == "spear"
    assert isinstance(three, Count) and three.victims is not None and three.victims.actor_id is None


def test_mentions_relations_and_the_outlet(registry: Registry) -> None:
    text = "GSPX is allied with the Zarqun Movement."
    relation = Relation("GSPX", "ally-of", "Zarqun Movement", "asserted", Span(0, len(text), text))
    reading = Reading(report(text, "The Arvan Post"), mentions=(Mention(0, 4, "organisation"),), relations=(relation,))
    grounded = ground_names(reading, registry)
    assert grounded.mentions[0].actor_id == "spear"
    (side,) = grounded.relations
    assert (side.source, side.source_id, side.target, side.target_id) == (
        "Green Spear",
        "spear",
        "Zarqun Movement",
        None,
    )
    assert grounded.report.outlet == OutletRef("The Arvan Post", "arvan-post")


def test_grounding_again_changes_nothing(registry: Registry) -> None:
    text = "Spear Voice said Green Spear burned the mill."
    hop = Source("Spear Voice", "outlet", (0, 11))
    value = Entity("Green Spear", "group", True, ((17, 28),))
    once = ground_names(Reading(report(text), claims=(claim(text, "perpetrator", value, (hop,)),)), registry)
    assert ground_names(once, registry) == once
    assert once.claims[0].quote == Span(0, len(text), text)


def victims(registry: Registry, words: str, category: str) -> Victims:
    text = f"Police found nine {words} dead at the mill."
    value = Count(9, 9, None, "nine", Victims(words, category))
    grounded = ground_names(Reading(report(text), claims=(claim(text, "killed", value),)), registry).claims[0].value
    assert isinstance(grounded, Count) and grounded.victims is not None
    return grounded.victims


@pytest.mark.parametrize(
    ("words", "category", "known"),
    [
        ("Green Spear members", "unknown", ("spear", "armed-group")),  # the words leave the class open
        ("Green Spear members", "civilian", ("spear", "civilian")),  # they do not
        ("Dorrites", "civilian", ("dorrites", "civilian")),
        ("Dorrites", "unknown", ("dorrites", "unknown")),
        ("Dorrites fighters", "armed-group", (None, "armed-group")),  # fighters are not the community
        ("Dorrites and Green Spear", "mixed", (None, "mixed")),  # no count of two is one's
    ],
)
def test_victims_are_an_actors_people_and_of_its_class(
    registry: Registry, words: str, category: str, known: tuple[str | None, str]
) -> None:
    found = victims(registry, words, category)
    assert (found.actor_id, found.category) == known


def test_the_end_of_a_name_that_the_report_gives_in_full_is_that_name(registry: Registry) -> None:
    text = "The Copper Lake Front burned the mill. The Front said so, and a source of the Front."
    mention = Mention(4, 21, "organisation")
    at = text.index("Front said")
    hops = (Source("Front", "armed-group", (at, at + 5)), Source("a source", "unnamed", affiliation="Front"))
    given = claim(text, "perpetrator", Entity("men", "group", False, ()), hops)
    body, unnamed = ground_names(Reading(report(text), (), (given,), (), (mention,)), registry).claims[0].said_by
    assert (body.name, unnamed.affiliation) == ("Copper Lake Front", "Copper Lake Front")


def test_an_end_that_two_names_share_stays_as_it_is(registry: Registry) -> None:
    text = "The Copper Lake Front met the Salt Road Front. The Front said so."
    mentions = (Mention(4, 21, "organisation"), Mention(30, 45, "organisation"))
    at = text.index("Front said")
    given = claim(
        text, "perpetrator", Entity("men", "group", False, ()), (Source("Front", "armed-group", (at, at + 5)),)
    )
    (body,) = ground_names(Reading(report(text), (), (given,), (), mentions), registry).claims[0].said_by
    assert body.name == "Front"


def test_a_persons_first_name_is_no_community(registry: Registry) -> None:
    assert entity(registry, "Dorrite Arvansen burned the mill.", "Dorrite Arvansen").actor_id is None
    assert victims(registry, "16-year-old Dorrite Arvansen", "civilian").actor_id is None
    assert victims(registry, "Dorrite farmers", "civilian").actor_id == "dorrites"
