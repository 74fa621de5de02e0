"""Whose dead the dead are: an attacking side's own losses stand apart from its victims.

"Five of our fighters fell", "it lost nine men": by the words, of whoever speaks or is spoken of, where these did the
deed. "One militiaman was shot dead": by whom he is with, where those are the only side that did it, and nobody of
theirs is told to have shot him.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dateline.extract.circumstances import Circumstance
from dateline.extract.counts.mention import CountMention
from dateline.extract.counts.nouns import noun_of
from dateline.extract.drafts import Draft
from dateline.extract.fillers import Filler
from dateline.extract.roles import HUMANS
from dateline.extract.scene import Scene

_OWN_FIELDS = {"killed": "killed_perpetrators", "injured": "injured_perpetrators"}
_FIRST = frozenset({"our", "my"})
_THIRD = frozenset({"its", "their", "his", "her"})
_OWN_NOUNS = frozenset(
    "fighter fighters member members man men comrade comrades brother brothers cadre cadres follower followers "
    "partisan partisans militant militants militiaman militiamen gunman gunmen soldier soldiers commando commandos "
    "troops martyr martyrs guerrilla guerrillas guerilla guerillas insurgent insurgents rebel rebels".split()
)
"""Of "two of its NOUN" those who fight for it: "six of its workers" are nobody's losses in a deed."""
_SIDES = {kind: "security-force" if kind == "force" else "armed-group" for kind in HUMANS}
"""Which side a doer is on: whoever is no force and has done it took up arms."""
_NOT_DEEDS = frozenset({"arrest", "threat", "plot"})


def with_losses(
    scene: Scene, draft: Draft, circumstances: Sequence[Circumstance], counts: Sequence[CountMention]
) -> list[CountMention]:
    """The account's counts, those of the doers' own losses under the fields of the perpetrators."""
    if not any(count.field in _OWN_FIELDS for count in counts):
        return list(counts)
    losses = _Losses(scene, draft, circumstances)
    place = {id(one): at for at, one in enumerate(scene.counts)}
    found: list[CountMention] = []
    renamed: set[int] = set()
    before: CountMention | None = None
    for count in counts:
        own = count.field in _OWN_FIELDS and not count.negated
        if count.part_of is not None:
            own = own and count.part_of in renamed
        elif own and before is not None and before.sentence == count.sentence and losses.bare(count):
            own = place[id(before)] in renamed
        else:
            own = own and losses.own(count)
        if own:
            renamed.add(place[id(count)])
        before = count if count.part_of is None else before
        found.append(replace(count, field=_OWN_FIELDS[count.field]) if own else count)
    return found


class _Losses:
    """Which counts of one account are its doers' own losses."""

    __slots__ = ("_doing", "_names", "_scene", "side")

    def __init__(self, scene: Scene, draft: Draft, circumstances: Sequence[Circumstance]) -> None:
        self._scene = scene
        doers = list(_doers(scene, draft, circumstances))
        sides = {_SIDES[one.role.kind] for one in doers if one.role.kind in _SIDES}
        self.side = "armed-group" if "armed-group" in sides else next(iter(sides), None)
        self._names = [_words(scene, one.first, one.last) for one in doers]
        self._doing = {one.event.trigger.first for one in draft.told if one.event.agents}

    def bare(self, count: CountMention) -> bool:
        """Whether it is a number alone, of those spoken of ("and nine returned wounded")."""
        return count.reference == "number" and noun_of(self.noun(count)) is None

    def noun(self, count: CountMention) -> str:
        """The last word for whom it counts, "" where there is none."""
        if count.victims is None:
            return ""
        _, last = self._scene.document.tokens_within(*count.victims)
        return self._scene.document.lowers[last - 1]

    def own(self, count: CountMention) -> bool:
        """Whether those counted are the doers' own."""
        if self.side is None:
            return False
        category = count.value.victims.category if count.value.victims is not None else "unknown"
        if category in ("armed-group", "security-force") and category != self.side:
            return False
        document = self._scene.document
        trigger = document.token_at(count.trigger[0])
        owner = self._owner(count)
        if owner is not None:
            return self.noun(count) in _OWN_NOUNS and self._means_doer(owner, count)
        if document.text[slice(*count.trigger)].lower() in ("lost", "lose", "loses", "losing"):
            return self._loser(trigger)
        return category == self.side and trigger not in self._doing and self._of_no_other(count)

    def _owner(self, count: CountMention) -> str | None:
        """ "Five of | our | fighters", "one of | its own | men"."""
        if count.victims is None:
            return None
        lowers = self._scene.document.lowers
        at = self._scene.document.tokens_within(*count.victims)[0]
        for token in range(at, max(-1, at - 3), -1):
            if lowers[token] in _FIRST | _THIRD:
                return lowers[token]
        return None

    def _means_doer(self, owner: str, count: CountMention) -> bool:
        """Whether "our" or "its" can mean those who did it: the speaker, where somebody speaks."""
        voice = self._scene.voices.at(*count.trigger)
        hops = [chain[-1] for chain in voice.chains if chain]
        if not hops:
            return owner in _THIRD
        if voice.stance == "claimed":
            return True
        said = {word for hop in hops for word in f"{hop.name} {hop.affiliation or ''}".lower().split()}
        return any(not names.isdisjoint(said) for names in self._names)

    def _loser(self, trigger: int) -> bool:
        """Whether the side that lost them is the one that did the deed."""
        syntax, sentence = self._scene.syntax, self._scene.document.sentence_of[trigger]
        first = self._scene.document.sentences[sentence].first
        subject = syntax.subject(syntax.verb(trigger, first), first)
        if subject is None:
            return True
        kind = self._scene.roles.role(subject).kind
        return _SIDES.get(kind, self.side) == self.side

    def _of_no_other(self, count: CountMention) -> bool:
        """Whether the words for them name no group but the doers' ("five fighters of the River League")."""
        if count.victims is None:
            return False
        document = self._scene.document
        first, last = document.tokens_within(*count.victims)
        behind = document.lowers[last : last + 6]
        words = {word for word in behind[1:] if behind[:1] == ("of",)}
        names = {document.lowers[at] for at in range(first, last) if document.words[at][0].isupper() and at > first}
        known = set().union(*self._names)
        return (not words or not words.isdisjoint(known)) and (not names or not names.isdisjoint(known))


def _doers(scene: Scene, draft: Draft, circumstances: Sequence[Circumstance]) -> Iterable[Filler]:
    for one in draft.told:
        if one.event.kind not in _NOT_DEEDS:
            yield from (filler for filler in one.event.agents if filler.role.kind != "pronoun")
    for circumstance in circumstances:
        if circumstance.who is not None and circumstance.field in ("responsibility", "accusation"):
            first, last = scene.roles.text_tokens(circumstance.who)
            yield Filler(circumstance.who, scene.roles.role(circumstance.who), first, last)


_GLUE = frozenset("the a an of and for in 's army group party".split())


def _words(scene: Scene, first: int, last: int) -> set[str]:
    return {word for word in scene.document.lowers[first:last] if word not in _GLUE and word[0].isalpha()}
