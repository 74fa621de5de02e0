"""Who says so: attributions with their source, cue and content, found by a grammar over cue words.

1. `scan`: tag the words, find the quotes.
2. Sentence by sentence, left to right, each cue word asks its rule for an attribution (`verbal`, `nominal`).
3. Quotes that no cue reached go on from the speaker before them (`joining`).
4. Attributions within the content of another are nested in it, and "citing Y" in what X reported (`joining`).
5. With the trained network, what it hears beside that is added, and what it holds to be none is dropped (`listening`).

An attribution whose content the words of saying cut in two ("A," X said, "B") gives two entries with one source and
one cue. `voices` answers who says a given stretch of the text.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.codebook.cues import Cues
from dateline.extract.attribution.joining import cite, join_quotes, nest
from dateline.extract.attribution.listening import combine, opinions
from dateline.extract.attribution.nominal import (
    according,
    adverb,
    after_brackets,
    after_dateline,
    label,
    noun,
    passing_on,
    seeming,
)
from dateline.extract.attribution.scan import Found, Range, Scan, scan_document
from dateline.extract.attribution.verbal import verbal
from dateline.language.document import Document
from dateline.models.speech import Hearing
from dateline.schema.claims import Attribution
from dateline.schema.values import Span

_QUOTING = frozenset({"quotes", "quoted", "quote", "cites", "cited", "cite"})
_MOST_OPEN = 8
"""Attributions of a sentence, the last ones, that a further act of saying may stand within. Set by hand: 3 are rare."""


def find_attributions(
    document: Document, cues: Cues, classes: Sequence[str] | None = None, hearing: Hearing | None = None
) -> tuple[Attribution, ...]:
    """Every attribution of `document` in the order of the text; ids `a1`, `a2`, ...

    `classes` are the word classes of `models.tagger`, one a token; without them verbs are guessed by their endings.
    With `hearing` a network adds, drops and mends.
    """
    scan = scan_document(document, cues, classes)
    found = find_all(scan)
    if hearing is not None:
        found = combine(scan, found, opinions(scan, found, *hearing))
    return as_attributions(scan, found)


def find_all(scan: Scan) -> list[Found]:
    """The attributions in tokens, nested, in the order of their cues."""
    found: list[Found] = []
    for sentence in scan.document.sentences:
        found.extend(_in_sentence(scan, sentence.first, sentence.last))
    join_quotes(scan, found)
    cite(scan, found)
    found = [one for one in found if not _says_i_in_quote(scan, one)]
    nest(scan, found)
    return found


def _says_i_in_quote(scan: Scan, one: Found) -> bool:
    """Whether a quoted speaker speaks of themselves ("I think ..."): their quote says who speaks already."""
    if one.source is None or scan.lowers[one.source[0]] not in {"i", "we", "you"}:
        return False
    return scan.quotes.around(one.source[0]) is not None


def _in_sentence(scan: Scan, first: int, last: int) -> list[Found]:
    found: list[Found] = []
    first = after_dateline(scan, first, last)
    one = label(scan, first, last)
    low = first = after_brackets(scan, first, last)
    if one is not None:
        found.append(one)
        low = one.contents[0][0] + 1
    cues, lowers, tags = scan.cues, scan.lowers, scan.tags
    index = low
    starters = {words[0] for words, _ in cues.phrases}
    while index < last:
        word, quote = lowers[index], scan.quotes.around(index)
        base = low if quote is None or quote.first < low else quote.first + 1
        one = None
        if word in starters:
            one = according(scan, index, base, last, max(first, base if quote is not None else first))
        if one is None and word in cues.passing_on and tags[index - 1 : index] in {",", "", "Q"}:
            one = passing_on(scan, index, base, last)
        if one is None and word in cues.verbs and tags[index] in "NVS":
            one = verbal(scan, index, base, last, found, first)
        if one is None and word in cues.nouns:
            one = noun(scan, index, base, last, first)
        if one is None and word in cues.adverbs:
            one = adverb(scan, index, base, last)
        if one is None and word in cues.seeming:
            one = seeming(scan, index, base, last)
        index += 1
        if one is not None:
            if one.shared:
                _take_in(scan, one, found)
            _tell_on(scan, one, found)
            _end_before(one, found)
            found.append(one)
            if one.cue is not None:
                index = max(index, one.cue[1])
            low = max(low, _floor(scan, one, index, low))
    return found


def _take_in(scan: Scan, one: Found, so_far: list[Found]) -> None:
    """A further act of a speaker who speaks within another's words stands within them too ("W reported that its
    spokesman denied A and | blamed B")."""
    if one.source is None or not one.contents or scan.tags[one.source[0]] == "R":
        return
    end = one.contents[-1][1]
    for other in so_far[-_MOST_OPEN:]:
        if other.cue is not None and other.source != one.source:
            other.contents = [
                (first, max(last, end) if first <= one.source[0] < last else last) for first, last in other.contents
            ]


def _tell_on(scan: Scan, one: Found, so_far: list[Found]) -> None:
    """What somebody quoted says in a relative clause is quoted too: "the Wire quotes a miller, who says that A"."""
    if one.source is None or scan.tags[one.source[0]] != "W" or not so_far or not one.contents:
        return
    other = so_far[-1]
    quotes = other.cue is not None and not _QUOTING.isdisjoint(scan.lowers[slice(*other.cue)])
    if quotes and other.contents and 0 <= one.source[0] - other.contents[-1][1] <= 1:
        other.contents[-1] = other.contents[-1][0], one.contents[-1][1]


def _end_before(one: Found, so_far: list[Found]) -> None:
    """Words of saying at a sentence's end are about what stands before them, earlier acts of saying included
    ("Y denied A, X said"): those end where this content ends."""
    if one.cue is None or not one.contents or one.contents[0][1] > one.cue[0]:
        return
    first, last = one.contents[0]
    for other in so_far:
        if other.cue is not None and first <= other.cue[0] < last:
            other.contents = [(begin, min(end, last)) for begin, end in other.contents if begin < last]


def _floor(scan: Scan, one: Found, index: int, low: int) -> int:
    """Where the next clause of the sentence can begin: after this cue, and after a source that stands right of it."""
    if one.kind in {"passing-on", "adverb"} or (one.source is not None and scan.tags[one.source[0]] == "W"):
        return low
    if one.source is not None and one.cue is not None and one.source[0] >= one.cue[1]:
        return max(index, one.source[1])
    return index


def as_attributions(scan: Scan, found: list[Found]) -> tuple[Attribution, ...]:
    """The same with code points, exact words and ids; one entry for each stretch of content."""
    numbers: list[int] = []
    total = 0
    for one in found:
        numbers.append(total + 1)
        total += len(one.contents)
    attributions: list[Attribution] = []
    for one in found:
        within = None if one.within is None else f"a{numbers[one.within]}"
        source = _span(scan.document, one.source) if one.source else None
        cue = _span(scan.document, one.cue) if one.cue else None
        for content in one.contents:
            attributions.append(
                Attribution(f"a{len(attributions) + 1}", source, cue, _span(scan.document, content), within)
            )
    return tuple(attributions)


def _span(document: Document, tokens: Range) -> Span:
    start, end = document.starts[tokens[0]], document.ends[tokens[1] - 1]
    return Span(start, end, document.text[start:end])
