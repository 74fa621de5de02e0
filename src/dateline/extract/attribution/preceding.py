"""Contents that stand before the words of saying: "...", said X; ..., X said; as X said, ..."""

from __future__ import annotations

from dateline.codebook.cues import CueGroup
from dateline.extract.attribution.contents import content_before, content_from
from dateline.extract.attribution.following import Follow
from dateline.extract.attribution.frames import built
from dateline.extract.attribution.groups import Group
from dateline.extract.attribution.lexicon import NEW_ACTS
from dateline.extract.attribution.rightward import source_right
from dateline.extract.attribution.scan import Found, Range, Scan

_JOINS = frozenset({"and", "but", "while"})
"""What a speaker's further clause begins with."""
_LONGEST_SPEAKER = 10
"""Tokens within which "quoted X as saying" comes to its "as"; set by hand."""


def as_said(scan: Scan, group: Group, source: Range, low: int, high: int, end: int) -> Found | None:
    """ "As X said, ..." and "..., as X said"."""
    saying = next((entry for entry in group.cue.groups if "pre" in entry.frames), None)
    if saying is None:
        return None
    before = content_before(scan, source[0] - 1, low) if source[0] - 1 > low else None
    if before is None and end < high and scan.tags[end] == ",":
        before = content_from(scan, end + 1, high)
    return None if before is None else built(scan, saying, group, source, [before])


def inverted(scan: Scan, group: Group, low: int, high: int, first: int) -> Found | None:
    """ "...", said X, spokesman of Y."""
    saying = next((entry for entry in group.cue.groups if "pre" in entry.frames), None)
    if saying is None or saying.name == "tell" or group.voice != "active":  # "told X": X is told
        return None
    mark = group.first - 1
    if group.first == first or scan.trimmed(low, mark)[1] <= low:
        return _said_before_quote(scan, saying, group, high)
    if scan.tags[mark] not in ",Q" or group.last >= high or scan.tags[group.last] not in "NDR":
        return None
    if scan.tags[mark] == "Q" and (quote := scan.quotes.around(mark)) is not None and quote.last != mark + 1:
        return None
    if scan.tags[mark] == "," and _closes_insertion(scan, mark, low):
        return None
    source = source_right(scan, group.last, high)
    if source is not None and _at_the_end(scan, source[1], high):
        low = min(low, first)
    content = content_before(scan, mark + (scan.tags[mark] == "Q"), low)
    if content is None or source is None or _verb_follows(scan, source[1], high):
        return None
    contents = [content, *_second_half(scan, source[1], high)]
    return built(scan, saying, group, source, contents)


def _at_the_end(scan: Scan, index: int, high: int) -> bool:
    """Whether the sentence ends here, or goes on with a further act of the same speaker ("..., adding that")."""
    if index >= high or scan.tags[index] == ".":
        return True
    return scan.tags[index] == "," and index + 1 < high and scan.lowers[index + 1] in NEW_ACTS


def _said_before_quote(scan: Scan, saying: CueGroup, group: Group, high: int) -> Found | None:
    """ "Said X: ..." and "But, said X, '...'" at the beginning of a sentence."""
    if group.last >= high or scan.tags[group.last] not in "NDR" or group.first > group.head:
        return None
    source = source_right(scan, group.last, high)
    if source is None or source[1] >= high or scan.tags[source[1]] not in ",:":
        return None
    quote = scan.quotes.around(source[1] + 1)
    if quote is None or quote.first != source[1] + 1:
        return None
    return built(scan, saying, group, source, [(quote.first, quote.last)])


def _verb_follows(scan: Scan, index: int, high: int) -> bool:
    """Whether the noun phrase is the subject of a clause of its own ("said he may"), and not the speaker."""
    while index < high and scan.tags[index] == "B":
        index += 1
    return index < high and scan.is_verb(index)


def _closes_insertion(scan: Scan, comma: int, low: int) -> bool:
    """Whether the comma before the verb ends an insertion after the subject ("Smith, a doctor, said"), and not a
    content: then no verb stands before it."""
    opening = scan.tags.rfind(",", low, comma)
    if 0 <= opening < comma - 1 and scan.lowers[opening + 1] in {"who", "which"}:
        return True
    return not scan.has_verb(low, comma) and scan.quotes.around(comma - 1) is None


def _second_half(scan: Scan, index: int, high: int) -> list[Range]:
    """The rest of a content that the words of saying interrupt: "A," X said, "B"; A, said X, and B."""
    if index + 1 >= high or scan.tags[index] != ",":
        return []
    quote = scan.quotes.around(index + 1)
    if quote is not None and quote.first == index + 1:
        return [(quote.first, quote.last)]
    return goes_on(scan, index, high)


