"""Reads the files of actors, outlets and states, and refuses what does not hold together.

The shipped files come first, then a user's folder of the same layout (`actors/*.yaml`, `outlets.yaml`,
`states.yaml`): an entry with a known id (a state's `iso`) replaces the shipped one, others are added.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, cast

from dateline.codebook.actor import ACTOR_KINDS, GRADE_LETTERS, OUTLET_KINDS, Actor, Outlet, OutletGrade, State
from dateline.codebook.yaml_file import read_yaml
from dateline.schema.errors import CodebookError

_NAME_KEYS = {"name", "aliases", "cased", "cased_name", "silent"}
_ACTOR_KEYS = _NAME_KEYS | {"id", "kind", "country", "parent", "ambiguous", "source", "wikidata"}
_OUTLET_KEYS = _ACTOR_KEYS - {"parent"} | {"owner", "platform", "languages", "grades"}
_STATE_KEYS = {"iso", "name", "aliases", "demonyms", "cased", "cased_name"}


@dataclass(frozen=True, slots=True)
class Names:
    """How an entry's names are matched: in any case, as written, shared with others, or only as a whole string."""

    plain: tuple[str, ...]
    cased: tuple[str, ...]
    ambiguous: tuple[str, ...]
    silent: tuple[str, ...]

    def all(self) -> tuple[str, ...]:
        return self.plain + self.cased + self.ambiguous + self.silent


@dataclass(frozen=True, slots=True)
class Entries:
    """All entries in force by id, and how the names of each are matched."""

    actors: dict[str, Actor] = field(default_factory=dict)
    outlets: dict[str, Outlet] = field(default_factory=dict)
    states: dict[str, State] = field(default_factory=dict)
    actor_names: dict[str, Names] = field(default_factory=dict)
    outlet_names: dict[str, Names] = field(default_factory=dict)
    state_names: dict[str, Names] = field(default_factory=dict)


def read_entries(folders: tuple[Path, ...]) -> Entries:
    """The entries of all folders, later ones first in rank. CodebookError where a file or a reference is wrong."""
    entries = Entries()
    for folder in folders:
        if not folder.is_dir():
            raise CodebookError(
                f"There is no codebook folder {folder}; give a folder that holds actors/ or outlets.yaml."
            )
        for path in sorted((folder / "actors").glob("*.yaml")):
            _take(path, _ACTOR_KEYS, "id", lambda data, place: _actor(entries, data, place))
        for name, keys, key, take in (
            ("outlets.yaml", _OUTLET_KEYS, "id", _outlet),
            ("states.yaml", _STATE_KEYS, "iso", _state),
        ):
            if (folder / name).is_file():
                _take(folder / name, keys, key, partial(take, entries))
    for state in entries.states.values():
        _add_bodies(entries, state)
    _check_references(entries)
    return entries


def _take(path: Path, keys: set[str], key: str, take: Callable[[Mapping[str, Any], str], None]) -> None:
    seen: set[str] = set()
    for data in _items(path):
        place = f"{path.name}, entry {data.get(key) or data.get('name')!r}"
        unknown = sorted(set(data) - keys)
        if unknown:
            raise CodebookError(f"{place}: unknown key {unknown[0]!r}; the keys are {', '.join(sorted(keys))}.")
        for needed in (key, "name"):
            if not isinstance(data.get(needed), str) or not data[needed].strip():
                raise CodebookError(
                    f"{place}: {needed!r} is missing or no text; every entry needs one (quote NO and ON)."
                )
        if data[key] in seen:
            raise CodebookError(f"{place}: the id {data[key]!r} stands twice in this file; give each entry its own.")
        seen.add(data[key])
        take(data, place)


def _items(path: Path) -> Iterator[Mapping[str, Any]]:
    data = read_yaml(path)
    if data is None:
        return
    if not isinstance(data, list) or not all(isinstance(item, dict) for item in data):
        raise CodebookError(f"{path.name} must be a list of entries, each with keys such as id and name.")
    yield from cast("list[Mapping[str, Any]]", data)


def _texts(data: Mapping[str, Any], key: str, place: str) -> tuple[str, ...]:
    value = data.get(key)
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise CodebookError(f"{place}: {key!r} must be a list of texts; put quotes round numbers, NO and ON.")
    return tuple(value)


