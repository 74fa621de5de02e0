"""What must stand around an everyday verb for it to tell of violence: shells fall on a town, prices do not."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dateline.codebook.terms import Codebook, VerbSense
from dateline.extract.phrases import Phrase
from dateline.extract.roles import HUMANS, RoleReader
from dateline.extract.syntax import Syntax, Verb
from dateline.language.document import Sentence

_TOWARD = frozenset(("into", "through", "at", "onto", "on", "towards", "toward", "against"))
"""Prepositions before what something is driven or moved against."""
_PEOPLE = frozenset(("he", "she", "they", "we", "him", "her", "them", "us", "me", "people", "others"))
_STRONGHOLDS = frozenset(("military", "police", "government", "diplomatic"))
_BESIDE = 18
"""Words behind a verb among which one that goes with it is looked for ("drove the settlers of the valley out").
Chosen by reading, not calibrated."""


@dataclass(frozen=True, slots=True)
class _Words:
    """What a codebook says of the fillers: heads of phrases by the filler's name, and weapons' terms."""

    heads: Mapping[str, frozenset[str]]
    weapons: Mapping[str, frozenset[str]]


@cache
def _words_of(codebook: Codebook) -> _Words:
    cues = codebook.cues["frames"]
    return _Words(
        {name: frozenset(words) for name, words in cues["heads"].items()},
        {name: frozenset(terms) for name, terms in cues["weapons"].items()},
    )


class VerbFrames:
    """Judges the verbs of one document."""

    __slots__ = ("_words", "roles", "syntax")

    def __init__(self, syntax: Syntax, codebook: Codebook, roles: RoleReader) -> None:
        self.syntax = syntax
        self.roles = roles
        self._words = _words_of(codebook)

    def holds(self, verb: Verb, sense: VerbSense, after: int, sentence: Sentence) -> bool:
        """Whether the verb's sense has all that it needs; `after` is the token behind verb and particle."""
        if sense.needs is not None and not self._any(sense.needs, self._patients(verb, sense, after, sentence)):
            return False
        if sense.doer is not None and not self._done_by(sense.doer, verb, after, sentence):
            return False
        if sense.beside and sense.beside.isdisjoint(
            self.syntax.lowers[verb.at + 1 : min(verb.at + 1 + _BESIDE, sentence.last)]
        ):
            return False
        return sense.toward is None or self._moves_toward(sense.toward, after, sentence)

    def fits(self, name: str, phrase: Phrase) -> bool:
        """Whether a phrase is what the codebook calls `name`: a weapon, people, a crowd, a line, ..."""
        special: Mapping[str, Callable[[Phrase], bool]] = {
            "people": self._is_people, "stronghold": self._is_stronghold, "unofficial": self._is_unofficial,
            "attackers": self._is_attacker, "armed": self._is_armed, "building": self._is_building,
        }  # fmt: skip
        if name in special:
            return special[name](phrase)
        heads = self._words.heads.get(name)
        if heads is not None:
            return self.syntax.lowers[phrase.head] in heads or (name == "line" and self._is_utility(phrase))
        found = self.roles.weapon(phrase)
        return found is not None and (name == "weapon" or found[2].term in self._words.weapons[name])

    def _any(self, name: str, phrases: Sequence[Phrase]) -> bool:
        return any(self.fits(name, phrase) for phrase in phrases)

    def _patients(self, verb: Verb, sense: VerbSense, after: int, sentence: Sentence) -> Sequence[Phrase]:
        """What it is done to or with: the object, or the subject of a passive and of what moves by itself."""
        syntax = self.syntax
        if verb.passive or sense.subject == "weapon":
            subject = syntax.subject(verb, sentence.first)
            return () if subject is None else (subject,)
        objects = syntax.object(after, sentence.last)
        if objects or verb.first != verb.at or verb.form not in ("D", "P"):
            return objects
        if syntax.lowers[verb.at - 1] in ("and", "or", ","):  # "was seized and carried off"
            subject = syntax.subject(verb, sentence.first)
            return () if subject is None else (subject,)
        if sense.needs == "people" and verb.form != "P":
            return ()
        before = syntax.phrase(verb.at - 1) if verb.at > sentence.first else None
        return () if before is None else (before,)  # "shots fired from a roof", "a van driven into a crowd"

    def _done_by(self, name: str, verb: Verb, after: int, sentence: Sentence) -> bool:
        syntax = self.syntax
        if name == "anyone":
            return not verb.passive
        if verb.passive:
            doers = next((ps for word, ps in syntax.prepositions(after, sentence.last) if word == "by"), ())
        else:
            subject = syntax.subject(verb, sentence.first)
            doers = () if subject is None else (subject,)
        if name == "unofficial":
            return all(self.fits(name, doer) for doer in doers)
        return self._any(name, doers)

    def _moves_toward(self, name: str, after: int, sentence: Sentence) -> bool:
        preps = self.syntax.prepositions(after, sentence.last)
        return any(word in _TOWARD and self._any(name, phrases) for word, phrases in preps)

    def _is_people(self, phrase: Phrase) -> bool:
        role, syntax = self.roles.role(phrase), self.syntax
        after = phrase.last
        if after < len(syntax.words) and (syntax.tags[after] == "'s" or syntax.words[after] in "'’"):
            return False  # "seized the troops' rifles"
        if role.kind == "pronoun":
            return self.syntax.lowers[phrase.head] in _PEOPLE
        return role.kind in HUMANS or (role.kind == "other" and self.roles.are_doers(phrase))

    def _is_stronghold(self, phrase: Phrase) -> bool:
        role = self.roles.role(phrase)
        return role.kind == "force" or (role.kind == "physical" and role.category in _STRONGHOLDS)

    def _is_attacker(self, phrase: Phrase) -> bool:
        return self.roles.role(phrase).kind in ("attacker", "group")

    def _is_armed(self, phrase: Phrase) -> bool:
        return self.roles.role(phrase).kind in ("attacker", "group", "force")

    def _is_building(self, phrase: Phrase) -> bool:
        role = self.roles.role(phrase)
        return role.kind == "physical" and role.category not in ("transport", "facility")

    def _is_utility(self, phrase: Phrase) -> bool:
        role = self.roles.role(phrase)
        return role.kind == "physical" and role.category == "utility"

    def _is_unofficial(self, phrase: Phrase) -> bool:
        """Not of a body of the state: whom police lead away is arrested."""
        return self.roles.role(phrase).kind != "force"
