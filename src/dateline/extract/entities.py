"""Fillers become entities: descriptions, names and short forms of one person, group, thing or weapon are one entry.

Merged are: the same words; a last name and the full name it ends ("Karim", "Abdul Karim"); a description and the name
that stands in apposition to it ("a fighter named X"); and descriptions of one head whose other words do not differ
("an ISKP fighter", "the Tajik ISKP fighter"). Everything else stays apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dateline.extract.fillers import Filler
from dateline.extract.phrases import NAMING, Phrase
from dateline.extract.roles import Role, RoleReader
from dateline.extract.syntax import Syntax
from dateline.schema.values import Entity, EntityKind

_OF_JOINS = frozenset(("physical",))
_NO_NAMES = frozenset(
    ("it", "he", "she", "they", "them", "him", "her", "who", "which", "that", "those", "these", "others")
)


@dataclass(slots=True)
class Found:
    """An entity in the making: `spans` are tokens [first, last); `words` the content words of its descriptions."""

    role: Role
    head: str
    words: set[str]
    spans: list[tuple[int, int]]
    named_span: tuple[int, int] | None = None
    plural: bool = False


@dataclass(slots=True)
class EntityTable:
    """The entities of one role in one account, in the order they were first told."""

    found: list[Found] = field(default_factory=list)


class EntityReader:
    """Makes entities of one document's fillers."""

    __slots__ = ("roles", "syntax")

    def __init__(self, syntax: Syntax, roles: RoleReader) -> None:
        self.syntax = syntax
        self.roles = roles

    def add(self, table: EntityTable, filler: Filler) -> Found | None:
        """Adds a filler to the table; returns the entity it belongs to, or None for a bare pronoun."""
        first, last = self._span(filler)
        lowers = self.syntax.lowers
        if last <= first or all(self._says_nothing(token) for token in range(first, last)):
            return None
        naming = self._apposed_name(filler.phrase)
        words = {lowers[token] for token in range(first, last) if lowers[token][0].isalnum()}
        head = lowers[min(filler.phrase.head, last - 1)]
        one = Found(filler.role, head, words, [(first, last)], plural=self._plural(filler.phrase))
        if filler.role.named or filler.role.kind in ("person", "human", "force"):
            one.named_span = self._name_in(filler, first, last)
        if naming is not None:
            one.named_span = naming
            one.spans.append(naming)
            one.words |= {lowers[token] for token in range(*naming)}
        known = next((other for other in table.found if self._same(other, one)), None)
        if known is None:
            table.found.append(one)
            return one
        known.spans.extend(span for span in one.spans if span not in known.spans)
        known.words |= one.words
        if one.named_span is not None and (known.named_span is None or self._longer(one, known)):
            known.named_span = one.named_span
            known.role = one.role if one.role.named else known.role
        return known

    def _says_nothing(self, token: int) -> bool:
        """Pronouns and bare numbers name no one."""
        return self.syntax.lowers[token] in _NO_NAMES or self.syntax.tags[token] == "#"

    def _span(self, filler: Filler) -> tuple[int, int]:
        """The naming words; a building keeps the "of X" that tells which ("temple of Hindus and Sikhs")."""
        first, last = filler.first, filler.last
        syntax = self.syntax
        if filler.role.kind in ("community", "organisation", "force"):
            while first < last - 1 and (syntax.tags[first] == "#" or not syntax.words[first][0].isalnum()):
                first += 1
        if filler.role.kind in _OF_JOINS and last + 1 < len(syntax.lowers) and syntax.lowers[last] == "of":
            following = syntax.phrase(last + 1)
            if following is not None and following.first == last + 1:
                sentence = syntax.document.sentences[syntax.document.sentence_of[first]]
                last = syntax.coordinated(following, sentence.last)[-1].last
        return first, last

    def _name_in(self, filler: Filler, first: int, last: int) -> tuple[int, int] | None:
        """The proper name within the words: "Luis Marek" in "Senator Luis Marek", "the magnate Luis Marek"."""
        if filler.role.kind not in ("person", "human", "force"):
            return first, last
        syntax, start = self.syntax, last
        while start > first and syntax.tags[start - 1] == "NP" and not self.roles.is_title(syntax.lowers[start - 1]):
            start -= 1
        if last - start == 0 or (last - start < 2 and start > first and not filler.role.named):
            return (first, last) if filler.role.named else None
        return start, last

    def _plural(self, phrase: Phrase) -> bool:
        word = self.syntax.lowers[phrase.head]
        return (word.endswith("s") and not word.endswith("ss")) or word in (
            "men",
            "women",
            "people",
            "children",
            "police",
        )

    def _apposed_name(self, phrase: Phrase) -> tuple[int, int] | None:
        """ "a fighter named X", "Colonel X": the name that follows a description."""
        syntax, index = self.syntax, phrase.last
        if index < len(syntax.lowers) and syntax.lowers[index] in NAMING:
            index += 1
            while index < len(syntax.lowers) and syntax.lowers[index] in ("as", "only", '"', "“"):
                index += 1
            name = syntax.phrase(index)
            if name is not None and name.first == index and syntax.tags[name.head] == "NP":
                return name.core, name.last
        return None

    def _longer(self, one: Found, known: Found) -> bool:
        mine, theirs = one.named_span, known.named_span
        return mine is not None and theirs is not None and mine[1] - mine[0] > theirs[1] - theirs[0]

    def _same(self, known: Found, one: Found) -> bool:
        if known.words == one.words:
            return True
        if known.named_span and one.named_span:
            return self._same_name(known.named_span, one.named_span)
        if known.role.kind != one.role.kind or known.plural != one.plural:
            return False
        if one.role.kind in ("weapon", "human", "community", "person", "organisation"):
            return False
        if known.head != one.head:
            return False
        if one.plural:
            return one.words <= known.words and len(one.words) == 1
        return one.words <= known.words or known.words <= one.words or bool((known.words & one.words) - {one.head})

    def _same_name(self, known: tuple[int, int], one: tuple[int, int]) -> bool:
        left, right = self.syntax.lowers[slice(*known)], self.syntax.lowers[slice(*one)]
        short, long = sorted((left, right), key=len)
        return len(short) > 0 and long[-len(short) :] == short

    def entity(self, found: Found, kind: EntityKind) -> Entity:
        """The entity with its mentions in code points, the best naming wording first."""
        document = self.syntax.document
        best = found.named_span or max(found.spans, key=lambda span: (span[1] - span[0], -span[0]))
        ordered = [best, *sorted(span for span in found.spans if span != best)]
        mentions = tuple((document.starts[first], document.ends[last - 1]) for first, last in ordered)
        return Entity(
            name=document.exact(*best), kind=kind, named=found.named_span is not None, mentions=mentions,
            category=found.role.category if kind in ("human", "physical") else None,
            term=found.role.category if kind == "weapon" else None,
        )  # fmt: skip


