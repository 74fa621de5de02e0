"""What a noun phrase can be in an incident: someone who attacks, someone harmed, a thing, a weapon, a place, a time."""

from __future__ import annotations

from typing import Literal, NamedTuple

from dateline.codebook.terms import Codebook, WeaponSense
from dateline.extract.names import Names
from dateline.extract.people import People
from dateline.extract.phrases import QUOTES, Phrase
from dateline.extract.syntax import Syntax

RoleKind = Literal[
    "weapon", "attacker", "group", "force", "human", "person", "organisation", "community", "physical", "place",
    "event", "accident", "time", "pronoun", "other",
]  # fmt: skip

HUMANS = frozenset(("attacker", "group", "force", "human", "person", "organisation", "community"))
"""Kinds of phrase that name people."""

# Words that only measure the people named after "of"; and titles before a name. Written from reading reports.
_MANY = frozenset(
    """member members group groups number dozens scores hundreds thousands dozen couple team squad band crowd handful
    pair majority one two some others rest elements element column unit units contingent party wave""".split()
)
_NUMBERS = frozenset("number dozens scores hundreds thousands dozen couple one two some others rest majority".split())
_PERSON_TITLES = frozenset(
    """mr mrs ms dr col gen lt capt maj sgt gov sen rep president colonel general captain major lieutenant sergeant
    mayor governor senator minister judge father monsignor bishop archbishop sheikh mullah imam ambassador deputy
    commander officer pastor professor engineer prime congressman councilman dona don attorney
    justice msgr mons monsignior comrade director impresario tycoon magnate brother sister candidate hopeful chairman
    chairwoman secretary spokesman spokeswoman inspector superintendent constable private corporal lawyer eng lic
    sir lord lady dame old aged former ex-president ex-minister journalist reporter reverend rev cardinal
    chancellor ayatollah hojatoleslam maulana maulvi mufti haji sardar malik""".split()
)


_ACTOR_ROLES: dict[str, RoleKind] = {
    "armed-group": "group", "criminal-group": "group", "coalition": "group", "state-force": "force", "police": "force",
    "government": "force",
}  # fmt: skip


# Heads of names that are no person's. Written from reading reports.
_NO_NAME_WORDS = frozenset(
    """party movement union federation confederation association committee commission council front army league congress
    alliance organization organisation corporation company department ministry agency radio television network news
    newspaper university institute street avenue boulevard highway airport river lake mount hill province region state
    county district city town village north south east west saint santa san government republic kingdom democratic
    national revolutionary international liberation popular socialist communist christian liberal conservative
    republican spokesman spokeswoman secretary-general monday tuesday wednesday thursday friday saturday sunday
    january february march april june july august september october november december""".split()
)


_WITHIN_NAMES = frozenset(("in", "of", "for", "and"))
"""Words in the middle of a name of the registry ("Islamic State in Khorasan Province")."""
_NAME_HEADS = frozenset("army front movement brotherhood soldiers party league brigade voice sword shield hand".split())


class Role(NamedTuple):
    """What a phrase is: its kind, its codebook class or id, and whether it is a proper name."""

    kind: RoleKind
    category: str | None = None
    named: bool = False


