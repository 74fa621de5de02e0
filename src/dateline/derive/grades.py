"""Admiralty grades of an incident's claims: a letter for whose word it is, a digit for how others bear it out.

The letter is the outlet's in the registry, if its own word is meant and somebody graded it; all else is F, "cannot be
judged". The digit rests on independent voices alone (`origins.py`), one voice a vote, however often it speaks:

    1 confirmed        at least two who are no parties say so, and none says otherwise
    2 probably true    more say so than otherwise, and at least one of them is no party
    3 possibly true    as many say so as otherwise, or parties alone say so
    4 doubtful         one says so, and one says otherwise
    5 improbable       more than one say otherwise, and more than say so
    6 cannot be judged one voice, and nobody else speaks of it; or a report's telling of what it has from others

The words are those of the scale (NATO STANAG 2511); that votes stand for them is dateline's own rule, since a program
cannot judge what is "logical in itself". Two figures say otherwise where no number fits both, two days where they have
none in common, two places where neither is in or near the other, two named groups as doers, and a denial of what is
said. A part is judged with its whole, and a figure that its own voice has replaced is not graded.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, cast

from dateline.derive.codes import Codes
from dateline.derive.fields import overlap
from dateline.derive.figures import Figure
from dateline.derive.origins import Voice, Voices
from dateline.derive.places import compatible, contests
from dateline.derive.standing import UNSAID_STANCES, published_on
from dateline.derive.toll import standing_figures
from dateline.derive.voices import actor_key, folded
from dateline.derive.words import in_words
from dateline.schema.claims import COUNT_FIELDS, HAPPENED_FIELDS, Claim
from dateline.schema.ledger import Grade, Telling
from dateline.schema.values import Count, Entity, PartialDate, Place, Responsibility, Term, Value

_GRADED_STANCES = frozenset({"asserted", "alleged", "suspected", "claimed", "denied", "negated"})
Digit = Literal[1, 2, 3, 4, 5, 6]


@dataclass(slots=True)
class _Proposition:
    """One thing that is said (or, `said` False, denied) of a field: in which claims, and by which voices.

    `voices` leads from a voice's key to whether it is a party; only voices that are origins, or deny, have a vote.
    """

    name: str
    value: Value | Figure
    said: bool
    claims: list[tuple[Telling, Claim, Voice]] = field(default_factory=list)
    voices: dict[str, bool] = field(default_factory=dict)

    def add(self, telling: Telling, claim: Claim, voice: Voice) -> None:
        self.claims.append((telling, claim, voice))
        if _votes(claim, voice):
            self.voices[voice.key] = voice.party


def grades(tellings: Sequence[Telling], voices: Voices, codes: Codes) -> tuple[Grade, ...]:
    """A grade for each claim that says or denies what happened, in the order of the tellings."""
    found: dict[tuple[str, str], Grade] = {}
    by_field: dict[str, list[_Proposition]] = {}
    for proposition in _propositions(tellings, voices, codes):
        by_field.setdefault(proposition.name, []).append(proposition)
    for propositions in by_field.values():
        for one in propositions:
            says = dict(one.voices)
            otherwise: set[str] = set()
            for other in propositions:
                match _bears(one, other, codes):
                    case "same":
                        says.update(other.voices)
                    case "otherwise":
                        otherwise.update(other.voices)
            otherwise -= says.keys()
            digit, why = _digit(says, len(otherwise))
            for telling, claim, voice in one.claims:
                found[telling.report.id, claim.id] = (
                    _graded(telling, claim, digit, why, codes)
                    if _votes(claim, voice)
                    else _graded(telling, claim, 6, "rests on those whom the report cites", codes)
                )
    in_text = ((telling.report.id, claim.id) for telling in tellings for claim in telling.claims)
    return tuple(found[key] for key in in_text if key in found)


def _votes(claim: Claim, voice: Voice) -> bool:
    return voice.origin or claim.stance in UNSAID_STANCES


def _propositions(tellings: Sequence[Telling], voices: Voices, codes: Codes) -> Iterator[_Proposition]:
    """What is said and denied, the same things together."""
    found: dict[Hashable, _Proposition] = {}
    for telling in tellings:
        for claim in telling.claims:
            if claim.withdrawn or claim.field not in HAPPENED_FIELDS or claim.stance not in _GRADED_STANCES:
                continue
            said = claim.stance not in UNSAID_STANCES
            if said and claim.field in COUNT_FIELDS:
                continue
            key = (claim.field, said, _key(claim.value, codes))
            found.setdefault(key, _Proposition(claim.field, claim.value, said)).add(
                telling, claim, voices.voice(telling, claim)
            )
    yield from found.values()
    for name in COUNT_FIELDS:
        figures: dict[Hashable, _Proposition] = {}
        for figure in standing_figures(tellings, name, voices):
            proposition = figures.setdefault((figure.low, figure.high), _Proposition(name, figure, said=True))
            for item in figure.members:
                proposition.add(item.telling, item.claim, item.voice)
        yield from figures.values()


def _key(value: Value, codes: Codes) -> Hashable:
    """What two values share that say the same."""
    match value:
        case Term():
            return value.term
        case Count():
            return value.low, value.high
        case PartialDate(start=str()):
            return value.start, value.end
        case Place():
            return value.geonames_id or folded(value.name)
        case Entity():
            return actor_key(value.actor_id, codes) if value.actor_id else folded(value.name)
        case Responsibility():
            return actor_key(value.actor_id, codes) if value.actor_id else folded(value.claimant)
        case _:
            return in_words(value)


def _bears(one: _Proposition, other: _Proposition, codes: Codes) -> Literal["same", "otherwise"] | None:
    """Whether the other says the same, says otherwise, or speaks of something else."""
    if one is other:
        return "same"
    a, b = one.value, other.value
    if one.said != other.said:
        fits = (
            _fit(a, b) if isinstance(a, Count | Figure) else _key(cast(Value, a), codes) == _key(cast(Value, b), codes)
        )
        return "otherwise" if fits else None
    if not one.said:
        return None
    if isinstance(a, Figure):
        return "same" if _fit(a, b) else "otherwise"
    if isinstance(a, PartialDate) and isinstance(b, PartialDate) and a.start and b.start:
        return "same" if overlap(a, b) else "otherwise"
    if isinstance(a, Place) and isinstance(b, Place):
        return "same" if compatible(a, b) else "otherwise" if contests(a, b) else None
    if isinstance(a, Entity) and isinstance(b, Entity) and one.name == "perpetrator":
        return "otherwise" if _named_group(a) and _named_group(b) else None
    return "otherwise" if isinstance(a, Responsibility) else None


def _fit(a: Any, b: Any) -> bool:
    """Whether one number fits both figures."""
    return (a.high is None or b.low <= a.high) and (b.high is None or a.low <= b.high)


def _named_group(entity: Entity) -> bool:
    return entity.named and entity.kind == "group"


def _digit(says: dict[str, bool], otherwise: int) -> tuple[Digit, str]:
    """The digit by the table above, and the votes in words; `says`: whether each voice that says so is a party."""
    votes, neutral = len(says), sum(not party for party in says.values())
    why = f"{votes} independent voice{'s' if votes != 1 else ''}, {otherwise} otherwise"
    if votes and not neutral:
        why += ", parties alone"
    if votes <= 1 and not otherwise:
        return 6, why
    if otherwise > max(votes, 1):
        return 5, why
    if otherwise >= votes:
        return (4 if votes <= 1 else 3), why
    if not neutral:
        return 3, why
    return (1 if neutral > 1 and not otherwise else 2), why


def _graded(telling: Telling, claim: Claim, digit: Digit, why: str, codes: Codes) -> Grade:
    """The claim's grade, with the letter that the outlet had on the day of the report, or else has last."""
    outlet = claim.said_by[-1].outlet_id if claim.said_by else telling.report.outlet and telling.report.outlet.id
    on = published_on(telling.report)
    known = [grade for grade in codes.grades.get(outlet or "", ()) if not on or grade.since <= on]
    if not known:
        return Grade(claim.id, "F", digit, why)
    return Grade(claim.id, cast(Any, known[-1].letter), digit, why, known[-1].by, known[-1].since)
