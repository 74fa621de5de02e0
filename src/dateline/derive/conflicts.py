"""Where standing claims disagree: the values side by side, and how far they lie apart. Nothing is decided here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date as day

from dateline.derive.codes import Codes
from dateline.derive.fields import overlap
from dateline.derive.figures import Figure
from dateline.derive.origins import Voices
from dateline.derive.places import compatible, contests, kilometres
from dateline.derive.standing import stands
from dateline.derive.toll import standing_figures
from dateline.derive.voices import actor_key, folded
from dateline.derive.words import count_words, in_words
from dateline.schema.claims import COUNT_FIELDS, Claim
from dateline.schema.ledger import Conflict, Telling
from dateline.schema.values import Entity, PartialDate, Place, Responsibility, Term

Said = tuple[Telling, Claim]


def conflicts(tellings: Sequence[Telling], voices: Voices, codes: Codes, place: Place | None) -> tuple[Conflict, ...]:
    """Every field on which the standing claims cannot all be right, in the order of the contract's fields.

    Figures disagree where no number fits them all ("at least 9" and "12" do not); dates where two have no day in
    common; places where one is not in or near the main one; a role where two voices name different groups, or where
    someone denies it.
    """
    by_field: dict[str, list[Said]] = {}
    for telling in tellings:
        for claim in telling.claims:
            if not claim.withdrawn:
                by_field.setdefault(claim.field, []).append((telling, claim))
    found = [
        _stages(by_field.get("stage", []), voices),
        _dates(by_field.get("date", [])),
        _places(by_field.get("place", []), place),
        _roles(by_field.get("perpetrator", []), "perpetrator", voices, codes),
        _roles(by_field.get("responsibility", []), "responsibility", voices, codes),
    ]
    found += [_counts(standing_figures(tellings, name, voices), name) for name in COUNT_FIELDS if name in by_field]
    return tuple(conflict for conflict in found if conflict is not None)


def _counts(figures: Sequence[Figure], field: str) -> Conflict | None:
    if len(figures) < 2:
        return None
    highs = [figure.high for figure in figures if figure.high is not None]
    lows = [figure.low for figure in figures]
    if not highs or max(lows) <= min(highs):
        return None
    values: dict[tuple[int, int | None], list[str]] = {}
    for figure in sorted(figures, key=lambda f: (f.low, f.high is None, f.high or 0)):
        values.setdefault((figure.low, figure.high), []).extend(item.claim.id for item in figure.members)
    named = {count_words(low, high): claims for (low, high), claims in values.items()}
    return _conflict(field, named, f"{max(lows) - min(lows)} apart")


def _dates(said: Sequence[Said]) -> Conflict | None:
    fixed = [(c, c.value) for _, c in said if stands(c) and isinstance(c.value, PartialDate) and c.value.start]
    if not fixed or _share_a_day([value for _, value in fixed]):
        return None
    values: dict[str, list[str]] = {}
    for claim, value in sorted(fixed, key=lambda item: (item[1].start or "", item[1].end or "")):
        values.setdefault(in_words(value), []).append(claim.id)
    latest_start = max(value.start or "" for _, value in fixed)
    earliest_end = min(value.end or "" for _, value in fixed)
    days = (day.fromisoformat(latest_start) - day.fromisoformat(earliest_end)).days
    return _conflict("date", values, f"{days} day{'s' if days != 1 else ''} apart")


def _share_a_day(dates: Sequence[PartialDate]) -> bool:
    """Whether any two of them overlap: if so there is a day that lies in all."""
    latest = max(dates, key=lambda date: date.start or "")
    earliest = min(dates, key=lambda date: date.end or "")
    return all(date.start and date.end for date in dates) and overlap(latest, earliest)


def _places(said: Sequence[Said], main: Place | None) -> Conflict | None:
    if main is None:  # one telling in several places is no disagreement
        return None
    told = [(c, c.value) for _, c in said if stands(c) and isinstance(c.value, Place)]
    apart = [value for _, value in told if contests(main, value)]
    if not apart:
        return None
    values: dict[str, list[str]] = {}
    for claim, value in told:
        if compatible(main, value):
            values.setdefault(main.name, []).append(claim.id)
        elif value in apart:
            values.setdefault(value.name, []).append(claim.id)
    distances = [km for value in apart if (km := kilometres(main, value)) is not None]
    return _conflict("place", values, f"{max(distances):.0f} km apart" if distances else "distance not known")


def _stages(said: Sequence[Said], voices: Voices) -> Conflict | None:
    values: dict[str, list[str]] = {}
    who: dict[str, set[str]] = {}
    for telling, claim in said:
        if stands(claim) and isinstance(claim.value, Term):
            values.setdefault(claim.value.term, []).append(claim.id)
            who.setdefault(claim.value.term, set()).add(voices.voice(telling, claim).key)
    if len(values) < 2 or len(set().union(*who.values())) < 2:
        return None
    return _conflict("stage", values, f"{len(values)} values")


def _roles(said: Sequence[Said], field: str, voices: Voices, codes: Codes) -> Conflict | None:
    """Groups that different voices name, and denials; one voice that names two groups names allies.

    That nobody has claimed a deed yet ("no group has", negated) disputes no later claim.
    """
    named: dict[str, tuple[str, list[str], set[str]]] = {}
    denied: dict[str, tuple[str, list[str]]] = {}
    for telling, claim in said:
        value = claim.value
        if isinstance(value, Entity):
            if not value.named or value.kind != "group":
                continue
            name, actor = value.name, value.actor_id
        elif isinstance(value, Responsibility):
            name, actor = value.claimant, value.actor_id
        else:
            continue
        key = actor_key(actor, codes) if actor else folded(name)
        if stands(claim):
            entry = named.setdefault(key, (name, [], set()))
            entry[1].append(claim.id)
            entry[2].add(voices.voice(telling, claim).key)
        elif claim.stance == "denied" or field == "perpetrator":
            denied.setdefault(key, (name, []))[1].append(claim.id)
    contested = {key for key in denied if key in named or field == "responsibility"}
    rivals = len(named) > 1 and len({frozenset(who) for _, _, who in named.values()}) > 1
    if not contested and not rivals:
        return None
    values = {name: claims for name, claims, _ in named.values()}
    values.update({f"not {denied[key][0]}": denied[key][1] for key in denied if key in contested})
    if len(values) < 2:
        return None
    return _conflict(field, values, f"{len(named)} named, {len(contested)} denied")


def _conflict(field: str, values: Mapping[str, Sequence[str]], size: str) -> Conflict:
    return Conflict(field, tuple((value, tuple(claims)) for value, claims in values.items()), size)
