"""`read` and `add`: reports go in."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

import typer

from dateline.cli import doors
from dateline.cli.progress import Tally, count_inputs, progress
from dateline.cli.screen import DB, FORMAT, Format, chosen, put, put_json, say, show_tables
from dateline.schema.claims import Reading
from dateline.schema.errors import DatelineError
from dateline.schema.ledger import Incident
from dateline.schema.report import Refusal, Report

if TYPE_CHECKING:
    from dateline.adding import AddOutcome
    from dateline.pipeline import Route

SOURCES = typer.Argument(..., metavar="SOURCE...", help="Files, folders, URLs (with --fetch), or - for stdin.")
FETCH = typer.Option(False, "--fetch", help="Allow URLs among the sources; nothing is fetched otherwise.")
ENGINE = typer.Option("both", "--engine", help="The extraction engine; `dateline models` lists them.")
AT = typer.Option(None, "--at", metavar="TIME", help="The time to note (ISO 8601); now if not given.")

Told = tuple[Reading, tuple[Incident, ...]]


def read(sources: list[str] = SOURCES, form: Format | None = FORMAT, fetch: bool = FETCH, engine: str = ENGINE) -> None:
    """Print what reports say; store nothing."""
    shape, tally = chosen(form), Tally()
    total = count_inputs(sources) if sys.stderr.isatty() else None
    with progress(total, shown=not sys.stdout.isatty()) as bar:
        route = doors.open_route(engine)
        told = bar.over(_told(route, doors.read_items(sources, fetch=fetch), tally))
        _print_told(told, shape, single=len(sources) == 1)
    tally.summary("read")
    raise typer.Exit(tally.status)


def _told(route: Route, items: Iterable[Report | Refusal], tally: Tally) -> Iterator[Told | Refusal]:
    for item in items:
        if isinstance(item, Refusal):
            tally.refuse(item)
            yield item
            continue
        try:
            told = route.tell(item)
            yield told.reading, tuple(route.summaries(told))
            tally.done += 1
        except DatelineError as error:
            refusal = Refusal(item.source, error.code, error.message, input_id=item.input_id)
            tally.refuse(refusal, "extract")
            yield refusal
        except (
            Exception
        ) as error:  # one report must not end a run of a million; it counts as our fault, not the input's
            message = f"dateline failed on this report ({type(error).__name__}: {error}); please report it."
            refusal = Refusal(item.source, "fault", message, input_id=item.input_id)
            tally.fault(refusal, "extract")
            yield refusal


def _print_told(told: Iterable[Told | Refusal], shape: Format, *, single: bool) -> None:
    if shape is Format.TABLE:
        from dateline.cli.tables import reading_parts

        show_tables(chain.from_iterable(reading_parts(*one) for one in told if not isinstance(one, Refusal)))
    elif shape is Format.CSV:
        from dateline.formats.csvtables import write_incidents

        put(write_incidents(chain.from_iterable(one[1] for one in told if not isinstance(one, Refusal))))
    else:
        put_json(map(_told_json, told), shape, single=single)


def _told_json(one: Told | Refusal) -> dict[str, Any]:
    from dateline.formats.contract import reading_json, refusal_json

    return refusal_json(one) if isinstance(one, Refusal) else reading_json(*one)


def add(
    sources: list[str] = SOURCES, db: str = DB, form: Format | None = FORMAT, fetch: bool = FETCH,
    engine: str = ENGINE, at: str | None = AT,
) -> None:  # fmt: skip
    """Read, link and store reports; safe to repeat.

    What was acknowledged is kept whatever happens; the same command goes on from there.
    """
    shape, tally, now = chosen(form), Tally(), doors.moment(at)
    total = count_inputs(sources) if sys.stderr.isatty() else None
    with doors.ledger_at(db, create=True) as ledger, progress(total, shown=True) as bar:
        items = doors.read_items(sources, fetch=fetch)
        outcomes = bar.over(doors.add_reports(ledger, doors.open_route(engine), items, at=now))
        counted = _counted(outcomes, tally)
        if shape is Format.TABLE:
            statuses = _statuses(counted)
        else:
            statuses = {}
            _print_outcomes(counted, shape)
    for status, number in statuses.items():
        say(f"{status}: {number}")
    if tally.refused or not statuses:
        tally.summary("added to the ledger:")
    raise typer.Exit(tally.status)


def _counted(outcomes: Iterable[AddOutcome], tally: Tally) -> Iterator[AddOutcome]:
    for outcome in outcomes:
        if outcome.refusal is None:
            tally.done += 1
        elif outcome.refusal.code == "fault":
            tally.fault(outcome.refusal, outcome.stage)
        else:
            tally.refuse(outcome.refusal, outcome.stage)
        yield outcome


def _statuses(outcomes: Iterable[AddOutcome]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for outcome in outcomes:
        if outcome.refusal is None:
            counts[outcome.status] = counts.get(outcome.status, 0) + 1
    return counts


def _print_outcomes(outcomes: Iterable[AddOutcome], shape: Format) -> None:
    if shape is Format.CSV:
        from dateline.formats.spreadsheet import rows_text

        rows = ([*_outcome_json(one).values()][:4] for one in outcomes if one.refusal is None)
        put(rows_text(("report", "input_id", "status", "incidents"), map(_joined, rows)))
    else:
        put_json(map(_outcome_json, outcomes), shape)


def _joined(row: Sequence[Any]) -> list[str | None]:
    return ["; ".join(cell) if isinstance(cell, list) else cell for cell in row]


def _outcome_json(outcome: AddOutcome) -> dict[str, Any]:
    from dateline.formats.contract import refusal_json

    if outcome.refusal is not None:
        return refusal_json(outcome.refusal)
    return {
        "report": outcome.report_id,
        "input_id": outcome.input_id,
        "status": outcome.status,
        "incidents": list(outcome.incidents),
    }
