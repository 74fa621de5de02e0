"""Text into paragraphs: hard-wrapped lines are joined, paragraphs told apart.

Only white space changes. A blank line always ends a paragraph. Whether a single line break does depends on how the text
was typed: in one wrapped at a fixed width (old wire text, mail) a line break is where the next word no longer fitted,
elsewhere each line is a paragraph.
"""

from __future__ import annotations

import re
from itertools import pairwise

# The widest line that is still taken for wrapped text. Wire text is wrapped at 67 to 80 columns, mail at 72 to 78, and
# a page of a PDF rarely at more than 110; paragraphs on one line are mostly far longer.
_WIDEST = 120
_NARROWEST = 36
_LONE = 60
# In wrapped text nearly every line break is where the next word did not fit; measured on 1,300 wire texts it held for
# over 90 % of the line breaks inside paragraphs, and in lists of short lines for under a third.
_FULL_SHARE = 0.6
_SENTENCE_END = re.compile(r"[.!?…。！？।؟۔။:;][\"'”’»)\]]*$")
# Some corpora put a text on one line with its paragraphs set apart by a run of blanks.
_WIDE_GAP = re.compile(r"(?<=[.!?\"'”)\]]) {3,}(?=[^ \n])")
_BLANK_LINES = re.compile(r"\n[ ]*(?:\n[ ]*)+")


def paragraphs_of(text: str) -> list[str]:
    """The paragraphs of a text that `clean_characters` cleaned, each on one line, single spaces, none of them empty."""
    if "   " in text:
        text = _WIDE_GAP.sub("\n\n", text)
    blocks = [block.split("\n") for block in _BLANK_LINES.split(text)]
    width = _wrap_width(blocks)
    found: list[str] = []
    for block in blocks:
        if len(block) == 1:
            found.append(" ".join(block[0].split()))
        else:
            found.extend(_joined([line for line in block if line.strip()], width))
    return [paragraph for paragraph in found if paragraph]


def join_paragraphs(paragraphs: list[str]) -> str:
    """Paragraphs joined by a blank line, as in `Report.text`."""
    return "\n\n".join(paragraphs)


def _wrap_width(blocks: list[list[str]]) -> int:
    """The column that the text is wrapped at, or 0 where its line breaks are not those of wrapping."""
    pairs = [(a.rstrip(), b.split(None, 1)) for block in blocks for a, b in pairwise(block)]
    pairs = [(line, rest) for line, rest in pairs if line and rest]
    if len(pairs) == 1:
        return _lone_width(*pairs[0])
    if not pairs:
        return 0
    width = max(len(line) for line, _ in pairs)
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    slack = width // 8
    full = sum(len(line) + 1 + len(rest[0]) > width - slack for line, rest in pairs)
    return width if full >= 2 and full >= _FULL_SHARE * len(pairs) else 0


def _lone_width(line: str, rest: list[str]) -> int:
    """The same for a text with one such line break: a long line stops in mid-sentence, one hardly longer follows."""
    fits = _LONE <= len(line) <= _WIDEST and sum(map(len, rest)) <= len(line) * 9 // 8
    return len(line) if fits and not _SENTENCE_END.search(line[-12:]) else 0


def _joined(lines: list[str], width: int) -> list[str]:
    """The paragraphs of one block of lines without a blank line among them."""
    paragraphs: list[str] = []
    for number, line in enumerate(lines):
        words = " ".join(line.split())
        if number and _continues(lines[number - 1].rstrip(), line, width):
            end = paragraphs[-1][-2:]
            hyphen = end[-1] in "-‐‑" and end[:-1].isalpha() and words[0].isalpha()
            paragraphs[-1] += words if hyphen else f" {words}"
        else:
            paragraphs.append(words)
    return paragraphs


def _continues(before: str, line: str, width: int) -> bool:
    """Whether `line` goes on with the paragraph of the line before it."""
    first = line.split(None, 1)[0]
    if not width:
        # No wrapping: only a line that plainly stops in mid-sentence goes on.
        return len(before) >= _NARROWEST and not _SENTENCE_END.search(before[-12:]) and first[0].islower()
    if _indent(line) >= _indent(before) + 2:
        return False
    if len(before) + 1 + len(first) > width - width // 8:
        return True
    return first[0].islower() and not _SENTENCE_END.search(before[-12:])


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
