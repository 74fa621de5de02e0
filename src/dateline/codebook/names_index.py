"""Every name of the entries in force, folded, with those who bear it: what the registry's matchers are made of."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.codebook.actor import Actor, Demonym, Named, Outlet
from dateline.codebook.entries import Entries, Names
from dateline.codebook.matcher import COMMON_WORDS, cased_name, folded_name
from dateline.schema.errors import CodebookError


@dataclass(frozen=True, slots=True)
class Tables:
    """Entries by id, and folded names with what they stand for.

    `plain` names are found in any case, `cased` as written, `whole` only as whole strings; `common` are folded words
    that stay unread where capitals tell nothing; `small` are folded names that are written in small letters.
    """

    actors: dict[str, Actor]
    outlets: dict[str, Outlet]
    plain: dict[str, Named]
    cased: dict[str, Named]
    whole: dict[str, Named]
    common: frozenset[str]
    small: frozenset[str]
    demonyms: dict[str, Demonym]
    cased_demonyms: dict[str, Demonym]


def tables_of(entries: Entries) -> Tables:
    """The tables of `entries`; CodebookError where two entries bear a name and do not both call it ambiguous."""
    index = _Index.of(entries)
    demonyms, cased_demonyms = _demonyms(entries)
    small = frozenset(key for key, (name, _) in index.plain.items() if name.islower())
    return Tables(
        entries.actors, entries.outlets,
        {key: _named(bearers) for key, (_, bearers) in index.plain.items()},
        {key: _named(bearers) for key, (_, bearers) in index.cased.items()},
        index.whole(), frozenset(index.ordinary), small, demonyms, cased_demonyms,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Index:
    """Every name in the two ways it is matched, with the entries that bear it ("a:" actors, "o:" outlets)."""

    plain: dict[str, tuple[str, list[str]]]
    cased: dict[str, tuple[str, list[str]]]
    silent: dict[str, list[str]]
    ordinary: set[str]

    @classmethod
    def of(cls, entries: Entries) -> _Index:
        index = cls({}, {}, {}, set(COMMON_WORDS))
        shared: set[tuple[str, str]] = set()
        for prefix, table in (("a:", entries.actor_names), ("o:", entries.outlet_names)):
            for key, names in table.items():
                index._enter(prefix + key, names)
                shared.update((folded_name(name), prefix + key) for name in names.ambiguous)
        index._check(shared)
        return index

    def _enter(self, bearer: str, names: Names) -> None:
        for name in (*names.plain, *names.ambiguous):
            self._put(self.cased if is_acronym(name) else self.plain, bearer, name)
        for name in names.cased:
            if not is_acronym(name):
                self.ordinary.add(folded_name(name))
            self._put(self.cased, bearer, name)
        for name in names.silent:
            self.silent.setdefault(folded_name(name), []).append(bearer)

    def _put(self, table: dict[str, tuple[str, list[str]]], bearer: str, name: str) -> None:
        key = folded_name(name) if table is self.plain else cased_name(name)
        if not key:
            raise CodebookError(f"{bearer[2:]!r} has an empty name; every name needs a letter or a digit.")
        bearers = table.setdefault(key, (name, []))[1]
        if bearer not in bearers:
            bearers.append(bearer)

    def _check(self, shared: set[tuple[str, str]]) -> None:
        # Cased names that differ in capitals alone ("JeM", "JEM") are two names; a plain one takes in every spelling.
        groups = {name: set(bearers) for name, bearers in self.cased.values()}
        groups.update({key: set(bearers) for key, (_, bearers) in self.plain.items()})
        for name, bearers in self.cased.values():
            if folded_name(name) in self.plain:
                groups[folded_name(name)].update(bearers)
        for name, owners in groups.items():
            for bearer in sorted(owners) if len(owners) > 1 else ():
                if (folded_name(name), bearer) not in shared:
                    others = ", ".join(sorted(other[2:] for other in owners - {bearer}))
                    raise CodebookError(
                        f"The name {name!r} of {bearer[2:]!r} is also that of {others}; "
                        "take it from one, or list it under 'ambiguous' in each."
                    )

    def whole(self) -> dict[str, Named]:
        borne: dict[str, list[str]] = {key: list(bearers) for key, bearers in self.silent.items()}
        for table in (self.cased, self.plain):
            for name, bearers in table.values():
                borne.setdefault(folded_name(name), []).extend(bearers)
        return {key: _named(bearers) for key, bearers in borne.items()}


def is_acronym(name: str) -> bool:
    """Whether a name is found only with its capitals: at most three ("ELN", "U.S."), or an ordinary word ("ARENA").

    Longer acronyms are also written as words ("Isis", "Farc"), and no word is spelled like them.
    """
    letters = [character for character in name if character.isalpha()]
    return name.isupper() and " " not in name and (len(letters) <= 3 or name.lower() in COMMON_WORDS)


def _named(bearers: list[str]) -> Named:
    actors = tuple(sorted({bearer[2:] for bearer in bearers if bearer.startswith("a:")}))
    return Named(actors, tuple(sorted({bearer[2:] for bearer in bearers if bearer.startswith("o:")})))


def _demonyms(entries: Entries) -> tuple[dict[str, Demonym], dict[str, Demonym]]:
    plain: dict[str, Demonym] = {}
    cased: dict[str, Demonym] = {}
    for iso, names in entries.state_names.items():
        state = entries.states[iso]
        for name in (*names.plain, *names.cased):
            acronym = is_acronym(name) or name in names.cased
            demonym = Demonym(state, name == state.name or name in names.plain)
            _only(cased if acronym else plain, cased_name(name) if acronym else folded_name(name), demonym)
        for word in state.demonyms:
            _only(plain, folded_name(word), Demonym(state, False))
    return plain, cased


def _only(table: dict[str, Demonym], key: str, demonym: Demonym) -> None:
    if table.setdefault(key, demonym).state.iso != demonym.state.iso:
        states = f"{table[key].state.name} and {demonym.state.name}"
        raise CodebookError(f"The word {key!r} is given to {states}; take it from one of them.")
