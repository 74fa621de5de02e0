"""The cache of the registry's tables: the same tables, never stale, and no harm where it is broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.codebook.entries import read_entries
from dateline.codebook.name_cache import cached_tables
from dateline.codebook.names_index import tables_of
from dateline.schema.errors import CodebookError

SPEAR = "- {id: spear, name: Green Spear, kind: armed-group, aliases: [GSPX, ELX], country: [PE], source: test}\n"
STATE = "- {iso: AX, name: Arvan, demonyms: [Arvanese]}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "cache"))
    made = tmp_path / "codebook"
    (made / "actors").mkdir(parents=True)
    (made / "actors" / "a.yaml").write_text(SPEAR, encoding="utf-8")
    (made / "states.yaml").write_text(STATE, encoding="utf-8")
    return made


def files(folder: Path) -> list[Path]:
    return sorted((folder.parent / "cache").glob("*"))


def test_what_comes_back_is_what_was_read(folder: Path) -> None:
    fresh = cached_tables((folder,))
    assert len(files(folder)) == 1
    assert cached_tables((folder,)) == fresh == tables_of(read_entries((folder,)))
    assert fresh.plain["green spear"].actors == ("spear",)
    assert fresh.cased["ELX"].actors == ("spear",)


def test_an_edit_is_seen_at_once(folder: Path) -> None:
    cached_tables((folder,))
    (folder / "actors" / "a.yaml").write_text(SPEAR.replace("GSPX", "GSPY"), encoding="utf-8")
    assert "gspy" in cached_tables((folder,)).plain


@pytest.mark.parametrize("broken", ["", "{", "[]", '{"actors": [[1]]}', "null", '{"actors": 3}'])
def test_a_broken_file_is_read_anew(folder: Path, broken: str) -> None:
    fresh = cached_tables((folder,))
    files(folder)[0].write_text(broken, encoding="utf-8")
    assert cached_tables((folder,)) == fresh
    assert files(folder)[0].stat().st_size > 100


def test_no_cache_folder_is_no_error(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder.parent / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("DATELINE_CACHE", str(folder.parent / "file" / "cache"))
    assert "spear" in cached_tables((folder,)).actors


def test_old_files_go(folder: Path) -> None:
    for number in range(12):
        (folder / "actors" / "a.yaml").write_text(SPEAR + f"# {number}\n", encoding="utf-8")
        cached_tables((folder,))
    assert len(files(folder)) == 8


def test_an_error_is_not_cached(folder: Path) -> None:
    (folder / "actors" / "a.yaml").write_text(SPEAR.replace("armed-group", "gang"), encoding="utf-8")
    for _ in range(2):
        with pytest.raises(CodebookError, match="none of"):
            cached_tables((folder,))
    assert files(folder) == []


def test_one_word_for_two_states_is_refused(folder: Path) -> None:
    (folder / "states.yaml").write_text(STATE + "- {iso: AY, name: Arvania, demonyms: [Arvanese]}\n", encoding="utf-8")
    with pytest.raises(CodebookError, match="Arvan and Arvania"):
        cached_tables((folder,))
