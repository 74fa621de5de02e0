"""The formats a ledger is handed on in: a literal table, each entry with what it cannot hold.

A new format is a module with one function (an iterator of incidents in, an iterator of text out) and one line here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from dateline.formats.csvtables import write_claims, write_incidents
from dateline.formats.geojson import write_geojson
from dateline.formats.jsontext import write_json, write_jsonl
from dateline.schema.errors import UsageError
from dateline.schema.ledger import Incident


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format: how it is written, and `loses`, what it cannot hold, one sentence each.

    `write` takes incidents as they come and gives pieces of text as they are ready; no piece depends on how many
    incidents follow. All text is UTF-8.
    """

    name: str
    suffix: str
    media_type: str
    write: Callable[[Iterable[Incident]], Iterator[str]]
    loses: tuple[str, ...]


_NO_TEXTS = "the reports' texts: only the quotes of claims are written"
_FLAT = "control characters in texts, which are left out of cells"

EXPORTERS: dict[str, Exporter] = {
    "json": Exporter("json", ".json", "application/json", write_json, (_NO_TEXTS,)),
    "jsonl": Exporter("jsonl", ".jsonl", "application/jsonl", write_jsonl, (_NO_TEXTS,)),
    "csv": Exporter(
        "csv", ".csv", "text/csv; charset=utf-8", write_incidents,
        (_NO_TEXTS, _FLAT, "claims in full: only their ids and who witnessed the toll (csv-claims has them)",
         "counts by class of victims", "the reasons of judgements, and the revisions",
         "the candidates of an ambiguous place"),
    ),
    "csv-claims": Exporter(
        "csv-claims", ".csv", "text/csv; charset=utf-8", write_claims,
        (_NO_TEXTS, _FLAT, "what the claims add up to (the format csv has it)", "hops between a report and the origin, "
         "but for their names", "the spans of cues and mentions", "judgements, conflicts and revisions"),
    ),
    "geojson": Exporter(
        "geojson", ".geojson", "application/geo+json", write_geojson,
        (_NO_TEXTS, "claims in full: only the witnesses of the toll", "judgements, conflicts and revisions",
         "a point for incidents whose place is ambiguous or unknown (their geometry is null)"),
    ),
}  # fmt: skip


def exporter(name: str) -> Exporter:
    """The exporter called `name`.

    Raises:
        UsageError: there is none; the message lists the choices.
    """
    if name not in EXPORTERS:
        choices = ", ".join(EXPORTERS)
        raise UsageError(f"There is no export format {name!r}. Choose one of: {choices}.", code="unknown-format")
    return EXPORTERS[name]
