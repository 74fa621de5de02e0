"""What the words of a source name: one speaker or several, of what kind, and for whom each speaks.

A kind is guessed from the head word through the tables of `cues.yaml`; the registry corrects it later. `name` is the
source's words without determiner, titles and description where a person is named; `affiliation` is the words that say
for whom an unnamed source, a spokesman, a channel or a document speaks.
"""

from __future__ import annotations

from dataclasses import replace

from dateline.extract.attribution.bearers import head_of, modifiers_of, platform_of, span_of, speaker_of
from dateline.extract.attribution.lexicon import ARTICLES
from dateline.extract.attribution.scan import Range, Scan
from dateline.schema.claims import HopKind, Source


def speakers(scan: Scan, source: Range) -> tuple[Source, ...]:
    """The speakers that the words of a source name; several where they speak with one voice ("X and Y said")."""
    segments = _segments(scan, source)
    first = segments[0]
    if len(segments) > 1 and _names_the_speakers(scan, first, segments[1]):
        affiliation = modifiers_of(scan, first[0], head_of(scan, first))
        return tuple(_with(one, affiliation) for one in _conjuncts(scan, segments[1]))
    found = list(_conjuncts(scan, first))
    for segment in segments[1:]:
        if scan.lowers[segment[0]] == "and" or (
            _joined(scan, segment) and segment is segments[-1] and len(found) == 1 and not _describes(scan, segment)
        ):
            found.extend(_conjuncts(scan, segment))
    if len(found) == 1 and len(segments) > 1:
        found = [_described(scan, found[0], segments[1:])]
    return tuple(found)


def _with(source: Source, affiliation: str | None) -> Source:
    return source if source.affiliation else replace(source, affiliation=affiliation)


def _segments(scan: Scan, source: Range) -> list[Range]:
    """The source cut at its commas, quotes and brackets left whole."""
    cuts: list[Range] = []
    begin = index = source[0]
    while index < source[1]:
        quote = scan.quotes.around(index)
        if quote is not None and quote.first == index and quote.last <= source[1] and quote.first > source[0]:
            index = quote.last
            continue
        if scan.tags[index] == "(":
            closing = scan.tags.find(")", index, source[1])
            index = closing + 1 if closing >= 0 else index + 1
            continue
        if scan.tags[index] == ",":
            if index > begin:
                cuts.append((begin, index))
            begin = index + 1
        index += 1
    if begin < source[1]:
        cuts.append((begin, source[1]))
    return cuts or [source]


def _names_the_speakers(scan: Scan, first: Range, second: Range) -> bool:
    """ "the group's media outlets, the A and B news agencies": a plural description, then who they are."""
    head = scan.lowers[head_of(scan, first)]
    plural = head.endswith("s") or head == "media"
    kinds = scan.cues.kinds
    names = any(scan.document.words[i][0].isupper() and scan.tags[i] == "N" for i in range(*second))
    return plural and kinds.get(head) in {"outlet", "channel", "document"} and names and _joined(scan, second)


def _joined(scan: Scan, segment: Range) -> bool:
    return any(scan.lowers[i] in {"and", "&"} for i in range(*segment))


def _describes(scan: Scan, segment: Range) -> bool:
    return scan.lowers[segment[0]] in {"a", "an", "the"} or scan.lowers[segment[0]] in scan.cues.titles


def _conjuncts(scan: Scan, segment: Range) -> tuple[Source, ...]:
    first, last = scan.trimmed(*segment)
    if last <= first:
        first, last = segment
    cut = next((i for i in range(first + 1, last - 1) if scan.lowers[i] in {"and", "&"} and scan.tags[i] == "C"), None)
    if cut is None or not _two_speakers(scan, first, cut, last):
        return (speaker_of(scan, (first, last), None),)
    head = _shared_head(scan, first, cut, last)
    if head is not None:
        kind = scan.cues.kinds[scan.lowers[last - 1]]
        return (_under_head(scan, (first, cut), head, last, kind), _under_head(scan, (cut + 1, head), head, last, kind))
    return speaker_of(scan, (first, cut), None), *_conjuncts(scan, (cut + 1, last))


