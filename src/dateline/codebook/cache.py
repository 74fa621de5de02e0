"""Files in the user's cache: what takes time to work out and can be worked out again at any time.

A file's name holds a digest of all that it was made from, so a stale one is never used; its first line is the digest of
the rest, so a damaged one is not either. A cache that cannot be read or written costs time and nothing else.
"""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any


def cache_folder() -> Path:
    """`DATELINE_CACHE`, or else `dateline` in `XDG_CACHE_HOME`, or else in `~/.cache`."""
    named = os.environ.get("DATELINE_CACHE")
    if named:
        return Path(named)
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "dateline"


def recalled(name: str) -> Any:
    """What was kept under a name: JSON values, or None where there is nothing whole."""
    try:
        sealed, _, body = (cache_folder() / name).read_bytes().partition(b"\n")
        return json.loads(body) if sealed == _seal(body) else None
    except (OSError, ValueError):
        return None


def keep(name: str, data: Any, *, newest: int) -> None:
    """Keeps JSON values under a name `FAMILY-DIGEST.json`, and of its family only the `newest` so many."""
    with suppress(OSError, ValueError):
        body = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
        _write(cache_folder() / name, _seal(body) + b"\n" + body)
        _prune(cache_folder(), name.partition("-")[0], newest)


def _seal(body: bytes) -> bytes:
    return sha256(body).hexdigest().encode()


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.stem, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _prune(folder: Path, family: str, newest: int) -> None:
    """Each edit of a user's files makes another one here."""
    kept = sorted(folder.glob(f"{family}-*.json"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for path in kept[newest:]:
        path.unlink(missing_ok=True)
