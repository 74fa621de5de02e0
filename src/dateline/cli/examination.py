"""What `dateline doctor` looks at: one function a check, each with what to do where it finds something."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Literal

from dateline import __version__
from dateline.cli import doors
from dateline.schema.errors import DatelineError

LOW_DISK = 500_000_000
"""Bytes: less free space than this is worth a word; 100,000 short reports make a ledger of about that size."""

State = Literal["ok", "absent", "broken"]


@dataclass(frozen=True, slots=True)
class Check:
    """What was looked at, how it is, and in a sentence what was found or what to do."""

    name: str
    state: State
    detail: str


def examine(db: str) -> Iterator[Check]:
    """Every check in turn; a check that fails is a finding, never an end."""
    yield _check("python", _python)
    yield _check("packages", _packages)
    yield _check("codebook", _codebook)
    yield _check("place names", _places)
    for name, fault in doors.weights():
        yield Check(f"weights {name}", "broken" if fault else "ok", fault or "the bytes that were measured")
    if "://" in db or Path(db).exists():
        yield _check("ledger", lambda: _ledger(db))
    else:
        yield Check("ledger", "absent", f"there is no {db} yet; `dateline add SOURCE` makes it")
    yield _check("disk", lambda: _disk(db))


def _check(name: str, look: Callable[[], str]) -> Check:
    try:
        return Check(name, "ok", look())
    except DatelineError as error:
        return Check(name, "broken", error.message)
    except Exception as error:  # the doctor's own patient must not end the visit
        return Check(name, "broken", f"{type(error).__name__}: {error}")


def _python() -> str:
    major, minor, micro = sys.version_info[:3]
    if not (3, 11) <= (major, minor) <= (3, 13):
        raise DatelineError(f"Python {major}.{minor} runs this; expected 3.11, 3.12 or 3.13. Install one of them.")
    return f"dateline {__version__} on Python {major}.{minor}.{micro}"


def _packages() -> str:
    needed = [line for line in requires("dateline") or [] if "extra ==" not in line]
    missing = []
    for line in needed:
        name = line.split(";")[0]
        for mark in "<>=!~ [":
            name = name.split(mark)[0]
        try:
            version(name)
        except PackageNotFoundError:
            missing.append(name)
    if missing:
        raise DatelineError(f"Missing: {', '.join(missing)}. Run `pip install dateline` again.")
    return f"{len(needed)} packages are there"


def _codebook() -> str:
    doors.check_codebook(None)
    return "holds together"


def _places() -> str:
    before = time.perf_counter()
    doors.open_places()
    return f"the index opened in {(time.perf_counter() - before) * 1000:.0f} ms"


def _ledger(db: str) -> str:
    with doors.ledger_at(db) as ledger:
        ledger.check()
        held = ledger.counts()
    waiting = f", {held.unattached} judgements wait for an account" if held.unattached else ""
    return f"{held.reports} reports, {held.claims} claims, {held.incidents} incidents{waiting}"


def _disk(db: str) -> str:
    folder = Path.cwd() if "://" in db else Path(db).absolute().parent
    free = shutil.disk_usage(folder).free
    if free < LOW_DISK:
        raise DatelineError(f"Only {free / 1e6:.0f} MB are free in {folder}; make room before you add reports.")
    return f"{free / 1e9:.0f} GB free in {folder}"
