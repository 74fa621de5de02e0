"""JSON as text: one object a line (jsonl), or one list (json). Streams; what it writes depends on the data alone."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dateline.formats.contract import incident_detail_json
from dateline.formats.terminal import escape_unsafe
from dateline.schema.ledger import Incident


def line(data: Mapping[str, Any]) -> str:
    """One object on one line, without the newline; non-ASCII letters stay readable, control characters do not."""
    return escape_unsafe(json.dumps(data, ensure_ascii=False))


def pretty(data: Mapping[str, Any]) -> str:
    """One object indented by two, without the newline."""
    return escape_unsafe(json.dumps(data, ensure_ascii=False, indent=2))


def lines(objects: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Each object as one line with its newline."""
    for data in objects:
        yield line(data) + "\n"


def listing(objects: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """All objects as one JSON list, one indented object at a time: a long list is never held in memory."""
    opened = False
    for data in objects:
        yield (",\n" if opened else "[\n") + pretty(data)
        opened = True
    yield "\n]\n" if opened else "[]\n"


def write_jsonl(incidents: Iterable[Incident]) -> Iterator[str]:
    """Incidents with every claim in full, one a line."""
    return lines(map(incident_detail_json, incidents))


def write_json(incidents: Iterable[Incident]) -> Iterator[str]:
    """Incidents with every claim in full, as one list."""
    return listing(map(incident_detail_json, incidents))
