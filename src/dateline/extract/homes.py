"""Which account a count or a circumstance belongs to, where its sentence holds no deed or several."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate
from math import inf

from dateline.extract.circumstances import Circumstance
from dateline.extract.counts.mention import CountMention
from dateline.extract.drafts import Draft
from dateline.extract.scene import Scene

_REMOTE = frozenset(("shelling", "air-strike", "drone-strike"))
"""Deeds from afar: no tactic of fighters on the spot is theirs."""


_SPANS = frozenset("week weeks month months year years decade decades".split())


class _Deeds:
    """The deeds of one sentence, by where they are told; of two told at one place the first counts."""

    __slots__ = ("_at", "_places", "last")

    def __init__(self, told: Sequence[tuple[int, Draft]]) -> None:
        self.last = told[-1][1]
        self._at: dict[int, tuple[int, Draft]] = {}
        for rank, (place, draft) in enumerate(told):
            self._at.setdefault(place, (rank, draft))
        self._places = sorted(self._at)

    def first(self) -> Draft:
        """The deed told first."""
        return self._at[self._places[0]][1]

    def nearest(self, offset: int) -> Draft:
        """The deed nearest to code point `offset`; of two as near the one whose account was opened first."""
        at = bisect_left(self._places, offset)
        beside = self._places[max(0, at - 1) : at + 1]
        return self._at[min(beside, key=lambda place: (abs(place - offset), self._at[place][0]))][1]


class _Row:
    """The sentences that tell deeds, in order."""

    __slots__ = ("_by_sentence", "_order")

    def __init__(self, told: Iterable[tuple[int, int, Draft]]) -> None:
        found: dict[int, list[tuple[int, Draft]]] = {}
        for sentence, place, draft in told:
            found.setdefault(sentence, []).append((place, draft))
        self._by_sentence = {sentence: _Deeds(deeds) for sentence, deeds in found.items()}
        self._order = sorted(found)

    def at(self, sentence: int) -> _Deeds | None:
        """The deeds of the sentence."""
        return self._by_sentence.get(sentence)

    def before(self, sentence: int) -> int | None:
        """The last sentence with a deed before this one."""
        at = bisect_left(self._order, sentence)
        return self._order[at - 1] if at else None

    def first(self) -> int | None:
        """The first sentence with a deed."""
        return self._order[0] if self._order else None


class Homes:
    """Places what is told beside the deeds of one scene."""

    __slots__ = ("_all", "_circumstances", "_commas", "_counts", "_hurting", "main", "scene")

    def __init__(
        self, scene: Scene, drafts: Sequence[Draft], main: Draft | None, circumstances: Sequence[Circumstance]
    ) -> None:
        self.scene = scene
        self.main = main
        starts = scene.document.starts
        told = [
            (one.event.trigger.sentence, starts[one.event.trigger.first], draft)
            for draft in drafts
            for one in draft.told
        ]
        self._all = _Row(told)
        self._hurting = _Row(one for one in told if _can_hurt(one[2]))
        self._commas = [0, *accumulate(word == "," for word in scene.document.lowers)]
        self._counts: dict[int, list[CountMention]] = {}
        for count in scene.counts:
            home = self._home(count.sentence, count.trigger[0], casualties=True)
            self._counts.setdefault(id(home), []).append(count)
        self._circumstances: dict[int, list[Circumstance]] = {}
        for one in circumstances:
            # whoever is blamed or takes responsibility did a deed told before, often paragraphs before
            remote = one.field in ("accusation", "responsibility")
            home = self._home(one.sentence, starts[one.first], casualties=remote) or (main if remote else None)
            self._circumstances.setdefault(id(home), []).append(one)

    def of_counts(self, draft: Draft) -> list[CountMention]:
        """The casualty counts of a draft. A plan has none; deaths far from any deed go to the main account."""
        return self._counts.get(id(draft), [])

    def of_circumstances(self, draft: Draft) -> list[Circumstance]:
        """The circumstances told in the draft's sentences, or right after them in the paragraph."""
        found = self._circumstances.get(id(draft), [])
        own = _Tactics(draft, self._commas) if any(one.field == "tactic" for one in found) else None
        return [one for one in found if own is None or one.field != "tactic" or own.has(one)]

    def _home(self, sentence: int, offset: int, *, casualties: bool) -> Draft | None:
        row = self._hurting if casualties else self._all
        here = row.at(sentence) or self._all.at(sentence)
        if here is not None:
            return here.nearest(offset)
        number = row.before(sentence)
        sentences = self.scene.document.sentences
        if casualties and number is not None and self._of_old(sentence, number):
            return None
        if number is not None:
            gap = sentences[sentence].paragraph - sentences[number].paragraph
            deeds = row.at(number)
            if deeds is not None and gap <= (1 if casualties else 0):
                return deeds.last
        if not casualties:
            return None
        return self.main if self._all.before(sentence) is not None else self._ahead(row, sentence)

    def _of_old(self, sentence: int, deed: int) -> bool:
        """ "Where 12 people died in fighting a week ago, all was calm", in a paragraph of its own: of another time."""
        one, other = self.scene.document.sentences[sentence], self.scene.document.sentences[deed]
        words = self.scene.document.lowers[one.first : one.last]
        at = words.index("ago") if "ago" in words else 0
        return one.paragraph != other.paragraph and at > 0 and words[at - 1] in _SPANS

    def _ahead(self, row: _Row, sentence: int) -> Draft | None:
        """The dead of a lead, before any deed is told: of the deed told first, if it follows soon, else of the main
        account."""
        first = row.first()
        if first is None:
            return None
        sentences = self.scene.document.sentences
        deeds = row.at(first)
        soon = sentences[first].paragraph - sentences[sentence].paragraph <= 1
        return deeds.first() if deeds is not None and soon else self.main


class _Tactics:
    """Which tactics are a draft's: a tactic is a deed's if it is named in the deed's clause, by its doer, or where no
    deed is told. Of several deeds of the sentence the first that is either of the two decides."""

    __slots__ = ("_clauses", "_commas", "_fillers", "_sentences")

    def __init__(self, draft: Draft, commas: Sequence[int]) -> None:
        """`commas` are how many commas stand before each token."""
        self._commas = commas
        self._sentences: set[int] = set()
        self._clauses: dict[tuple[int, int], int] = {}
        self._fillers: dict[tuple[int, int], tuple[int, bool]] = {}
        for rank, one in enumerate(draft.told):
            event, number = one.event, one.event.trigger.sentence
            self._sentences.add(number)
            self._clauses.setdefault((number, commas[event.trigger.first]), rank)
            near = event.kind not in _REMOTE
            for filler in (*event.agents, *event.targets):
                for token in range(filler.first, filler.last):
                    self._fillers.setdefault((number, token), (rank, near))

    def has(self, one: Circumstance) -> bool:
        """Whether the tactic is the draft's."""
        if one.sentence not in self._sentences:
            return True
        clause = self._clauses.get((one.sentence, self._commas[one.first]), inf)
        rank, near = self._fillers.get((one.sentence, one.first), (inf, False))
        return clause < inf if clause <= rank else near


def _can_hurt(draft: Draft) -> bool:
    return draft.stage not in ("planned", "threatened", "foiled")