def goes_on(scan: Scan, comma: int, high: int) -> list[Range]:
    """What was said on behind words of saying that end at the comma: "..., X said, and five were wounded", "..., X
    said, two of them children"; nothing where another act of saying follows."""
    after = comma + 1
    if after + 1 >= high or scan.tags[comma] != ",":
        return []
    end = high - 1 if scan.tags[high - 1] == "." else high
    clause = scan.lowers[after] in _JOINS and _has_subject(scan, after + 1, end)
    part = scan.tags[after] == "D" and scan.lowers[after + 1] in {"of", "among"}
    if not (clause or part) or any(scan.finite_cue(at) for at in range(after, end)):
        return []
    first = after + clause
    return [(first, end)] if end > first else []


def _has_subject(scan: Scan, first: int, last: int) -> bool:
    """Whether a clause with a subject of its own begins here, and not a further verb of the one before."""
    opens = first < last and scan.tags[first] in "DNR" and not scan.is_verb(first)
    return opens and scan.has_verb(first, last)


def stood_before(
    scan: Scan,
    group: Group,
    low: int,
    high: int,
    first: int,
    source: Range | None,
    shared: bool,
    follow: Follow,
    end: int,
) -> Found | None:
    """ "..., X said": the content stands before the speaker, and perhaps goes on after the cue."""
    saying = next((entry for entry in group.cue.groups if "pre" in entry.frames), None)
    if saying is None or group.voice != "active" or source is None or shared:
        return None
    start = source[0]
    if start == 0 or scan.tags[start - 1] not in ",Q-":
        return None
    quoted = scan.tags[start - 1] == "Q"
    if follow == "end" and _at_the_end(scan, end, high):
        low = _whole_of(scan, min(low, first), start)  # at the sentence's end they are about all of it
    content = content_before(scan, start if quoted else start - 1, low)
    if content is None or (content[1] <= low and scan.quotes.around(content[0]) is None):
        return None
    if quoted and (
        not _spoken_before(scan, content, start, low, follow) or (follow == "bare" and scan.has_verb(end, high))
    ):
        return None
    if not quoted and follow not in {"end", "quote", "about"}:
        return None
    if not quoted and follow != "end" and not (scan.has_verb(*content) and scan.tags[content[0]] not in "PSW"):
        return None
    rest = [content_from(scan, end, high)] if follow == "quote" else _after_words_of_saying(scan, content, end, high)
    after = [half for half in rest if half is not None] or (goes_on(scan, end, high) if follow == "end" else [])
    if not quoted and scan.quotes.around(start - 2) is None and not scan.has_verb(*content) and not after:
        return None
    return built(scan, saying, group, source, [content, *after])


def _whole_of(scan: Scan, first: int, end: int) -> int:
    """Where what is said begins: behind a semicolon whose other side has words of saying of its own."""
    mark = scan.tags.rfind(";", first, end)
    return mark + 1 if mark > 0 and any(scan.finite_cue(at) for at in range(first, mark)) else first


def as_saying(scan: Scan, after: int, high: int) -> int | None:
    """ "..., X quoted | him as saying.": the token behind "saying" where the sentence ends there, else None."""
    for at in range(after, min(high - 1, after + _LONGEST_SPEAKER)):
        if scan.lowers[at] == "as" and scan.lowers[at + 1].endswith("ing"):
            return at + 2 if at + 2 >= high or scan.tags[at + 2] == "." else None
        if scan.tags[at] not in "NDOPs,":
            return None
    return None


def quoted_so(scan: Scan, group: Group, source: Range, first: int, end: int) -> Found | None:
    """ "..., X quoted him as saying.": what X quotes stands before; `cite` gives it to the one quoted as well."""
    if scan.tags[source[0] - 1 : source[0]] != ",":
        return None
    content = content_before(scan, source[0] - 1, _whole_of(scan, first, source[0]))
    entry = group.cue.groups[0]
    return None if content is None else built(scan, entry, group, source, [content])


def _spoken_before(scan: Scan, quote: Range, start: int, low: int, follow: Follow) -> bool:
    """Whether the quote that ends right before the source is what was said, and not the end of another sentence or a
    title ("on 'This Hour,' X said that")."""
    closing = scan.last_inside(quote)
    if quote[1] != start or closing not in ",.-" or quote[1] - quote[0] < 4 or follow == "that":
        return False
    inner = quote[1] - 1
    while scan.tags[inner] == "Q":
        inner -= 1
    if start - 1 < low or scan.lowers[inner] == ".":
        return follow == "end" and scan.lowers[inner] in {",", "?", "!", "-", "—"}
    return True


def _after_words_of_saying(scan: Scan, before: Range, end: int, high: int) -> list[Range | None]:
    if end >= high or scan.tags[end] != ",":
        return []
    if not scan.has_verb(*before):
        return [content_from(scan, end + 1, high)] if scan.tags[end + 1 : end + 2] not in {"W", "S"} else []
    rest = content_from(scan, end + 1, high)
    lowered = scan.lowers[end + 1] if end + 1 < high else ""
    plain = (
        rest is not None and rest[1] - rest[0] > 3 and not lowered.endswith("ing") and scan.tags[end + 1] not in "WSCP"
    )
    return [rest] if plain and rest is not None and scan.has_verb(*rest) else []
