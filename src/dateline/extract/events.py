"""One deed as one sentence tells it: a trigger with whoever and whatever fills its roles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from dateline.codebook.terms import Codebook
from dateline.extract.roles import HUMANS, Role, RoleReader
from dateline.extract.syntax import Phrase, Syntax
from dateline.extract.triggers import Trigger
from dateline.language.document import Sentence

_AGAINST = frozenset(("on", "against", "at", "upon", "into", "toward", "towards", "targeting"))
_SITES = frozenset(
    ("in", "at", "near", "outside", "inside", "on", "within", "around", "behind", "beside", "front", "opposite")
)
_MEANS = frozenset(("with", "using", "by", "from"))
# Where the possessor of the noun is the one harmed ("the mayor's murder"), not the one who did it.
_HARMED_POSSESSOR = frozenset(("assassination", "execution", "kidnapping"))
_HARMING_NOUNS = frozenset(("murder", "killing", "slaying", "homicide", "shooting", "death", "massacre", "slaughter"))
# Before a noun these tell what kind of deed it was, not who did it ("a terrorist attack").
_NO_DOERS = frozenset("suspect terrorist jihadist jihadi criminal extremist islamist subversive sniper suicide".split())
_GROUP_WORDS = frozenset("group organization organisation outfit movement militia gang militants".split())
_BLAMED = frozenset(("blamed", "attributed"))


class Filler(NamedTuple):
    """A phrase in a role: what it is and the tokens [first, last) that name it."""

    phrase: Phrase
    role: Role
    first: int
    last: int


@dataclass(slots=True)
class Event:
    """A trigger and its fillers. `harmed` are people the trigger's verb itself harms (its `effect`)."""

    trigger: Trigger
    agents: list[Filler] = field(default_factory=list)
    targets: list[Filler] = field(default_factory=list)
    weapons: list[Filler] = field(default_factory=list)
    sites: list[tuple[str, Filler]] = field(default_factory=list)
    parties: list[Filler] = field(default_factory=list)
    event_subject: Phrase | None = None
    accident: bool = False
    several: bool = False
    kind: str = ""


