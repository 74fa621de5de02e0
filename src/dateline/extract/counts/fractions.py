"""Parts of a count that have no outcome's word of their own: "seventeen of the dead were clerks", "14 on the quay"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.extract.counts.chunk import Chunk
from dateline.extract.counts.groups import Groups
from dateline.extract.counts.hits import Hit, Told
from dateline.extract.counts.nouns import PREPOSITIONS
from dateline.extract.counts.toll_words import THE_HURT
from dateline.extract.counts.triggers import Trigger

_POINTING = frozenset({"the", "those", "these"})
_VICTIMS = frozenset({"victims", "casualties"})
_OPENING = 12
"""Tokens of "Of the 40 guests who were injured," at most."""
_WERE = frozenset({"was", "were", "is", "are"})
_THEY = (("they",), ("these",), ("the", "dead"), ("the", "victims"), ("the", "wounded"), ("the", "injured"),
         ("those", "killed"), ("the", "killed"))  # fmt: skip


class Fractions:
    """Reads them among the chunks of one sentence that nothing counted; `told` are the counts told before it."""

    def __init__(self, groups: Groups, told: Sequence[Told]) -> None:
        self.groups, self.chunks, self.lowers, self.sentence = groups, groups.chunks, groups.lowers, groups.sentence
        self.told = told

    def hits(self, hits: Sequence[Hit], parts: Sequence[Hit]) -> Iterator[Hit]:
        """Parts of the sentence's counts or of counts told before."""
        counted = {chunk.first for hit in (*hits, *parts) for chunk in (*hit.chunks, *hit.spelled)}
        free = [c for c in self.chunks if c.first not in counted and c.reference == "number" and c.low and not c.thing]
        if not free:
            return
        yield from self._listed(free) if not hits else self._added_up(hits, free)
        before: Hit | None = None
        for chunk in free:
            found = (
                self._of_the_dead(chunk)
                or self._of_those(chunk)
                or self._of_the_number(chunk, hits)
                or self._goes_on(chunk, before)
            )
            if found is not None:
                before = found
                yield found
            else:
                yield from self._elsewhere(chunk, hits)

    def _hit(self, trigger: Trigger, chunk: Chunk) -> Hit:
        first, last = min(trigger.first, chunk.first), max(trigger.last, chunk.last)
        return Hit(trigger, (chunk,), (first, last))

    def _of_the_dead(self, chunk: Chunk) -> Hit | None:
        """ "Seventeen of the dead", "two of the victims"."""
        last = chunk.phrase.last if chunk.phrase is not None else chunk.last
        words = self.lowers[last : last + 3]
        if len(words) < 3 or words[0] != "of" or words[1] not in _POINTING:
            return None
        known = self.told[-1].field if self.told and words[2] in _VICTIMS else None
        field = known or THE_HURT.get(words[2])
        if field is None:
            return None
        hit = self._hit(Trigger(last + 2, last + 3, (field,), "state"), chunk)
        whole = self._whole(field, chunk)
        if whole is None and words[2] in _VICTIMS:
            return None
        return replace(hit, part_of_told=None if whole is None else whole.place)

    def _of_those(self, chunk: Chunk) -> Hit | None:
        """ "Two of the clerks were trainees" after a count of clerks; "Of the 40 hurt, six are children"."""
        last = chunk.phrase.last if chunk.phrase is not None else chunk.last
        words = self.lowers[last : last + 4]
        for one in reversed(self.told):
            named = bool(one.noun) and words[:3] == ("of", "the", one.noun) and words[3:] and words[3] in _WERE
            if named and one.low > (chunk.low or 0):
                trigger = Trigger(last + 2, last + 3, (one.field,), "state")
                return replace(self._hit(trigger, chunk), part_of_told=one.place)
        return self._of_those_before(chunk)

    def _of_those_before(self, chunk: Chunk) -> Hit | None:
        first = self.sentence.first
        behind = self.lowers[chunk.last : chunk.last + 1]
        if self.lowers[first : first + 2] != ("of", "the") or not behind or behind[0] not in _WERE:
            return None
        opening = self.lowers[first : min(chunk.first, first + _OPENING)]
        if "," not in opening:
            return None
        for at in range(first + 2, first + opening.index(",")):
            field = THE_HURT.get(self.lowers[at])
            whole = self._whole(field, chunk) if field is not None else None
            if field is not None and whole is not None:
                return replace(self._hit(Trigger(at, at + 1, (field,), "state"), chunk), part_of_told=whole.place)
        return None

    def _whole(self, field: str, chunk: Chunk, low: int | None = None) -> Told | None:
        """The count told last of which the chunk can be a part; `low` where the words say how many that one has."""
        for one in reversed(self.told):
            if one.field == field and (one.low == low if low is not None else one.low > (chunk.low or 0)):
                return one
        return None

    def _of_the_number(self, chunk: Chunk, hits: Sequence[Hit]) -> Hit | None:
        """ "Three of the eleven" where eleven were told of before."""
        if chunk.inner is None or chunk.inner.low is None:
            return None
        for place in range(len(hits) - 1, -1, -1):
            hit = hits[place]
            if len(hit.chunks) == 1 and hit.chunks[0].low == chunk.inner.low and hit.chunks[0].last <= chunk.first:
                found = self._hit(hit.trigger, chunk)
                return replace(found, part_of=place, whole_size=1)
        for one in reversed(self.told):
            if one.low == chunk.inner.low:
                trigger = Trigger(chunk.first, chunk.last, (one.field,), "state")
                return replace(self._hit(trigger, chunk), part_of_told=one.place)
        return None

    def _goes_on(self, chunk: Chunk, before: Hit | None) -> Hit | None:
        """ "Seventeen of the dead were clerks, five were porters": the five are of the dead as well."""
        if before is None or before.part_of_told is None:
            return None
        behind = self.lowers[chunk.last : chunk.last + 1]
        pointing = self.lowers[chunk.phrase.last : chunk.phrase.last + 2] if chunk.phrase is not None else ()
        if not (behind and behind[0] in _WERE) and pointing != ("of", "those"):
            return None
        field = before.trigger.fields[0]
        whole = self._whole(field, chunk)
        return None if whole is None else replace(self._hit(before.trigger, chunk), part_of_told=whole.place)

    def _elsewhere(self, chunk: Chunk, hits: Sequence[Hit]) -> Iterator[Hit]:
        """ "Fourteen were shot dead on the quay and another three on the bridge"."""
        nearest = [hit for hit in hits if hit.trigger.last <= chunk.first and hit.chunks[-1].last <= chunk.first]
        behind = self.lowers[chunk.last : chunk.last + 1]
        joined = self.lowers[max(self.sentence.first, chunk.first - 2) : chunk.first]
        if not (chunk.other and nearest and behind and behind[0] in PREPOSITIONS and joined[-1:] in (("and",), (",",))):
            return
        told = nearest[-1].trigger
        if not any(told.last <= trigger.first < chunk.first for trigger in self.groups.triggers):
            yield self._hit(told, chunk)

    def _added_up(self, hits: Sequence[Hit], free: list[Chunk]) -> Iterator[Hit]:
        """ "17 were killed: 14 on the quay and three on the bridge": what adds up to a count is its parts."""
        for place, hit in enumerate(hits):
            whole = hit.chunks[0]
            if len(hit.chunks) > 1 or whole.low != whole.high or not whole.low:
                continue
            behind = [chunk for chunk in free if chunk.first >= max(hit.trigger.last, whole.last)]
            parts = _adding_up(behind, whole.low) or self._spelled(max(hit.trigger.last, whole.last), whole.low)
            if parts:
                free[:] = [chunk for chunk in free if chunk not in parts]
                first, last = hit.clause[0], max(hit.clause[1], parts[-1].last)
                yield replace(hit, chunks=parts, clause=(first, last), part_of=place, whole=False, whole_size=1)

    def _spelled(self, index: int, size: int) -> tuple[Chunk, ...]:
        """ "Four were shot dead: three passengers and the cook": singles as well, right behind a colon."""
        if self.lowers[index : index + 1] != (":",):
            return ()
        return _adding_up([c for c in self.chunks if c.first > index and c.low and not c.thing], size)

    def _listed(self, free: list[Chunk]) -> Iterator[Hit]:
        """ "They were 22 women, 13 men and six children", after a count that these add up to."""
        begin = next((len(words) for words in _THEY if self._begins(words)), 0)
        if not begin or self.lowers[self.sentence.first + begin] not in _WERE:
            return
        for one in reversed(self.told):
            parts = _adding_up(free, one.low) if one.low == one.high else ()
            if parts:
                free[:] = [chunk for chunk in free if chunk not in parts]
                verb = self.sentence.first + begin
                trigger = Trigger(verb, verb + 1, (one.field,), "state")
                for part in parts:
                    yield replace(self._hit(trigger, part), part_of_told=one.place)
                return

    def _begins(self, words: tuple[str, ...]) -> bool:
        first = self.sentence.first
        return self.lowers[first : first + len(words)] == words and first + len(words) < self.sentence.last


def _adding_up(chunks: Sequence[Chunk], size: int) -> tuple[Chunk, ...]:
    """The first two or more of the chunks, if they add up to the size."""
    added = 0
    for number, chunk in enumerate(chunks, 1):
        if chunk.low != chunk.high or chunk.low is None:
            return ()
        added += chunk.low
        if added >= size:
            return tuple(chunks[:number]) if added == size and number > 1 else ()
    return ()
