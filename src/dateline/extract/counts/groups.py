"""Noun phrases named together ("two women and a priest"), and one person named twice ("a guard, John Roe,")."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extract.counts.asides import asides
from dateline.extract.counts.chunk import Chunk
from dateline.extract.counts.triggers import Trigger
from dateline.language.document import Document, Sentence

_AND = (("and",), (",", "and"), ("as", "well", "as"), ("along", "with"), ("together", "with"), ("plus",),
        (",", "as", "well", "as"), (",", "along", "with"), (",", "together", "with"), ("&",))  # fmt: skip
_FINITE = frozenset("was were is are has have had said says told did would will could".split())
_QUOTES = frozenset("()\"“”'‘’«»")
_INCLUDING = (("including",), ("includes",), ("included",))
_OF_WHOM = (("of", "whom"), ("of", "them"), ("of", "which"))
_AMONG = (("among", "them"), ("among", "whom"), ("of", "which"), ("along", "them"))

MOST_TOGETHER = 40
"""Persons that one sentence names together at most; it keeps endless lists from costing more than their length."""


class Groups:
    """Chunks of one sentence, by where they begin and end, and which of them are named together."""

    def __init__(
        self,
        document: Document,
        sentence: Sentence,
        chunks: Sequence[Chunk],
        triggers: Sequence[Trigger],
        ages: frozenset[int],
    ) -> None:
        self.lowers, self.sentence, self.chunks, self.triggers = document.lowers, sentence, chunks, triggers
        self.ages = ages
        self.at = {chunk.first: index for index, chunk in enumerate(chunks)}
        self.at |= {chunk.phrase.first: i for i, chunk in enumerate(chunks) if chunk.phrase is not None}
        self.ending = {chunk.last: index for index, chunk in enumerate(chunks)}
        self.inside = {token: chunk for chunk in chunks for token in range(chunk.first, chunk.last)}
        self.starts = {trigger.first: trigger for trigger in triggers}
        self.asides = asides(document, sentence)

    def holding(self, trigger: Trigger) -> Chunk | None:
        """The chunk whose words the trigger is among ("12 wounded soldiers")."""
        return self.inside.get(trigger.first)

    def bare(self, first: int, last: int) -> tuple[str, ...]:
        """The words [first, last) without ages, asides and the commas around them, at most one comma in a row."""
        words: list[str] = []
        for token in range(first, last):
            word = self.lowers[token]
            if token in self.ages or word in _QUOTES or token in self.asides:
                continue
            if word == "," and words and words[-1] == ",":
                continue
            words.append(word)
        return tuple(words)

    def forward(self, index: int, *, open_end: bool = True) -> list[int]:
        """The chunks named together from `index` on; with `open_end` a last one that begins a clause of its own is left
        out ("killed two men and a third was hurt")."""
        members = [index]
        pending: list[int] = []
        joined_by_and = False
        while members[-1] + 1 + len(pending) < len(self.chunks) and len(members) + len(pending) < MOST_TOGETHER:
            last = (pending or members)[-1]
            if self.aside(last + 1) != self.aside(index):
                break
            gap = self.bare(self.chunks[last].last, self.chunks[last + 1].first)
            if gap in _AND:
                members += [*pending, last + 1]
                pending, joined_by_and = [], True
            elif gap == (",",) and not joined_by_and:
                pending.append(last + 1)
            else:
                break
        if len(pending) == 1 and not joined_by_and and self._same_person(index, pending[0]):
            members += pending
        while open_end and len(members) > 1 and self._begins_clause(members[-1]):
            members.pop()
        return members

    def backward(self, index: int, taken: set[int], *, alike: bool = False) -> list[int]:
        """The chunks named together that end with `index`; `alike` takes only numbers ("two dead, one wounded")."""
        members, anded = [index], False
        while members[0] > 0 and members[0] - 1 not in taken and len(members) < MOST_TOGETHER:
            before = members[0] - 1
            if self.aside(before) != self.aside(index) or (alike and self.chunks[before].reference != "number"):
                break
            gap = self.bare(self.chunks[before].last, self.chunks[members[0]].first)
            if gap in _AND:
                members.insert(0, before)
                anded = True
            elif gap == (",",) and (anded or self._apposed(before, members[0])):
                members.insert(0, before)
            else:
                break
        return members

    def aside(self, index: int) -> int | None:
        """The aside that the chunk stands in, by its first token."""
        return self.asides.get(self.chunks[index].first)

    def merged(self, members: Sequence[int]) -> tuple[Chunk, ...]:
        """The members as chunks, a person named twice ("a guard, John Roe,") once."""
        kept: list[Chunk] = []
        previous = -1
        for index in members:
            if previous >= 0 and self._apposed(previous, index):
                if self.chunks[index].reference == "name" and kept:
                    kept[-1] = self.chunks[index]
            else:
                kept.append(self.chunks[index])
            previous = index
        return tuple(kept)

    def includes(self, index: int) -> bool:
        """Whether the chunk is told as a part: "including three children", "among them two nuns"."""
        first = self.chunks[index].first
        before = self.lowers[max(self.sentence.first, first - 2) : first]
        return before[-1:] in _INCLUDING or before in _AMONG

    def parts_of_them(self, index: int) -> bool:
        """Whether the chunk is "three of them", "three of whom" or "of whom three"."""
        chunk = self.chunks[index]
        if self.lowers[max(self.sentence.first, chunk.first - 2) : chunk.first] in _OF_WHOM and chunk.low:
            return True
        return chunk.partitive and not {"them", "whom", "which"}.isdisjoint(self.lowers[chunk.first : chunk.last + 1])

    def _apposed(self, left: int, right: int) -> bool:
        gap = self.bare(self.chunks[left].last, self.chunks[right].first)
        return gap == (",",) and (self._same_person(left, right) or self._told_again(left, right))

    def _told_again(self, left: int, right: int) -> bool:
        """ "One of the raiders, a man of 30, ...", "his driver, a sergeant, ...": the same person in other words."""
        one, two = self.chunks[left], self.chunks[right]
        known = one.reference == "definite" or (one.reference == "number" and one.partitive)
        return known and one.low == two.low == 1 and two.reference == "indefinite" and not two.other

    def _same_person(self, left: int, right: int) -> bool:
        one, two = self.chunks[left], self.chunks[right]
        if one.low != 1 or two.low != 1 or {one.reference, two.reference} & {"pronoun", "number"}:
            return False
        return (one.reference == "name") != (two.reference == "name")

    def _begins_clause(self, index: int) -> bool:
        after = self.chunks[index].last
        while after < self.sentence.last and (after in self.ages or self.lowers[after] == ","):
            after += 1
        if after >= self.sentence.last:
            return False
        trigger = self.starts.get(after)
        return self.lowers[after] in _FINITE or (trigger is not None and trigger.frame != "event")
