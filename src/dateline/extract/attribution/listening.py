"""Attributions by the grammar and by a small network together: what the network adds and mends.

The grammar knows the words of saying that are listed, and the ways in which sentences are built around them. The
network (`models.speech`) has heard more words of saying ("quipped", "is adamant:"), and where sources and contents
end. What the grammar found stays; outermost attributions get the network's source or content where these are the
likelier, and what the network alone hears is added where it stands within nothing else.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dateline.extract.attribution.commitment import is_listed, tells
from dateline.extract.attribution.hearing import asked, word_features
from dateline.extract.attribution.joining import nest
from dateline.extract.attribution.scan import Found, Range, Scan
from dateline.extract.spans import Spans
from dateline.models.speech import Ear, Floats, Heard

# The thresholds were set on every fifth of PolNeAR's training articles, with what was learned from the others
# (docs/decisions/0009).
HEARD = "heard"
"""The kind of what the network alone found."""
ADDED = 0.6
"""Chance from which on words are words of saying although the grammar does not have them. .5, .6, .7 and .8 give an F1
of .649, .653, .649 and .641 (half of the longer span)."""
FURTHER = 0.3
"""Chance from which on a word goes on with words of saying."""
LIKELY = 0.5
"""Chance that a word of a source or a content has."""
SECOND = 0.25
"""How much a second stretch of content must weigh of what the first does. Chosen by hand: one, two and three stretches
differ by .001."""
MENDED = 1.0
"""By how much the network's source or content must outweigh the grammar's to stand in its place, in words that are
sure, times two. 0, 1, 2 and 4 gave .659, .655, .652 and .642; above nought so that equals keep the grammar's ends."""

_NO_END = frozenset("PDCWIMXHAT")
"""Tags of words that end no source: "the army | on Saturday", "Asta Quill | , who"."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the network says of one cue: of each word from `low` on how likely it is of its source, and its content."""

    cue: Range
    low: int
    source: Floats
    content: Floats

    def best_source(self) -> Range | None:
        """The likeliest source."""
        found = _stretch(self.source - LIKELY)
        return None if found is None else (self.low + found[0], self.low + found[1])

    def best_contents(self) -> list[Range]:
        """The likeliest content, in one or two stretches, without the cue's own words."""
        weights = self.content - LIKELY
        weights[max(0, self.cue[0] - self.low) : self.cue[1] - self.low] = 0
        first = _stretch(weights)
        if first is None:
            return []
        heavy = float(weights[slice(*first)].sum())
        weights[slice(*first)] = -1
        second = _stretch(weights)
        both = [first]
        if second is not None and float(weights[slice(*second)].sum()) >= SECOND * heavy:
            both.append(second)
        return [(self.low + begin, self.low + end) for begin, end in sorted(both)]

    def weight(self, chances: Floats, spans: Sequence[Range]) -> float:
        """How many sure words some spans hold, less those that should not be there."""
        total = 0.0
        for first, last in spans:
            inside = chances[max(0, first - self.low) : max(0, last - self.low)]
            total += float((inside - LIKELY).sum()) - LIKELY * (last - first - len(inside))
        return total


def _stretch(weights: Floats) -> tuple[int, int] | None:
    """The stretch with the greatest sum, or None where nothing weighs more than nought."""
    sums = np.concatenate((np.zeros(1), np.cumsum(weights, dtype=np.float64)))
    gains = sums - np.minimum.accumulate(sums)
    last = int(gains.argmax())
    if gains[last] <= 0:
        return None
    return last - int(sums[:last][::-1].argmin()) - 1, last


def opinions(scan: Scan, found: Sequence[Found], ear: Ear, states: Floats) -> list[Opinion]:
    """What the network says of the grammar's cues, and of those that it alone hears; of the words that have states."""
    count = len(states)
    if not count:
        return []
    heard = ear.listen(states, word_features(scan, found, count))
    known = [one for one in found if one.cue is not None and one.cue[1] <= count]
    outermost = {one.cue for one in known if one.cue is not None and one.within is None}
    cues = sorted([*outermost, *_own_cues(heard, [one.cue for one in known if one.cue is not None])])
    if not cues:
        return []
    around = asked(scan, found, cues, count)
    parts = ear.parts(heard, around)
    told = []
    for row, cue in enumerate(cues):
        size = int(around.mask[row].sum())
        told.append(Opinion(cue, int(around.words[row, 0]), parts[row, :size, 1], parts[row, :size, 2]))
    return told


