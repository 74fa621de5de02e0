"""Which events are violence at all: words such as "attack" are used of debates and games, deaths come by accident.

An event counts if its own words are plain ("assassinated", "car bomb exploded"), or if what stands around it bears it
out: an attacker, a weapon, casualties.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dateline.codebook.terms import Codebook
from dateline.extract.counts.mention import CountMention
from dateline.extract.fillers import Event, Filler
from dateline.extract.roles import HUMANS
from dateline.extract.syntax import Syntax

REPORT_EVIDENCE = 3
"""Pieces of evidence in a whole report from which on its ambiguous words are believed. Compared on 260 MUC-4 and 90
PolNeAR train reports: 2, 3 and 4 find .959, .959 and .952 of the true ones and take 66, 62 and 62 of 115 and 20, 17 and
16 of 90 others for such."""


# A suspect, an individual or a cell says nothing of violence by itself.
_VAGUE = frozenset(
    ("suspect", "suspects", "individual", "individuals", "cell", "cells", "front", "operative", "offender")
)


@dataclass(frozen=True, slots=True)
class _Words:
    """What a codebook says of single words."""

    ambiguous: frozenset[str]
    anaphora: frozenset[str]
    accidents: frozenset[str]
    attackers: frozenset[str]


@cache
def _words_of(codebook: Codebook) -> _Words:
    return _Words(
        frozenset(codebook.cues["ambiguous"]),
        frozenset(codebook.cues["anaphora"]),
        frozenset(word for word in codebook.cues["accidents"] if " " not in word),
        frozenset(codebook.perpetrators) - _VAGUE,
    )


class Relevance:
    """Judges the events of one document."""

    __slots__ = ("_accidental", "_counted", "_evidence", "_paired", "_words", "syntax")

    def __init__(self, syntax: Syntax, codebook: Codebook, counts: Sequence[CountMention]) -> None:
        self.syntax = syntax
        self._words = _words_of(codebook)
        self._counted = {count.sentence for count in counts if not count.negated}
        self._accidental: dict[int, bool] = {}
        self._evidence = 0
        self._paired: set[int] = set()

    def kept(self, events: Sequence[Event]) -> list[Event]:
        """The events that are violence."""
        wielded = _wielded(events)
        events = [event for event in events if not self._is_means(event, wielded)]
        self._pair(events)
        plain = [event for event in events if self._is_plain(event)]
        words = set(self.syntax.lowers)
        self._evidence = (
            len({(event.trigger.sentence, event.kind) for event in plain})
            + min(len(self._counted), 3)
            + min(len(words & self._words.attackers), 3)
            + min(sum(bool(event.weapons) for event in events), 3)
        )
        sure = {event.trigger.sentence for event in plain}
        return [event for event in events if self._counts(event, sure)]

    @staticmethod
    def _is_means(event: Event, wielded: Mapping[int, int]) -> bool:
        """ "a car bomb killed two": the bomb is the killing's weapon and no second deed."""
        trigger = event.trigger
        if not trigger.weak or trigger.phrase is None:
            return False
        own = any(f.first <= trigger.first < f.last for f in event.weapons)
        return wielded.get(trigger.first, 0) > own

    def _pair(self, events: Sequence[Event]) -> None:
        """Notes the sentences that tell both an attack and someone it hurt: "two men were killed in an attack"."""
        attacks = {e.trigger.sentence for e in events if not e.trigger.weak and not self._harms(e)}
        self._paired = {
            e.trigger.sentence for e in events if e.trigger.sentence in attacks and self._harms(e) and e.targets
        }

    @staticmethod
    def _harms(event: Event) -> bool:
        sense = event.trigger.sense
        return sense is not None and sense.effect is not None

    @staticmethod
    def _dies(event: Event) -> bool:
        """ "died", "was found dead": of anything, unless violence stands in the same sentence."""
        sense = event.trigger.sense
        return sense is not None and (sense.subject == "victim" or (sense.particle == ("dead",) and sense.weak))

    def _is_plain(self, event: Event) -> bool:
        if event.accident or self._by_accident(event):
            return False
        if is_owned(self.syntax, event):
            return True
        if (
            not self._dies(event)
            and event.trigger.sentence in self._paired
            and (self._harms(event) or not event.trigger.weak)
        ):
            return True
        if event.trigger.weak:
            return self._kills_with_weapon(event) or self._storms(event)
        words = self.syntax.lowers[event.trigger.first : event.trigger.last]
        if event.weapons or len(words) > 1 or words[0] not in self._words.ambiguous or self._harms(event):
            return True
        if any(self._attacks(filler) for filler in event.agents) and (event.targets or event.sites):
            return True
        # "two men were shot" is plain; "a photographer shot the winners" and "the mayor was attacked" are not
        verb, sense = event.trigger.verb, event.trigger.sense
        harms = verb is not None and verb.passive and sense is not None and sense.object == "victim"
        return harms and any(filler.role.kind in HUMANS for filler in event.targets)

    def _attacks(self, filler: Filler) -> bool:
        """One whose very name says that they attack."""
        head = self.syntax.lowers[filler.phrase.head]
        return filler.role.kind == "group" or (filler.role.kind == "attacker" and head in self._words.attackers)

    @staticmethod
    def _storms(event: Event) -> bool:
        """ "an assault on the army post": weak nouns against a place of soldiers or police."""
        targets = event.targets if event.trigger.phrase is not None else ()
        return any(f.role.kind == "physical" and f.role.category in ("military", "police") for f in targets)

    def _kills_with_weapon(self, event: Event) -> bool:
        """ "killed by a bomb", "gunmen wounded two": a word of harm with a weapon or an attacker as its doer."""
        if not self._harms(event) or not event.targets:
            return False
        return bool(event.weapons) or any(f.role.kind in ("attacker", "group") for f in event.agents)

    def _by_accident(self, event: Event) -> bool:
        """The sentence names a natural or accidental cause and no attacker or weapon."""
        number = event.trigger.sentence
        if number not in self._accidental:
            sentence = self.syntax.document.sentences[number]
            words = set(self.syntax.lowers[sentence.first : sentence.last])
            self._accidental[number] = bool(words & self._words.accidents) and not words & self._words.attackers
        return self._accidental[number] and not event.weapons

    def _counts(self, event: Event, sure: set[int]) -> bool:
        if event.accident or self._by_accident(event):
            return False
        if self._is_plain(event):
            return True
        borne_out = (
            bool(event.weapons)
            or any(filler.role.kind in ("attacker", "group") for filler in event.agents)
            or event.trigger.sentence in self._counted
            or event.trigger.sentence in sure
            or (self._harms(event) and event.trigger.sentence - 1 in sure)
        )
        if self._dies(event):
            return bool(event.weapons) or event.trigger.sentence in sure
        if self._recalls(event):
            return self._evidence >= REPORT_EVIDENCE
        if event.trigger.weak:
            return borne_out and self._evidence >= 2 and self._has_role(event)
        if self._between_people(event):
            return borne_out and self._evidence >= 2
        return (borne_out and self._evidence >= 2) or self._evidence >= REPORT_EVIDENCE

    def _between_people(self, event: Event) -> bool:
        """ "Marek attacked Sardo", "attacks on Marek": words as often as blows."""
        people = [filler.role for filler in (*event.agents, *event.targets)]
        return bool(people) and all(role.kind in ("person", "pronoun") for role in people)

    def _recalls(self, event: Event) -> bool:
        """ "the operation", "this violence": weak words that point back to a deed told before."""
        phrase = event.trigger.phrase
        if phrase is None or not event.trigger.weak or self.syntax.lowers[phrase.head] not in self._words.anaphora:
            return False
        return self.syntax.lowers[phrase.first] in ("the", "this", "that", "these", "those")

    def _has_role(self, event: Event) -> bool:
        people = any(filler.role.kind in HUMANS for filler in (*event.agents, *event.targets))
        return people or bool(event.weapons) or any(f.role.kind == "physical" for f in event.targets)


def is_owned(syntax: Syntax, event: Event) -> bool:
    """ "took responsibility for the sabotage", "for storming the post": nobody does so of what was no deed."""
    phrase = event.trigger.phrase
    first = event.trigger.first if phrase is None else phrase.first
    if phrase is not None and phrase.core == phrase.first:
        return False  # "for several attacks"
    before = syntax.lowers[max(0, first - 2) : first]
    return len(before) == 2 and before[1] == "for" and before[0] in ("responsibility", "credit")


def _wielded(events: Sequence[Event]) -> dict[int, int]:
    """By token, of how many events it is part of a weapon; weapons stand in the sentence of their event."""
    found: Counter[int] = Counter()
    for event in events:
        found.update({token for filler in event.weapons for token in range(filler.first, filler.last)})
    return found
