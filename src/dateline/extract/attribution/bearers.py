"""One speaker out of the words that name it: its kind, its name, and for whom it speaks."""

from __future__ import annotations

from dateline.extract.attribution.lexicon import (
    ARTICLES,
    BEHIND,
    HEAD_ENDS,
    NAMED_BY,
    OFFICES,
    QUANTITIES,
    REFLEXIVES,
    SPEAKS_FOR,
    STANDING,
)
from dateline.extract.attribution.scan import Range, Scan
from dateline.schema.claims import HopKind, Source

BODY_WORDS = frozenset({"outlet", "official-body", "armed-group"})


def speaker_of(scan: Scan, segment: Range, affiliation: str | None) -> Source:
    first, last = segment
    while first < last - 1 and (scan.lowers[first] in ARTICLES or scan.tags[first] in "QCB,(s"):
        first += 1
    relative = next((i for i in range(first + 1, last) if scan.tags[i] == "W" and scan.lowers[i] != "what"), last)
    last = relative if relative > first else last
    while last > first + 1 and scan.tags[last - 1] in "Qs,":
        last -= 1
    head = head_of(scan, (first, last))
    person = _person_from(scan, first, head)
    kind = _kind(scan, segment, (first, last), head, person)
    called = _name_after_calling(scan, (first, last), head)
    bears = head if called is None or kind == "person" else called - 1
    for_whom = affiliation or _affiliation(scan, (first, last), bears, kind, person)
    first = next((i + 1 for i in range(first + 1, last - 1) if _names_next(scan, i)), first)
    first += scan.lowers[first] in ARTICLES and first < last - 1
    person = person if person is None else max(person, first)
    called = _name_after_calling(scan, (first, last), head)
    if called is not None and kind == "unnamed":
        kind = "person"
    if kind == "person" and person is None:
        last = _before_office(scan, first, last)
    name = (person, head + 1) if kind == "person" and person is not None and person <= head else (called or first, last)
    platform = platform_of(scan, (first, last)) if kind == "channel" else None
    words = on_one_line(scan.document.exact(*name))
    for_whom = on_one_line(for_whom) if for_whom else None
    return Source(words, kind, span_of(scan, *segment), affiliation=for_whom, platform=platform)


def _before_office(scan: Scan, first: int, last: int) -> int:
    """The end of a person's full name that a phrase with "of" or "from" follows ("Anna Dorr of the mayor's office")."""
    cut = next((at for at in range(first + 2, last) if scan.lowers[at] in {"of", "from"}), last)
    words = scan.document.words[first:cut]
    return cut if all(word[0].isupper() for word in words) else last


def _names_next(scan: Scan, index: int) -> bool:
    named = scan.lowers[index] in NAMED_BY and scan.document.words[index + 1][0].isupper()
    return named or scan.lowers[index] in REFLEXIVES


def _name_after_calling(scan: Scan, segment: Range, head: int) -> int | None:
    """Where the proper name begins that ends the segment after a calling in small letters ("ferrywoman Asta Quill",
    "the channel Slag Heap"), or None where there is no calling or no such name."""
    first, last = segment
    if head != last - 1 or scan.document.monocase:
        return None
    words, begin = scan.document.words, last
    while begin > first and words[begin - 1][0].isupper() and scan.tags[begin - 1] in "NA":
        begin -= 1
    if begin == first and scan.classes is not None and scan.classes[first] == "N" and begin + 2 < last:
        return begin + 1  # a calling that begins the sentence
    calling = begin > first and begin < last and all(scan.tags[i] == "N" for i in range(first, begin))
    return begin if calling and words[begin - 1].islower() and words[begin - 1].isalpha() else None


def on_one_line(name: str) -> str:
    """A name that the text breaks over lines, with single blanks."""
    return " ".join(name.split())


def head_of(scan: Scan, segment: Range) -> int:
    """The head word: the last before a preposition, a clause or a bracket."""
    head = segment[0]
    for index in range(*segment):
        if scan.tags[index] in "(W" or (index > segment[0] and scan.lowers[index] in HEAD_ENDS):
            break
        if scan.tags[index] == "V" and index > segment[0]:
            break
        if scan.tags[index] in "NDA" and scan.lowers[index] not in {"'s", "’s"}:
            head = index
    return head


def _person_from(scan: Scan, first: int, head: int) -> int | None:
    """The first token of a person's name after a title ("police chief Karim Dorr"), or None without a title."""
    titled = [i for i in range(first, head + 1) if scan.lowers[i].rstrip(".") in scan.cues.titles]
    if not titled:
        return None
    start = titled[-1] + 1
    while start < head and scan.tags[start] in ".,":
        start += 1
    return start


