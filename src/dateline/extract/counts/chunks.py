"""Noun phrases of persons in a sentence, with how many they say: "at least 12 people", "a guard", "he", "no one".

A chunk with a number of None is a plural that says none ("the soldiers"): it is found all the same, since it may be the
subject that a farther number is not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dateline.codebook.casualties import Noun
from dateline.extract.counts.chunk import Chunk, Reference
from dateline.extract.counts.names import NO_NAME, Names
from dateline.extract.counts.nouns import STOPS, noun_of, tables
from dateline.language.document import Document
from dateline.language.number_phrase import NumberPhrase

_ARTICLES = frozenset({"a", "an", "another"})
_DEFINITE = frozenset({"the", "his", "her", "their", "its", "my", "our", "this", "that", "one's"})
_PRONOUNS = frozenset({"he", "she", "him", "her", "himself", "herself"})
_PLURAL_PRONOUNS = frozenset({"they", "them", "we", "us", "themselves", "these", "those", "all"})
_OF_WHOM = frozenset("the them those these whom which his her their its our my".split())
_POINTERS = frozenset({"these", "those"})
_NTH = frozenset("third fourth fifth sixth seventh eighth ninth tenth".split())
_NOBODY = frozenset({"nobody", "none"})


def find_chunks(
    document: Document, first: int, last: int, numbers: Mapping[int, NumberPhrase], triggers: frozenset[int]
) -> tuple[Chunk, ...]:
    """The chunks of the tokens [first, last), in order; `numbers` by first token, `triggers` tokens that no noun phrase
    runs into."""
    reader = _Reader(document, last, numbers, triggers)
    chunks: list[Chunk] = []
    index = first
    while index < last:
        chunk = reader.chunk_at(index, first)
        if chunk is None or chunk.last <= index:
            index += 1
        else:
            chunks.append(chunk)
            index = chunk.last
    return tuple(chunks)


class _Reader:
    """Reads one chunk at a token of one sentence."""

    def __init__(
        self, document: Document, stop: int, numbers: Mapping[int, NumberPhrase], triggers: frozenset[int]
    ) -> None:
        self.document, self.lowers, self.words = document, document.lowers, document.words
        self.stop, self.numbers, self.triggers = stop, numbers, triggers
        self.monocase = document.monocase
        self.names = Names(document, stop, triggers)

    def chunk_at(self, index: int, begin: int) -> Chunk | None:
        word = self.lowers[index]
        phrase = self.numbers.get(index)
        if phrase is not None:
            if phrase.kind == "age":
                return self._person(index, index) if "-" in word else None
            return self._counted(phrase) if phrase.kind == "count" else None
        if word in _ARTICLES or word in _DEFINITE:
            return self._determined(index)
        if (word == "all" and index + 1 in self.numbers) or word in tables().collectives:
            grouped = self._group_of(index, index)
            if grouped is not None:
                return grouped
        if word in _PRONOUNS:
            return Chunk(index, index + 1, 1, 1, "pronoun", index)
        if word in _POINTERS and index + 1 in self.numbers and self.numbers[index + 1].kind == "count":
            return replace(self._counted(self.numbers[index + 1]), first=index)
        if word in _PLURAL_PRONOUNS:
            return Chunk(index, index + 1, None, None, "none", index + 1)
        if word == "no" or word in _NOBODY:
            return self._nobody(index)
        if word == "others" or word == "someone" or word == "somebody":
            low = None if word == "others" else 1
            return Chunk(index, index + 1, low, low, "none" if low is None else "indefinite", index, other=low is None)
        return self._name(index, begin) or self._person(index, index)

    def _counted(self, phrase: NumberPhrase) -> Chunk:
        index, other = phrase.last, False
        before = self.lowers[phrase.first - 1] if phrase.first else ""
        if before in ("another", "other", "additional", "further"):
            other = True
        other = other or not {"another", "additional", "further"}.isdisjoint(self.lowers[phrase.first : phrase.number])
        if before == "not" and phrase.low == phrase.high == 1:
            phrase = replace(phrase, low=0, high=0)  # "not one of them was hurt"
        partitive = False
        if index < self.stop and self.lowers[index] in ("more", "other", "others", "additional", "further"):
            other = True
            index += self.lowers[index] in ("more", "other", "additional", "further")
        if index + 1 < self.stop and self.lowers[index] == "of":
            inner = index + 2 if self.lowers[index + 1] in _DEFINITE else index + 1
            if inner in self.numbers and self.numbers[inner].kind == "count":
                return self._one_of(phrase, self.numbers[inner])
            partitive = self.lowers[index + 1] in _OF_WHOM
            if self.lowers[index + 1] in ("them", "whom", "which"):
                begin = index + 2 + (self.lowers[index + 2 : index + 3] in (("the",), ("also",), ("their",), ("its",)))
                last, head, _ = self._noun_phrase(begin)
                noun, last = (begin, last) if head is not None else (index, index + 2)
                return Chunk(phrase.first, last, phrase.low, phrase.high, "number", noun, head, phrase, other, True)
            index += 1 + (partitive and self.lowers[index + 1] != "those")
        last, head, thing = self._noun_phrase(index, counted=phrase.low > 1)
        if last == index and partitive:
            last = index = phrase.last
        return Chunk(
            phrase.first, max(last, phrase.last), phrase.low, phrase.high, "number", min(index, max(last, phrase.last)),
            head, phrase, other, partitive, thing,
        )  # fmt: skip

    def _one_of(self, phrase: NumberPhrase, inner: NumberPhrase) -> Chunk:
        """ "One of the two victims killed": a participle or "who" behind it speaks of the two, a verb of the one."""
        chunk = self._counted(inner)
        after = self.lowers[chunk.last] if chunk.last < self.stop else ""
        if after in ("who", "that") or chunk.last in self.triggers:
            return replace(chunk, first=phrase.first)
        return replace(
            chunk, first=phrase.first, low=phrase.low, high=phrase.high, phrase=phrase, partitive=True, inner=chunk
        )  # fmt: skip

    def _group_of(self, first: int, index: int) -> Chunk | None:
        """ "a family of five", "all five people": the number is the group's."""
        at = index + 1 if self.lowers[index] == "all" else index + 2
        phrase = self.numbers.get(at)
        if phrase is None or phrase.kind != "count" or (at == index + 2 and self.lowers[index + 1] != "of"):
            return None
        return replace(self._counted(phrase), first=first)

    def _noun_phrase(self, index: int, *, counted: bool = False) -> tuple[int, Noun | None, bool]:
        """The end of the nouns that begin at `index`, the head's entry, and whether they name things."""
        head: Noun | None = None
        end = position = index
        limit = min(self.stop, index + 8)
        while position < limit:
            word = self.lowers[position]
            if position in self.triggers and not (position == index and self._is_adjective(position)):
                break
            if word in STOPS or not (word[0].isalpha() or (word[0].isdigit() and "-" in word)):
                break
            if word in tables().things and head is None and not self._is_adjective(position):
                return position + 1, None, True
            noun = noun_of(word)
            if noun is None and head is not None:
                break
            position += 1
            if noun is not None:
                head, end = noun, position
        if head is None:
            return position, None, False
        if not head.plural and counted:
            end, head = self._joint_adjectives(end, head)
        return self._and_more(end, head)

    def _joint_adjectives(self, end: int, head: Noun) -> tuple[int, Noun]:
        """ "30 Sikh and Hindu villagers": singulars before "and" are adjectives of the plural that follows."""
        if end >= self.stop or self.lowers[end] not in ("and", "or", ","):
            return end, head
        for position in range(end + 1, min(end + 4, self.stop)):
            word = self.lowers[position]
            if word in STOPS or position in self.triggers or position in self.numbers:
                break
            noun = noun_of(word)
            if noun is not None and noun.plural:
                return position + 1, noun
        return end, head

    def _is_adjective(self, position: int) -> bool:
        """ "12 wounded soldiers", "a bus driver": a word that stands right before the noun it tells of."""
        following = noun_of(self.lowers[position + 1]) if position + 1 < self.stop else None
        return following is not None and position + 1 not in self.triggers and position + 1 not in self.numbers

    def _and_more(self, end: int, head: Noun) -> tuple[int, Noun, bool]:
        """ "50 Sikhs and Hindus and Taliban": bare plurals joined to a counted plural share its number."""
        while head.plural and end + 1 < self.stop and self.lowers[end] in ("and", "or") and end + 1 not in self.numbers:
            more = noun_of(self.lowers[end + 1])
            if more is None or not more.plural or end + 1 in self.triggers:
                break
            following = self.lowers[end + 2] if end + 2 < self.stop else "."
            if noun_of(following) is None and following.isalpha() and following not in STOPS:
                break
            end += 2
        return end, head, False

    def _determined(self, index: int) -> Chunk | None:
        word = self.lowers[index]
        start = index + 1
        if word == "that" and not self._points(start):
            return None
        if word == "her" and (start >= self.stop or self.lowers[start] in STOPS or not self.lowers[start][0].isalpha()):
            return Chunk(index, index + 1, 1, 1, "pronoun", index)
        if start >= self.stop:
            return None
        if start in self.numbers:  # "the 12 people", "another 20 guards"
            phrase = self.numbers[start]
            if phrase.kind != "count":
                return self._person(index, start, word) if phrase.kind in ("age", "ordinal") else None
            return replace(self._counted(phrase), first=index)
        if (
            word == "a"
            and self.lowers[start] in _NTH
            and (start + 1 >= self.stop or self.names.is_verb_like(start + 1))
        ):
            return Chunk(index, start + 1, 1, 1, "indefinite", index, other=True)  # "and a fourth was carried off"
        if word == "the" and self.lowers[start] in ("other", "others", "rest"):
            single = self.lowers[start] == "other" and (start + 1 >= self.stop or self.names.is_verb_like(start + 1))
            if single or self.lowers[start] != "other":
                low = 1 if single else None
                return Chunk(index, start + 1, low, low, "definite" if single else "none", start, other=True)
        grouped = self._group_of(index, start) if self.lowers[start] in tables().collectives else None
        found = grouped or self._person(index, start, word)
        if found is None and word == "another" and self.names.is_verb_like(start):
            return Chunk(index, start, 1, 1, "indefinite", index, other=True)
        return found

    def _points(self, index: int) -> bool:
        """Whether "that" before `index` points at a person ("that victim") rather than begins a clause."""
        noun = noun_of(self.lowers[index]) if index < self.stop else None
        return noun is not None and not noun.plural and not self.monocase and self.words[index][0].islower()

    def _person(self, first: int, index: int, determiner: str = "") -> Chunk | None:
        """A noun phrase without a number, with its determiner at `first` or bare; only where its head is a person."""
        if not determiner and noun_of(self.lowers[index]) is None:
            return None
        last, head, thing = self._noun_phrase(index)
        if head is None or thing or last <= index:
            return None
        named = determiner not in _ARTICLES and self.names.run(last)
        if not determiner and self.monocase and not head.plural:
            named = self.names.behind_title(last)
        if named and not NO_NAME.isdisjoint(self.lowers[last:named]):
            return None  # "the police department"
        if named:
            return Chunk(first, named, 1, 1, "name", first if not determiner else index, head)
        if self.lowers[last - 1] in tables().collectives and not head.plural:
            return None
        if head.plural:
            return Chunk(first, last, None, None, "none", index, head)
        reference: Reference = "definite" if determiner in _DEFINITE else "indefinite"
        return Chunk(
            first, last, head.size, head.size, reference, index, head, other=determiner == "another"
        )  # fmt: skip

    def _nobody(self, index: int) -> Chunk | None:
        after = index + 1
        if self.lowers[index] == "no":
            if after < self.stop and self.lowers[after] in ("one", "-one"):
                after += 1
            else:
                last, head, _ = self._noun_phrase(after)
                if head is None:
                    return None
                return Chunk(index, last, 0, 0, "number", after, head, other="other" in self.lowers[after:last])
        other = after < self.stop and self.lowers[after] in ("else", "other")
        if after + 1 < self.stop and self.lowers[after] == "of":
            last, head, _ = self._noun_phrase(after + 2)
            return Chunk(index, max(last, after + 2), 0, 0, "number", after, head, partitive=True)
        return Chunk(index, after + other, 0, 0, "number", index, None, other=other)

    def _beside_own(self, index: int) -> bool:
        """ "Roe and his driver": one word is enough of a name before somebody who is the named one's."""
        return self.lowers[index : index + 1] == ("and",) and self.lowers[index + 1 : index + 2] in (("his",), ("her",))

    def _name(self, index: int, begin: int) -> Chunk | None:
        if self.monocase or not self.words[index][0].isupper():
            return None
        last = self.names.run(index)
        if last - index < 2 and not self._beside_own(last):
            return None
        parts = self.lowers[index:last]
        if any(part in NO_NAME for part in parts):
            return None
        tail = noun_of(self.lowers[last]) if last < self.stop else None
        if tail is not None or ((final := noun_of(parts[-1])) is not None and final.plural):
            return None if tail is None else self._person(index, last)
        return Chunk(index, last, 1, 1, "name", index)
