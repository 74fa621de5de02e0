"""The spans of words that a head may score: up to ten words of one sentence, with a word of content at either end."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dateline.language.document import Document

LONGEST = 10
"""Words of a span. Of the spans that MUC-4's training keys mark, 99.4 % are as short, of WikiEvents' and re3d's 99.7 %;
with the words that none begins or ends with, 98.4 % of all are candidates, and a report of 510 words has 1,400."""
_NO_EDGE = frozenset(
    """the a an of and or in on at by to for with from as that which who whom whose this these those it its he she they
    them his her their is are was were be been being has have had will would could should may might can not no but if
    when while after before during""".split()
)

_ARTICLES = frozenset(("the", "a", "an"))

Spans = NDArray[np.int32]
"""Rows of (first, last): words [first, last) of a document."""


def candidates(document: Document, longest: int = LONGEST, most: int | None = None) -> Spans:
    """All candidates of the document's first `most` words (None: of all) by first word, the shorter first; an empty
    document has none."""
    lowers = document.lowers[:most]
    count = len(lowers)
    edge = np.array([word not in _NO_EDGE and any(map(str.isalnum, word)) for word in lowers], dtype=bool)
    sentence = np.array(document.sentence_of[:most], dtype=np.int32)
    found = [np.empty((0, 2), dtype=np.int32)]
    for width in range(1, min(longest, count) + 1):
        inside = edge[: count - width + 1] & edge[width - 1 :]
        first = np.flatnonzero(inside & (sentence[: count - width + 1] == sentence[width - 1 :]))
        found.append(np.stack((first, first + width), axis=1).astype(np.int32))
    spans = np.concatenate(found)
    return spans[np.lexsort((spans[:, 1], spans[:, 0]))]


def wording(lowers: Sequence[str], first: int, last: int) -> str:
    """Words [first, last) in lower case without articles and signs; " 's" stays with its word, as in the text."""
    return _joined([_said(word) for word in lowers[first:last]])


def wordings(lowers: Sequence[str], spans: Spans) -> tuple[NDArray[np.int32], list[str]]:
    """For each span the number of its wording, and the wordings: one stands for all places where a document says it."""
    said = [_said(word) for word in lowers]
    known: dict[str, int] = {}
    numbers = [known.setdefault(_joined(said[first:last]), len(known)) for first, last in spans.tolist()]
    return np.array(numbers, dtype=np.int32), list(known)


def _said(word: str) -> str:
    """A word with the blank before it."""
    if word in _ARTICLES:
        return ""
    letters = word if word.isalnum() else "".join(filter(str.isalnum, word))
    return letters if not letters or word[0] in "'’" else f" {letters}"


def _joined(said: Sequence[str]) -> str:
    return "".join(said).lstrip()


def phrases_in(text: str) -> set[str]:
    """All that a wording holds, word by word and itself among it, as far as a span may be long."""
    words = text.split(" ")
    ends = ((first, min(first + LONGEST, len(words))) for first in range(len(words)))
    return {" ".join(words[first:last]) for first, end in ends for last in range(first + 1, end + 1)}
