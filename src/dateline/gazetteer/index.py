"""Looks place names up in the index file, without reading it into memory.

The file is mapped, so opening takes well under a millisecond, several processes share its pages, and a lookup is a
binary search over 64-bit keys (a few microseconds).
"""

from __future__ import annotations

import json
import mmap
import struct
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, cast

from dateline.gazetteer.default import ensure_index
from dateline.gazetteer.fold import first_word, fold, key_of
from dateline.gazetteer.layout import DEGREE, HEADER_LENGTH, KINDS, MAGIC, NO_ENTRY, NOWHERE, RECORD, SECTIONS
from dateline.schema.errors import CodebookError

FeatureKind = Literal["city", "admin1", "admin2", "country", "region", "water", "continent", "feature"]

_REBUILD = "build it again with: dateline codebook places --build"


@dataclass(frozen=True, slots=True)
class Entry:
    """One place that a name may mean.

    `lat` and `lon` are degrees; for a country, a division or a region they are a middle point, not a place in it, and
    None where a division has no known settlement. `primary` tells whether the name looked up is the place's own
    (rather than another spelling, or a short form). `countries` lists the countries of an area that spans several.
    `number` is the entry's place in the index file and tells two entries apart; it means nothing across files.
    """

    number: int
    geonames_id: int | None
    name: str
    lat: float | None
    lon: float | None
    country: str | None
    admin1: str | None
    admin2: str | None
    population: int
    kind: FeatureKind
    capital: bool = False
    primary: bool = True
    countries: tuple[str, ...] = ()
    admin1_number: int | None = None
    admin2_number: int | None = None


class Gazetteer:
    """A read-only index of place names; see `layout.py` for the file.

    `demonyms` maps lower-case words for people ("syrian", "syrians") to the country (ISO code) that each tells.
    `seek` gives entries and flags of a folded name, `longest` the length in characters of the longest folded name that
    begins with a word: both remember what they were asked.
    """

    __slots__ = (
        "_countries", "_entries", "_first_keys", "_first_lengths", "_flags", "_keys", "_names", "_postings", "_starts",
        "demonyms", "digest", "longest", "path", "seek",
    )  # fmt: skip

    def __init__(self, path: Path) -> None:
        """Maps the index file at `path`.

        Raises:
            CodebookError: it is no index, of another version, or damaged.
        """
        self.path = path
        try:
            with path.open("rb") as file:
                body = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        except FileNotFoundError:
            raise CodebookError(f"There is no place index at {path}; {_REBUILD}", code="places-missing") from None
        except (OSError, ValueError) as error:
            raise CodebookError(f"The place index {path} cannot be opened ({error}); {_REBUILD}") from None
        header, sections = _sections(path, body)
        self.digest = str(header["digest"])
        self.demonyms: dict[str, str] = header["demonyms"]
        self._countries: dict[str, int] = header["countries"]
        self._keys = sections["keys"].cast("Q")
        self._starts = sections["starts"].cast("I")
        self._flags = sections["flags"]
        self._postings = sections["postings"].cast("I")
        self._first_keys = sections["first_keys"].cast("Q")
        self._first_lengths = sections["first_lengths"]
        self._entries = sections["entries"]
        self._names = sections["names"]
        # Words recur: a text has far fewer different ones than it has, and reports of one kind share most of them.
        self.longest = lru_cache(maxsize=65536)(self._longest)
        self.seek = lru_cache(maxsize=16384)(self._seek)

    def __len__(self) -> int:
        """How many places it knows."""
        return len(self._entries) // RECORD.size

    def lookup(self, name: str) -> tuple[Entry, ...]:
        """Every place of this name, in any case and with or without accents, by population, largest first.

        A demonym ("Syrian") is no place and is not among them; see `demonyms`.
        """
        return self.seek(fold(name))[0]

    def country(self, code: str) -> tuple[Entry, ...]:
        """The country of an ISO code: one entry, or none for an unknown code."""
        number = self._countries.get(code)
        return () if number is None else (self.entry(number),)

    def flags(self, name: str) -> int:
        """The flags of a name (`ORDINARY`, `PERSON`, ...), 0 for an unknown one."""
        return self.seek(fold(name))[1]

    def entry(self, number: int, *, primary: bool = True) -> Entry:
        """The entry at a place of the file."""
        fields = RECORD.unpack_from(self._entries, number * RECORD.size)
        geonames_id, lat, lon, population, country, kind, capital, admin1, admin2, start, size, more = fields
        name = bytes(self._names[start : start + size]).decode()
        listed = bytes(self._names[start + size : start + size + more]).decode()
        nowhere = lat == NOWHERE
        return Entry(
            number, geonames_id or None, name, None if nowhere else lat / DEGREE, None if nowhere else lon / DEGREE,
            None if country == b"\0\0" else country.decode(), self._name(admin1), self._name(admin2), population,
            cast(FeatureKind, KINDS[kind]), bool(capital), primary, tuple(listed.split()),
            None if admin1 == NO_ENTRY else admin1, None if admin2 == NO_ENTRY else admin2,
        )  # fmt: skip

    def _name(self, number: int) -> str | None:
        if number == NO_ENTRY:
            return None
        fields = RECORD.unpack_from(self._entries, number * RECORD.size)
        return bytes(self._names[fields[9] : fields[9] + fields[10]]).decode()

    def _longest(self, word: str) -> int:
        """How long in characters the longest folded name is that begins with this lower-case word; 0 for none."""
        key = key_of(first_word(word))
        at = bisect_left(self._first_keys, key)
        if at < len(self._first_keys) and self._first_keys[at] == key:
            return self._first_lengths[at]
        return 0

    def _seek(self, folded: str) -> tuple[tuple[Entry, ...], int]:
        """Entries and flags of a folded name."""
        key = key_of(folded)
        at = bisect_left(self._keys, key)
        if at == len(self._keys) or self._keys[at] != key:
            return (), 0
        try:
            postings = self._postings[self._starts[at] : self._starts[at + 1]]
            entries = tuple(self.entry(number >> 1, primary=bool(number & 1)) for number in postings)
        except (IndexError, UnicodeDecodeError, ValueError) as error:
            raise CodebookError(f"The place index {self.path} is damaged ({error}); {_REBUILD}") from None
        return entries, self._flags[at]


