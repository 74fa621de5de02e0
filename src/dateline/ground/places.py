"""Gives the places of a reading their coordinates, from everything the report says about where it is.

1. The report's toponyms are gathered by name: the same name is the same place throughout a report.
2. Each name's places in the gazetteer are scored (`place_scores`): what they are, what the words around say, and what
   the other names most probably mean.
3. The most probable place is taken where it is likely enough; else the candidates are listed and nothing is fixed.
4. Place claims get the finest of the places that their words name.

Coordinates of a country, a division or a region are a middle point, and the precision says so (UCDP GED: 1 a place,
2 near it, 3 and 4 second- and first-level division, 5 a fuzzy area, 6 a country, 7 a sea).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.gazetteer.index import Entry, Gazetteer
from dateline.ground.place_context import (
    CLASS_KINDS,
    Surroundings,
    holds,
    is_near,
    name_key,
    surroundings,
    told_countries,
)
from dateline.ground.place_scores import MOST_CANDIDATES, Name, probabilities
from dateline.schema.claims import Claim, PlaceMention, Reading
from dateline.schema.values import Place, PlaceCandidate, Span

LIKELY = 0.5
"""Least probability of a place, with those that lie at or within it, at which it is taken. On the train half of LGL and
GeoVirus (see `place_weights`) the best place was the right one in 34 % of the names where it had less, in 53 % where it
had 0.5 to 0.6 and in 92 % where it had 0.9 or more: below this line a guess is wrong more often than right."""
CITY_FIRST = 0.25
CAPITAL_FIRST = 0.02
"""A city, or a capital, at least so probable beside the division of its name goes first. Set by hand: the calibration
texts, local news of the United States, have next to no such names."""
STRAY_PEOPLE = 100_000
STRAY_OTHERS = 2
"""A town of fewer people, alone in its country while the report names two or more places elsewhere, is not taken: there
the gazetteer mostly lacks the place that is meant. On the train half such a choice was wrong in 5 of 8 names, that of a
larger town in 2 of 11."""
SHOWN_CANDIDATES = 5

PRECISION = {
    "city": 1, "feature": 1, "admin2": 3, "admin1": 4, "region": 5, "continent": 5, "country": 6, "water": 7,
}  # fmt: skip
"""UCDP GED's where_prec by kind of place."""


_DIRECTIONS = frozenset(
    "northern southern eastern western central north south east west downtown upper lower greater northeastern "
    "northwestern southeastern southwestern northeast northwest southeast southwest".split()
)


@dataclass(frozen=True, slots=True)
class Choice:
    """What one name of the report means: entries with their probabilities, best first; `entry` is None where that is
    not likely enough; `likely` is the probability of its spot."""

    entry: Entry | None
    ranked: tuple[tuple[Entry, float], ...]
    likely: float = 0.0


Key = tuple[str, str | None]
"""A folded name, and the kind of place that the words around a mention give it."""


@dataclass(frozen=True, slots=True)
class _Found:
    choices: Mapping[Key, Choice]
    taken: frozenset[int]
    """The numbers of all entries that are taken for something."""
    gazetteer: Gazetteer


def ground_places(reading: Reading, gazetteer: Gazetteer) -> Reading:
    """The reading with every place mention and place claim grounded, as far as the gazetteer and the words allow.

    A mention that the gazetteer does not know, and of which the words say nothing, keeps `place` None.
    """
    text = reading.report.text
    known = _Mentions(reading.places)
    claimed = (_claimed(claim, known) for claim in reading.claims)
    mentions = (*reading.places, *(mention for mention in claimed if mention is not None))
    if not mentions:
        return reading
    around = surroundings(text, mentions, gazetteer)
    choices = choose(text, mentions, around, gazetteer)
    taken = frozenset(choice.entry.number for choice in choices.values() if choice.entry is not None)
    found = _Found(choices, taken, gazetteer)
    places = tuple(
        replace(mention, place=_place(found.choices[key_of(mention, said)], mention, said, found))
        for mention, said in zip(mentions, around, strict=True)
    )
    all_places = _Mentions(places)
    claims = tuple(_ground_claim(claim, all_places, text) for claim in reading.claims)
    return replace(reading, places=places[: len(reading.places)], claims=claims)


class _Mentions:
    """Place mentions, by where they begin."""

    __slots__ = ("_mentions", "_order", "_starts")

    def __init__(self, mentions: Sequence[PlaceMention]) -> None:
        self._mentions = mentions
        self._order = sorted(range(len(mentions)), key=lambda at: mentions[at].start)
        self._starts = [mentions[at].start for at in self._order]

    def within(self, quote: Span) -> list[PlaceMention]:
        """Those that lie within the quote, in the order given."""
        inside = self._order[bisect_left(self._starts, quote.start) : bisect_left(self._starts, quote.end)]
        return [self._mentions[at] for at in sorted(inside) if self._mentions[at].end <= quote.end]


