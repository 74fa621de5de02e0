"""Builds the index file of place names: the same sources always give the same bytes.

It is written beside its target and renamed into place, so that no one ever opens half a file and two processes that
build at once both end with a whole one.
"""

from __future__ import annotations

import gc
import json
import os
from array import array
from collections import defaultdict
from hashlib import sha256
from pathlib import Path
from sys import byteorder

from dateline.gazetteer.default import sources_digest
from dateline.gazetteer.fold import first_word, fold, key_of
from dateline.gazetteer.layout import (
    AFTER_COMMA,
    AS_WRITTEN,
    DEGREE,
    FAMILY,
    HEADER_LENGTH,
    KINDS,
    MAGIC,
    NO_ENTRY,
    NOWHERE,
    ORDINARY,
    PERSON,
    RECORD,
    SECTIONS,
)
from dateline.gazetteer.raw import Raw
from dateline.gazetteer.sources import Gathered, gather
from dateline.schema.errors import CodebookError

LONGEST_NAME = 60
"""Characters: longer names of GeoNames are descriptions that no report repeats."""


def build_index(target: Path, geonames_dump: Path | None = None) -> int:
    """Writes the index file `target` and returns how many places it holds.

    Raises:
        CodebookError: a source is missing or of another form, or the file cannot be written.
    """
    collecting = gc.isenabled()
    gc.disable()  # a million small objects live until the end: looking for garbage among them doubles the time
    try:
        gathered = gather(geonames_dump)
        return write_index(target, gathered, geonames_dump)
    finally:
        if collecting:
            gc.enable()


def write_index(target: Path, gathered: Gathered, geonames_dump: Path | None = None) -> int:
    """Writes what was gathered as the index file `target`, and returns how many places it holds."""
    # The order in which entries are numbered is fixed by the sources, so the bytes are too.
    for number, place in enumerate(gathered.places):
        place.number = number
    digest = sources_digest()
    if geonames_dump is not None:
        digest = sha256(digest.encode() + sha256(geonames_dump.read_bytes()).digest()).hexdigest()
    facts: dict[str, object] = {
        "digest": digest,
        "demonyms": gathered.demonyms,
        "countries": _country_numbers(gathered.places),
    }
    _write(target, facts, {**_name_sections(gathered), **_entry_sections(gathered.places)})
    return len(gathered.places)


def _name_sections(gathered: Gathered) -> dict[str, bytes]:
    keys, numbers, own, firsts = _collect(gathered.places)
    flags = {key_of(folded): flag for folded, flag in _flags(gathered).items()}
    people = [place.population for place in gathered.places]
    keys, starts, postings = _ordered(keys, numbers, own, people, sorted(flags))
    words = sorted((key_of(word), length) for word, length in firsts.items())
    return {
        "keys": _bytes(keys), "starts": _bytes(starts), "postings": _bytes(postings),
        "flags": bytes(flags.get(key, 0) for key in keys),
        "first_keys": _bytes(array("Q", (key for key, _ in words))),
        "first_lengths": bytes(length for _, length in words),
    }  # fmt: skip


def _collect(places: list[Raw]) -> tuple[array[int], array[int], array[int], dict[str, int]]:
    """For each name of each place its key, the place's number, whether it is its own; and the first words."""
    keys, numbers, own = array("Q"), array("I"), array("B")
    firsts: dict[str, int] = defaultdict(int)
    for place in places:
        for name, is_own in place.names:
            folded = fold(name)
            if not folded or len(folded) > LONGEST_NAME:
                continue
            keys.append(key_of(folded))
            numbers.append(place.number)
            own.append(is_own)
            for word in _first_words(name, folded):
                if firsts[word] < len(folded):
                    firsts[word] = len(folded)
    return keys, numbers, own, firsts


