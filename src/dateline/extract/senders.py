"""Whose men did it: "the attackers were fighters of the Front", "the Front sent the gunmen", "it was the Front".

Each names a doer beside the doers told of before; whoever says so and how far is the voice's to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dateline.codebook.inflect import verb_forms
from dateline.codebook.terms import Codebook
from dateline.extract.phrases import Phrase
from dateline.extract.roles import RoleReader
from dateline.extract.syntax import BE, Syntax
from dateline.language.document import Sentence

_BODIES = frozenset(("group", "force", "organisation"))
_DEFINITE = frozenset(("the", "these", "those", "both", "all"))
_BELONG = {"belonged": "to", "belong": "to", "came": "from", "members": "of"}
_AFTER_IT = frozenset((".", ",", ";", "that", "who", "which", "”", '"', "and", "but"))


@dataclass(frozen=True, slots=True)
class _Words:
    """What a codebook says: the verbs of sending, and the men who are sent."""

    sends: frozenset[str]
    men: frozenset[str]


@cache
def _words_of(codebook: Codebook) -> _Words:
    cues = codebook.cues["accusation"]
    return _Words(
        frozenset(form for verb in cues["send"] for form in verb_forms(verb, codebook.irregular)),
        frozenset(cues["men"]),
    )


class Senders:
    """Reads one document."""

    __slots__ = ("_words", "roles", "syntax")

    def __init__(self, syntax: Syntax, codebook: Codebook, roles: RoleReader) -> None:
        self.syntax = syntax
        self.roles = roles
        self._words = _words_of(codebook)

    def at(self, index: int, sentence: Sentence) -> Iterator[Phrase]:
        """The bodies that the words at token `index` tell to be behind it."""
        word = self.syntax.lowers[index]
        if self.syntax.phrase_at[index] >= 0:
            return
        if word in self._words.sends:
            yield from self._sent(index, sentence)
        elif word in _BELONG:
            yield from self._belong(index, sentence)
        elif word in BE:
            yield from self._were(index, sentence)

    def _sent(self, index: int, sentence: Sentence) -> Iterator[Phrase]:
        """ "The Front sent the gunmen", "the killers were hired by the Front"."""
        syntax = self.syntax
        verb = syntax.verb(index, sentence.first)
        if verb.negated:
            return
        subject = syntax.subject(verb, sentence.first)
        doers: Sequence[Phrase] = () if subject is None else (subject,)
        if verb.passive:
            men = doers
            found = syntax.prepositions(index + 1, sentence.last)
            doers = next((phrases for word, phrases in found if word == "by"), ())
        else:
            men = syntax.object(index + 1, sentence.last)
        if any(self._are_men(phrase) for phrase in men):
            yield from (phrase for phrase in doers if self._is_body(phrase))

    def _belong(self, index: int, sentence: Sentence) -> Iterator[Phrase]:
        """ "The riders belonged to the Grey Hundred"."""
        syntax = self.syntax
        if index + 1 >= sentence.last or syntax.lowers[index + 1] != _BELONG[syntax.lowers[index]]:
            return
        verb = syntax.verb(index, sentence.first)
        subject = syntax.subject(verb, sentence.first)
        if subject is not None and not verb.negated and self._are_men(subject):
            yield from (phrase for phrase in syntax.object(index + 2, sentence.last) if self._is_body(phrase))

    def _were(self, index: int, sentence: Sentence) -> Iterator[Phrase]:
        """ "The attackers were fighters of the Front", "it was the Front"."""
        syntax = self.syntax
        phrase = syntax.phrase(index + 1) if index + 1 < sentence.last else None
        if phrase is None or phrase.first != index + 1:
            return
        if index > sentence.first and syntax.lowers[index - 1] == "it":
            definite = syntax.lowers[phrase.first] not in ("a", "an")
            if (
                definite
                and self._is_body(phrase)
                and phrase.last < sentence.last
                and syntax.lowers[phrase.last] in _AFTER_IT
            ):
                yield phrase
            return
        subject = syntax.subject(syntax.verb(index, sentence.first), sentence.first)
        men = subject is not None and self._are_men(subject)
        if men and self.roles.role(phrase).kind in ("attacker", "force", "human"):
            following = syntax.phrase(phrase.last + 1) if phrase.last + 1 < sentence.last else None
            of_a_body = following is not None and syntax.lowers[phrase.last] in ("of", "from")
            if of_a_body and following is not None and self._is_body(following):
                yield phrase if self.roles.role(phrase).kind != "human" else following
            elif any(syntax.words[at][0].isupper() for at in range(phrase.core, phrase.head)):
                yield phrase

    def _are_men(self, phrase: Phrase) -> bool:
        """Those told of before: "the gunmen"."""
        lowers = self.syntax.lowers
        return lowers[phrase.head] in self._words.men and lowers[phrase.first] in _DEFINITE

    def _is_body(self, phrase: Phrase) -> bool:
        role = self.roles.role(phrase)
        named = not self.syntax.document.monocase and self.syntax.words[phrase.head][0].isupper()
        return role.kind in _BODIES or (named and role.kind not in ("place", "time", "community", "event", "pronoun"))
