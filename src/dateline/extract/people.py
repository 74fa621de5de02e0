"""Persons by name: where in a phrase the name begins, and which full name a short one stands for.

A name is a run of proper nouns at a phrase's end, without the titles and descriptions before it ("LOCAL MAGNATE LUIS
MAREK"); case does not matter. A single word is a name where a title stands before it or the report gives a full name
that holds it ("MAREK"), the first such name being the one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dateline.extract.phrases import Phrase
from dateline.extract.syntax import Syntax

_LONGEST = 6
"""A person's name has at most so many words; longer runs are headlines. Chosen by reading, not calibrated."""
_NO_PERSON_TYPES = frozenset(("organisation", "nationality", "time", "facility", "weapon"))


class People:
    """The personal names of one document; `types` are the mentions' types by token, `described` tells the words that
    say what someone is."""

    __slots__ = ("_described", "_full", "_types", "syntax")

    def __init__(self, syntax: Syntax, types: Mapping[int, str], described: Callable[[str], bool]) -> None:
        self.syntax = syntax
        self._types = types
        self._described = described
        self._full: dict[str, tuple[int, int]] | None = None

    def name_in(self, phrase: Phrase) -> tuple[int, int] | None:
        """The tokens [first, last) of the personal name that ends the phrase, of two words or more or known from a
        full name; None where there is none."""
        run = self._run(phrase)
        if run is None:
            return None
        if _length(self.syntax, run) > 1 or self._titled(run, phrase):
            return run
        return run if self.full(run) != run else None

    def full(self, run: tuple[int, int]) -> tuple[int, int]:
        """The first full name of the document that holds the name's last word, else the name itself."""
        if _length(self.syntax, run) > 1:
            return self._longer(run)
        return self._names().get(self.syntax.lowers[run[1] - 1], run)

    def _longer(self, run: tuple[int, int]) -> tuple[int, int]:
        """ "LUIS MAREK" may be told in full as "LUIS MAREK SARDO": the same words in the same order, and more."""
        lowers = self.syntax.lowers
        known = self._names().get(lowers[run[1] - 1])
        if known is None or known[1] - known[0] <= run[1] - run[0]:
            return run
        rest = iter(lowers[slice(*known)])
        return known if all(word in rest for word in lowers[slice(*run)]) else run

    def _names(self) -> dict[str, tuple[int, int]]:
        """Each word of a full name but the given name -> the first full name that holds it."""
        if self._full is None:
            self._full = {}
            for phrase in self.syntax.phrases:
                run = self._run(phrase)
                if run is not None and _length(self.syntax, run) > 1:
                    for token in range(run[0] + 1, run[1]):
                        self._full.setdefault(self.syntax.lowers[token], run)
        return self._full

    def _run(self, phrase: Phrase) -> tuple[int, int] | None:
        """Proper nouns at the phrase's end, back to a title, a description or a name of something else."""
        syntax, first = self.syntax, phrase.last
        while first > phrase.core and self._may_be_name(first - 1, phrase):
            first -= 1
        while first < phrase.last and (syntax.words[first] == "." or self._types.get(first) == "place"):
            first += 1
        if first == phrase.last or phrase.last - first > _LONGEST:
            return None
        return first, phrase.last

    def _may_be_name(self, token: int, phrase: Phrase) -> bool:
        syntax = self.syntax
        if syntax.words[token] == ".":  # "John F. Marek": an initial's point, no title's
            return token - 1 >= phrase.core and len(syntax.words[token - 1]) == 1
        if syntax.tags[token] != "NP" or self._types.get(token) in _NO_PERSON_TYPES:
            return False
        if self._types.get(token) == "person":
            return True
        return (len(syntax.words[token]) > 1 and not self._described(syntax.lowers[token])) or self._initial(token)

    def _initial(self, token: int) -> bool:
        words = self.syntax.words
        return len(words[token]) == 1 and words[token].isalpha() and token + 1 < len(words)

    def _titled(self, run: tuple[int, int], phrase: Phrase) -> bool:
        """ "COLONEL MAREK", "the guard Marek": a description right before a single name."""
        before = run[0] - 1
        while before >= phrase.core and self.syntax.words[before] == ".":
            before -= 1
        return before >= phrase.core and self._described(self.syntax.lowers[before])


def _length(syntax: Syntax, run: tuple[int, int]) -> int:
    return sum(syntax.words[token] != "." for token in range(*run))
