"""The bytes of the index file: one place says what stands where, for the builder and the reader alike.

    magic   8 bytes, names the format and its version
    length  4 bytes, little endian: how long the header is
    header  JSON: digest of the sources, the demonyms and their countries (ISO codes), each country's entry number, and
            for each section its offset from the end of the header and its size
    body    the sections, each padded to 8 bytes

Sections: `keys` (u64, sorted: key of a folded name), `starts` (u32: where the key's postings begin, one more than
keys), `flags` (u8 a key), `postings` (u32: entry * 2 + 1 where the name is the entry's own, entry * 2 where it is
another name), `first_keys` (u64, sorted: key of a name's first word), `first_lengths` (u8: longest folded name that
begins so, in characters), `entries` (fixed records), `names` (UTF-8).
"""

from __future__ import annotations

import struct

MAGIC = b"DLGAZ\x00\x00\x01"
HEADER_LENGTH = struct.Struct("<I")
SECTIONS = ("keys", "starts", "flags", "postings", "first_keys", "first_lengths", "entries", "names")

RECORD = struct.Struct("<IiiI2sBBIIIHH")
"""geonames id (0: none), latitude and longitude in 1e-5 degrees, population, country, kind, capital, entry numbers of
the first- and second-level division, where the name begins in `names`, bytes of the name, bytes of the country list
that follows the name."""

NOWHERE = 0x7FFFFFFF
"""Latitude of an entry without coordinates."""
NO_ENTRY = 0xFFFFFFFF
DEGREE = 100_000

KINDS = ("city", "admin1", "admin2", "country", "region", "water", "continent", "feature")

ORDINARY = 1
"""Flag of a name: it is also an ordinary word."""
PERSON = 2
"""Flag of a name: it is also a given name."""
AS_WRITTEN = 4
"""Flag of a name: an abbreviation that counts only in capitals as written ("US", "Pa.")."""
FAMILY = 16
"""Flag of a name: it is also a family name."""
AFTER_COMMA = 8
"""Flag of a name: an abbreviation that counts only straight after a comma ("Paris, TX")."""