def _claimed(claim: Claim, known: _Mentions) -> PlaceMention | None:
    """A mention made of a place claim's words where the reading has none within them."""
    value = claim.value
    if not isinstance(value, Place) or claim.quote is None or known.within(claim.quote):
        return None
    at = claim.quote.exact.find(value.name)
    if at < 0:
        return PlaceMention(claim.quote.start, claim.quote.end, value.name)
    start = claim.quote.start + at
    return PlaceMention(start, start + len(value.name), value.name)


def choose(
    text: str, mentions: Sequence[PlaceMention], around: Sequence[Surroundings], gazetteer: Gazetteer
) -> dict[Key, Choice]:
    """What each name of the report means, by its folded form and the class that the words around it give.

    One name is one place, but "Kandahar" and "Kandahar province" may be two levels of it.
    """
    said_of: dict[str, list[Surroundings]] = {}
    spelled: dict[str, str] = {}
    for mention, said in zip(mentions, around, strict=True):
        said_of.setdefault(name_key(mention), []).append(said)
        spelled.setdefault(name_key(mention), mention.name)
    names: list[Name] = []
    for folded, said_of_it in said_of.items():
        entries = candidates(spelled[folded], gazetteer)
        if entries:
            names.append(Name(folded, entries, together(said_of_it, entries)))
    told = told_countries(text, gazetteer)
    found = probabilities(names, told)
    choices = {key_of(mention, said): Choice(None, ()) for mention, said in zip(mentions, around, strict=True)}
    for name, chances in zip(names, found, strict=True):
        for kind in {said.kind for said in said_of[name.key]}:
            choices[name.key, kind] = choice_of(name.entries, chances, kind)
    return _without_strays(choices, told)


def key_of(mention: PlaceMention, said: Surroundings) -> Key:
    """The folded name and the class that the words give it: mentions of one key are one place."""
    return name_key(mention), said.kind


def _without_strays(choices: dict[Key, Choice], told: Mapping[str, int]) -> dict[Key, Choice]:
    """The choices without small towns of countries that nothing else in the report speaks of."""
    by_country: dict[str, set[str]] = {}
    for (name, _), choice in choices.items():
        entry = choice.entry
        if entry is not None:
            for country in entry.countries or ((entry.country,) if entry.country else ()):
                by_country.setdefault(country, set()).add(name)
    placed = set().union(*by_country.values()) if by_country else set()
    kept = dict(choices)
    for key, choice in choices.items():
        entry = choice.entry
        if entry is None or entry.kind != "city" or entry.population >= STRAY_PEOPLE or entry.country in told:
            continue
        others = by_country.get(entry.country or "", set())
        if others <= {key[0]} and len(placed) - (key[0] in placed) >= STRAY_OTHERS:
            kept[key] = Choice(None, choice.ranked, choice.likely)
    return kept


