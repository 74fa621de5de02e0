"""The fullest name that a report gives somebody: "Odo Karim" of "Karim", "Radio Vell" of "the radio".

A name is looked for where the report introduces it, whether or not its bearer speaks there.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from dateline.extract.attribution.bearers import BODY_WORDS
from dateline.extract.attribution.lexicon import ARTICLES, HEAD_ENDS
from dateline.extract.attribution.scan import Range, Scan
from dateline.schema.claims import Source

_LONGEST_NAME = 5
"""Words of a proper name at most; a longer run of capitals is a heading."""
_WOMEN = frozenset("mrs ms miss sister mother widow abbess nun queen daughter wife aunt grandmother girl".split())
_MEN = frozenset("mr brother father widower king son husband uncle grandfather monk boy".split())
_PLACING = frozenset({"the", "in", "at", "near", "from", "of", "to"})
"""Behind these a name is a place's or a body's, as far as that can be told."""
_MOST_LATE = 3
"""Names at most that "he" is looked for among."""
_NEAR = 40
"""Tokens behind a name in which "he" may mean its bearer, who has not spoken yet. Set by hand."""
_LONGEST_DESCRIPTION = 3
"""Words between "a" and the noun that it describes ("an old carter") at most."""


class Names:
    """The names of one report by their last word in lower case: people's, bodies', and how others are introduced."""

    __slots__ = ("_bodies", "_described", "_people", "_persons", "_scan")

    def __init__(self, scan: Scan) -> None:
        self._scan = scan
        self._bodies: dict[str, list[Range]] = {}
        self._described: dict[str, list[Range]] = {}
        self._people: dict[str, str | None] = {}
        self._persons: list[Range] = []
        for first, last in () if scan.document.monocase else _runs(scan):
            self._note(first, last)
        for first, last in _descriptions(scan):
            self._described.setdefault(scan.lowers[last - 1], []).append((first, last))

    def _note(self, first: int, last: int) -> None:
        lowers, cues, last_word = self._scan.lowers, self._scan.cues, self._scan.lowers[last - 1]
        behind = lowers[last] if last < len(lowers) else ""
        if last_word in cues.kinds or last_word in cues.names:
            self._bodies.setdefault(last_word, []).append((first, last))
        elif lowers[first] in cues.kinds:  # "Radio Vell"
            self._bodies.setdefault(lowers[first], []).append((first, last))
        elif cues.kinds.get(behind) in BODY_WORDS:  # "Saint Orla hospital"
            self._bodies.setdefault(behind, []).append((first, last + 1))
        else:
            if lowers[first - 1] not in _PLACING or not first:
                self._persons.append((first, last))
            self._people[last_word] = _longer(self._people.get(last_word, ""), self._words((first, last)))

    def person(self, surname: str) -> str | None:
        """The full name of the person of that surname; None where several people of the report bear it."""
        return self._people.get(surname.lower())

    def latest(self, before: int) -> list[str]:
        """The people whose full names stand not far before token `before`, the last first."""
        place = bisect_left(self._persons, (before, 0))
        late = reversed(self._persons[max(0, place - _MOST_LATE) : place])
        return [self._words(one) for one in late if before - one[1] <= _NEAR]

    def body(self, head: str, before: int) -> str | None:
        """The proper name that ends in this word: the last before token `before`, else the first of the report."""
        return self._nearest(self._bodies.get(head.lower(), []), before)

    def description(self, head: str, before: int) -> str | None:
        """How the report introduced this "carter" before token `before`: "old carter" of "an old carter"."""
        found = self._described.get(head.lower(), [])
        return self._nearest(found, before) if found and found[0][0] < before else None

    def _nearest(self, found: list[Range], before: int) -> str | None:
        return self._words(found[max(bisect_left(found, (before, 0)) - 1, 0)]) if found else None

    def _words(self, name: Range) -> str:
        return " ".join(self._scan.document.words[slice(*name)])


def is_name(words: str) -> bool:
    """Whether the words look like somebody's full name: two or more, all with capitals."""
    parts = words.split()
    return len(parts) > 1 and not words.isupper() and all(part[0].isupper() for part in parts)


def pronoun_of(words: Iterable[str]) -> str | None:
    """ "he" or "she" where what somebody is called, in lower case, says which ("boatwoman", "brother")."""
    for word in words:
        if word in _WOMEN or word.endswith(("woman", "women", "mistress")):
            return "she"
        if word in _MEN or word.endswith(("man", "men", "schoolmaster")):
            return "he"
    return None


def _longer(known: str | None, name: str) -> str | None:
    """The longer of two names of one bearer; None where they are two people's."""
    if known is None or not (known.endswith(name) or name.endswith(known)):
        return None
    return max(known, name, key=len)


def callings(scan: Scan, source: Range, found: Sequence[Source]) -> list[str]:
    """What the words of a source call the one person they name: "mayor" and "mayor of Dorrgat" of "Karim Dorr, the
    mayor of Dorrgat", "medical examiner" of "medical examiner Karim Dorr"."""
    if len(found) != 1 or found[0].kind != "person" or source[1] - source[0] < 2:
        return []
    name = set(found[0].name.lower().split())
    runs: list[list[str]] = [[]]
    for at in range(*source):
        word = scan.lowers[at]
        if scan.tags[at] in ",-(" or (not runs[-1] and (word in ARTICLES or scan.tags[at] == "s")):
            runs.append([])
        elif word in name or scan.tags[at] in "WV":
            runs.extend(([], []) if scan.tags[at] not in "WV" else ())
            if scan.tags[at] in "WV":
                break
        else:
            runs[-1].append(word)
    whole = [run for run in runs if run]
    heads = [run[: next((i for i, word in enumerate(run) if i and word in HEAD_ENDS), len(run))] for run in whole]
    found_words = [" ".join(run) for run in (*whole, *heads)] + [run[-1] for run in heads]
    return [word for word in dict.fromkeys(found_words) if not word[0].isdigit()]


def _runs(scan: Scan) -> Iterator[Range]:
    """Each run of two words or more in capitals, without titles before it ("Major Odo Karim")."""
    words, tags = scan.document.words, scan.tags
    index, end = 0, len(words)
    while index < end:
        first = index
        while index < end and tags[index] == "N" and words[index][0].isupper():
            index += 1
        while first < index - 1 and scan.lowers[first].rstrip(".") in scan.cues.titles:
            first += 1
        if 2 <= index - first <= _LONGEST_NAME:
            yield first, index
        index = max(index, first) + 1


def _descriptions(scan: Scan) -> Iterator[Range]:
    """Each noun behind "a" or "an", and each word for a body behind "the", with what stands between: the words behind
    the article."""
    for at, word in enumerate(scan.lowers):
        if word not in ("a", "an", "the"):
            continue
        end = at + 1
        while end < len(scan.tags) and scan.tags[end] == "N" and end - at <= _LONGEST_DESCRIPTION + 1:
            end += 1
        if end - at > 2 and (word != "the" or scan.cues.kinds.get(scan.lowers[end - 1]) in BODY_WORDS):
            yield at + 1, end
