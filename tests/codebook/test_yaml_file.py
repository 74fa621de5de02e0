"""YAML files as plain data, and the copies kept of them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from dateline.codebook import yaml_file
from dateline.codebook.yaml_file import kept_yaml, read_yaml
from dateline.schema.errors import CodebookError

CODEBOOK = Path(yaml_file.__file__).parent
SHIPPED = sorted(CODEBOOK.rglob("*.yaml"))


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def parses(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The paths that were parsed rather than recalled."""
    parsed: list[Path] = []
    real = yaml_file._parsed

    def noted(path: Path, source: bytes) -> Any:
        parsed.append(path)
        return real(path, source)

    monkeypatch.setattr(yaml_file, "_parsed", noted)
    return parsed


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_every_shipped_file_is_the_same_by_every_way(path: Path) -> None:
    expected = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert read_yaml(path) == expected
    assert kept_yaml(path) == expected
    assert kept_yaml(path) == expected


def test_a_file_is_parsed_once_for_each_state_of_it(tmp_path: Path, parses: list[Path]) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("- {id: cart-bomb, words: [cart bomb]}\n", encoding="utf-8")
    assert [kept_yaml(path) for _ in range(3)] == [[{"id": "cart-bomb", "words": ["cart bomb"]}]] * 3
    assert len(parses) == 1
    path.write_text("- {id: sled-bomb, words: [sled bomb]}\n", encoding="utf-8")
    assert kept_yaml(path)[0]["id"] == "sled-bomb"
    assert len(parses) == 2


def test_a_damaged_copy_is_made_anew(tmp_path: Path, cache: Path, parses: list[Path]) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("word: weight\n", encoding="utf-8")
    kept_yaml(path)
    (copy,) = cache.iterdir()
    copy.write_bytes(copy.read_bytes().replace(b"weight", b"height"))
    assert kept_yaml(path) == kept_yaml(path) == {"word": "weight"}
    assert len(parses) == 2


@pytest.mark.parametrize("text", ["on: 2021-03-12", "1: one", "yes: 1", "x: .nan", "!!set {a, b}", "!!omap [a: 1]"])
def test_what_json_cannot_hold_is_parsed_each_time(tmp_path: Path, parses: list[Path], text: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(text, encoding="utf-8")
    assert repr(kept_yaml(path)) == repr(kept_yaml(path)) == repr(yaml.safe_load(text))
    assert len(parses) == 2
    if text.startswith("on"):
        assert list(kept_yaml(path).values()) == [date(2021, 3, 12)]


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "file"))
    assert kept_yaml(CODEBOOK / "hedges.yaml") == read_yaml(CODEBOOK / "hedges.yaml")


@pytest.mark.parametrize("reader", [read_yaml, kept_yaml])
@pytest.mark.parametrize(
    "content",
    [b"a: [", b"\xff\xfe", b"day: 2021-02-30", b"!!python/object/apply:os.getcwd []", b"{" * 3000, b"a: \x07"],
    ids=["cut", "no text", "no day", "object", "deep", "control"],
)
def test_what_is_no_yaml_is_one_clear_error(tmp_path: Path, reader: Callable[[Path], Any], content: bytes) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(content)
    with pytest.raises(CodebookError, match=r"(?s)a\.yaml cannot be read as YAML .*; mend or remove the file"):
        reader(path)


def test_a_missing_file_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match=r"none\.yaml cannot be read"):
        kept_yaml(tmp_path / "none.yaml")


def test_without_the_c_parser_the_slow_one_serves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(yaml, "CSafeLoader")
    assert read_yaml(CODEBOOK / "hedges.yaml") == yaml.safe_load((CODEBOOK / "hedges.yaml").read_text("utf-8"))


def test_what_is_recalled_loads_no_parser() -> None:
    script = (
        "import sys\nfrom dateline.codebook.terms import load_codebook\nload_codebook()\nprint('yaml' in sys.modules)\n"
    )
    run = [subprocess.run([sys.executable, "-c", script], capture_output=True, check=True).stdout for _ in range(2)]
    assert run == [b"True\n", b"False\n"]
