"""Finds the place names in a text.

1. At each word that begins a name of the index, the longest name is taken ("New York" before "York").
2. Features of the name and of the words around it are weighed (`toponym_features`): a name of the index is mostly
   something else in a text, a person, a company or an ordinary word.
3. In mixed case, a capitalised name that the index does not have counts where a class word says that it is a place
   ("the village of X", "X district").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from operator import mul

from dateline.gazetteer.fold import fold
from dateline.gazetteer.index import Gazetteer
from dateline.gazetteer.layout import AFTER_COMMA, AS_WRITTEN, ORDINARY, PERSON
from dateline.gazetteer.toponym_features import Candidate, features
from dateline.gazetteer.toponym_weights import MIXED, MIXED_LEVEL, MONOCASE, MONOCASE_LEVEL
from dateline.gazetteer.toponym_words import CLASS_WORDS, NEVER_A_PLACE_BEFORE, NEVER_FIRST, PARTICLES
from dateline.language.document import Document

CLASS_BONUS = 2.0
"""What "the district of X" and "X village" add to the fitted score. Set by hand: the local American news that the
weights were fitted to hardly writes so, notes on armed conflict do all the time."""
MOST_TOKENS = 8
"""Longest name in tokens."""

_CUE = re.compile(
    r"\b((?:\d[\d.,]*|a few|several|some)? ?(?:km|kms|kilomet(?:er|re)s?|miles?) (?:to the )?"
    r"(?:north|south|east|west)?(?:east|west)?(?:ern)? ?(?:of|from|off|outside|away from)|"
    r"(?:just |immediately )?(?:north|south|east|west)(?:east|west)? of|"
    r"near|close to|outside|on the outskirts of|in the vicinity of|not far from|around|off) "
    r"(?:the )?(?:(?:city|town|village|capital|district|port) of )?$",
    re.IGNORECASE,
)
"""Words before a place that say that the scene is beside it."""
_CUE_ENDS = frozenset("of from off away near to outside around the".split())


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name in a text: code points [start, end), the words, what the words before and after it say.

    `cue` is what sets the scene apart from the place ("near", "10 km south of"), None where nothing does; `class_word`
    the class that the text gives it ("province"). `score` is the log odds that it is a place at all.
    """

    start: int
    end: int
    name: str
    cue: str | None = None
    class_word: str | None = None
    score: float = 0.0


