"""The country of a deed of which no place is told: the one that the report's places and actors speak for.

Such a claim is the report's own, quotes a place that it was inferred from, names `ENGINE`, says no more than the
country, and has for its score how likely that is. Where the evidence is divided, or the deed is not news of the report,
nothing is inferred.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from math import exp, log1p

from dateline.codebook.registry import Registry
from dateline.gazetteer.index import Gazetteer
from dateline.ground.places import located
from dateline.schema.claims import Account, Claim, Reading
from dateline.schema.values import Place, Span, Term

WEIGHTS = (1.11, 1.74, -0.47, -0.82, 1.21, 0.29, -0.28, 1.79, -1.53, 0.81, -0.64, 1.13, -0.92)
"""Of `Evidence.features`, by logistic regression over the accounts without a place in MUC-4's training reports and the
countries that each report names; right where the report's key has one. `BIAS` goes with them.
`training/countries.py` fits them again."""
BIAS = -1.03
LEVEL = 0.85
"""From what probability on a country is told. By cross-validation on those reports 81 % of the accounts have such a
one, and 98.9 % of these are the key's; from 0.8 on 86 % and 97.9 %, but there a dateline alone would do (0.84), which
tells where the reporter is."""
ENGINE = "context/1"
_DONE = frozenset(("accomplished", "attempted", "failed"))
_HEAD = 90
"""Code points at the beginning in which a dateline stands, which tells where the reporter is."""
_NEAR = 400
"""Code points on either side of a deed's sentence that are near it: about three sentences."""
_MOST = 5
"""Countries of a report that are compared, those with most place names. Reports of MUC-4 have four on average."""


class _Places:
    """Where a report names something of each country."""

    __slots__ = ("_all", "_by_country", "counts")

    def __init__(self, named: Iterable[tuple[int, str]]) -> None:
        found = sorted(named)
        self._all = [start for start, _ in found]
        self._by_country: dict[str, list[int]] = {}
        for start, country in found:
            self._by_country.setdefault(country, []).append(start)
        self.counts = Counter({country: len(starts) for country, starts in self._by_country.items()})

    def rivals(self, country: str) -> int:
        """The number of the country that has most of the others."""
        return max((count for other, count in self.counts.items() if other != country), default=0)

    def near(self, country: str, at: int) -> tuple[int, int]:
        """How many of the country are near a place of the text, and how many of others."""
        own = _within(self._by_country.get(country, []), at)
        return own, _within(self._all, at) - own

    def in_head(self, country: str) -> int:
        """How many of the country stand where datelines do."""
        return bisect_right(self._by_country.get(country, []), _HEAD)


def _within(starts: list[int], at: int) -> int:
    return bisect_right(starts, at + _NEAR) - bisect_left(starts, at - _NEAR)


class Evidence:
    """What a report says of the country of its deeds: where it names places of each, and actors that belong to one
    country alone; how many place names there are in all, resolved or not; and how often the accounts that have a place
    have it in each."""

    __slots__ = ("_actors", "_names", "_placed", "_places")

    def __init__(
        self, places: Iterable[tuple[int, str]], actors: Iterable[tuple[int, str]], names: int, placed: Counter[str]
    ) -> None:
        self._places = _Places(places)
        self._actors = _Places(actors)
        self._names = names
        self._placed = placed

    @property
    def countries(self) -> tuple[str, ...]:
        """The countries with most place names, the most first."""
        ordered = sorted(self._places.counts.items(), key=lambda one: (-one[1], one[0]))
        return tuple(country for country, _ in ordered[:_MOST])

    def features(self, country: str, at: int) -> tuple[float, ...]:
        """Of a country, for a deed told at the code point: the share of place names that lie in it; whether it is in
        the dateline; and the logarithms of one more than the number of its places in all, of the rival's that has
        most, of its places behind the dateline, and of its and others' places near the deed; of its actors, the
        rival's, and both near the deed; and of the report's claims of a place in it and elsewhere."""
        places, actors = self._places, self._actors
        count, head = places.counts[country], places.in_head(country)
        counts = (
            count, places.rivals(country), count - head, *places.near(country, at),
            actors.counts[country], actors.rivals(country), *actors.near(country, at),
            self._placed[country], self._placed.total() - self._placed[country],
        )  # fmt: skip
        return (count / max(self._names, 1), float(head > 0), *map(log1p, counts))

    def probability(self, country: str, at: int) -> float:
        """That a deed told at the code point was in the country."""
        total = BIAS + sum(w * f for w, f in zip(WEIGHTS, self.features(country, at), strict=True))
        return 1 / (1 + exp(-total))


def evidence(reading: Reading, registry: Registry) -> Evidence:
    """What the places, the actors and the accounts of a report say of its country."""
    places = [(one.start, one.place.country) for one in reading.places if one.place is not None and one.place.country]
    actors = []
    for mention in reading.mentions:
        actor = registry.actor(mention.actor_id) if mention.actor_id else None
        if actor is not None and len(actor.countries) == 1:
            actors.append((mention.start, actor.countries[0]))
    values = (claim.value for claim in reading.claims if claim.engine != ENGINE)
    placed = Counter(value.country for value in values if isinstance(value, Place) and value.country)
    return Evidence(places, actors, len(reading.places), placed)


def unplaced(reading: Reading) -> list[Account]:
    """The accounts of deeds that were done or tried, are news of the report, and have no place."""
    stages = {c.incident: c.value.term for c in reading.claims if c.field == "stage" and isinstance(c.value, Term)}
    placed = {claim.incident for claim in reading.claims if claim.field == "place" and claim.engine != ENGINE}
    return [
        one for one in reading.accounts
        if one.id not in placed and stages.get(one.id) in _DONE and not one.background
    ]  # fmt: skip


def ground_countries(reading: Reading, gazetteer: Gazetteer, registry: Registry) -> Reading:
    """The same reading, with a country for each account that has no place at all, where one is likely enough."""
    open_ones = {one.id for one in unplaced(reading)}
    told = evidence(reading, registry) if open_ones else None
    if told is None or not told.countries:
        return reading
    last = max((int(claim.id[1:]) for claim in reading.claims), default=0)
    accounts: list[Account] = []
    claims: list[Claim] = []
    for account in reading.accounts:
        found = _country(reading, told, account, gazetteer) if account.id in open_ones else None
        if found is not None:
            claim = replace(found, id=f"c{last + len(claims) + 1}")
            claims.append(claim)
            account = replace(account, claims=(*account.claims, claim.id))
        accounts.append(account)
    return replace(reading, accounts=tuple(accounts), claims=(*reading.claims, *claims)) if claims else reading


def _country(reading: Reading, told: Evidence, account: Account, gazetteer: Gazetteer) -> Claim | None:
    """The claim of the account's likeliest country, quoting the first place there; without its number."""
    chances = {country: told.probability(country, account.anchor.start) for country in told.countries}
    best = max(chances, key=lambda country: chances[country])
    entries = gazetteer.country(best) if chances[best] >= LEVEL else ()
    if not entries:
        return None
    first = next(one for one in reading.places if one.place is not None and one.place.country == best)
    span = Span(first.start, first.end, reading.report.text[first.start : first.end])
    value = located(entries[0], span.exact, gazetteer)
    return Claim("", account.id, "place", value, "asserted", span, ENGINE, score=round(chances[best], 3))
