"""What follows the words of saying, once addressees and settings are passed over ("told reporters on Monday that")."""

from __future__ import annotations

from typing import Literal

from dateline.extract.attribution.lexicon import ABOUT, PERIODS, SETTINGS, THAT_WORDS
from dateline.extract.attribution.scan import Scan
from dateline.language.number_words import SMALL, UNITS

Follow = Literal["that", "quote", "to", "bare", "about", "end", "by", "as"]
"""What comes after a cue once addressees and settings are passed over."""

# "in an interview with the evening news of the capital's radio": tokens in which the end of a setting is looked for.
_LONGEST_SETTING = 18
# "said late Monday in a telephone interview with ...": more insertions than this were not seen.
_MOST_SETTINGS = 6

_INTERVALS = frozenset({"earlier", "later", "before", "ago", "after"})
_HEDGES = frozenset({"about", "around", "over", "under", "between"})
"""Prepositions that only hedge a number behind them."""


def after_cue(scan: Scan, start: int, high: int, addressed: bool, takes_to: bool = True) -> tuple[Follow, int]:
    """What follows the cue that ended at token `start`, and the token where that begins."""
    index = start
    if addressed:
        index = _past_addressee(scan, index, high)
    for _ in range(_MOST_SETTINGS):
        if index >= high:
            break
        plain = _plain_follow(scan, index, high)
        if plain is not None:
            return plain
        tag, after = scan.tags[index], None
        if (tag in "AB" and not (tag == "B" and _opens_clause(scan, index, high))) or (
            scan.lowers[index] in PERIODS and scan.tags[index - 1] == "A"
        ):
            after = index + 1
        elif _time_phrase(scan, index, high):
            after = index + 2
        elif (past := _past_interval(scan, index, high)) is not None:
            after = past
        elif tag in "IP":
            follow, after = _past_preposition(scan, index, high, takes_to)
            if follow is not None:
                return follow, index
        if after is None:
            return "bare", index
        index = after
    return "end", index


def _plain_follow(scan: Scan, index: int, high: int) -> tuple[Follow, int] | None:
    """What follows where the token at `index` says so by itself."""
    tag = scan.tags[index]
    if scan.lowers[index] in {"after", "before"} and scan.has_verb(index, min(high, index + _LONGEST_SETTING)):
        return "end", index  # "..., she said after she had been led there"
    if tag == "T" or (tag in "WS" and scan.lowers[index] in THAT_WORDS):
        return "that", index
    if tag == "Q":
        quote = scan.quotes.around(index)
        return ("quote", index) if quote is not None and quote.first == index else ("end", index)
    if tag == ":":
        return "quote", index + 1
    if tag == ",":
        return _after_comma(scan, index, high)
    return ("end", index) if tag in ";.)-C" else None


def _time_phrase(scan: Scan, index: int, high: int) -> bool:
    """ "last week", "late Monday"."""
    opens = scan.lowers[index] in {"last", "this", "late", "early", "earlier", "next"}
    return opens and index + 1 < high and (scan.tags[index + 1] == "A" or scan.lowers[index + 1] in PERIODS)


def _past_interval(scan: Scan, index: int, high: int) -> int | None:
    """Past "a day earlier", "two hours later", "the week before"."""
    end = index
    while end < high and (scan.tags[end] == "D" or _number_at(scan, end)):
        end += 1
    period = scan.lowers[end] if index < end < high - 1 else ""
    if period.removesuffix("s") not in PERIODS or scan.lowers[end + 1] not in _INTERVALS:
        return None
    return end + 2


def _past_preposition(scan: Scan, index: int, high: int, takes_to: bool) -> tuple[Follow | None, int | None]:
    """Past a setting ("in a statement", "to reporters"), or what follows where the phrase is no setting."""
    word = scan.lowers[index]
    if word == "by" and (scan.lowers[index + 1 : index + 2] or ("",))[0] in SETTINGS:
        return None, index + 2  # "reported by radio"
    if word == "by":
        return "by", None
    if word in _HEDGES and _number_at(scan, index + 1):
        return "bare", None  # "recorded about 350 dead"
    if scan.tags[index] == "I" and _to_somebody(scan, index, high):
        return None, index + 2
    if word == "as":
        return "as", None
    phrase = _past_phrase(scan, index, high)
    if scan.tags[index] == "I":
        named = scan.tags[index + 1 : index + 2] in {"N", "D", "O"}
        if phrase is None or not named or (takes_to and not phrase[1]):
            return "to", None
    elif phrase is None:
        return ("about" if word in ABOUT else "bare"), None
    return None, phrase[0]


