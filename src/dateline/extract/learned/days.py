"""The day of a deed to which the rules give none: of the dates that the report tells, the likeliest, by boosted trees.

The rules take a date of the deed's own sentence. Here every account is paired with the dates near its deeds, and each
pair described by how far the two stand apart, what stands between and before, what kind of date it is, and whose the
rules think it is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple, get_args

import numpy as np
from numpy.typing import NDArray

from dateline.extract.drafts import Draft
from dateline.extract.facts import Fact
from dateline.extract.scene import Scene
from dateline.language.date_forms import DateExpression, Form
from dateline.models.trees import Trees
from dateline.schema.claims import NETWORK
from dateline.schema.values import DatePrecision, PartialDate

DATED = 0.5
"""From what probability on a date is an account's. By cross-validation on the MUC-4 training reports 80 % of those
added at 0.5 are in the key's range, 77 % at 0.4, 82 % at 0.6 and 88 % at 0.7, where half as many are added."""
_REACH = 6
"""Dates before a deed, and as many after it, that are paired with its account."""
_DEEDS = 20
"""Deeds of an account whose neighbourhood is looked at."""
_FAR = 30
_FORMS: tuple[Form, ...] = get_args(Form)
_PRECISIONS: tuple[DatePrecision, ...] = get_args(DatePrecision)
_BEFORE = (
    ("on", "in", "at", "during"), ("since", "from"), ("until", "by", "to", "before"), ("after", "following"), ("of",),
    (",",),
)  # fmt: skip
COLUMNS = 9 + len(_BEFORE) + len(_FORMS) + len(_PRECISIONS) + 8 + 7 + 13 + 2
_SAYING = frozenset(("said", "told", "reported", "announced", "stated", "added"))
_CLAUSES = frozenset(("where", "when", "which", "who", "whose", "after", "before", "because", "although", "while"))


class Pair(NamedTuple):
    """An account, by its place in the list of drafts, and a date."""

    account: int
    date: DateExpression


class Pairs(NamedTuple):
    """All pairs of one report and their rows: pairs x columns."""

    found: tuple[Pair, ...]
    rows: NDArray[np.float32]


class _Deed(NamedTuple):
    sentence: int
    token: int
    account: int


