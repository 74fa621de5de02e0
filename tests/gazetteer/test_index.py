"""The index finds what it was built from, and says what is wrong with a file that is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.gazetteer.index import Gazetteer, open_gazetteer
from dateline.gazetteer.layout import AFTER_COMMA, HEADER_LENGTH, MAGIC, ORDINARY, PERSON
from dateline.schema.errors import CodebookError
from tests.gazetteer.world import small_world, world_index


@pytest.fixture(scope="module")
def index_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return world_index(tmp_path_factory.mktemp("world"))


@pytest.fixture(scope="module")
def gazetteer(index_file: Path) -> Gazetteer:
    return open_gazetteer(index_file)


def test_every_name_of_every_place_is_found(gazetteer: Gazetteer) -> None:
    places = small_world().places
    assert len(gazetteer) == len(places)
    for number, place in enumerate(places):
        for name, _ in place.names:
            assert number in {entry.number for entry in gazetteer.lookup(name)}, name


def test_entries_come_by_population_with_all_that_is_known(gazetteer: Gazetteer) -> None:
    found = gazetteer.lookup("jalalabad")
    assert [entry.country for entry in found] == ["AF", "IN"]
    city = found[0]
    assert (city.geonames_id, city.name, city.kind) == (1139715, "Jalālābād", "city")
    assert (city.lat, city.lon) == (34.426, 70.451)
    assert (city.admin1, city.admin2, city.population) == ("Nangarhār", None, 271_900)
    assert city.primary


def test_another_name_is_marked_as_such(gazetteer: Gazetteer) -> None:
    town = next(entry for entry in gazetteer.lookup("Khorasan") if entry.kind == "city")
    assert town.name == "Horasan"
    assert not town.primary


def test_an_area_knows_its_countries_and_has_no_one_country(gazetteer: Gazetteer) -> None:
    area = next(entry for entry in gazetteer.lookup("KHORASAN") if entry.kind == "region")
    assert area.country is None
    assert area.countries == ("AF", "IR", "TM")
    assert area.geonames_id is None


def test_a_division_without_settlements_has_no_coordinates(gazetteer: Gazetteer) -> None:
    (district,) = gazetteer.lookup("Zarghun Ghar")
    assert (district.lat, district.lon, district.admin1) == (None, None, "Nangarhār")


def test_a_demonym_is_no_place_but_tells_a_country(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Afghans") == ()
    assert gazetteer.demonyms["afghans"] == "AF"
    assert [entry.name for entry in gazetteer.country("ML")] == ["Mali"]
    assert gazetteer.country("ZZ") == ()


def test_flags_are_known_for_names_and_for_words_that_are_no_place(gazetteer: Gazetteer) -> None:
    assert gazetteer.flags("Reading") == ORDINARY
    assert gazetteer.flags("Paris") == PERSON
    assert gazetteer.flags("TX") == AFTER_COMMA
    assert gazetteer.flags("Vera") == PERSON
    assert gazetteer.lookup("Vera") == ()
    assert gazetteer.flags("Mali") == 0


def test_the_longest_name_is_known_by_its_first_word(gazetteer: Gazetteer) -> None:
    assert gazetteer.longest("gulf") == len("gulf of aden")
    assert gazetteer.longest("united") == len("united states")
    assert gazetteer.longest("of") == 0


@given(st.text(max_size=40))
@settings(max_examples=200)
def test_any_text_may_be_looked_up(gazetteer: Gazetteer, name: str) -> None:
    known = {text.casefold() for place in small_world().places for text, _ in place.names}
    if gazetteer.lookup(name) and name.isascii():
        assert (
            name.replace("'", "").replace("-", " ").strip(" `_").casefold().removeprefix("the ") in known or "." in name
        )


def test_a_missing_file_says_how_to_build_one(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="dateline codebook places --build") as caught:
        open_gazetteer(tmp_path / "none.idx")
    assert caught.value.code == "places-missing"


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"SQLite format 3\0" * 8, MAGIC, MAGIC + HEADER_LENGTH.pack(9) + b"[1, 2, 3]"]
)
def test_a_file_that_is_no_index_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad.idx"
    path.write_bytes(content)
    with pytest.raises(CodebookError, match="dateline codebook places --build"):
        Gazetteer(path)


def test_an_index_of_another_version_is_refused(tmp_path: Path, index_file: Path) -> None:
    path = tmp_path / "next.idx"
    path.write_bytes(MAGIC[:-1] + bytes([MAGIC[-1] + 1]) + index_file.read_bytes()[len(MAGIC) :])
    with pytest.raises(CodebookError, match="another version"):
        Gazetteer(path)


@given(st.floats(0.0, 0.999))
@settings(max_examples=40)
def test_a_file_that_was_cut_short_is_refused(
    tmp_path_factory: pytest.TempPathFactory, index_file: Path, part: float
) -> None:
    whole = index_file.read_bytes()
    path = tmp_path_factory.mktemp("cut") / "cut.idx"
    path.write_bytes(whole[: int(len(whole) * part)])
    with pytest.raises(CodebookError):
        Gazetteer(path)
