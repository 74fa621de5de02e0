"""The words that tell of violence: verbs and nouns of the codebook where they are used in that sense."""

from __future__ import annotations

from typing import NamedTuple

from dateline.codebook.terms import Codebook, NounSense, VerbSense
from dateline.extract.phrases import Phrase
from dateline.extract.roles import RoleReader
from dateline.extract.syntax import BE, Syntax, Verb
from dateline.extract.verb_frames import VerbFrames
from dateline.language.document import Sentence

_SPLIT_REACH = 9
"""How many tokens may stand between a verb and its particle ("set the bus and two cars on fire"). Set by reading, not
calibrated."""
_REFLEXIVES = frozenset(("himself", "herself", "themselves", "itself", "oneself"))


class Trigger(NamedTuple):
    """One deed told by tokens [first, last): its kind, whether the word alone is weak evidence, and how it stands.

    A verb has `verb` and `sense`, and `after` is the token behind verb and particle; a noun has `phrase`. `several` is
    true for a plural noun.
    """

    first: int
    last: int
    sentence: int
    kind: str
    weak: bool
    verb: Verb | None = None
    sense: VerbSense | None = None
    after: int = 0
    phrase: Phrase | None = None
    several: bool = False


class TriggerFinder:
    """Finds the triggers of one document."""

    __slots__ = ("_figurative", "_frames", "_idioms", "_objects", "codebook", "roles", "syntax")

    def __init__(self, syntax: Syntax, codebook: Codebook, roles: RoleReader) -> None:
        self.syntax = syntax
        self.codebook = codebook
        self.roles = roles
        self._frames = VerbFrames(syntax, codebook, roles)
        figurative = codebook.cues["figurative"]
        self._figurative = frozenset(figurative["nouns"])
        self._objects = frozenset(figurative["objects"])
        self._idioms = frozenset(figurative["idioms"])

    def find(self) -> list[Trigger]:
        """All triggers in the order of the text."""
        found: list[Trigger] = []
        verbs, nouns = self.codebook.verbs, self.codebook.nouns
        for number, sentence in enumerate(self.syntax.document.sentences):
            index = sentence.first
            while index < sentence.last:
                word = self.syntax.lowers[index]
                trigger = None
                if word in verbs and self.syntax.phrase_at[index] < 0:
                    trigger = self._verb(index, number, sentence)
                if trigger is None and word in nouns:
                    trigger = self._noun(index, number, sentence)
                if trigger is not None:
                    found.append(trigger)
                    index = max(trigger.last, index + 1)
                else:
                    index += 1
        return found

    def _verb(self, index: int, number: int, sentence: Sentence) -> Trigger | None:
        tag = self.syntax.tags[index]
        if tag not in ("V", "D", "P", "G", "N"):
            return None
        for sense, tags in self.codebook.verbs[self.syntax.lowers[index]]:
            if tag != "N" and tag not in tags and not (tag in "DP" and ("D" in tags or "P" in tags)):
                continue
            if tag == "N" and not sense.particle:
                continue
            after = self._particle(index, sense, sentence)
            if after is None:
                continue
            if sense.reflexive and not self._reflexive(index, sentence):
                continue
            verb = self.syntax.verb(index, sentence.first)
            if not self._frames.holds(verb, sense, after, sentence):
                continue
            if self._is_figurative(verb, after, sentence):
                continue
            return Trigger(index, index + 1, number, sense.kind, sense.weak, verb, sense, after)
        return None

    def _particle(self, index: int, sense: VerbSense, sentence: Sentence) -> int | None:
        """The token behind the verb and its particle, or None where the particle is not there."""
        lowers, words = self.syntax.lowers, sense.particle
        after = index + 1
        if not words:
            return after
        if lowers[after : after + len(words)] == words:
            return after + len(words)
        if sense.reflexive or sense.split or words == ("up",):
            for start in range(after, min(after + _SPLIT_REACH, sentence.last)):
                if lowers[start : start + len(words)] == words:
                    return after
                if self.syntax.tags[start] in ("D", "V", "M", "W"):
                    return None
        return None

    def _reflexive(self, index: int, sentence: Sentence) -> bool:
        near = self.syntax.lowers[index + 1 : min(index + 4, sentence.last)]
        return any(word in _REFLEXIVES for word in near)

    def _is_figurative(self, verb: Verb, after: int, sentence: Sentence) -> bool:
        for length in (2, 3):
            if " ".join(self.syntax.lowers[verb.at : verb.at + length]) in self._idioms:
                return True
        objects = self.syntax.object(after, sentence.last)
        if objects and self.syntax.lowers[objects[0].head] in self._objects:
            return True
        following = self.syntax.lowers[after : after + 1]
        return bool(following) and following[0] in self.codebook.cues["figurative"]["after"]

    def _noun(self, index: int, number: int, sentence: Sentence) -> Trigger | None:
        syntax = self.syntax
        for sense in self.codebook.nouns[syntax.lowers[index]]:
            end = index + len(sense.words)
            if syntax.lowers[index:end] != sense.words or end > sentence.last:
                continue
            phrase = syntax.phrase(end - 1)
            if phrase is None or phrase.head != end - 1:
                if not self._verbal_noun(end - 1):
                    continue
                phrase = phrase or Phrase(index, end, end - 1, index)
            if self._figurative_noun(phrase, end):
                return None
            kind = self._kind_by_weapon(phrase, index, sense)
            return Trigger(index, end, number, kind, sense.weak, phrase=phrase, several=sense.plural)
        return None

    def _verbal_noun(self, token: int) -> bool:
        """A noun that the tagger took for something else: a verb that no sense wanted ("the shelling of", "after
        shooting"), or an adjective behind "was" ("the fire was arson")."""
        tags, lowers = self.syntax.tags, self.syntax.lowers
        if self.syntax.phrase_at[token] >= 0:
            return False
        return tags[token] in ("G", "N", "NP") or (tags[token] == "J" and token > 0 and lowers[token - 1] in BE)

    def _figurative_noun(self, phrase: Phrase, end: int) -> bool:
        lowers = self.syntax.lowers
        for start in range(phrase.core, end - 1):
            if " ".join(lowers[start:end]) in self._figurative:
                return True
        return " ".join(lowers[end - 1 : end + 1]) in self._figurative

    def _kind_by_weapon(self, phrase: Phrase, first: int, sense: NounSense) -> str:
        """A general word takes its kind from a weapon before it: "rocket attacks" are shelling."""
        if sense.kind not in ("armed-assault", "bombing"):
            return sense.kind
        order = self.codebook.kind_order
        for start in range(phrase.core, first):
            for noun in self.codebook.nouns.get(self.syntax.lowers[start], ()):
                if self.syntax.lowers[start : start + len(noun.words)] == noun.words and not noun.weak:
                    return min(noun.kind, sense.kind, key=order.index)
            for weapon in self.codebook.weapons.get(self.syntax.lowers[start], ()):
                if self.syntax.lowers[start : start + len(weapon.words)] == weapon.words and not weapon.weak:
                    return min(weapon.kind, sense.kind, key=order.index)
        return sense.kind
