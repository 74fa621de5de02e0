"""Parts find their whole: with speakers grounded, figures that add up to one speaker's own whole are its parts.

"According to A, around 50 were killed or injured. ... A said 30 worshippers ... and another 20 guards": the 30 and the
20 are parts of A's 50, told in another sentence and perhaps under another form of A's name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from dateline.schema.claims import Claim, Reading
from dateline.schema.values import Count


def ground_wholes(reading: Reading) -> Reading:
    """The same claims, with `part_of` set where a set of parts sums up exactly to a whole of the same origin."""
    sets: dict[tuple[object, ...], list[Claim]] = {}
    for claim in reading.claims:
        if claim.parts is not None and claim.part_of is None:
            key = (claim.incident, claim.field, claim.parts, _origin(claim))
            sets.setdefault(key, []).append(claim)
    figures = _figures(reading.claims) if sets else {}
    wholes: dict[str, str] = {}
    for parts in sets.values():
        whole = _whole(parts, figures)
        if whole is not None:
            wholes.update({part.id: whole.id for part in parts})
    if not wholes:
        return reading
    return replace(
        reading,
        claims=tuple(
            replace(claim, part_of=wholes[claim.id], parts=None) if claim.id in wholes else claim
            for claim in reading.claims
        ),
    )


def _origin(claim: Claim) -> object:
    """Where the attribution ends: the registry's id, else the folded name; None is the report's own voice."""
    if not claim.said_by:
        return None
    last = claim.said_by[-1]
    return last.outlet_id or last.actor_id or last.name.casefold()


def _figures(claims: Iterable[Claim]) -> dict[tuple[object, ...], Claim]:
    """The figures that are nobody's part, by account, field, origin and number; of several the first."""
    found: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        if claim.parts is None and claim.part_of is None and isinstance(claim.value, Count):
            found.setdefault((claim.incident, claim.field, _origin(claim), claim.value.low), claim)
    return found


def _whole(parts: list[Claim], figures: Mapping[tuple[object, ...], Claim]) -> Claim | None:
    total = sum(part.value.low for part in parts if isinstance(part.value, Count))
    if len(parts) < 2:
        return None
    return figures.get((parts[0].incident, parts[0].field, _origin(parts[0]), total))