def _sections(path: Path, body: memoryview) -> tuple[dict[str, Any], dict[str, memoryview]]:
    """The header and the sections of an index file, after checking that it is one and is whole."""
    if bytes(body[:5]) != MAGIC[:5]:
        raise CodebookError(f"{path} is no place index; {_REBUILD}")
    if bytes(body[: len(MAGIC)]) != MAGIC:
        raise CodebookError(f"The place index {path} is of another version of dateline; {_REBUILD}")
    try:
        begin = len(MAGIC) + HEADER_LENGTH.size
        (length,) = HEADER_LENGTH.unpack_from(body, len(MAGIC))
        header = json.loads(bytes(body[begin : begin + length]))
        base = begin + length
        if len(body) != base + header["size"]:
            raise ValueError(f"{len(body)} bytes where {base + header['size']} were expected")
        sections = {}
        for name in SECTIONS:
            offset, size = header["sections"][name]
            sections[name] = body[base + offset : base + offset + size]
        if not all(isinstance(header[name], dict) for name in ("demonyms", "countries")):
            raise ValueError("its header does not hold together")
        return header, sections
    except (KeyError, TypeError, ValueError, OverflowError, struct.error) as error:
        raise CodebookError(f"The place index {path} is damaged ({error}); {_REBUILD}") from None


def open_gazetteer(path: Path | None = None, *, say: Callable[[str], None] | None = None) -> Gazetteer:
    """The gazetteer in the file `path`, or else the one in the user's cache, which is built where it is absent.

    `say` is told before a build begins, which takes some ten seconds; nothing is printed here.

    Raises:
        CodebookError: the file is missing, damaged or of another version.
    """
    if path is not None:
        return _opened(path)
    return _opened(ensure_index(say=say))


@lru_cache(maxsize=4)
def _mapped(path: Path, changed: int) -> Gazetteer:
    return Gazetteer(path)


def _opened(path: Path) -> Gazetteer:
    # One map a file and a state of it: its caches stay warm over the reports of a run.
    changed = path.stat().st_mtime_ns if path.exists() else 0
    return _mapped(path, changed)
