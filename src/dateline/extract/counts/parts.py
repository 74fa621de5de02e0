"""Parts and wholes among the counts of a report: "including the bomber", and "another 20" after "about 30"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from dateline.extract.counts.mention import CountMention
from dateline.language.document import Document
from dateline.language.number_words import digits_value, word_value

_REACH = 1
"""How many sentences back "another 20" may look for the count that it goes on from (read off the training reports)."""


_PERIODS = frozenset(
    (first, second)
    for first in ("this", "last", "past", "previous", "recent")
    for second in ("year", "years", "month", "months", "decade", "decades", "season")
)
_ALWAYS = frozenset({("so", "far"), ("to", "date"), ("a", "year"), ("a", "day"), ("each", "year"), ("every", "year"),
                     ("every", "day"), ("each", "day")})  # fmt: skip
_PERIOD_WORDS = frozenset({"annually", "nationwide", "statewide", "yearly", "per"})

_DEEDS = frozenset("attacks incidents shootings bombings raids clashes strikes ambushes assaults killings".split())
_FEW = 3
"""Attacks that one report may well tell of together ("12 people were killed in two attacks"). Set by reading."""
_MOST_BACK = 30  # counts looked back over, so that one endless sentence costs no more than its length


def tally_words(document: Document, sentence: int) -> tuple[bool, bool]:
    """Whether the sentence speaks of a period rather than of one incident: surely, and if its words add up.

    "So far" and "annually" always do. "This year" or "last month" may as well date one incident: they count where the
    words add up ("has had 12 homicides", "have been killed").
    """
    _, _, first, last, _ = document.sentences[sentence]
    words = document.lowers[first:last]
    pairs = set(pairwise(words))
    sure = not _PERIOD_WORDS.isdisjoint(words) or not _ALWAYS.isdisjoint(pairs) or _many_attacks(words)
    return sure, sure or not _PERIODS.isdisjoint(pairs)


def _many_attacks(words: Sequence[str]) -> bool:
    """ "118 people in 23 attacks": a number right before a plural of deeds, behind "in"."""
    return any(
        word in _DEEDS and at > 1 and words[at - 2] in ("in", "over", "across") and _most(words[at - 1]) > _FEW
        for at, word in enumerate(words)
    )


def _most(word: str) -> int:
    return digits_value(word) or word_value(word) or 0


def linked(document: Document, mentions: Sequence[CountMention]) -> tuple[CountMention, ...]:
    """The mentions with their parts numbered from 0 in the order of the text, and attackers among a whole noted."""
    grouped = _with_others(document, mentions)
    numbers: dict[int, int] = {}
    done: list[CountMention] = []
    for mention in grouped:
        parts = None if mention.parts is None else numbers.setdefault(mention.parts, len(numbers))
        done.append(replace(mention, parts=parts))
    for mention in done:
        if mention.part_of is not None and mention.field.endswith("_perpetrators"):
            whole = done[mention.part_of]
            before = whole.value.includes_perpetrators or 0
            value = replace(whole.value, includes_perpetrators=before + mention.value.low)
            done[mention.part_of] = replace(whole, value=value)
    return tuple(done)


def _with_others(document: Document, mentions: Sequence[CountMention]) -> list[CountMention]:
    """ "Two others", "another 20" share a set of parts with the count of the same outcome that they go on from."""
    done = list(mentions)
    fresh = max((mention.parts for mention in mentions if mention.parts is not None), default=0) + 1
    for place, mention in enumerate(done):
        if not mention.other or mention.part_of is not None or mention.value.low == 0:
            continue
        before = _gone_on_from(document, done, place)
        if before is None:
            continue
        parts = done[before].parts if done[before].parts is not None else mention.parts
        if parts is None:
            parts, fresh = fresh, fresh + 1
        done[before] = replace(done[before], parts=parts)
        done[place] = replace(mention, parts=parts)
    return done


def _gone_on_from(document: Document, mentions: Sequence[CountMention], place: int) -> int | None:
    mention = mentions[place]
    paragraph = document.sentences[mention.sentence].paragraph
    for before in range(place - 1, max(-1, place - _MOST_BACK), -1):
        earlier = mentions[before]
        if mention.sentence - earlier.sentence > _REACH or document.sentences[earlier.sentence].paragraph != paragraph:
            return None
        if earlier.field != mention.field or earlier.part_of is not None or not earlier.value.low or earlier.whole:
            continue
        told_again = earlier.other and earlier.sentence != mention.sentence
        return None if told_again else before
    return None
