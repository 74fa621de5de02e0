"""Attributions that a verb makes: "X said that", "..., said X", "was accused by X of", "X, citing Y, reported"."""

from __future__ import annotations

from dateline.extract.attribution.contents import content_from
from dateline.extract.attribution.following import Follow, after_cue
from dateline.extract.attribution.frames import built, choose_group, leading_clause
from dateline.extract.attribution.groups import Group, read_group
from dateline.extract.attribution.leftward import source_left
from dateline.extract.attribution.lexicon import NAMED_BY, REFLEXIVES
from dateline.extract.attribution.passive import passive
from dateline.extract.attribution.preceding import as_said, as_saying, inverted, quoted_so, stood_before
from dateline.extract.attribution.rightward import source_right, subject_of
from dateline.extract.attribution.scan import Found, Range, Scan

_PLACED = frozenset({"in", "at", "from", "near", "outside", "inside", "on", "through", "over"})
"""Prepositions before the place where something is said."""


def verbal(scan: Scan, head: int, low: int, high: int, so_far: list[Found], first: int) -> Found | None:
    """The attribution whose cue verb is token `head`, or None.

    `low` is where the clause can begin at the earliest (the sentence, or the end of the cue before it), `high` the
    sentence's end, `so_far` what the sentence gave already, `first` the sentence's first token.
    """
    for group in read_group(scan, head, low):
        if group.voice == "passive" or group.voice == "reduced":
            found = passive(scan, group, low, high, first)
        else:
            found = _active(scan, group, low, high, so_far, first)
        if found is not None:
            return found
    return None


def _active(scan: Scan, group: Group, low: int, high: int, so_far: list[Found], first: int) -> Found | None:
    if _only_names(scan, group, high) or scan.lowers[group.head : group.head + 2] == ("read", "out"):
        return None
    after = inverted(scan, group, low, high, first)
    if after is not None:
        return after
    addressed = any(entry.addressed for entry in group.cue.groups)
    takes_to = any("to" in entry.frames for entry in group.cue.groups)
    follow, begin = after_cue(scan, group.last, high, addressed, takes_to)
    if follow == "bare" and scan.tags[begin] in "XHM" and scan.lowers[group.first].endswith("s"):
        return None  # "six suspects were held"
    source, shared = _subject(scan, group, low, high, so_far, first)
    if (
        source is not None
        and not shared
        and group.voice == "active"
        and _governed(scan, source, low)
        and "participle" in group.cue.forms
    ):
        return None
    if source is None and group.voice == "active" and "participle" in group.cue.forms and group.first in (first, low):
        return passive(scan, group, low, high, first, opening=True)
    if source is not None and not shared and follow == "bare" and (end := _behind_place(scan, source, begin, high)):
        follow, begin = "end", end
    if source is not None and not shared and follow == "end" and scan.lowers[source[0] - 1 : source[0]] == ("as",):
        return as_said(scan, group, source, low, high, begin)
    if source is not None and (end := as_saying(scan, group.last, high)) is not None:
        return quoted_so(scan, group, source, first, end)
    if follow == "end" and group.voice == "participle" and scan.lowers[group.first - 1] == "as" and source is not None:
        return Found("passing-on", (group.first, group.last), source, [], "asserted", True)
    before = stood_before(scan, group, low, high, first, source, shared, follow, begin)
    if before is not None or follow == "end":
        return before
    return _followed(scan, group, follow, begin, high, first, source, shared)


def _behind_place(scan: Scan, source: Range, begin: int, high: int) -> int | None:
    """The token behind where it was said, of words of saying that end there: "..., X said in Dorrgat."."""
    if scan.tags[source[0] - 1 : source[0]] not in {",", "Q"} or scan.lowers[begin] not in _PLACED:
        return None
    end = begin + 1
    while end < high and scan.tags[end] in "NDPsA":
        end += 1
    ends = end >= high or scan.tags[end] == "." or (scan.tags[end] == "," and scan.tags[end + 1 : end + 2] in {"W", ""})
    return min(end, high - 1) if ends and end > begin + 1 else None


def _followed(
    scan: Scan, group: Group, follow: Follow, begin: int, high: int, first: int, source: Range | None, shared: bool
) -> Found | None:
    """ "X said that ...": the content follows the words of saying, at token `begin`."""
    chosen = choose_group(scan, group.cue.groups, follow, begin, group.last, high)
    if chosen is None or (source is None and group.voice != "participle") or _worth(scan, group):
        return None
    if chosen.name == "display" and (source is None or not _is_document(scan, source)):
        return None
    if chosen.name == "figure" and (source is None or not _counts_people(scan, source)):
        return None
    clause = follow in {"that", "bare", "quote"} and "np" not in chosen.frames
    relative = source is not None and source[1] == group.first and scan.tags[source[0]] == "W"
    leads_up = relative or leading_clause(scan, group.first if shared or source is None else source[0], first)
    describes = group.voice == "participle" and not shared and follow != "that"
    limit = _verb_after(scan, begin, high) if describes else high
    content = content_from(scan, begin, limit, clause=clause, to_comma=leads_up)
    return None if content is None else built(scan, chosen, group, source, [content], shared)


