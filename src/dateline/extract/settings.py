"""Where and when: the dates and places that a sentence gives to its deed."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Container, Mapping, Sequence

from dateline.extract.fillers import Event
from dateline.extract.scene import Scene

_SPEECH_REACH = 6
"""How many tokens after a word of saying its day may stand ("told the Bulletin by telephone on Tuesday"). Chosen by
reading, not calibrated."""
_CLAUSES = frozenset(("where", "when", "which", "who", "whose", "after", "before", "because", "although", "while"))
_HAPPENED = frozenset("occurred happened place incident attack explosion blast shooting crime scene".split())
"""Words of a sentence that goes on telling of the deed before it ("the incident took place in X")."""


class SettingReader:
    """Reads dates and places of the events of one scene.

    What each sentence gives to which of its events is settled once a sentence, at the first question about it.
    """

    __slots__ = (
        "_before", "_between", "_dates", "_days_of", "_deeds", "_of", "_places", "_said", "_spots_of", "scene"
    )  # fmt: skip

    def __init__(self, scene: Scene, events: Sequence[Event]) -> None:
        self.scene = scene
        self._said = frozenset(a.cue.end for a in scene.attributions if a.cue is not None)
        self._deeds: dict[int, list[int]] = {}
        for event in events:
            self._deeds.setdefault(event.trigger.sentence, []).append(scene.document.starts[event.trigger.first])
        for starts in self._deeds.values():
            starts.sort()
        self._days_of: dict[int, Mapping[int, Sequence[tuple[int, int]]]] = {}
        self._spots_of: dict[int, Mapping[int, Sequence[tuple[int, int]]]] = {}
        words = scene.codebook.cues["settings"]
        self._before, self._of = frozenset(words["before"]), frozenset(words["of"])
        self._between = frozenset(words["between"])
        self._dates: dict[int, list[tuple[int, int]]] = {}
        for date in scene.dates:
            if not date.dateline:  # the day of the wire is not the day of the deed
                self._dates.setdefault(scene.sentence_at(date.start), []).append((date.start, date.end))
        self._places: dict[int, list[tuple[int, int]]] = {}
        accepted: list[int] = []
        for start, end in scene.toponyms:
            if self._is_name(start, end) and self._is_setting(start, end, accepted):
                insort(accepted, end)
                self._places.setdefault(scene.sentence_at(start), []).append((start, end))

    def dates(self, event: Event) -> Sequence[tuple[int, int]]:
        """The date expressions of the event's sentence that are nearer to it than to another event there."""
        number = event.trigger.sentence
        if number not in self._days_of:
            days = [span for span in self._dates.get(number, ()) if not self._dates_speech(span[0])]
            nearest = self._nearest(days, number).items()
            self._days_of[number] = {deed: self._in_its_clause(spans, deed) for deed, spans in nearest}
        return self._days_of[number].get(self.scene.document.starts[event.trigger.first], ())

    def places(self, event: Event) -> Sequence[tuple[int, int]]:
        """The toponyms of the event's sentence that stand as its setting and are nearest to it."""
        number = event.trigger.sentence
        if number not in self._spots_of:
            self._spots_of[number] = self._nearest(self._places.get(number, ()), number)
        return self._spots_of[number].get(self.scene.document.starts[event.trigger.first], ())

    def beside(self, event: Event, deeds: Container[int]) -> list[tuple[int, int]]:
        """The settings of the next sentences of the event's paragraph, up to one that tells a deed of its own: "A bomb
        killed two men. It went off in X."."""
        sentences = self.scene.document.sentences
        number = event.trigger.sentence + 1
        paragraph = sentences[event.trigger.sentence].paragraph
        while number < len(sentences) and sentences[number].paragraph == paragraph and number not in deeds:
            words = self.scene.document.lowers[sentences[number].first : sentences[number].last]
            found = [span for span in self._places.get(number, ()) if not self.scene.spoken_about(*span)]
            if found and not _HAPPENED.isdisjoint(words):
                return found
            number += 1
        return []

    def _nearest(self, spans: Sequence[tuple[int, int]], number: int) -> dict[int, list[tuple[int, int]]]:
        """The spans by the deed of sentence `number` (where it starts) that they are nearest to, or by both of two."""
        deeds = self._deeds.get(number, [])
        found: dict[int, list[tuple[int, int]]] = {}
        for start, end in spans:
            if self.scene.spoken_about(start, end):
                continue
            place = bisect_left(deeds, start)
            beside = set(deeds[max(0, place - 1) : place + 1])
            least = min((abs(start - deed) for deed in beside), default=0)
            for deed in beside:
                if abs(start - deed) == least:
                    found.setdefault(deed, []).append((start, end))
        return found

    def _in_its_clause(self, days: Sequence[tuple[int, int]], deed: int) -> Sequence[tuple[int, int]]:
        return [span for span in days if not self._clause_between(span[0], deed)] or days

    def _clause_between(self, start: int, mine: int) -> bool:
        """ "planted a tree on Thursday where a bomb killed": the day of another clause."""
        document = self.scene.document
        first, last = sorted((document.token_at(start), document.token_at(mine)))
        return not _CLAUSES.isdisjoint(document.lowers[first:last])

    def _dates_speech(self, start: int) -> bool:
        """ "police said on Monday": the day of the words, not of the deed."""
        document = self.scene.document
        token = document.token_at(start)
        if document.lowers[max(0, token - 2) : token] == ("as", "of"):
            return True  # the day up to which a figure was counted
        near = range(max(0, token - _SPEECH_REACH), token)
        return any(document.ends[index] in self._said for index in near) and not self.scene.contents.hold(
            start, start + 1
        )

    def _is_setting(self, start: int, end: int, accepted: Sequence[int]) -> bool:
        document = self.scene.document
        token = document.token_at(start)
        lowers = document.lowers
        before = token - 1
        while before >= 0 and (lowers[before] in self._between or not lowers[before][0].isalnum()):
            if lowers[before] in (",", "(", "and") and self._follows_accepted(document.starts[before], accepted):
                return True
            before -= 1
        if before < 0:
            return False
        if lowers[before] in self._before:
            return True
        if lowers[before] == "and" and self._follows_accepted(document.starts[before], accepted):
            return True
        if lowers[before] in ("of", "from"):
            return before > 0 and (lowers[before - 1] in self._of or self._is_event_noun(before - 1))
        return self._modifies_event(token, end) or lowers[before] in self._of

    def _is_name(self, start: int, end: int) -> bool:
        """Where capitals tell nothing, a place is a proper noun to the tagger: "THE BANK", "THE FRONT" are none."""
        document = self.scene.document
        if not document.monocase:
            return True
        return "NP" in self.scene.syntax.tags[slice(*document.tokens_within(start, end))]

    def _follows_accepted(self, offset: int, accepted: Sequence[int]) -> bool:
        """Whether a setting ends right before; `accepted` are the ends of those so far, sorted."""
        place = bisect_left(accepted, offset - 12)
        return place < len(accepted) and accepted[place] <= offset

    def _is_event_noun(self, token: int) -> bool:
        return self.scene.document.lowers[token] in self.scene.codebook.nouns

    def _modifies_event(self, token: int, end: int) -> bool:
        """ "the Kabul bombing": the toponym stands inside the phrase of the deed or of its site."""
        phrase = self.scene.syntax.phrase(token)
        if phrase is None or self.scene.document.ends[phrase.head] <= end:
            return False
        return self.scene.roles.role(phrase).kind in ("event", "physical")
