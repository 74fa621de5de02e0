"""An event with what its sentence says of it: how far it got, one or several, when, where, news or recalled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import inf

from dateline.extract.drafts import Told
from dateline.extract.fillers import Event
from dateline.extract.phrases import Phrase
from dateline.extract.relevance import is_owned
from dateline.extract.scene import Scene
from dateline.extract.settings import SettingReader
from dateline.extract.stages import StageReader
from dateline.extract.syntax import BE

# Men and women at large: a deed against these alone, without day or place, is a lament rather than a deed.
_AT_LARGE = frozenset(
    """people population civilians civilian citizens nation nations masses country others innocents humanity society
    man mankind life lives world populace community communities families""".split()
)
_LARGEST_INCIDENT = 500
"""A figure of deaths from which on it is a war's, not an incident's. Set by hand: MUC-4 and GVA train have no greater
incident; wars and terror campaigns told in their reports begin at about 1,000."""
_REAL_INFINITIVES = frozenset(
    """managed manages manage able continued continue continues began begin went used proceeded proceeding started
    helped succeeded dared""".split()
)
_MODALS = frozenset(("could", "can", "may", "might", "should", "must", "cannot"))
_DEFINITE = frozenset(("the", "this", "that", "these", "those", "its", "his", "her", "their", "such"))


class Teller:
    """Reads the events of one scene."""

    __slots__ = ("_anaphora", "_background", "_leads", "_other", "_tolls", "scene", "settings", "stages")

    def __init__(self, scene: Scene, stages: StageReader, settings: SettingReader) -> None:
        self.scene = scene
        self.stages = stages
        self.settings = settings
        cues = scene.codebook.cues
        self._leads: dict[int, tuple[float, float]] = {}
        self._tolls: dict[int, int] = {}
        for count in scene.counts:
            self._tolls[count.sentence] = max(self._tolls.get(count.sentence, 0), count.value.low)
        self._anaphora = frozenset(cues["anaphora"])
        self._background = tuple(f" {phrase} " for phrase in cues["background"])
        self._other = tuple(f" {phrase} " for phrase in cues["other_incident"])

    def tell(self, events: Sequence[Event]) -> list[Told]:
        """The events in order; general talk of attacks, without anyone, anywhere or any time, is left out."""
        told = [self._told(event) for event in events]
        # "in another attack" opens one incident; the next deeds of the sentence belong to it
        opened: set[int] = set()
        for one in told:
            one.other = one.other and one.event.trigger.sentence not in opened
            opened.add(one.event.trigger.sentence)
        return [one for one in told if not self._general(one)]

    def _told(self, event: Event) -> Told:
        stage, tokens = self.stages.stage(event)
        text = self.scene.document.text
        dates = self.settings.dates(event)
        places = self.settings.places(event)
        recalls, other = self._leads_in(event)
        return Told(
            event, stage, tokens, self.stages.aggregate(event),
            frozenset(text[start:end].lower() for start, end in dates),
            frozenset(text[start:end].lower() for start, end in places),
            definite=self._definite(event),
            background=recalls,
            other=other,
            toll=self._is_toll(event) and not dates and not places,
            counted=event.trigger.sentence in self._tolls,
            opens=not self._only_joins(event, stage, bool(dates or places)),
        )  # fmt: skip

    @staticmethod
    def _is_toll(event: Event) -> bool:
        """ "16 were killed": people harmed, and neither by whom nor with what."""
        sense = event.trigger.sense
        harms = sense is not None and sense.effect is not None and event.trigger.weak
        return harms and not event.agents and not event.weapons

    def _leads_in(self, event: Event) -> tuple[bool, bool]:
        """Whether the sentence's words, up to and with the trigger's phrase, recall a deed or lead over to another."""
        trigger = event.trigger
        if trigger.sentence not in self._leads:
            sentence = self.scene.document.sentences[trigger.sentence]
            words = self.scene.document.lowers[sentence.first : sentence.last]
            self._leads[trigger.sentence] = _first_end(words, self._background), _first_end(words, self._other)
        recalls, other = self._leads[trigger.sentence]
        last = trigger.phrase.last if trigger.phrase is not None else trigger.last
        last -= self.scene.document.sentences[trigger.sentence].first
        return recalls <= last, other <= last

    def _definite(self, event: Event) -> bool:
        """ "the attack", "this bombing", "the group's operation": one that was told before."""
        phrase = event.trigger.phrase
        lowers = self.scene.document.lowers
        if phrase is None:
            return event.event_subject is not None and lowers[event.event_subject.first] in _DEFINITE
        if lowers[phrase.head] not in self._anaphora:
            return False
        return lowers[phrase.first] in _DEFINITE or (
            phrase.first > 0 and self.scene.syntax.tags[phrase.first - 1] == "'s"
        )

    def _only_joins(self, event: Event, stage: str, settled: bool) -> bool:
        """What may belong to a deed told elsewhere but is none by itself: what would be done, to people at large, or
        the dead of a whole war."""
        if self._is_wish(event, stage):
            return True
        verb = event.trigger.verb
        if verb is None or settled or event.weapons:
            return False
        lowers = self.scene.document.lowers
        at_large = bool(event.targets) and all(
            lowers[filler.phrase.head] in _AT_LARGE and not self._has_number(filler.phrase) for filler in event.targets
        )
        doers = [filler for filler in event.agents if filler.role.kind != "pronoun"]
        return (at_large and not any(f.role.named for f in doers)) or self._is_war_toll(event)

    def _is_wish(self, event: Event, stage: str) -> bool:
        """ "to kill", "could kill": neither done nor planned."""
        verb = event.trigger.verb
        if verb is None or verb.passive or stage != "accomplished" or verb.form != "V":
            return False
        lowers = self.scene.document.lowers
        group = lowers[verb.first : verb.at]
        if any(word in _MODALS for word in group):
            return True
        to = "to" in group or (verb.first > 0 and lowers[verb.first - 1] == "to")
        return to and not any(word in _REAL_INFINITIVES for word in lowers[max(0, verb.first - 4) : verb.first])

    def _has_number(self, phrase: Phrase) -> bool:
        return any(self.scene.syntax.tags[token] == "#" for token in range(phrase.first, phrase.last))

    def _is_war_toll(self, event: Event) -> bool:
        sense = event.trigger.sense
        if sense is None or sense.effect is None or event.agents:
            return False
        largest = self._tolls.get(event.trigger.sentence, 0)
        return largest >= _LARGEST_INCIDENT

    def _general(self, one: Told) -> bool:
        event = one.event
        if one.definite or event.trigger.phrase is None or is_owned(self.scene.syntax, event):
            return False
        roles = event.agents or event.targets or event.parties or event.sites
        settled = roles or event.weapons or one.dates or one.places
        phrase = event.trigger.phrase
        before = phrase.first - 1
        if not settled and phrase.first == phrase.core and self.scene.syntax.tags[before] != "'s":
            return (
                before < 0 or self.scene.document.lowers[before] not in BE
            )  # "lives on extortion"; "the fire was arson"
        if one.aggregate is not None or event.several:
            # a place or day of the sentence may be another deed's: a bare plural needs both sides or a place of its own
            if event.sites or (one.places and roles) or (one.dates and roles):
                return False
            counted = one.aggregate is not None and one.aggregate.high is not None
            return not ((event.agents and event.targets) or (counted and (roles or one.dates)) or event.parties)
        return event.trigger.weak and not roles and not event.weapons and not one.dates and not one.places


def _first_end(words: Sequence[str], phrases: Iterable[str]) -> float:
    """How many of the words it takes to hold the first of the phrases (with blanks around); infinite if none."""
    text = f" {' '.join(words)} "
    ends = [at + len(phrase) for phrase in phrases if (at := text.find(phrase)) >= 0]
    return text.count(" ", 1, min(ends)) if ends else inf
