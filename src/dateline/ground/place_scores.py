"""How well each place that a name may mean fits the report: features, weights, probabilities.

A conditional logit model over the places of one name. Each name is scored twice: first by what it is and by the words
around it, then also by the places that the report's other names most probably mean.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from operator import itemgetter, mul

from dateline.gazetteer.index import Entry
from dateline.ground.place_context import Surroundings, holds
from dateline.ground.place_weights import FIRST, SECOND

MOST_CANDIDATES = 40
"""Candidates of one name: more are only ever hamlets of the same name, and each costs time."""
SHORT_LIST = 24
"""Candidates of one name that are scored in context: the best of the first pass. Of 8, 15, 24 and 40 the smallest that
costs the train half less than 0.3 % of its names."""
NEAR_KM = 150.0
"""How fast nearness fades. Of 50, 150 and 400 km the one with the best fit on the train half."""

NAMES_AROUND = 100
"""Other names, to either side in the order of the report, whose places a name's places are measured against. None of
the 817 texts of LGL and GeoVirus names more than 42 places: for them these are all names."""


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a report, whatever number of times it stands there, and what it may mean."""

    key: str
    entries: tuple[Entry, ...]
    around: Surroundings


@dataclass(slots=True)
class Context:
    """What the report's other names say: mass of probability by country and by division, and likely points.

    `named` and `held` tell which names (by rank) most probably mean a country and a first-level division. `points` are
    (name's rank, latitude, longitude, probability) of each name's best place. `told` counts demonyms by country.
    """

    names: int
    countries: dict[str, float]
    divisions: dict[int, float]
    points: list[tuple[int, float, float, float]]
    named: dict[str, set[int]]
    held: dict[int, set[int]]
    told: Mapping[str, int]
    told_in_all: int
    opening: Entry | None


def probabilities(names: Sequence[Name], told: Mapping[str, int]) -> list[list[float]]:
    """For each name, how probable each of its entries is (they sum to 1), in the entries' order."""
    first = [[dot(FIRST, base_features(entry, name.around)) for entry in name.entries] for name in names]
    kept = [_best_of(scores) for scores in first]
    short = [
        Name(name.key, tuple(name.entries[at] for at in list_), name.around)
        for name, list_ in zip(names, kept, strict=True)
    ]
    bases = [[base_features(entry, name.around) for entry in name.entries] for name in short]
    found = [softmax([scores[at] for at in list_]) for scores, list_ in zip(first, kept, strict=True)]
    for _ in range(2):
        found = _again(short, bases, found, told)
    full = [[0.0] * len(scores) for scores in first]
    for chances, list_, whole in zip(found, kept, full, strict=True):
        for at, chance in zip(list_, chances, strict=True):
            whole[at] = chance
    return full


def all_features(
    names: Sequence[Name], told: Mapping[str, int], passes: int, first: Sequence[float], second: Sequence[float]
) -> list[list[tuple[float, ...]]]:
    """What the weights are fitted on: the features of each entry in pass number `passes`, 0 being the first pass.

    `first` and `second` are the weights by which the passes before it score.
    """
    bases = [[base_features(entry, name.around) for entry in name.entries] for name in names]
    found = [softmax([dot(first, features) for features in base]) for base in bases]
    rows: list[list[tuple[float, ...]]] = bases
    for number in range(passes):
        context = context_of(names, found, told)
        rows = [
            [
                (*features, *context_features(entry, rank, own, context))
                for entry, features, own in zip(name.entries, base, shares, strict=True)
            ]
            for rank, (name, base, shares) in enumerate(zip(names, bases, own_shares(names, found), strict=True))
        ]
        if number + 1 < passes:
            found = [softmax([dot(second, row) for row in of_name]) for of_name in rows]
    return rows


def _best_of(scores: Sequence[float]) -> list[int]:
    """Where the best scores stand, best first, the earlier of two equal ones first."""
    return sorted(range(len(scores)), key=lambda at: (-scores[at], at))[:SHORT_LIST]


def _again(
    names: Sequence[Name],
    bases: Sequence[Sequence[tuple[float, ...]]],
    found: Sequence[Sequence[float]],
    told: Mapping[str, int],
) -> list[list[float]]:
    """The second pass: probabilities in the context of the present ones."""
    context = context_of(names, found, told)
    again: list[list[float]] = []
    for rank, (name, base, shares) in enumerate(zip(names, bases, own_shares(names, found), strict=True)):
        scores = [
            dot(SECOND, (*features, *context_features(entry, rank, own, context)))
            for entry, features, own in zip(name.entries, base, shares, strict=True)
        ]
        again.append(softmax(scores))
    return again


_NONE: frozenset[int] = frozenset()


def base_features(entry: Entry, around: Surroundings) -> tuple[float, ...]:
    """What an entry is, and how it agrees with the words around the name. Names in `place_weights.BASE`."""
    kind = entry.kind
    inside = outside = 0.0
    if around.inside:
        inside = 1.0 if any(holds(holder, entry) for holder in around.inside) else 0.0
        outside = 1.0 - inside
    same = other = 0.0
    if around.kind is not None:
        same = 1.0 if kind == around.kind else 0.0
        other = 1.0 - same
    crowd = math.log10(entry.population + 1)
    return (
        crowd if kind == "city" else 0.0, crowd if kind == "admin2" else 0.0, crowd if kind == "admin1" else 0.0,
        kind == "country", kind == "admin1", kind == "admin2", entry.capital,
        kind in ("region", "water"), kind == "continent", kind == "feature", entry.primary, inside, outside, same,
        other, entry.lat is None,
    )  # fmt: skip