class DayFinder:
    """Pairs the accounts of one report with its dates. `told` are the rules' facts of each draft."""

    __slots__ = ("_accounts", "_dated", "_dates", "_deeds", "_drafts", "_main", "_mentions", "_scene", "_words")

    def __init__(
        self, scene: Scene, drafts: Sequence[Draft], main: Draft | None, told: Sequence[Sequence[Fact]]
    ) -> None:
        self._scene = scene
        self._drafts = drafts
        self._main = main
        self._dates = [one for one in scene.dates if not one.dateline]
        self._accounts = [
            [_Deed(one.event.trigger.sentence, one.event.trigger.first, number) for one in draft.told[:_DEEDS]]
            for number, draft in enumerate(drafts)
        ]
        self._deeds = sorted(deed for deeds in self._accounts for deed in deeds)
        self._mentions = Counter(one.as_said.lower() for one in self._dates)
        self._dated: dict[tuple[int, int], set[int]] = {}  # the accounts to which the rules give a date
        self._words: dict[str, set[int]] = {}  # and to which they give one of these words
        for number, facts in enumerate(told):
            for fact in facts:
                if fact.field == "date":
                    self._dated.setdefault((fact.start, fact.end), set()).add(number)
                    self._words.setdefault(scene.document.text[fact.start : fact.end].lower(), set()).add(number)

    def find(self) -> Pairs:
        """The pairs by account, and in each by the date's place."""
        near = [self._near(deeds) for deeds in self._accounts]
        shared = {number: self._of_date(number) for number in sorted({one for dates in near for one in dates})}
        found, rows = [], []
        for account, dates in enumerate(near):
            gaps = sorted(self._gap(one, account) for one in dates)
            for number in dates:
                found.append(Pair(account, self._dates[number]))
                gap = self._gap(number, account)
                rows.append([
                    *shared[number], *self._of_account(account), *self._between(number, account),
                    float(bisect_left(gaps, gap)), float(gaps[0]),
                ])  # fmt: skip
        return Pairs(tuple(found), np.array(rows, dtype=np.float32).reshape(len(rows), COLUMNS))

    def _near(self, deeds: Sequence[_Deed]) -> list[int]:
        """The numbers of the dates next to any of the deeds, and of the report's first."""
        near = set(range(min(2, len(self._dates))))
        for deed in deeds:
            at = bisect_left(self._dates, deed.token, key=lambda one: one.first)
            near.update(range(max(0, at - _REACH), min(at + _REACH, len(self._dates))))
        return sorted(near)

    def _sentence(self, number: int) -> int:
        return self._scene.document.sentence_of[self._dates[number].first]

    def _closest(self, number: int, deeds: Sequence[_Deed]) -> _Deed:
        sentence, token = self._sentence(number), self._dates[number].first
        return min(deeds, key=lambda one: (abs(one.sentence - sentence), abs(one.token - token)))

    def _gap(self, number: int, account: int) -> int:
        """Sentences between a date and the account's nearest deed."""
        return abs(self._closest(number, self._accounts[account]).sentence - self._sentence(number))

    def _of_date(self, number: int) -> list[float]:
        """What a date is in its report, whoever's it may be."""
        date, document = self._dates[number], self._scene.document
        sentence, words = self._sentence(number), date.as_said.lower()
        before = document.lowers[date.first - 1] if date.first else ""
        return [
            float(min(sentence, _FAR)), sentence / len(document.sentences), float(len(document.sentences)),
            float(min(number, _FAR)), float(min(len(self._dates), _FAR)), float(self._mentions[words]),
            float(self._scene.spoken_about(date.start, date.end)),
            float(self._scene.contents.hold(date.start, date.end)),
            float(not _SAYING.isdisjoint(document.lowers[max(0, date.first - 6) : date.first])),
            *(float(before in some) for some in _BEFORE), *(float(date.form == one) for one in _FORMS),
            *(float(date.precision == one) for one in _PRECISIONS),
            float(np.clip(date.shift, -40, 40)), float(date.weekday is not None),
            -2.0 if date.direction is None else float(date.direction), float(date.future), float(date.anchored),
            float(date.unit == "day"), float(date.until is not None), float(date.begin.year is not None),
        ]  # fmt: skip

    def _of_account(self, account: int) -> list[float]:
        draft = self._drafts[account]
        return [
            float(min(account, _FAR)), float(min(len(self._drafts), _FAR)), float(draft is self._main),
            float(draft.background), float(draft.aggregate is not None), float(draft.stage == "accomplished"),
            float(min(len(draft.told), _FAR)),
        ]  # fmt: skip

    def _between(self, number: int, account: int) -> list[float]:
        """How the date stands to the account's deeds, to those of others, and whose the rules think it is."""
        date, document, deeds = self._dates[number], self._scene.document, self._accounts[account]
        sentence, words = self._sentence(number), date.as_said.lower()
        nearest = self._closest(number, deeds)
        gap, tokens = abs(nearest.sentence - sentence), abs(nearest.token - date.first)
        others = [one for one in self._beside(date.first) if one.account != account]
        other = self._closest(number, others) if others else None
        rival = abs(other.sentence - sentence) if other else _FAR
        clause = document.lowers[min(nearest.token, date.first) : max(nearest.token, date.first)] if not gap else ()
        paragraphs = document.sentences[sentence].paragraph - document.sentences[nearest.sentence].paragraph
        ruled, said = self._dated.get((date.start, date.end), set()), self._words.get(words, set())
        return [
            float(min(gap, _FAR)), float(np.clip(sentence - nearest.sentence, -_FAR, _FAR)),
            float(tokens if not gap else 200), float(np.clip(sentence - deeds[0].sentence, -_FAR, _FAR)),
            float(min(abs(paragraphs), _FAR)), float(rival),
            float(abs(other.token - date.first) if other and not rival else 200),
            float(not _CLAUSES.isdisjoint(clause)), float(gap <= rival),
            float(account in ruled), float(account in said), float(bool(ruled - {account})),
            float(bool(said - {account})),
        ]  # fmt: skip

    def _beside(self, token: int) -> list[_Deed]:
        """The deeds told next before and after a token."""
        at = bisect_left(self._deeds, (self._scene.document.sentence_of[token], token))
        return self._deeds[max(0, at - _REACH) : at + _REACH]


def dated(
    text: str, pairs: Pairs, chances: Sequence[float], told: Sequence[Sequence[Fact]], least: float = DATED
) -> Iterator[tuple[int, Fact]]:
    """For each account without a date the likeliest that is likely enough, as a fact. `text` is the report's."""
    best: dict[int, tuple[float, DateExpression]] = {}
    for (account, date), chance in zip(pairs.found, chances, strict=True):
        if chance >= least and chance > best.get(account, (0.0,))[0]:
            best[account] = chance, date
    for account, (chance, date) in best.items():
        if not any(fact.field == "date" for fact in told[account]):
            start, end = date.start, date.end
            value = PartialDate(None, None, None, text[start:end], None)
            yield account, Fact("date", value, start, end, start, end, score=round(chance, 3), engine=NETWORK)


def find_days(
    scene: Scene, drafts: Sequence[Draft], main: Draft | None, told: Sequence[Sequence[Fact]], trees: Trees
) -> Iterator[tuple[int, Fact]]:
    """The dates of drafts to which the rules give none, each with its draft's number."""
    pairs = DayFinder(scene, drafts, main, told).find()
    return dated(scene.document.text, pairs, trees.probabilities(pairs.rows).tolist(), told)