def _only_names(scan: Scan, group: Group, high: int) -> bool:
    """ "A commander called Heron had told ...": a name that hangs on the noun before, and what its bearer does."""
    if scan.lowers[group.head].endswith("ing") and not REFLEXIVES.isdisjoint(scan.lowers[group.last : group.last + 1]):
        return True  # "a man calling himself Heron"
    if scan.lowers[group.head] not in NAMED_BY or group.first < group.head or scan.document.monocase:
        return False
    end = group.last
    while end < high and scan.tags[end] == "N" and scan.document.words[end][0].isupper():
        end += 1
    return group.last < end < high and scan.is_verb(end)


def _worth(scan: Scan, group: Group) -> bool:
    """ "It is worth noting": the report itself speaks."""
    return scan.lowers[group.first - 1 : group.first] == ("worth",)


def _subject(
    scan: Scan, group: Group, low: int, high: int, so_far: list[Found], first: int
) -> tuple[Range | None, bool]:
    """The speaker of an active cue, and whether it is shared with a cue before."""
    tags, before = scan.tags, group.first - 1
    if before >= first and scan.lowers[before] == "worth":
        return None, False
    if group.voice == "participle" and before > low and scan.lowers[before] == "as":
        if tags[before - 1] == "O":
            return (before - 1, before), False  # "quoted him as saying"
        return source_left(scan, before, low), False  # "quoted X as saying"
    if group.voice == "participle":
        if before >= low and tags[before] in "NA)" and (noun := source_left(scan, group.first, low)) is not None:
            if tags[noun[0] - 1 : noun[0]] == "P" or scan.cues.kinds.get(scan.lowers[before]) != "document":
                return noun, False
        elif leading_clause(scan, group.first, first):
            comma = tags.find(",", group.last, high)
            if comma > 0:
                return source_right(scan, comma + 1, high), True
        return _shared_subject(scan, low, so_far, first, before), True
    if before < low:
        return (
            (_shared_subject(scan, low, so_far, first, before), True) if before >= first and so_far else (None, False)
        )
    if tags[before] == "W":
        return (before, before + 1), False
    if tags[before] == "T" and before > low and tags[before - 1] == "N":
        return (before, before + 1), False
    joined = tags[before] == "C" or (
        tags[before] == "," and so_far and scan.quotes.around(before - 1) is None and not _insertion(scan, before, low)
    )
    if joined:
        return _shared_subject(scan, low, so_far, first, before), True
    return source_left(scan, group.first, low), False


def _insertion(scan: Scan, comma: int, low: int) -> bool:
    return scan.tags.rfind(",", low, comma) >= 0


def _shared_subject(scan: Scan, low: int, so_far: list[Found], first: int, before: int) -> Range | None:
    for found in reversed(so_far):
        if found.source is not None and found.kind != "noun" and scan.tags[found.source[0]] != "W":
            return found.source
    subject = subject_of(scan, first, max(before, first))
    return None if subject is None or scan.lowers[subject[0]] in {"it", "there"} else subject


def _verb_after(scan: Scan, begin: int, high: int) -> int:
    """The main verb of the sentence whose subject a participle describes: "a man naming himself X | has denied"."""
    return next((index for index in range(begin + 1, high) if scan.is_verb(index)), high)


def _governed(scan: Scan, source: Range, low: int) -> bool:
    """Whether the noun phrase hangs on a verb of its clause by a preposition ("said in a statement posted")."""
    at = source[0] - 1
    return (
        at >= max(low, 1)
        and scan.tags[at] == "P"
        and scan.lowers[at] not in {"as", "after", "before", "since", "like", "until"}
        and scan.is_verb(at - 1)
    )


def _counts_people(scan: Scan, source: Range) -> bool:
    """Whether the words name somebody who can give a figure, and no event ("the blast raised the toll")."""
    lowers, words, cues = scan.lowers, scan.document.words, scan.cues
    named = (scan.tags[i] in "NR" and (scan.tags[i] == "R" or words[i][0].isupper()) for i in range(*source))
    known = any(lowers[i] in cues.kinds or lowers[i] in cues.titles for i in range(*source))
    return (known or any(named)) and not scan.document.monocase


def _is_document(scan: Scan, source: Range) -> bool:
    return any(scan.cues.kinds.get(scan.lowers[i]) == "document" for i in range(*source))