def own_shares(names: Sequence[Name], found: Sequence[Sequence[float]]) -> list[list[tuple[float, float]]]:
    """For each entry, how much of its country's and its division's mass comes from its own name."""
    shares: list[list[tuple[float, float]]] = []
    for name, chances in zip(names, found, strict=True):
        countries: dict[str | None, float] = {}
        divisions: dict[int | None, float] = {}
        for entry, chance in zip(name.entries, chances, strict=True):
            countries[entry.country] = countries.get(entry.country, 0.0) + chance
            division = _division(entry)
            divisions[division] = divisions.get(division, 0.0) + chance
        shares.append([(countries[entry.country], divisions[_division(entry)]) for entry in name.entries])
    return shares


def _division(entry: Entry) -> int | None:
    return entry.number if entry.kind == "admin1" else entry.admin1_number


def context_of(names: Sequence[Name], found: Sequence[Sequence[float]], told: Mapping[str, int]) -> Context:
    """What all names of the report together say, by their present probabilities."""
    context = Context(len(names), {}, {}, [], {}, {}, told, sum(told.values()), None)
    for rank, (name, chances) in enumerate(zip(names, found, strict=True)):
        for entry, chance in zip(name.entries, chances, strict=True):
            if entry.country is not None:
                context.countries[entry.country] = context.countries.get(entry.country, 0.0) + chance
            division = _division(entry)
            if division is not None:
                context.divisions[division] = context.divisions.get(division, 0.0) + chance
        at = max(range(len(chances)), key=chances.__getitem__)
        best = name.entries[at]
        if best.kind == "country" and best.country is not None:
            context.named.setdefault(best.country, set()).add(rank)
        elif best.kind == "admin1":
            context.held.setdefault(best.number, set()).add(rank)
        if best.lat is not None and best.lon is not None and best.kind in ("city", "admin1", "admin2", "feature"):
            context.points.append((rank, best.lat, best.lon, chances[at]))
        if name.around.opening and context.opening is None:
            context.opening = best
    return context


def context_features(entry: Entry, rank: int, own: tuple[float, float], context: Context) -> tuple[float, ...]:
    """How an entry agrees with the report's other names. Names in `place_weights.CONTEXT`."""
    others = max(1, context.names - 1)
    country = context.countries.get(entry.country or "", 0.0) - own[0]
    division_number = _division(entry)
    division = 0.0 if division_number is None else context.divisions.get(division_number, 0.0) - own[1]
    nearest, total = nearness(entry, rank, points_around(context.points, rank))
    told = context.told.get(entry.country or "", 0)
    named = _besides(rank, context.named.get(entry.country or "", _NONE))
    held = _besides(rank, context.held.get(entry.admin1_number or -1, _NONE))
    opening = context.opening
    opens = opening is not None and opening.country == entry.country and opening.country is not None
    return (
        country / others, min(country, 3.0), division / others, min(division, 3.0), nearest, total / others,
        told / context.told_in_all if context.told_in_all else 0.0, named, held, opens,
    )  # fmt: skip


def _besides(rank: int, names: AbstractSet[int]) -> bool:
    """Whether another name than that of this rank is among them."""
    return len(names) > (rank in names)


def points_around(
    points: Sequence[tuple[int, float, float, float]], rank: int
) -> Sequence[tuple[int, float, float, float]]:
    """The points of the names that the report names within `NAMES_AROUND` names before or after this one."""
    if len(points) <= NAMES_AROUND:
        return points
    first = bisect_left(points, rank - NAMES_AROUND, key=itemgetter(0))
    return points[first : bisect_right(points, rank + NAMES_AROUND, key=itemgetter(0))]


def nearness(entry: Entry, rank: int, points: Iterable[tuple[int, float, float, float]]) -> tuple[float, float]:
    """The nearest of the other names' best places, and the sum over all of them: each 1 at no distance, fading with
    `NEAR_KM`, times how probable that place is."""
    if entry.lat is None or entry.lon is None or entry.kind in ("country", "continent"):
        return 0.0, 0.0
    nearest = total = 0.0
    narrow = math.cos(math.radians(entry.lat))
    for at, lat, lon, chance in points:
        north = entry.lat - lat
        if at == rank or not -6.0 < north < 6.0:
            continue
        value = chance * math.exp(-math.hypot(north, (entry.lon - lon) * narrow) * 111.2 / NEAR_KM)
        total += value
        if value > nearest:
            nearest = value
    return nearest, total


def dot(weights: Sequence[float], features: Sequence[float]) -> float:
    """The score of one entry."""
    return float(sum(map(mul, weights, features)))


def softmax(scores: Sequence[float]) -> list[float]:
    """Scores as probabilities."""
    if not scores:
        return []
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]
