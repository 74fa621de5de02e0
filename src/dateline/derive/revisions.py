"""How the toll and other fields moved: in order of publication, then arrival.

The first value of a field is `first`. A voice that gives another value than it gave before `replaces` it. Another
voice's other value `disputes` what stands, or `refines` it where it is a higher count that fits ("16" after "at least
9"); the same value again, or one that fits, is no revision. A withdrawn claim keeps its place in the history, followed
by `withdraws`; that of a page's older version, which its newer one replaces, simply stands there until the newer one
moves it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from dateline.derive.codes import Codes
from dateline.derive.fields import overlap
from dateline.derive.figures import Counted, figures, split_parts
from dateline.derive.origins import Voices
from dateline.derive.places import contests
from dateline.derive.standing import FIGURE_STANCES, UNSAID_STANCES, speaker_name, stood_on
from dateline.derive.voices import actor_key, folded
from dateline.derive.words import count_words, in_words
from dateline.schema.claims import COUNT_FIELDS
from dateline.schema.ledger import Revision, Telling
from dateline.schema.values import Entity, PartialDate, Place, Responsibility, Term, Value

TRACKED = ("kind", "stage", "date", "place", "perpetrator", "responsibility", *COUNT_FIELDS)

Effect = Literal["first", "replaces", "refines", "disputes", "withdraws"]


@dataclass(frozen=True, slots=True)
class _Event:
    field: str
    words: str
    value: Value | tuple[int, int | None]
    voice: str
    report: str
    on: str
    said_by: str | None
    withdrawn: bool


def revisions(tellings: Sequence[Telling], voices: Voices, codes: Codes) -> tuple[Revision, ...]:
    """Every move of a tracked field; `tellings` come in canonical order."""
    found: list[Revision] = []
    standing: dict[str, list[_Event]] = {}
    older = {telling.report.replaces for telling in tellings}
    for telling in tellings:
        for event in _events(telling, voices, older=telling.report.id in older):
            held = standing.setdefault(event.field, [])
            effect, before = _effect(event, held, codes)
            if effect is not None:
                found.append(_revision(event, effect, before, event.words))
            if event.withdrawn:
                found.append(_revision(event, "withdraws", event.words, held[-1].words if held else "no value"))
                continue
            if effect is not None and effect != "withdraws":
                held[:] = [other for other in held if other.voice != event.voice or not _replaceable(event)]
            held.append(event)
    return tuple(found)


def _events(telling: Telling, voices: Voices, *, older: bool) -> list[_Event]:
    """What one telling says of each tracked field, a value a voice at most once, counts as whole figures."""
    head = telling.report
    events: dict[tuple[str, str, str, bool], _Event] = {}
    counts: dict[str, list[Counted]] = {}
    for order, claim in enumerate(telling.claims):
        if claim.field in COUNT_FIELDS:
            if claim.stance in FIGURE_STANCES:
                counted = Counted(telling, claim, voices.voice(telling, claim), order)
                counts.setdefault(claim.field, []).append(counted)
        elif claim.field in TRACKED and claim.stance not in UNSAID_STANCES:
            voice = voices.voice(telling, claim).key
            event = _Event(
                claim.field, in_words(claim.value), claim.value, voice, head.id, stood_on(claim, head),
                speaker_name(claim), claim.withdrawn and not older,
            )  # fmt: skip
            events.setdefault((event.field, event.words, voice, event.withdrawn), event)
    for field, items in counts.items():
        for event in _count_events(field, items, older=older):
            events.setdefault((field, event.words, event.voice, event.withdrawn), event)
    return list(events.values())


def _count_events(field: str, items: Sequence[Counted], *, older: bool) -> list[_Event]:
    events: list[_Event] = []
    seen: set[tuple[str, bool]] = set()
    for withdrawn in {item.claim.withdrawn: None for item in items}:
        wholes, _ = split_parts([item for item in items if item.claim.withdrawn is withdrawn])
        for figure in sorted(figures(wholes, {}), key=lambda f: f.order):
            # As in the toll, a voice's first figure in a telling is its word.
            if (figure.voice.key, withdrawn) in seen:
                continue
            seen.add((figure.voice.key, withdrawn))
            events.append(
                _Event(
                    field,
                    count_words(figure.low, figure.high),
                    (figure.low, figure.high),
                    figure.voice.key,
                    figure.report,
                    figure.on,
                    speaker_name(figure.members[0].claim),
                    withdrawn and not older,
                )
            )
    return events


def _effect(event: _Event, held: Sequence[_Event], codes: Codes) -> tuple[Effect | None, str | None]:
    if not held:
        return "first", None
    mine = [other for other in held if other.voice == event.voice]
    if any(other.words == event.words for other in (mine or held)):
        return None, None
    if mine and _replaceable(event):
        return "replaces", mine[-1].words
    if all(_fits(event.value, other.value, codes) for other in held):
        return ("refines", held[-1].words) if _says_more(event, held) else (None, None)
    return "disputes", held[-1].words


def _says_more(event: _Event, held: Sequence[_Event]) -> bool:
    """Whether a count that fits all before it lies above all their lows: "16" after "at least 9"."""
    lows = [other.value[0] for other in held if isinstance(other.value, tuple)]
    return isinstance(event.value, tuple) and bool(lows) and event.value[0] > max(lows)


def _replaceable(event: _Event) -> bool:
    """Fields with one value; a voice may name several kinds and perpetrators at once."""
    return event.field in COUNT_FIELDS or event.field in ("date", "stage")


def _fits(a: Value | tuple[int, int | None], b: Value | tuple[int, int | None], codes: Codes) -> bool:
    """Whether both values can be right."""
    if isinstance(a, tuple) and isinstance(b, tuple):
        return max(a[0], b[0]) <= min(x for x in (a[1], b[1], 10**9) if x is not None)
    if isinstance(a, PartialDate) and isinstance(b, PartialDate):
        return overlap(a, b) or a.start is None or b.start is None
    if isinstance(a, Place) and isinstance(b, Place):
        return not contests(a, b)
    if isinstance(a, Entity) and isinstance(b, Entity):
        rivals = a.named and b.named and a.kind == b.kind == "group"
        return not rivals or _who(a.actor_id, a.name, codes) == _who(b.actor_id, b.name, codes)
    if isinstance(a, Responsibility) and isinstance(b, Responsibility):
        return _who(a.actor_id, a.claimant, codes) == _who(b.actor_id, b.claimant, codes)
    return isinstance(a, Term) and isinstance(b, Term)


def _who(actor_id: str | None, name: str, codes: Codes) -> str:
    return actor_key(actor_id, codes) if actor_id else folded(name)


def _revision(event: _Event, effect: Effect, before: str | None, after: str) -> Revision:
    return Revision(event.field, before, after, event.report, event.on or None, effect, event.said_by)
