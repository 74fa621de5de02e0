"""`incidents`, `show` and `search`: what the ledger holds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Any

import typer

from dateline.cli import doors
from dateline.cli.screen import DB, FORMAT, Format, chosen, print_one, put, put_json, say, show_tables
from dateline.schema.errors import LedgerError, UsageError
from dateline.schema.ledger import Incident

if TYPE_CHECKING:
    from dateline.store.handle import Ledger
    from dateline.store.records import Hit

TABLE_LIMIT = 200
"""Rows of an incident table on a terminal when no --limit is given; a table has to fit itself to all of its rows."""

_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?\Z")


class Order(StrEnum):
    """How incidents are ordered; ties go by id."""

    NEWEST = "newest"
    OLDEST = "oldest"
    KILLED = "killed"
    ORIGINS = "origins"
    REPORTS = "reports"
    MINTED = "minted"


def incidents(
    db: str = DB,
    form: Format | None = FORMAT,
    since: str = typer.Option(None, metavar="DAY", help="From this day on (2023, 2023-05 or 2023-05-26)."),
    until: str = typer.Option(None, metavar="DAY", help="Up to this day, included."),
    country: str = typer.Option(None, help="Two-letter country code."),
    actor: str = typer.Option(None, help="An actor's id, or a name as it stands in the ledger."),
    kind: str = typer.Option(None, help="A kind of the codebook, such as bombing."),
    min_origins: int = typer.Option(None, min=0, help="With at least so many independent origins."),
    order: Order = typer.Option(Order.NEWEST, help="What comes first."),
    limit: int = typer.Option(None, min=1, help="At most so many."),
) -> None:
    """List incidents, each number with its witnesses."""
    from dateline.store.records import IncidentFilter

    shape = chosen(form)
    if shape is Format.TABLE and limit is None:
        limit = TABLE_LIMIT
    wanted = IncidentFilter(
        since=_day(since, "since"), until=_day(until, "until"), country=country.upper() if country else None,
        actor=actor, kind=kind, min_origins=min_origins, order=order.value, limit=limit,
    )  # fmt: skip
    with doors.ledger_at(db) as ledger:
        _print_incidents(doors.incidents_of(ledger, wanted), shape)


def _day(given: str | None, option: str) -> str | None:
    """A day, month or year as the first day, or for `until` the last day, that it covers."""
    if given is None:
        return None
    from calendar import monthrange
    from datetime import date

    try:
        if not _DAY.match(given):
            raise ValueError
        year, month, day = ([int(part) for part in given.split("-")] + [0, 0])[:3]
        if option == "until":
            month = month or 12
            day = day or monthrange(year, month)[1]
        return date(year, month or 1, day or 1).isoformat()
    except ValueError as error:
        raise UsageError(
            f"--{option} {given!r:.40} is no day; expected 2023, 2023-05 or 2023-05-26.", code="bad-day"
        ) from error


def _print_incidents(found: Iterable[Incident], shape: Format) -> None:
    if shape is Format.TABLE:
        from dateline.cli.tables import incident_table

        listed = list(found)
        if listed:
            show_tables([incident_table(listed)])
        say(f"{len(listed)} incident{'' if len(listed) == 1 else 's'}")
    elif shape is Format.CSV:
        from dateline.formats.csvtables import write_incidents

        put(write_incidents(found))
    else:
        from dateline.formats.contract import incident_json

        put_json(map(incident_json, found), shape)


def show(
    name: str = typer.Argument(..., metavar="ID", help="An incident, account, report, claim or actor."),
    db: str = DB,
    form: Format | None = FORMAT,
) -> None:
    """Show all of an incident, report, actor or claim."""
    shape = chosen(form)
    if not any(look(name, shape) for look in (partial(_show_stored, db), _show_actor)):
        raise UsageError(
            f"The ledger {db} holds no incident, account, report or claim {name!r:.80}, and the codebook no such actor "
            "or outlet. Look up the id with `dateline incidents`, `dateline search` or `dateline codebook`.",
            code="unknown-id",
        )


def _show_stored(db: str, name: str, shape: Format) -> bool:
    """Shows what the ledger holds under that id, if there is a ledger and it holds such a thing."""
    try:
        with doors.ledger_at(db) as ledger:
            for look in (_show_incident, _show_report, _show_claim):
                try:
                    look(ledger, name, shape)
                    return True
                except UsageError as error:
                    if error.code != "unknown-id":
                        raise
    except LedgerError as error:
        if error.code != "no-ledger":
            raise
    return False


def _show_incident(ledger: Ledger, name: str, shape: Format) -> None:
    found = doors.derived(ledger.component(name))
    if shape is Format.TABLE:
        from dateline.cli.tables import detail_parts

        show_tables(detail_parts(found))
    elif shape is Format.CSV:
        from dateline.formats.csvtables import write_claims

        put(write_claims([found]))
    else:
        from dateline.formats.contract import incident_detail_json

        put_json([incident_detail_json(found)], shape, single=True)


def _show_report(ledger: Ledger, name: str, shape: Format) -> None:
    reading = ledger.reading(name)
    told = doors.alone(reading)
    if shape is Format.TABLE:
        from dateline.cli.tables import reading_parts

        show_tables(reading_parts(reading, told))
    elif shape is Format.CSV:
        from dateline.formats.csvtables import write_claims

        put(write_claims(told))
    else:
        from dateline.formats.contract import reading_json

        put_json([reading_json(reading, told)], shape, single=True)


def _show_claim(ledger: Ledger, name: str, shape: Format) -> None:
    claim = ledger.claim(name)
    if shape is Format.TABLE:
        from dateline.cli.tables import claim_table

        show_tables([claim_table([claim])])
        return
    from dateline.schema.wire import claim_json

    print_one(claim_json(claim), shape)


def _show_actor(name: str, shape: Format) -> bool:
    """Shows an actor or an outlet of the codebook, if there is one of that id."""
    from dateline.cli.checking import actor_json

    data = actor_json(name)
    if data is None:
        return False
    if shape is Format.TABLE:
        from dateline.cli.tables import table

        rows = [(key, "; ".join(value) if isinstance(value, tuple) else value) for key, value in data.items()]
        show_tables([table(None, ("field", "value"), rows)])
    else:
        print_one(data, shape)
    return True


def search(
    query: str = typer.Argument(..., help='Words, all of which must occur, or a "phrase"; nothing in it is syntax.'),
    db: str = DB,
    form: Format | None = FORMAT,
    limit: int = typer.Option(20, min=1, max=1000, help="At most so many reports."),
) -> None:
    """Search the full text of reports and claims."""
    shape = chosen(form)
    with doors.ledger_at(db) as ledger:
        hits = ledger.search(query, limit=limit)
    if shape is Format.TABLE:
        from dateline.cli.tables import table

        rows = [(hit.report, hit.title, hit.snippet, ", ".join(hit.claims)) for hit in hits]
        if rows:
            show_tables([table(None, ("report", "title", "found", "claims"), rows)])
        say(f"{len(rows)} report{'' if len(rows) == 1 else 's'}")
    elif shape is Format.CSV:
        from dateline.formats.spreadsheet import rows_text

        put(rows_text(("report", "title", "where", "snippet", "claims"), map(_hit_row, hits)))
    else:
        put_json(map(_hit_json, hits), shape)


def _hit_row(hit: Hit) -> list[str | None]:
    return [hit.report, hit.title, hit.where, hit.snippet, "; ".join(hit.claims)]


def _hit_json(hit: Hit) -> dict[str, Any]:
    return {
        "report": hit.report, "title": hit.title, "where": hit.where, "snippet": hit.snippet, "start": hit.start,
        "end": hit.end, "matches": [list(pair) for pair in hit.matches], "claims": list(hit.claims),
    }  # fmt: skip
