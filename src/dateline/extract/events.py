"""One deed as one sentence tells it: a trigger with whoever and whatever fills its roles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from dateline.codebook.terms import Codebook
from dateline.extract.event_nouns import NounReader
from dateline.extract.fillers import AGAINST, MEANS, SITES, Event, Filler, FillerReader
from dateline.extract.phrases import Phrase
from dateline.extract.roles import HUMANS, Role, RoleReader
from dateline.extract.syntax import Syntax
from dateline.extract.triggers import Trigger
from dateline.language.document import Sentence


@cache
def _weapon_kinds(codebook: Codebook) -> Mapping[str | None, str]:
    return {sense.term: sense.kind for senses in codebook.weapons.values() for sense in senses}


class EventReader:
    """Builds the events of one document from its triggers."""

    __slots__ = ("_weapon_kinds", "codebook", "fillers", "nouns", "roles", "syntax")

    def __init__(self, syntax: Syntax, codebook: Codebook, roles: RoleReader) -> None:
        self.syntax = syntax
        self.codebook = codebook
        self.roles = roles
        self.fillers = FillerReader(syntax, roles)
        self.nouns = NounReader(self.fillers, codebook)
        self._weapon_kinds = _weapon_kinds(codebook)

    def read(self, triggers: Sequence[Trigger]) -> list[Event]:
        """One event a trigger, in order."""
        events = []
        for trigger in triggers:
            event = Event(trigger, several=trigger.several, kind=trigger.kind)
            sentence = self.syntax.document.sentences[trigger.sentence]
            if trigger.verb is not None:
                self._by_verb(event, sentence)
            else:
                self.nouns.read(event, sentence)
            event.kind = self._kind(event)
            events.append(event)
        return events

    def _kind(self, event: Event) -> str:
        """A general kind takes that of the weapon: an exploding car bomb is a vehicle bombing."""
        if event.kind not in ("bombing", "armed-assault"):
            return event.kind
        lowers = self.syntax.lowers
        kinds = [
            self._weapon_kinds[filler.role.category]
            for filler in event.weapons
            # "the grenade" was told before, with the deed that it was used in
            if filler.role.category in self._weapon_kinds and lowers[filler.phrase.first] != "the"
        ]
        if event.kind == "armed-assault" and self._on_a_crowd(event):
            return "crowd-repression"
        return min((event.kind, *kinds), key=self.codebook.kind_order.index)

    def _on_a_crowd(self, event: Event) -> bool:
        """ "Police fired into the crowd": forces of the state against a gathering."""
        lowers, crowds = self.syntax.lowers, self.codebook.cues["frames"]["gatherings"]
        return any(filler.role.kind == "force" for filler in event.agents) and any(
            lowers[filler.phrase.head] in crowds for filler in event.targets
        )

    def _by_verb(self, event: Event, sentence: Sentence) -> None:
        trigger, syntax = event.trigger, self.syntax
        verb, sense = trigger.verb, trigger.sense
        if verb is None or sense is None:
            return
        subject = syntax.subject(verb, sentence.first)
        subjects = () if subject is None else self.fillers.with_coordinated(subject, verb.first)
        objects = () if verb.passive or sense.reflexive else self._objects(trigger, sentence)
        after = objects[-1].last if objects else trigger.after
        preps = syntax.prepositions(after, sentence.last)
        doers, patients = (self.fillers.by_agents(preps), subjects) if verb.passive else (subjects, objects)
        if sense.subject == "victim" or self._lacks_object(trigger, objects):
            doers, patients = (), subjects
            for phrase in objects if sense.needs is not None else ():  # "the bus struck a mine"
                self.fillers.put_patient(event, phrase, "weapon")
        for phrase in doers:
            self.fillers.put_agent(event, phrase)
        if sense.object in ("victim", "target"):
            patients = self._listed(patients, after, sentence, active=bool(objects) and patients is objects)
        for phrase in patients:
            self.fillers.put_patient(event, phrase, sense.object)
        if sense.object == "weapon" and sense.subject == "weapon":
            for phrase in subjects:
                self.fillers.put_patient(event, phrase, "weapon")
        self._put_prepositions(event, preps, targets=sense.object in ("weapon", "none"))
        if sense.parties:
            self._put_parties(event, subjects, preps)

    @staticmethod
    def _lacks_object(trigger: Trigger, objects: tuple[Phrase, ...]) -> bool:
        """ "the number of officers killed rose": a word of harm without an object tells what befell its subject."""
        verb, sense = trigger.verb, trigger.sense
        if verb is None or sense is None or sense.effect is None or verb.passive or objects:
            return False
        return verb.form in ("D", "P") and verb.first == verb.at

    def _listed(
        self, patients: tuple[Phrase, ...], after: int, sentence: Sentence, *, active: bool
    ) -> tuple[Phrase, ...]:
        """Those harmed, with the names listed behind an object of names or behind a colon."""
        syntax = self.syntax
        if active and patients and self.roles.role(patients[-1]).kind == "person":
            return self.fillers.with_listed(patients, sentence.last)
        colon = next((index for index in range(after, sentence.last) if syntax.words[index] == ":"), None)
        first = syntax.phrase(colon + 1) if colon is not None and colon + 1 < sentence.last else None
        if first is None or self.roles.role(first).kind != "person":
            return patients
        return (*patients, *self.fillers.with_listed((first,), sentence.last))

    def _objects(self, trigger: Trigger, sentence: Sentence) -> tuple[Phrase, ...]:
        """The object, also that which the next of two co-ordinated verbs shares ("killed or wounded around 50")."""
        syntax, after = self.syntax, trigger.after
        objects = syntax.object(after, sentence.last)
        while not objects and after + 1 < sentence.last and syntax.lowers[after] in ("and", "or", "and/or", ","):
            if syntax.tags[after + 1] not in ("D", "V", "P", "G"):
                break
            after += 2
            objects = syntax.object(after, sentence.last)
        return objects

    def _put_prepositions(
        self, event: Event, preps: Sequence[tuple[str, tuple[Phrase, ...]]], *, targets: bool
    ) -> None:
        for word, phrases in preps:
            for phrase in phrases:
                filler = self.fillers.filler(phrase)
                kind = filler.role.kind
                weapon = self.roles.weapon(phrase)
                if kind == "weapon" and weapon is not None and (word in MEANS or word in ("of", "after")):
                    event.weapons.append(Filler(phrase, Role("weapon", weapon[2].term), weapon[0], weapon[1]))
                elif word in AGAINST and targets and kind in ("physical", *HUMANS):
                    event.targets.append(filler)
                elif word in SITES and kind in ("physical", "place"):
                    event.sites.append((word, filler))
                elif kind == "accident":
                    event.accident = True

    def _put_parties(
        self, event: Event, subjects: Sequence[Phrase], preps: Sequence[tuple[str, tuple[Phrase, ...]]]
    ) -> None:
        sides = [*subjects, *(p for word, ps in preps if word in ("with", "between", "against") for p in ps)]
        event.parties.extend(f for f in map(self.fillers.filler, sides) if f.role.kind in HUMANS)
        event.agents.clear()