class RoleReader:
    """Classifies the phrases of one document by the codebook's words and the names found before."""

    __slots__ = ("codebook", "known", "names", "people", "syntax")

    def __init__(self, syntax: Syntax, codebook: Codebook, names: Names) -> None:
        self.syntax = syntax
        self.codebook = codebook
        self.names = names
        self.people = People(syntax, names.types, self._describes)
        self.known: dict[Phrase, Role] = {}

    def role(self, phrase: Phrase) -> Role:
        """What `phrase` is."""
        role = self.known.get(phrase)
        if role is None:
            role = self.known[phrase] = self._classify(phrase)
        return role

    def is_title(self, word: str) -> bool:
        """Whether a word before a name tells what someone is, not who."""
        return word in _PERSON_TITLES or word in self.codebook.human or word in self.codebook.forces

    def _describes(self, word: str) -> bool:
        """Words of the codebook are no part of a personal name, nor are the heads of bodies and places."""
        codebook = self.codebook
        return (
            self.is_title(word) or word in codebook.perpetrators or word in codebook.physical or word in _NO_NAME_WORDS
        )

    def weapon(self, phrase: Phrase) -> tuple[int, int, WeaponSense] | None:
        """The weapon that the phrase's last words name: tokens [first, last) and the codebook's sense."""
        lowers = self.syntax.lowers
        for start in range(phrase.core, phrase.last):
            for sense in self.codebook.weapons.get(lowers[start], ()):
                end = start + len(sense.words)
                if (
                    end <= phrase.last
                    and lowers[start:end] == sense.words
                    and (end == phrase.last or len(sense.words) > 1)
                ):
                    if end < phrase.last and not self._weapon_tail(end, phrase):
                        continue
                    return start, phrase.last if end == phrase.last else end, sense
        return None

    def _weapon_tail(self, end: int, phrase: Phrase) -> bool:
        return self.syntax.lowers[end] in ("device", "devices", "charge", "charges", "shell", "shells", "rounds")

    def _classify(self, phrase: Phrase) -> Role:
        syntax, lowers = self.syntax, self.syntax.lowers
        head, word = phrase.head, lowers[phrase.head]
        if syntax.tags[phrase.first] == "O":
            return Role("pronoun")
        named = syntax.tags[head] == "NP" and not syntax.document.monocase
        found = self.names.types.get(head)
        if found == "time":
            return Role("time")
        if found == "place":
            return Role("place", named=True)
        longest = self._longest(phrase)
        weapon = self.weapon(phrase)
        if weapon is not None and weapon[1] == phrase.last and not weapon[2].weak:
            return Role("weapon", weapon[2].term)
        if word in ("accident", "crash", "collision") or longest in self.codebook.cues["accidents"]:
            return Role("accident")
        by_name = self._by_name(phrase, found)
        if by_name is not None:
            return by_name
        if self._named_end(phrase, phrase.last) > phrase.last:
            return Role("group", None, True)
        return self._by_word(phrase, longest, word, named)

    def _by_name(self, phrase: Phrase, found: str | None) -> Role | None:
        kind = self.names.actor_kinds.get(phrase.head)
        if kind == "community":
            return Role("community", "civilian")
        if kind is not None:
            return Role(_ACTOR_ROLES.get(kind, "organisation"), None, self._is_proper(phrase))
        if found == "person" and self.syntax.lowers[phrase.head] not in self.codebook.perpetrators:
            return Role("person", self._class_in(phrase), True)
        if found == "organisation" and self._is_proper(phrase):
            return Role("organisation", None, True)
        if found == "organisation" and self._by_word(phrase, self._longest(phrase), "", False).kind == "other":
            return Role("organisation")
        if found == "nationality":
            return Role("community", "civilian")
        if self.syntax.tags[phrase.head] == "NP" and self.people.name_in(phrase) is not None:
            return Role("person", self._class_in(phrase), True)
        return None

    def _is_proper(self, phrase: Phrase) -> bool:
        """A body's own name ("the Salvadoran Army"), not a word for men or bodies ("policemen", "the army")."""
        word, head = self.syntax.lowers[phrase.head], phrase.head
        if word in self.codebook.forces or word in self.codebook.human or word in self.codebook.perpetrators:
            return head > phrase.core and self.names.types.get(head - 1) == "organisation"
        return self.syntax.tags[head] == "NP" or self.names.actor_kinds.get(head) in _ACTOR_ROLES

    def _class_in(self, phrase: Phrase) -> str | None:
        """The class that a title within the phrase tells ("Mayor X")."""
        lowers = self.syntax.lowers
        for token in range(phrase.core, phrase.last):
            pair = " ".join(lowers[token : token + 2])
            found = self.codebook.human.get(pair) or self.codebook.human.get(lowers[token])
            if found is not None:
                return found
        return None

    def _longest(self, phrase: Phrase) -> str:
        """The longest run of words that ends in the head and stands in one of the codebook's tables, else the head."""
        lowers, codebook = self.syntax.lowers, self.codebook
        for start in range(max(phrase.core, phrase.head - 3), phrase.head):
            text = " ".join(lowers[start : phrase.head + 1])
            if (
                text in codebook.physical
                or text in codebook.human
                or text in codebook.perpetrators
                or text in codebook.forces
            ):
                return text
        return lowers[phrase.head]

    def _by_word(self, phrase: Phrase, longest: str, word: str, named: bool) -> Role:
        codebook = self.codebook
        if word in codebook.nouns and any(len(s.words) == 1 and not s.weak for s in codebook.nouns[word]):
            return Role("event")
        if longest in codebook.agents or longest in codebook.perpetrators:
            return Role(
                "group" if codebook.perpetrators.get(longest) == "group" else "attacker", codebook.human.get(longest)
            )
        if longest in codebook.forces:
            return Role("force", codebook.human.get(longest, "security-force"))
        if longest in codebook.human:
            return Role("human", codebook.human[longest], named)
        if longest in codebook.physical:
            return Role("physical", codebook.physical[longest], named)
        if word in _MANY or self.syntax.tags[phrase.head] == "#":
            return self._measured(phrase) or Role("human", "unknown")
        men = self._men_of(phrase)
        if men is not None:
            return men
        if named:
            return Role("person", None, True)
        return Role("other")

    def _measured(self, phrase: Phrase) -> Role | None:
        """ "one of the bombs", "a number of houses": what is counted, where that is nobody."""
        lowers, last = self.syntax.lowers, phrase.last
        if self.syntax.tags[phrase.head] != "#" and lowers[phrase.head] not in _NUMBERS:
            return None
        following = self.syntax.phrase(last + 1) if last + 1 < len(lowers) and lowers[last] == "of" else None
        role = None if following is None or following.first != last + 1 else self.role(following)
        nobody = role is not None and role.kind in ("weapon", "physical", "event", "accident", "place", "time", "other")
        return role if nobody else None

    def _men_of(self, phrase: Phrase) -> Role | None:
        """ "ELN sappers": several men, by the name of their group before an unknown word."""
        if self.syntax.tags[phrase.head] != "N" or not self.syntax.lowers[phrase.head].endswith("s"):
            return None
        kinds = {self.names.actor_kinds.get(token) for token in range(phrase.core, phrase.head)}
        return Role("attacker") if kinds & {"armed-group", "criminal-group"} and self.are_doers(phrase) else None

    def are_doers(self, phrase: Phrase) -> bool:
        """Whether the phrase's last word is made of what men do ("sappers", "poachers")."""
        return self.syntax.lowers[phrase.head].endswith(("ers", "ors", "ists", "ants", "ents", "ees"))

    def text_tokens(self, phrase: Phrase) -> tuple[int, int]:
        """The tokens [first, last) that name the phrase: without determiner; "members of X" keeps its "of X"."""
        lowers, first, last = self.syntax.lowers, phrase.core, phrase.last
        kinds = self.names.actor_kinds
        while first > 0 and kinds.get(first) is not None and kinds.get(first - 1) == kinds[first]:
            if lowers[first - 1] in ("the", ",", "and"):
                break
            first -= 1  # a name whose first words were no nouns to the tagger ("Shining Path members")
        while last < len(lowers) and lowers[last] in _WITHIN_NAMES and kinds.get(last) and kinds.get(last + 1):
            following = self.syntax.phrase(last + 1)  # a name that goes on behind its "in" or "of"
            last = last + 2 if following is None else following.last
        if lowers[phrase.head] in _MANY and last + 1 < len(lowers) and lowers[last] == "of":
            following = self.syntax.phrase(last + 1)
            if following is not None and following.first == last + 1:
                last = following.last
        return first, self._named_end(phrase, self._quoted_end(first, last))

    def _named_end(self, phrase: Phrase, last: int) -> int:
        """ "Sons of the Escarpment", "Army of Light": capitals on both sides of "of" make one name."""
        syntax, head = self.syntax, phrase.head
        if syntax.document.monocase or last != phrase.last or last + 1 >= len(syntax.words):
            return last
        word = syntax.words[head]
        following = syntax.phrase(last + 1) if syntax.lowers[last] == "of" else None
        if following is None or following.first != last + 1 or not word[0].isupper():
            return last
        body = syntax.lowers[head].endswith("s") or syntax.lowers[head] in _NAME_HEADS
        capital = syntax.words[following.core][0].isupper() and self.names.types.get(following.core) != "place"
        return following.last if body and capital else last

    def _quoted_end(self, first: int, last: int) -> int:
        """ "the “Heron of Doruk”": a name in quotation marks is named whole."""
        words, lowers = self.syntax.words, self.syntax.lowers
        if first < 1 or words[first - 1] not in QUOTES or last + 1 >= len(words) or lowers[last] != "of":
            return last
        following = self.syntax.phrase(last + 1)
        closed = following is not None and following.last < len(words) and words[following.last] in QUOTES
        return following.last if following is not None and closed else last
