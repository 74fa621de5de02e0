"""Attributions without a verb of saying: "according to X", "the group's claim that", "reportedly", "X: '...'"."""

from __future__ import annotations

from dateline.extract.attribution.contents import content_before, content_from
from dateline.extract.attribution.following import after_cue
from dateline.extract.attribution.frames import leading_clause
from dateline.extract.attribution.leftward import source_left
from dateline.extract.attribution.preceding import goes_on
from dateline.extract.attribution.rightward import source_right
from dateline.extract.attribution.scan import Found, Range, Scan

# A dateline is over by then ("SAN DORRO, 3 JAN 90 (RADIO DORRO) -- [REPORT] [TEXT]").
_LONGEST_DATELINE = 20
_RELYING = frozenset({"relying", "drawing", "based"})
"""Words that pass on another's word with "on" behind them."""


def after_dateline(scan: Scan, first: int, high: int) -> int:
    """The token after "PLACE, 4 JAN 90 (AGENCY) --" at the beginning of a sentence, or `first`."""
    for index in range(first + 1, min(high - 1, first + _LONGEST_DATELINE)):
        if scan.tags[index] in "VXHMQRTW;:":
            return first
        dash = scan.tags[index] == "-"
        if dash and (_stands_free(scan, index) or scan.tags[index + 1] == "-" or scan.tags[index - 1] == ")"):
            monocase = scan.document.monocase or scan.document.words[first].isupper() or scan.tags[index - 1] == ")"
            return index + 1 + (scan.tags[index + 1] == "-") if monocase else first
    return first


def _stands_free(scan: Scan, dash: int) -> bool:
    """Whether a dash has blanks around it, and ties no words together."""
    text, start, end = scan.document.text, scan.document.starts[dash], scan.document.ends[dash]
    return text[start - 1 : start].isspace() and text[end : end + 1].isspace()


def after_brackets(scan: Scan, first: int, high: int) -> int:
    """The token after bracketed notes at the beginning of a sentence ("[TEXT]"), or `first`."""
    while first < high and scan.lowers[first] == "[":
        closing = scan.tags.find(")", first, min(high, first + _LONGEST_DATELINE))
        if closing < 0 or closing + 1 >= high:
            return first
        first = closing + 1
    return first


def according(scan: Scan, index: int, low: int, high: int, first: int) -> Found | None:
    """ "According to X, ..." and "..., according to X". At a sentence's end it vouches for the whole sentence, from
    token `first`; elsewhere for its clause, from `low`."""
    for words, stance in scan.cues.phrases:
        end = index + len(words)
        if scan.lowers[index:end] != words:
            continue
        source = source_right(scan, end, high, clause_follows=not _content_before(scan, index, low))
        if source is None:
            return None
        trailing = source[1] >= high or scan.tags[source[1]] in ".;"
        contents = _phrase_contents(scan, index, first if trailing else low, source[1], high)
        return Found("phrase", (index, end), source, contents, stance, True, True) if contents else None
    return None


def _content_before(scan: Scan, index: int, low: int) -> bool:
    return index - 1 > low and scan.has_verb(low, index)


def _phrase_contents(scan: Scan, index: int, low: int, after: int, high: int) -> list[Range]:
    contents: list[Range] = []
    opens = index - 2 >= low and scan.tags[index - 1] == "," and scan.tags[index - 2] in "WST"
    if not opens and index - 1 > low and scan.trimmed(low, index)[1] > low:
        before = content_before(scan, index if scan.tags[index - 1] != "," else index - 1, low)
        if before is not None and before[1] - before[0] > 1:
            contents.append(before)
    if after < high and scan.tags[after] == "," and (not contents or not scan.has_verb(*contents[0])):
        rest = content_from(scan, after + 1, high)
        if rest is not None:
            contents.append(rest)
    elif contents and after < high and scan.tags[after] == ",":
        contents += goes_on(scan, after, high)
    elif not contents and after < high and scan.tags[after] not in ".;":
        rest = content_from(scan, after, high)
        if rest is not None:
            contents.append(rest)
    return contents


