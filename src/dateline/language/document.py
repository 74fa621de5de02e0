"""A text cut into tokens, sentences and paragraphs, once, for every grammar that reads it.

Tokens are parallel tuples rather than objects: the grammars walk them by index, and a report of 500 words is cut in
about half a millisecond.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import NamedTuple

from dateline.language.sentences import split_sentences
from dateline.language.tables import tables

_LETTER = r"[^\W\d_](?:[\u0300-\u036f\u064b-\u065f])*"
_TOKEN = re.compile(
    rf"""
      (?:[^\W\d_]\.){{2,}}                                  # U.S., a.m.
    | \d+(?:[.,:]\d+)+                                      # 1,200  3.5  10:30
    | \d+(?:-(?:{_LETTER})+)+                               # 10-year-old
    | \d+(?:st|nd|rd|th)\b
    | \d+
    | (?:{_LETTER})+n['’]t\b                                # didn't
    | (?:{_LETTER})+(?:[-‐‑](?:{_LETTER}|\d)+)*             # al-Baghdadi, COVID-19
    | ['’](?:s|S|re|ve|ll|d|m)\b                            # 's
    | \S
    """,
    re.VERBOSE,
)
_PARAGRAPH_BREAK = re.compile(r"\n\s*\n")

LONGEST_SENTENCE = 500
"""Tokens a sentence at most: the longest of the 42,282 sentences of MUC-4's training texts and of 700 PolNeAR articles
has 425. What runs on longer is a list or a scrape without stops; the grammars look from each word across its sentence,
so that cost a report would otherwise grow with the square of such a sentence."""
_CUTS = frozenset(";:,|•")


class Sentence(NamedTuple):
    """Code points [start, end) of the text, tokens [first, last) of the document, and the paragraph's index."""

    start: int
    end: int
    first: int
    last: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its tokens and sentences.

    `starts`, `ends`, `words` and `lowers` run in parallel, one entry a token; offsets are code points, end exclusive.
    `sentence_of` gives the index of each token's sentence. `monocase` is true where the text has next to no lower-case
    or next to no upper-case letters, so that capitals tell nothing.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[str, ...]
    lowers: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    sentence_of: tuple[int, ...]
    monocase: bool

    def token_at(self, offset: int) -> int:
        """The index of the first token that ends after the code point `offset`."""
        return bisect_right(self.ends, offset)

    def tokens_within(self, start: int, end: int) -> tuple[int, int]:
        """Tokens [first, last) that begin in the code points [start, end)."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def exact(self, first: int, last: int) -> str:
        """The text from token `first` up to and without token `last`."""
        return self.text[self.starts[first] : self.ends[last - 1]] if last > first else ""


def is_monocase(text: str) -> bool:
    upper = sum(map(str.isupper, text))
    lower = sum(map(str.islower, text))
    # Running English has about 4 % capitals, a wire text in capitals over 90 %, one typed in lower case next to none.
    return upper + lower > 0 and (upper > 5 * lower or lower > 200 * max(upper, 1) or upper == 0)


def read_document(text: str) -> Document:
    """Cuts `text` into paragraphs (at blank lines, and at the rows of tables), sentences and tokens."""
    matches = list(_TOKEN.finditer(text))
    starts = tuple(match.start() for match in matches)
    ends = tuple(match.end() for match in matches)
    words = tuple(match.group() for match in matches)
    sentences: list[Sentence] = []
    sentence_of: list[int] = []
    for paragraph, (begin, end) in enumerate(_paragraphs(text)):
        for start, stop in split_sentences(text, begin, end):
            first, last = bisect_left(starts, start), bisect_left(starts, stop)
            while last - first > LONGEST_SENTENCE:
                cut = _cut(words, first)
                sentence_of.extend([len(sentences)] * (cut - first))
                sentences.append(Sentence(start, ends[cut - 1], first, cut, paragraph))
                start, first = starts[cut], cut
            if last > first:
                sentence_of.extend([len(sentences)] * (last - first))
                sentences.append(Sentence(start, stop, first, last, paragraph))
    return Document(
        text, starts, ends, words, tuple(map(str.lower, words)), tuple(sentences), tuple(sentence_of),
        is_monocase(text),
    )  # fmt: skip


def _cut(words: tuple[str, ...], first: int) -> int:
    """The token before which an endless sentence is cut: behind the last stop of its longest piece's second half."""
    longest = first + LONGEST_SENTENCE
    for token in range(longest - 1, longest - LONGEST_SENTENCE // 2, -1):
        if words[token] in _CUTS:
            return token + 1
    return longest


def _paragraphs(text: str) -> list[tuple[int, int]]:
    bounds: list[tuple[int, int]] = []
    begin = 0
    for match in _PARAGRAPH_BREAK.finditer(text):
        bounds.append((begin, match.start()))
        begin = match.end()
    bounds.append((begin, len(text)))
    return [part for start, end in bounds if end > start for part in _rows_apart(text, start, end)]


def _rows_apart(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    """The paragraph, cut at the lines of the tables in it: each row is a paragraph of its own."""
    paragraph = text[begin:end]
    if "\n" not in paragraph or ("|" not in paragraph and "\t" not in paragraph):
        return [(begin, end)]
    lines = paragraph.split("\n")
    starts = list(accumulate((len(line) + 1 for line in lines), initial=begin))
    cuts = {begin, end}
    for first, last in tables(lines):
        cuts.update(starts[first:last], starts[last : last + 1] if last < len(lines) else ())
    return list(pairwise(sorted(cuts)))
