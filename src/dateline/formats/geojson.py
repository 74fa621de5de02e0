"""Incidents as GeoJSON (RFC 7946): one Feature each, longitude before latitude, WGS 84.

A place that is ambiguous or was never found has no coordinates, and its Feature has `geometry: null`, which the
standard allows: it stays in the list and off the map. One incident in several places is a MultiPoint, never their
centroid, and only where every place is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from dateline.formats.contract import toll_json
from dateline.formats.jsontext import line
from dateline.formats.words import witness_words
from dateline.schema.ledger import Incident
from dateline.schema.values import Entity, Place
from dateline.schema.wire import date_json, degrees, place_json

Json = dict[str, Any]


def write_geojson(incidents: Iterable[Incident]) -> Iterator[str]:
    """One FeatureCollection, a Feature a line, so that a long ledger streams."""
    yield '{"type": "FeatureCollection", "features": ['
    opened = False
    for incident in incidents:
        yield (",\n" if opened else "\n") + line(feature(incident))
        opened = True
    yield "\n]}\n"


def feature(incident: Incident) -> Json:
    """One incident as a Feature."""
    return {
        "type": "Feature",
        "id": incident.id,
        "geometry": geometry(incident),
        "properties": {
            "kind": incident.kind,
            "stage": incident.stage,
            "background": incident.background,
            "date": date_json(incident.date),
            "place": place_json(incident.place),
            "places": [place_json(place) for place in incident.places],
            "perpetrators": _names(incident.perpetrators),
            "targets": _names(incident.targets),
            "parties": _names(incident.parties),
            "weapons": _names(incident.weapons),
            "toll": toll_json(incident.toll),
            "witnesses": witness_words(incident),
            "independent_origins": incident.independent_origins,
            "parties_only": incident.parties_only,
            "reports": [telling.report.id for telling in incident.tellings],
        },
    }


def geometry(incident: Incident) -> Json | None:
    """A Point, a MultiPoint, or None where a place is ambiguous, unknown or absent."""
    if incident.place is not None:
        point = _position(incident.place)
        return None if point is None else {"type": "Point", "coordinates": point}
    points = [_position(place) for place in incident.places]
    if not points or None in points:
        return None
    return {"type": "MultiPoint", "coordinates": points}


def _position(place: Place) -> list[float] | None:
    lat, lon = degrees(place.lat), degrees(place.lon)
    return None if lat is None or lon is None else [lon, lat]


def _names(entities: tuple[Entity, ...]) -> list[str]:
    return [entity.name for entity in entities]
