"""What a report's words name: the registry's names, and the short forms that the report itself introduces.

A name that several actors bear is settled only by the report: one of them is named in full elsewhere in it, or one
alone is of a country that it names. Otherwise it stays open: a wrong merge is worse than a missed one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from dateline.codebook.actor import Named
from dateline.codebook.matcher import Hit, folded_name
from dateline.codebook.registry import Registry
from dateline.schema.claims import Mention, Relation

# "Registered Name (ACR)", "Registered Name, or ACR": the short form is this report's name for the same actor.
_SHORT_FORM = re.compile(
    r"\s*(?:\(\s*(?:the\s+)?|,?\s+or\s+(?:the\s+)?)[“\"‘']?(?P<name>[A-Z][\w.-]{1,11})[”\"’']?(?P<close>\))?"
)
# "ACR (Registered Name)": the same the other way about.
_LONG_FORM = re.compile(r"(?P<name>\b[A-Z][\w.-]{1,11})\s*\(\s*(?:the\s+)?[“\"‘']?$")
_SHORT_REACH = 16  # code points before a name in which `_LONG_FORM` begins
_NOT_IT = re.compile(r"(?:\b(?:anti|pro|ex|non|counter)[-‐‑– ]|\b(?:former|ex)\s)$", re.IGNORECASE)
_TIED = re.compile(r"[-‐‑](?:linked|affiliated|aligned|backed|inspired|led|run|held|controlled|supported|allied)\b")
_JOINED = re.compile(r",|\b(?:and|or)\b", re.IGNORECASE)
_PADDING = frozenset(
    "the a an some several many two three four five six seven eight nine ten dozens hundreds of suspected alleged "
    "armed unidentified local other more".split()
)
_PEOPLE = frozenset(
    "militants fighters gunmen members soldiers troops guerrillas insurgents rebels terrorists commandos units "
    "elements operatives supporters extremists jihadists group network organization organisation movement forces "
    "subversives".split()
)
_STANDS_FOR_GROUP = frozenset({"group", "organization", "organisation", "movement", "militia", "outfit", "faction"})
_ARMED = frozenset({"armed-group", "criminal-group"})


@dataclass(frozen=True, slots=True)
class Reference:
    """What words name: the actor or the outlet, and whether they are its name alone or a description that holds it."""

    actor_id: str | None
    outlet_id: str | None
    whole: bool


def _is_monocase(text: str) -> bool:
    """As `Document.monocase`: capitals tell nothing where next to all letters are of one case."""
    upper, lower = sum(map(str.isupper, text)), sum(map(str.islower, text))
    return upper + lower > 0 and (upper > 5 * lower or upper == 0 or lower > 200 * upper)


class NameFinder:
    """The names of one report: built once, asked for every claim."""

    __slots__ = (
        "_ends",
        "_full",
        "_hits",
        "_known",
        "_monocase",
        "_only_group",
        "_short",
        "_starts",
        "registry",
        "text",
    )

    def __init__(
        self, text: str, registry: Registry, relations: Iterable[Relation] = (), mentions: Iterable[Mention] = ()
    ) -> None:
        self.text = text
        self.registry = registry
        self._monocase = _is_monocase(text)
        found = registry.find(text, monocase=self._monocase)
        self._hits = self._settled(found)
        self._ends = [hit.end for hit in self._hits]
        self._starts = frozenset(hit.start for hit in self._hits)
        self._short = self._short_forms(relations)
        self._only_group = self._sole_group(mentions)
        self._full = self._full_names(mentions)
        self._known: dict[tuple[str, int], Reference | None] = {}

    def reference(self, words: str, start: int = -1) -> Reference | None:
        """What `words` name, at code point `start` of the report or (-1) wherever they are; None where nothing sure."""
        key = (words, start)
        if key not in self._known:
            self._known[key] = self._refer(words, start)
        return self._known[key]

    def full_name(self, words: str) -> str:
        """The name of which `words` are the end ("the Front") where the report names but one such; else `words`."""
        return self._full.get(words.removeprefix("the ").removeprefix("The "), words)

    def group_meant(self, words: str) -> str | None:
        """The actor id that "the group" means: the one armed group of the report, where there is but one."""
        parts = words.lower().split()
        bare = len(parts) == 2 and parts[0] in {"the", "this", "that"} and parts[1] in _STANDS_FOR_GROUP
        return self._only_group if bare else None

    def state(self, words: str) -> str | None:
        """The government id where `words` are a state's name ("Peru")."""
        hits = self.registry.nations(words)
        bare = words.lower().removeprefix("the ").strip()
        if len(hits) == 1 and hits[0].value.is_name and hits[0].exact.lower() == bare:
            return f"{hits[0].value.state.iso.lower()}-government"
        return None

    def _refer(self, words: str, start: int) -> Reference | None:
        short = self._short.get(words.removeprefix("the ").removeprefix("The "))
        if short is not None:
            return Reference(short.actor_id, short.outlet_id, True)
        if start >= 0 and self.text.startswith(words, start):
            hits = self._within(start, start + len(words))
        else:
            start = 0
            hits = self._settled(self.registry.find(words, monocase=self._monocase))
            if not hits:
                named = self.registry.lookup(words)
                return None if named is None else self._as_reference(named)
        return self._of_hits(words, start, hits)

    def _as_reference(self, named: Named) -> Reference | None:
        sure = named.actor_id is not None or named.outlet_id is not None
        return Reference(named.actor_id, named.outlet_id, True) if sure else None

    def _of_hits(self, words: str, start: int, hits: list[Hit[Named]]) -> Reference | None:
        hits = [hit for hit in hits if self._is_it(words, start, hit)]
        joined = any(_JOINED.search(words, one.end - start, two.start - start) for one, two in pairwise(hits))
        if len({hit.value for hit in hits}) > 1 and not joined:  # "Sikh ISLE fighters": the group, not the community
            hits = [hit for hit in hits if not self._is_community(hit.value)]
        if not hits or len({hit.value for hit in hits}) > 1:
            return None
        named = hits[0].value
        if named.actor_id is None and named.outlet_id is None:
            return None
        rest = words[: hits[0].start - start] + " " + words[hits[0].end - start :]
        left = [word for word in re.findall(r"[^\W_]+", rest.lower()) if word not in _PADDING and word != "s"]
        return Reference(named.actor_id, named.outlet_id, all(word in _PEOPLE for word in left))

    def _is_it(self, words: str, start: int, hit: Hit[Named]) -> bool:
        first, last = hit.start - start, hit.end - start
        if self._is_community(hit.value) and self._is_first_name(words, start, last):
            return False
        return not (_NOT_IT.search(words, max(0, first - 8), first) or _TIED.match(words, last))

    def _is_first_name(self, words: str, start: int, last: int) -> bool:
        """Whether another capitalised word that is no known name follows at once ("Christian Arvan")."""
        follows = words[last : last + 1] == " " and words[last + 1 : last + 2].isupper() and words[last - 1] != "s"
        return follows and not self._monocase and start + last + 1 not in self._starts

    def _is_community(self, named: Named) -> bool:
        return bool(named.actors) and all(self.registry.actors[key].kind == "community" for key in named.actors)

    def _within(self, start: int, end: int) -> list[Hit[Named]]:
        found: list[Hit[Named]] = []
        for index in range(bisect_left(self._ends, start + 1), len(self._hits)):
            hit = self._hits[index]
            if hit.start >= end:
                break
            if hit.start >= start and hit.end <= end:
                found.append(hit)
            else:  # the words cut a longer name: they are not that name
                return []
        return found

    def _settled(self, hits: Iterable[Hit[Named]]) -> list[Hit[Named]]:
        found = list(hits)
        if all(len(hit.value.actors) + len(hit.value.outlets) == 1 for hit in found):
            return found
        sure = {hit.value.actor_id for hit in found} | {hit.value.outlet_id for hit in found}
        countries = {hit.value.state.iso for hit in self.registry.nations(self.text, monocase=self._monocase)}
        return [Hit(hit.start, hit.end, hit.exact, self._choice(hit.value, sure, countries)) for hit in found]

    def _choice(self, named: Named, sure: set[str | None], countries: set[str]) -> Named:
        if len(named.actors) + len(named.outlets) == 1:
            return named
        for wanted in (
            [key for key in (*named.actors, *named.outlets) if key in sure],
            [key for key in named.actors if countries.intersection(self.registry.actors[key].countries)]
            + [key for key in named.outlets if countries.intersection(self.registry.outlets[key].countries)],
        ):
            if len(wanted) == 1:
                return Named((wanted[0],), ()) if wanted[0] in named.actors else Named((), (wanted[0],))
        return named

    def _short_forms(self, relations: Iterable[Relation]) -> dict[str, Named]:
        """Names that this report gives to what the registry knows by another one."""
        short: dict[str, set[Named]] = {}
        for hit in self._hits:
            match = _SHORT_FORM.match(self.text, hit.end)
            bracketed = match is not None and ("(" in match.group()) == bool(match["close"])
            if match is not None and bracketed and sum(map(str.isupper, match["name"])) >= 2:
                short.setdefault(match["name"], set()).add(hit.value)
            match = _LONG_FORM.search(self.text, max(0, hit.start - _SHORT_REACH), hit.start)
            if match is not None and sum(map(str.isupper, match["name"])) >= 2:
                short.setdefault(match["name"], set()).add(hit.value)
        for relation in relations:
            if relation.type == "same-as" and relation.stance == "asserted":
                self._from_relation(relation, short)
        return {
            name: next(iter(values))
            for name, values in short.items()
            if len(values) == 1 and self.registry.lookup(name) is None and not self._monocase
        }

    def _from_relation(self, relation: Relation, short: dict[str, set[Named]]) -> None:
        for known, other, words in (
            (relation.source_id, relation.target_id, relation.target),
            (relation.target_id, relation.source_id, relation.source),
        ):
            if known is not None and other is None:
                is_actor = known in self.registry.actors
                short.setdefault(words, set()).add(Named((known,)) if is_actor else Named((), (known,)))

    def _full_names(self, mentions: Iterable[Mention]) -> dict[str, str]:
        """The last word of each organisation's name -> that name, where two organisations do not share it."""
        if self._monocase:
            return {}
        full: dict[str, set[str]] = {}
        for mention in mentions:
            words = " ".join(self.text[mention.start : mention.end].split())
            words = words.removeprefix("the ").removeprefix("The ")
            before, _, last = words.rpartition(" ")
            if mention.type == "organisation" and before and last[0].isupper() and before[0].isupper():
                full.setdefault(last, set()).add(words)
        return {last: next(iter(names)) for last, names in full.items() if len(names) == 1}

    def _sole_group(self, mentions: Iterable[Mention]) -> str | None:
        groups = {
            key for hit in self._hits for key in hit.value.actors if self.registry.actors[key].kind in _ARMED
        }  # fmt: skip
        if len(groups) != 1:
            return None
        # An organisation that the registry does not know may be the one meant.
        for mention in mentions:
            words = self.text[mention.start : mention.end]
            unknown = mention.type == "organisation" and mention.actor_id is None and mention.outlet_id is None
            if unknown and " " in words and folded_name(words).split()[-1] in _GROUP_HEADS and words[0].isupper():
                return None
        return next(iter(groups))


_GROUP_HEADS = frozenset(
    "army brigade brigades front movement group party militia command cartel gang league union".split()
)
