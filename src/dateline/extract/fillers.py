"""Fillers of the roles of a deed: phrases with what they are, put where they belong."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from dateline.extract.phrases import Phrase
from dateline.extract.roles import HUMANS, Role, RoleReader
from dateline.extract.syntax import Syntax
from dateline.extract.triggers import Trigger

AGAINST = frozenset(("on", "against", "at", "upon", "into", "toward", "towards", "targeting"))
"""Prepositions before whom or what a deed is done to."""
SITES = frozenset(
    ("in", "at", "near", "outside", "inside", "on", "within", "around", "behind", "beside", "front", "opposite")
)
"""Prepositions before where it was done."""
MEANS = frozenset(("with", "using", "by", "from"))
"""Prepositions before what it was done with."""
_BODIES = frozenset(("group", "force", "organisation"))
_CARRIERS = frozenset(
    """aircraft plane planes jet jets helicopter helicopters gunboat gunboats tank tanks warship warships vessel vessels
    squadron squadrons battery batteries artillery gunners""".split()
)
_POSSESSIVES = frozenset(("its", "their", "our", "my", "his", "her"))
_GROUP_WORDS = frozenset("group organization organisation outfit movement militia gang militants".split())


class Filler(NamedTuple):
    """A phrase in a role: what it is and the tokens [first, last) that name it."""

    phrase: Phrase
    role: Role
    first: int
    last: int


@dataclass(slots=True)
class Event:
    """A trigger and its fillers. `harmed` are people the trigger's verb itself harms (its `effect`); `pointing` are
    doers by a pronoun or a possessive ("it", "we", "our fighters"): it is the speaker's own deed where these mean the
    speaker."""

    trigger: Trigger
    agents: list[Filler] = field(default_factory=list)
    targets: list[Filler] = field(default_factory=list)
    weapons: list[Filler] = field(default_factory=list)
    sites: list[tuple[str, Filler]] = field(default_factory=list)
    parties: list[Filler] = field(default_factory=list)
    event_subject: Phrase | None = None
    pointing: list[Phrase] = field(default_factory=list)
    accident: bool = False
    several: bool = False
    kind: str = ""


class _NamedGroups:
    """The armed groups that a text names, and which of them its paragraph has named most up to each."""

    __slots__ = ("_chief", "_ends", "_paragraphs", "syntax")

    def __init__(self, syntax: Syntax, roles: RoleReader) -> None:
        self.syntax = syntax
        self._ends: list[int] = []
        self._paragraphs: list[int] = []
        self._chief: list[tuple[int, int]] = []
        named: dict[tuple[str, ...], tuple[int, int]] = {}
        paragraph, chief = -1, (0, 0, (0, 0))
        for first, last in self._runs(roles):
            if self._paragraph(first) != paragraph:
                paragraph, chief = self._paragraph(first), (0, 0, (0, 0))
                named.clear()
            words = syntax.lowers[first:last]
            times, begins = named.get(words, (0, -first))
            named[words] = times + 1, begins
            chief = max(chief, (times + 1, begins, (first, last)))
            self._ends.append(last)
            self._paragraphs.append(paragraph)
            self._chief.append(chief[2])

    def before(self, token: int) -> tuple[int, int] | None:
        """Where the one that the paragraph has named most before `token` is named last; of two the first named."""
        at = bisect_right(self._ends, token) - 1
        return self._chief[at] if at >= 0 and self._paragraphs[at] == self._paragraph(token) else None

    def _paragraph(self, token: int) -> int:
        document = self.syntax.document
        return document.sentences[document.sentence_of[token]].paragraph

    def _runs(self, roles: RoleReader) -> Iterator[tuple[int, int]]:
        """The tokens [first, last) of each name, a new one in each paragraph."""
        tokens = sorted(token for token, kind in roles.names.actor_kinds.items() if kind == "armed-group")
        first = None
        for place, token in enumerate(tokens):
            first = token if first is None else first
            following = tokens[place + 1] if place + 1 < len(tokens) else -1
            if following != token + 1 or self._paragraph(following) != self._paragraph(token):
                yield first, token + 1
                first = None


class FillerReader:
    """Makes fillers of one document's phrases and puts them into events."""

    __slots__ = ("_groups", "roles", "syntax")

    def __init__(self, syntax: Syntax, roles: RoleReader) -> None:
        self.syntax = syntax
        self.roles = roles
        self._groups: _NamedGroups | None = None

    def filler(self, phrase: Phrase) -> Filler:
        first, last = self.roles.text_tokens(phrase)
        return Filler(phrase, self.roles.role(phrase), first, last)

    def with_coordinated(self, phrase: Phrase, limit: int) -> tuple[Phrase, ...]:
        """The phrase and those joined to it before token `limit` ("Sikhs, Hindus and Taliban were killed")."""
        found = [p for p in self.syntax.coordinated(phrase, limit) if p.last <= limit]
        before, joined = phrase.first - 1, False
        while before > 0 and self.syntax.lowers[before] in ("and", "or", ","):
            comma = self.syntax.lowers[before] == ","
            if not comma and self.syntax.lowers[before - 1] == ",":
                before -= 1  # the comma before "and"
            earlier = self.syntax.phrase(before - 1)
            if earlier is None or earlier.last != before:
                break
            # a comma alone opens no list: "on Monday, gunmen"; one before "X and Y" goes on with it, for people
            if comma and not (joined and self.roles.role(earlier).kind in ("person", "human", "force", "attacker")):
                break
            joined = joined or not comma
            found.insert(0, earlier)
            before = earlier.first - 1
        return tuple(found)

    def with_listed(self, phrases: tuple[Phrase, ...], last: int) -> tuple[Phrase, ...]:
        """The phrases, and where the last of them names a person, the persons listed behind it or behind a colon
        ("were killed: Major X, Captain Y, and Z, along with W")."""
        found = list(phrases)
        index = found[-1].last if found else last
        while found and index < last:
            index = self._past_separator(index, last)
            following = self.syntax.phrase(index) if index < last else None
            if following is None or following.first != index:
                break
            age = following.last - following.first == 1 and self.syntax.tags[following.head] == "#"
            if not age and self.roles.role(following).kind != "person":
                break
            if not age and following not in found:
                found.append(following)
            index = following.last
        return tuple(found)

    def _past_separator(self, index: int, last: int) -> int:
        begin = index
        while index < last and self.syntax.lowers[index] in (",", ";", "and", "along", "with", "also", "as", "well"):
            index += 1
        return index if index > begin else last

    def by_agents(self, preps: Sequence[tuple[str, tuple[Phrase, ...]]]) -> tuple[Phrase, ...]:
        for word, phrases in preps:
            if word == "by":
                return phrases
        return ()

    def put_agent(self, event: Event, phrase: Phrase) -> None:
        filler = self._antecedent(phrase) or self.filler(phrase)
        kind = filler.role.kind
        weapon = self.roles.weapon(phrase)
        thing = weapon is not None or kind == "physical"
        if kind == "pronoun" or ((thing or kind in HUMANS) and self.syntax.lowers[phrase.first] in _POSSESSIVES):
            event.pointing.append(phrase)
        owner = self._owner(phrase) if thing and self._moves(phrase, event) else None
        if owner is not None:
            event.agents.append(self.filler(owner))
        if weapon is not None and (kind == "weapon" or _harms_by_itself(event)):
            event.weapons.append(Filler(phrase, Role("weapon", weapon[2].term), weapon[0], weapon[1]))
        elif kind == "event":
            event.event_subject = phrase
        elif kind == "accident":
            event.accident = True
        elif (kind in HUMANS and kind != "community") or (kind == "other" and self._of_a_body(phrase)):
            event.agents.append(filler)

    def _of_a_body(self, phrase: Phrase) -> bool:
        """ "Tavrosh sappers", "the Second Air Wing": capitals before a word for doers, or to the end."""
        syntax = self.syntax
        if syntax.document.monocase:
            return False
        capitals = any(syntax.words[at][0].isupper() for at in range(phrase.core, phrase.head))
        return capitals and (self.roles.are_doers(phrase) or syntax.words[phrase.head][0].isupper())

    def _moves(self, thing: Phrase, event: Event) -> bool:
        """Whether somebody strikes with it, rather than that it blows up: drones and guns, no bombs and houses."""
        sense = event.trigger.sense
        if sense is None or sense.object == "weapon":
            return False
        weapon = self.roles.weapon(thing)
        if weapon is not None:
            return weapon[2].family in ("projectile", "firearm")
        return self.syntax.lowers[thing.head] in _CARRIERS

    def _owner(self, thing: Phrase, depth: int = 0) -> Phrase | None:
        """ "drones of the Front", "the army's guns", "shells from a battery of the army": the body a thing is of."""
        syntax, after = self.syntax, thing.last
        if thing.first > 1 and self.is_possessive(thing.first - 1):
            found = syntax.phrase(thing.first - 2)
        elif after + 1 < len(syntax.lowers) and syntax.lowers[after] in ("of", "from"):
            found = syntax.phrase(after + 1)
        else:
            return None
        if found is None or self.roles.role(found).kind in _BODIES:
            return found
        return self._owner(found, depth + 1) if depth == 0 else None

    def is_possessive(self, token: int) -> bool:
        """ "the mayor's", "the rebels'"."""
        syntax = self.syntax
        return syntax.tags[token] == "'s" or (syntax.words[token] in "'’" and syntax.lowers[token - 1].endswith("s"))

    def _antecedent(self, phrase: Phrase) -> Filler | None:
        """The armed group that "the group" stands for: the one the paragraph has named most, the first if even."""
        lowers = self.syntax.lowers
        definite = lowers[phrase.first] in ("the", "this", "that") and phrase.core == phrase.head
        if not definite or lowers[phrase.head] not in _GROUP_WORDS:
            return None
        if self._groups is None:
            self._groups = _NamedGroups(self.syntax, self.roles)
        found = self._groups.before(phrase.first)
        if found is None:
            return None
        first, last = found
        return Filler(Phrase(first, last, last - 1, first), Role("group", None, True), first, last)

    def put_patient(self, event: Event, phrase: Phrase, slot: str) -> None:
        filler = self.filler(phrase)
        kind = filler.role.kind
        weapon = self.roles.weapon(phrase)
        if slot == "weapon" or (slot == "target" and kind == "weapon"):
            if weapon is not None:
                event.weapons.append(Filler(phrase, Role("weapon", weapon[2].term), weapon[0], weapon[1]))
            elif slot == "weapon" and kind in ("physical", *HUMANS) and event.kind == "bombing":
                (event.targets if kind == "physical" else event.agents).append(filler)
        elif slot == "none":
            if kind in HUMANS and event.trigger.verb is not None and not event.trigger.verb.passive:
                event.agents.append(filler)
        elif kind == "accident":
            event.accident = True
        elif slot == "victim":
            if kind in HUMANS or kind == "other":
                event.targets.append(filler)
        elif kind in HUMANS or kind in ("physical", "place", "other"):
            event.targets.append(filler)


def _harms_by_itself(event: Event) -> bool:
    """Whether a word of many meanings before the verb can only be a weapon: "the mine killed two", "shells fell"."""
    sense = event.trigger.sense
    return sense is not None and (sense.subject == "weapon" or sense.effect is not None)