def groups_in(filler: Filler, roles: RoleReader, syntax: Syntax) -> Iterable[Filler]:
    """The organisations named inside or right behind a phrase: "ISKP militants", "members of the FMLN"."""
    phrase = filler.phrase
    last = phrase.head
    if phrase.last + 1 < len(syntax.lowers) and syntax.lowers[phrase.last] in ("of", "from"):
        following = syntax.phrase(phrase.last + 1)
        if following is not None:
            last = following.last
    token = phrase.first
    owner = syntax.phrase(phrase.first - 2) if phrase.first >= 2 and syntax.tags[phrase.first - 1] == "'s" else None
    if owner is not None:
        token = owner.first
    while token < last:
        kind = roles.names.actor_kinds.get(token)
        if kind is None or kind == "community":
            token += 1
            continue
        end = token + 1
        while roles.names.actor_kinds.get(end) == kind and roles.names.types.get(end) == "organisation":
            end += 1
        if end <= phrase.head or token >= phrase.last or token < phrase.first:
            yield Filler(Phrase(token, end, end - 1, token), Role("group", kind, True), token, end)
        token = end


def kind_of(role: Role) -> EntityKind:
    """How a perpetrator is listed: one or some men, or a body."""
    return "group" if role.kind in ("group", "organisation", "force") else "individual"


def spans_of(found: Sequence[Found]) -> list[tuple[int, int]]:
    """All tokens spans of some entities, for claims that need to know where each stands."""
    return [span for one in found for span in one.spans]
