"""Who is who: the actors and outlets in force, found in texts by their names.

State bodies have no list of names: "Peruvian army", "army of Peru" and "Peru's government" are read by rule from the
state's names and the words below.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dateline.codebook.actor import Actor, Demonym, Named, Outlet
from dateline.codebook.matcher import COMMON_WORDS, Hit, Matcher, folded_name
from dateline.codebook.name_cache import cached_tables
from dateline.codebook.own import own_folder
from dateline.schema.errors import UsageError

# Words that make a body of a state's name: "Peruvian soldiers", "the government of Peru". Written for dateline.
_MILITARY = (
    "army|armed forces|military|navy|air force|marines|troops|soldiers|forces|security forces|servicemen|"
    "service members|government forces|government troops|border guards|special forces|paratroopers|warplanes"
)
_POLICE = "(?:national |federal |state |riot |military |civil )?police(?:men|man| officers?| forces?)?|gendarmerie"
_GOVERNMENT = "(?:federal |interim |transitional )?(?:government|authorities|regime|junta|administration)"
_AFTER = re.compile(
    rf"(?:['’]s?)?\s(?:(?P<military>(?:{_MILITARY})\b)|(?P<police>(?:{_POLICE})\b)|(?P<government>(?:{_GOVERNMENT})\b))",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:(?P<military>armed forces|army|military|navy|air force)|(?P<police>(?:national )?police)|"
    r"(?P<government>government|authorities))\s+of\s+(?:the\s+)?$",
    re.IGNORECASE,
)
# "Georgia police", "Lebanon police": of the American state and towns as often as of the country.
_HOMONYMS = frozenset({"GE", "LB"})
_BEFORE_REACH = 36  # code points: the longest that `_BEFORE` matches with single blanks


@dataclass(frozen=True, slots=True)
class Registry:
    """Actors and outlets by id, and their names in one matcher. Make it with `load_registry`."""

    actors: Mapping[str, Actor]
    outlets: Mapping[str, Outlet]
    names: Matcher[Named]
    demonyms: Matcher[Demonym]
    whole: Mapping[str, Named]
    small: frozenset[str]

    def actor(self, actor_id: str) -> Actor:
        """The actor of that id; UsageError where there is none."""
        if actor_id not in self.actors:
            raise UsageError(f"There is no actor {actor_id!r}; `dateline codebook` lists those in force.")
        return self.actors[actor_id]

    def outlet(self, outlet_id: str) -> Outlet:
        """The outlet of that id; UsageError where there is none."""
        if outlet_id not in self.outlets:
            raise UsageError(f"There is no outlet {outlet_id!r}; `dateline codebook` lists those in force.")
        return self.outlets[outlet_id]

    def lookup(self, name: str) -> Named | None:
        """What a whole string names, in any case and spelling, with or without its article; None where nothing."""
        key = folded_name(name)
        return self.whole.get(key) or self.whole.get(key.removeprefix("the "))

    def ancestors(self, actor_id: str) -> tuple[str, ...]:
        """The actor's parent, its parent's parent, and so on."""
        found: list[str] = []
        parent = self.actors[actor_id].parent if actor_id in self.actors else None
        while parent is not None:
            found.append(parent)
            parent = self.actors[parent].parent
        return tuple(found)

    def nations(self, text: str, *, monocase: bool = False) -> tuple[Hit[Demonym], ...]:
        """The names of states and the words for their people in `text`."""
        return self.demonyms.find(text, monocase=monocase)

    def find(self, text: str, *, monocase: bool = False) -> tuple[Hit[Named], ...]:
        """The names of actors and outlets in `text` by position, the leftmost and then the longest where they meet."""
        hits = [hit for hit in self.names.find(text, monocase=monocase) if monocase or self._capitalised(hit.exact)]
        hits += self._bodies(text, monocase)
        # A listed name goes before a body read by rule where both cover the same words: sorting is stable.
        hits.sort(key=lambda hit: (hit.start, -hit.end))
        kept: list[Hit[Named]] = []
        for hit in hits:
            if not kept or hit.start >= kept[-1].end:
                kept.append(hit)
        return tuple(kept)

    def _capitalised(self, words: str) -> bool:
        """Whether words stand as a name: "internal security forces" in small letters are any country's."""
        plain = " " in words and words.isascii() and words.islower()
        return not plain or folded_name(words) in self.small

    def _bodies(self, text: str, monocase: bool) -> Iterable[Hit[Named]]:
        for hit in self.nations(text, monocase=monocase):
            start, end = hit.start, hit.end
            match = _AFTER.match(text, end)
            if match is not None and hit.value.is_name and hit.value.state.iso in _HOMONYMS and text[end] == " ":
                continue
            if match is not None:
                end = match.end()
            elif hit.value.is_name:
                match = _BEFORE.search(text, max(0, start - _BEFORE_REACH), start)
                if match is not None:
                    start = match.start()
            if match is not None and match.lastgroup:
                body = f"{hit.value.state.iso.lower()}-{match.lastgroup}"
                yield Hit(start, end, text[start:end], Named((body,)))


def load_registry(folder: Path | None = None) -> Registry:
    """The shipped actors and outlets, with those of a user's `folder` (without one, of `DATELINE_CODEBOOK`'s) added or
    put in their place.

    CodebookError where an entry is wrong, or where two bear the same name and do not both call it `ambiguous`.
    """
    return _registry(folder or own_folder())


@lru_cache(maxsize=4)
def _registry(folder: Path | None) -> Registry:
    shipped = Path(__file__).parent
    tables = cached_tables((shipped,) if folder is None else (shipped, folder))
    return Registry(
        tables.actors,
        tables.outlets,
        Matcher(tables.plain, tables.cased, tables.common),
        Matcher(tables.demonyms, tables.cased_demonyms, COMMON_WORDS),
        tables.whole,
        tables.small,
    )
