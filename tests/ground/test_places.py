"""Places are fixed by what they are, by the words around them, and by the report's other places."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.gazetteer.index import Gazetteer, open_gazetteer
from dateline.ground.places import PRECISION, candidates, ground_places
from dateline.schema.claims import Claim, PlaceMention, Reading
from dateline.schema.report import Report
from dateline.schema.values import Place, Span, Text
from tests.gazetteer.world import world_index

NAMES = (
    "Afghanistan",
    "Pakistan",
    "India",
    "Turkey",
    "France",
    "United States",
    "Mali",
    "Kabul",
    "Nangarhar",
    "Punjab",
    "Texas",
    "Surobi",
    "Zarghun Ghar",
    "Jalalabad",
    "Paris",
    "Khorasan",
    "Gao",
    "Twinville",
    "Gulf of Aden",
    "Moiran",
)


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    return open_gazetteer(world_index(tmp_path_factory.mktemp("world")))


def mentions_of(text: str) -> tuple[PlaceMention, ...]:
    """A mention wherever one of NAMES stands."""
    found = []
    for name in NAMES:
        at = text.find(name)
        while at >= 0:
            found.append(PlaceMention(at, at + len(name), name))
            at = text.find(name, at + 1)
    return tuple(sorted(found, key=lambda mention: mention.start))


def reading_of(text: str, *claims: Claim) -> Reading:
    return Reading(Report("r", text, "", "file", "test"), claims=claims, places=mentions_of(text))


def places(text: str, gazetteer: Gazetteer) -> dict[str, Place | None]:
    return {mention.name: mention.place for mention in ground_places(reading_of(text), gazetteer).places}


def place(text: str, name: str, gazetteer: Gazetteer) -> Place:
    found = places(text, gazetteer)[name]
    assert found is not None
    return found


def claim_of(text: str, words: str, name: str | None = None, site: str | None = None) -> Claim:
    at = text.index(words)
    value = Place(name=name or words, as_said=words, site=site)
    return Claim("c1", "#1", "place", value, "asserted", Span(at, at + len(words), words), "test")


def test_a_city_has_its_point_and_its_divisions(gazetteer: Gazetteer) -> None:
    found = place("A bomb went off in Kabul on Monday.", "Kabul", gazetteer)
    assert (found.geonames_id, found.lat, found.lon) == (1138958, 34.528, 69.172)
    assert (found.country, found.admin1, found.precision) == ("AF", "Kabul", 1)
    assert found.as_said == "Kabul"
    assert found.candidates == ()


def test_a_class_word_moves_the_level(gazetteer: Gazetteer) -> None:
    found = place("Fighting went on in Kabul province on Monday.", "Kabul", gazetteer)
    assert (found.geonames_id, found.precision) == (1138957, 4)


def test_one_name_may_stand_on_two_levels_of_one_place(gazetteer: Gazetteer) -> None:
    text = "A bomb went off in Kabul. Elsewhere in Kabul province it was quiet. Police in Kabul said so."
    grounded = ground_places(reading_of(text), gazetteer).places
    assert [mention.place.precision for mention in grounded if mention.place] == [1, 4, 1]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("A bomb went off in Paris, Texas, on Monday. Police in Paris said so.", "US"),
        ("A bomb went off in Paris on Monday, police in France said.", "FR"),
        ("A bomb went off in Paris on Monday.", "FR"),
    ],
)
def test_what_a_place_lies_in_tells_which_one_it_is(gazetteer: Gazetteer, text: str, country: str) -> None:
    grounded = [
        mention.place for mention in ground_places(reading_of(text), gazetteer).places if mention.name == "Paris"
    ]
    assert {found.country for found in grounded if found} == {country}


def test_an_abbreviation_after_the_comma_counts_even_if_no_mention(gazetteer: Gazetteer) -> None:
    assert place("A bomb went off in Paris, TX, on Monday.", "Paris", gazetteer).country == "US"


def test_the_reports_other_places_decide(gazetteer: Gazetteer) -> None:
    assert place("Police in Nangarhar said Jalalabad was quiet.", "Jalalabad", gazetteer).country == "AF"
    assert (
        place("India sent troops to Jalalabad. In India and beyond, India was blamed.", "Jalalabad", gazetteer).country
        == "IN"
    )


def test_khorasan_is_an_area_and_no_town_in_turkey(gazetteer: Gazetteer) -> None:
    found = place("Militants from Khorasan crossed the border.", "Khorasan", gazetteer)
    assert (found.precision, found.country, found.geonames_id) == (5, None, None)


def test_the_town_is_meant_where_the_words_say_so(gazetteer: Gazetteer) -> None:
    assert place("The town of Khorasan, Turkey, was quiet.", "Khorasan", gazetteer).country == "TR"


def test_an_ambiguous_name_has_candidates_and_no_coordinates(gazetteer: Gazetteer) -> None:
    found = place("A bomb went off in Twinville on Monday.", "Twinville", gazetteer)
    assert (found.lat, found.lon, found.geonames_id, found.precision) == (None, None, None, None)
    assert [candidate.geonames_id for candidate in found.candidates] == [111, 112, 113]
    assert all(0 < candidate.score < 0.5 for candidate in found.candidates)


def test_a_small_town_alone_in_its_country_is_not_taken(gazetteer: Gazetteer) -> None:
    text = "Police in Kabul and in Jalalabad, Afghanistan, spoke of Reading."
    reading = Reading(
        Report("r", text, "", "file", "test"),
        places=(*mentions_of(text), PlaceMention(text.index("Reading"), 63, "Reading")),
    )
    stray = ground_places(reading, gazetteer).places[-1].place
    assert stray is not None
    assert stray.lat is None
    assert [candidate.country for candidate in stray.candidates] == ["US"]


def test_an_unknown_name_stays_without_a_place(gazetteer: Gazetteer) -> None:
    assert places("A bomb went off in Moiran on Monday.", gazetteer)["Moiran"] is None


def test_an_unknown_name_in_a_known_division_gets_its_point_and_precision(gazetteer: Gazetteer) -> None:
    found = place("A bomb went off in Moiran, Punjab, on Monday.", "Moiran", gazetteer)
    assert (found.name, found.geonames_id, found.country, found.admin1) == ("Moiran", None, "PK", "Punjab")
    assert (found.lat, found.precision) == (31.3, 4)


def test_a_district_without_settlements_falls_back_to_its_province(gazetteer: Gazetteer) -> None:
    found = place("Fighting went on in Zarghun Ghar on Monday.", "Zarghun Ghar", gazetteer)
    assert (found.geonames_id, found.admin1, found.admin2) == (7732999, "Nangarhār", "Zarghun Ghar")
    assert (found.lat, found.precision) == (34.26, 4)


@pytest.mark.parametrize("lead", ["near", "10 km south of", "outside", "five kilometres from", "just east of"])
def test_near_a_place_is_not_at_it(gazetteer: Gazetteer, lead: str) -> None:
    assert place(f"A bomb went off {lead} Gao on Monday.", "Gao", gazetteer).precision == 2


def test_precisions_follow_ucdp(gazetteer: Gazetteer) -> None:
    text = "Gao, Mali. Surobi, Afghanistan. Punjab, Pakistan. Khorasan. A ship in the Gulf of Aden."
    found = places(text, gazetteer)
    assert {name: where.precision for name, where in found.items() if where} == {
        "Gao": 1, "Mali": 6, "Surobi": 3, "Afghanistan": 6, "Punjab": 4, "Pakistan": 6, "Khorasan": 5,
        "Gulf of Aden": 7,
    }  # fmt: skip


def test_a_demonym_given_as_a_mention_tells_its_country(gazetteer: Gazetteer) -> None:
    text = "An Afghan convoy left."
    reading = Reading(Report("r", text, "", "file", "test"), places=(PlaceMention(3, 9, "Afghan"),))
    (mention,) = ground_places(reading, gazetteer).places
    assert mention.place is not None
    assert (mention.place.country, mention.place.precision) == ("AF", 6)


@pytest.mark.parametrize("name", ["Punjab province", "province of Punjab", "northern Punjab"])
def test_class_words_and_directions_are_dropped_where_the_name_is_not_known_with_them(
    gazetteer: Gazetteer, name: str
) -> None:
    assert [entry.name for entry in candidates(name, gazetteer)] == ["Punjab"]


def test_a_claim_gets_the_finest_place_of_its_words_and_keeps_its_site(gazetteer: Gazetteer) -> None:
    text = "Gunmen entered a temple in Kabul, Afghanistan, on Monday."
    claim = claim_of(text, "Kabul, Afghanistan", site="temple")
    (grounded,) = ground_places(reading_of(text, claim), gazetteer).claims
    assert isinstance(grounded.value, Place)
    assert (grounded.value.geonames_id, grounded.value.precision, grounded.value.site) == (1138958, 1, "temple")
    assert grounded.value.as_said == "Kabul, Afghanistan"
    assert (grounded.quote, grounded.id) == (claim.quote, claim.id)


def test_a_claim_whose_words_are_no_mention_is_grounded_all_the_same(gazetteer: Gazetteer) -> None:
    text = "A bomb went off in Gao on Monday."
    reading = Reading(Report("r", text, "", "file", "test"), claims=(claim_of(text, "Gao"),))
    grounded = ground_places(reading, gazetteer)
    assert grounded.places == ()
    assert isinstance(grounded.claims[0].value, Place)
    assert grounded.claims[0].value.geonames_id == 2457163


def test_a_claim_near_a_place_is_near_it(gazetteer: Gazetteer) -> None:
    text = "A bomb went off near Gao on Monday."
    (grounded,) = ground_places(reading_of(text, claim_of(text, "Gao")), gazetteer).claims
    assert isinstance(grounded.value, Place)
    assert grounded.value.precision == 2


def test_a_claim_of_an_unknown_place_stays_as_it_was(gazetteer: Gazetteer) -> None:
    text = "A bomb went off in Moiran on Monday."
    claim = claim_of(text, "Moiran")
    assert ground_places(reading_of(text, claim), gazetteer).claims == (claim,)


def test_other_claims_are_left_alone(gazetteer: Gazetteer) -> None:
    text = "A bomb went off in Gao on Monday."
    claim = Claim("c9", "#1", "motive", Text("revenge for Gao"), "asserted", Span(0, 6, "A bomb"), "test")
    assert ground_places(reading_of(text, claim), gazetteer).claims == (claim,)


def test_a_reading_without_places_is_the_same_reading(gazetteer: Gazetteer) -> None:
    reading = Reading(Report("r", "Nothing happened.", "", "file", "test"))
    assert ground_places(reading, gazetteer) is reading


@given(st.lists(st.sampled_from([*NAMES, "near", "in", ",", "province", "'s", "and", "."]), max_size=14))
@settings(max_examples=80, deadline=None)
def test_whatever_the_text_mentions_keep_their_spans_and_places_hold_together(
    gazetteer: Gazetteer, words: list[str]
) -> None:
    reading = reading_of(" ".join(words))
    grounded = ground_places(reading, gazetteer)
    assert [(m.start, m.end, m.name) for m in grounded.places] == [(m.start, m.end, m.name) for m in reading.places]
    for mention in grounded.places:
        if mention.place is not None:
            assert (mention.place.lat is None) == (mention.place.precision is None)
            assert (mention.place.precision is None) == bool(mention.place.candidates)
            assert mention.place.precision is None or 1 <= mention.place.precision <= 7
    assert ground_places(reading, gazetteer) == grounded


def test_every_kind_has_a_precision(gazetteer: Gazetteer) -> None:
    assert {gazetteer.entry(number).kind for number in range(len(gazetteer))} <= PRECISION.keys()


def test_the_index_of_the_test_is_the_small_one(gazetteer: Gazetteer) -> None:
    assert isinstance(gazetteer.path, Path)
    assert len(gazetteer) < 100