def passing_on(scan: Scan, index: int, low: int, high: int) -> Found | None:
    """ "X, citing Y, reported", "X, relying on Y, said": the content is filled in from the cue it stands beside."""
    end = index + 1 + (scan.lowers[index + 1 : index + 2] == ("on",))
    if scan.lowers[index] in _RELYING and end == index + 1:
        return None
    source = source_right(scan, end, high)
    if source is None:
        return None
    return Found("passing-on", (index, end), source, [], "asserted", True, True)


def noun(scan: Scan, index: int, low: int, high: int, start: int) -> Found | None:
    """ "the group's claim that ...", "allegations of ...", "reports that ..."; `start` is where the sentence begins."""
    entry = scan.cues.nouns[scan.lowers[index]]
    tags, after = scan.tags, index + 1
    source: Range | None = None
    if after < high and scan.lowers[after] in {"by", "from"}:
        source = source_right(scan, after + 1, high)
        after = source[1] if source is not None else after
    if after >= high:
        return None
    is_that = tags[after] == "T" and not (after + 1 < high and scan.is_verb(after + 1))
    is_of = entry.of and scan.lowers[after] == "of" and after + 1 < high
    if not (is_that or is_of):
        return None
    first = index
    while first > low and tags[first - 1] == "N":
        first -= 1
    if first > low and source is None:
        if tags[first - 1] == "s":
            source = source_left(scan, first - 1, low)
        elif scan.lowers[first - 1] in {"his", "her", "their", "its", "our", "my", "your"}:
            source = (first - 1, first)
    leads_up = leading_clause(scan, index, start)
    content = content_from(scan, after if is_that else after + 1, high, clause=is_that, to_comma=leads_up)
    if content is None:
        return None
    return Found("noun", (index, index + 1 + is_of), source, [content], entry.stance, entry.carries)


def adverb(scan: Scan, index: int, low: int, high: int) -> Found | None:
    """ "reportedly", "allegedly": no speaker, the clause around it."""
    before = scan.trimmed(low, index)
    after = content_from(scan, index + 1, high)
    contents = ([before] if before[1] > before[0] else []) + ([after] if after is not None else [])
    if not contents:
        return None
    return Found("adverb", (index, index + 1), None, contents, scan.cues.adverbs[scan.lowers[index]], True)


def seeming(scan: Scan, index: int, low: int, high: int) -> Found | None:
    """ "X appears to have ...", "it seems that ..."."""
    follow, begin = after_cue(scan, index + 1, high, False)
    if follow not in {"to", "that"} or scan.lowers[index - 1 : index] == ("to",):
        return None
    subject = source_left(scan, index, low)
    content = content_from(scan, begin, high)
    if content is None:
        return None
    contents = [] if subject is None or scan.lowers[subject[0]] in {"it", "there"} else [subject]
    return Found("seeming", (index, index + 1), None, [*contents, content], "suspected", True)


def label(scan: Scan, first: int, high: int) -> Found | None:
    """ "X: '...'" and "[X] '...'" at the beginning of a sentence."""
    tags = scan.tags
    if first < high and tags[first] == "(":
        closing = tags.find(")", first, min(high, first + 8))
        quote = scan.quotes.around(closing + 1) if 0 < closing < high - 1 else None
        if quote is not None and quote.first == closing + 1:
            return Found("label", None, (first + 1, closing), [(quote.first, quote.last)], "asserted", True)
        return None
    colon = tags.find(":", first, min(high, first + _LONGEST_DATELINE))
    if colon > first:
        first = max(first, tags.rfind("-", first, colon) + 1)
    if colon <= first or colon + 1 >= len(tags):
        return None
    quote = scan.quotes.around(colon + 1)
    if quote is None or quote.first != colon + 1 or any(tags[i] not in "NDsP,.C-(" for i in range(first, colon)):
        return None
    source = source_right(scan, first, colon)
    if source is None:
        return None
    return Found("label", (colon, colon + 1), source, [(quote.first, quote.last)], "asserted", True)
