"""Who "he", "it" and "the spokesman" are: sources that point back at one named before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.extract.attribution.hops import speakers
from dateline.extract.attribution.leftward import source_left
from dateline.extract.attribution.lexicon import HEAD_ENDS
from dateline.extract.attribution.rightward import subject_of
from dateline.extract.attribution.scan import Range, Scan
from dateline.schema.claims import HopKind, Source

_POINTING = frozenset({"the", "that", "this", "same", "these", "those"})
_FIRST_PERSON = frozenset({"i", "we", "you"})
_BODIES = frozenset({"official-body", "armed-group", "outlet", "channel", "document"})
# Nouns that stand for any body of their kind once it has been named.
_GENERAL: dict[str, tuple[HopKind, ...]] = {
    **dict.fromkeys(("group", "organization", "organisation", "movement", "militants", "rebels"), ("armed-group",)),
    **dict.fromkeys(("source", "sources"), ("unnamed", "official-body", "armed-group", "outlet")),
    **dict.fromkeys(("garrison", "unit", "detachment"), ("official-body",)),
    **dict.fromkeys(("official", "spokesman", "spokeswoman"), ("person",)),
    **dict.fromkeys(("statement", "report"), ("document",)),
    "outlet": ("outlet", "channel"),
    "agency": ("outlet", "official-body"),
}


class Memory:
    """The speakers of a text so far, newest last, and the one that a pointing source means."""

    __slots__ = ("_known",)

    def __init__(self) -> None:
        self._known: list[tuple[Source, ...]] = []

    def resolve(self, scan: Scan, source: Range, low: int, *, outermost: bool = True) -> tuple[Source, ...]:
        """The speakers that `source` names or points at; `low` is the first token of its sentence.

        Only outermost speakers are remembered: whom somebody else quotes does not become "he" of the next sentence.
        """
        found = self._resolve(scan, source, low)
        if outermost and found:
            self._known.append(found)
        return found

    def _resolve(self, scan: Scan, source: Range, low: int) -> tuple[Source, ...]:
        first = scan.lowers[source[0]]
        if source[1] - source[0] == 1 and scan.tags[source[0]] in "WT":
            antecedent = source_left(scan, source[0] - (scan.tags[source[0] - 1] == ","), low)
            found = speakers(scan, antecedent) if antecedent is not None else speakers(scan, source)
            return tuple(replace(one, span=_own(scan, source)) for one in found)
        if scan.tags[source[0]] == "R" or first in {"his", "her", "their", "its", "him", "them"}:
            return () if first in _FIRST_PERSON else self._pronoun(scan, source, first)
        found = speakers(scan, source)
        if len(found) == 1 and (known := self._same(scan, found[0], source, first)) is not None:
            found = (known,)
        return found

    def _pronoun(self, scan: Scan, source: Range, word: str) -> tuple[Source, ...]:
        own = _own(scan, source)
        subject = _subject_before(scan, source[0])
        for known in [*self._known, *([subject] if subject else [])][::-1]:
            if _fits(word, known):
                return tuple(replace(one, span=own) for one in known)
        return tuple(replace(one, span=own) for one in speakers(scan, source))

    def _same(self, scan: Scan, found: Source, source: Range, first: str) -> Source | None:
        """The earlier speaker of the same surname or, after "the", of the same head word."""
        words = found.name.lower().split()
        pointing = first in _POINTING and len(words) <= 2
        for known in reversed(self._known):
            for one in known:
                name = one.name.lower().split()
                surname = (
                    found.kind == "person" and one.kind == "person" and words[-1] == name[-1] and len(name) > len(words)
                )
                same_head = pointing and (words[-1] == _head(name) or one.kind in _GENERAL.get(words[-1], ()))
                if surname or (same_head and name != words):
                    return replace(one, span=_own(scan, source))
        return None


def _head(name: Sequence[str]) -> str:
    """The head word of a name: the last before a preposition."""
    cut = next((place for place, word in enumerate(name) if place and word in HEAD_ENDS), len(name))
    return name[cut - 1]


def _subject_before(scan: Scan, token: int) -> tuple[Source, ...]:
    """The subject of the sentence before, in the same paragraph: "The rebels fled. They said ..."."""
    document = scan.document
    number = document.sentence_of[token]
    sentence = document.sentences[number - 1] if number > 0 else None
    if sentence is None or sentence.paragraph != document.sentences[number].paragraph:
        return ()
    subject = subject_of(scan, sentence.first, sentence.last)
    if subject is None or scan.tags[subject[0]] in "RT":
        return ()
    found = speakers(scan, subject)
    named = {"armed-group", "official-body", "outlet"} if len(found) == 1 else {"person"}
    return found if all(one.kind in named for one in found) else ()


def _own(scan: Scan, source: Range) -> tuple[int, int]:
    return scan.document.starts[source[0]], scan.document.ends[source[1] - 1]


def _fits(word: str, known: Sequence[Source]) -> bool:
    if word in {"they", "their", "them"}:
        return len(known) > 1 or known[0].kind not in {"person", "document"}
    if word in {"it", "its"}:
        return len(known) == 1 and known[0].kind in _BODIES
    if word in {"he", "she", "his", "her", "him"}:
        return len(known) == 1 and known[0].kind in {"person", "unnamed", "witness"}
    return False
