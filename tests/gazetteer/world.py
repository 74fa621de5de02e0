"""A small world of hand-picked places, and an index of it, for the tests of places."""

from __future__ import annotations

from pathlib import Path

from dateline.gazetteer.build import write_index
from dateline.gazetteer.raw import Raw
from dateline.gazetteer.sources import Gathered


def country(number: int, name: str, code: str, lat: float, lon: float, people: int) -> Raw:
    return Raw(number, name, "country", code, lat, lon, people, names=[(name, True)])


def division(number: int, name: str, code: str, lat: float | None, lon: float | None, above: Raw | None = None) -> Raw:
    kind = "admin2" if above is not None else "admin1"
    return Raw(number, name, kind, code, lat, lon, 500_000, admin1=above, names=[(name, True)])


def city(
    number: int, name: str, code: str, lat: float, lon: float, people: int, above: Raw | None = None, *other: str
) -> Raw:
    names = [(name, True), *((text, False) for text in other)]
    return Raw(number, name, "city", code, lat, lon, people, admin1=above, names=names)


def region(name: str, lat: float, lon: float, *countries: str, kind: str = "region") -> Raw:
    return Raw(0, name, kind, countries[0] if len(countries) == 1 else "", lat, lon, names=[(name, True)],
               countries=countries)  # fmt: skip


def small_world() -> Gathered:
    """Afghanistan, Pakistan, India, Turkey, France, Mali and the United States, with a few places of each."""
    kabul = division(1138957, "Kabul", "AF", 34.6, 69.3)
    nangarhar = division(1132366, "Nangarhār", "AF", 34.26, 70.49)
    punjab = division(1167710, "Punjab", "PK", 31.3, 72.7)
    texas = division(4736286, "Texas", "US", 31.4, -98.2)
    ile = division(3012874, "Île-de-France", "FR", 48.8, 2.5)
    erzurum = division(315367, "Erzurum", "TR", 40.0, 41.5)
    texas.names.append(("TX", True))
    capital = city(1138958, "Kabul", "AF", 34.528, 69.172, 4_434_550, kabul)
    capital.capital = True
    places = [
        country(1149361, "Afghanistan", "AF", 33, 65, 37_000_000),
        country(1168579, "Pakistan", "PK", 30, 70, 212_000_000),
        country(1269750, "India", "IN", 22, 79, 1_352_000_000),
        country(298795, "Turkey", "TR", 39, 35, 82_000_000),
        country(3017382, "France", "FR", 46, 2, 67_000_000),
        country(6252001, "United States", "US", 39.8, -98.5, 327_000_000),
        country(2453866, "Mali", "ML", 18, -2, 19_000_000),
        kabul,
        nangarhar,
        punjab,
        texas,
        ile,
        erzurum,
        division(7732182, "Surobi", "AF", 34.6, 69.9, kabul),
        division(7732999, "Zarghun Ghar", "AF", None, None, nangarhar),
        capital,
        city(1139715, "Jalālābād", "AF", 34.426, 70.451, 271_900, nangarhar, "Jalalabad"),
        city(1269445, "Jalālābād", "IN", 30.6, 74.26, 39_525, None),
        city(2988507, "Paris", "FR", 48.853, 2.349, 2_138_551, ile),
        city(4717560, "Paris", "US", 33.661, -95.556, 24_782, texas),
        city(311111, "Horasan", "TR", 40.04, 42.16, 17_067, erzurum, "Khorasan"),
        city(2457163, "Gao", "ML", 16.27, -0.04, 133_110),
        city(2639577, "Reading", "US", 40.3, -75.9, 87_879),
        city(111, "Twinville", "US", 30.0, -90.0, 900),
        city(112, "Twinville", "US", 45.0, -110.0, 900),
        city(113, "Twinville", "FR", 44.0, 4.0, 900),
        region("Khorasan", 35.5, 62, "AF", "IR", "TM"),
        region("Gulf of Aden", 12.5, 48, "YE", "SO", kind="water"),
    ]
    return Gathered(
        places, frozenset({"reading"}), frozenset({"paris", "vera"}), frozenset(), frozenset(), frozenset({"TX"}),
        {"afghan": "AF", "afghans": "AF", "malian": "ML"},
    )  # fmt: skip


def world_index(folder: Path) -> Path:
    """The index of the small world, written into `folder`."""
    target = folder / "world.idx"
    write_index(target, small_world())
    return target
