"""Outlines of accounts in their column: short JSON, read back for each candidate of each new report."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dateline.schema.ledger import Outline
from dateline.schema.values import Place
from dateline.schema.wire import place_json, place_of
from dateline.store import rows


def outline_data(outline: Outline) -> str:
    """An outline for its column."""
    return rows.dumps(
        {
            "account": outline.account,
            "report": outline.report,
            "anchor": outline.anchor,
            "flags": [outline.main, outline.aggregate, outline.happened, outline.explicit],
            "signature": list(outline.signature),
            "names": dict(outline.names),
            "dates": [list(days) for days in outline.dates],
            "published": outline.published,
            "places": [_told(place) for place in outline.places],
            "kinds": sorted(outline.kinds),
            "families": sorted(outline.families),
            "actors": sorted(outline.actors),
            "people": sorted(outline.people),
            "killed": list(outline.killed) if outline.killed else None,
        }
    )


def outline_from(text: str) -> Outline:
    """The outline that `outline_data` wrote."""
    data = rows.loads(text)
    main, aggregate, happened, explicit = data["flags"]
    killed = data["killed"]
    return Outline(
        account=data["account"],
        report=data["report"],
        anchor=data["anchor"],
        main=main,
        aggregate=aggregate,
        happened=happened,
        signature=tuple(data["signature"]),
        names=dict(data["names"]),
        dates=tuple((first, last) for first, last in data["dates"]),
        explicit=explicit,
        published=data["published"],
        places=tuple(place_of(place) for place in data["places"]),
        kinds=frozenset(data["kinds"]),
        families=frozenset(data["families"]),
        actors=frozenset(data["actors"]),
        people=frozenset(data["people"]),
        killed=None if killed is None else (killed[0], killed[1]),
    )


def _told(place: Place) -> dict[str, object]:
    """A place without what is not known of it."""
    return {key: value for key, value in (place_json(place) or {}).items() if value is not None}


def forgetting(outline: Outline, words: Iterable[str], anchor: str) -> Outline:
    """The outline without the folded words of a forgotten name; `anchor` is the account's, masked already."""
    gone = set(words)
    return replace(
        outline,
        anchor=anchor,
        names={name: weight for name, weight in outline.names.items() if gone.isdisjoint(name.split())},
        people=frozenset(name for name in outline.people if gone.isdisjoint(name.split())),
        actors=frozenset(name for name in outline.actors if gone.isdisjoint(name.split())),
    )
