"""Where it was: the one place that the tellings agree on, or all of them, never a point between."""

from __future__ import annotations

from collections.abc import Sequence
from math import asin, cos, radians, sin, sqrt

from dateline.derive.origins import Voices
from dateline.derive.standing import stands
from dateline.derive.voices import folded
from dateline.schema.claims import Claim
from dateline.schema.ledger import FieldReason, Telling
from dateline.schema.values import Place

NEAR_KM = 25.0
"""Two points this near are one place: UCDP GED's where_prec 2 is "within about 25 km of a known point"."""

MOST_APART = 100
"""Places of one telling that another of its places is compared with at most: the first. A hundred places apart are
nobody's one place, and are listed as they are."""

_DISTRICT, _PROVINCE, _COUNTRY = 3, 4, 6
_EARTH_KM = 6371.0

Said = tuple[Telling, Claim, Place]


def place(tellings: Sequence[Telling], voices: Voices) -> tuple[Place | None, tuple[Place, ...], FieldReason | None]:
    """The main place, or None with all places, and why.

    Each telling's places are brought down to those that no other one narrows ("Kabul" narrows "Afghanistan"). What
    most independent origins tell wins; of equals the most precise, a main account's, and the first said.
    """
    said = [
        (telling, claim, claim.value)
        for telling in tellings
        for claim in telling.claims
        if claim.field == "place" and stands(claim) and isinstance(claim.value, Place)
    ]
    if not said:
        return None, (), None
    told: dict[tuple[str, str], list[Said]] = {}
    for item in said:
        told.setdefault((item[0].report.id, item[0].account.id), []).append(item)
    narrowed = [_narrowest(items) for items in told.values()]
    single = [items[0] for items in narrowed if len(items) == 1]
    if not single:
        return None, _distinct(narrowed), FieldReason("place", "several-places", tuple(c.id for _, c, _ in said))
    firsts: dict[Place, Said] = {}  # the same place said again is no other candidate, but a main account's goes first
    for item in sorted(single, key=lambda item: not item[0].account.main):
        firsts.setdefault(item[2], item)
    _, _, main = max(firsts.values(), key=lambda item: _preference(item, said, voices))
    fits = {value: compatible(main, value) for _, _, value in said}
    agree = tuple(claim.id for _, claim, value in said if fits[value])
    against = tuple(claim.id for _, claim, value in said if not fits[value])
    rule = "most-precise" if not against else "most-independent"
    return main, (), FieldReason("place", rule, agree, against)


def compatible(a: Place, b: Place) -> bool:
    """Whether two places can be one: the same, one within the other, or two points near each other."""
    if _same(a, b) or _within(a, b) or _within(b, a):
        return True
    apart = kilometres(a, b)
    return apart is not None and apart <= NEAR_KM and max(a.precision or 1, b.precision or 1) < _DISTRICT


def contests(a: Place, b: Place) -> bool:
    """Whether two places cannot both be right; words that no gazetteer knows contest nothing."""
    return a.country is not None and b.country is not None and not compatible(a, b)


def kilometres(a: Place, b: Place) -> float | None:
    """The distance over the ground, None where either has no coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    north, east = radians(b.lat - a.lat) / 2, radians(b.lon - a.lon) / 2
    chord = sin(north) ** 2 + cos(radians(a.lat)) * cos(radians(b.lat)) * sin(east) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(chord)))


def _same(a: Place, b: Place) -> bool:
    if a.geonames_id is not None and b.geonames_id is not None:
        return a.geonames_id == b.geonames_id
    return folded(a.name) == folded(b.name) and (a.country is None or b.country is None or a.country == b.country)


def _within(a: Place, b: Place) -> bool:
    """Whether `a` lies in the area `b`, as far as country and division tell."""
    if a.country is None or a.country != b.country or (b.precision or 1) <= (a.precision or 1):
        return False
    if b.precision == _COUNTRY:
        return True
    if b.admin1 is None or a.admin1 != b.admin1:
        return False
    return b.precision == _PROVINCE or (b.precision == _DISTRICT and b.admin2 is not None and a.admin2 == b.admin2)


def _narrowest(items: Sequence[Said]) -> list[Said]:
    """The first said of the places that no other place of the telling lies within or names again."""
    kept: list[Said] = []
    for item in items:
        rival = next((i for i, other in enumerate(kept[:MOST_APART]) if compatible(item[2], other[2])), None)
        if rival is None:
            kept.append(item)
        elif (item[2].precision or 1) < (kept[rival][2].precision or 1):
            kept[rival] = item
    if any(value.geonames_id is not None for _, _, value in kept):
        # Words that no gazetteer knows (a street, a farm) do not contest a place that one does.
        return [item for item in kept if item[2].geonames_id is not None]
    return kept


def _preference(item: Said, said: Sequence[Said], voices: Voices) -> tuple[int, bool, int, int, bool, int]:
    telling, claim, value = item
    fits = {other: compatible(value, other) for other in {other for _, _, other in said}}
    agreeing = [(t, c) for t, c, other in said if fits[other]]
    origins = {voices.voice(t, c).key for t, c in agreeing if voices.voice(t, c).origin}
    position = next(i for i, (_, other, _) in enumerate(said) if other is claim)
    return (
        len(origins), value.geonames_id is not None, len(agreeing), -(value.precision or 1), telling.account.main,
        -position,
    )  # fmt: skip


def _distinct(narrowed: Sequence[Sequence[Said]]) -> tuple[Place, ...]:
    kept: list[Place] = []
    by_name: dict[object, list[Place]] = {}
    for items in narrowed:
        for _, _, value in items:
            keys = {folded(value.name), value.geonames_id} - {None}
            if not any(_same(value, other) for key in keys for other in by_name.get(key, ())):
                kept.append(value)
                for key in keys:
                    by_name.setdefault(key, []).append(value)
    return tuple(kept)
