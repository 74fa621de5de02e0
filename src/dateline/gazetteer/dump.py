"""A user's own GeoNames dump: the tab-separated `allCountries.txt`, `cities500.txt` or one country's file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dateline.gazetteer.divisions import shown
from dateline.gazetteer.raw import Raw, city_names, place_in
from dateline.schema.errors import CodebookError

COLUMNS = 19
"""geonameid, name, asciiname, alternatenames, latitude, longitude, feature class, feature code, country, cc2, admin1-4,
population, elevation, dem, timezone, modification date (the readme of the GeoNames export)."""

MOST_PLACES = 2_000_000
"""About 2.5 GB of memory while the index is built. The whole export has over twelve million."""

# Populated places (P), and what else reports name as a scene: water (H), parks and areas (L), hills and isles (T).
# Spots and buildings (S), roads (R), undersea (U) and vegetation (V) are many millions, and mostly unknown to reports.
_KINDS = {"P": "city", "H": "feature", "L": "feature", "T": "feature"}


def read_dump(path: Path, divisions: dict[str, Raw]) -> Iterator[Raw]:
    """The places of a dump. `divisions` (by GeoNames code) get the dump's own coordinates and population.

    Raises:
        CodebookError: the file cannot be read or a line is not in GeoNames' form.
    """
    kept = 0
    try:
        with path.open(encoding="utf-8", newline="\n") as file:
            for number, line in enumerate(file, 1):
                row = line.rstrip("\r\n").split("\t")
                if len(row) != COLUMNS:
                    raise CodebookError(
                        f"{path}, line {number}: {len(row)} columns, {COLUMNS} were expected; "
                        "give a file of the GeoNames export (allCountries.txt, cities500.txt, AF.txt)"
                    )
                place = _place(path, number, row, divisions)
                if place is None:
                    continue
                kept += 1
                if kept > MOST_PLACES:
                    raise CodebookError(
                        f"{path} holds more than {MOST_PLACES} places; give the files of the countries that you "
                        "need, one after another in one file, or cities500.txt"
                    )
                yield place
    except (OSError, UnicodeDecodeError) as error:
        raise CodebookError(f"The GeoNames file {path} cannot be read ({error}); give its unpacked .txt") from None


def _place(path: Path, number: int, row: list[str], divisions: dict[str, Raw]) -> Raw | None:
    try:
        geonames_id, lat, lon, people = int(row[0]), float(row[4]), float(row[5]), int(row[14] or 0)
    except ValueError as error:
        raise CodebookError(f"{path}, line {number}: {error}; a line of the GeoNames export was expected") from None
    code = ".".join((row[8], *(cell for cell in row[10:12] if cell)))
    if row[7] in ("ADM1", "ADM2"):
        division = divisions.get(code)
        if division is not None and division.geonames_id in (0, geonames_id):
            division.lat, division.lon, division.population = lat, lon, people
        return None
    kind = _KINDS.get(row[6])
    if kind is None or not -90 <= lat <= 90 or not -180 <= lon <= 180:
        return None
    place = Raw(geonames_id, shown(row[1]), kind, row[8], lat, lon, people)
    place_in(place, divisions.get(code) or divisions.get(f"{row[8]}.{row[10]}"))
    place.names = city_names(row[1], (row[2], *row[3].split(",")))
    return place
