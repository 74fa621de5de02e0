"""Which noun phrase an outcome counts: a passive's subject, an active's object, "12 dead", "the deaths of 12"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.extract.counts.chunk import Chunk
from dateline.extract.counts.endings import to_death
from dateline.extract.counts.fractions import Fractions
from dateline.extract.counts.groups import Groups
from dateline.extract.counts.hits import Hit, Told
from dateline.extract.counts.nouns import STOPS
from dateline.extract.counts.subjects import Subjects
from dateline.extract.counts.sums import as_one
from dateline.extract.counts.tolls import toll_chunks
from dateline.extract.counts.triggers import Trigger, VerbGroup, verb_group
from dateline.language.document import Document, Sentence

_SKIPPED_BEFORE_OBJECT = frozenset(
    "instantly least also only just both off apparently allegedly reportedly \" “ ‘ '".split()
)
_REFLEXIVES = frozenset({"himself", "herself", "themselves"})
_DETERMINERS = frozenset("a an the his her their its my our these those him them me us".split())
_WITHOUT = frozenset({"any", "causing", "known", "reported", "loss", "inflicting"})
_CLAUSE_REACH = 60  # tokens to either side
_TOGETHER = (("together", "with"), ("along", "with"))
_QUOTES = frozenset('"“”')
_WORSE = frozenset(
    "condition critically seriously severely gravely badly critical serious grave severe stable life-threatening "
    "slightly lightly".split()
)
"""Words that tell how badly hurt somebody is of whom it is known that they are hurt."""
_MULTIPLES = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5}


class SentenceFrames:
    """The frames of one sentence. Triggers are read in order; what one took as its object is no other's subject."""

    def __init__(
        self,
        document: Document,
        sentence: Sentence,
        chunks: Sequence[Chunk],
        triggers: Sequence[Trigger],
        ages: frozenset[int],
    ) -> None:
        self.lowers, self.words, self.document, self.sentence = document.lowers, document.words, document, sentence
        self.chunks, self.triggers = chunks, triggers
        self.groups = Groups(document, sentence, chunks, triggers, ages)
        self.taken: set[int] = set()
        self.subjects = Subjects(document, sentence, chunks, self.groups, self.taken)

    def hits(self, told: Sequence[Told] = ()) -> list[Hit]:
        """Every trigger's hit, in order, and behind them the parts told of them; `told` are counts told before."""
        hits = [self._worse_off(hit, told) for hit in self._wholes()]
        parts = list(self._parts(hits))
        return [*hits, *parts, *Fractions(self.groups, told).hits(hits, parts)]

    def _worse_off(self, hit: Hit, told: Sequence[Told]) -> Hit:
        """ "Three were taken to hospital. One is in critical condition": one of the three."""
        chunk, field = hit.chunks[0], hit.trigger.fields[0]
        bare = chunk.reference == "number" and chunk.head is None and not chunk.other and chunk.low
        if len(hit.chunks) > 1 or hit.whole or not bare or field != "injured":
            return hit
        if _WORSE.isdisjoint(self.lowers[max(self.sentence.first, hit.trigger.first - 1) : hit.trigger.last]):
            return hit
        for one in reversed(told):
            if one.field == field and one.low > (chunk.low or 0):
                return replace(hit, part_of_told=one.place)
        return hit

    def _parts(self, hits: Sequence[Hit]) -> Iterator[Hit]:
        """ "including three children", "three of them women": parts of the nearest count before."""
        for index, hit in enumerate(hits):
            if hit.spelled:
                yield replace(hit, chunks=hit.spelled, part_of=index, whole=False, whole_size=1, spelled=())
        counted = {chunk.first for hit in hits for chunk in (*hit.chunks, *hit.spelled)}
        ends = sorted((hit.chunks[-1].last, place) for place, hit in enumerate(hits))
        for at, chunk in enumerate(self.chunks):
            if chunk.first in counted or not (self.groups.includes(at) or self.groups.parts_of_them(at)):
                continue
            before = bisect_right(ends, (chunk.first, len(hits)))
            place = ends[before - 1][1] if before else None
            if place is None or not hits[place].chunks[0].low or hits[place].chunks[0].high == 1:
                continue
            if not _QUOTES.isdisjoint(self.lowers[hits[place].chunks[-1].last : chunk.first]):
                continue  # what somebody else says
            members = (
                self.groups.merged(self.groups.forward(at, open_end=False)) if self.groups.includes(at) else (chunk,)
            )
            parts = tuple(part for part in members if self._countable(part) and part.low)
            if parts:
                hit = hits[place]
                yield replace(
                    hit,
                    chunks=parts,
                    clause=self._clause(hit.trigger, parts),
                    part_of=place,
                    whole=False,
                    whole_size=len(hit.chunks),
                )

    def _wholes(self) -> Iterator[Hit]:
        floor = self.sentence.first
        for number, trigger in enumerate(self.triggers):
            if trigger.frame == "toll":
                floor = trigger.last
                yield from self._tolls(number, trigger)
                continue
            group = verb_group(self.document, trigger, floor)
            chunks, whole = self._chunks_of(trigger, group)
            floor = trigger.last
            counted = tuple(chunk for chunk in chunks if self._countable(chunk))
            if not counted or (group.negated and counted[0].low != 0):
                continue
            counted, spelled = self._spelled_out(as_one(self.document, counted))
            trigger = to_death(self.lowers, self.sentence, trigger, counted[-1])
            if counted[0].low == 0 and trigger.fields == ("killed_or_injured",):
                trigger = replace(trigger, fields=("injured", "killed"))  # nobody in either way
            reflexive = self.lowers[counted[0].first] in _REFLEXIVES
            if reflexive and self.lowers[counted[0].first] == "themselves":
                continue
            yield Hit(
                trigger, counted, self._clause(trigger, counted), self.sentence.first + number,
                whole or self._is_total(counted[0]), group.modal, reflexive, group.perfect or trigger.frame == "event",
                spelled=spelled,
            )  # fmt: skip

    def _spelled_out(self, chunks: tuple[Chunk, ...]) -> tuple[tuple[Chunk, ...], tuple[Chunk, ...]]:
        """ "Three civilians, two women and a man,": the first as the whole, the others as its parts."""
        first, rest = chunks[0], chunks[1:]
        if len(rest) > 1 and first.low is not None and first.low == sum(chunk.low or 0 for chunk in rest):
            return (first,), rest
        return chunks, ()

    def _countable(self, chunk: Chunk) -> bool:
        if chunk.low is None or chunk.thing:
            return False
        return not (chunk.low == 0 and chunk.other)  # "no one else was hurt" is no zero

    def _is_total(self, chunk: Chunk) -> bool:
        start = chunk.first if chunk.phrase is None else chunk.phrase.first
        before = tuple(word for word in self.lowers[max(self.sentence.first, start - 3) : start] if word != ",")
        return before[-2:] in (("total", "of"), ("in", "all")) or before[-1:] == ("altogether",)

    def _chunks_of(self, trigger: Trigger, group: VerbGroup) -> tuple[tuple[Chunk, ...], bool]:
        frame = trigger.frame
        if frame in ("event", "lives", "body"):
            return self._event(trigger), False
        if frame in ("happening", "harm"):
            found = () if self.lowers[trigger.first].isascii() else self._object(trigger.last)
            found = found or self.subjects.of(trigger, group, loose=True)
            if not found and trigger.fields == ("killed_perpetrators",):  # "until Roe blew himself up": one, whoever
                found = (Chunk(trigger.first + 1, trigger.first + 2, 1, 1, "pronoun", trigger.first + 1),)
            return found, False
        holder = self.groups.holding(trigger)
        if holder is not None:  # "12 wounded soldiers", "one dead terrorist"
            return (holder.inner or holder,), False
        if frame == "state":
            return self._state(trigger, group), False
        return self._act(trigger, group), False

    def _act(self, trigger: Trigger, group: VerbGroup) -> tuple[Chunk, ...]:
        if trigger.form == "past" and group.passive:
            found = self.subjects.of(trigger, group, loose=True)
            return (*found, *self._beside(trigger)) if found else ()
        found = self._object(trigger.last)
        if found or (group.passive and trigger.form != "ing"):
            return found
        if trigger.form == "past" and not group.perfect:
            return () if self._has_object(trigger) else self.subjects.of(trigger, group, loose=False)
        if trigger.form == "ing":
            return self._after_of(trigger.last)
        return self._event(trigger) if trigger.form == "base" and self._is_noun(trigger) else ()

    def _beside(self, trigger: Trigger) -> tuple[Chunk, ...]:
        """ "Roe was shot dead together with his driver"."""
        words = self.lowers[trigger.last : trigger.last + 2]
        begin = 2 if words in _TOGETHER else 1 if words[:1] == ("alongside",) else 0
        return self._object(trigger.last + begin) if begin else ()

    def _has_object(self, trigger: Trigger) -> bool:
        """ "Two men seized the mill": somebody or something is acted on, so that nothing befell the two."""
        following = self.lowers[trigger.last] if trigger.last < self.sentence.last else "."
        return following in _DETERMINERS

    def _is_noun(self, trigger: Trigger) -> bool:
        """ "A triple murder", "the murder of two nuns", but not "three murder charges"."""
        following = self.lowers[trigger.last] if trigger.last < self.sentence.last else "."
        return following in STOPS or not following[0].isalpha()

    def _object(self, index: int) -> tuple[Chunk, ...]:
        while index < self.sentence.last and self.lowers[index] in _SKIPPED_BEFORE_OBJECT:
            index += 1
        at = self.groups.at.get(index)
        if at is None:
            return ()
        if self.lowers[index] == "them":
            return self._meant_by_them(at)
        members = self.groups.forward(at)
        self.taken.update(members)
        return self.groups.merged(members)

    def _meant_by_them(self, at: int) -> tuple[Chunk, ...]:
        """ "Tied up four boatmen and shot them": the number before them in the sentence, where it is the only one."""
        before = [chunk for chunk in self.chunks[:at] if chunk.reference == "number" and not chunk.thing]
        if len(before) != 1 or (before[0].low or 0) < 2:
            return ()
        verb = before[0].first - 1
        if verb < self.sentence.first or self.lowers[verb] in STOPS or not self.lowers[verb][0].isalpha():
            return ()  # "twelve soldiers surrounded them and shot them"
        return (replace(self.chunks[at], low=before[0].low, high=before[0].high, reference="number"),)

    def _state(self, trigger: Trigger, group: VerbGroup) -> tuple[Chunk, ...]:
        at = self.groups.ending.get(trigger.first)
        if at is not None and at not in self.taken:
            return self.groups.merged(self.groups.backward(at, self.taken, alike=self.chunks[at].noun >= trigger.first))
        if group.passive or trigger.last - trigger.first > 1:
            return self.subjects.of(trigger, group, loose=True)
        return self.subjects.of(trigger, group, loose=False)

    def _event(self, trigger: Trigger) -> tuple[Chunk, ...]:
        holder = self.groups.holding(trigger)
        if holder is not None:
            bare = holder.reference in ("definite", "indefinite") and trigger.frame == "body"
            after = self._after_of(trigger.last) if bare or holder.low is None else ()
            return after or (
                (holder,) if holder.reference == "number" or (bare and holder.reference != "definite") else ()
            )
        after = self._after_of(trigger.last)
        if after:
            return after
        multiple = _MULTIPLES.get(self.lowers[trigger.first - 1]) if trigger.first > self.sentence.first else None
        if multiple is not None and trigger.fields == ("killed",):
            return (Chunk(trigger.first - 1, trigger.last, multiple, multiple, "number", trigger.last),)
        zero = self._none_of(trigger)
        if zero is not None:
            return (zero,)
        at = self.groups.ending.get(trigger.first)
        if at is None or self.chunks[at].reference != "number":
            return ()
        chunk = self.chunks[at]
        if chunk.first > self.sentence.first and self.lowers[chunk.first - 1] in ("with", "of", "for"):
            return ()  # "charged with three murders": what a court has before it
        phrase = chunk.phrase
        if phrase is not None and phrase.vague and trigger.fields == ("injured",):
            return ()  # "multiple injuries" are wounds, of one person as often as not
        return (chunk,)

    def _none_of(self, trigger: Trigger) -> Chunk | None:
        """ "no casualties", "without any deaths": a count of none, unless it says "no other" or asks about more."""
        begin = max(self.sentence.first, trigger.first - 3)
        for index in range(trigger.first - 1, begin - 1, -1):
            word = self.lowers[index]
            if word in ("other", "further", "more", "additional", "new"):
                return None
            if word == "without" and not _WITHOUT.issuperset(self.lowers[index + 1 : trigger.first]):
                return None
            if word in ("no", "without"):
                return Chunk(index, trigger.last, 0, 0, "number", trigger.last)
            if word in STOPS and word not in ("or", "and", "any", "causing", "known", "reported"):
                return None
            if index + 1 == trigger.first and word in ("or", "and", "nor"):
                begin = max(self.sentence.first, trigger.first - 4)
        return None

    def _after_of(self, index: int) -> tuple[Chunk, ...]:
        if index >= self.sentence.last or self.lowers[index] not in ("of", ":"):
            return ()
        return self._object(index + 1)

    def _tolls(self, number: int, trigger: Trigger) -> Iterator[Hit]:
        """Each figure that the toll's words lead to, the one that stands before the one it was before."""
        tolls = (one.first for one in self.triggers[number + 1 :] if one.frame == "toll")
        at = {token: self.chunks[place] for token, place in self.groups.at.items()}
        found = toll_chunks(self.lowers, trigger.last, next(tolls, self.sentence.last), at)
        for chunk in found:
            if self._countable(chunk):
                self.taken.add(self.groups.at[chunk.first])
                clause = self._clause(trigger, (chunk,))
                former, newer = chunk is not found[0], self.lowers[trigger.first] in ("it", "the")
                yield Hit(
                    trigger, (chunk,), clause, self.sentence.first + number, whole=True, former=former, newer=newer
                )  # fmt: skip

    def _clause(self, trigger: Trigger, chunks: Sequence[Chunk]) -> tuple[int, int]:
        """The words from the nearer break before to the next break behind what was counted."""
        first = min(trigger.first, *(chunk.first for chunk in chunks))
        last = max(trigger.last, *(chunk.last for chunk in chunks))
        low = max(self.sentence.first, first - _CLAUSE_REACH)
        while first > low and self.lowers[first - 1] not in (",", ";", ":", "that", "and", "(", "—"):
            first -= 1
        high = min(self.sentence.last, last + _CLAUSE_REACH)
        while last < high and self.lowers[last] not in (",", ";", ":", ".", ")", "—"):
            last += 1
        return first, last
