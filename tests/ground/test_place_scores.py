"""The scores of places: probabilities that sum to one, and features that say what their names say."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.gazetteer.index import Entry, Gazetteer, open_gazetteer
from dateline.ground.place_context import Surroundings, holds, surroundings, told_countries
from dateline.ground.place_scores import (
    NAMES_AROUND,
    Name,
    all_features,
    base_features,
    dot,
    nearness,
    points_around,
    probabilities,
    softmax,
)
from dateline.ground.place_weights import BASE, CONTEXT, FIRST, SECOND
from dateline.schema.claims import PlaceMention
from tests.gazetteer.world import world_index


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    return open_gazetteer(world_index(Path(tmp_path_factory.mktemp("world"))))


def entry(gazetteer: Gazetteer, name: str, kind: str, country: str | None = None) -> Entry:
    return next(
        found for found in gazetteer.lookup(name) if found.kind == kind and country in (None, found.country)
    )  # fmt: skip


def test_weights_and_features_are_as_many_as_their_names(gazetteer: Gazetteer) -> None:
    assert len(FIRST) == len(BASE) == len(base_features(entry(gazetteer, "Kabul", "city"), Surroundings()))
    assert len(SECOND) == len(BASE) + len(CONTEXT)


@given(st.lists(st.floats(-800, 800), min_size=1, max_size=20))
def test_probabilities_sum_to_one_and_keep_the_order(scores: list[float]) -> None:
    found = softmax(scores)
    assert math.isclose(sum(found), 1.0, rel_tol=1e-9)
    assert found[scores.index(max(scores))] == max(found)


def test_every_name_gets_a_probability_for_each_entry(gazetteer: Gazetteer) -> None:
    names = [Name(name, gazetteer.lookup(name), Surroundings()) for name in ("paris", "kabul", "twinville")]
    for name, chances in zip(names, probabilities(names, {}), strict=True):
        assert len(chances) == len(name.entries)
        assert sum(chances) == pytest.approx(1.0)


def test_a_demonym_speaks_for_its_country(gazetteer: Gazetteer) -> None:
    names = [Name("jalalabad", gazetteer.lookup("jalalabad"), Surroundings())]
    plain = probabilities(names, {})[0][1]
    assert names[0].entries[1].country == "IN"
    assert probabilities(names, {"IN": 3})[0][1] > plain
    assert told_countries("Afghan soldiers and Malian Afghans met.", gazetteer) == {"AF": 2, "ML": 1}


def test_nearness_fades_and_leaves_out_the_name_itself(gazetteer: Gazetteer) -> None:
    kabul = entry(gazetteer, "Kabul", "city")
    assert kabul.lat is not None
    assert kabul.lon is not None
    here, near, far = (1, kabul.lat, kabul.lon, 1.0), (2, kabul.lat + 1, kabul.lon, 1.0), (3, -30.0, 10.0, 1.0)
    assert nearness(kabul, 1, [here]) == (0.0, 0.0)
    assert nearness(kabul, 0, [here]) == (1.0, 1.0)
    assert nearness(kabul, 0, [far]) == (0.0, 0.0)
    nearest, total = nearness(kabul, 0, [here, near])
    assert nearest == 1.0
    assert 1.0 < total < 2.0


def test_what_holds_what(gazetteer: Gazetteer) -> None:
    city, province = entry(gazetteer, "Kabul", "city"), entry(gazetteer, "Kabul", "admin1")
    country, area = entry(gazetteer, "Afghanistan", "country"), entry(gazetteer, "Khorasan", "region")
    assert holds(province, city)
    assert holds(country, city)
    assert holds(country, province)
    assert holds(area, city)
    assert not holds(city, province)
    assert not holds(entry(gazetteer, "Texas", "admin1"), city)
    assert not holds(country, country)


@pytest.mark.parametrize(
    ("text", "name", "inside"),
    [
        ("in Paris, Texas, on", "Paris", {"Texas"}), ("in Paris (Texas) on", "Paris", {"Texas"}),
        ("Texas's Paris was", "Paris", {"Texas"}), ("in Paris, in the state of Texas, on", "Paris", {"Texas"}),
        ("in Surobi district, Afghanistan, on", "Surobi", {"Afghanistan"}), ("in Paris and Texas", "Paris", set()),
        ("in Paris. Texas was", "Paris", set()),
    ],
)  # fmt: skip
def test_the_words_around_tell_what_a_place_lies_in(
    gazetteer: Gazetteer, text: str, name: str, inside: set[str]
) -> None:
    others = [other for other in ("Texas", "Afghanistan") if other in text]
    mentions = tuple(PlaceMention(text.index(word), text.index(word) + len(word), word) for word in (name, *others))
    found = surroundings(text, mentions, gazetteer)[0]
    assert {holder.name for holder in found.inside} == inside


def test_a_dateline_is_told_from_the_lead(gazetteer: Gazetteer) -> None:
    for text, opening in (
        ("KABUL (Invented Wire) - A bomb", True),
        ("KABUL, 9 JAN 90 -- A BOMB", True),
        ("KABUL fell.", False),
    ):
        (found,) = surroundings(text, (PlaceMention(0, 5, "KABUL"),), gazetteer)
        assert found.opening is opening
        assert found.kind == ("city" if opening else None)


def test_the_features_that_are_fitted_are_those_that_are_scored(gazetteer: Gazetteer) -> None:
    names = [Name(name, gazetteer.lookup(name), Surroundings()) for name in ("paris", "kabul", "texas")]
    rows = all_features(names, {}, 2, FIRST, SECOND)
    scored = probabilities(names, {})
    for row, chances in zip(rows, scored, strict=True):
        assert softmax([dot(SECOND, features) for features in row]) == pytest.approx(chances)
    assert [len(features) for features in all_features(names, {}, 0, FIRST, SECOND)[0]] == [len(BASE)] * len(rows[0])


def test_a_place_is_measured_against_the_names_around_it() -> None:
    points = [(rank, 1.0, 2.0, 0.5) for rank in range(5 * NAMES_AROUND) if rank % 2]
    assert points_around(points[: NAMES_AROUND // 2], 0) == points[: NAMES_AROUND // 2]
    near = points_around(points, 2 * NAMES_AROUND)
    assert [rank for rank, *_ in near] == list(range(NAMES_AROUND + 1, 3 * NAMES_AROUND, 2))
