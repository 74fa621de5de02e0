"""A YAML file as plain data: the one place where YAML is parsed."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

from dateline.codebook.cache import keep, recalled
from dateline.schema.errors import CodebookError

_FORM = b"1\n"
"""Another number here makes every kept file stale."""
_KEPT = 64
"""Files of some ten kilobytes; nine ship, and a user's folder may hold as many again, in a few states of editing."""


def read_yaml(path: Path) -> Any:
    """What a YAML file holds: lists, mappings, texts, numbers, and never an object.

    Raises:
        CodebookError: it cannot be read, or is no YAML.
    """
    return _parsed(path, _bytes(path))


def kept_yaml(path: Path) -> Any:
    """As `read_yaml`, but parsed only once for each state of the file: later it comes from the user's cache, which
    takes a hundredth of the time. For what nearly every command needs.

    Raises:
        CodebookError: as `read_yaml`.
    """
    source = _bytes(path)
    name = f"yaml-{sha256(_FORM + source).hexdigest()[:24]}.json"
    data = recalled(name)
    if data is None:
        data = _parsed(path, source)
        if _is_json(data):
            keep(name, data, newest=_KEPT)
    return data


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from error


def _parsed(path: Path, source: bytes) -> Any:
    import yaml  # not needed where everything comes from the cache

    # The C parser is ten times faster; pure Python is the fallback where the wheel lacks it.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(source.decode(), Loader=loader)  # noqa: S506 - both loaders are the safe one
    except (ValueError, RecursionError, yaml.YAMLError) as error:  # a date such as 2021-02-30 is a ValueError
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: Exception) -> CodebookError:
    return CodebookError(f"{path} cannot be read as YAML ({error}); mend or remove the file.")


def _is_json(data: Any) -> bool:
    """Whether JSON gives the same back: YAML has dates too, and keys that are no texts."""
    try:
        return bool(json.loads(json.dumps(data)) == data)
    except (TypeError, ValueError):
        return False
