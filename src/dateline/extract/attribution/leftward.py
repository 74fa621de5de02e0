"""How far the words that name a source reach to the left of a cue: "X, head of Y, said"."""

from __future__ import annotations

from dateline.extract.attribution.lexicon import (
    ASKED,
    BEFORE_PERIOD,
    CLAUSAL,
    FLOATING,
    NAMED_BY,
    PERIODS,
    REFLEXIVES,
    TO_NOUNS,
)
from dateline.extract.attribution.scan import Range, Scan

# A bracket longer than this is no part of a name; nor is a quote, its marks included (read off training
# reports: a nickname is shorter than a title within an insertion).
_LONGEST_BRACKET = 14
_LONGEST_NICKNAME = 8
_LONGEST_TITLE = 12
_MOST_INSERTIONS = 3
_OPENS_ANOTHER = frozenset({"the", "a", "an", "its", "his", "their"})
"""Right behind a noun these begin another phrase."""


def source_left(scan: Scan, end: int, low: int) -> Range | None:
    """The noun phrase that ends right before token `end`, with appositives; never left of token `low`."""
    tags = scan.tags
    stop = _skip_time_left(scan, end, low)
    if low < stop - 1 and stop < end and tags[stop - 1] == "V" and tags[stop - 2] == "N":
        stop = end  # "a document filed Thursday says": the day belongs to the participle
    if stop > low and tags[stop - 1] == "W" and scan.lowers[stop - 1] in {"who", "which"}:
        return stop - 1, stop
    if stop > low + 1 and scan.lowers[stop - 1] in FLOATING and tags[stop - 2] in "NR":
        stop -= 1
    if stop > low + 1 and tags[stop - 1] == "V" and scan.lowers[stop - 1] in ASKED:
        stop -= 1
    if stop > low and tags[stop - 1] == "-" and (dash := tags.rfind("-", low, stop - 1)) > low:
        return _core_left(scan, dash, low)
    if stop > low and tags[stop - 1] == ",":
        opening = _appositive_start(scan, stop - 1, low)
        if opening is not None:
            core = _core_left(scan, opening, low)
            if core is not None:
                inside = opening + 1
                subject = _before_insertions(scan, core, low)
                if (
                    subject != core
                    or scan.lowers[inside] in scan.cues.passing_on
                    or scan.lowers[inside].endswith("ing")
                ):
                    return subject
                if tags[inside] in "WS" or (tags[inside] in "PBA" and scan.lowers[inside] != "of"):
                    return core
                return core[0], stop
        stop -= 1
    core = _core_left(scan, stop, low)
    return None if core is None else _before_insertions(scan, core, low)


def _before_insertions(scan: Scan, core: Range, low: int) -> Range:
    """The subject where `core` stands in an insertion behind it: "the Wire, which the army owns,", "X, citing Y,"."""
    for _ in range(_MOST_INSERTIONS):
        first = _segment_start(scan, core[0], low)
        clause = scan.lowers[first] in {"who", "which", "whose"} and scan.has_verb(first + 1, core[0])
        clause = clause and "T" not in scan.tags[first : core[0]]  # "who swears that his neighbour, ..., believes"
        inserted = scan.lowers[first] in scan.cues.passing_on or clause
        if first - 1 <= low or scan.tags[first - 1] != "," or not inserted:
            break
        subject = _core_left(scan, first - 1, low)
        if subject is None:
            break
        core = subject
    return core


def _skip_time_left(scan: Scan, end: int, low: int) -> int:
    tags, lowers = scan.tags, scan.lowers
    while end > low:
        if tags[end - 1] in "BA" or (lowers[end - 1][0].isdigit() and end - 2 >= low and tags[end - 2] == "A"):
            dated = tags[end - 1] != "B"
            end -= 1
            while dated and end > low and (tags[end - 1] == "A" or lowers[end - 1][0].isdigit()):
                end -= 1
            if dated and end > low and lowers[end - 1] in {"on", "late", "early", "in", "by", "since"}:
                end -= 1
        elif end - 2 >= low and lowers[end - 1] in PERIODS and lowers[end - 2] in BEFORE_PERIOD:
            end -= 2
            if end > low and lowers[end - 1] == "on":
                end -= 1
        else:
            break
    return end


