"""An event with what its sentence says of it: how far it got, one or several, when, where, news or recalled."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extract.drafts import Told
from dateline.extract.fillers import Event
from dateline.extract.scene import Scene
from dateline.extract.settings import SettingReader
from dateline.extract.stages import StageReader

_DEFINITE = frozenset(("the", "this", "that", "these", "those", "its", "his", "her", "their", "such"))


class Teller:
    """Reads the events of one scene."""

    __slots__ = ("_anaphora", "_background", "_other", "scene", "settings", "stages")

    def __init__(self, scene: Scene, stages: StageReader, settings: SettingReader) -> None:
        self.scene = scene
        self.stages = stages
        self.settings = settings
        cues = scene.codebook.cues
        self._anaphora = frozenset(cues["anaphora"])
        self._background = tuple(f" {phrase} " for phrase in cues["background"])
        self._other = tuple(f" {phrase} " for phrase in cues["other_incident"])

    def tell(self, events: Sequence[Event]) -> list[Told]:
        """The events in order; general talk of attacks, without anyone, anywhere or any time, is left out."""
        told = [self._told(event, events) for event in events]
        # "in another attack" opens one incident; the next deeds of the sentence belong to it
        opened: set[int] = set()
        for one in told:
            one.other = one.other and one.event.trigger.sentence not in opened
            opened.add(one.event.trigger.sentence)
        return [one for one in told if not self._general(one)]

    def _told(self, event: Event, events: Sequence[Event]) -> Told:
        stage, tokens = self.stages.stage(event)
        text = self.scene.document.text
        dates = self.settings.dates(event, events)
        places = self.settings.places(event, events)
        before = self._words_before(event)
        return Told(
            event, stage, tokens, self.stages.aggregate(event),
            frozenset(text[start:end].lower() for start, end in dates),
            frozenset(text[start:end].lower() for start, end in places),
            definite=self._definite(event),
            background=any(phrase in before for phrase in self._background),
            other=any(phrase in before for phrase in self._other),
        )  # fmt: skip

    def _words_before(self, event: Event) -> str:
        """The sentence's words in lower case, up to and with the trigger's phrase, blanks around."""
        trigger = event.trigger
        sentence = self.scene.document.sentences[trigger.sentence]
        last = trigger.phrase.last if trigger.phrase is not None else trigger.last
        return " " + " ".join(self.scene.document.lowers[sentence.first : last]) + " "

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

    def _general(self, one: Told) -> bool:
        event = one.event
        if one.definite or event.trigger.phrase is None:
            return False
        roles = event.agents or event.targets or event.parties or event.sites
        if one.aggregate is not None or event.several:
            # a place or day of the sentence may be another deed's: a bare plural needs someone or somewhere of its own
            return not roles and not (one.dates and one.aggregate is not None and one.aggregate.high is not None)
        return event.trigger.weak and not roles and not event.weapons and not one.dates and not one.places
