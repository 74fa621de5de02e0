"""Grounding, step by step: dates by the report's own days, places by the index, names by the registry."""

from __future__ import annotations

from dateline.codebook.registry import Registry
from dateline.gazetteer.index import Gazetteer
from dateline.ground.countries import ground_countries
from dateline.ground.dates import ground_dates
from dateline.ground.deeds import ground_deeds
from dateline.ground.names import ground_names
from dateline.ground.places import ground_places
from dateline.ground.wholes import ground_wholes
from dateline.schema.claims import Reading


def ground(reading: Reading, gazetteer: Gazetteer, registry: Registry) -> Reading:
    """The same claims, with names, places and dates fixed as far as the report allows; nothing is guessed."""
    placed = ground_countries(ground_places(ground_dates(reading), gazetteer), gazetteer, registry)
    return ground_deeds(ground_wholes(ground_names(placed, registry)), registry)
