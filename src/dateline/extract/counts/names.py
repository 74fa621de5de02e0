"""Runs of words that name one person: capitalised words in mixed case, the words behind a title in capitals."""

from __future__ import annotations

from dateline.extract.counts.nouns import STOPS
from dateline.language.document import Document
from dateline.language.months import ENGLISH_MONTHS, WEEKDAYS

_DAY_WORDS = frozenset({*ENGLISH_MONTHS, *WEEKDAYS}) - {"may", "april", "june", "august", "mar", "jan", "mon"}
_NOT_NAMES = frozenset(
    "reported added stated announced claimed noted explained declared yesterday today tonight arrived ordered "
    "asked sent called went came left took fired opened".split()
)
NO_NAME = frozenset(
    "police county city street avenue road department university college school hospital state national court district "
    "island park church army force forces office sheriff january february march april may june july august september "
    "october november december monday tuesday wednesday thursday friday saturday sunday u.s. fbi united states news "
    "the but and when after according in on at by if as it there this these those they he she we another two three "
    "four five six seven eight nine ten one both several republic minister officials officers authorities interstate "
    "highway center centre medical institute ministry bureau agency association investigation "
    "unit company church".split()
)
"""Words of which no name of a person holds any."""
_NAME_GLUE = frozenset("al bin ibn abu de del la las los van von der da dos san el and-".split())


class Names:
    """Reads the names of one sentence, which ends before token `stop`; `triggers` are tokens no name runs into."""

    def __init__(self, document: Document, stop: int, triggers: frozenset[int]) -> None:
        self.lowers, self.words, self.monocase = document.lowers, document.words, document.monocase
        self.stop, self.triggers = stop, triggers

    def run(self, index: int) -> int:
        """The end of the run of capitalised words at `index`, 0 where there is none."""
        position = index
        if self.monocase:
            return 0
        while position < self.stop and position - index < 6:
            word = self.words[position]
            lower = self.lowers[position]
            if lower in _DAY_WORDS or lower in STOPS or position in self.triggers:
                break
            if (
                (word[0].isupper() and word[0].isalpha())
                or (
                    word == "." and position > index and len(self.words[position - 1]) <= 3 and position + 1 < self.stop
                )
                or (position > index and self.lowers[position] in _NAME_GLUE and position + 1 < self.stop)
            ):
                position += 1
            else:
                break
        while position > index and not self.words[position - 1][0].isupper():
            position -= 1
        return position if position > index else 0

    def behind_title(self, index: int) -> int:
        """In a text all in capitals: the end of the two to four words behind a bare title ("JUDGE JUAN ROE SOTO")."""
        end = index
        while end < self.stop and end - index < 4 and self.lowers[end].isalpha() and not self.is_verb_like(end):
            if self.lowers[end] in _NOT_NAMES:
                break
            end += 1
        return end if end - index >= 2 else 0

    def is_verb_like(self, index: int) -> bool:
        """Whether the token is no part of a noun phrase: an outcome's word, a function word, a mark, an adverb."""
        word = self.lowers[index]
        return index in self.triggers or word in STOPS or not word[0].isalpha() or word.endswith("ly")
