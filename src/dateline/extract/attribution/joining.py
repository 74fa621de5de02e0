"""What binds attributions to each other: quotes that go on, contents that hold other attributions, sources citing."""

from __future__ import annotations

from bisect import bisect_left

from dateline.extract.attribution.quotes import Quote
from dateline.extract.attribution.scan import Found, Scan
from dateline.extract.spans import Spans

# A quote shorter than this is a name or a single word held at arm's length, not a speech (read off training reports).
_SHORTEST_SPEECH = 6
# Contents that begin before a cue and may still hold it: sorted by where they begin, the last so many are looked at.
_MOST_OPEN = 40
_SPEECH = frozenset(
    {
        "say",
        "tell",
        "label",
        "claim",
        "phrase",
        "ask",
        "warn",
        "call",
        "state",
        "allege",
        "demand",
        "vow",
        "believe",
        "threaten",
        "agree",
    }
)


def join_quotes(scan: Scan, found: list[Found]) -> None:
    """Gives each quote that no cue reached, and that makes up whole sentences, to the speaker it goes on from.

    Within a paragraph that is the last speech before it, else the first after it. A paragraph that begins with a quote
    and names no speaker goes on from the paragraph before where that one ended in speech.
    """
    starts = {sentence.first: number for number, sentence in enumerate(scan.document.sentences)}
    covered = Spans(content for one in found for content in one.contents)
    last: Found | None = None
    last_paragraph = -1
    order = sorted((one for one in found if one.kind in _SPEECH and one.contents), key=_position)
    place = 0
    for quote in scan.quotes.items:
        while place < len(order) and _position(order[place]) < quote.first:
            last = order[place]
            last_paragraph = _paragraph(scan, _position(last))
            place += 1
        if quote.first not in starts or not _whole(scan, quote, starts) or covered.meet(quote.first, quote.last):
            continue
        paragraph = _paragraph(scan, quote.first)
        speaker = _speaker(scan, quote, paragraph, last, last_paragraph, order, place)
        if speaker is not None:
            speaker.contents.append((quote.first, quote.last))
            last, last_paragraph = speaker, paragraph


def _whole(scan: Scan, quote: Quote, starts: dict[int, int]) -> bool:
    """Whether the quote is speech: long enough, or a short sentence of its own."""
    return (
        quote.last - quote.first >= _SHORTEST_SPEECH or scan.document.sentences[starts[quote.first]].last == quote.last
    )


def _position(one: Found) -> int:
    return one.cue[0] if one.cue is not None else one.contents[0][0]


def _paragraph(scan: Scan, token: int) -> int:
    sentence_of = scan.document.sentence_of
    return scan.document.sentences[sentence_of[min(token, len(sentence_of) - 1)]].paragraph


def _speaker(
    scan: Scan, quote: Quote, paragraph: int, last: Found | None, last_paragraph: int, order: list[Found], place: int
) -> Found | None:
    if last is not None and last_paragraph == paragraph:
        return last
    if place < len(order) and _paragraph(scan, _position(order[place])) == paragraph:
        return order[place]
    if last is not None and last_paragraph == paragraph - 1:
        return last
    return None


def nest(scan: Scan, found: list[Found]) -> None:
    """Sets `within`: the smallest content that holds an attribution's cue. Never in a circle."""
    spans = sorted((content[0], content[1], number) for number, one in enumerate(found) for content in one.contents)
    firsts = [span[0] for span in spans]
    for number, one in enumerate(found):
        if one.within is not None:
            continue
        position = _position(one)
        place = bisect_left(firsts, position + 1)
        around = sorted(
            (last - first, other)
            for first, last, other in spans[max(0, place - _MOST_OPEN) : place]
            if position < last and other != number
        )
        one.within = next((other for _, other in around if not _leads_to(found, other, number)), None)


def _leads_to(found: list[Found], start: int, number: int) -> bool:
    """Whether `number` is among what `start` stands within."""
    outer: int | None = start
    while outer is not None and outer != number:
        outer = found[outer].within
    return outer is not None


def cite(scan: Scan, found: list[Found]) -> None:
    """Fills in what "citing Y" vouches for: the content of the next cue of its sentence, or else of the one before."""
    sentence_of = scan.document.sentence_of
    for number, one in enumerate(found):
        if one.kind != "passing-on" or one.contents or one.cue is None:
            continue
        here = sentence_of[one.cue[0]]
        for other in (number + 1, number - 1):
            if not 0 <= other < len(found) or found[other].kind == "passing-on" or not found[other].contents:
                continue
            if sentence_of[_position(found[other])] == here:
                one.contents = list(found[other].contents)
                one.within = None if _leads_to(found, other, number) else other
                break
