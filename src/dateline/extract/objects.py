"""What stands to the right of a word: objects, the phrases joined to them, and phrases behind prepositions."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extract.phrases import QUOTES, Phrase, PhraseCutter, mended
from dateline.language.document import Document

_HEDGES = frozenset("around about some over nearly almost at least more than up to as many".split())


MOST_PREPOSITIONS = 20
"""Prepositions read behind a word at most, the nearest. In 500 MUC-4 and 250 PolNeAR training reports no clause has
more than 8 of them; each is read again for every deed of its clause."""


class Objects:
    """A document with its tags and noun phrases; `phrase_at[token]` is the phrase's index or -1."""

    __slots__ = ("document", "lowers", "phrase_at", "phrases", "tags", "words")

    def __init__(self, document: Document, tags: Sequence[str], days: frozenset[int] = frozenset()) -> None:
        self.document = document
        self.tags = tags = mended(document, tags)
        self.words = document.words
        self.lowers = document.lowers
        cutter = PhraseCutter(document, tags, days)
        self.phrases = cutter.phrases
        self.phrase_at = cutter.phrase_at

    def phrase(self, token: int) -> Phrase | None:
        """The noun phrase that covers `token`, if any."""
        if not 0 <= token < len(self.phrase_at):
            return None
        index = self.phrase_at[token]
        return None if index < 0 else self.phrases[index]

    def object(self, after: int, sentence_last: int) -> tuple[Phrase, ...]:
        """The noun phrases that begin at token `after` (adverbs and quotes skipped) and those co-ordinated to them."""
        index = after
        while index < sentence_last and (
            self.tags[index] == "R" or self.words[index] in QUOTES or self._hedges(index, sentence_last)
        ):
            index += 1
        phrase = self.phrase(index) if index < sentence_last else None
        if phrase is None or phrase.first < after:
            return ()
        return self.coordinated(phrase, sentence_last)

    def _hedges(self, index: int, last: int) -> bool:
        """ "around 30 people": a word of measure before a number is no preposition."""
        while index < last and (self.lowers[index] in _HEDGES or self.words[index] in QUOTES):
            index += 1
            if index < last and self.tags[index] == "#":
                return True
        return False

    def coordinated(self, phrase: Phrase, sentence_last: int) -> tuple[Phrase, ...]:
        """The phrase and those joined to it by commas and "and"; a phrase that begins a new clause is none of them."""
        found, pending = [phrase], []
        index = phrase.last
        while index < sentence_last:
            index = self._past_of(index, sentence_last)
            word = self.lowers[index] if index < sentence_last else ""
            if word not in (",", "and", "or", "as", "&"):
                break
            comma = word == ","
            index += 1
            while index < sentence_last and self.lowers[index] in ("and", "or", "well", "as", "also"):
                comma, index = False, index + 1
            following = self.phrase(index) if index < sentence_last else None
            if following is None or following.first != index or self._starts_clause(following, sentence_last):
                break
            pending.append(following)
            if not comma:
                found.extend(pending)
                pending = []
            index = following.last
        return tuple(found)

    def _past_of(self, index: int, last: int) -> int:
        """Skips "of Y" behind a phrase, and a closing quote."""
        while index + 1 < last and (self.lowers[index] == "of" or self.words[index] in QUOTES):
            following = self.phrase(index + 1)
            if self.words[index] in QUOTES:
                index += 1
            elif following is not None and following.first == index + 1:
                index = following.last
            else:
                break
        return index

    def _starts_clause(self, phrase: Phrase, last: int) -> bool:
        index = phrase.last
        while index < last and self.tags[index] == "R":
            index += 1
        return index < last and self.tags[index] in ("D", "V", "M", "A")

    def prepositions(self, after: int, sentence_last: int) -> list[tuple[str, tuple[Phrase, ...]]]:
        """`(preposition, phrases)` from token `after` to the clause's end, nearest first."""
        found: list[tuple[str, tuple[Phrase, ...]]] = []
        index = after
        while index < sentence_last and len(found) < MOST_PREPOSITIONS:
            tag, word = self.tags[index], self.lowers[index]
            if tag in ("D", "V", "M", "A", "W") and self.phrase_at[index] < 0:
                break
            if word in (";", "that", "but"):
                break
            if tag == "I" or word in ("against", "outside", "inside", "near", "using", "to"):
                phrases = self.object(index + 1, sentence_last)
                if phrases:
                    found.append((word, phrases))
                    index = phrases[-1].last
                    continue
            index += 1
        return found