def _names(data: Mapping[str, Any], place: str) -> Names:
    plain, cased = _texts(data, "aliases", place), _texts(data, "cased", place)
    silent: tuple[str, ...] = ()
    if data.get("silent"):
        silent = (data["name"],)
    elif data.get("cased_name"):
        cased = (data["name"], *cased)
    else:
        plain = (data["name"], *plain)
    return Names(plain, cased, _texts(data, "ambiguous", place), silent)


def _kind(data: Mapping[str, Any], kinds: tuple[str, ...], place: str) -> str:
    if data.get("kind") not in kinds:
        raise CodebookError(f"{place}: kind {data.get('kind')!r} is none of {', '.join(kinds)}.")
    if not isinstance(data.get("source"), str):
        raise CodebookError(f"{place}: 'source' is missing; say where the fact is from.")
    return cast(str, data["kind"])


def _actor(entries: Entries, data: Mapping[str, Any], place: str) -> None:
    names, kind = _names(data, place), _kind(data, ACTOR_KINDS, place)
    entries.actors[data["id"]] = Actor(
        data["id"], data["name"], kind, data["source"], names.all(), _texts(data, "country", place),
        data.get("parent"), data.get("wikidata"),
    )  # fmt: skip
    entries.actor_names[data["id"]] = names


def _outlet(entries: Entries, data: Mapping[str, Any], place: str) -> None:
    names, kind = _names(data, place), _kind(data, OUTLET_KINDS, place)
    entries.outlets[data["id"]] = Outlet(
        data["id"], data["name"], kind, data["source"], names.all(), _texts(data, "country", place),
        data.get("owner"), data.get("platform"), _texts(data, "languages", place), data.get("wikidata"),
        _grades(data, place),
    )  # fmt: skip
    entries.outlet_names[data["id"]] = names


def _grades(data: Mapping[str, Any], place: str) -> tuple[OutletGrade, ...]:
    """`grades: [{letter: B, by: the desk, since: "2026-05-01"}]`, the oldest first."""
    found = []
    for one in data.get("grades") or ():
        letter, by, since = (
            str(one.get(key) or "") if isinstance(one, dict) else "" for key in ("letter", "by", "since")
        )
        if letter not in GRADE_LETTERS or not by or not _is_day(since):
            raise CodebookError(
                f"{place}: a grade needs a letter {GRADE_LETTERS[0]} to {GRADE_LETTERS[-1]}, 'by' whom, and the day "
                f"'since' as YYYY-MM-DD; {one!r} is none. An outlet that nobody graded has no grades."
            )
        found.append(OutletGrade(cast(Any, letter), by, since))
    return tuple(sorted(found, key=lambda grade: grade.since))


def _is_day(words: str) -> bool:
    with suppress(ValueError):
        return date.fromisoformat(words).isoformat() == words
    return False


def _state(entries: Entries, data: Mapping[str, Any], place: str) -> None:
    names = _names(data, place)
    demonyms = _texts(data, "demonyms", place)
    aliases = tuple(name for name in names.all() if name != data["name"])
    entries.states[data["iso"]] = State(data["iso"], data["name"], aliases, demonyms)
    entries.state_names[data["iso"]] = names


def _add_bodies(entries: Entries, state: State) -> None:
    """The government, the military and the police that every state has, unless a file gives them itself."""
    for body, kind, name in (
        ("government", "government", f"Government of {state.name}"),
        ("military", "state-force", f"Armed forces of {state.name}"),
        ("police", "police", f"Police of {state.name}"),
    ):
        key = f"{state.iso.lower()}-{body}"
        parent = None if body == "government" else f"{state.iso.lower()}-government"
        entries.actors.setdefault(key, Actor(key, name, kind, "states.yaml", (), (state.iso,), parent))


def _check_references(entries: Entries) -> None:
    for actor in entries.actors.values():
        seen = {actor.id}
        parent = actor.parent
        while parent is not None:
            if parent not in entries.actors:
                raise CodebookError(f"Actor {actor.id!r}: its parent {parent!r} is no actor; name one that is listed.")
            if parent in seen:
                raise CodebookError(f"Actor {actor.id!r}: its parents lead back to {parent!r}; break the circle.")
            seen.add(parent)
            parent = entries.actors[parent].parent
    for outlet in entries.outlets.values():
        if outlet.owner is not None and outlet.owner not in entries.actors:
            raise CodebookError(
                f"Outlet {outlet.id!r}: its owner {outlet.owner!r} is no actor; name one that is listed."
            )
