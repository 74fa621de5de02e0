"""How far a deed got (planned, threatened, foiled, ...) and whether one or several deeds are told."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from dateline.codebook.terms import Codebook
from dateline.extract.fillers import Event
from dateline.extract.syntax import Syntax
from dateline.language.document import Sentence
from dateline.schema.claims import Aggregate

_REACH = 7
"""How many tokens before a trigger a stage word of the same clause may stand. Chosen by reading, not calibrated."""
_NUMBER_WORDS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
                 "twelve": 12, "dozen": 12, "both": 2}  # fmt: skip
# One clash is usually told in the plural.
_PLURAL_OF_ONE = frozenset(("armed-clash", "crowd-repression", "mob-violence"))
_FUTURE = frozenset(("will", "would", "shall", "'ll", "’ll"))
_DEFINITE = frozenset(("the", "these", "those", "both", "this", "that", "its", "their", "his", "such"))


_Phrase = tuple[str, ...]


@cache
def _tables(codebook: Codebook) -> tuple[Mapping[_Phrase, str], Mapping[_Phrase, int]]:
    """The stage that a phrase tells, and the least number of deeds that a quantity does."""
    stages = codebook.cues["stages"].items()
    return (
        {tuple(phrase.split()): stage for stage, phrases in stages for phrase in phrases},
        {tuple(phrase.split()): low for phrase, low in codebook.cues["plural_quantities"].items()},
    )


class StageReader:
    """Reads stage and number of the events of one document."""

    __slots__ = ("_cues", "_quantities", "syntax")

    def __init__(self, syntax: Syntax, codebook: Codebook) -> None:
        self.syntax = syntax
        self._cues, self._quantities = _tables(codebook)

    def stage(self, event: Event) -> tuple[str, tuple[int, int] | None]:
        """The stage and the tokens that tell it; `accomplished` has none."""
        trigger = event.trigger
        sentence = self.syntax.document.sentences[trigger.sentence]
        begin = trigger.phrase.first if trigger.phrase is not None else trigger.first
        if trigger.verb is not None:
            begin = min(begin, trigger.verb.first)
        before = self._before(begin, sentence, governed=self._is_governed(event, begin, sentence))
        if before is not None:
            return before
        if trigger.verb is not None and not trigger.verb.passive:
            for token in range(trigger.verb.first, trigger.first):
                if self.syntax.lowers[token] in _FUTURE:
                    return "threatened", (token, token + 1)
        if trigger.phrase is not None:
            within = self._within(trigger.phrase.core, trigger.first)
            return within or self._passive_after(trigger.phrase.last, sentence) or ("accomplished", None)
        return "accomplished", None

    def _is_governed(self, event: Event, begin: int, sentence: Sentence) -> bool:
        """A noun, an infinitive or an -ing form may hang on a word of planning; a finite verb does not."""
        trigger = event.trigger
        if trigger.verb is None:
            return True
        if trigger.verb.form == "V":
            group = self.syntax.lowers[trigger.verb.first : trigger.first]
            return "to" in group or (begin > sentence.first and self.syntax.lowers[begin - 1] == "to")
        return trigger.verb.form == "G" or trigger.verb.form == "N"

    def _before(self, begin: int, sentence: Sentence, *, governed: bool) -> tuple[str, tuple[int, int]] | None:
        if not governed:
            return None
        syntax = self.syntax
        for token in range(begin - 1, max(sentence.first, begin - _REACH) - 1, -1):
            if syntax.lowers[token] in (",", ";", "that", "when", "after", "while", "said", "in", "because"):
                return None
            for length in (1, 2):
                stage = self._cues.get(syntax.lowers[token : token + length])
                if stage is not None and (syntax.phrase_at[token] < 0 or self._noun_cue(token)):
                    return stage, (token, token + length)
            if syntax.tags[token] == "D" and syntax.phrase_at[token] < 0:
                return None
        return None

    def _noun_cue(self, token: int) -> bool:
        """ "a plot to kill", "the attempt to kidnap": the noun must be its phrase's head."""
        phrase = self.syntax.phrase(token)
        return phrase is not None and phrase.head == token and self.syntax.lowers[token] not in ("try", "plan", "plans")

    def _within(self, first: int, last: int) -> tuple[str, tuple[int, int]] | None:
        for token in range(first, last):
            stage = self._cues.get((self.syntax.lowers[token],))
            if stage is not None:
                return stage, (token, token + 1)
        return None

    def _passive_after(self, token: int, sentence: Sentence) -> tuple[str, tuple[int, int]] | None:
        """ "the attack was foiled", "the assassination attempt"."""
        syntax = self.syntax
        if token < sentence.last and syntax.lowers[token] in ("attempt", "attempts", "plot", "threat", "plan"):
            return {"a": "attempted", "p": "planned", "t": "threatened"}[syntax.lowers[token][0]], (token, token + 1)
        end = min(token + 4, sentence.last)
        for index in range(token, end):
            if syntax.tags[index] == "P" and index > token and syntax.tags[index - 1] in ("A", "R"):
                stage = self._cues.get((syntax.lowers[index],))
                return None if stage is None else (stage, (index, index + 1))
        return None

    def aggregate(self, event: Event) -> Aggregate | None:
        """The mark of several deeds told as one, or None."""
        trigger, syntax = event.trigger, self.syntax
        phrase = trigger.phrase
        if phrase is None or not event.several:
            return None
        first = phrase.first
        quantity = self._quantity(phrase.first, trigger.first)
        if quantity is None and first >= 2 and syntax.lowers[first - 1] == "of":
            outer = syntax.phrase(first - 2)
            if outer is not None:
                quantity, first = self._quantity(outer.first, first), outer.first
        words = syntax.document.exact(first, trigger.last)
        if quantity is not None:
            return Aggregate(quantity[0], quantity[1], words)
        if trigger.kind in _PLURAL_OF_ONE or syntax.lowers[phrase.first] in _DEFINITE:
            return None
        if phrase.first > 0 and syntax.tags[phrase.first - 1] == "'s":
            return None
        return Aggregate(2, None, words)

    def _quantity(self, first: int, last: int) -> tuple[int, int | None] | None:
        lowers = self.syntax.lowers
        for token in range(first, last):
            word = lowers[token]
            if self.syntax.tags[token] == "#" and (word.isdigit() or word in _NUMBER_WORDS):
                number = int(word) if word.isdigit() else _NUMBER_WORDS[word]
                if 2 <= number < 1000:
                    return number, number
            for length in (3, 2, 1):
                low = self._quantities.get(lowers[token : token + length])
                if low is not None:
                    return low, None
        return None
