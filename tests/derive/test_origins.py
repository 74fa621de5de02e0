"""Origins: what counts once, and what makes no origin at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.derive.codes import Codes
from dateline.derive.organs import owner_of
from dateline.derive.origins import Voices, voices
from dateline.derive.standing import in_order
from dateline.schema.claims import Source
from dateline.schema.ledger import Telling
from dateline.schema.values import Text
from tests.derive.build import (
    FRONT,
    HERON,
    HERON_CHANNEL,
    HOSPITAL,
    POLICE,
    claim,
    entity,
    head,
    killed,
    responsibility,
    source,
    telling,
    term,
)

WIRE = tuple(range(64))
OTHER = tuple(range(500, 564))


def traced(*tellings: Telling, codes: Codes | None = None) -> Voices:
    return voices(in_order(tellings), codes or Codes())


def names(*tellings: Telling, codes: Codes | None = None) -> list[str]:
    return [origin.name for origin in traced(*tellings, codes=codes).origins]


def test_ten_reports_that_quote_one_channel_are_one_origin() -> None:
    told = [telling(killed(5, HERON_CHANNEL), report=head(f"r{n}", outlet=f"Outlet {n}")) for n in range(10)]
    (origin,) = traced(*told).origins
    assert origin.party and len(origin.reports) == 10 and len(origin.claims) == 10
    assert "10 reports cite Red Heron Channel" in origin.reasons


def test_two_outlets_of_a_party_and_its_unnamed_sources_are_one_origin() -> None:
    unnamed = Source("military sources", "unnamed", affiliation="red-heron-front")
    (origin,) = traced(telling(killed(5, HERON), killed(5, HERON_CHANNEL), killed(6, HERON, unnamed))).origins
    assert (origin.actor_id, origin.party) == ("red-heron-front", True)
    assert origin.reasons == ("Heron Media, Red Heron Channel, military sources speak for red-heron-front",)


def test_an_organisation_and_the_one_it_is_part_of_are_one_origin() -> None:
    branch = Source("Red Heron North", "armed-group", actor_id="red-heron-north")
    told = telling(killed(5, HERON), killed(5, branch))
    assert len(names(told)) == 2
    assert len(names(told, codes=Codes(umbrella={"red-heron-north": "red-heron-front"}))) == 1


def test_the_same_named_source_in_two_reports_is_one_origin() -> None:
    one = telling(killed(5, source("Dr Ada Example")), report=head("r1"))
    two = telling(killed(6, source("dr ada EXAMPLE")), report=head("r2"))
    assert names(one, two) == ["Dr Ada Example"]


def test_a_named_spokesman_is_one_origin_with_and_without_whom_he_speaks_for() -> None:
    bare, full = source("Ada Example"), Source("Ada Example", "person", affiliation="segou-hospital")
    assert names(telling(killed(5, full), report=head("r1")), telling(killed(6, bare), report=head("r2"))) == [
        "Ada Example"
    ]
    title, other = Source("a spokesman", "person", affiliation="army"), source("a spokesman")
    assert len(names(telling(killed(5, title), report=head("r1")), telling(killed(6, other), report=head("r2")))) == 2


def test_own_voice_counts_only_where_the_account_attributes_nothing() -> None:
    assert names(telling(killed(5), report=head(outlet="Courier"))) == ["Courier"]
    assert names(telling(killed(5), killed(5, HOSPITAL), report=head(outlet="Courier"))) == ["the hospital"]


def test_a_denial_or_a_motive_makes_no_origin_and_does_not_silence_the_report() -> None:
    denial = claim("responsibility", responsibility("Red Heron Front"), FRONT, stance="denied")
    motive = claim("motive", Text("revenge"), HOSPITAL)
    tactic = claim("tactic", term("double-tap"), POLICE)
    assert names(telling(killed(5), denial, motive, tactic, report=head(outlet="Courier"))) == ["Courier"]


def test_withdrawn_claims_make_no_origin() -> None:
    assert names(telling(killed(5, HOSPITAL, withdrawn=True))) == []


def test_copies_of_one_wire_text_are_one_origin() -> None:
    one = telling(killed(5), report=head("r1", outlet="Courier", signature=WIRE))
    two = telling(killed(5), report=head("r2", outlet="Harbour", signature=WIRE))
    other = telling(killed(6), report=head("r3", outlet="Beacon", signature=OTHER))
    (first, second) = traced(one, two, other).origins
    assert first.reports == ("r1", "r2") and "Courier and Harbour print the same text" in first.reasons
    assert second.name == "Beacon"


def test_two_reports_of_one_outlet_are_one_origin() -> None:
    one = telling(killed(5), report=head("r1", outlet="Courier"))
    two = telling(killed(6), report=head("r2", outlet="Courier"))
    assert names(one, two) == ["Courier"]


def test_a_report_that_cites_the_other_is_no_origin_of_its_own() -> None:
    first = telling(killed(5), report=head("r1", on="2023-03-14", outlet="Courier"))
    citing = telling(killed(5, Source("Courier", "outlet", outlet_id="courier")), report=head("r2", outlet="Harbour"))
    assert names(first, citing) == ["Courier"]
    rests = telling(killed(5, HOSPITAL), report=head("r1", on="2023-03-14", outlet="Courier"))
    (origin,) = traced(rests, citing).origins
    assert origin.reports == ("r1", "r2")
    assert "Harbour cites Courier, whose own report rests on the hospital" in origin.reasons


def test_an_outlet_that_a_party_owns_is_the_party() -> None:
    own = telling(killed(5), report=head("r1", outlet="Heron Radio", owner="red-heron-front"))
    told = telling(killed(5, HERON), report=head("r2", outlet="Courier"))
    (origin,) = traced(own, told).origins
    assert origin.party and origin.actor_id == "red-heron-front"


def test_a_perpetrator_that_speaks_is_a_party_and_a_hospital_is_none() -> None:
    army = Source("the army", "official-body", actor_id="army")
    struck = claim("perpetrator", entity("the army", actor_id="army"), HOSPITAL)
    origins = {o.name: o.party for o in traced(telling(struck, killed(4, HOSPITAL), killed(0, army))).origins}
    assert origins == {"the hospital": False, "the army": True}


def test_with_a_list_of_armed_groups_an_outlets_owner_is_looked_up() -> None:
    state = Source("State Radio", "outlet", affiliation="some-state")
    told = telling(killed(5, state))
    assert traced(told).origins[0].party
    assert not traced(told, codes=Codes(armed=frozenset({"red-heron-front"}))).origins[0].party


SPEAKERS = ((), (POLICE,), (HOSPITAL,), (HERON,), (HERON, FRONT), (Source("Courier", "outlet", outlet_id="courier"),))


@given(
    st.lists(st.tuples(st.sampled_from(SPEAKERS), st.sampled_from(["Courier", "Harbour", None])), max_size=6), st.data()
)
def test_origins_do_not_depend_on_the_order_of_reports(
    rows: list[tuple[tuple[Source, ...], str | None]], data: st.DataObject
) -> None:
    told = [
        telling(killed(5, *said), report=head(f"r{n}", outlet=outlet, signature=range(n * 99, n * 99 + 64)))
        for n, (said, outlet) in enumerate(rows)
    ]
    shuffled = data.draw(st.permutations(told))
    assert traced(*told).origins == traced(*shuffled).origins
    assert len(traced(*told).origins) <= len(told)


def test_a_body_and_whoever_speaks_for_it_in_words_are_one_origin() -> None:
    chief = Source("Bakoro Invented", "person", affiliation="police")
    militia = Source("the Copper Lake Front", "armed-group")
    its_source = Source("a military source", "unnamed", affiliation="Copper Lake Front")
    told = telling(killed(5, source("police", "official-body")), killed(6, chief), killed(7, militia))
    more = telling(killed(8, its_source), report=head("r2"))
    found = traced(told, more).origins
    assert [origin.name for origin in found] == ["police", "the Copper Lake Front"]
    assert [len(origin.claims) for origin in found] == [2, 2]


def test_who_is_attacked_under_a_description_is_a_party_by_its_words() -> None:
    police = source("police", "official-body")
    convoy = entity("police convoy", "human", named=False, category="security-force")
    (origin,) = traced(telling(killed(4, police), claim("target", convoy, police))).origins
    assert origin.party
    bus = entity("police bus drivers", "human", named=False, category="civilian")
    (origin,) = traced(telling(killed(4, police), claim("target", bus, police))).origins
    assert not origin.party


def test_a_join_of_reports_that_an_origin_does_not_hold_is_no_reason_of_it() -> None:
    first = telling(killed(9, POLICE), report=head("r1", outlet="Courier", signature=WIRE))
    copied = telling(killed(9, POLICE), report=head("r2", outlet="Ledger", signature=WIRE))
    later = telling(claim("kind", term("bombing")), report=head("r3", outlet="Courier", signature=OTHER))
    own = next(origin for origin in traced(first, copied, later).origins if origin.reports == ("r3",))
    assert own.reasons == ("the report's own voice, in an account that attributes nothing",)


def test_words_that_name_for_whom_a_source_speaks_are_no_actor_id() -> None:
    chief = Source("Bakoro Invented", "person", affiliation="the town police")
    told = telling(killed(5, chief), killed(5, FRONT))
    codes = Codes(actors=frozenset({"red-heron-front"}))
    assert [origin.actor_id for origin in traced(told, codes=codes).origins] == [None, "red-heron-front"]


@pytest.mark.parametrize(
    ("name", "owner"),
    [
        ("the army's press office", "army"),
        ("General Staff of the Vell Guard", "vell guard"),
        ("Mirra Command press office", "mirra command"),
        ("Interior Ministry, notices", "interior ministry"),
        ("Dawn (channel of the Dorr Front)", "dorr front"),
        ("military's General Command", "army"),
        ("Dorr Courier", None),
        ("the mayor's office", None),
    ],
)
def test_whose_voice_a_name_tells(name: str, owner: str | None) -> None:
    assert owner_of(name) == owner


def test_an_office_a_spokesman_and_an_outlet_of_one_party_are_one_origin() -> None:
    office = Source("army's press office", "official-body")
    spokesman = Source("Odo Karim", "person", affiliation="military")
    own = head("r2", outlet="Rampart (newspaper of the army)")
    assert len(names(telling(killed(5, office), killed(5, spokesman)), telling(killed(5), report=own))) == 1


def test_an_outlet_that_another_cites_is_known_by_its_name() -> None:
    cited = Source("Bell", "official-body")
    told = telling(killed(5), report=head("r1", outlet="The Bell"))
    assert len(names(told, telling(killed(5, cited), report=head("r2", outlet="Dorr Today")))) == 1
