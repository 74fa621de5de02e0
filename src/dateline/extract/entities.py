"""Fillers become entities: descriptions, names and short forms of one person, group, thing or weapon are one entry.

Merged are: the same words; a last name and the full name it ends ("Karim", "Abdul Karim"); a description and the name
that stands in apposition to it ("a fighter named X"); and descriptions of one head whose other words do not differ
("an ISKP fighter", "the Tajik ISKP fighter"). Everything else stays apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from dateline.codebook.terms import Codebook
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
    """An entity in the making: `spans` are tokens [first, last); `words` the content words of its descriptions.

    Of the spans the `silent` ones name it without telling its role, and `pointing` are pronouns that tell it.
    """

    role: Role
    head: str
    words: set[str]
    spans: dict[tuple[int, int], None]
    named_span: tuple[int, int] | None = None
    plural: bool = False
    silent: set[tuple[int, int]] = field(default_factory=set)
    pointing: dict[tuple[int, int], None] = field(default_factory=dict)

    def told_at(self) -> list[tuple[int, int]]:
        """Where its role is told."""
        return [*(span for span in self.spans if span not in self.silent), *self.pointing]


MOST_ALIKE = 100
"""Entities under one key of the table that another is compared with at most: the first of them. A hundred bearers of
one surname, or a hundred gunmen told apart, are no account of one deed."""
MOST_MENTIONS = 100
"""Mentions that an entity or a term lists at most: the best and the first. Each claim of it carries the list, so that a
text that repeats one word for a megabyte would be answered with gigabytes. In 500 MUC-4 and 250 PolNeAR training
reports none has more than 15, in those of GVA none more than 41."""
_LONGEST = 50
"""Words of one description at most: an entity that gathered more in many places is like no single one of them."""
_Key = tuple[object, ...]


@dataclass(slots=True)
class EntityTable:
    """The entities of one role in one account, in the order they were first told."""

    found: list[Found] = field(default_factory=list)
    _under: dict[_Key, dict[int, None]] = field(default_factory=dict)

    def note(self, place: int, keys: Iterable[_Key]) -> None:
        """Puts the entity at `place` of the list under these keys."""
        for key in keys:
            under = self._under.setdefault(key, {})
            if len(under) < MOST_ALIKE:
                under[place] = None

    def under(self, keys: Iterable[_Key]) -> list[int]:
        """The places of the entities under any of the keys, in order."""
        return sorted({place for key in keys for place in self._under.get(key, ())})


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
        words = {lowers[token] for token in range(first, last) if lowers[token][0].isalnum()}
        head = lowers[min(filler.phrase.head, last - 1)]
        one = Found(filler.role, head, words, {(first, last): None}, plural=self._plural(filler.phrase))
        if filler.role.named or filler.role.kind in ("person", "human", "force"):
            one.named_span = self._name_in(filler, first, last)
        naming = self._apposed_name(filler.phrase) if one.named_span is None or filler.role.kind != "person" else None
        if naming is not None:
            one.named_span = naming
            one.spans[naming] = None
            one.words |= {lowers[token] for token in range(*naming)}
        if one.named_span is not None and filler.role.kind in ("person", "human", "attacker", "force", "other"):
            one.named_span = self.roles.people.full(one.named_span)
        alike = table.under(self._sought(one))
        place = next((place for place in alike if self._same(table.found[place], one)), None)
        if place is None:
            table.note(len(table.found), self._keys(one))
            table.found.append(one)
            return one
        known = table.found[place]
        self._merge(known, one)
        table.note(place, self._keys(known))
        return known

    def _merge(self, known: Found, one: Found) -> None:
        known.spans.update(one.spans)
        known.words |= one.words
        if one.named_span is not None and (known.named_span is None or self._longer(one, known)):
            known.named_span = one.named_span
            known.role = one.role if one.role.named else known.role

    def _keys(self, known: Found) -> Iterator[_Key]:
        """Under what an entity is looked for: its words, each word of its name, its name's last word, its head."""
        if len(known.words) <= _LONGEST:
            yield "words", frozenset(known.words)
        yield "head", known.role.kind, known.plural, known.head
        if known.named_span is not None:
            name = self.syntax.lowers[slice(*known.named_span)]
            yield from (("name", word) for word in name)
            yield from (("surname", word) for word in name[-1:])

    def _sought(self, one: Found) -> Iterator[_Key]:
        """The keys of which whatever is the same entity has one."""
        yield "words", frozenset(one.words)
        yield "head", one.role.kind, one.plural, one.head
        if one.named_span is not None:
            name = self.syntax.lowers[slice(*one.named_span)]
            yield from (("surname", word) for word in name)
            yield from (("name", word) for word in name[-1:])

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
        named = self.roles.people.name_in(filler.phrase)
        if named is None or named[0] < first:
            return (first, last) if filler.role.named and filler.role.kind != "person" else None
        return named

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
        """ "a fighter named X", "the senator, X,", "X, the party's spokesman": the name beside a description."""
        syntax, index = self.syntax, phrase.last
        if index < len(syntax.lowers) and syntax.lowers[index] in NAMING:
            index += 1
            while index < len(syntax.lowers) and syntax.lowers[index] in ("as", "only", '"', "“"):
                index += 1
            name = syntax.phrase(index)
            if name is not None and name.first == index and syntax.tags[name.head] == "NP":
                return self.roles.people.name_in(name) or (name.core, name.last)
        if self._plural(phrase):
            return None
        return self._name_after(phrase) or self._name_before(phrase)

    def _name_after(self, phrase: Phrase) -> tuple[int, int] | None:
        """ "the senator, X, was": a name between commas right after a description that has an article."""
        syntax = self.syntax
        if phrase.core == phrase.first or not self._comma(phrase.last):
            return None
        name = syntax.phrase(phrase.last + 1)
        if name is None or name.first != phrase.last + 1 or not (self._comma(name.last) or self._ends(name.last)):
            return None
        return self.roles.people.name_in(name)

    def _name_before(self, phrase: Phrase) -> tuple[int, int] | None:
        """ "X, 28, leader of Y": a name, and between it and the description at most an age."""
        syntax, before = self.syntax, phrase.first - 1
        if not self._comma(before):
            return None
        earlier = syntax.phrase(before - 1)
        if earlier is not None and earlier.last - earlier.first == 1 and syntax.tags[earlier.head] == "#":
            earlier = syntax.phrase(earlier.first - 2) if self._comma(earlier.first - 1) else None
        return None if earlier is None else self.roles.people.name_in(earlier)

    def _comma(self, token: int) -> bool:
        return 0 < token < len(self.syntax.words) and self.syntax.words[token] == ","

    def _ends(self, token: int) -> bool:
        document = self.syntax.document
        return token >= len(document.words) or document.words[token] == "." or document.lowers[token] == "who"

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
        if len(short) == 0:
            return False
        rest = iter(long)
        # "Marek" and "Luis Marek"; "Luis Marek" and "Luis Antonio Marek Sardo"
        return long[-len(short) :] == short or (len(short) > 1 and all(word in rest for word in short))

    def entity(self, found: Found, kind: EntityKind) -> Entity:
        """The entity with its mentions in code points, the best naming wording first."""
        document = self.syntax.document
        best = found.named_span or max(found.spans, key=lambda span: (span[1] - span[0], -span[0]))
        ordered = [best, *sorted(span for span in found.spans if span != best)][:MOST_MENTIONS]
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
            men = filler.role.kind in ("attacker", "force") and syntax.lowers[phrase.head].endswith(("s", "men"))
            if men and syntax.lowers[phrase.last] == "of" and _is_body(following, roles, syntax):
                yield Filler(following, Role("group", None, True), *roles.text_tokens(following))
                last = phrase.head
    token = phrase.first
    owner = syntax.phrase(phrase.first - 2) if phrase.first >= 2 and syntax.tags[phrase.first - 1] == "'s" else None
    if owner is not None:
        token = owner.first
    bracketed = _bracketed(phrase, roles, syntax)
    if bracketed is not None:
        yield bracketed
    token = roles.text_tokens(phrase)[0] if token == phrase.first else token
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


