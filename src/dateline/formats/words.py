"""Nouns in a few words of English, for table cells, columns and popups. Nothing is guessed: no number is no word."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from dateline.schema.claims import COUNT_FIELDS, Claim, Source
from dateline.schema.ledger import Incident, TollEntry
from dateline.schema.values import (
    Count,
    Damage,
    Duration,
    Entity,
    PartialDate,
    Place,
    Responsibility,
    Term,
    Text,
    Value,
)

OWN_VOICE = "the report itself"
"""How an attribution without hops is named: nobody is cited."""


def range_words(low: int | None, high: int | None) -> str:
    """`9`, `9-17`, `9+` (open above), `up to 17` (open below)."""
    if low is None:
        return "" if high is None else f"up to {high}"
    if high is None:
        return f"{low}+"
    return str(low) if low == high else f"{low}-{high}"


def toll_words(entry: TollEntry | None) -> str:
    """A rolled-up count: its range, and the best value where that is not the whole range."""
    if entry is None:
        return ""
    words = range_words(entry.low, entry.high)
    if entry.best is not None and not entry.low == entry.high == entry.best:
        words += f" (best {entry.best})"
    return words


def date_words(date: PartialDate | None) -> str:
    """`2022-06-18`, `2022-06`, `2022`, `2022-04-01/2022-05-31`; the words as said where nothing fixes the day."""
    if date is None:
        return ""
    if date.start is None:
        return f"“{date.as_said}”"
    if date.start == date.end:
        return date.start
    if date.precision == "month" and date.end is not None and date.start[:7] == date.end[:7]:
        return date.start[:7]
    if date.precision == "year" and date.end is not None and date.start[:4] == date.end[:4]:
        return date.start[:4]
    return f"{date.start}/{date.end or ''}"


def place_words(place: Place | None) -> str:
    """`Kabul, AF (temple)`; the country is left out where the place is ambiguous."""
    if place is None:
        return ""
    words = place.name if place.country is None else f"{place.name}, {place.country}"
    return words if place.site is None else f"{words} ({place.site})"


def source_words(said_by: tuple[Source, ...]) -> str:
    """A chain from its origin outwards: `military sources, via Heron Media`; who is cited comes first."""
    if not said_by:
        return OWN_VOICE
    return ", via ".join(hop.name for hop in reversed(said_by))


def value_words(value: Value) -> str:
    """Any claim value in a few words."""
    return _WORDS[type(value)](value)


def _count(value: Count) -> str:
    hedge = "" if value.hedge is None else f"{value.hedge} "
    number = value.low if value.high is None and value.hedge else None
    words = hedge + (range_words(value.low, value.high) if number is None else str(number))
    whom = value.victims.as_said if value.victims else None
    return words if whom is None else f"{words} {whom}"


def _duration(value: Duration) -> str:
    low = f"{value.low:g}"
    if value.high is None:
        return f"{low}+ {value.unit}s"
    return f"{low} {value.unit}s" if value.low == value.high else f"{low}-{value.high:g} {value.unit}s"


def _responsibility(value: Responsibility) -> str:
    return value.claimant if value.mode is None else f"{value.claimant} ({value.mode})"


def _damage(value: Damage) -> str:
    return f"{value.object}: {value.extent}"


def _entity(value: Entity) -> str:
    return value.name


def _term(value: Term) -> str:
    return value.term


def _text(value: Text) -> str:
    return value.text


_WORDS: dict[type, Callable[[Any], str]] = {
    PartialDate: date_words, Count: _count, Place: place_words, Term: _term, Entity: _entity, Duration: _duration,
    Damage: _damage, Responsibility: _responsibility, Text: _text,
}  # fmt: skip


def witnesses(incident: Incident) -> tuple[tuple[str, tuple[tuple[Claim, str], ...]], ...]:
    """For each outcome that has a number: the claims its rolled-up value rests on, each with who said it.

    The claims come in the order the toll lists them. Where the toll names a claim that is not among the incident's
    tellings, it is left out: there is nobody to name.
    """
    by_id = {claim.id: claim for telling in incident.tellings for claim in telling.claims}
    found = []
    for outcome, entry in incident.toll.entries:
        claims = tuple(by_id[claim_id] for claim_id in entry.claims if claim_id in by_id)
        found.append((outcome, tuple((claim, source_words(claim.said_by)) for claim in claims)))
    return tuple(sorted(found, key=lambda item: COUNT_FIELDS.index(item[0])))


def witness_words(incident: Incident) -> str:
    """`killed: 9+ police, 16 hospital; injured: 20 police`: each number with who said it, in one line."""
    parts = []
    for outcome, said in witnesses(incident):
        numbers = unique(f"{_short(claim)} {who}" for claim, who in said)
        parts.append(f"{outcome.replace('_', ' ')}: {', '.join(numbers)}")
    return "; ".join(parts)


def _short(claim: Claim) -> str:
    value = claim.value
    return range_words(value.low, value.high) if isinstance(value, Count) else value_words(value)


def unique(words: Iterable[str]) -> list[str]:
    """Each once, in their order."""
    return list(dict.fromkeys(words))
