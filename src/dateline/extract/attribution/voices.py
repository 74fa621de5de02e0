"""Who says each stretch of a text: the chain of speakers from the report to the origin, and how far they commit."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from heapq import heappop, heappush
from itertools import islice, product

from dateline.codebook.cues import Cues
from dateline.extract.attribution.carrying import Said, carried
from dateline.extract.attribution.commitment import commitment
from dateline.extract.attribution.naming import is_name
from dateline.extract.attribution.reference import Memory
from dateline.extract.attribution.scan import Scan, scan_document
from dateline.language.document import Document
from dateline.schema.claims import Attribution, Source, Stance
from dateline.schema.values import Span

Chain = tuple[Source, ...]
MOST_CHAINS = 16
"""Joint chains of one voice at most. Joint speakers who quote joint speakers multiply at each level of "said that X and
Y said": without a bound one sentence of nothing else would have more chains than there is memory. In 500 MUC-4 and 250
PolNeAR training texts no words have more than 3."""
_ADDING = frozenset({"added", "adds", "continued", "went on"})
"""Words of whoever was speaking already."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says a stretch: each chain runs from the outer hop to the origin; several chains are joint speakers.

    `chains` is `((),)` for the report's own voice and where the speaker goes unsaid ("reportedly"). `stance` is the
    innermost speaker's commitment. `cues` are the [start, end) of the words of saying, outer first. `disowns`: the
    innermost speaker denies a part in the deed, not the deed; `outer` is the attribution around that denial, if any.
    """

    attribution: str | None
    chains: tuple[Chain, ...]
    cues: tuple[tuple[int, int], ...]
    stance: Stance
    joint: bool
    disowns: bool = False
    outer: str | None = None


OWN_VOICE = Voice(None, ((),), (), "asserted", False)


@dataclass(frozen=True, slots=True)
class Voices:
    """The attributions of a text, and for each sentence the one that goes on in it (`carried`: start, end, index)."""

    said: tuple[Said, ...]
    carried: tuple[tuple[int, int, int], ...]
    _inner: _Innermost = field(init=False)
    _goes_on: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_inner", _Innermost(self.said))
        object.__setattr__(self, "_goes_on", tuple(start for start, _, _ in self.carried))

    def at(self, start: int, end: int) -> Voice:
        """The voice of the words [start, end), in code points; decided by where they begin."""
        del end  # the words of one claim stand in one voice, and contents often end a little early
        innermost = self._inner.at(start)
        place = bisect_right(self._goes_on, start) - 1
        ongoing = self.carried[place][2] if place >= 0 and start < self.carried[place][1] else None
        if innermost is None and ongoing is None:
            return OWN_VOICE
        line = _line(self.said, innermost) if innermost is not None else []
        hops = [self.said[index] for index in line]
        if ongoing is not None and not any(index in _line(self.said, ongoing) for index in line):
            hops = [_going_on(self.said[index]) for index in _line(self.said, ongoing)] + hops
        return _voice(hops)


def _going_on(one: Said) -> Said:
    """The same where the speaker goes on: a denial is over with its sentence, and what follows is told."""
    if one.commitment.stance != "denied":
        return one
    return replace(one, commitment=replace(one.commitment, stance="asserted", disowns=False))


def _counts(one: Said) -> bool:
    """Judgements ("condemned the attack") leave the telling to the report: they are no hop."""
    return one.commitment.carries or one.commitment.stance != "asserted"


class _Innermost:
    """For each stretch of a text the attribution that is nested deepest there, of several the last one."""

    __slots__ = ("_borders", "_indices")

    def __init__(self, said: Sequence[Said]) -> None:
        begins: dict[int, list[tuple[int, int, int]]] = {}
        borders: set[int] = set()
        for index, one in enumerate(said):
            if _counts(one):
                depth = len(_line(said, index))
                for start, end in _outside_cue(one.attribution):
                    begins.setdefault(start, []).append((-depth, -index, end))
                    borders |= {start, end}
        self._borders = sorted(borders)
        self._indices: list[int | None] = []
        under_way: list[tuple[int, int, int]] = []  # the deepest first; what has ended goes when it comes up
        for border in self._borders:
            for one_begun in begins.get(border, ()):
                heappush(under_way, one_begun)
            while under_way and under_way[0][2] <= border:
                heappop(under_way)
            self._indices.append(-under_way[0][1] if under_way else None)

    def at(self, start: int) -> int | None:
        """The index of the attribution in whose content, but not in whose cue, the code point lies."""
        place = bisect_right(self._borders, start)
        return self._indices[place - 1] if place else None


def _outside_cue(one: Attribution) -> list[tuple[int, int]]:
    """The content [start, end), without the attribution's own words of saying where these stand within."""
    start, end = one.content.start, one.content.end
    if one.cue is None:
        return [(start, end)]
    around = ((start, min(end, one.cue.start)), (max(start, one.cue.end), end))
    return [(first, last) for first, last in around if first < last]


