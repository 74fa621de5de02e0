"""The subject of an outcome's verb: the nearest noun phrase to the left that no other clause cuts off."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from dateline.extract.counts.chunk import Chunk
from dateline.extract.counts.groups import Groups
from dateline.extract.counts.nouns import PREPOSITIONS, STOPS, noun_of, tables
from dateline.extract.counts.triggers import Trigger, VerbGroup
from dateline.language.document import Document, Sentence

_REACH = 60
"""Tokens between a subject and its verb at most; the longest that was right in the dev half's reports had 41."""
_RELATIVE = frozenset({"who", "whom", "which", "that"})
_WHO = (("who",), ("that",))
_FINITE = frozenset("was were is are has have had said says told did does do would will could can may might".split())
_SUBORDINATE = frozenset({"where", "when", "while", "because", "if", "until", "whose", "although", "though"})
_OBJECTS = frozenset({"him", "them", "us", "me"})
_PASSIVES = frozenset({"was", "were", "been"})
_VERB_JOINS = frozenset({"and", "then", "but", "before", "or"})
_NOT_SUBJECTS = frozenset(
    "it this that which there who what he she they we i you nobody none one being body attack operation "
    "incident".split()
)
_HUMAN_ONLY = frozenset({"killed", "abducted", "arrested"})


class Subjects:
    """Finds subjects among the chunks of one sentence; `taken` are chunks that are another verb's object."""

    def __init__(
        self, document: Document, sentence: Sentence, chunks: Sequence[Chunk], groups: Groups, taken: set[int]
    ) -> None:
        self.lowers, self.words, self.document, self.sentence = document.lowers, document.words, document, sentence
        self.chunks, self.groups, self.taken = chunks, groups, taken
        self.ends = [chunk.last for chunk in chunks]

    def of(self, trigger: Trigger, group: VerbGroup, *, loose: bool) -> tuple[Chunk, ...]:
        """The subject left of the verb group; `loose` lets relative clauses and joined verbs stand between."""
        joined = group.start > self.sentence.first and self.lowers[group.start - 1] in _VERB_JOINS
        best = None
        for at in range(bisect_right(self.ends, group.start) - 1, -1, -1):
            chunk = self.chunks[at]
            if group.start - chunk.last > _REACH:
                break
            if chunk.last > group.start or at in self.taken:
                continue
            if self.lowers[chunk.first] in _OBJECTS and chunk.last == chunk.first + 1:
                continue
            if self.groups.aside(at) not in (None, self.groups.asides.get(trigger.first)):
                continue
            if joined and self._in_phrase(chunk):
                continue
            gap = self.groups.bare(chunk.last, group.start)
            if not loose and gap not in ((), (",",), (":",)) and not (joined and not _PASSIVES.isdisjoint(gap)):
                break
            if not self._reaches(gap, joined):
                break
            told_of = gap[:1] in _WHO or (not gap and not loose)  # "the families of the 12 people (who were) killed"
            if self._in_phrase(chunk) and not told_of:
                continue
            best = at
            break
        if best is None:
            return self._unlisted(trigger, group)
        bare = not loose and self.chunks[best].noun >= group.start  # "two dead, Roe and her guard, and two wounded"
        members = self.groups.backward(best, self.taken, alike=bare)
        own = not self.groups.bare(self.chunks[best].last, group.start)  # "and four of them were hurt"
        if self.groups.includes(members[0]) or (
            self.groups.parts_of_them(members[0]) and not own
        ):  # "12 people, including three children, were killed"
            return self._before_including(members[0]) or self.groups.merged(members)
        return self.groups.merged(members)

    def _before_including(self, at: int) -> tuple[Chunk, ...]:
        if at == 0 or at - 1 in self.taken:
            return ()
        return self.groups.merged(self.groups.backward(at - 1, self.taken))

    def _reaches(self, gap: Sequence[str], joined: bool) -> bool:
        """Whether a subject may stand before the gap: no finite verb of another clause in between."""
        if not gap:
            return True
        if ";" in gap or '"' in gap or "”" in gap:
            return False
        relative = next((index for index, word in enumerate(gap) if word in _RELATIVE), len(gap))
        verbs = [index for index, word in enumerate(gap) if word in _FINITE and index < relative]
        if verbs and not joined:
            return False
        return _SUBORDINATE.isdisjoint(gap[: relative if relative else None])

    def _in_phrase(self, chunk: Chunk) -> bool:
        """Whether the chunk hangs on a preposition and so is no subject ("the mother of two children was killed")."""
        before = self.lowers[chunk.first - 1] if chunk.first > self.sentence.first else ""
        if before == "the" and chunk.reference == "name" and chunk.first - 1 > self.sentence.first:
            before = self.lowers[chunk.first - 2]
        return before in PREPOSITIONS

    def _unlisted(self, trigger: Trigger, group: VerbGroup) -> tuple[Chunk, ...]:
        """A subject that no table knows: a name before "was killed" is one person, since the verb says so."""
        end = group.start
        if (
            not group.singular
            or trigger.fields[0] not in (*_HUMAN_ONLY, "injured", "killed_or_injured")
            or end <= self.sentence.first
        ):
            return ()
        if self.lowers[end - 1] in _RELATIVE:
            end -= 1
        while end > self.sentence.first and self.lowers[end - 1] in (",", ")"):
            end -= 1
        start = end
        while start > self.sentence.first and end - start < 5 and self._may_name(start - 1):
            start -= 1
        if start == end or (not self.document.monocase and not self.words[start][0].isupper()):
            return ()
        before = self.lowers[start - 1] if start > self.sentence.first else ""
        if before == "the" and start - 1 > self.sentence.first:
            before = self.lowers[start - 2]
        if before in PREPOSITIONS or before in ("is", "was", "are", "were"):
            return ()
        head = self.lowers[end - 1]
        known = noun_of(head)
        if head in tables().things or head in tables().collectives or head in _NOT_SUBJECTS or (known and known.plural):
            return ()
        if self.document.monocase and trigger.fields[0] not in _HUMAN_ONLY:
            return ()
        return (Chunk(start, end, 1, 1, "name", start),)

    def _may_name(self, index: int) -> bool:
        word = self.lowers[index]
        if word in STOPS or not word[0].isalpha() or index in self.groups.inside:
            return False
        return self.document.monocase or self.words[index][0].isupper() or word in ("al", "bin", "de", "la", "del")
