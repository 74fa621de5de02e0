"""Where a report goes over to another incident, by its own words: "elsewhere", "60 km to the north", another day.

What stands behind such words in their sentence was not told before them. Of two deeds that each name a weekday the one
on Saturday is not the one on Tuesday; nor is a robbery of 2023 the raid of Wednesday.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from dateline.codebook.terms import Codebook
from dateline.extract.drafts import Told
from dateline.extract.scene import Scene
from dateline.language.months import WEEKDAYS
from dateline.language.number_words import digits_value, word_value

_UNITS = frozenset("km kilometre kilometres kilometer kilometers mile miles".split())
_AWAY = frozenset("away upstream downstream upriver downriver inland offshore farther further".split())
_POINTS = frozenset(
    "north south east west northeast northwest southeast southwest north-east north-west south-east south-west".split()
)
_NIGHT = frozenset("night overnight late midnight early dawn morning evening".split())
"""With these two days that follow each other may be one night."""
_LATELY = frozenset("minute minutes hour hours day days".split())
_LEAD = 4
"""Tokens from the beginning of a sentence, or of a clause, in which "elsewhere" leads over. Set by reading."""


class Partings:
    """Which two of a report's deeds its words keep apart."""

    __slots__ = ("_after", "_days", "_old", "_told")

    def __init__(self, scene: Scene, told: Sequence[Told]) -> None:
        self._told = told
        self._after = _led_over(scene, told)
        self._days = [_weekday(one) for one in told]
        self._old = [_long_ago(one) for one in told]

    def apart(self, one: int, two: int) -> bool:
        """Whether deeds `one` and `two`, by their places in the order of the text, are told as two incidents."""
        if one > two:
            one, two = two, one
        if self._after[two] > self._told[one].event.trigger.first:
            return True
        if _dies(self._told[one]) or _dies(self._told[two]):
            return False  # who was hurt on Saturday may die on Tuesday
        first, second = self._days[one], self._days[two]
        if first is None or second is None:
            return (self._old[one] and second is not None) or (self._old[two] and first is not None)
        return not _one_day(first, second)


def _led_over(scene: Scene, told: Sequence[Told]) -> list[int]:
    """Of each deed the token of the words before it in its sentence that lead over to another incident, -1 if none.

    What befell people behind them ("and a clerk died") goes with the deed told before it there.
    """
    found: list[int] = []
    leads: dict[int, list[int]] = {}
    opened: set[int] = set()
    for one in told:
        trigger = one.event.trigger
        if trigger.sentence not in leads:
            leads[trigger.sentence] = _leads(scene, trigger.sentence)
        before = max((at for at in leads[trigger.sentence] if at <= trigger.first), default=-1)
        if one.definite or (_dies(one) and before not in opened):
            before = -1
        opened.add(before)
        found.append(before)
    return found


def _leads(scene: Scene, number: int) -> list[int]:
    """The tokens of a sentence at which its words lead over."""
    lowers, sentence = scene.document.lowers, scene.document.sentences[number]
    phrases = _phrases(scene.codebook)
    found = []
    begin = sentence.first
    for index in range(sentence.first, sentence.last):
        word = lowers[index]
        if word in (",", ";") or (word in ("and", "while") and index > begin):
            begin = index + 1 if word != "," or lowers[index + 1 : index + 2] == ("and",) else begin
        near = index - begin < _LEAD
        led = any(lowers[index : index + len(words)] == words for words in phrases.get(word, ()))
        if (near and led) or (word in _UNITS and _far(lowers, index, sentence.last)):
            found.append(begin)
    return found


@cache
def _phrases(codebook: Codebook) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The words that lead over, by the first of them."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in codebook.cues["partings"]:
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append(words)
    return {first: tuple(rows) for first, rows in found.items()}


def _far(lowers: tuple[str, ...], unit: int, stop: int) -> bool:
    """ "60 km to the north", "4 miles upstream", but not "60 km north of the capital"."""
    if not unit or (digits_value(lowers[unit - 1]) is None and word_value(lowers[unit - 1]) is None):
        return False
    at = unit + 1
    if lowers[at : at + 2] == ("to", "the"):
        at += 2
    if at >= stop or lowers[at] not in _AWAY | _POINTS:
        return False
    behind = lowers[at + 1 : at + 3]
    return behind[:1] not in (("of",), ("from",)) or behind in (("from", "there"), ("from", "it"))


def _dies(one: Told) -> bool:
    sense = one.event.trigger.sense
    return sense is not None and sense.subject == "victim"


def _weekday(one: Told) -> tuple[int, bool] | None:
    """The one weekday that the deed names, Monday 0, and whether it may be a night's."""
    found = {WEEKDAYS[word] for said in one.dates for word in said.split() if word in WEEKDAYS}
    if len(found) != 1:
        return None
    return found.pop(), not _NIGHT.isdisjoint(word for said in one.dates for word in said.split())


def _one_day(a: tuple[int, bool], b: tuple[int, bool]) -> bool:
    if a[0] == b[0]:
        return True
    return (a[1] or b[1]) and (a[0] - b[0]) % 7 in (1, 6)


def _long_ago(one: Told) -> bool:
    """Whether the deed is of a year, or of a time weeks or more before, and of no weekday."""
    words = [word.strip(".,") for said in one.dates for word in said.split()]
    if not words or any(word in WEEKDAYS for word in words):
        return False
    year = len(words) == len(one.dates) and any(len(word) == 4 and word.isdecimal() for word in words)
    return year or ("ago" in words and _LATELY.isdisjoint(words))
