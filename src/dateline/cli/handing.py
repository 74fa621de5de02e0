"""`export`: the ledger in another format, private names withheld, and what the format cannot hold said aloud."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

import typer

from dateline.cli import doors
from dateline.cli.judging import person
from dateline.cli.reading import AT
from dateline.cli.screen import DB, put, say
from dateline.formats.jsontext import line
from dateline.schema.errors import UsageError


def export(
    name: str = typer.Argument(..., metavar="FORMAT", help="json, jsonl, csv, csv-claims or geojson."),
    db: str = DB,
    out: str = typer.Option("-", "--out", "-o", metavar="FILE", help="Where to; stdout if not given."),
    include_private: bool = typer.Option(
        False, "--include-private", help="Leave private people's names in. This is logged."
    ),
    at: str | None = AT,
) -> None:
    """Write all incidents in another format.

    Private people's names are withheld unless they are asked for. What the format cannot hold is said on stderr.
    """
    from dateline.formats.exporters import exporter
    from dateline.formats.withhold import withhold_all
    from dateline.store.records import IncidentFilter

    chosen, now = exporter(name), doors.moment(at)
    with doors.ledger_at(db) as ledger:
        if include_private:
            _note(db, f"export {name} to {out} with private names", now)
        found = doors.incidents_of(ledger, IncidentFilter(order="minted"))
        pieces = chosen.write(withhold_all(found, include_private=include_private))
        if out == "-":
            put(pieces)
        else:
            _write(Path(out), pieces)
    for loss in chosen.loses:
        say(f"not in it: {loss}")


def _note(db: str, act: str, at: str) -> None:
    """Says on stderr that private names leave the ledger, and appends that to the log beside it (`ledger.db.log`)."""
    say("This export holds private people's names, as asked.")
    if "://" in db:
        return
    log = Path(f"{db}.log")
    try:
        with log.open("a", encoding="utf-8") as lines:
            lines.write(line({"at": at, "by": person(None), "act": act}) + "\n")
    except OSError as error:
        raise UsageError(
            f"The export cannot be noted in {log} ({error.strerror}), so it was not made; mend that, or leave "
            "--include-private out.",
            code="unwritable",
        ) from error
    say(f"That is noted in {log}.")


def _write(target: Path, pieces: Iterable[str]) -> None:
    """Writes a whole file or none: what was there before stays until the new one is complete."""
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", newline="", dir=target.parent, prefix=target.name, suffix=".part", delete=False
        ) as part:
            try:
                part.writelines(pieces)
            except BaseException:
                Path(part.name).unlink(missing_ok=True)
                raise
        Path(part.name).replace(target)
    except OSError as error:
        raise UsageError(
            f"{target} cannot be written ({error.strerror}); choose another file with --out.", code="unwritable"
        ) from error
    say(f"written: {target}")
