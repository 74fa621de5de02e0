"""Which events of a report tell the same incident: drafts of accounts, grown in the order of the text.

Each event joins the draft that it fits best, or opens a new one. The weights are points of evidence, set by hand while
reading; of them only `JOIN_AT` was compared on data.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dateline.codebook.terms import Codebook
from dateline.extract.fillers import Event
from dateline.extract.syntax import Syntax
from dateline.schema.claims import Aggregate

JOIN_AT = 1.0
"""Where a single sign (same sentence, same paragraph and kind) suffices. Compared on 200 MUC-4 train reports: 0.6, 0.8,
1.0 and 1.2 give templates .303, .307, .307, .311 and 1.99, 2.08, 2.12, 2.37 accounts a report, where the keys have
1.97; the highest scores by opening many."""
TOLL = 0.8
"""For a sentence that only counts the dead or hurt ("The toll rose to 16"): figures belong to a deed told before."""
PASSING_LENGTH = 15
"""A report of fewer sentences is too short to mention anything in passing."""
PASSING_DEPTH = 4
"""What a report is about stands in its first sentences. Both chosen from eight pairs on 260 MUC-4 and 90 PolNeAR train
reports: they take away 5 of 68 reports without an incident and 4 of 20 political articles, and 2 of 145 true ones."""
MOST_OPEN = 100
"""Drafts that an event is weighed against: those told of last. Of 500 MUC-4 and 250 PolNeAR training reports none has
more than 10 accounts; a chronicle of hundreds of deeds hardly comes back to one after a hundred others."""
_SETTLED = frozenset(("accomplished", "attempted", "failed"))
_OPEN = frozenset(("planned", "threatened"))
_APART = frozenset(("abduction", "robbery", "hijacking", "sexual-violence", "arrest"))


@dataclass(slots=True)
class Told:
    """An event with what its sentence says of it: stage, aggregate, dates and places as folded words.

    One that does not `open` an account may only join one."""

    event: Event
    stage: str
    stage_tokens: tuple[int, int] | None
    aggregate: Aggregate | None
    dates: frozenset[str]
    places: frozenset[str]
    definite: bool
    background: bool
    other: bool
    opens: bool = True
    counted: bool = False
    toll: bool = False


@dataclass(slots=True)
class Draft:
    """An account in the making."""

    told: list[Told] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)
    families: set[str] = field(default_factory=set)
    dates: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    stage: str = "accomplished"
    aggregate: Aggregate | None = None
    background: bool = False


class Drafter:
    """Groups the events of one document."""

    __slots__ = ("codebook", "syntax")

    def __init__(self, syntax: Syntax, codebook: Codebook) -> None:
        self.syntax = syntax
        self.codebook = codebook

    def group(self, told: Sequence[Told]) -> list[Draft]:
        """Drafts in the order of their first event."""
        drafts: list[Draft] = []
        open_ones: dict[int, Draft] = {}  # by number, the one told of last at the end
        for one in told:
            names = self._names(one.event)
            scored = [(self._score(draft, one, names), number) for number, draft in open_ones.items()]
            best = max(scored, default=(0.0, 0))
            if best[0] >= JOIN_AT:
                number = best[1]
                draft = open_ones.pop(number)
            elif not one.opens or (one.definite and one.event.trigger.weak):
                continue  # it is no deed by itself, or it points back at something, and nothing told so far is it
            else:
                draft = Draft(stage=one.stage, aggregate=one.aggregate, background=one.background)
                number = len(drafts)
                drafts.append(draft)
            open_ones[number] = draft
            if len(open_ones) > MOST_OPEN:
                del open_ones[next(iter(open_ones))]
            self._add(draft, one, names)
        return [] if drafts and all(self._in_passing(draft) for draft in drafts) else drafts

    def draft(self, told: Sequence[Told]) -> Draft:
        """One account of several deeds; the first that could open one says how far it got."""
        first = next((one for one in told if one.opens), told[0])
        draft = Draft(stage=first.stage, aggregate=first.aggregate, background=first.background)
        for one in told:
            self._add(draft, one, self._names(one.event))
        return draft

    def _in_passing(self, draft: Draft) -> bool:
        """A deed named once or twice as a noun, far down a long report, and nothing said of it: no day, no figure."""
        sentences = self.syntax.document.sentences
        first = draft.told[0].event.trigger.sentence
        if len(sentences) < PASSING_LENGTH or first < PASSING_DEPTH or len(draft.told) > 2 or draft.dates:
            return False
        return all(one.event.trigger.verb is None and not one.counted for one in draft.told)

    def _add(self, draft: Draft, one: Told, names: set[str]) -> None:
        draft.told.append(one)
        draft.kinds.add(one.event.kind)
        draft.families.add(self.codebook.families[one.event.kind])
        draft.dates |= one.dates
        draft.places |= one.places
        draft.names |= names
        draft.background = draft.background and one.background
        if draft.stage in ("attempted", "failed") and one.stage == "accomplished" and not one.event.trigger.weak:
            draft.stage = "accomplished"

    def _names(self, event: Event) -> set[str]:
        """Folded head words of everyone and everything in the event, and the proper names whole."""
        lowers, words = self.syntax.lowers, set()
        for filler in (*event.agents, *event.targets, *event.parties, *(f for _, f in event.sites)):
            words.add(lowers[filler.phrase.head])
        return words

    def _score(self, draft: Draft, one: Told, names: set[str]) -> float:
        if (draft.aggregate is None) != (one.aggregate is None) and not one.definite:
            return -9.0
        if not self._stages_agree(draft, one):
            return -9.0
        last = draft.told[-1].event.trigger
        trigger = one.event.trigger
        sentences = self.syntax.document.sentences
        score = 0.0
        if last.sentence == trigger.sentence:
            score += 2.0
        elif sentences[last.sentence].paragraph == sentences[trigger.sentence].paragraph:
            score += 1.0
        else:
            score += 0.6 - 0.1 * min(sentences[trigger.sentence].paragraph - sentences[last.sentence].paragraph, 8)
        return score + self._by_content(draft, one, names)

    def _by_content(self, draft: Draft, one: Told, names: set[str]) -> float:
        family = self.codebook.families[one.event.kind]
        score = 1.5 if one.definite else 0.0
        if one.toll:
            pass  # "were killed" tells nothing of how
        elif one.event.kind in draft.kinds:
            score += 0.7
        elif family in draft.families:
            score += 0.5
        elif family in _APART or draft.families <= _APART:
            score -= 1.0
        if one.toll and draft.stage in _SETTLED:
            score += TOLL
        score += self._agreement(draft.dates, one.dates, 2.0, -3.0)
        score += self._agreement(draft.places, one.places, 1.0, -1.0)
        if not draft.names.isdisjoint(names):
            score += 1.0
        if one.other:
            score -= 4.0
        if one.background != draft.background:
            score -= 1.0
        return score

    @staticmethod
    def _agreement(known: set[str], new: frozenset[str], same: float, different: float) -> float:
        if not known or not new:
            return 0.0
        return different if known.isdisjoint(new) else same

    @staticmethod
    def _stages_agree(draft: Draft, one: Told) -> bool:
        if draft.stage in _OPEN or one.stage in _OPEN:
            # "the plot", "the attack" may speak of a plan; an accomplished deed is never the plan's
            return draft.stage in _OPEN and (one.stage in _OPEN or one.definite or one.event.trigger.weak)
        return True


def main_draft(drafts: Sequence[Draft]) -> Draft | None:
    """The one that the report is chiefly about: most told, not recalled, one deed rather than several; else none."""

    def weight(draft: Draft) -> float:
        told = sum(0.5 if one.event.trigger.weak else 1.0 for one in draft.told)
        return told * (0.4 if draft.background else 1.0) * (0.5 if draft.aggregate else 1.0)

    best = max(drafts, key=weight, default=None)
    return None if best is None or best.background else best