def _kind(scan: Scan, segment: Range, core: Range, head: int, person: int | None) -> HopKind:
    lowers, kinds = scan.lowers, scan.cues.kinds
    word = lowers[head]
    compound = " ".join(lowers[max(core[0], head - 1) : head + 1])
    if scan.tags[head] == "R" or word in {"him", "her", "his"}:
        return "person" if word in {"he", "she", "him", "her", "his", "i"} else "unnamed"
    if person is not None and person <= head and word not in kinds:
        return "person"
    if word in OFFICES and lowers[segment[0]] not in {"a", "an", "some", "several"}:
        return "person"
    if _ends_name(scan, core[0], head):
        return scan.cues.names[word]
    if compound in kinds or word in kinds:
        return kinds.get(compound) or kinds[word]
    if word in QUANTITIES or word[0].isdigit():
        return "unnamed"
    inside = [kinds[lowers[i]] for i in range(core[0], head) if lowers[i] in kinds]
    for kind in inside:
        if kind in {"armed-group", "outlet", "channel"}:
            return kind
    named = scan.document.monocase or scan.document.words[head][0].isupper()
    if not named:
        return "unnamed"
    determined = lowers[segment[0]] in ARTICLES
    acronym = not scan.document.monocase and len(word) > 1 and scan.document.words[head].isupper()
    return "official-body" if determined or acronym or inside else "person"


def _ends_name(scan: Scan, first: int, head: int) -> bool:
    """Whether the head ends a proper name of several words that tells what its bearer is ("Dorr Courier")."""
    words = scan.document.words
    named = scan.lowers[head] in scan.cues.names and head > first and not scan.document.monocase
    return named and words[head][0].isupper() and words[head - 1][0].isupper()


def _affiliation(scan: Scan, core: Range, head: int, kind: HopKind, person: int | None) -> str | None:
    """For whom the source speaks: a name before the head ("Dorr Front sources"), or after it ("spokesman for X")."""
    if kind == "outlet":
        return _tied(scan, core[0], head)
    if kind in {"official-body", "armed-group", "witness"}:
        return None
    if head + 1 < core[1] and scan.lowers[head + 1] in SPEAKS_FOR:
        after = head + 2
        while after < core[1] - 1 and scan.lowers[after] in ARTICLES:
            after += 1
        named = scan.document.words[after][0].isupper() or scan.cues.kinds.get(scan.lowers[after]) in BODY_WORDS
        if after < core[1] and named and scan.lowers[head + 1] not in {"in", "at", "with"}:
            return scan.document.exact(after, core[1])
    if kind == "person":
        if person is None or person > head:
            return None
        titled = next(i for i in range(person - 1, core[0] - 1, -1) if scan.lowers[i].rstrip(".") in scan.cues.titles)
        return modifiers_of(scan, core[0], titled)
    return modifiers_of(scan, core[0], head)


def modifiers_of(scan: Scan, first: int, head: int) -> str | None:
    """The name, or else the body, among the words before a head ("ISLE military sources" is ISLE)."""
    words, lowers, kinds = scan.document.words, scan.lowers, scan.cues.kinds
    plain = scan.document.monocase
    run: list[int] = []
    for index in range(first, head):
        lower = lowers[index]
        common = lower in scan.cues.titles or lower in ARTICLES or lower in scan.cues.platforms
        common = common or (lower in kinds and (kinds[lower] not in BODY_WORDS or not words[index][0].isupper()))
        if scan.tags[index] in "NA" and not common and (words[index][0].isupper() or "-" in lower) and not plain:
            run.append(index)
        elif run:
            break
    if run:
        return _without_tie(scan.document.exact(run[0], run[-1] + 1))
    bodies = [i for i in range(first, head) if kinds.get(lowers[i]) in BODY_WORDS]
    if not bodies:
        return None
    begin = bodies[0]
    while begin > first and scan.tags[begin - 1] == "N" and lowers[begin - 1] not in scan.cues.titles | STANDING:
        begin -= 1
    return scan.document.exact(begin, bodies[-1] + 1)


def _tied(scan: Scan, first: int, head: int) -> str | None:
    """The name that a hyphen ties an outlet to ("Dorr-linked media"); its other words are its own name."""
    for index in range(first, head + 1):
        word = scan.document.words[index]
        stem = _without_tie(word)
        if stem != word:
            return stem
    return None


def _without_tie(name: str) -> str:
    if name.lower().startswith("pro-"):
        return name[4:]
    stem, dash, tie = name.rpartition("-")
    return stem if dash and tie.lower() in BEHIND else name


def span_of(scan: Scan, first: int, last: int) -> tuple[int, int]:
    return scan.document.starts[first], scan.document.ends[last - 1]


def platform_of(scan: Scan, segment: Range) -> str | None:
    return next(
        (scan.cues.platforms[scan.lowers[i]] for i in range(*segment) if scan.lowers[i] in scan.cues.platforms), None
    )
