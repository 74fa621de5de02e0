"""Asides: what tells of parts between commas, while its sentence goes on ("nine men, all of them under 20,")."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.language.document import Document, Sentence

_LONGEST = 16
"""Tokens between the two commas at most. Set by reading."""
_OF_THEM = frozenset((("of", "them"), ("of", "whom"), ("of", "which"), ("of", "these"), ("of", "those")))
_ENDS = frozenset((".", ";", ":", '"', "”", "(", ")"))
_MOST_WORDS = 4
"""Words at most before "of them": "at least three of them". Set by reading."""


def asides(document: Document, sentence: Sentence) -> dict[int, int]:
    """The tokens of the sentence's asides, with the token that each begins with."""
    return {token: first for first, last in _asides(document.lowers, sentence) for token in range(first, last)}


def _asides(lowers: tuple[str, ...], sentence: Sentence) -> Iterator[tuple[int, int]]:
    index = sentence.first
    while index < sentence.last:
        if lowers[index] == "," and _tells_of_parts(lowers, index + 1, sentence.last):
            last = _end(lowers, index + 1, sentence.last)
            if last is not None:
                yield index + 1, last
                index = last
                continue
        index += 1


def _tells_of_parts(lowers: tuple[str, ...], index: int, stop: int) -> bool:
    return any(
        lowers[at : at + 2] in _OF_THEM for at in range(index, min(index + _MOST_WORDS, stop))
        if "," not in lowers[index:at]
    )  # fmt: skip


def _end(lowers: tuple[str, ...], index: int, stop: int) -> int | None:
    """The comma that closes the aside; None where the sentence ends with it."""
    for position in range(index, min(index + _LONGEST, stop)):
        if lowers[position] == ",":
            return position
        if lowers[position] in _ENDS:
            return None
    return None
