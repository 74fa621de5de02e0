"""How far the words that name a source reach to the right: "said X, head of Y", "according to X", a subject."""

from __future__ import annotations

from dateline.extract.attribution.lexicon import BEFORE_PERIOD, CLAUSAL, PERIODS, SETTINGS, TO_NOUNS
from dateline.extract.attribution.scan import Range, Scan

# A bracket longer than this is no part of a name.
_LONGEST_BRACKET = 14
# Nor is a quote longer than this, its marks included.
_LONGEST_NICKNAME = 8


def source_right(scan: Scan, first: int, high: int, *, clause_follows: bool = False) -> Range | None:
    """The noun phrase that begins at token `first`, with appositives; never right of token `high`.

    `clause_follows` is set after "according to": then a segment between commas belongs to the source only where
    another comma closes it and its words name a source.
    """
    index = first = first + 2 * (scan.tags[first : first + 2] == "As")  # "Tuesday's Courier"
    while index < high and not (index == first + 1 and scan.tags[first] in "RO"):
        step = _step_right(scan, index, first, high, clause_follows)
        if step is None:
            break
        index = step
    while index > first and scan.tags[index - 1] in ",CPBG-(":
        index -= 1
    return (first, index) if index > first else None


def _step_right(scan: Scan, at: int, first: int, high: int, clause_follows: bool) -> int | None:
    """Where the phrase goes on if it takes in token `at`, or None if it ends before."""
    tag, lowers = scan.tags[at], scan.lowers
    before, after = scan.tags[at - 1] if at > first else "", scan.tags[at + 1 : min(at + 2, high)]
    if tag in "RO":
        takes = at == first
    elif tag == "T":
        takes = at == first and after in {"N", "D"}
    elif tag in "NDs":
        takes = at == first or not (_time_at(scan, at, high) or (tag == "N" and scan.finite_cue(at)))
    elif tag == "B":
        takes = after == "N" and before == "D"
    elif tag == "P":
        takes = not _adjunct(scan, at, high)
    elif tag == "V":
        takes = before == "N" and scan.reduced(at)
    elif tag == "I":
        takes = lowers[at - 1] in TO_NOUNS
    elif tag == "C":
        takes = lowers[at] != "but" and not _verb_soon(scan, at + 1, high)
    elif tag == ".":
        takes = lowers[at] == "." and at + 1 < high and len(lowers[at - 1]) <= 5
    else:
        return _over_marks(scan, at, high, clause_follows) or _relative_end(scan, at, first, high)
    return at + 1 if takes else None


def _relative_end(scan: Scan, at: int, first: int, high: int) -> int | None:
    """The end of a sentence whose last words say who somebody unnamed is: "according to a shepherd who was there"."""
    if scan.lowers[at] != "who" or at == first or scan.tags[at - 1] != "N" or scan.document.words[at - 1][0].isupper():
        return None
    end = high - 1 if scan.tags[high - 1] == "." else high
    return end if not any(tag in ",;:QT" for tag in scan.tags[at:end]) else None


def _time_at(scan: Scan, at: int, high: int) -> bool:
    """ "week" of "last week", or its "last"."""
    lowers = scan.lowers
    if lowers[at] in PERIODS and lowers[at - 1] in BEFORE_PERIOD:
        return True
    opens = lowers[at] in {"last", "this", "late"} and at + 1 < high
    return opens and (scan.tags[at + 1] == "A" or lowers[at + 1] in PERIODS)


def _over_marks(scan: Scan, at: int, high: int, clause_follows: bool) -> int | None:
    """Past a bracket, a short quote or an appositive that belongs to the phrase."""
    tag = scan.tags[at]
    if tag == "(":
        closing = scan.tags.find(")", at, min(high, at + _LONGEST_BRACKET))
        return closing + 1 if closing >= 0 else None
    if tag == "Q":
        quote = scan.quotes.around(at)
        short = quote is not None and quote.first == at and quote.last - at <= _LONGEST_NICKNAME
        return quote.last if quote is not None and short and scan.tags[at - 1 : at] != "," else None
    return _appositive_right(scan, at, high, clause_follows) if tag == "," else None


def _adjunct(scan: Scan, at: int, high: int) -> bool:
    """Whether the preposition at `at` opens a setting of the saying rather than a part of the source's name."""
    lowers = scan.lowers
    if lowers[at] in CLAUSAL:
        return True
    after = scan.tags[at + 1 : at + 2]
    if after == "A" and lowers[at] in {"on", "in", "by"}:
        return True
    if lowers[at] == "of":
        return False
    return any(lowers[i] in SETTINGS for i in range(at + 1, min(high, at + 4)))


def _verb_soon(scan: Scan, first: int, high: int) -> bool:
    for index in range(first, min(high, first + 8)):
        if scan.tags[index] in ",;.:Q":
            return False
        if scan.is_verb(index):
            return True
    return False


def _appositive_right(scan: Scan, comma: int, high: int, clause_follows: bool) -> int | None:
    """The end of the appositive after `comma`, or None where what follows is no appositive."""
    tags, first = scan.tags, comma + 1
    index = first
    while index < high and tags[index] not in ",;:QT" and not (tags[index] == "." and index + 1 >= high):
        if (scan.is_verb(index) and not (tags[index] == "V" and tags[index + 1 : index + 2] == "P")) or tags[
            index
        ] in "RWS":
            return None
        index += 1
    if index == first or (clause_follows and (index >= high or tags[index] != ",")):
        return None
    opening = scan.lowers[first]
    if opening in {"adding", "saying", "according", "citing"} or (tags[first] in "BAISGM") or opening.endswith("ing"):
        return None
    if tags[first] == "C":
        clause = tags[index : index + 1] == "," and scan.has_verb(
            index, high
        )  # "according to X, and a man, 30, was ..."
        return index if not clause_follows and not clause else None
    if _person_behind(scan, comma, first, index, high):
        return index
    words = scan.lowers[first:index]
    names_source = any(word in scan.cues.kinds or word in scan.cues.titles for word in words)
    if names_source or ((opening in {"of", "a", "an"} or opening[0].isdigit()) and not clause_follows):
        return index
    return None


def _person_behind(scan: Scan, comma: int, first: int, last: int, high: int) -> bool:
    """ "The governor, Hanno Dorr,": a calling in small letters, and between commas who bears it."""
    words = scan.document.words
    closed = last < high and scan.tags[last] in ",."
    calling = words[comma - 1].islower() and scan.tags[comma - 1] == "N"
    name = last - first >= 2 and all(scan.tags[i] == "N" and words[i][0].isupper() for i in range(first, last))
    return closed and calling and name and not scan.document.monocase


def subject_of(scan: Scan, first: int, high: int) -> Range | None:
    """The subject of the clause that begins at token `first`: what stands before its first finite verb."""
    tags, index = scan.tags, first
    while index < high and tags[index] in "CBA,QG-":
        index += 1
    if index < high and tags[index] in "PS":
        comma = tags.find(",", index, high)
        dated = tags[index + 1 : index + 2] == "A" and tags[index + 2 : index + 3] in {"D", "N", "R"}
        if comma < 0 and not dated:
            return None
        index = index + 2 if dated else comma + 1
        while index < high and tags[index] in "CBA,":
            index += 1
    return source_right(scan, index, high) if index < high and tags[index] in "NDR" else None
