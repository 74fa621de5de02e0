"""A place on its way into the index."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


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