def _is_body(phrase: Phrase, roles: RoleReader, syntax: Syntax) -> bool:
    """Whether capitals name a body whose men another phrase tells of ("horsemen of the Grey Hundred")."""
    known = any(token in roles.names.actor_kinds for token in range(phrase.first, phrase.last))
    if known or syntax.document.monocase or not syntax.words[phrase.head][0].isupper():
        return False
    return roles.role(phrase).kind not in ("place", "community", "time", "weapon", "event", "physical")


def _bracketed(phrase: Phrase, roles: RoleReader, syntax: Syntax) -> Filler | None:
    """ "the Red Plain Front (RPF) guerrillas": the group named before the brackets, or else within them."""
    closing = phrase.first - 1
    if closing < 3 or syntax.words[closing] not in ")]":
        return None
    opening = closing - 1
    while opening > 0 and syntax.words[opening] not in "([" and closing - opening < 9:
        opening -= 1
    for token in (opening - 1, closing - 1):
        kind = roles.names.actor_kinds.get(token)
        if kind in ("armed-group", "criminal-group", "state-force", "coalition"):
            first = token
            while roles.names.actor_kinds.get(first - 1) == kind:
                first -= 1
            return Filler(Phrase(first, token + 1, token, first), Role("group", kind, True), first, token + 1)
    return None


def kind_of(role: Role, words: Sequence[str], codebook: Codebook) -> EntityKind:
    """How a perpetrator of a role is listed, by the words up to its head: one or some men ("army troops"), or a body
    ("the army", "the Tarko Constabulary")."""
    if role.kind != "force":
        return "group" if role.kind in ("group", "organisation") else "individual"
    bodies = codebook.cues["bodies"]
    if words[-1] in bodies or " ".join(words[-2:]) in bodies:
        return "group"
    return "individual" if words[-1] in codebook.forces else "group"
