"""Sentence bounds: sentencex, and a mend for the ranks and initials that it splits at ("Lt. Col. A. B. Karim")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

# Abbreviations after which an English news sentence never ends; found by running sentencex over the unlabelled
# training reports and reading what it split wrongly.
_NEVER_LAST = re.compile(
    r"(?:^|[\s(\"“'])(?:lt|col|gen|maj|capt|cpt|cmdr|sgt|cpl|brig|adm|pvt|dr|mr|mrs|ms|prof|rev|hon|gov|sen|rep|st|"
    r"sr|no|vs|art|ave|mt|ft|fr|bro|msgr|dept|atty|supt|insp|det|spc|[a-z])\.[\"”']?\s*$",
    re.IGNORECASE,
)

LONGEST_PART = 10_000
"""Characters of a paragraph that sentencex is given at once: what it does with quotation marks grows with the square of
their number. Honest paragraphs are shorter; a page that came without any line end is cut behind a stop."""

_BLANKS = dict.fromkeys((*range(0x0B, 0x0E), *range(0x1C, 0x20), 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028,
                         0x2029, 0x202F, 0x205F, 0x3000), " ")  # fmt: skip
"""Other blanks become plain ones, one for one: sentencex 1.0 ends with a panic, which no handler of exceptions sees,
where such a blank stands between a single letter and a full stop ("B\\u00a0.")."""


def split_sentences(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    """Sentences of the paragraph `text[begin:end]` as code points [start, end) of `text`, blanks trimmed."""
    paragraph = text[begin:end].translate(_BLANKS)
    bounds: list[tuple[int, int]] = []
    position = 0
    for piece in _pieces(paragraph):
        start = paragraph.find(piece, position)
        if start < 0:  # the splitter changed a character: keep the rest as one sentence rather than lose an offset
            piece, start = paragraph[position:], position
        position = start + len(piece)
        if bounds and _NEVER_LAST.search(paragraph, bounds[-1][0], bounds[-1][1]):
            bounds[-1] = (bounds[-1][0], position)
        else:
            bounds.append((start, position))
        if position >= len(paragraph):
            break
    trim = partial(_trimmed, paragraph, begin)
    return [bound for bound in (trim(start, stop) for start, stop in bounds) if bound[1] > bound[0]]


def _pieces(paragraph: str) -> Iterator[str]:
    from sentencex import segment

    begin = 0
    while begin < len(paragraph):
        end = begin + LONGEST_PART
        if end < len(paragraph):
            half = begin + LONGEST_PART // 2
            end = paragraph.rfind(". ", half, end) + 1 or paragraph.rfind(" ", half, end) + 1 or end
        yield from segment("en", paragraph[begin:end])
        begin = end


def _trimmed(paragraph: str, offset: int, start: int, end: int) -> tuple[int, int]:
    while start < end and paragraph[start].isspace():
        start += 1
    while end > start and paragraph[end - 1].isspace():
        end -= 1
    return offset + start, offset + end