def candidates(name: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """What a name may mean.

    Where the gazetteer does not have it, a class word or a direction is dropped ("Kunar province", "northern Mali"),
    and a demonym stands for its country.
    """
    entries = gazetteer.lookup(name)
    words = name.split()
    if not entries and len(words) > 1:
        if words[-1].lower() in CLASS_KINDS:
            entries = gazetteer.lookup(" ".join(words[:-1]))
        elif words[1].lower() == "of" and words[0].lower() in CLASS_KINDS:
            entries = gazetteer.lookup(" ".join(words[2:]))
        elif words[0].lower() in _DIRECTIONS:
            entries = gazetteer.lookup(" ".join(words[1:]))
    country = gazetteer.demonyms.get(name.lower()) if not entries else None
    if country is not None:
        entries = tuple(entry for entry in gazetteer.country(country))
    return entries[:MOST_CANDIDATES]


def together(said: Sequence[Surroundings], entries: tuple[Entry, ...]) -> Surroundings:
    """What the words around all mentions of one name say; a holder that holds none of its places says nothing."""
    inside = tuple(
        holder for one in said for holder in one.inside if any(holds(holder, entry) for entry in entries)
    )  # fmt: skip
    kinds = [one.kind for one in said if one.kind and any(entry.kind == one.kind for entry in entries)]
    kind = max(sorted(set(kinds)), key=kinds.count) if 2 * len(kinds) > len(said) else None
    return Surroundings(inside, kind, any(one.near for one in said), any(one.opening for one in said))


def choice_of(entries: Sequence[Entry], chances: Sequence[float], kind: str | None) -> Choice:
    """The most probable entry, where it is likely enough with those at the same spot, on the level that `kind` tells.

    Where the words give no class, a city goes before the division that is named for it, if it is nearly as probable.
    """
    ranked = tuple(sorted(zip(entries, chances, strict=True), key=lambda pair: (-pair[1], pair[0].number)))
    best, top = ranked[0]
    spot = [(entry, chance) for entry, chance in ranked if same_spot(entry, best)]
    likely = sum(chance for _, chance in spot)
    if likely < LIKELY:
        return Choice(None, ranked, likely)
    levels = [entry for entry, _ in spot if entry.kind == kind]
    if kind is None and best.kind in ("admin1", "admin2"):
        levels = [
            entry for entry, chance in spot
            if entry.kind == "city" and entry.primary
            and chance >= (CAPITAL_FIRST if entry.capital else CITY_FIRST) * top
        ]  # fmt: skip
    return Choice(levels[0] if levels and best not in levels else best, ranked, likely)


def same_spot(entry: Entry, best: Entry) -> bool:
    """Whether two entries of one name are one place at two levels: a city and the division that is named for it.

    A capital is often outside the division of its name (Buenos Aires, Lima): there the country decides.
    """
    if entry.number == best.number:
        return True
    if (entry.capital and best.kind in ("admin1", "admin2")) or (best.capital and entry.kind in ("admin1", "admin2")):
        return entry.country == best.country
    return best.number in (entry.admin1_number, entry.admin2_number) or entry.number in (
        best.admin1_number, best.admin2_number,
    )  # fmt: skip


def _listed(ranked: Sequence[tuple[Entry, float]]) -> tuple[PlaceCandidate, ...]:
    return tuple(
        PlaceCandidate(entry.geonames_id, entry.name, entry.country, entry.lat, entry.lon, round(chance, 3))
        for entry, chance in ranked[:SHOWN_CANDIDATES]
    )


def _place(choice: Choice, mention: PlaceMention, said: Surroundings, found: _Found) -> Place | None:
    """What a mention means: a place, or the candidates, or at least what the words say it lies in, or nothing."""
    if choice.entry is not None:
        return located(choice.entry, mention.name, found.gazetteer, near=said.near)
    if choice.ranked:
        return Place(mention.name, mention.name, candidates=_listed(choice.ranked))
    holder = _holder(said.inside, found.taken)
    if holder is None:
        return None
    # UCDP codes a place that is in no gazetteer at the division that is known to hold it, with that precision.
    return replace(
        located(holder, mention.name, found.gazetteer), name=mention.name, geonames_id=None
    )  # fmt: skip


def _holder(inside: Sequence[Entry], taken: frozenset[int]) -> Entry | None:
    """Which of the entries that the holder's name may mean it does mean."""
    for entry in inside:
        if entry.number in taken:
            return entry
    likely = [entry for entry in inside if entry.primary and entry.kind in ("country", "admin1")]
    return likely[0] if len(likely) == 1 else None


def located(entry: Entry, said: str, gazetteer: Gazetteer, *, near: bool = False) -> Place:
    """An entry as a place: what was said, where it is, and how precisely.

    A second-level division without a known settlement gets the point and the precision of the division above it.
    """
    precision = PRECISION[entry.kind]
    lat, lon = entry.lat, entry.lon
    if near and precision == 1:
        precision = 2
    if lat is None and entry.admin1_number is not None:
        above = gazetteer.entry(entry.admin1_number)
        lat, lon, precision = above.lat, above.lon, PRECISION["admin1"]
    admin1 = entry.name if entry.kind == "admin1" else entry.admin1
    admin2 = entry.name if entry.kind == "admin2" else entry.admin2
    return Place(entry.name, said, entry.geonames_id, lat, lon, entry.country, admin1, admin2, precision)


def _ground_claim(claim: Claim, places: _Mentions, text: str) -> Claim:
    """A place claim with the finest place that its words name; others than place claims stay as they are."""
    value = claim.value
    if not isinstance(value, Place) or claim.quote is None:
        return claim
    within = [mention.place for mention in places.within(claim.quote) if mention.place is not None]
    if not within:
        return claim
    fixed = [place for place in within if place.precision is not None]
    place = min(fixed, key=lambda place: place.precision or 9) if fixed else within[0]
    precision = place.precision
    if precision == 1 and is_near(text, claim.quote.start):
        precision = 2
    return replace(claim, value=replace(place, as_said=value.as_said, site=value.site, precision=precision))
