"""For whom an outlet speaks, as a report says it: "Red Dawn, the channel of the Dorr Front", "which the army owns".

Who speaks through a party's outlet and is told by rank ("a commander", "its spokesman") speaks for that party too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.extract.attribution.lexicon import ARTICLES
from dateline.extract.attribution.scan import Range, Scan
from dateline.schema.claims import Source

_ORGANS = frozenset(
    {"channel", "outlet", "station", "organ", "mouthpiece", "voice", "newspaper", "paper", "weekly", "daily", "agency",
     "radio", "television", "broadcaster", "bulletin", "account", "site", "website", "magazine", "feed", "page"}
)  # fmt: skip
_OWNED = frozenset({"owned", "run", "operated", "controlled", "published", "opened", "funded", "managed", "held"})
_OWNS = frozenset(
    {"owns", "runs", "operates", "controls", "publishes", "opened", "funds", "manages", "founded", "own", "run",
     "operate", "control", "publish"}
)  # fmt: skip
_RANKS = frozenset(
    {"commander", "commanders", "spokesman", "spokeswoman", "spokesperson", "spokesmen", "fighter", "fighters",
     "leader", "chief", "captain", "lieutenant", "its"}
)  # fmt: skip
_OPENINGS = (("this", "is"), ("listening", "to"), ("reading",), ("welcome", "to"))
"""What a report says before its own outlet's name."""
_LONGEST = 14
"""Tokens behind a name among which its owner is told. Set by hand."""


class Owners:
    """The owners that one report gives its outlets, by the outlet's name; `own` is that of the report's own outlet."""

    __slots__ = ("_by_name", "_scan", "own")

    def __init__(self, scan: Scan) -> None:
        self._scan = scan
        self._by_name: dict[str, str] = {}
        self.own: str | None = None
        for name, owner in () if scan.document.monocase else _told(scan):
            words = scan.document.exact(*owner)
            self._by_name.setdefault(scan.document.exact(*name), words)
            if any(scan.lowers[max(0, name[0] - len(one)) : name[0]] == one for one in _OPENINGS):
                self.own = words

    def of(self, source: Source, around: Sequence[Source] | None) -> Source:
        """The source with whom it speaks for: as an outlet, or by its rank through the one outlet that quotes it, where
        None is the report's own."""
        owner = self._by_name.get(source.name)
        if owner is not None:
            kind = "channel" if source.kind == "person" else source.kind
            return replace(source, kind=kind, affiliation=source.affiliation or owner)
        quoted = around is not None and len(around) == 1 and around[0].kind in {"outlet", "channel", "person"}
        through = self.own if around is None else around[0].affiliation if quoted else None
        if through is None or source.affiliation is not None or source.kind not in {"person", "unnamed"}:
            return source
        return replace(source, affiliation=through) if _by_rank(self._scan, source) else source


def _by_rank(scan: Scan, source: Source) -> bool:
    first, last = (0, 0) if source.span is None else scan.document.tokens_within(*source.span)
    return not _RANKS.isdisjoint(scan.lowers[first:last])


def _told(scan: Scan) -> Iterator[tuple[Range, Range]]:
    """Each name in capitals with the owner that is told behind its comma."""
    words, tags = scan.document.words, scan.tags
    for comma, tag in enumerate(tags):
        if tag != ",":
            continue
        first = comma
        while first > 0 and tags[first - 1] == "N" and words[first - 1][0].isupper():
            first -= 1
        owner = _owner(scan, comma + 1) if first < comma else None
        if owner is not None:
            yield (first, comma), owner


def _owner(scan: Scan, first: int) -> Range | None:
    """The owner in an insertion: "the channel of the Dorr Front", "the army's own station", "a channel run by ...",
    "which belongs to ...", "which the army owns"."""
    lowers = scan.lowers
    last = min(len(lowers), first + _LONGEST)
    last = next((at for at in range(first, last) if scan.tags[at] in ",.;:"), last)
    relative = lowers[first : first + 1] == ("which",)
    organ = next((at for at in range(first, last) if lowers[at] in _ORGANS), first if relative else None)
    if organ is None:
        return None
    possessor = next((at for at in range(first, organ) if scan.tags[at] == "s"), None)
    if possessor is not None:
        return _named(scan, first, possessor)
    for at in range(organ, last - 1):
        belongs = lowers[at : at + 2] in (("belongs", "to"), ("belonging", "to"))
        by = lowers[at] in _OWNED and lowers[at + 1] == "by"
        if belongs or by or (at == organ + 1 and lowers[at] == "of"):
            return _named(scan, at + (1 if lowers[at] == "of" else 2), last)
    verb = next((at for at in range(organ + 1, last) if lowers[at] in _OWNS), None)
    if verb is None or lowers[organ + 1] == "of":
        return None
    return _named(scan, organ + (1 if relative else 2), verb) if relative or scan.tags[organ + 1] in "TW" else None


def _named(scan: Scan, first: int, last: int) -> Range | None:
    """The words of an owner, without article, up to what only describes it ("the Council that rules the east")."""
    while first < last and scan.lowers[first] in ARTICLES:
        first += 1
    end = first
    while end < last and (scan.tags[end] in "Ns" or (scan.tags[end] == "D" and scan.document.words[end][0].isupper())):
        end += 1
    named = end > first and (scan.document.words[end - 1][0].isupper() or scan.lowers[end - 1] in scan.cues.kinds)
    return (first, end) if named else None
