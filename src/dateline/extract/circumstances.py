"""What else is told of an incident: why, how long, by what tactic, what was damaged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple, cast

from dateline.codebook.terms import Codebook
from dateline.extract.phrases import Phrase
from dateline.extract.roles import RoleReader
from dateline.extract.syntax import Syntax
from dateline.language.document import Sentence
from dateline.language.number_phrase import NumberPhrase
from dateline.schema.values import Damage, Duration, Term, Text, Value

_UNITS = {"minute": "minute", "minutes": "minute", "hour": "hour", "hours": "hour", "day": "day", "days": "day"}
_BEFORE_DURATION = frozenset(("for", "lasted", "lasting", "lasts", "after", "took", "continued"))
_CLAUSE_END = frozenset((".", ";", ":", "”", '"'))
_STOPS_MOTIVE = frozenset(("and", "but", "while", "which", "when", "where", ",", "said", "according"))
# Things whose damage is no damage to a thing: people are wounded, reputations are not buildings.
_NO_OBJECTS = frozenset(
    ("attack", "attacks", "talks", "peace", "relations", "image", "reputation", "economy", "evidence")
)


class Circumstance(NamedTuple):
    """A field's value and the tokens [first, last) that tell it, in sentence number `sentence`; `who` is the
    phrase of whoever takes responsibility or is blamed."""

    field: str
    value: Value
    first: int
    last: int
    sentence: int
    who: Phrase | None = None


_Phrases = Mapping[str, Sequence[tuple[str, ...]]]
"""Phrases by their first word, the longest first."""


@dataclass(frozen=True, slots=True)
class _Cues:
    """What a codebook says of the words that tell circumstances."""

    motives: _Phrases
    damage: Mapping[tuple[str, ...], str]


@cache
def _cues_of(codebook: Codebook) -> _Cues:
    return _Cues(
        _by_first(codebook.cues["motive"]["before"]),
        {tuple(words.split()): extent for words, extent in codebook.cues["damage"].items()},
    )


class CircumstanceReader:
    """Reads the circumstances of one document, sentence by sentence."""

    __slots__ = ("_cues", "codebook", "roles", "syntax")

    def __init__(self, syntax: Syntax, codebook: Codebook, roles: RoleReader) -> None:
        self.syntax = syntax
        self.codebook = codebook
        self.roles = roles
        self._cues = _cues_of(codebook)

    def read(self, sentence_numbers: Sequence[int], numbers: Sequence[NumberPhrase]) -> list[Circumstance]:
        """All circumstances that the given sentences tell, in the order of the text."""
        wanted = set(sentence_numbers)
        found = [c for c in self._durations(numbers) if c.sentence in wanted]
        for number in sentence_numbers:
            sentence = self.syntax.document.sentences[number]
            found.extend(self._in_sentence(number, sentence))
        return sorted(found, key=lambda c: (c.first, c.field))

    def _in_sentence(self, number: int, sentence: Sentence) -> Iterator[Circumstance]:
        syntax = self.syntax
        for index in range(sentence.first, sentence.last):
            word = syntax.lowers[index]
            for tactic, words in self.codebook.tactics.get(word, ()):
                if syntax.lowers[index : index + len(words)] == words:
                    yield self._tactic(tactic, index, index + len(words), number)
                    break
            cue = _match(self._cues.motives, syntax, index)
            if cue is not None:
                yield from self._motive(index + cue, number, sentence)
            yield from self._damaged(index, number, sentence)

    def _tactic(self, tactic: str, first: int, last: int, number: int) -> Circumstance:
        document = self.syntax.document
        span = (document.starts[first], document.ends[last - 1])
        return Circumstance("tactic", Term(tactic, document.exact(first, last), (span,)), first, last, number)

    def _motive(self, start: int, number: int, sentence: Sentence) -> Iterator[Circumstance]:
        """The words behind "in response to": to the clause's end, relative clauses of a phrase left out."""
        syntax, end = self.syntax, start
        while end < sentence.last and syntax.lowers[end] not in _CLAUSE_END:
            stops = syntax.lowers[end] in _STOPS_MOTIVE and end > start and syntax.phrase_at[end] < 0
            if stops and (syntax.lowers[end] != "and" or self._verb_follows(end, sentence)):
                break
            end += 1
        if end > start:
            yield Circumstance("motive", Text(syntax.document.exact(start, end)), start, end, number)

    def _verb_follows(self, index: int, sentence: Sentence) -> bool:
        near = self.syntax.tags[index + 1 : min(index + 4, sentence.last)]
        return any(tag in ("D", "V", "A", "M") for tag in near)

    def _damaged(self, index: int, number: int, sentence: Sentence) -> Iterator[Circumstance]:
        syntax = self.syntax
        damage = self._cues.damage
        extent = damage.get(syntax.lowers[index : index + 2]) or damage.get((syntax.lowers[index],))
        if extent is None or syntax.phrase_at[index] >= 0 or syntax.tags[index] not in ("D", "P", "V", "G"):
            return
        verb = syntax.verb(index, sentence.first)
        after = index + (2 if syntax.lowers[index : index + 2] in damage else 1)
        if verb.passive:
            subject = syntax.subject(verb, sentence.first)
            phrases = [] if subject is None else [subject]
        else:
            phrases = list(syntax.object(after, sentence.last))
        for phrase in phrases:
            if self.roles.role(phrase).kind not in ("physical", "place", "other"):
                continue
            if syntax.lowers[phrase.head] in _NO_OBJECTS:
                continue
            first, last = self.roles.text_tokens(phrase)
            low, high = min(first, index), max(last, after)
            value = Damage(syntax.document.exact(first, last), extent, syntax.document.exact(low, high))
            yield Circumstance("damage", value, low, high, number)

    def _durations(self, numbers: Sequence[NumberPhrase]) -> Iterator[Circumstance]:
        """ "for more than three hours", "lasted two days", "a three-hour gun battle"."""
        syntax = self.syntax
        for phrase in numbers:
            after = phrase.last
            if after >= len(syntax.lowers):
                continue
            unit = _UNITS.get(syntax.lowers[after])
            if unit is None or phrase.first < 1 or syntax.lowers[phrase.first - 1] not in _BEFORE_DURATION:
                continue
            if after + 1 < len(syntax.lowers) and syntax.lowers[after + 1] in (
                "ago",
                "later",
                "before",
                "earlier",
                "after",
            ):
                continue
            said = syntax.document.exact(phrase.first, after + 1)
            value = Duration(phrase.low, phrase.high, cast(Literal["minute", "hour", "day"], unit), said)
            yield Circumstance("duration", value, phrase.first, after + 1, syntax.document.sentence_of[phrase.first])


def _by_first(phrases: Sequence[str]) -> _Phrases:
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = tuple(phrase.split())
        table.setdefault(words[0], []).append(words)
    for options in table.values():
        options.sort(key=len, reverse=True)
    return table


def _match(table: _Phrases, syntax: Syntax, index: int) -> int | None:
    """How many tokens of a phrase of the table begin at token `index`."""
    for words in table.get(syntax.lowers[index], ()):
        if syntax.lowers[index : index + len(words)] == words:
            return len(words)
    return None