def _own_cues(heard: Heard, taken: Sequence[Range]) -> list[Range]:
    """The words of saying that the network hears where the grammar has none."""
    free = np.ones(len(heard.chances), dtype=bool)
    for first, last in taken:
        free[first:last] = False
    found: list[Range] = []
    likely = (heard.chances[:, 0] <= 1 - ADDED) & (heard.chances[:, 1] >= heard.chances[:, 2])
    for first in np.flatnonzero(likely & free).tolist():
        last = first + 1
        while last < len(free) and free[last] and _goes_on(heard.chances[last]):
            last += 1
        found.append((first, last))
    return found


def _goes_on(chances: Floats) -> bool:
    return bool(1 - chances[0] > FURTHER and chances[2] > chances[1])


def combine(scan: Scan, found: Sequence[Found], told: Sequence[Opinion]) -> list[Found]:
    """The grammar's attributions and the network's, in the order of their cues, nested."""
    by_cue = {one.cue: one for one in told}
    cues = sorted({one.cue for one in found if one.cue is not None})
    taken = Spans(cues)
    cited = {
        id(one): found[one.within]
        for one in found
        if one.kind == "passing-on" and one.within is not None and one.contents == found[one.within].contents
    }
    kept = list(found)
    for one in kept:
        opinion = by_cue.get(one.cue) if one.cue is not None else None
        if opinion is not None and one.within is None and one.kind != "passing-on":
            _mend_source(scan, one, opinion, taken)
            _mend_contents(scan, one, opinion, cues)
    for one in kept:
        if id(one) in cited:  # what X, citing Y, reported is what Y vouches for
            one.contents = list(cited[id(one)].contents)
    added = [_added(scan, one, taken) for one in told if not taken.hold(*one.cue)]
    kept += _outermost([one for one in added if one is not None], kept)
    kept.sort(key=_begin)
    numbers = {id(one): number for number, one in enumerate(kept)}
    for one in kept:
        one.within = numbers[id(cited[id(one)])] if id(one) in cited else None
    nest(scan, kept)
    return kept


def _begin(one: Found) -> int:
    return one.cue[0] if one.cue is not None else one.contents[0][0]


def _mend_source(scan: Scan, one: Found, opinion: Opinion, taken: Spans) -> None:
    """Gives an attribution the network's end of its source where it is the likelier ("Asta Quill | , who sells
    tickets"), and there are no other words of saying before it ("Radio Vell, citing the army")."""
    source = opinion.best_source()
    if source is None or one.source is None or source[0] != one.source[0]:
        return
    last = source[1]
    while last > source[0] and scan.tags[last - 1] in _NO_END:
        last -= 1
    if last <= source[0] or taken.meet(source[0], last):
        return
    if opinion.weight(opinion.source, [source]) > opinion.weight(opinion.source, [one.source]) + MENDED:
        one.source = source[0], last


def _mend_contents(scan: Scan, one: Found, opinion: Opinion, cues: Sequence[Range]) -> None:
    """Gives an attribution the network's content where it is the likelier, and leaves out no words of saying that stood
    in it: who speaks within another's words still does."""
    contents = _trimmed(scan, opinion.best_contents())
    if not contents or _cues_in(cues, one.contents) - _cues_in(cues, contents):
        return
    if opinion.weight(opinion.content, contents) > opinion.weight(opinion.content, one.contents) + MENDED:
        one.contents = contents


def _cues_in(cues: Sequence[Range], contents: Sequence[Range]) -> set[Range]:
    return {
        cue for first, last in contents for cue in cues[bisect_left(cues, (first, 0)) : bisect_left(cues, (last, 0))]
    }


def _added(scan: Scan, opinion: Opinion, taken: Spans) -> Found | None:
    """What the network alone hears, if it knows who says what, and the words are listed or plainly tell: PolNeAR has
    blame and praise too, and "attacked" is no blame in this program's reports."""
    source, contents = opinion.best_source(), _trimmed(scan, opinion.best_contents())
    if source is None or not contents or taken.meet(*source):
        return None
    if not is_listed(scan, opinion.cue) and not tells(scan, opinion.cue, contents[0]):
        return None
    return Found(HEARD, opinion.cue, source, contents, "asserted", False)


def _trimmed(scan: Scan, contents: Sequence[Range]) -> list[Range]:
    return [one for one in (scan.trimmed(*content) for content in contents) if one[0] < one[1]]


def _outermost(added: Sequence[Found], kept: Sequence[Found]) -> list[Found]:
    """Those whose cue stands in no other's content: PolNeAR, which the network learned from, has no others."""
    contents = Spans(content for one in (*kept, *added) for content in one.contents)
    return [one for one in added if one.cue is not None and not contents.hold(*one.cue)]