class EventReader:
    """Builds the events of one document from its triggers."""

    __slots__ = ("_support", "_weapon_kinds", "codebook", "roles", "syntax")

    def __init__(self, syntax: Syntax, codebook: Codebook, roles: RoleReader) -> None:
        self.syntax = syntax
        self.codebook = codebook
        self.roles = roles
        self._weapon_kinds = {s.term: s.kind for senses in codebook.weapons.values() for s in senses}
        self._support = frozenset(word.split()[0] for word in codebook.cues["support"])

    def read(self, triggers: Sequence[Trigger]) -> list[Event]:
        """One event a trigger, in order."""
        events = []
        for trigger in triggers:
            event = Event(trigger, several=trigger.several, kind=trigger.kind)
            sentence = self.syntax.document.sentences[trigger.sentence]
            if trigger.verb is not None:
                self._by_verb(event, sentence)
            else:
                self._by_noun(event, sentence)
            event.kind = self._kind(event)
            events.append(event)
        return events

    def _kind(self, event: Event) -> str:
        """A general kind takes that of the weapon: an exploding car bomb is a vehicle bombing."""
        if event.kind not in ("bombing", "armed-assault"):
            return event.kind
        kinds = [self._weapon_kinds[f.role.category] for f in event.weapons if f.role.category in self._weapon_kinds]
        return min((event.kind, *kinds), key=self.codebook.kind_order.index)

    def _filler(self, phrase: Phrase) -> Filler:
        first, last = self.roles.text_tokens(phrase)
        return Filler(phrase, self.roles.role(phrase), first, last)

    def _by_verb(self, event: Event, sentence: Sentence) -> None:
        trigger, syntax = event.trigger, self.syntax
        verb, sense = trigger.verb, trigger.sense
        if verb is None or sense is None:
            return
        subject = syntax.subject(verb, sentence.first)
        subjects = () if subject is None else self._with_coordinated(subject, verb.first)
        objects = () if verb.passive or sense.reflexive else self._objects(trigger, sentence)
        after = objects[-1].last if objects else trigger.after
        preps = syntax.prepositions(after, sentence.last)
        doers, patients = (self._by_agents(preps), subjects) if verb.passive else (subjects, objects)
        for phrase in doers:
            self._put_agent(event, phrase)
        for phrase in patients:
            self._put_patient(event, phrase, sense.object)
        if sense.object == "weapon" and sense.subject == "weapon":
            for phrase in subjects:
                self._put_patient(event, phrase, "weapon")
        self._put_prepositions(event, preps, targets=sense.object in ("weapon", "none"))
        if sense.parties:
            self._put_parties(event, subjects, preps)

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

    def _with_coordinated(self, phrase: Phrase, limit: int) -> tuple[Phrase, ...]:
        """The phrase and those joined to it before token `limit` ("Sikhs and Hindus and Taliban were killed")."""
        found = [p for p in self.syntax.coordinated(phrase, limit) if p.last <= limit]
        before = phrase.first - 1
        while before > 0 and self.syntax.lowers[before] in ("and", "or", ","):
            earlier = self.syntax.phrase(before - 1)
            if earlier is None or earlier.last != before:
                break
            if self.syntax.lowers[before] == ",":
                break
            found.insert(0, earlier)
            before = earlier.first - 1
        return tuple(found)

    def _by_agents(self, preps: Sequence[tuple[str, tuple[Phrase, ...]]]) -> tuple[Phrase, ...]:
        for word, phrases in preps:
            if word == "by":
                return phrases
        return ()

    def _put_agent(self, event: Event, phrase: Phrase) -> None:
        filler = self._antecedent(phrase) or self._filler(phrase)
        kind = filler.role.kind
        weapon = self.roles.weapon(phrase)
        if kind == "weapon" and weapon is not None:
            event.weapons.append(Filler(phrase, Role("weapon", weapon[2].term), weapon[0], weapon[1]))
        elif kind == "event":
            event.event_subject = phrase
        elif kind == "accident":
            event.accident = True
        elif kind in HUMANS and kind != "community":
            event.agents.append(filler)

    def _antecedent(self, phrase: Phrase) -> Filler | None:
        """The armed group that "the group" stands for: the one the paragraph has named most, the first if even."""
        lowers, kinds, document = self.syntax.lowers, self.roles.names.actor_kinds, self.syntax.document
        definite = lowers[phrase.first] in ("the", "this", "that") and phrase.core == phrase.head
        if not definite or lowers[phrase.head] not in _GROUP_WORDS:
            return None
        paragraph = document.sentences[document.sentence_of[phrase.first]].paragraph
        first = next(s.first for s in document.sentences if s.paragraph == paragraph)
        named: dict[tuple[str, ...], list[tuple[int, int]]] = {}
        while first < phrase.first:
            last = first
            while last < phrase.first and kinds.get(last) == "armed-group":
                last += 1
            if last > first:
                named.setdefault(lowers[first:last], []).append((first, last))
            first = last + 1
        if not named:
            return None
        first, last = max(named.values(), key=lambda spans: (len(spans), -spans[0][0]))[-1]
        return Filler(Phrase(first, last, last - 1, first), Role("group", None, True), first, last)

    def _put_patient(self, event: Event, phrase: Phrase, slot: str) -> None:
        filler = self._filler(phrase)
        kind = filler.role.kind
        weapon = self.roles.weapon(phrase)
        if slot == "weapon" or (slot == "target" and kind == "weapon"):
            if weapon is not None:
                event.weapons.append(Filler(phrase, Role("weapon", weapon[2].term), weapon[0], weapon[1]))
            elif slot == "weapon" and kind in ("physical", *HUMANS) and event.kind == "bombing":
                (event.targets if kind == "physical" else event.agents).append(filler)
        elif slot == "none":
            if kind in HUMANS and event.trigger.verb is not None and not event.trigger.verb.passive:
                event.agents.append(filler)
        elif kind == "accident":
            event.accident = True
        elif slot == "victim":
            if kind in HUMANS or kind == "other":
                event.targets.append(filler)
        elif kind in HUMANS or kind in ("physical", "place", "other"):
            event.targets.append(filler)

    def _put_prepositions(
        self, event: Event, preps: Sequence[tuple[str, tuple[Phrase, ...]]], *, targets: bool
    ) -> None:
        for word, phrases in preps:
            for phrase in phrases:
                filler = self._filler(phrase)
                kind = filler.role.kind
                weapon = self.roles.weapon(phrase)
                if kind == "weapon" and weapon is not None and (word in _MEANS or word in ("of", "after")):
                    event.weapons.append(Filler(phrase, Role("weapon", weapon[2].term), weapon[0], weapon[1]))
                elif word in _AGAINST and targets and kind in ("physical", *HUMANS):
                    event.targets.append(filler)
                elif word in _SITES and kind in ("physical", "place"):
                    event.sites.append((word, filler))
                elif kind == "accident":
                    event.accident = True

    def _put_parties(
        self, event: Event, subjects: Sequence[Phrase], preps: Sequence[tuple[str, tuple[Phrase, ...]]]
    ) -> None:
        sides = [*subjects, *(p for word, ps in preps if word in ("with", "between", "against") for p in ps)]
        event.parties.extend(f for f in map(self._filler, sides) if f.role.kind in HUMANS)
        event.agents.clear()

    def _by_noun(self, event: Event, sentence: Sentence) -> None:
        trigger, syntax = event.trigger, self.syntax
        phrase = trigger.phrase
        if phrase is None:
            return
        self._put_modifiers(event, phrase)
        preps = syntax.prepositions(trigger.last, sentence.last)
        harming = trigger.kind in _HARMED_POSSESSOR or syntax.lowers[trigger.last - 1].rstrip("s") in _HARMING_NOUNS
        harming = harming or syntax.lowers[trigger.last - 1] in _HARMING_NOUNS
        self._put_possessor(event, phrase, harming)
        for word, phrases in preps:
            for noun in phrases:
                self._put_noun_preposition(event, word, noun, harming)
        if trigger.kind == "armed-clash":
            sides = [p for word, ps in preps if word in ("with", "between", "against") for p in ps]
            event.parties.extend(f for f in map(self._filler, sides) if f.role.kind in HUMANS)
        self._put_support(event, phrase, sentence)

    def _put_modifiers(self, event: Event, phrase: Phrase) -> None:
        """What stands before the noun within its phrase: "rocket attacks", "a guerrilla ambush", "the ISKP attack"."""
        codebook, lowers = self.codebook, self.syntax.lowers
        for start in range(phrase.core, event.trigger.first):
            for sense in codebook.weapons.get(lowers[start], ()):
                end = start + len(sense.words)
                if lowers[start:end] == sense.words and not sense.weak and end <= event.trigger.last:
                    event.weapons.append(Filler(phrase, Role("weapon", sense.term), start, end))
                    break
            word = lowers[start]
            named = start in self.roles.names.actor_kinds
            if named and self.roles.names.actor_kinds[start] != "community":
                event.agents.append(Filler(phrase, Role("group", None, True), start, start + 1))
            elif word in codebook.perpetrators and word not in _NO_DOERS:
                event.agents.append(Filler(phrase, Role("attacker"), start, start + 1))

    def _put_possessor(self, event: Event, phrase: Phrase, harming: bool) -> None:
        before = phrase.first - 1
        if before < 1 or self.syntax.tags[before] != "'s":
            return
        owner = self.syntax.phrase(before - 1)
        if owner is None:
            return
        filler = self._filler(owner)
        if filler.role.kind in HUMANS:
            (event.targets if harming else event.agents).append(filler)

    def _put_noun_preposition(self, event: Event, word: str, phrase: Phrase, harming: bool) -> None:
        filler = self._filler(phrase)
        kind = filler.role.kind
        weapon = self.roles.weapon(phrase)
        if kind == "weapon" and weapon is not None:
            if word in _MEANS or word == "of":
                event.weapons.append(Filler(phrase, Role("weapon", weapon[2].term), weapon[0], weapon[1]))
        elif word == "by" and kind in HUMANS:
            event.agents.append(filler)
        elif word == "of" and (kind in ("physical", "place") or (kind in HUMANS and (harming or kind != "group"))):
            if harming or event.kind not in ("armed-assault",) or kind in ("physical",):
                event.targets.append(filler)
        elif word in _AGAINST and kind in ("physical", "place", *HUMANS) and not (word == "at" and kind == "place"):
            event.targets.append(filler)
        elif word in _SITES and kind in ("physical", "place"):
            event.sites.append((word, filler))

    def _put_support(self, event: Event, phrase: Phrase, sentence: Sentence) -> None:
        """The noun as object or subject of a verb of doing: "X carried out the attack", "was carried out by X"."""
        syntax = self.syntax
        before = phrase.first - 1
        measure = syntax.phrase(before - 1) if before > sentence.first and syntax.lowers[before] == "of" else None
        if measure is not None:  # "plotting a series of attacks"
            before = measure.first - 1
        while before > sentence.first and syntax.tags[before] in ("RP", "R"):
            before -= 1
        if syntax.lowers[before] in self._support and syntax.phrase_at[before] < 0:
            verb = syntax.verb(before, sentence.first)
            subject = syntax.subject(verb, sentence.first)
            if subject is not None and not verb.passive:
                for doer in self._with_coordinated(subject, verb.first):
                    self._put_agent(event, doer)
            return
        self._put_passive_support(event, phrase, sentence)

    def _put_passive_support(self, event: Event, phrase: Phrase, sentence: Sentence) -> None:
        """ "An attack on X (was) carried out by Y", "the attack was blamed on Y"."""
        syntax, be = self.syntax, False
        for token in range(phrase.last, sentence.last):
            tag, word = syntax.tags[token], syntax.lowers[token]
            if tag == "P" and (word in self._support or word in _BLAMED):
                preps = syntax.prepositions(token + 1, sentence.last)
                doers = self._by_agents(preps) or next((ps for w, ps in preps if w in ("to", "on")), ())
                for doer in doers:
                    self._put_agent(event, doer)
                return
            be = be or tag == "A"
            within = syntax.phrase_at[token] >= 0 or tag in ("I", "DT") or syntax.words[token] in '“”"'
            if not (tag in ("A", "R", "RP") or (within and not be)):
                return
