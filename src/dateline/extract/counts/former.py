"""Figures that are not first: "had first spoken of four", "its figure of Monday", "now counts seven", "four more"."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.language.months import WEEKDAYS

_REACH = 14
"""Tokens before a figure in which the words for its being old stand. Set by reading; not calibrated."""
_SAYING = frozenset(
    "noted wrote written registered published put spoken spoke given "
    "gave counted reported recorded said told announced listed set claimed estimated confirmed "
    "mentioned talked stated named cited".split()
)
_ONCE = frozenset("first initially earlier previously originally once".split())
_ONCE_SAID = _ONCE - {"once"}
_BETWEEN = _ONCE | {"also", "only", "already", "itself", "himself", "herself"}
_OLD = frozenset("earlier previous initial first former original preliminary".split())
_FIGURES = frozenset("figure figures toll count estimate number tally total report reports statement".split())
_ENDS = frozenset(".;")
_NEAR = 6
"""Tokens before a figure in which the words for its being new stand. Set by reading."""
_NOW = frozenset("now raised lowered revised corrected risen climbed rose climbed fallen dropped".split())
_MORE = frozenset("more another additional further".split())


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


def is_newer(lowers: Sequence[str], first: int, begin: int) -> bool:
    """Whether words right before the figure say that it replaces another: "now counts | ten", "has risen to | ten"."""
    near = lowers[max(begin, first - _NEAR) : first]
    return not _NOW.isdisjoint(near) and not _ENDS.union({","}).intersection(near)


def is_more(lowers: tuple[str, ...], first: int, last: int) -> bool:
    """Whether those counted come on top of others: "four more bodies", "another 20", "the last four bodies"."""
    before = lowers[max(0, first - 1) : first]
    return not _MORE.isdisjoint(lowers[first:last]) or before in (("another",), ("last",), ("final",), ("further",))


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
