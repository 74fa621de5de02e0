"""Which group of a verb fits what follows it, and the attribution that comes of it."""

from __future__ import annotations

from dateline.codebook.cues import CueGroup
from dateline.extract.attribution.following import Follow
from dateline.extract.attribution.groups import Group
from dateline.extract.attribution.lexicon import FIGURES, LEADING
from dateline.extract.attribution.scan import Found, Range, Scan
from dateline.language.number_words import SMALL, UNITS
from dateline.schema.claims import Stance

_LOOK_AHEAD = 14
_NUMERALS = frozenset({"none", "nobody", "dozen", "dozens", "scores", "several"})
_LONGEST_FIGURE = 12
"""Tokens within which both what is counted and the number stand. Set by hand."""


def built(
    scan: Scan, chosen: CueGroup, group: Group, source: Range | None, contents: list[Range], shared: bool = False
) -> Found:
    stance: Stance = "claimed" if takes_responsibility(scan, contents[0][0]) else chosen.stance
    return Found(
        chosen.name,
        (group.first, group.last),
        source,
        contents,
        stance,
        chosen.carries,
        chosen.runs_on and not group.negated,
        shared=shared,
    )


def choose_group(
    scan: Scan, groups: tuple[CueGroup, ...], follow: Follow, begin: int, after: int, high: int
) -> CueGroup | None:
    """The first group of a verb whose frames allow what follows it."""
    for entry in groups:
        frames = entry.frames
        if entry.name == "figure" and not _gives_figures(scan, begin, high):
            continue
        if entry.name == "own" and not takes_responsibility(scan, begin):
            continue
        if follow in {"that", "quote", "to"} and (follow in frames or (follow == "quote" and "np" in frames)):
            return entry
        if follow == "that" and "np" in frames and scan.tags[begin] in "WS":
            return entry
        if follow == "bare" and "np_to" in frames and _told_to(scan, begin, high):
            return entry
        if follow == "bare" and ("np" in frames or ("bare" in frames and _clause(scan, entry, begin, high))):
            return entry
        if follow == "about" and "about" in frames:
            return entry
        if follow == "as" and "np" in frames and begin == after and entry.name not in {"judge", "callfor"}:
            return entry
        if follow == "to" and entry.name == "decline":
            return entry
    return None


def _gives_figures(scan: Scan, begin: int, high: int) -> bool:
    """Whether figures of people are given at token `begin`: "the number of dead at nine", "his toll from 5 to 7",
    "seven marchers shot dead"."""
    words = scan.lowers[begin : min(high, begin + _LONGEST_FIGURE)]
    return not FIGURES.isdisjoint(words) and any(_numeral(word) for word in words)


def _numeral(word: str) -> bool:
    return word[0].isdigit() or word.split("-")[0] in SMALL or word in UNITS or word in _NUMERALS


def takes_responsibility(scan: Scan, begin: int) -> bool:
    """Whether what stands at token `begin` is the responsibility for something: "responsibility for", "full
    responsibility for", "credit for"."""
    return not {"responsibility", "credit"}.isdisjoint(scan.lowers[begin : begin + 2])


def _clause(scan: Scan, entry: CueGroup, begin: int, high: int) -> bool:
    """Whether a clause without "that" begins here: a subject and soon its verb. "said" needs no proof."""
    if entry.name == "say" and scan.lowers[begin - 1].startswith("sa"):
        return True
    for index in range(begin, min(high, begin + _LOOK_AHEAD)):
        if scan.is_verb(index):
            return index > begin
        if scan.tags[index] in "TWSI;" or (scan.tags[index] == "R" and index > begin):
            return False
    return False


def _told_to(scan: Scan, begin: int, high: int) -> bool:
    """ "his men to attack": somebody, and right behind them an infinitive."""
    for index in range(begin + 1, min(high, begin + _LOOK_AHEAD)):
        if scan.tags[index] in "IPVTW,;":
            return scan.tags[index] == "I"
    return False


def leading_clause(scan: Scan, position: int, first: int) -> bool:
    """Whether the clause at `position` only leads up to the sentence's main clause ("After X said so, Y left")."""
    if position > first and (
        scan.tags[position - 1] == "S" or scan.lowers[position - 1] in {"after", "before", "when", "since"}
    ):
        return scan.tags.find(",", first, position) < 0
    opening = first
    while opening < position and scan.tags[opening] in "CB":
        opening += 1
    leads = (
        scan.tags[opening] in "SW"
        or scan.lowers[opening] in LEADING
        or (opening == position and scan.lowers[opening].endswith("ing"))
    )
    return leads and scan.tags.find(",", first, position) < 0