def _appositive_start(scan: Scan, closing: int, low: int) -> int | None:
    """The comma that opens the insertion which the comma at `closing` ends; the leftmost for "X, 22, of Y, said"."""
    tags, opening = scan.tags, None
    index = closing - 1
    while index > low:
        tag = tags[index]
        if tag == ",":
            opening = index
            first = _segment_start(scan, index, low)
            if first == low or tags[first - 1] != "," or not _like_appositive(scan, first):
                return opening
            if "T" in tags[first + 1 : index]:
                return opening  # "who swears that his neighbour, Odo Vell, saw it"
            if _bears(scan, first, index, closing):
                return opening
            index = first - 1
            continue
        if (
            tag == "Q"
            and (quote := scan.quotes.around(index)) is not None
            and quote.last == index + 1
            and quote.last - quote.first <= _LONGEST_TITLE
        ):
            index = quote.first - 1
            continue
        if (
            tag in ";Q:"
            or (tag == "T" and (tags[index - 1] != "N" or scan.finite_cue(index - 1)))
            or (tag == "-" and scan.lowers[index] != "-")
        ):
            return opening
        index -= 1
    return opening


def _bears(scan: Scan, first: int, comma: int, closing: int) -> bool:
    """Whether the segment [first, comma) is the subject that the one behind it only names or describes: "the doctor,
    Odo Karim," and "the Vell Guild, a union of millers,"."""
    words, behind = scan.document.words, comma + 1
    if scan.lowers[first] != "the" or behind >= closing or scan.document.monocase:
        return False
    if words[comma - 1][0].isupper():
        return scan.lowers[behind] in {"a", "an", "the"}
    return all(scan.tags[i] == "N" and words[i][0].isupper() for i in range(behind, closing))


def _segment_start(scan: Scan, end: int, low: int) -> int:
    index = end
    while index > low and scan.tags[index - 1] not in ",;:Q":
        index -= 1
    return index


def _like_appositive(scan: Scan, first: int) -> bool:
    word = scan.lowers[first]
    return word in {"of", "a", "an", "the", "who", "jr", "sr"} or word[0].isdigit() or word in scan.cues.titles


def _core_left(scan: Scan, end: int, low: int) -> Range | None:
    tags = scan.tags
    if end <= low:
        return None
    if tags[end - 1] in "R":
        return (end - 1, end)
    if tags[end - 1] == "T" or (
        tags[end - 1] == "D"
        and scan.lowers[end - 1] in {"this", "that", "some", "many", "few", "all", "both", "several", "another"}
    ):
        return (end - 1, end) if scan.lowers[end - 1] != "that" else None
    index = end
    while index > low:
        step = _step_left(scan, index - 1, end, low)
        if step is None:
            break
        index = step
    while index < end and tags[index] in "CBAP,.-;:)GSI(":
        closing = tags.find(")", index, end) if tags[index] == "(" else -1
        index = closing + 1 if closing >= 0 else index + 1
    if index >= end or not any(tags[i] in "NDAR" for i in range(index, end)):
        return None
    return _listed(scan, index, end, low), end


def _listed(scan: Scan, first: int, end: int, low: int) -> int:
    """The first token of a list that ends in "... A and B": "C, A and B said"."""
    tags = scan.tags
    while "C" in tags[first:end] and first - 1 > low and tags[first - 1] == ",":
        start = first - 1
        while start > low and tags[start - 1] == "N" and first - start <= 5 and not scan.finite_cue(start - 1):
            start -= 1
        if start == first - 1 or (start > low and tags[start - 1] not in ",TCQ.;"):
            break
        first = start
    return first