def find_toponyms(document: Document, gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """The place names of a text, in its order, none within another."""
    found = list(find_candidates(document, gazetteer))
    weights, level = (MONOCASE, MONOCASE_LEVEL) if document.monocase else (MIXED, MIXED_LEVEL)
    taken: list[Toponym] = []
    for candidate, row in zip(found, features(document, found, gazetteer), strict=True):
        score = sum(map(mul, weights, row))
        if (
            not candidate.flags & (ORDINARY | PERSON)
            and class_word(document, candidate.first, candidate.last) in _TELLING
        ):
            score += CLASS_BONUS
        if score >= level and not _is_other(document, candidate, gazetteer):
            taken.append(_toponym(document, candidate, score))
    if not document.monocase:
        taken = sorted([*taken, *_by_class_word(document, taken)], key=lambda toponym: toponym.start)
    return tuple(taken)


def _is_other(document: Document, candidate: Candidate, gazetteer: Gazetteer) -> bool:
    """Whether the words beside a name make it part of a person's, a newspaper's or a company's name in mixed case,
    however large the place is: "George Washington", "Paris Hilton", "New York Times", "Bank of America"."""
    if document.monocase:
        return False
    words, lowers, first, last = document.words, document.lowers, candidate.first, candidate.last
    after = words[last] if last < len(words) and document.text[candidate.end : document.starts[last]] == " " else ""
    named_on = after[:1].isupper() and lowers[last] not in CLASS_WORDS
    if named_on and (lowers[last] in NEVER_A_PLACE_BEFORE or candidate.flags & PERSON):
        return True
    if (
        first == 0
        or document.text[document.ends[first - 1] : candidate.start] != " "
        or not words[first - 1][0].isalpha()
    ):
        return False
    if words[first - 1][0].isupper() and last - first == 1 and gazetteer.seek(lowers[first - 1])[1] & PERSON:
        return True
    return first > 1 and lowers[first - 1] == "of" and words[first - 2] == "Bank"


def find_candidates(document: Document, gazetteer: Gazetteer) -> Iterator[Candidate]:
    """Everything in the text that is a name of the index, longest first, left to right."""
    at, count = 0, len(document.words)
    while at < count:
        lower = document.lowers[at]
        candidate = None
        if lower not in NEVER_FIRST and lower[0].isalpha() and _may_begin(document, at):
            candidate = _longest_at(document, gazetteer, at)
        if candidate is None:
            at += 1
        else:
            yield candidate
            at = candidate.last


def _may_begin(document: Document, at: int) -> bool:
    return document.monocase or not document.words[at][0].islower()


def _longest_at(document: Document, gazetteer: Gazetteer, at: int) -> Candidate | None:
    longest = gazetteer.longest(document.lowers[at])
    if not longest:
        return None
    text, start = document.text, document.starts[at]
    for last in range(_reach(document, at, start + longest + 6), at, -1):
        end = document.ends[last - 1]
        words = text[start:end]
        folded = fold(words)
        entries, flags = gazetteer.seek(folded)
        if not entries or not (words[-1].isalnum() or words[-1] == "."):
            continue
        if folded not in gazetteer.demonyms and _as_written(document, at, words, flags):
            return Candidate(at, last, start, end, folded, entries, flags)
    word = document.words[at]
    head = word.partition("-")[0]
    if len(head) < len(word) and len(head) > 1:
        entries, flags = gazetteer.seek(fold(head))
        if entries and head.lower() not in gazetteer.demonyms and _as_written(document, at, head, flags):
            return Candidate(at, at + 1, start, start + len(head), fold(head), entries, flags)
    return None


def _reach(document: Document, at: int, limit: int) -> int:
    """The token after the last one that a name beginning at `at` could hold."""
    last = at + 1
    top = min(len(document.words), at + MOST_TOKENS)
    sentence = document.sentence_of[at] if at < len(document.sentence_of) else -1
    reach = last
    while last < top and document.ends[last] <= limit:
        word = document.words[last]
        gap = document.text[document.ends[last - 1] : document.starts[last]]
        if gap.strip(" \n") or gap.count("\n") > 1 or (document.sentence_of[last] != sentence and word != "."):
            break
        if word[0].isalpha():
            if not document.monocase and word[0].islower() and word.partition("-")[0] not in PARTICLES and gap:
                break
            last += 1
            reach = last if document.monocase or word not in PARTICLES or not gap else reach
        elif word in ("'", "’", "‘", "ʻ", "-", "&", "`") or (word == "." and not gap):
            last += 1
            reach = last if word == "." else reach
        elif word in ("'s", "’s") and not gap:  # "Land's End"; the end of the name if no more follows
            last += 1
        else:
            break
    return reach


def _as_written(document: Document, at: int, words: str, flags: int) -> bool:
    """Whether an abbreviation stands as it must: "US" in capitals, "Pa." with one, "TX" straight after a comma."""
    if flags & AFTER_COMMA:
        return words.isupper() and at > 0 and document.words[at - 1] == ","
    if flags & AS_WRITTEN:
        if "." in words:
            return words[0].isupper()
        return words.isupper() and (not document.monocase or (at > 0 and document.lowers[at - 1] == "the"))
    return True


def _toponym(document: Document, candidate: Candidate, score: float) -> Toponym:
    text = document.text
    before = document.lowers[candidate.first - 1] if candidate.first else ""
    cue = _CUE.search(text, max(0, candidate.start - 60), candidate.start) if before in _CUE_ENDS else None
    return Toponym(
        candidate.start, candidate.end, text[candidate.start : candidate.end],
        " ".join(cue.group(1).lower().split()) if cue else None,
        class_word(document, candidate.first, candidate.last), round(score, 3),
    )  # fmt: skip


def class_word(document: Document, first: int, last: int) -> str | None:
    """The class word that the text gives a name: after it, or before it with "of", or its own last word."""
    lowers = document.lowers
    if last < len(lowers) and lowers[last] in CLASS_WORDS:
        return lowers[last]
    if first >= 2 and lowers[first - 1] == "of" and lowers[first - 2] in CLASS_WORDS:
        return lowers[first - 2]
    return lowers[last - 1] if last - first > 1 and lowers[last - 1] in CLASS_WORDS else None


# Class words that follow or precede a proper name and nothing but a place's: "area" and "state" follow anything.
_TELLING = frozenset(
    "province district governorate oblast village town county municipality tehsil raion township neighborhood "
    "neighbourhood suburb".split()
)


def _by_class_word(document: Document, taken: list[Toponym]) -> Iterator[Toponym]:
    """Capitalised names that the index does not have, where a class word beside them says that they are places."""
    covered = {toponym.start for toponym in taken}
    ends = {toponym.end for toponym in taken}
    for at, lower in enumerate(document.lowers):
        if lower not in _TELLING:
            continue
        span = _name_before(document, at) or _name_after(document, at)
        if span is None:
            continue
        first, last = span
        start, end = document.starts[first], document.ends[last - 1]
        if not any(start <= begin < end for begin in covered) and end not in ends:
            covered.add(start)
            yield Toponym(start, end, document.text[start:end], None, lower, 0.0)


def _is_name_word(document: Document, at: int) -> bool:
    word = document.words[at]
    return (
        word[0].isupper() and word[-1].islower() and len(word) > 2
        and document.lowers[at] not in NEVER_FIRST and document.lowers[at] not in CLASS_WORDS
    )  # fmt: skip


def _name_before(document: Document, at: int) -> tuple[int, int] | None:
    """ "X district": one or two capitalised words, lower-case class word, and not the sentence's first word alone."""
    if document.words[at][0].isupper():
        return None
    first = at
    while first > 0 and at - first < 2 and _is_name_word(document, first - 1):
        first -= 1
    if first == at or document.sentence_of[first] != document.sentence_of[at]:
        return None
    before = document.lowers[first - 1] if first else ""
    return (first, at) if before in ("the", "in", "of", "from", "at", "'s", "’s", "s") else None


def _name_after(document: Document, at: int) -> tuple[int, int] | None:
    """ "village of X": the capitalised words after it."""
    if at + 2 >= len(document.words) or document.lowers[at + 1] != "of":
        return None
    last = at + 2
    while last < len(document.words) and last - at < 5 and _is_name_word(document, last):
        last += 1
    return (at + 2, last) if last > at + 2 else None
