"""Who takes responsibility for a deed, or who is said not to: "X claimed responsibility", "no group has claimed it"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from dateline.codebook.inflect import verb_forms
from dateline.codebook.terms import Codebook
from dateline.extract.circumstances import Circumstance
from dateline.extract.claim_modes import mode_of
from dateline.extract.denials import named_by
from dateline.extract.phrases import Phrase
from dateline.extract.roles import HUMANS
from dateline.extract.scene import Scene
from dateline.extract.syntax import Verb
from dateline.language.document import Sentence
from dateline.schema.claims import Source
from dateline.schema.values import Responsibility

_TO_VERB = 4
"""Words between the verb and "responsibility" at most ("claimed its full share of the"). Chosen by reading."""
_TO_PASSIVE = 12
"""Words between "responsibility" and "was claimed" at most ("for Monday's bombing of the hotel"). Chosen by reading."""
_TO_PRINCIPAL = 25
"""Words between "responsibility" and "in the name of" at most. Chosen by reading."""
_NOBODY = frozenset(("no", "nobody", "none", "neither", "no-one"))
_SPOKESMEN = frozenset(("spokesman", "spokeswoman", "spokesperson", "representative"))
_BE = frozenset(("is", "was", "were", "been", "being"))
_DEFINITE = frozenset(("the", "this", "that", "these", "those", "both"))
_POINTING = frozenset(("it", "this", "that", "them", "both", "these", "those"))


@dataclass(frozen=True, slots=True)
class _Words:
    """What a codebook says of taking responsibility: the nouns with the verbs of each, and the verbs of a deed."""

    nouns: Mapping[str, frozenset[str]]
    deeds: frozenset[str]


@cache
def _words_of(codebook: Codebook) -> _Words:
    cues, irregular = codebook.cues["responsibility"], codebook.irregular
    return _Words(
        {noun: frozenset(_forms(verbs, irregular)) for noun, verbs in cues["nouns"].items()},
        frozenset(_forms(cues["deeds"], irregular)),
    )


def _forms(verbs: Sequence[str], irregular: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for verb in verbs:
        yield from verb_forms(verb, irregular)


class ResponsibilityReader:
    """Reads who takes responsibility in one scene."""

    __slots__ = ("_speakers", "_words", "roles", "scene", "syntax")

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.syntax = scene.syntax
        self.roles = scene.roles
        self._words = _words_of(scene.codebook)
        spoken = (speaker for said in scene.voices.said for speaker in said.speakers)
        self._speakers: dict[int, Source] = {one.span[0]: one for one in spoken if one.span is not None}

    def read(self) -> list[Circumstance]:
        """All that is said of responsibility, in the order of the text."""
        found: list[Circumstance] = []
        for number, sentence in enumerate(self.syntax.document.sentences):
            for index in range(sentence.first, sentence.last):
                verbs = self._words.nouns.get(self.syntax.lowers[index])
                if verbs is not None:
                    found.extend(self._with_noun(index, verbs, number, sentence))
                elif self.syntax.lowers[index] in self._words.deeds and self._claims_deed(index, sentence):
                    found.extend(self._by_subject(index, index + 1, number, sentence))
        return [self._with_mode(one) for one in found]

    def _with_mode(self, one: Circumstance) -> Circumstance:
        """The claim with how it was made, where that is said; that nobody claimed it has no mode."""
        if not isinstance(one.value, Responsibility) or one.who is None:
            return one
        mode = mode_of(self.syntax, self.scene.codebook, one.sentence, one.first, one.last)
        return one._replace(value=replace(one.value, mode=mode))

    def _with_noun(self, index: int, verbs: frozenset[str], number: int, sentence: Sentence) -> Iterator[Circumstance]:
        """ "X took full responsibility for it", "responsibility for it was claimed by X"."""
        syntax = self.syntax
        for token in range(index - 1, max(sentence.first, index - _TO_VERB) - 1, -1):
            if syntax.lowers[token] in verbs and syntax.phrase_at[token] < 0:
                if syntax.lowers[token] in self._words.deeds or self._for_a_deed(index + 1, sentence):
                    yield from self._by_subject(token, index + 1, number, sentence)
                return
            if syntax.tags[token] not in ("DT", "PS", "J", "R", "N"):
                break
        yield from self._by_agent(index, verbs, number, sentence)

    def _for_a_deed(self, after: int, sentence: Sentence) -> bool:
        """Nothing, a deed, or something that was told before stands behind "responsibility for"."""
        syntax = self.syntax
        if after + 1 >= sentence.last or syntax.lowers[after] not in ("for", "of"):
            return True
        codebook, last = self.scene.codebook, min(after + 1 + _TO_PASSIVE, sentence.last)
        told = codebook.cues["anaphora"]
        words = syntax.lowers[after + 1 : last]
        return words[0] in _POINTING or any(
            word in codebook.deed_verbs or word in codebook.nouns or word in told or word == "deaths" for word in words
        )

    def _claims_deed(self, index: int, sentence: Sentence) -> bool:
        """ "The group claimed the attack"."""
        syntax = self.syntax
        if syntax.phrase_at[index] >= 0 or syntax.tags[index] not in ("V", "D", "P", "G"):
            return False
        objects = syntax.object(index + 1, sentence.last)
        definite = bool(objects) and (syntax.lowers[objects[0].first] in _DEFINITE)
        return definite and syntax.lowers[objects[0].head] in self.scene.codebook.cues["anaphora"]

    def _by_agent(self, index: int, verbs: frozenset[str], number: int, sentence: Sentence) -> Iterator[Circumstance]:
        syntax = self.syntax
        for token in range(index + 1, min(index + _TO_PASSIVE, sentence.last)):
            if syntax.words[token] in ".;:":
                return
            if syntax.lowers[token] in verbs and syntax.lowers[token - 1] in _BE:
                found = syntax.prepositions(token + 1, sentence.last)
                who = next((phrases[0] for word, phrases in found if word == "by"), None)
                if who is not None and self.roles.role(who).kind in (*HUMANS, "pronoun"):
                    yield self._claim(who, index, who.last, number)
                return

    def _by_subject(self, index: int, after: int, number: int, sentence: Sentence) -> Iterator[Circumstance]:
        """Whoever "claimed" is the subject of, or whoever it was done in the name of."""
        syntax = self.syntax
        verb = syntax.verb(index, sentence.first)
        if any(syntax.tags[token] == "M" for token in range(verb.first, index)):
            return  # "must take responsibility"
        subject = syntax.subject(verb, sentence.first)
        nobody = self._nobody(verb, subject, sentence)
        if nobody is not None or verb.negated:
            words = nobody or (self.roles.text_tokens(subject) if subject is not None else None)
            if words is not None:
                said = syntax.document.exact(words[0], max(after, words[1]))
                value = Responsibility(syntax.document.exact(*words), None, said)
                yield Circumstance("responsibility", value, index, after, number)
            return
        who = self._principal(after, sentence) or self._spoken_for(subject) or subject
        if who is not None and self.roles.role(who).kind in (*HUMANS, "pronoun"):
            yield self._claim(who, index, after, number)

    def _nobody(self, verb: Verb, subject: Phrase | None, sentence: Sentence) -> tuple[int, int] | None:
        """ "No group has claimed": the tokens [first, last) of the subject that says that nobody did."""
        lowers = self.syntax.lowers
        first = subject.first if subject is not None else verb.first - 1
        while subject is None and first > sentence.first and lowers[first] not in _NOBODY:
            first -= 1
            if verb.first - first > _TO_VERB:
                return None
        if first >= sentence.first and lowers[first] in _NOBODY:
            return first, subject.last if subject is not None else verb.first
        return None

    def _principal(self, after: int, sentence: Sentence) -> Phrase | None:
        """ "took responsibility in the army's name", "on behalf of the Front": not who says it, but for whom."""
        syntax = self.syntax
        for token in range(after, min(after + _TO_PRINCIPAL, sentence.last)):
            word = syntax.lowers[token]
            if word not in ("name", "behalf"):
                continue
            if token > after and syntax.tags[syntax.phrases[syntax.phrase_at[token]].first - 1] == "'s":
                return syntax.phrase(syntax.phrases[syntax.phrase_at[token]].first - 2)
            if token + 1 < sentence.last and syntax.lowers[token + 1] == "of":
                return syntax.phrase(token + 2)
        return None

    def _spoken_for(self, speaker: Phrase | None) -> Phrase | None:
        """ "the Front's spokesman, X, claimed", "a spokesman for the Front": the body; of others None."""
        syntax = self.syntax
        if speaker is None:
            return None
        if syntax.tags[speaker.head] == "NP" and syntax.words[speaker.first - 1] == ",":
            speaker = syntax.phrase(speaker.first - 2) or speaker
        if syntax.lowers[speaker.head] not in _SPOKESMEN:
            return None
        if speaker.first > 1 and syntax.tags[speaker.first - 1] == "'s":
            return syntax.phrase(speaker.first - 2)
        if speaker.last + 1 < len(syntax.words) and syntax.lowers[speaker.last] in ("of", "for"):
            return syntax.phrase(speaker.last + 1)
        return None

    def _claim(self, who: Phrase, index: int, after: int, number: int) -> Circumstance:
        """The claim; where a pronoun takes responsibility, it is by the name of whom the pronoun means."""
        document = self.syntax.document
        first, last = self.roles.text_tokens(who)
        low, high = min(first, index), max(after, last)
        if self.roles.role(who).kind == "pronoun":
            speaker = self._speakers.get(document.starts[first])
            named = None if speaker is None else named_by(self.scene, speaker)
            who = named or who
            first, last = self.roles.text_tokens(who)
        value = Responsibility(document.exact(first, last), None, document.exact(low, high))
        return Circumstance("responsibility", value, low, high, number, who)
