"""The country of a deed of which no place is told: the one that the report's places and actors speak for.

Such a claim is the report's own, quotes a place that it was inferred from, names `ENGINE`, and says no more than the
country. Where the evidence is divided, or the deed is not news of the report, nothing is inferred.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from math import exp, log1p

from dateline.codebook.registry import Registry
from dateline.gazetteer.index import Gazetteer
from dateline.ground.places import located
from dateline.schema.claims import Account, Claim, PlaceMention, Reading
from dateline.schema.values import Span, Term

WEIGHTS = (1.62, 1.33, -1.37, 1.98, -1.83)
"""Of `Evidence.features`, by logistic regression over the countries named in 700 MUC-4 training reports, right where
the report's key has one; `BIAS` goes with them. `training/countries.py` fits them again."""
BIAS = -0.69
LEVEL = 0.9
"""From what probability on a country is told. By cross-validation on those reports 66 % of them have such a one, and
97 % of these are the key's; from 0.85 on 73 % have one, but there a dateline alone would do, which tells where the
reporter is."""
ENGINE = "context/1"
_DONE = frozenset(("accomplished", "attempted", "failed"))


@dataclass(frozen=True, slots=True)
class Evidence:
    """How often the places of a report lie in each country, and of how many place names in all; how often its actors
    belong to each, those of one country alone."""

    places: Counter[str]
    actors: Counter[str]
    names: int

    def features(self, country: str) -> tuple[float, ...]:
        """The share of place names that lie in the country; the logarithms of one more than the places there, those of
        the country that has most of the others, the country's actors, and those of another country that has most."""
        others, rivals = (
            max((count for other, count in counts.items() if other != country), default=0)
            for counts in (self.places, self.actors)
        )
        counts = self.places[country], others, self.actors[country], rivals
        return (self.places[country] / max(self.names, 1), *map(log1p, counts))

    def probability(self, country: str) -> float:
        """That the deeds of the report were in the country."""
        total = BIAS + sum(w * f for w, f in zip(WEIGHTS, self.features(country), strict=True))
        return 1 / (1 + exp(-total))


def evidence(reading: Reading, registry: Registry) -> Evidence:
    """What the places and the actors of a report say of its country."""
    places = Counter(one.place.country for one in reading.places if one.place is not None and one.place.country)
    actors = Counter[str]()
    for mention in reading.mentions:
        actor = registry.actor(mention.actor_id) if mention.actor_id else None
        if actor is not None and len(actor.countries) == 1:
            actors[actor.countries[0]] += 1
    return Evidence(places, actors, len(reading.places))


def ground_countries(reading: Reading, gazetteer: Gazetteer, registry: Registry) -> Reading:
    """The same reading, with a country for each account that has no place at all."""
    if not reading.accounts:
        return reading
    mention = _telling(reading, registry)
    entries = gazetteer.country(mention.place.country) if mention and mention.place and mention.place.country else ()
    if mention is None or not entries:
        return reading
    span = Span(mention.start, mention.end, reading.report.text[mention.start : mention.end])
    value = located(entries[0], span.exact, gazetteer)
    stages = {c.incident: c.value.term for c in reading.claims if c.field == "stage" and isinstance(c.value, Term)}
    placed = {claim.incident for claim in reading.claims if claim.field == "place"}
    last = max((int(claim.id[1:]) for claim in reading.claims), default=0)
    accounts: list[Account] = []
    claims: list[Claim] = []
    for account in reading.accounts:
        if account.id not in placed and stages.get(account.id) in _DONE and not account.background:
            number = f"c{last + len(claims) + 1}"
            claims.append(Claim(number, account.id, "place", value, "asserted", span, ENGINE))
            account = replace(account, claims=(*account.claims, number))
        accounts.append(account)
    return replace(reading, accounts=tuple(accounts), claims=(*reading.claims, *claims)) if claims else reading


def _telling(reading: Reading, registry: Registry) -> PlaceMention | None:
    """The first mention of a place of the likeliest country, if that is likely enough."""
    found = evidence(reading, registry)
    country = max(found.places, key=found.probability, default=None)
    if country is None or found.probability(country) < LEVEL:
        return None
    return next(one for one in reading.places if one.place is not None and one.place.country == country)
