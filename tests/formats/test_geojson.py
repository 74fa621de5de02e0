"""GeoJSON as RFC 7946 wants it, and no point where the place is not known."""

from __future__ import annotations

import json
from dataclasses import replace

from dateline.formats.geojson import geometry, write_geojson
from tests.formats.builders import AMBIGUOUS, PLACE, incident, somewhere


def test_a_feature_collection_with_longitude_first() -> None:
    data = json.loads("".join(write_geojson([incident(), somewhere(None)])))
    assert data["type"] == "FeatureCollection"
    first, second = data["features"]
    assert first["type"] == "Feature"
    assert first["id"] == "i1"
    assert first["geometry"] == {"type": "Point", "coordinates": [-45.5, 12.34568]}
    assert first["properties"]["toll"]["killed"]["low"] == 9
    assert second["geometry"] is None


def test_an_ambiguous_place_has_no_geometry_but_is_listed() -> None:
    data = json.loads("".join(write_geojson([somewhere(AMBIGUOUS)])))
    assert data["features"][0]["geometry"] is None
    assert data["features"][0]["properties"]["place"]["candidates"]


def test_several_places_are_points_and_never_their_centroid() -> None:
    other = replace(PLACE, lat=1.0, lon=2.0)
    assert geometry(somewhere(None, (PLACE, other))) == {
        "type": "MultiPoint", "coordinates": [[-45.5, 12.34568], [2.0, 1.0]],
    }  # fmt: skip
    assert geometry(somewhere(None, (PLACE, AMBIGUOUS))) is None


def test_an_empty_ledger_is_an_empty_collection() -> None:
    assert json.loads("".join(write_geojson([]))) == {"type": "FeatureCollection", "features": []}
