"""Which account a count or a circumstance belongs to, where its sentence holds no deed or several."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extract.circumstances import Circumstance
from dateline.extract.counts.mention import CountMention
from dateline.extract.drafts import Draft
from dateline.extract.scene import Scene

_REMOTE = frozenset(("shelling", "air-strike", "drone-strike"))
"""Deeds from afar: no tactic of fighters on the spot is theirs."""


class Homes:
    """Places what is told beside the deeds of one scene."""

    __slots__ = ("_by_sentence", "_order", "drafts", "main", "scene")

    def __init__(self, scene: Scene, drafts: Sequence[Draft], main: Draft | None) -> None:
        self.scene = scene
        self.drafts = drafts
        self.main = main
        self._by_sentence: dict[int, list[tuple[int, Draft]]] = {}
        for draft in drafts:
            for one in draft.told:
                trigger = one.event.trigger
                place = scene.document.starts[trigger.first]
                self._by_sentence.setdefault(trigger.sentence, []).append((place, draft))
        self._order = sorted(self._by_sentence)

    def of_counts(self, draft: Draft) -> list[CountMention]:
        """The casualty counts of a draft. A plan has none; deaths far from any deed go to the main account."""
        return [c for c in self.scene.counts if self._home(c.sentence, c.trigger[0], casualties=True) is draft]

    def of_circumstances(self, draft: Draft, found: Sequence[Circumstance]) -> list[Circumstance]:
        """The circumstances told in the draft's sentences, or right after them in the paragraph."""
        starts = self.scene.document.starts
        # whoever is blamed or takes responsibility did a deed told before, often paragraphs before
        return [
            c
            for c in found
            if self._home(c.sentence, starts[c.first], casualties=c.field in ("accusation", "responsibility")) is draft
            and (c.field != "tactic" or self._is_own(draft, c))
        ]

    def _is_own(self, draft: Draft, one: Circumstance) -> bool:
        """A tactic is a deed's if it is named in the deed's clause, by its doer, or where no deed is told."""
        here = [t.event for t in draft.told if t.event.trigger.sentence == one.sentence]
        if not here:
            return True
        for event in here:
            low, high = sorted((event.trigger.first, one.first))
            if "," not in self.scene.document.lowers[low:high]:
                return True
            if any(filler.first <= one.first < filler.last for filler in (*event.agents, *event.targets)):
                return event.kind not in _REMOTE
        return False

    def _home(self, sentence: int, offset: int, *, casualties: bool) -> Draft | None:
        here = self._by_sentence.get(sentence)
        if here:
            fitting = [pair for pair in here if not casualties or self._can_hurt(pair[1])] or here
            return min(fitting, key=lambda pair: abs(pair[0] - offset))[1]
        sentences = self.scene.document.sentences
        before = [number for number in self._order if number < sentence]
        for number in reversed(before):
            gap = sentences[sentence].paragraph - sentences[number].paragraph
            if gap > (1 if casualties else 0):
                break
            drafts = [d for _, d in self._by_sentence[number] if not casualties or self._can_hurt(d)]
            if drafts:
                return drafts[-1]
        return self.main if casualties and before else None

    def _can_hurt(self, draft: Draft) -> bool:
        return draft.stage not in ("planned", "threatened", "foiled")
