"""What the real index holds: facts that a change of the sources must not lose."""

from __future__ import annotations

import math

import pytest

from dateline.gazetteer.index import Gazetteer
from dateline.gazetteer.lists import yaml_list


def test_kabul_is_a_city_a_province_and_a_capital(real_gazetteer: Gazetteer) -> None:
    kinds = {entry.kind: entry for entry in real_gazetteer.lookup("Kabul") if entry.country == "AF"}
    assert kinds["city"].geonames_id == 1138958
    assert kinds["city"].capital
    assert kinds["admin1"].name == kinds["city"].admin1 == "Kabul"


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Nangarhar", "AF", "admin1"),
        ("Surobi", "AF", "admin2"),
        ("Mosul", "IQ", "city"),
        ("Raqqa", "SY", "city"),
        ("Deir ez-Zor", "SY", "city"),
        ("Xinjiang", "CN", "admin1"),
        ("Syria", "SY", "country"),
        ("U.S.", "US", "country"),
        ("Calif.", "US", "admin1"),
        ("Ivory Coast", "CI", "country"),
        ("Rapides Parish", "US", "admin2"),
        ("Donbas", "UA", "region"),
        ("Darfur", "SD", "region"),
        ("Кабул", "AF", "city"),
        ("San Salvador", "SV", "city"),
        ("Gaza Strip", "PS", "region"),
        ("Sanaa", "YE", "city"),
        ("Sana'a", "YE", "city"),
    ],
)
def test_names_of_reports_are_known(real_gazetteer: Gazetteer, name: str, country: str, kind: str) -> None:
    assert (country, kind) in {(entry.country, entry.kind) for entry in real_gazetteer.lookup(name)}


def test_khorasan_is_an_area_of_several_countries(real_gazetteer: Gazetteer) -> None:
    area = next(entry for entry in real_gazetteer.lookup("Khurasan") if entry.kind == "region")
    assert {"AF", "IR"} <= set(area.countries)


def test_airport_codes_are_no_names(real_gazetteer: Gazetteer) -> None:
    assert not any(entry.name.startswith("Guant") for entry in real_gazetteer.lookup("Gao"))
    assert {"ML"} <= {entry.country for entry in real_gazetteer.lookup("Gao")}


@pytest.mark.parametrize("word", ["Syrian", "Syrians", "Afghan", "Americans", "Malian"])
def test_demonyms_are_no_places(real_gazetteer: Gazetteer, word: str) -> None:
    assert word.lower() in real_gazetteer.demonyms
    assert not any(entry.kind == "country" for entry in real_gazetteer.lookup(word))


def test_every_country_has_a_point_and_each_point_is_near_its_own_cities(real_gazetteer: Gazetteer) -> None:
    # A slip of a sign or of a digit in the hand-written table would put a country elsewhere: only vast, empty ones have
    # their middle more than 2.5 degrees from all of their towns.
    points = {code: fact["at"] for code, fact in yaml_list("countries.yaml").items()}
    nearest = dict.fromkeys(points, 1e9)
    for number in range(len(real_gazetteer)):
        entry = real_gazetteer.entry(number)
        if entry.kind == "city" and entry.country in nearest and entry.lat is not None and entry.lon is not None:
            lat, lon = points[entry.country]
            away = math.hypot(entry.lat - lat, (entry.lon - lon) * math.cos(math.radians(lat)))
            nearest[entry.country] = min(nearest[entry.country], away)
    far = {code: round(away, 1) for code, away in nearest.items() if away > 2.5}
    assert far.keys() <= {"GL", "CA", "RU", "KI", "EH", "DZ", "SA"}, far
