"""How the toll and other fields moved: in order of publication, then arrival.

The first value of a field is `first`. A voice that gives another value than it gave before `replaces` it. Another
voice's other value `disputes` what stands, or `refines` it where it is a higher count that fits ("16" after "at least
9"); the same value again, or one that fits, is no revision. A withdrawn claim keeps its place in the history, followed
by `withdraws`; that of a page's older version, which its newer one replaces, simply stands there until the newer one
moves it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
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


class _Held:
    """The values of one field that stand, in the order they were said.

    Kept with what each is asked for, because a long report may tell thousands of one field. What fits one value of a
    sort fits every value of it.
    """

    __slots__ = ("_by_voice", "_codes", "_number", "_said", "_sorts", "_words")

    def __init__(self, codes: Codes) -> None:
        self._codes = codes
        self._number = 0
        self._said: dict[int, tuple[_Event, object]] = {}
        self._by_voice: dict[str, dict[int, _Event]] = {}
        self._words: Counter[tuple[str | None, str]] = Counter()
        self._sorts: dict[object, dict[int, _Event]] = {}

    def add(self, event: _Event) -> None:
        """Puts a value last."""
        self._number += 1
        sort = _sort(event.value, self._codes)
        self._said[self._number] = event, sort
        self._by_voice.setdefault(event.voice, {})[self._number] = event
        self._sorts.setdefault(sort, {})[self._number] = event
        self._words.update(((event.voice, event.words), (None, event.words)))

    def drop(self, voice: str) -> None:
        """Takes away all values of a voice."""
        for number in self._by_voice.pop(voice, {}):
            event, sort = self._said.pop(number)
            self._words.subtract(((voice, event.words), (None, event.words)))
            del self._sorts[sort][number]
            if not self._sorts[sort]:
                del self._sorts[sort]

    def last(self, voice: str | None = None) -> _Event | None:
        """The value said last, by a voice where one is given."""
        if voice is not None:
            return next(reversed(self._by_voice.get(voice, {}).values()), None)
        return next((event for event, _ in reversed(self._said.values())), None)

    def has(self, words: str, voice: str | None = None) -> bool:
        """Whether a value of these words stands, by a voice where one is given."""
        return self._words[voice, words] > 0

    def each_sort(self) -> Iterator[_Event]:
        """One value of each sort."""
        return (next(iter(events.values())) for events in self._sorts.values())


def revisions(tellings: Sequence[Telling], voices: Voices, codes: Codes) -> tuple[Revision, ...]:
    """Every move of a tracked field; `tellings` come in canonical order."""
    found: list[Revision] = []
    standing: dict[str, _Held] = {}
    older = {telling.report.replaces for telling in tellings}
    for telling in tellings:
        for event in _events(telling, voices, older=telling.report.id in older):
            held = standing.setdefault(event.field, _Held(codes))
            effect, before = _effect(event, held, codes)
            if effect is not None:
                found.append(_revision(event, effect, before, event.words))
            if event.withdrawn:
                last = held.last()
                found.append(_revision(event, "withdraws", event.words, last.words if last else "no value"))
                continue
            if effect is not None and _replaceable(event):
                held.drop(event.voice)
            held.add(event)
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


def _effect(event: _Event, held: _Held, codes: Codes) -> tuple[Effect | None, str | None]:
    last, mine = held.last(), held.last(event.voice)
    if last is None:
        return "first", None
    if held.has(event.words, event.voice if mine else None):
        return None, None
    if mine and _replaceable(event):
        return "replaces", mine.words
    if all(_fits(event.value, other.value, codes) for other in held.each_sort()):
        return ("refines", last.words) if _says_more(event, held) else (None, None)
    return "disputes", last.words


def _says_more(event: _Event, held: _Held) -> bool:
    """Whether a count that fits all before it lies above all their lows: "16" after "at least 9"."""
    lows = [other.value[0] for other in held.each_sort() if isinstance(other.value, tuple)]
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


def _sort(value: Value | tuple[int, int | None], codes: Codes) -> object:
    """What `_fits` looks at in a value."""
    if isinstance(value, Entity):
        return _who(value.actor_id, value.name, codes) if value.named and value.kind == "group" else None
    if isinstance(value, Responsibility):
        return _who(value.actor_id, value.claimant, codes)
    return Term if isinstance(value, Term) else value


def _who(actor_id: str | None, name: str, codes: Codes) -> str:
    return actor_key(actor_id, codes) if actor_id else folded(name)


def _revision(event: _Event, effect: Effect, before: str | None, after: str) -> Revision:
    return Revision(event.field, before, after, event.report, event.on or None, effect, event.said_by)