def _to_somebody(scan: Scan, index: int, high: int) -> bool:
    """ "Reported to her twelve people killed": a pronoun, and then what was said."""
    if index + 2 >= high:
        return False
    her = scan.lowers[index + 1] == "her"  # "to her" or "to her house"
    said = scan.tags[index + 2] in ("DTQ" if her else "NDTQ") or _number_at(scan, index + 2)
    return (her or scan.tags[index + 1] == "O") and said


def _number_at(scan: Scan, index: int) -> bool:
    word = scan.lowers[index] if index < len(scan.lowers) else " "
    return word[0].isdigit() or word.split("-")[0] in SMALL or word in UNITS


def _opens_clause(scan: Scan, index: int, high: int) -> bool:
    return (
        index + 1 < high
        and scan.tags[index + 1] in "DRNHXM"
        and scan.lowers[index] not in {"also", "later", "earlier", "again", "repeatedly", "here", "recently"}
    )


def _after_comma(scan: Scan, comma: int, high: int) -> tuple[Follow, int]:
    """After "said,": a quote, "that", or an insertion ("said, however, that"); else the content stood before."""
    after = comma + 1
    if after < high and scan.tags[after] == "Q":
        return "quote", after
    if after < high and scan.tags[after] == "T":
        return "that", after
    closing = scan.tags.find(",", after, min(high, after + 14))
    if closing > 0 and closing + 1 < high:
        nxt = closing + 1
        if scan.tags[nxt] in "T":
            return "that", nxt
        if scan.tags[nxt] == "Q":
            return "quote", nxt
    return "end", comma


def _past_phrase(scan: Scan, index: int, high: int) -> tuple[int, bool] | None:
    """Past "on Monday", "in a statement", "to reporters", where that is a setting: the token after it, and whether a
    content plainly follows; None where the phrase is itself what was said."""
    tags, lowers = scan.tags, scan.lowers
    inside = index + 1
    if tags[inside : inside + 1] == "A":
        while inside < high and (tags[inside] == "A" or lowers[inside][0].isdigit()):
            inside += 1
        return inside, False
    end, setting = inside, False
    while end < min(high, index + _LONGEST_SETTING):
        tag = tags[end]
        if tag in "TQ:,.;" or (tag == "W" and lowers[end] in THAT_WORDS):
            plain = tag in "TQ:" or (tag == "," and tags[end + 1 : end + 2] in {"T", "Q"})
            return (end, plain) if plain or (tag in ".,;" and (setting or tags[index] == "I")) or setting else None
        if tag == "V" and end > inside and tags[end + 1 : end + 2] == "P":  # "a statement posted on ..."
            end += 1
            continue
        if tag in "VXHMR" or (tag == "N" and end > inside and scan.finite_cue(end)):
            return (_setting_end(scan, inside, end), False) if setting else None
        setting = setting or lowers[end] in SETTINGS or lowers[end] in PERIODS or tags[end] == "A"
        end += 1
    return (end, False) if setting and end >= high else None


def _setting_end(scan: Scan, first: int, verb: int) -> int:
    """The end of the setting when a clause without "that" follows it: at a pronoun, else after its setting word."""
    if scan.tags[verb] == "R":
        return verb
    for index in range(first, verb):
        if scan.lowers[index] in SETTINGS or scan.tags[index] == "A" or scan.lowers[index] in PERIODS:
            while index + 1 < verb and (scan.lowers[index + 1] in SETTINGS or scan.tags[index + 1] == "A"):
                index += 1
            return index + 1
    return verb


def _past_addressee(scan: Scan, index: int, high: int) -> int:
    """The token after "reporters", "the BBC", "him" in "told ...", where what follows can be what was told."""
    tags = scan.tags
    if index >= high:
        return index
    if tags[index] in "OR" or scan.lowers[index] == "her":
        return index + 1
    end = index
    while end < min(high, index + 16):
        if tags[end] in "TQ:,.;I" or (tags[end] in "WS" and scan.lowers[end] in THAT_WORDS):
            return end
        if tags[end] == "A" and end > index:
            return end
        if tags[end] in "R" or (
            tags[end] == "D" and end > index and tags[end - 1] not in "PC" and scan.lowers[end].isalpha()
        ):
            return end
        if scan.is_verb(end):
            return min(end, index + (2 if tags[index] == "D" else 1))
        end += 1
    return end if end >= high else index
