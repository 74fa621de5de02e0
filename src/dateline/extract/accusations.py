"""Who is held to have done it, by whoever tells of it: blamed, suspected, accused, or denying a part in it.

"Police blamed X", "X is suspected of it", "it was the work of X", "X was behind it", "X denied any part in it": each
is a circumstance of the field `accusation`, which is no field of its own. Its claim is the perpetrator's, and how far
the speaker commits is the voice's to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dateline.codebook.inflect import verb_forms
from dateline.codebook.terms import Codebook
from dateline.extract.circumstances import Circumstance
from dateline.extract.denials import Denials
from dateline.extract.phrases import NAMING, Phrase
from dateline.extract.scene import Scene
from dateline.extract.senders import Senders
from dateline.language.document import Sentence
from dateline.schema.values import Text

_DOERS = frozenset(("group", "attacker", "force", "organisation"))
_VERBAL = frozenset(("V", "D", "P", "G"))
_BE = frozenset(("is", "are", "was", "were", "be", "been", "being"))
_POINTING = frozenset(("it", "this", "that", "them", "these", "those", "both"))
_NO = frozenset(("no", "not", "never", "nothing", "neither"))
_NEAR = 4
"""Words behind "accused X of" among which the one that says what of is looked for."""
_TO_PREPOSITION = 8
"""Words between "the blame" and "on X" at most. Both chosen by reading, not calibrated."""


@dataclass(frozen=True, slots=True)
class _Words:
    """What a codebook says of the words that accuse."""

    object: frozenset[str]
    people: frozenset[str]
    prepositions: Mapping[str, str]
    hold: frozenset[str]
    answerable: frozenset[str]
    nouns: Mapping[str, str]
    work: frozenset[str]
    part: Mapping[str, frozenset[str]]
    bodies: frozenset[str]
    no_deeds: frozenset[str]
    deeds: frozenset[str]


@cache
def _words_of(codebook: Codebook) -> _Words:
    cues = codebook.cues["accusation"]
    return _Words(
        frozenset(form for verb in cues["object"] for form in verb_forms(verb, codebook.irregular)),
        frozenset(cues["people"]),
        {form: word for verb, word in cues["prepositions"].items() for form in verb_forms(verb, codebook.irregular)},
        frozenset(cues["hold"]),
        frozenset(cues["answerable"]),
        cues["nouns"],
        frozenset(cues["work"]),
        {word: frozenset(verbs) for word, verbs in cues["part"].items()},
        frozenset(cues["bodies"]),
        frozenset(cues["no_deeds"]),
        frozenset(codebook.cues["anaphora"]) | {"deaths", "fire", "derailment"},
    )


class AccusationReader:
    """Reads who is accused in one scene, sentence by sentence."""

    __slots__ = ("_denials", "_senders", "_words", "roles", "scene", "syntax")

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.syntax = scene.syntax
        self.roles = scene.roles
        self._words = _words_of(scene.codebook)
        self._denials = Denials(scene)
        self._senders = Senders(scene.syntax, scene.codebook, scene.roles)

    def read(self) -> list[Circumstance]:
        """All accusations in the order of the text."""
        found = list(self._denials.read())
        for number, sentence in enumerate(self.syntax.document.sentences):
            for index in range(sentence.first, sentence.last):
                found += [self._circumstance(phrase, number) for phrase in self._accused(index, sentence)]
                found += [self._circumstance(phrase, number, index) for phrase in self._cleared(index, sentence)]
        return found

    def _circumstance(self, phrase: Phrase, number: int, at: int | None = None) -> Circumstance:
        """The accusation of a phrase; told by its own words, or else by the token `at`."""
        first, last = self.roles.text_tokens(phrase)
        words = Text(self.syntax.document.exact(first, last))
        where = (first, last) if at is None else (at, at + 1)
        return Circumstance("accusation", words, *where, number, phrase)

    def _cleared(self, index: int, sentence: Sentence) -> Iterator[Phrase]:
        """ "X had no part in it", "X was not behind it": told by the words that a "no" stands before, so that the claim
        is negated by them."""
        start = self.syntax.document.starts[index]
        anchor = self._anchor(index, sentence)
        if anchor is None or self.scene.voices.at(start, start).stance != "asserted":
            return
        verb = self.syntax.verb(anchor, sentence.first)
        if verb.negated or not _NO.isdisjoint(self.syntax.lowers[anchor:index]):
            subject = self.syntax.subject(verb, sentence.first)
            yield from (one for one in (subject,) if one is not None and self._is_doer(one))

    def _accused(self, index: int, sentence: Sentence) -> Iterator[Phrase]:
        words, word = self._words, self.syntax.lowers[index]
        if word in words.object or word in words.prepositions:
            yield from self._by_verb(index, sentence)
        if word in words.hold:
            yield from self._held(index, sentence)
        if word in words.nouns:
            yield from self._by_noun(index, sentence)
        if word in words.work:
            yield from self._work_of(index, sentence)
        anchor = self._anchor(index, sentence)
        if anchor is not None and _NO.isdisjoint(self.syntax.lowers[anchor:index]):
            yield from self._subject(anchor, sentence)
        yield from self._senders.at(index, sentence)
        if word in ("did", "done"):
            yield from self._did_it(index, sentence)

    def _by_verb(self, index: int, sentence: Sentence) -> Iterator[Phrase]:
        """ "Police blamed X", "X was blamed", "blamed it on X"."""
        syntax, words, word = self.syntax, self._words, self.syntax.lowers[index]
        if syntax.tags[index] not in _VERBAL or syntax.phrase_at[index] >= 0:
            return
        verb = syntax.verb(index, sentence.first)
        if verb.negated:
            return
        behind = words.prepositions.get(word)
        found = next((ps for w, ps in syntax.prepositions(index + 1, sentence.last) if w == behind), ())
        named = [phrase for phrase in found if self._is_doer(phrase)]
        if named or word not in words.object:
            yield from named
            return
        people = word in words.people or self._of_doing(index, sentence)
        if verb.passive or self._participle(index):
            subject = syntax.phrase(index - 1) if not verb.passive else syntax.subject(verb, sentence.first)
            phrases: Sequence[Phrase] = () if subject is None else (subject,)
            after = index + 1
        else:
            phrases = syntax.object(index + 1, sentence.last)
            after = phrases[-1].last if phrases else index + 1
        if self._of_a_deed(after, sentence):
            yield from (phrase for phrase in phrases if self._is_doer(phrase, people=people))

    def _of_doing(self, index: int, sentence: Sentence) -> bool:
        """ "suspects a ring of having had her killed": of a gas leak nobody would say so."""
        syntax = self.syntax
        behind = range(index + 1, min(index + _TO_PREPOSITION, sentence.last - 1))
        return any(syntax.lowers[at] == "of" and syntax.tags[at + 1] == "G" for at in behind)

    def _participle(self, index: int) -> bool:
        """ "a group accused of it"."""
        syntax = self.syntax
        following = syntax.lowers[index + 1] if index + 1 < len(syntax.lowers) else ""
        return syntax.tags[index] in ("P", "D") and following == "of" and syntax.phrase_at[index - 1] >= 0

    def _of_a_deed(self, after: int, sentence: Sentence) -> bool:
        """Whether what somebody is accused of, if it is said, may be a deed of violence of their own."""
        lowers = self.syntax.lowers
        while after < sentence.last and lowers[after] not in ("of", "for", "with", "in"):
            if lowers[after] in (",", ".", ";", "and", "but", "said"):
                return True
            after += 1
        return self._words.no_deeds.isdisjoint(lowers[after + 1 : min(after + 1 + _NEAR, sentence.last)])

    def _is_doer(self, phrase: Phrase, *, people: bool = False) -> bool:
        """Whether a phrase may name who did it; after verbs that are said of `people` any word for them may."""
        syntax, role = self.syntax, self.roles.role(phrase)
        if (
            role.kind in _DOERS
            or (role.kind == "person" and role.named)
            or syntax.lowers[phrase.head] in self._words.bodies
        ):
            return True
        if role.kind not in ("human", "other"):
            return False
        following = syntax.lowers[phrase.last] if phrase.last < len(syntax.lowers) else ""
        return people or following in NAMING or self.roles.are_doers(phrase)

    def _held(self, index: int, sentence: Sentence) -> Iterator[Phrase]:
        """ "held X responsible", "X was held responsible"."""
        syntax, answerable = self.syntax, self._words.answerable
        if syntax.phrase_at[index] >= 0:
            return
        verb = syntax.verb(index, sentence.first)
        if verb.negated:
            return
        if verb.passive:
            phrase = syntax.subject(verb, sentence.first)
            after = index + 1
        else:
            objects = syntax.object(index + 1, sentence.last)
            phrase = objects[-1] if objects else None
            after = phrase.last if phrase is not None else index + 1
        if (
            phrase is not None
            and after < sentence.last
            and syntax.lowers[after] in answerable
            and self._is_doer(phrase)
        ):
            yield phrase

    def _anchor(self, index: int, sentence: Sentence) -> int | None:
        """The verb of "was behind it", "is responsible for the attack" and "took part in it", if `index` is the word
        that makes it one; None where it is not of a deed."""
        words, word = self._words, self.syntax.lowers[index]
        if word in words.answerable or word == "behind":
            return self._answerable(index, sentence)
        return self._taking_part(index, sentence) if word in words.part else None

    def _answerable(self, index: int, sentence: Sentence) -> int | None:
        """ "X was behind it", "X is responsible for the attack"."""
        syntax, at = self.syntax, index + 1
        if syntax.lowers[index] != "behind":
            ends = at >= sentence.last or syntax.words[at] in '.,;”"'
            if ends and syntax.lowers[index - 1] == "be":  # "is presumed to be responsible."
                return index - 1
            if at >= sentence.last or syntax.lowers[at] != "for":
                return None
            at += 1
        copula = index - 1
        while copula > sentence.first and (syntax.tags[copula] == "R" or syntax.lowers[copula] == "not"):
            copula -= 1
        return copula if syntax.lowers[copula] in _BE and self._names_deed(at, sentence) else None

    def _subject(self, token: int, sentence: Sentence) -> Iterator[Phrase]:
        """The subject of the verb at `token`, if it may have done it."""
        verb = self.syntax.verb(token, sentence.first)
        subject = self.syntax.subject(verb, sentence.first)
        if subject is not None and not verb.negated and self._is_doer(subject):
            yield subject

    def _names_deed(self, token: int, sentence: Sentence) -> bool:
        """Whether a phrase at `token` is a deed, or points at one."""
        phrase = self.syntax.phrase(token) if token < sentence.last else None
        if phrase is None or phrase.first != token:
            return False
        head = self.syntax.lowers[phrase.head]
        return head in _POINTING or head in self._words.deeds or self.roles.role(phrase).kind == "event"

    def _by_noun(self, index: int, sentence: Sentence) -> Iterator[Phrase]:
        """ "the blame fell on X", "pointed the finger at X"."""
        syntax, preposition = self.syntax, self._words.nouns[self.syntax.lowers[index]]
        if syntax.tags[index] != "N":
            return
        for at in range(index + 1, min(index + _TO_PREPOSITION, sentence.last - 1)):
            if syntax.words[at] in ",.;:":
                return
            if syntax.lowers[at] == preposition:
                yield from (p for p in syntax.object(at + 1, sentence.last) if self._is_doer(p, people=True))

    def _work_of(self, index: int, sentence: Sentence) -> Iterator[Phrase]:
        """ "It was the work of X", "Apparently the work of X"; not "hailed the work of X"."""
        syntax = self.syntax
        if index + 2 >= sentence.last or syntax.lowers[index + 1] != "of" or syntax.lowers[index - 1] != "the":
            return
        before = index - 2
        while before >= sentence.first and syntax.tags[before] == "R":
            before -= 1
        if before < sentence.first or syntax.lowers[before] in _BE or syntax.lowers[before] == "as":
            yield from (p for p in syntax.object(index + 2, sentence.last) if self._is_doer(p, people=True))

    def _taking_part(self, index: int, sentence: Sentence) -> int | None:
        """ "X took part in it", "X had a hand in the attack"; without "in", where somebody denies it."""
        syntax, token = self.syntax, index - 1
        verbs = self._words.part[syntax.lowers[index]]
        while verbs and token >= sentence.first and syntax.lowers[token] not in verbs:
            if syntax.tags[token] not in ("DT", "J", "R", "N", "A"):
                return None
            token -= 1
        if token < sentence.first:
            return None
        if index + 1 < sentence.last and syntax.lowers[index + 1] == "in":
            deed = self._names_deed(index + 2, sentence)
        else:
            start = syntax.document.starts[index]
            deed = self.scene.voices.at(start, start).stance == "denied"
        at = token if verbs else index
        return at if deed and syntax.phrase_at[at] < 0 else None

    def _did_it(self, index: int, sentence: Sentence) -> Iterator[Phrase]:
        """ "X did it": nothing of the sentence follows."""
        syntax, after = self.syntax, index + 2
        if after >= sentence.last or syntax.lowers[index + 1] not in _POINTING or syntax.phrase_at[index] >= 0:
            return
        if syntax.words[after] in '.,;!”"' or syntax.lowers[after] in ("and", "but"):
            yield from self._subject(index, sentence)
