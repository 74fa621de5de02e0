"""Where a text quotes: stretches between quotation marks, also over several sentences of a paragraph."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from dateline.language.document import Document

_OPENING = {"“": "”", "«": "»", "‘": "’"}
_STRAIGHT = frozenset({'"', "'"})
_MARKS = frozenset(_OPENING) | _STRAIGHT | {"`"}


@dataclass(frozen=True, slots=True)
class Quote:
    """Tokens [first, last) with their marks; `closed` is false where the paragraph ended before the quote did."""

    first: int
    last: int
    closed: bool


@dataclass(frozen=True, slots=True)
class Quotes:
    """The quotes of a document in order; they never overlap."""

    items: tuple[Quote, ...]
    firsts: tuple[int, ...]

    def around(self, token: int) -> Quote | None:
        """The quote that the token stands in, its marks included, or None."""
        place = bisect_right(self.firsts, token) - 1
        if place >= 0 and token < self.items[place].last:
            return self.items[place]
        return None


def find_quotes(document: Document) -> Quotes:
    """Every quote in `document`; a quote never runs over a paragraph's end."""
    bounds: dict[int, tuple[int, int]] = {}
    for sentence in document.sentences:
        first = bounds.get(sentence.paragraph, (sentence.first, 0))[0]
        bounds[sentence.paragraph] = (first, sentence.last)
    found: list[Quote] = []
    for first, last in bounds.values():
        if not _MARKS.isdisjoint(document.words[first:last]):
            found.extend(_in_paragraph(document, first, last))
    return Quotes(tuple(found), tuple(quote.first for quote in found))


def _in_paragraph(document: Document, first: int, last: int) -> list[Quote]:
    found: list[Quote] = []
    start, closing, index = -1, "", first
    while index < last:
        word = document.words[index]
        double = word in "'`" and _doubled(document, index, last)
        if start < 0:
            closing = "''" if double else _opens(document, index, word)
            start = index if closing else -1
        elif closing == "''":
            if double:
                found.append(Quote(start, index + 2, True))
                start = -1
        elif word == closing or (closing == "”" and word == '"'):
            if closing not in "'’" or _closes(document, index):
                found.append(Quote(start, index + 1, True))
                start = -1
        elif word == "“" and closing == "”":  # a new quote opens while one is open: the old was never closed
            start = index
        index += 2 if double else 1
    if start >= 0:
        found.append(Quote(start, last, False))
    return found


def _doubled(document: Document, index: int, last: int) -> bool:
    """Whether two single marks stand together as one double mark, as older wire copy types it."""
    following = index + 1
    return (
        following < last
        and document.words[following] == document.words[index]
        and document.starts[following] == document.ends[index]
    )


def _opens(document: Document, index: int, word: str) -> str:
    """The mark that closes a quote opened here, or "" where none is."""
    if word in _OPENING:
        return _OPENING[word]
    if word not in _STRAIGHT:
        return ""
    text, start, end = document.text, document.starts[index], document.ends[index]
    if word == "'" and start > 0 and (text[start - 1].isalnum() or text[start - 1] == "'"):
        return ""
    return word if end < len(text) and not text[end].isspace() else ""


def _closes(document: Document, index: int) -> bool:
    """Whether an apostrophe here ends a quote rather than a plural possessive: nothing but a break may follow."""
    end = document.ends[index]
    after = document.text[end : end + 1]
    if after.isalnum():
        return False
    before = document.text[document.starts[index] - 1 : document.starts[index]]
    return before in ".,!?;" or before != "s" or not after.isspace()
