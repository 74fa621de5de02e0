"""The country of a deed of which no place is told: that which nearly all places of the report lie in.

Such a claim is the report's own, quotes a place that it was inferred from, names `ENGINE`, and says no more than the
country; where places of several countries are told, or the deed is not news of the report, nothing is inferred.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from dateline.gazetteer.index import Gazetteer
from dateline.ground.places import located
from dateline.schema.claims import Account, Claim, PlaceMention, Reading
from dateline.schema.values import Span, Term

SHARE = 0.8
"""Of the report's place mentions, those that must lie in the country. Of 119 MUC-4 training reports 49 have such a one,
and in 46 of these it is the key's; between 0.6 and 0.8 there are 41 more, and it is in 31."""
FEWEST = 2
"""Mentions there must be at least: a dateline alone tells where the reporter is (of 19 such, 16 were right)."""
ENGINE = "context/1"
_DONE = frozenset(("accomplished", "attempted", "failed"))


def ground_countries(reading: Reading, gazetteer: Gazetteer) -> Reading:
    """The same reading, with a country for each account that has no place at all."""
    if not reading.accounts:
        return reading
    mention = _telling(reading)
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


def _telling(reading: Reading) -> PlaceMention | None:
    """The first mention of a place of the country that nearly all places lie in."""
    placed = [one for one in reading.places if one.place is not None and one.place.country]
    counts = Counter(one.place.country for one in placed if one.place is not None)
    if not counts:
        return None
    country, count = counts.most_common(1)[0]
    if count < FEWEST or count < SHARE * len(reading.places):
        return None
    return next(one for one in placed if one.place is not None and one.place.country == country)
