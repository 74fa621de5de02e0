"""Noun phrases over word classes: runs of determiners, adjectives, numbers and nouns, cut in one pass a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dateline.language.document import Document

_INSIDE = frozenset(("DT", "PS", "J", "#", "N", "NP", "P", "G"))
_NOUNS = frozenset(("N", "NP"))
_PRONOUNS = frozenset(("him", "her", "them", "he", "she", "they", "it", "we", "us"))
_DETERMINERS = frozenset(("DT", "PS"))
QUOTES = frozenset("\"“”‘’'«»`")
"""Quotation marks, single and double."""
NAMING = frozenset(("named", "called", "identified", "alias", "nicknamed", "known", "dubbed"))
"""Participles that stand between a description and a name ("a fighter named X")."""


_SHOT_BEFORE = (("dead",), ("to", "death"), ("and", "killed"), ("and", "wounded"), ("and", "injured"))


def mended(document: Document, tags: Sequence[str]) -> tuple[str, ...]:
    """The tags with "shot dead", "shot and killed" read as verbs, which reports use as no other text does."""
    lowers, found = document.lowers, list(tags)
    for index, word in enumerate(lowers):
        if word != "shot" or not any(lowers[index + 1 : index + 1 + len(words)] == words for words in _SHOT_BEFORE):
            continue
        if tags[index] not in ("D", "P"):
            found[index] = "P" if index and tags[index - 1] == "A" else "D"
        if lowers[index + 1] == "dead":
            found[index + 1] = "RP"  # "shot dead two men": no dead men were shot
    return tuple(found)


class Phrase(NamedTuple):
    """A noun phrase: tokens [first, last), its head token, and where its determiners end (`core`)."""

    first: int
    last: int
    head: int
    core: int


class PhraseCutter:
    """Cuts one document; `phrases` in the order of the text, `phrase_at[token]` a phrase's index or -1."""

    __slots__ = ("days", "lowers", "phrase_at", "phrases", "tags", "words")

    def __init__(self, document: Document, tags: Sequence[str], days: frozenset[int] = frozenset()) -> None:
        """`days` are the tokens of dates: a date's number counts nothing behind it ("On 3 May 2021 gunmen")."""
        self.tags = tags
        self.days = days
        self.words = document.words
        self.lowers = document.lowers
        self.phrases: list[Phrase] = []
        self.phrase_at: list[int] = [-1] * len(tags)
        for sentence in document.sentences:
            self._cut(sentence.first, sentence.last)

    def _cut(self, first: int, last: int) -> None:
        """Noun phrases of the sentence's tokens [first, last)."""
        index = first
        while index < last:
            if self.tags[index] in _INSIDE or self.lowers[index] in _PRONOUNS:
                index = self._phrase_from(index, last)
            else:
                index += 1

    def _phrase_from(self, begin: int, last: int) -> int:
        """Keeps the phrase that begins at `begin`, if there is one; returns where to go on."""
        tags, end = self.tags, begin
        if tags[begin] == "O":
            self._keep(begin, begin + 1, begin)
            return begin + 1
        while end < last and self._continues(end, begin, last):
            end += 1
        stop = end
        while stop > begin and tags[stop - 1] not in _NOUNS and not self._stands_alone(begin, stop):
            stop -= 1
        if stop == begin:
            return max(end, begin + 1)
        self._keep(begin, stop, stop - 1)
        return stop

    def _continues(self, index: int, begin: int, last: int) -> bool:
        tag = self.tags[index]
        if index > begin and index not in self.days and index - 1 in self.days and self.tags[index - 1] == "#":
            return False
        if begin in self.days and index - 1 in self.days and index not in self.days:
            return False  # "on Friday morning shells fell"
        if tag in _DETERMINERS:
            return index == begin or self.tags[index - 1] in _DETERMINERS
        if tag in ("P", "G"):
            # "the wounded man", "an improvised device": a participle within a phrase, never one that opens or ends it
            after = index > begin and index + 1 < last and self.tags[index + 1] in ("N", "NP", "J")
            return after and self.tags[index - 1] not in _NOUNS and self.lowers[index] not in NAMING
        if tag == "." and self.words[index] == "." and index > begin:
            # "Col. Juan Perez": no sentence ends within a sentence
            return index + 1 < last and self.tags[index - 1] == "NP" and self.tags[index + 1] == "NP"
        if tag == "." and self.words[index] in QUOTES and index > begin:
            return index + 1 < last and self.tags[index + 1] in ("N", "NP", "J") and self.tags[index - 1] not in _NOUNS
        if tag in _NOUNS or tag in ("J", "#"):
            # a determiner-like number after a noun opens a new phrase: "Friday 12 soldiers"
            return not (tag == "#" and self.tags[index - 1] in _NOUNS and index > begin and self._counts(index, last))
        return False

    def _counts(self, index: int, last: int) -> bool:
        return index + 1 < last and self.tags[index + 1] == "N"

    def _stands_alone(self, begin: int, stop: int) -> bool:
        """Numbers and "the wounded" may be a phrase without a noun."""
        tag = self.tags[stop - 1]
        return tag == "#" or (tag == "J" and self.tags[begin] == "DT" and stop - begin == 2)

    def _keep(self, first: int, last: int, head: int) -> None:
        core = first
        while core < head and (self.tags[core] in _DETERMINERS or self.words[core] in QUOTES):
            core += 1
        for index in range(first, last):
            self.phrase_at[index] = len(self.phrases)
        self.phrases.append(Phrase(first, last, head, core))