def _two_speakers(scan: Scan, first: int, cut: int, last: int) -> bool:
    """Whether "and" joins two speakers rather than two words of one name ("Ministry of Trade and Labour")."""
    lowers, kinds = scan.lowers, scan.cues.kinds
    if scan.tags[cut + 1] == "D" or _shared_head(scan, first, cut, last) is not None:
        return True
    left, right = lowers[head_of(scan, (first, cut))], lowers[head_of(scan, (cut + 1, last))]
    inside = any(lowers[i] in {"of", "for", "on"} for i in range(first, cut))
    if left in kinds and right in kinds:
        return not inside or kinds[left] != kinds[right]
    return not inside and left not in kinds and right not in kinds and lowers[first] not in ARTICLES


def _shared_head(scan: Scan, first: int, cut: int, last: int) -> int | None:
    """The first token of a plural head that two names share ("the A and B news agencies"), or None."""
    lowers, kinds = scan.lowers, scan.cues.kinds
    if kinds.get(lowers[last - 1]) not in {"outlet", "channel", "official-body"} or not lowers[last - 1].endswith("s"):
        return None
    if any(lowers[i] in kinds for i in range(first, cut)) or any(scan.tags[i] == "P" for i in range(first, last)):
        return None
    head = last - 1
    while head > cut + 2 and lowers[head - 1] in kinds:
        head -= 1
    return head if head > cut + 1 else None


def _under_head(scan: Scan, name: Range, head: int, last: int, kind: HopKind) -> Source:
    first = name[0]
    while first < name[1] - 1 and scan.lowers[first] in ARTICLES:
        first += 1
    words = scan.document.exact(head, last)
    single = words[:-3] + "y" if words.lower().endswith("ies") else words[:-1]
    span = span_of(scan, first, name[1])
    return Source(
        f"{scan.document.exact(first, name[1])} {single}", kind, span, platform=platform_of(scan, (head, last))
    )


def _described(scan: Scan, source: Source, descriptions: list[Range]) -> Source:
    """A named speaker with what the appositive says of them: "Karim Dorr, a spokesman for the Front", or the other
    way round: "the mayor of Dorrgat, Anna Vell"."""
    if (
        source.kind in {"person", "unnamed", "witness"}
        and _is_name(scan, descriptions[0])
        and not _holds_name(scan, source)
    ):
        named = speaker_of(scan, descriptions[0], None)
        return replace(named, kind="person", affiliation=named.affiliation or source.affiliation, span=source.span)
    for segment in descriptions:
        head = head_of(scan, segment)
        titled = scan.lowers[head] in scan.cues.titles or scan.cues.kinds.get(scan.lowers[head]) == "unnamed"
        if titled:
            told = speaker_of(scan, segment, None)
            kind: HopKind = "person" if source.kind in {"person", "official-body"} else source.kind
            return replace(source, kind=kind, affiliation=source.affiliation or told.affiliation)
    return source


def _is_name(scan: Scan, segment: Range) -> bool:
    """Whether the segment is a person's name, perhaps with a title: capitalised nouns without a determiner."""
    words = scan.document.words
    capital = all(scan.tags[i] in "N." and (words[i][0].isupper() or words[i] == ".") for i in range(*segment))
    return capital and not scan.document.monocase and segment[1] - segment[0] >= 2


def _holds_name(scan: Scan, source: Source) -> bool:
    """Whether the source has a person's name already, and not only an office ("the mayor of Dorrgat")."""
    words = source.name.split()
    owned = [place for place, word in enumerate(words[:-1]) if word.endswith(("'s", "’s", "s'", "s’"))]
    words = words[owned[-1] + 1 :] if owned else words  # "the Front's chief" names the Front, not him
    return words[0][0].isupper() and words[0].lower() not in scan.cues.titles
