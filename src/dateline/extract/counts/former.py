"""Figures told again that their speaker gave before: "had first spoken of four", "its figure of Monday"."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.language.months import WEEKDAYS

_REACH = 14
"""Tokens before a figure in which the words for its being old stand. Set by reading; not calibrated."""
_SAYING = frozenset(
    "put spoken spoke given gave counted reported recorded said told announced listed set claimed estimated confirmed "
    "mentioned talked stated named cited".split()
)
_ONCE = frozenset("first initially earlier previously originally once".split())
_ONCE_SAID = _ONCE - {"once"}
_BETWEEN = _ONCE | {"also", "only", "already", "itself", "himself", "herself"}
_OLD = frozenset("earlier previous initial first former original preliminary".split())
_FIGURES = frozenset("figure figures toll count estimate number tally total report reports statement".split())
_ENDS = frozenset(".;")


def is_former(lowers: Sequence[str], first: int, begin: int) -> bool:
    """Whether the words from token `begin` up to the figure, which starts at `first`, tell it as an older one.

    "On Tuesday it | had put it at | 23", "an earlier count of | 12", "first | spoke of | four".
    """
    start = max(begin, first - _REACH)
    for index in range(first - 1, start - 1, -1):
        word = lowers[index]
        if word in _ENDS:
            return False
        if word in _SAYING and _once_said(lowers, index, start):
            return True
        if word in _FIGURES and lowers[max(start, index - 1)] in _OLD:
            return True
    return False


def of_a_day(lowers: Sequence[str], last: int, stop: int) -> bool:
    """ "600 settlers, | his figure of Monday": words behind a figure, which ends before token `last`."""
    words = lowers[last : min(last + 5, stop)]
    return len(words) == 5 and words[0] == "," and words[2] in _FIGURES and words[3] in ("of", "from") and (
        words[4] in WEEKDAYS
    )  # fmt: skip


def _once_said(lowers: Sequence[str], index: int, start: int) -> bool:
    """Whether a word of saying is a pluperfect, or is said to have been said first."""
    at = index - 1
    once = False
    while at >= start and lowers[at] in _BETWEEN:
        once = once or lowers[at] in _ONCE_SAID
        at -= 1
    return once or (at >= start and lowers[at] == "had")
