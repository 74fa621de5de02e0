"""Building: the same bytes every time, never half a file, and a user's own GeoNames dump."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest

from dateline.gazetteer import dump
from dateline.gazetteer.divisions import set_middles, shown
from dateline.gazetteer.dump import read_dump
from dateline.gazetteer.index import Gazetteer
from dateline.gazetteer.lists import list_file, list_names, word_list, yaml_list
from dateline.gazetteer.raw import Raw, city_names
from dateline.schema.errors import CodebookError
from tests.gazetteer.world import city, division, world_index


def test_the_same_sources_give_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    assert world_index(tmp_path / "a").read_bytes() == world_index(tmp_path / "b").read_bytes()


def test_nothing_but_the_index_is_left_behind(tmp_path: Path) -> None:
    target = world_index(tmp_path)
    assert list(tmp_path.iterdir()) == [target]


def _build_often(folder: str) -> None:
    for _ in range(15):
        world_index(Path(folder))


def test_two_processes_that_build_at_once_leave_a_whole_file(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    builders = [context.Process(target=_build_often, args=(str(tmp_path),)) for _ in range(2)]
    for builder in builders:
        builder.start()
    target = tmp_path / "world.idx"
    while any(builder.is_alive() for builder in builders):
        if target.exists():
            assert Gazetteer(target).lookup("Kabul")
    assert [builder.exitcode for builder in builders] == [0, 0]
    assert [path.name for path in tmp_path.iterdir()] == ["world.idx"]


def test_a_folder_that_cannot_be_written_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(CodebookError, match="DATELINE_CACHE"):
        world_index(tmp_path / "file")


def test_a_divisions_middle_counts_each_cell_once() -> None:
    north, south = division(1, "Northland", "XX", None, None), division(2, "Southland", "XX", None, None)
    north.population = south.population = 0
    crowd = [city(10 + at, f"Suburb {at}", "XX", 10.01 + at / 1000, 20.01, 1000, north) for at in range(20)]
    far = city(50, "Farville", "XX", 12.01, 20.01, 500, north)
    set_middles([north, south], [*crowd, far])
    assert north.lat == pytest.approx(11.125)
    assert north.population == 20_500
    assert south.lat is None


def test_codes_are_no_names() -> None:
    assert city_names("Guantánamo", ["GAO", "Guantanamo", "12", "Gu"]) == [("Guantánamo", True), ("Guantanamo", False)]


@pytest.mark.parametrize(
    ("name", "expected"), [("Jalālābād", "Jalalabad"), ("Ḩalab", "Halab"), ("São Paulo", "São Paulo"), ("Łódź", "Łódź")]
)
def test_marks_of_a_transliteration_are_not_shown(name: str, expected: str) -> None:
    assert shown(name) == expected


def test_every_list_names_its_source() -> None:
    for name in list_names():
        assert "# Source:" in list_file(name), name
    assert {"march", "police", "reading"} <= word_list("ordinary.txt")
    assert "syrian" in [word.lower() for word in yaml_list("countries.yaml")["SY"]["demonyms"]]


LINE = "\t".join(
    [
        "99",
        "Bāgh",
        "Bagh",
        "Baagh,BGH",
        "34.5",
        "69.5",
        "P",
        "PPL",
        "AF",
        "",
        "13",
        "",
        "",
        "",
        "1200",
        "",
        "1800",
        "x",
        "y",
    ]
)


def test_a_dump_gives_its_places_and_its_divisions_coordinates(tmp_path: Path) -> None:
    path = tmp_path / "AF.txt"
    ridge = LINE.replace("\tP\tPPL", "\tT\tMT").replace("99\t", "98\t")
    spot = LINE.replace("\tP\tPPL", "\tS\tSCH")
    area = LINE.replace("99\t", "7\t").replace("\tP\tPPL", "\tA\tADM1").replace("34.5", "34.9")
    path.write_text("\n".join([LINE, ridge, spot, area]) + "\n", "utf-8")
    kabul = Raw(7, "Kabul", "admin1", "AF")
    town, hill = read_dump(path, {"AF.13": kabul})
    assert (town.name, town.kind, town.lat, town.admin1) == ("Bagh", "city", 34.5, kabul)
    assert ("Baagh", False) in town.names
    assert "BGH" not in dict(town.names)
    assert (hill.kind, hill.geonames_id) == ("feature", 98)
    assert kabul.lat == 34.9


def test_a_dump_of_the_whole_world_is_refused_before_memory_runs_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dump, "MOST_PLACES", 3)
    path = tmp_path / "all.txt"
    path.write_text((LINE + "\n") * 3, "utf-8")
    assert len(list(dump.read_dump(path, {}))) == 3
    path.write_text((LINE + "\n") * 4, "utf-8")
    with pytest.raises(CodebookError, match="more than 3 places"):
        list(dump.read_dump(path, {}))


@pytest.mark.parametrize("line", ["no tabs at all", LINE.replace("34.5", "north"), LINE + "\tmore"])
def test_a_line_that_is_none_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_text(LINE + "\n" + line + "\n", "utf-8")
    with pytest.raises(CodebookError, match="line 2"):
        list(read_dump(path, {}))


def test_a_dump_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match=r"none\.txt"):
        list(read_dump(tmp_path / "none.txt", {}))