def at_start(scan: Scan, at: int, low: int) -> bool:
    """Whether nothing that could belong to a phrase with token `at` stands before it."""
    return at <= low or scan.tags[at - 1] not in "NDPsA"


def _step_left(scan: Scan, at: int, end: int, low: int) -> int | None:
    """Where the phrase begins if it takes in token `at` as well, or None if it does not."""
    tags, lowers = scan.tags, scan.lowers
    tag = tags[at]
    before = tags[at - 1] if at > low else "."
    if tag == "A":
        if at + 1 < end and scan.lowers[at + 1] in _OPENS_ANOTHER:
            return None
        return None if before == "P" or (at > low and lowers[at - 1] == "on") else at
    if tag in "NB" and at + 1 < end and scan.lowers[at + 1] in _OPENS_ANOTHER:
        return None  # "in Ditmoor the Digest": another phrase begins
    if lowers[at] in PERIODS and at + 1 < end and at > low and lowers[at - 1] in BEFORE_PERIOD and tags[at + 1] == "N":
        return None  # "that night Radio Vell"
    if lowers[at] in NAMED_BY and at + 1 < end and scan.document.words[at + 1][0].isupper() and before == "N":
        return at
    if tag in "NDsB":
        return None if tag == "N" and at + 1 < end and scan.finite_cue(at) and tags[at + 1] not in "P" else at
    if tag == "P" and before == "V" and (relative := _relative_start(scan, at - 1, low)) is not None:
        return relative  # "a miller who lives beside the road"
    if tag == "P":
        return at if before in "NAs)D" and lowers[at] not in CLAUSAL else None
    if tag == "V" and at + 1 < end and before in "NAs" and (scan.reduced(at) or not tags[at + 1 : end].strip("AB")):
        return at
    if lowers[at] in REFLEXIVES and at - 1 > low and lowers[at - 1].endswith("ing") and tags[at - 2] == "N":
        return at - 1  # "a man calling himself Heron"
    if tag in "VXHMO":
        return _relative_start(scan, at, low)
    if tag == "C":
        return at if before in "NAs.)Q" and lowers[at] != "but" and not _clause_before(scan, at, low) else None
    if tag == "I":
        return at if at > low and lowers[at - 1] in TO_NOUNS else None
    if tag == "W":
        return at if before == "N" and lowers[at] in {"who", "which", "whose"} and at + 1 < end else None
    if tag == ")":
        opening = max(low, at - _LONGEST_BRACKET)
        place = tags.rfind("(", opening, at)
        return place if place >= 0 else None
    if tag == "." and lowers[at] == "." and before == "N" and len(lowers[at - 1]) <= 5:
        return at
    if tag == "Q":
        quote = scan.quotes.around(at)
        short = (
            quote is not None
            and quote.last == at + 1
            and quote.last - quote.first <= _LONGEST_NICKNAME
            and tags[at - 1] not in ",."
        )
        return quote.first if quote is not None and short and quote.first >= low else None
    return None


def _relative_start(scan: Scan, verb: int, low: int) -> int | None:
    """The antecedent's last token where the verb stands in a relative clause without a comma ("men who fled said")."""
    for index in range(verb, max(low, verb - 8), -1):
        tag = scan.tags[index]
        if tag == "W" and scan.lowers[index] in {"who", "which", "whose"}:
            return index if scan.tags[index - 1] == "N" else None
        if tag in ",;:QCS":
            return None
    return None


def _clause_before(scan: Scan, at: int, low: int) -> bool:
    """Whether a verb stands between the last break and the conjunction at `at`, which then joins clauses."""
    for index in range(at - 1, low - 1, -1):
        if scan.tags[index] in ",;:QTSW":
            return False
        if scan.is_verb(index) and not (scan.tags[index] == "V" and scan.tags[index + 1] == "P"):
            return True
    return False
