"""Words for a figure: "the number of clerks killed", "the dead", and "it" or "their number" that go on from one.

What such words lead to ("at 12", "from 16 to 15") is read by `tolls`.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extract.counts.nouns import STOPS, noun_of, tables
from dateline.language.number_words import digits_value, word_value

_HEADS = frozenset("number numbers figure figures count tally total toll estimate that".split())
_OF = frozenset({"of", "for", "on"})
_SKIPPED = frozenset("the those all these any".split())
_WHO = frozenset("who that were was have had has been are".split())
_NOUNS = 5
"""Tokens at most from "number of" to the outcome: "number of young salt pickers killed". Set by reading."""
_PEOPLE = {"hostages": "abducted", "captives": "abducted", "detainees": "arrested", "arrests": "arrested",
           "fatalities": "killed", "deaths": "killed", "casualties": "killed_or_injured",
           "kidnappings": "abducted", "abductions": "abducted", "disappearances": "missing",
           "injuries": "injured"}  # fmt: skip
THE_HURT = {"dead": "killed", "killed": "killed", "slain": "killed", "fallen": "killed", "wounded": "injured",
        "injured": "injured", "hurt": "injured", "missing": "missing", "displaced": "displaced",
        "homeless": "displaced", "abducted": "abducted", "kidnapped": "abducted", "hostages": "abducted",
        "captives": "abducted", "arrested": "arrested", "detained": "arrested", "detainees": "arrested"}  # fmt: skip
"""Whom "the dead", "the wounded" are, by outcome."""
_LEADS = frozenset("at to as from number numbered numbering totalled totaled totals stood stands stand".split())
_PLACES = frozenset("in from on of at among".split())
_ABOUT = frozenset("about around nearly almost over some roughly least more than only just now already still".split())

_VERBS = frozenset(
    "put puts putting set sets setting place places placed gave give gives giving given estimate estimates estimated "
    "revise revises revised raise raises raised lower lowers lowered lowering raising cut cuts correct corrected "
    "corrects reckon reckons reckoned bring brings brought increase increased reduce reduced".split()
)
_THAT = frozenset({"it", "them", "this", "that", "these"})
_OWN = frozenset("the their its his her this that our".split())
_FIGURE = frozenset("number figure total tally count estimate".split())
_RIGHT = frozenset("right correct true real actual final latest new current confirmed".split())
_BECOMES = frozenset("was is stood stands rose risen climbed grown reached fell dropped came went increased".split())
_BETWEEN = frozenset("had has now then since already later at to up down by".split())
_CLOSES = frozenset({".", ",", ";", ")", "and", "by", "on"})
_RECORDED = frozenset("recorded counted reported listed registered tallied noted mentioned of".split())
_EARLIER = frozenset("earlier previously first initially originally before once".split())


FIGURE_WORDS = _HEADS | _VERBS | _OWN | _RECORDED | {"it"}
"""First words of anything that may stand for a figure."""


def figure_words(lowers: Sequence[str], index: int, stop: int, *, after_figure: bool) -> tuple[int, str] | None:
    """Of words for a figure at `index` the token behind them and the outcome they are of, else None.

    "That of the injured" is one only `after_figure`, where a figure's words stand before in the sentence.
    """
    word = lowers[index]
    if word in _HEADS and index + 2 < stop and lowers[index + 1] in _OF and (word != "that" or after_figure):
        return _of_persons(lowers, index + 2, stop)
    if word == "the" and index + 2 < stop and lowers[index + 1] in THE_HURT:
        behind = index + 2
        if lowers[behind] in _LEADS and _number_near(lowers, behind + 1, stop, 3):
            return behind, THE_HURT[lowers[index + 1]]
        if lowers[behind] in _PLACES:
            leads = next((at for at in range(behind + 1, min(behind + 6, stop)) if lowers[at] in _LEADS), None)
            if leads is not None and _number_near(lowers, leads + 1, stop, 2):
                return behind, THE_HURT[lowers[index + 1]]
    return None


def _of_persons(lowers: Sequence[str], index: int, stop: int) -> tuple[int, str] | None:
    """The outcome and its end in "pickers killed", "the wounded pickers", "people who were killed", "hostages"."""
    for position in range(index, min(index + _NOUNS, stop)):
        word = lowers[position]
        field = _PEOPLE.get(word) or THE_HURT.get(word) or _outcome(lowers, position, stop)
        if field is not None:
            behind = position + 1
            noun = noun_of(lowers[behind]) if behind < stop else None
            return behind + (noun is not None and noun.plural), field
        if word not in _SKIPPED and word not in _WHO and (word in STOPS or not word[0].isalpha()):
            return None
    return None


def _outcome(lowers: Sequence[str], index: int, stop: int) -> str | None:
    for outcome in tables().outcomes.get(lowers[index], ()):
        last = index + len(outcome.words)
        past = outcome.frame in ("happening", "state") or (outcome.frame == "act" and outcome.form == "past")
        if past and not outcome.behind and last <= stop and tuple(lowers[index:last]) == outcome.words:
            return outcome.field
    return None


def _number_near(lowers: Sequence[str], index: int, stop: int, reach: int) -> bool:
    for word in lowers[index : min(index + reach, stop)]:
        if word_value(word) is not None or (word[0].isdecimal() and digits_value(word) is not None):
            return True
        if word not in _ABOUT and word not in ("at", "to", "as", "from"):
            return False
    return False


def goes_on(lowers: Sequence[str], index: int, first: int, stop: int) -> int | None:
    """The token behind words at `index` that go on from a figure told before, with a new number: "put it" (at 12),
    "the figure" (stood at 12), "it" (was 12), "earlier recorded" (12)."""
    word = lowers[index]
    if word in _VERBS:
        behind = _object(lowers, index + 1, stop)
        return behind if behind is not None and lowers[behind : behind + 1] and lowers[behind] in _LEADS else None
    told = index + 1 + (lowers[index + 1 : index + 2] != () and lowers[index + 1] in _RIGHT)
    subject = 1 if word == "it" else told + 1 - index if word in _OWN and told < stop and lowers[told] in _FIGURE else 0
    if subject:
        return _becomes(lowers, index + subject, stop)
    if word in _RECORDED and _bare(lowers, index + 1, stop) and not _EARLIER.isdisjoint(lowers[first:index]):
        return index + 1
    return None


def _object(lowers: Sequence[str], index: int, stop: int) -> int | None:
    if index + 1 < stop and lowers[index] in _THAT and lowers[index + 1] in _LEADS:
        return index + 1
    if index + 2 < stop and lowers[index] in _OWN and lowers[index + 1] in _FIGURE:
        return index + 2
    return None


def _becomes(lowers: Sequence[str], index: int, stop: int) -> int | None:
    position, verb = index, None
    while position < stop and (lowers[position] in _BECOMES or lowers[position] in _BETWEEN):
        verb = position if lowers[position] in _BECOMES else verb
        position += 1
    return verb if verb is not None and _bare(lowers, position, stop) else None


def _bare(lowers: Sequence[str], index: int, stop: int) -> bool:
    """Whether a number stands at `index` that has no noun behind it."""
    while index < stop and lowers[index] in _ABOUT:
        index += 1
    if index >= stop or (word_value(lowers[index]) is None and digits_value(lowers[index]) is None):
        return False
    return index + 1 >= stop or lowers[index + 1] in _CLOSES