def _line(said: Sequence[Said], index: int) -> list[int]:
    """The indices from the outermost attribution to this one."""
    line = [index]
    while (outer := said[line[0]].outer) is not None and outer not in line:
        line.insert(0, outer)
    return line


def _voice(line: Sequence[Said]) -> Voice:
    hops = [one for one in line if _counts(one)]
    if not hops:
        return OWN_VOICE
    joint = islice(product(*(one.speakers for one in hops if one.speakers)), MOST_CHAINS)
    chains = tuple(_without_repeats(chain) for chain in joint)
    cues = tuple((one.attribution.cue.start, one.attribution.cue.end) for one in hops if one.attribution.cue)
    last = hops[-1]
    return Voice(
        last.attribution.id, chains or ((),), cues, last.commitment.stance, len(chains) > 1, last.commitment.disowns,
        hops[-2].attribution.id if len(hops) > 1 else None,
    )  # fmt: skip


def _without_repeats(chain: Chain) -> Chain:
    return tuple(hop for place, hop in enumerate(chain) if place == 0 or hop.name != chain[place - 1].name)


def voices(
    document: Document, attributions: Sequence[Attribution], cues: Cues, classes: Sequence[str] | None = None
) -> Voices:
    """Who says each stretch of `document`, given its attributions in the order `find_attributions` returns them."""
    scan = scan_document(document, cues, classes)
    memory = Memory(scan)
    places = {one.id: index for index, one in enumerate(attributions)}
    resolved: dict[tuple[int, int], tuple[Source, ...]] = {}
    said: list[Said] = []
    for one in attributions:
        source, cue, content = (_tokens(document, span) for span in (one.source, one.cue, one.content))
        assert content is not None
        found: tuple[Source, ...] = ()
        outer = places.get(one.within) if one.within is not None else None
        if source is not None:
            if source not in resolved:
                low = document.sentences[document.sentence_of[source[0]]].first
                around = None if outer is None else said[outer].speakers if outer < len(said) else ()
                resolved[source] = memory.resolve(source, low, around)
            found = resolved[source]
        said.append(Said(one, found, commitment(scan, cue, content, source), outer))
    said = _with_names(scan, said)
    return Voices(tuple(said), tuple(carried(scan, said)))


def _with_names(scan: Scan, said: list[Said]) -> list[Said]:
    """The same, with those who were a description by the name that a further word of theirs gives: "The governor said
    that ... "We know them," added Odo Karim." """
    names: dict[str, Source] = {}
    heard: set[str] = set()
    before: Source | None = None
    for one in said:
        if one.outer is not None or len(one.speakers) != 1 or one.attribution.source is None:
            continue
        speaker, cue = one.speakers[0], one.attribution.cue
        adds = cue is not None and cue.exact.lower() in _ADDING and speaker.name not in heard
        described = before is not None and before.name[0].islower() and before.kind in ("person", "unnamed")
        if adds and described and before is not None and is_name(speaker.name):
            whom = speaker.affiliation or before.affiliation
            names[before.name] = replace(speaker, kind="person", affiliation=whom)
        heard.add(speaker.name)
        before = speaker
    if not names:
        return said
    return [
        replace(
            one,
            speakers=tuple(replace(names[s.name], span=s.span) if s.name in names else s for s in one.speakers),
        )
        for one in said
    ]


def _tokens(document: Document, span: Span | None) -> tuple[int, int] | None:
    if span is None:
        return None
    first, last = document.tokens_within(span.start, span.end)
    return first, max(last, first + 1)
