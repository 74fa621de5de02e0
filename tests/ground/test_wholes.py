"""Parts find their whole; a party's own deeds are claimed."""

from __future__ import annotations

from dateline.codebook.registry import load_registry
from dateline.ground.deeds import ground_deeds
from dateline.ground.wholes import ground_wholes
from dateline.schema.claims import Claim, Reading, Source
from dateline.schema.report import Report
from dateline.schema.values import Count, Entity, Responsibility, Span

REPORT = Report("r", "text", "0", "file", "test")
QUOTE = Span(0, 4, "text")


def count(name: str, low: int, source: Source, parts: str | None = None) -> Claim:
    return Claim(
        name, "#1", "killed", Count(low, low, None, str(low)), "asserted", QUOTE, "t/1", said_by=(source,), parts=parts
    )


def outlet(name: str, **ids: str) -> Source:
    return Source(name, "outlet", **ids)  # type: ignore[arg-type] # ids are outlet_id or actor_id


def test_parts_that_add_up_to_the_same_speakers_whole_are_its_parts() -> None:
    one = outlet("Amaq News Agency", outlet_id="amaq")
    two = outlet("the agency", outlet_id="amaq")
    claims = (count("c1", 50, one), count("c2", 30, two, "p1"), count("c3", 20, two, "p1"))
    found = ground_wholes(Reading(REPORT, claims=claims)).claims
    assert [(c.part_of, c.parts) for c in found] == [(None, None), ("c1", None), ("c1", None)]


def test_other_sums_and_other_speakers_stay_apart() -> None:
    one, other = outlet("One"), outlet("Other")
    for claims in (
        (count("c1", 51, one), count("c2", 30, one, "p1"), count("c3", 20, one, "p1")),
        (count("c1", 50, other), count("c2", 30, one, "p1"), count("c3", 20, one, "p1")),
        (count("c1", 50, one), count("c2", 50, one, "p1")),
    ):
        reading = Reading(REPORT, claims=claims)
        assert ground_wholes(reading) is reading


def attacker(name: str, kind: str, source: Source, actor: str | None = None) -> Claim:
    value = Entity(name, kind, True, ((0, 4),), actor_id=actor)  # type: ignore[arg-type] # kind is one of the two
    return Claim(f"c{len(name)}", "#1", "perpetrator", value, "asserted", QUOTE, "t/1", said_by=(source,))


def test_a_partys_outlet_takes_responsibility_for_its_own_people_only() -> None:
    registry = load_registry()
    owned = next(o for o in registry.outlets.values() if o.owner == "islamic-state")
    source = outlet(owned.name, outlet_id=owned.id)
    claims = (
        attacker("ISKP", "group", source, "islamic-state-khorasan"),
        attacker("a fighter", "individual", source),
        attacker("Taliban", "group", source, "taliban"),
        attacker("ISKP again", "group", outlet("Some Daily"), "islamic-state-khorasan"),
    )
    found = ground_deeds(Reading(REPORT, claims=claims), registry).claims
    assert [claim.stance for claim in found] == ["claimed", "claimed", "asserted", "asserted", "claimed"]
    assert found[0].inferred_from == (QUOTE,)
    assert found[4].field == "responsibility"
    assert isinstance(found[4].value, Responsibility)
    assert found[4].value.claimant == "ISKP"


def test_another_voice_of_a_party_that_tells_of_its_deed_claims_as_well() -> None:
    channel, radio = (
        Source("Red Dawn", "channel", affiliation="Dorr Front"),
        Source("Radio Dorr", "outlet", affiliation="Dorr Front"),
    )
    claims = (attacker("Dorr Front", "group", channel), count("c1", 5, radio), count("c2", 4, outlet("Some Daily")))
    found = ground_deeds(Reading(REPORT, claims=claims), load_registry()).claims
    assert [claim.stance for claim in found[:3]] == ["claimed", "claimed", "asserted"]


def test_an_organ_of_a_doer_claims_and_men_without_a_name_do_not() -> None:
    command = Source("army's General Command", "official-body")
    for name, source, stance in (
        ("General Command", command, "claimed"),
        ("two men", Source("two men", "unnamed"), "asserted"),
    ):
        (claim, *_) = ground_deeds(Reading(REPORT, claims=(attacker(name, "group", source),)), load_registry()).claims
        assert claim.stance == stance
