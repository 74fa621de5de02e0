"""Verbs and what stands around them, over word classes and noun phrases: as much syntax as the grammar needs.

No parse tree: a verb's subject is the phrase to its left that nothing governs,
its object the phrase to its right. What is not plain is left out.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.extract.objects import Objects
from dateline.extract.phrases import NAMING, QUOTES, Phrase

BE = frozenset(("be", "is", "are", "was", "were", "been", "being", "am", "get", "gets", "got", "getting"))
_SKIPPED_BEFORE_VERB = frozenset(("R", "A", "M", "RP"))
_SUBORDINATORS = frozenset(
    "that because after when if while although before as until since once whether than though unless".split()
)
_OF_THE_OBJECT = frozenset(
    """accuse accuses accused accusing blame blames blamed blaming suspect suspects suspected suspecting charge charges
    charged charging convict convicts convicted condemn condemns condemned stop stops stopped prevent prevents prevented
    keep kept""".split()
)
"""Verbs whose object does what stands behind "of", "for", "with" or "from": "accused X of killing", "kept X from"."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A main verb at token `at`, its group's first token, and how it stands.

    `passive` is true for "was killed" and for the bare participle in "killed by"; `form` is its tag; `negated` where
    "not", "never" or "no" stands in the group.
    """

    at: int
    first: int
    form: str
    passive: bool
    negated: bool


class Syntax(Objects):
    """A document with its tags, noun phrases and verbs; `phrase_at[token]` is the phrase's index or -1."""

    __slots__ = ()

    def verb(self, token: int, sentence_first: int) -> Verb:
        """The verb group whose main verb stands at `token`."""
        first, negated, be, have = token, False, False, False
        while first > sentence_first and self.tags[first - 1] in ("A", "M", "R", "T"):
            first -= 1
            word = self.lowers[first]
            negated = negated or word in ("not", "never", "n't", "n’t") or word.endswith(("n't", "n’t"))
            be = be or word in BE
            have = have or word in ("has", "have", "had", "having")
        form = self.tags[token]
        bare = form == "P" and first == token and self._bare_participle(token, sentence_first)
        return Verb(
            token, first, form, (be and form in ("P", "D")) or bare or (form == "P" and not have and be), negated
        )

    def _bare_participle(self, token: int, sentence_first: int) -> bool:
        """ "a priest killed by ..." and "the men shot in ...": a participle after a noun without an auxiliary."""
        before = token - 1
        while before > sentence_first and self.tags[before] == "R":
            before -= 1
        following = self.lowers[token + 1] if token + 1 < len(self.lowers) else ""
        if following in ("and", "or") and self._has_shared_object(token + 2):
            return False
        if following in ("by", "in", "on", "at", "during", "when", "outside", "near", "inside", "and", "or", ".", ","):
            return before >= sentence_first and self.tags[before] in ("N", "NP", "#", ".", "C", "W", "O")
        return False

    def _has_shared_object(self, token: int) -> bool:
        """ "killed or wounded around 30 worshippers": behind the second verb stands the object of both."""
        if token >= len(self.tags) or self.tags[token] not in ("D", "P"):
            return False
        index = token + 1
        while index < len(self.tags) and (self.tags[index] in ("R", "I") or self.words[index] in QUOTES):
            if self.lowers[index] in ("by", "in", "on", "at", "during", "when", "after"):
                return False
            index += 1
        return index < len(self.tags) and self.phrase_at[index] >= 0

    def subject(self, verb: Verb, sentence_first: int, depth: int = 0) -> Phrase | None:
        """The noun phrase that the verb's subject is headed by, or None where it is not plain."""
        index = verb.first - 1
        while index >= sentence_first and self.tags[index] in _SKIPPED_BEFORE_VERB:
            index -= 1
        if index < sentence_first or depth > 3:
            return None
        if self.lowers[index] == "particular" and self.lowers[index - 1] == "in":
            index -= 2
        tag, word = self.tags[index], self.lowers[index]
        if tag == "W":
            before = index - 1
            while before >= sentence_first and (self.tags[before] == "." or self.tags[before] == "I"):
                before -= 1
            nearest = self.phrase(before) if before >= sentence_first else None
            if word == "who" and nearest is not None and self._is_bare_name(nearest):
                return nearest
            return self._leftmost(before, sentence_first)
        if word in ("and", "or", "but"):
            return self._shared_subject(index, sentence_first, depth, beside=verb.form)
        if word in (",", "--", "-", "—", "–", ")"):
            return self._across_insertion(index, sentence_first, depth)
        if self.words[index] in QUOTES:
            index -= 1
        infinite = verb.form in ("G", "V") or self.tags[verb.first] == "T"  # "is believed TO have shot"
        if infinite and self.phrase_at[index] < 0:
            governor = self._verb_before(index + 1, sentence_first)
            if governor is None:
                return None
            return self._accused(governor, index) or self.subject(governor, sentence_first, depth + 1)
        return self._leftmost(index, sentence_first)

    def _leftmost(self, index: int, sentence_first: int) -> Phrase | None:
        """From the phrase at `index` left over "of", "in", "on": the phrase that is governed by no preposition."""
        phrase = self.phrase(index)
        while phrase is not None:
            before = phrase.first - 1
            while before >= sentence_first and (self.words[before] in QUOTES or self.tags[before] == "R"):
                before -= 1
            if before < sentence_first:
                return phrase
            if self.tags[before] == "I" or self.lowers[before] == "to":
                outer = before - 1
                if self.lowers[before] in _SUBORDINATORS:
                    return phrase
                if outer >= sentence_first and self.words[outer] in ")]":
                    outer = self._before_bracket(outer, sentence_first)
                if outer > sentence_first and self._describes(outer):
                    outer -= 1
                if outer < sentence_first or self.phrase_at[outer] < 0:
                    return None
                phrase = self.phrase(outer)
                continue
            if self.lowers[before] in NAMING:
                return self.phrase(before - 1) or phrase
            if self.tags[before] == "'s" and self._governs_owner(before - 1, sentence_first):
                phrase = self.phrase(before - 1)
                continue
            earlier = self._governed_before(before, sentence_first)
            if earlier is not None:
                phrase = earlier
                continue
            if before > sentence_first and self.tags[before] == "G" and self._describes(before):
                phrase = self.phrase(before - 1)
                continue
            return phrase
        return None

    def _governs_owner(self, token: int, sentence_first: int) -> bool:
        """ "shells FROM the army's battery": a preposition right behind a phrase governs the owner at `token`."""
        owner = self.phrase(token)
        if owner is None or owner.first - 2 < sentence_first or self.tags[owner.first - 1] != "I":
            return False
        return self.phrase_at[owner.first - 2] >= 0 and self.lowers[owner.first - 1] not in _SUBORDINATORS

    def _governed_before(self, index: int, sentence_first: int) -> Phrase | None:
        """ "men with rifles AND a pistol": the earlier of two joined phrases, where a preposition governs it."""
        if self.lowers[index] not in ("and", "or") or index - 1 < sentence_first:
            return None
        earlier = self.phrase(index - 1)
        if earlier is None or earlier.first - 1 <= sentence_first or earlier.last != index:
            return None
        governed = self.tags[earlier.first - 1] == "I" and self.lowers[earlier.first - 1] not in _SUBORDINATORS
        # "On Monday and Tuesday rebels ..." would have no phrase before the preposition
        before = earlier.first - 2
        return earlier if governed and (self.phrase_at[before] >= 0 or self._describes(before)) else None

    def _describes(self, token: int) -> bool:
        """A participle right behind a phrase that it describes: "men ARMED with rifles", "guards PROTECTING a gate"."""
        return self.phrase_at[token] < 0 and self.tags[token] in ("P", "G", "D") and self.phrase_at[token - 1] >= 0

    def _is_bare_name(self, phrase: Phrase) -> bool:
        """ "the case of Luis Marek, who": a name without an article."""
        return phrase.core == phrase.first and phrase.last - phrase.first > 1 and self.tags[phrase.head] == "NP"

    def _before_bracket(self, closing: int, sentence_first: int) -> int:
        """The token before the bracket that `closing` closes: "the Front (F.N.) on Monday attacked"."""
        index = closing - 1
        while index > sentence_first and self.words[index] not in "([":
            index -= 1
        return index - 1

    def _accused(self, governor: Verb, preposition: int) -> Phrase | None:
        """ "accused the police OF firing": the object of such a verb before the preposition, or None."""
        if self.lowers[governor.at] not in _OF_THE_OBJECT or governor.passive:
            return None
        if self.lowers[preposition] not in ("of", "for", "with", "from"):
            return None
        objects = self.object(governor.at + 1, preposition)
        return objects[0] if objects else None

    def _shared_subject(self, index: int, sentence_first: int, depth: int, beside: str) -> Phrase | None:
        """ "... shot the guard and fled": the subject of the verb before the co-ordinator; of an -ing form that of the
        one beside it ("of firing into the crowd and killing five")."""
        verb = self._verb_before(index, sentence_first, "G" if beside == "G" else "")
        return None if verb is None else self.subject(verb, sentence_first, depth + 1)

    def _verb_before(self, index: int, sentence_first: int, also: str = "") -> Verb | None:
        for token in range(index - 1, sentence_first - 1, -1):
            if self.tags[token] in ("D", "V", "P", "A", also) and self.phrase_at[token] < 0:
                return self.verb(token, sentence_first)
        return None

    def _across_insertion(self, index: int, sentence_first: int, depth: int) -> Phrase | None:
        """ "X, leader of Y, was killed": the phrase before an insertion between commas; else the verb before it."""
        opening = index - 1
        closing = self.lowers[index]
        mark = {")": "("}.get(closing, closing)
        while opening >= sentence_first and self.lowers[opening] != mark:
            opening -= 1
        finite = any(
            self.tags[token] in ("D", "V") and self.tags[token - 1] != "W" for token in range(opening + 1, index)
        )
        if opening > sentence_first and not finite and self.phrase_at[opening - 1] >= 0:
            outer = self._described(opening - 1, sentence_first)
            return self._leftmost(opening - 1, sentence_first) if outer is None else outer
        verb = self._verb_before(index, sentence_first)
        return None if verb is None else self.subject(verb, sentence_first, depth + 1)

    def _described(self, token: int, sentence_first: int) -> Phrase | None:
        """ "X, 28, leader of Y, was killed": the name before a further insertion, or None where there is none."""
        phrase = self._leftmost(token, sentence_first)
        while phrase is not None and phrase.first - 2 >= sentence_first and self.words[phrase.first - 1] == ",":
            before = self.phrase(phrase.first - 2)
            if before is None or before.last != phrase.first - 1:
                return None
            number = phrase.last - phrase.first == 1 and self.tags[phrase.head] == "#"
            if self.tags[before.head] == "NP" and (number or self.tags[phrase.head] == "N"):
                return self._leftmost(before.head, sentence_first)
            if self.tags[before.head] != "#":
                return None
            phrase = before
        return None