def _ordered(
    keys: array[int], numbers: array[int], own: array[int], people: list[int], flagged: list[int]
) -> tuple[array[int], array[int], array[int]]:
    """Sorted keys, where each one's postings begin, and the postings: by population, then in the sources' order.

    `flagged` are keys that stand in the index even if no place has them, for their flags.
    """
    import numpy as np

    key, number, mine = np.array(keys, np.uint64), np.array(numbers, np.int64), np.array(own, np.int64)
    crowd = np.array(people, np.int64)[number]
    order = np.lexsort((-mine, number, -crowd, key))
    key, number, mine = key[order], number[order], mine[order]
    # Two spellings that fold alike are one name of a place; the first of them is the place's own name if either is.
    fresh = np.ones(len(key), bool)
    fresh[1:] = (key[1:] != key[:-1]) | (number[1:] != number[:-1])
    key, postings = key[fresh], number[fresh] * 2 + mine[fresh]
    every = np.unique(np.concatenate([key, np.array(flagged, np.uint64)]))
    starts = np.append(np.searchsorted(key, every), len(postings))
    return array("Q", every.tolist()), array("I", starts.tolist()), array("I", postings.tolist())


def _first_words(name: str, folded: str) -> tuple[str, ...]:
    """What the first token of this name may be in a text."""
    first = folded.partition(" ")[0]
    if first == "saint":
        return "saint", "st"
    # "Sana'a" is cut at the apostrophe in a text, "U.S." at its dots.
    return (first,) if first.isalpha() and name.isalpha() else (first_word(folded), first_word(name))


def _flags(gathered: Gathered) -> dict[str, int]:
    flags: dict[str, int] = defaultdict(int)
    for words, flag in (
        (gathered.ordinary, ORDINARY), (gathered.given_names, PERSON), (gathered.family_names, FAMILY),
        (gathered.as_written, AS_WRITTEN),
        (gathered.after_comma, AFTER_COMMA),
    ):  # fmt: skip
        for word in words:
            flags[fold(word)] |= flag
    return flags


def _bytes(values: array[int]) -> bytes:
    if byteorder == "big":  # the file is little endian on every machine
        values.byteswap()
    return values.tobytes()


def _entry_sections(places: list[Raw]) -> dict[str, bytes]:
    records, names = bytearray(), bytearray()
    pooled: dict[bytes, int] = {}
    for place in places:
        name, listed = place.name.encode(), " ".join(place.countries).encode()
        text = name + listed
        if text not in pooled:
            pooled[text] = len(names)
            names += text
        lat = NOWHERE if place.lat is None else round(place.lat * DEGREE)
        lon = NOWHERE if place.lon is None else round(place.lon * DEGREE)
        records += RECORD.pack(
            place.geonames_id, lat, lon, min(place.population, 0xFFFFFFFF), place.country.encode(),
            KINDS.index(place.kind), place.capital, _number(place.admin1), _number(place.admin2), pooled[text],
            len(name), len(listed),
        )  # fmt: skip
    return {"entries": bytes(records), "names": bytes(names)}


def _country_numbers(places: list[Raw]) -> dict[str, int]:
    return {place.country: place.number for place in places if place.kind == "country"}


def _number(place: Raw | None) -> int:
    return NO_ENTRY if place is None or place.number < 0 else place.number


def _write(target: Path, facts: dict[str, object], sections: dict[str, bytes]) -> None:
    import tempfile

    bounds: dict[str, tuple[int, int]] = {}
    body = bytearray()
    for name in SECTIONS:
        bounds[name] = (len(body), len(sections[name]))
        body += sections[name] + b"\0" * (-len(sections[name]) % 8)
    header = json.dumps({**facts, "size": len(body), "sections": bounds}, sort_keys=True).encode()
    # The sections begin at a multiple of eight, as the reader's views of 64-bit keys need.
    header += b" " * (-(len(MAGIC) + HEADER_LENGTH.size + len(header)) % 8)
    partial = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, partial = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(MAGIC + HEADER_LENGTH.pack(len(header)) + header)
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        Path(partial).chmod(0o644)
        Path(partial).replace(target)
    except OSError as error:
        if partial is not None:
            Path(partial).unlink(missing_ok=True)
        raise CodebookError(
            f"The place index cannot be written to {target} ({error}); name another folder in DATELINE_CACHE"
        ) from None
