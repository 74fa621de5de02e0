"""Where what was said begins and ends: after the cue, before it, or on both sides."""

from __future__ import annotations

from dateline.extract.attribution.lexicon import LEAVES_OBJECT, NEW_ACTS
from dateline.extract.attribution.scan import Range, Scan

# The longest name of a new speaker that is looked for after "and", in tokens.
_LONGEST_SPEAKER = 10
# The longest subject of a clause behind which an insertion is looked for, in tokens; set by hand.
_LONGEST_SUBJECT = 20


def content_from(scan: Scan, first: int, high: int, *, clause: bool = True, to_comma: bool = False) -> Range | None:
    """The content that begins at token `first`: to the sentence's end, or where the report plainly goes on.

    A quote that runs over the sentence's end is taken whole. `clause` is false for objects ("denied the attack"),
    which end sooner; `to_comma` ends it at the first comma, for clauses that only lead up to the main one.
    """
    if first >= high:
        return None
    quote = scan.quotes.around(first)
    if quote is not None and quote.first == first and _speech(scan, quote.first, quote.last, high):
        return quote.first, quote.last
    end = _forward_end(scan, first, high, clause, to_comma)
    if end > high:
        return first, end
    running = scan.quotes.around(end - 1) if end >= high else None
    if running is not None and running.first >= first and running.last > end:
        return first, running.last
    first, end = scan.trimmed(first, _without_stop(scan, first, end))
    return (first, end) if end > first else None


def _speech(scan: Scan, first: int, last: int, high: int) -> bool:
    """Whether the quote is said whole, and not only some words of a longer content."""
    if last >= high or scan.tags[last] in ",.;-:)":
        return True
    return scan.last_inside((first, last)) in ".," and last - first > 4


def _without_stop(scan: Scan, first: int, end: int) -> int:
    if (
        end - 1 > first
        and scan.tags[end - 1] == "."
        and scan.quotes.around(end - 1) is None
        and scan.lowers[end - 1] not in "?!"
    ):
        return end - 1
    return end


def _forward_end(scan: Scan, first: int, high: int, clause: bool, to_comma: bool) -> int:
    tags, lowers = scan.tags, scan.lowers
    outer = scan.quotes.around(first)
    limit = min(high, outer.last - 1) if outer is not None and outer.first < first and outer.closed else high
    index = first + 1
    while index < limit:
        tag = tags[index]
        if tag == "Q":
            quote = scan.quotes.around(index)
            if quote is not None and quote.first == index:
                if to_comma and scan.last_inside((quote.first, quote.last)) == ",":
                    return min(quote.last, limit)
                index = min(quote.last, limit)
                continue
        if tag == ";" or (tag == "," and to_comma and not _inserts(scan, first, index)):
            return index
        if tag == ":" and index + 1 < limit and _long_quote_at(scan, index + 1):
            quoted = scan.quotes.around(index + 1)
            return index if quoted is None or to_comma else quoted.last
        opens = index == first + 1 and tags[first] == "T"  # "that, according to X, ..."
        if tag == "," and not opens and index + 1 < limit and _breaks_after_comma(scan, index + 1, limit, clause):
            return index
        if tag == "C" and lowers[index] in {"and", "but"} and _same_speaker_goes_on(scan, index + 1, limit, clause):
            return index
        if (
            not clause
            and (tag == "S" or lowers[index] in {"when", "after", "before"})
            and lowers[index] in LEAVES_OBJECT
            and (lowers[index] not in {"when", "after", "before"} or scan.has_verb(index, min(limit, index + 6)))
        ):
            return index
        index += 1
    return limit


def _inserts(scan: Scan, first: int, comma: int) -> bool:
    """ "that his neighbour, | Odo Dorr, believes": a comma before the verb of the clause ends nothing."""
    return scan.tags[first] == "T" and comma - first <= _LONGEST_SUBJECT and not scan.has_verb(first, comma)


def _breaks_after_comma(scan: Scan, after: int, limit: int, clause: bool) -> bool:
    word, tag = scan.lowers[after], scan.tags[after]
    if word in NEW_ACTS:
        return True
    if word == "as" and scan.lowers[after + 1 : after + 2] in (("saying",), ("telling",), ("stating",)):
        return False  # "quoted the minister, Hanno Dorr, as saying"
    if word in {"while", "though", "although"} and _new_speaker(scan, after + 1, limit):
        return True
    if tag == "C" and after + 1 < limit:
        return _same_speaker_goes_on(scan, after + 1, limit, clause)
    if not clause and (tag in "W" or (word in {"while", "although", "but", "as", "after"}) or word.endswith("ing")):
        return True
    return word in {"although", "though", "while", "whereas"} and not clause


def _same_speaker_goes_on(scan: Scan, index: int, limit: int, clause: bool) -> bool:
    """Whether a finite cue verb follows the conjunction at once: "X said A and | added B"; after an object any verb
    will do ("denied the charge and | left")."""
    if _new_speaker(scan, index, limit):
        return True
    while index < limit and scan.tags[index] in "BH":
        if not clause and scan.tags[index] == "H":
            return True
        index += 1
    if index >= limit:
        return False
    if not clause and scan.tags[index] in "VXM":
        return True
    return (
        scan.finite_cue(index)
        or scan.lowers[index] in {"went", "goes"}
        or (_third_person(scan, index) and scan.tags[index + 1 : index + 2] in {"D", "R", "O", "T", "Q"})
    )


def _new_speaker(scan: Scan, index: int, limit: int) -> bool:
    """Whether another's act of saying begins here: "..., and | Karim Dorr said"."""
    for at in range(index, min(limit, index + _LONGEST_SPEAKER)):
        if at > index and scan.finite_cue(at) and scan.tags[at] in "NV":
            return any(group.runs_on for cue in scan.cues.verbs[scan.lowers[at]] for group in cue.groups)
        if scan.tags[at] not in "NDAPRs.B":
            return False
    return False


def _third_person(scan: Scan, index: int) -> bool:
    found = scan.cues.verbs.get(scan.lowers[index])
    return found is not None and "third" in found[-1].forms


def _long_quote_at(scan: Scan, index: int) -> bool:
    quote = scan.quotes.around(index)
    return quote is not None and quote.first == index and quote.last - quote.first > 6


def content_before(scan: Scan, end: int, low: int) -> Range | None:
    """The content that ends at token `end` (a comma or closing quote before "X said"), back to the sentence's or
    quote's beginning; `low` is the sentence's first token or the end of the cue before."""
    if end <= low and scan.quotes.around(end - 1) is None:
        return None
    quote = scan.quotes.around(end - 1)
    if quote is not None and quote.last == end:
        before = quote.first - 1
        opens = quote.first <= low or scan.tags[before] in ".:," or quote.last - quote.first > 25
        if opens:
            return quote.first, quote.last
        return scan.trimmed(low, end) if quote.first >= low else (quote.first, quote.last)
    first, last = scan.trimmed(low, end)
    return (first, last) if last > first else None
