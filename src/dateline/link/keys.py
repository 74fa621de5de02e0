"""Blocking keys: two accounts that share none are never compared. Few, stable, and from the telling alone.

- `name:WORD`: each of the most distinctive words;
- `names:WORD:WORD`: pairs of the very most distinctive, which still tell apart where a ledger is full of each word;
- `day:BLOCK:CELL`: a narrow date with the place, in two grids of days so that neighbours meet;
- `copy:PLACE:DIGEST`: runs of the signature, by which copies of one text meet whatever else they say.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from itertools import combinations

from dateline.language.copies import bands
from dateline.link.outline import Days, dates_of, words_of
from dateline.schema.ledger import Telling
from dateline.schema.values import Place

NAMES, PAIRED, RUNS, CELLS = 10, 4, 3, 2
"""At most 10 + 6 + 3 + 4 keys. On the tuning half of GVA 99 of 100 pairs that the words can link share one of ten
words (8 words: 98, 6: 96), at 20 candidates a report among 1,000."""

_BLOCK = 4
"""Days in a block of the two grids, which are half a block apart: dates up to two days apart share a block."""


def keys(telling: Telling) -> tuple[str, ...]:
    """The telling's blocking keys, in a fixed order and without repeats; none for an account of several incidents."""
    names = words_of(telling)
    said = dates_of(telling.claims)
    found = [f"name:{word}" for word in names[:NAMES]]
    found += [f"names:{min(a, b)}:{max(a, b)}" for a, b in combinations(names[:PAIRED], 2)]
    found += _days(said, [claim.value for claim in telling.claims if isinstance(claim.value, Place)])
    found += [
        f"copy:{place}:{blake2b(repr(run).encode(), digest_size=6).hexdigest()}"
        for place, run in enumerate(bands(telling.report.signature, 8)[:RUNS])
    ]
    return tuple(dict.fromkeys(found))


def cell(place: Place) -> str | None:
    """The area that a place lies in, coarse enough that a town and its suburb share it; None for a country or less."""
    if place.country is None or (place.precision or 1) >= 5:
        return None
    return f"{place.country}/{place.admin1}" if place.admin1 else f"{place.country}:{place.geonames_id or place.name}"


def _days(said: Sequence[Days], places: Sequence[object]) -> list[str]:
    cells = [found for place in places if isinstance(place, Place) and (found := cell(place))]
    if not said:
        return []
    first = said[0][0]
    return [
        f"day:{grid}:{(first + grid * _BLOCK // 2) // _BLOCK}:{area}"
        for area in list(dict.fromkeys(cells))[:CELLS]
        for grid in (0, 1)
    ]
