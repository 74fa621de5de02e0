"""The user's cache: what is kept comes back whole or not at all, and nothing fails for want of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.codebook.cache import cache_folder, keep, recalled

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
DATA = st.recursive(
    TEXTS | st.booleans() | st.integers(), lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner), max_leaves=9
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_the_folder_follows_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    monkeypatch.delenv("DATELINE_CACHE", raising=False)
    assert cache_folder() == tmp_path / "xdg" / "dateline"
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "own"))
    assert cache_folder() == tmp_path / "own"
    monkeypatch.delenv("DATELINE_CACHE")
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert cache_folder() == Path.home() / ".cache" / "dateline"


@given(data=DATA)
def test_what_is_kept_comes_back(tmp_path_factory: pytest.TempPathFactory, data: object) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATELINE_CACHE", str(tmp_path_factory.getbasetemp() / "cache"))
        keep("thing-1.json", data, newest=3)
        assert recalled("thing-1.json") == data


def test_what_is_not_there_is_none(folder: Path) -> None:
    assert recalled("thing-1.json") is None


def test_no_byte_of_a_file_can_change_unnoticed(folder: Path) -> None:
    keep("thing-1.json", {"killed": [9, "nine"]}, newest=3)
    whole = (folder / "thing-1.json").read_bytes()
    for place in range(len(whole)):
        (folder / "thing-1.json").write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert recalled("thing-1.json") is None
        (folder / "thing-1.json").write_bytes(whole[:place])
        assert recalled("thing-1.json") is None


def test_only_the_newest_of_a_family_stay(folder: Path) -> None:
    keep("other-1.json", 1, newest=3)
    for number in range(6):
        keep(f"thing-{number}.json", number, newest=3)
        os.utime(folder / f"thing-{number}.json", ns=(number, number))
    keep("thing-6.json", 6, newest=3)
    assert sorted(path.name for path in folder.iterdir()) == [
        "other-1.json", "thing-4.json", "thing-5.json", "thing-6.json",
    ]  # fmt: skip


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "file" / "cache"))
    keep("thing-1.json", 1, newest=3)
    assert recalled("thing-1.json") is None


def test_what_no_encoding_can_write_is_not_kept(folder: Path) -> None:
    keep("thing-1.json", "\ud800", newest=3)
    assert recalled("thing-1.json") is None
    assert not folder.exists()
