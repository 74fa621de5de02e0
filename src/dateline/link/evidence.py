"""The evidence that two accounts tell the same incident, each piece named, in words, with its weight."""

from __future__ import annotations

from math import asin, cos, log1p, radians, sin, sqrt

from dateline.language.copies import COPY, likeness
from dateline.link.names import vectors_alike
from dateline.link.weights import WEIGHTS
from dateline.schema.ledger import Outline, Reason
from dateline.schema.values import Place

Measure = tuple[str, float, str]
"""A piece of evidence: its name among the weights, how much of it there is, and in words."""

_NEAR_KM = 25.0
"""UCDP GED calls a place known to about this precisely "near"."""
_SLIP = 3
"""Days that two reports' dates of one incident may differ: a night, a time zone, a misread weekday."""
_ONE_STORY = 0.2
"""Where words are less alike, days apart settle it: on the tuning half of GVA, 3,756 of 3,764 pairs that share a key
and tell days more than three apart are two incidents. Where they are more alike a weekday may be read wrongly (49 of
175 such pairs are one incident), and only two dates written out settle it."""
_AT_MOST = 0.45
"""More likeness than this says nothing more: half the distinctive words in common is already the same story."""


def evidence(a: Outline, b: Outline) -> tuple[Reason, ...]:
    """Everything that speaks for or against, in a fixed order; the weights add up to the log odds."""
    return tuple(Reason(name, text, round(WEIGHTS[name] * value, 3)) for name, value, text in measures(a, b))


def apart(a: Outline, b: Outline) -> Reason | None:
    """Why two accounts cannot be one incident, whatever else agrees; None where they can."""
    if a.aggregate or b.aggregate:
        return Reason("aggregate", "one account tells of several incidents at once", 0.0)
    if a.happened != b.happened:
        return Reason("not-happened", "one was planned or threatened, the other carried out", 0.0)
    alike = vectors_alike(a.names, b.names) >= _ONE_STORY
    gap = days_between(a, b)
    if gap is not None and gap > _SLIP and (not alike or (a.explicit and b.explicit)):
        return Reason("other-day", f"the days told lie {gap} days apart", 0.0)
    for one, other in ((a, b), (b, a)):
        known = one.dates and not other.dates and other.published is not None and (one.explicit or not alike)
        if known and one.dates[0][0] > (other.published or 0) + 1:
            return Reason("not-yet", "one report was published before the other's day", 0.0)
    return None


def measures(a: Outline, b: Outline) -> list[Measure]:
    """The pieces of evidence and how much of each there is."""
    found: list[Measure] = [("prior", 1.0, "two accounts taken at random from those that share a key")]
    alike = vectors_alike(a.names, b.names)
    if alike > 0:
        both = {word: weight * b.names[word] for word, weight in a.names.items() if word in b.names}
        shared = sorted(both, key=lambda word: (-round(both[word], 6), word))
        found.append(("names", min(alike, _AT_MOST), f"both say {', '.join(shared[:5])}"))
    same = likeness(a.signature, b.signature)
    if same >= COPY and alike >= _ONE_STORY and (a.anchor == b.anchor or (a.main and b.main)):
        found.append(("copy", 1.0, f"the texts are copies, {same:.0%} alike"))
    found += _times(a, b)
    found += _where(a, b)
    if a.families and b.families:
        if a.kinds & b.kinds:
            found.append(("same-kind", 1.0, f"both tell of {min(a.kinds & b.kinds)}"))
        elif not a.families & b.families:
            found.append(("other-kind", 1.0, f"{min(a.kinds)} and {min(b.kinds)}"))
    found += _sets(a.people, b.people, "people", "people named")
    found += _sets(a.actors, b.actors, "actor", "groups named")
    return found + _killed(a, b)


def days_between(a: Outline, b: Outline) -> int | None:
    """Days between the nearest two of the dates told, 0 where they meet; None where either tells none."""
    if not a.dates or not b.dates:
        return None
    return min(max(x[0] - y[1], y[0] - x[1], 0) for x in a.dates for y in b.dates)


def _times(a: Outline, b: Outline) -> list[Measure]:
    gap = days_between(a, b)
    if gap == 0:
        return [("same-day", 1.0, "the days told agree")]
    if gap is not None:
        return [("days-apart", log1p(gap), f"the days told lie {gap} apart")]
    ends = [min(p.dates)[0] if p.dates else p.published for p in (a, b)]
    if ends[0] is None or ends[1] is None or ends[0] == ends[1]:
        return []
    days = abs(ends[0] - ends[1])
    return [("published-apart", log1p(days), f"told {days} day{'s' if days != 1 else ''} apart")]


def _where(a: Outline, b: Outline) -> list[Measure]:
    """The best that any two of the places say; places that no gazetteer knows say nothing against."""
    best: Measure | None = None
    rank = {"same-place": 2, "same-area": 1, "other-place": 0}
    for x in a.places:
        for y in b.places:
            name = _compared(x, y)
            if name is not None and (best is None or rank[name] > rank[best[0]]):
                words = f"both in {x.name}" if rank[name] and x.name == y.name else f"{x.name} and {y.name}"
                best = (name, 1.0, words)
    return [best] if best else []


def _compared(x: Place, y: Place) -> str | None:
    if x.country is None or y.country is None:
        return None
    if x.country != y.country:
        return "other-place"
    fine = (x.precision or 1) <= 2 and (y.precision or 1) <= 2
    if x.geonames_id is not None and x.geonames_id == y.geonames_id:
        return "same-place" if fine else "same-area"
    if not fine:
        narrow = x.admin1 is not None and y.admin1 is not None and x.admin1 != y.admin1
        return "other-place" if narrow else "same-area"
    apart_km = _kilometres(x, y)
    if apart_km is None:
        return None
    return "same-place" if apart_km <= _NEAR_KM else "other-place"


def _kilometres(x: Place, y: Place) -> float | None:
    if x.lat is None or x.lon is None or y.lat is None or y.lon is None:
        return None
    north, east = radians(y.lat - x.lat) / 2, radians(y.lon - x.lon) / 2
    chord = sin(north) ** 2 + cos(radians(x.lat)) * cos(radians(y.lat)) * sin(east) ** 2
    return 12742 * asin(min(1.0, sqrt(chord)))


def _sets(a: frozenset[str], b: frozenset[str], name: str, words: str) -> list[Measure]:
    if not a or not b:
        return []
    if a & b:
        return [(f"same-{name}", 1.0, f"{words}: {min(a & b)}")]
    return [(f"other-{name}", 1.0, f"{words}: {min(a)}; {min(b)}")]


def _killed(a: Outline, b: Outline) -> list[Measure]:
    """Tolls rise: only numbers far apart speak against, and only numbers above one, which are rarer, for."""
    if a.killed is None or b.killed is None:
        return []
    (low, high), (other, _) = sorted((a.killed, b.killed), key=lambda count: count[0])
    if low == other and low > 1:
        return [("same-killed", 1.0, f"both count {low} killed")]
    if other > 2 * (high if high is not None else max(low, other)) + 3:
        return [("other-killed", 1.0, f"{low} and {other} killed")]
    return []
