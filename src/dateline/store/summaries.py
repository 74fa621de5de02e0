"""What a list of incidents is filtered and ordered by, taken from a derived incident."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.schema.ledger import Incident
from dateline.store.records import Summary


def summary_of(incident: Incident) -> Summary:
    """The incident's days, kinds, countries, actors, killed and origins."""
    killed = dict(incident.toll.entries).get("killed")
    places = (*((incident.place,) if incident.place else ()), *incident.places)
    people = (*incident.perpetrators, *incident.parties, *incident.targets)
    actors: Sequence[str] = [entity.actor_id or entity.name for entity in people]
    return Summary(
        incident.date.start if incident.date else None,
        incident.date.end if incident.date else None,
        incident.kinds,
        tuple(sorted({place.country for place in places if place.country})),
        tuple(dict.fromkeys(actors)),
        killed.best if killed else None,
        incident.independent_origins,
    )
