"""A country for a deed of which no place is told."""

from __future__ import annotations

from collections import Counter

from dateline.ground.countries import ENGINE, LEVEL, Evidence
from dateline.pipeline import Route, open_route
from dateline.schema.claims import Claim
from dateline.schema.report import Report
from dateline.schema.values import Place

NEWS = "Gunmen killed two farmers on Monday. Officials in Bogota and in Medellin spoke of bandits. Cali stayed quiet."


def places(text: str) -> list[Claim]:
    route: Route = open_route("grammar")
    reading = route.tell(Report("r", text, "r", "file", "r", language="en")).reading
    assert len({claim.id for claim in reading.claims}) == len(reading.claims)
    listed = [claim for account in reading.accounts for claim in account.claims]
    assert sorted(listed) == sorted(claim.id for claim in reading.claims if claim.incident)
    return [claim for claim in reading.claims if claim.field == "place"]


def test_where_all_places_lie_in_one_country_the_deed_was_there() -> None:
    (claim,) = places(NEWS)
    assert isinstance(claim.value, Place)
    assert (claim.value.name, claim.value.country, claim.engine) == ("Colombia", "CO", ENGINE)
    assert claim.quote is not None
    assert NEWS[claim.quote.start : claim.quote.end] == "Bogota"


def test_a_place_that_is_told_needs_no_country() -> None:
    found = places(NEWS.replace("farmers on Monday", "farmers in Cali on Monday"))
    assert {claim.engine for claim in found} == {"grammar/1"}


def test_places_of_two_countries_or_a_single_place_tell_nothing() -> None:
    assert places(NEWS.replace("Medellin", "Lima")) == []
    assert places("Gunmen killed two farmers on Monday. Officials in Bogota spoke of bandits.") == []


def test_the_country_of_the_actors_outweighs_another_place() -> None:
    text = NEWS.replace("Medellin", "Lima").replace("spoke of bandits", "blamed the FARC and again the FARC")
    (claim,) = places(text)
    assert isinstance(claim.value, Place)
    assert (claim.value.country, claim.engine) == ("CO", ENGINE)
    assert places("Gunmen killed two farmers on Monday. The FARC and again the FARC denied it.") == []


FAR = 5000


def chance(
    places: dict[str, int], actors: dict[str, int], placed: dict[str, int] | None = None, at: int = FAR
) -> float:
    """That a deed was in Colombia, with so many names of each country, all of them at `at`, and the deed at 0."""
    named = [[(at, country) for country, count in of.items() for _ in range(count)] for of in (places, actors)]
    total = sum(places.values())
    return Evidence(named[0], named[1], total, Counter(placed or {})).probability("CO", 0)


def test_more_of_a_country_makes_it_likelier_and_more_of_another_less() -> None:
    assert chance({"CO": 2, "PE": 2}, {"PE": 1}) < chance({"CO": 2}, {}) < chance({"CO": 3}, {"CO": 1})
    assert chance({"CO": 3, "PE": 1}, {}, {"PE": 2}) < chance({"CO": 3, "PE": 1}, {}, {"CO": 2})


def test_a_dateline_alone_tells_where_the_reporter_is() -> None:
    assert chance({"CO": 1}, {}, at=10) < LEVEL
    assert Evidence([(10, "CO"), (200, "CO")], [], 2, Counter()).probability("CO", 0) > LEVEL


def test_a_country_has_its_probability_for_a_score() -> None:
    (claim,) = places(NEWS)
    assert LEVEL <= claim.score < 1


def test_a_plan_has_no_place_by_inference() -> None:
    assert places(NEWS.replace("Gunmen killed two farmers", "Gunmen plan to kill two farmers")) == []
