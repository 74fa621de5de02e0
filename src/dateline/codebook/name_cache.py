"""The registry's tables kept in the user's cache: YAML takes a fifth of a second to read, these a hundredth.

The file's name holds a digest of every source file and of the code that reads them, so a stale one is never used.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import astuple, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from dateline.codebook.actor import Actor, Demonym, Named, Outlet, OutletGrade, State
from dateline.codebook.cache import keep, recalled
from dateline.codebook.entries import read_entries
from dateline.codebook.names_index import Tables, tables_of

_KEPT = 8  # files of half a megabyte; a user has one or two folders in use
_CODE = ("actor.py", "entries.py", "matcher.py", "name_cache.py", "names_index.py")


def cached_tables(folders: tuple[Path, ...]) -> Tables:
    """The tables of these folders, from the cache where it holds them, or else read and put there."""
    name = f"names-{_digest(folders)}.json"
    data = recalled(name)
    if data is not None:
        # Whatever is wrong with it, the sources are there.
        with suppress(ValueError, LookupError, TypeError, AttributeError):
            return _tables_of(data)
    tables = tables_of(read_entries(folders))
    keep(name, _json_of(tables), newest=_KEPT)
    return tables


def _digest(folders: tuple[Path, ...]) -> str:
    digest = sha256()
    code = Path(__file__).parent
    paths = [code / name for name in _CODE]
    for folder in folders:
        digest.update(b"folder" if folder.is_dir() else b"none")
        paths += [*sorted((folder / "actors").glob("*.yaml")), folder / "outlets.yaml", folder / "states.yaml"]
    for path in paths:
        if path.is_file():
            data = path.read_bytes()
            digest.update(f"{path.name} {len(data)} ".encode())
            digest.update(data)
    return digest.hexdigest()[:24]


def _json_of(tables: Tables) -> dict[str, Any]:
    states = {d.state.iso: d.state for d in (*tables.demonyms.values(), *tables.cased_demonyms.values())}
    # Most bear several names, so each is written once, and names tell its number.
    named = dict.fromkeys((*tables.plain.values(), *tables.cased.values(), *tables.whole.values()))
    number_of = {one: number for number, one in enumerate(named)}
    return {
        "actors": [astuple(actor) for actor in tables.actors.values()],
        "outlets": [astuple(outlet) for outlet in tables.outlets.values()],
        "bearers": [astuple(one) for one in named],
        "states": [astuple(state) for state in states.values()],
        "common": sorted(tables.common),
        "small": sorted(tables.small),
        **{
            name: {key: number_of[named] for key, named in table.items()}
            for name, table in (("plain", tables.plain), ("cased", tables.cased), ("whole", tables.whole))
        },
        **{
            name: {key: [demonym.state.iso, demonym.is_name] for key, demonym in table.items()}
            for name, table in (("demonyms", tables.demonyms), ("cased_demonyms", tables.cased_demonyms))
        },
    }


def _tables_of(data: dict[str, Any]) -> Tables:
    actors = [Actor(*map(_frozen, row)) for row in data["actors"]]
    outlets = [
        replace(Outlet(*map(_frozen, row)), grades=tuple(OutletGrade(*grade) for grade in grades))
        for *row, grades in data["outlets"]
    ]
    states = {row[0]: State(*map(_frozen, row)) for row in data["states"]}
    bearers = [Named(tuple(actors), tuple(outlets)) for actors, outlets in data["bearers"]]
    named = {name: {key: bearers[number] for key, number in data[name].items()} for name in ("plain", "cased", "whole")}
    demonyms = {
        name: {key: Demonym(states[iso], is_name) for key, (iso, is_name) in data[name].items()}
        for name in ("demonyms", "cased_demonyms")
    }
    return Tables(
        actors={actor.id: actor for actor in actors},
        outlets={outlet.id: outlet for outlet in outlets},
        common=frozenset(data["common"]),
        small=frozenset(data["small"]),
        plain=named["plain"],
        cased=named["cased"],
        whole=named["whole"],
        demonyms=demonyms["demonyms"],
        cased_demonyms=demonyms["cased_demonyms"],
    )


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
