"""Roles around a deed told as a noun: what modifies it, who possesses it, what follows it, who carried it out."""

from __future__ import annotations

from dateline.codebook.terms import Codebook
from dateline.extract.fillers import AGAINST, MEANS, SITES, Event, Filler, FillerReader
from dateline.extract.phrases import Phrase
from dateline.extract.roles import HUMANS, Role
from dateline.language.document import Sentence

# Where the possessor of the noun is the one harmed ("the mayor's murder"), not the one who did it.
_HARMED_POSSESSOR = frozenset(("assassination", "execution", "kidnapping"))
_HARMING_NOUNS = frozenset(("murder", "killing", "slaying", "homicide", "shooting", "death", "massacre", "slaughter"))
# Before a noun these tell what kind of deed it was, not who did it ("a terrorist attack").
_NO_DOERS = frozenset("suspect terrorist jihadist jihadi criminal extremist islamist subversive sniper suicide".split())
_FRONTED = (("along", "with"), ("together", "with"), ("besides",), ("in", "addition", "to"), ("apart", "from"))
"""Words that open a sentence with what its subject did as well."""
_BLAMED = frozenset(("blamed", "attributed"))


class NounReader:
    """Fills the roles of events whose trigger is a noun."""

    __slots__ = ("_support", "codebook", "fillers", "roles", "syntax")

    def __init__(self, fillers: FillerReader, codebook: Codebook) -> None:
        self.fillers = fillers
        self.syntax = fillers.syntax
        self.roles = fillers.roles
        self.codebook = codebook
        self._support = frozenset(word.split()[0] for word in codebook.cues["support"])

    def read(self, event: Event, sentence: Sentence) -> None:
        """Fills the roles of one event from its sentence."""
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
            listed = phrases
            if word in ("of", "against", "on") and self.roles.role(phrases[-1]).kind == "person":
                listed = self.fillers.with_listed(phrases, sentence.last)
            for noun in listed:
                self._put_noun_preposition(event, word, noun, harming)
        if trigger.kind == "armed-clash":
            sides = [p for word, ps in preps if word in ("with", "between", "against") for p in ps]
            event.parties.extend(f for f in map(self.fillers.filler, sides) if f.role.kind in HUMANS)
        self._put_support(event, phrase, sentence)
        if not event.agents and not event.parties:
            self._put_main_doer(event, sentence)

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
        if before < 1 or not self.fillers.is_possessive(before):
            return
        owner = self.syntax.phrase(before - 1)
        if owner is None:
            return
        filler = self.fillers.filler(owner)
        if filler.role.kind in HUMANS:
            (event.targets if harming else event.agents).append(filler)

    def _put_noun_preposition(self, event: Event, word: str, phrase: Phrase, harming: bool) -> None:
        filler = self.fillers.filler(phrase)
        kind = filler.role.kind
        weapon = self.roles.weapon(phrase)
        if kind == "weapon" and weapon is not None:
            if word in MEANS or word == "of":
                event.weapons.append(Filler(phrase, Role("weapon", weapon[2].term), weapon[0], weapon[1]))
        elif word == "by" and kind in HUMANS:
            event.agents.append(filler)
        elif word == "of" and (kind in ("physical", "place") or (kind in HUMANS and (harming or kind != "group"))):
            if harming or event.kind not in ("armed-assault",) or kind in ("physical",):
                event.targets.append(filler)
        elif word in AGAINST and kind in ("physical", "place", *HUMANS) and not (word == "at" and kind == "place"):
            event.targets.append(filler)
        elif word in SITES and kind in ("physical", "place"):
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
                for doer in self.fillers.with_coordinated(subject, verb.first):
                    self.fillers.put_agent(event, doer)
            return
        self._put_passive_support(event, phrase, sentence)

    def _put_main_doer(self, event: Event, sentence: Sentence) -> None:
        """ "Along with attacks on X, the rebels adopted Y": whoever the main clause is about did both."""
        syntax = self.syntax
        if not any(syntax.lowers[sentence.first : sentence.first + len(words)] == words for words in _FRONTED):
            return
        comma = next((i for i in range(event.trigger.last, sentence.last) if syntax.words[i] == ","), None)
        subject = syntax.phrase(comma + 1) if comma is not None and comma + 1 < sentence.last else None
        if subject is not None and self.roles.role(subject).kind in ("attacker", "group"):
            self.fillers.put_agent(event, subject)

    def _put_passive_support(self, event: Event, phrase: Phrase, sentence: Sentence) -> None:
        """ "An attack on X (was) carried out by Y", "the attack was blamed on Y"."""
        syntax, be = self.syntax, False
        for token in range(phrase.last, sentence.last):
            tag, word = syntax.tags[token], syntax.lowers[token]
            if tag == "P" and (word in self._support or word in _BLAMED):
                preps = syntax.prepositions(token + 1, sentence.last)
                doers = self.fillers.by_agents(preps) or next((ps for w, ps in preps if w in ("to", "on")), ())
                for doer in doers:
                    self.fillers.put_agent(event, doer)
                return
            be = be or tag == "A"
            within = syntax.phrase_at[token] >= 0 or tag in ("I", "DT") or syntax.words[token] in '“”"'
            if not (tag in ("A", "R", "RP") or (within and not be)):
                return
