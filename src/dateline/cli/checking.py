"""`codebook`, `models` and `doctor`: what is in force, and whether it is whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import typer

from dateline.cli import doors
from dateline.cli.screen import DB, FORMAT, Format, chosen, put, put_json, say, show_tables
from dateline.schema.errors import UsageError

Row = dict[str, Any]


def codebook(
    name: str = typer.Argument(None, metavar="LIST", help="A list to show whole, such as kinds; all in short without."),
    folder: Path = typer.Option(
        None, "--folder", envvar="DATELINE_CODEBOOK", help="A folder of your own that extends the lists: checked too."
    ),
    form: Format | None = FORMAT,
) -> None:
    """Show and check the vocabulary in force."""
    from dateline.cli import vocabulary

    if folder is not None and not folder.is_dir():
        raise UsageError(f"{folder} is no folder; expected one that holds YAML files.", code="no-folder")
    doors.check_codebook(folder)
    where = folder or vocabulary.shipped()
    if name is None:
        lists = (vocabulary.vocabulary(where, one) for one in vocabulary.names(where))
        rows = ({"list": one.name, "entries": len(one.entries), "about": one.about.split("\n")[0]} for one in lists)
        _print_rows(("list", "entries", "about"), rows, chosen(form))
        say("The codebook holds together.")
        return
    found = vocabulary.vocabulary(where, name)
    entries = ({"id": entry.id, "group": entry.group, "words": entry.words} for entry in found.entries)
    _print_rows(("id", "group", "words"), entries, chosen(form))


def models(form: Format | None = FORMAT) -> None:
    """Show and check engines and weights."""
    rows = list(_models())
    _print_rows(("name", "what", "state", "detail"), rows, chosen(form))
    raise typer.Exit(1 if any(row["state"] == "broken" for row in rows) else 0)


def doctor(db: str = DB, form: Format | None = FORMAT) -> None:
    """Check the installation and the ledger."""
    from dateline.cli.examination import examine

    rows = [{"check": check.name, "state": check.state, "detail": check.detail} for check in examine(db)]
    _print_rows(("check", "state", "detail"), rows, chosen(form))
    broken = sum(1 for row in rows if row["state"] == "broken")
    say("All is well." if not broken else f"{broken} of {len(rows)} checks found something broken.")
    raise typer.Exit(1 if broken else 0)


def _models() -> Iterator[Row]:
    for name in doors.engines():
        yield {"name": name, "what": "engine", "state": "ok", "detail": "an entry of extract.engine.ENGINES"}
    for name, fault in doors.weights():
        yield {"name": name, "what": "weights", "state": "broken" if fault else "ok", "detail": fault or "sha256 holds"}


def actor_json(name: str) -> Row | None:
    """An actor or outlet of the codebook, or None where there is none of that id."""
    from dataclasses import asdict

    found = doors.actor(name)
    return None if found is None else asdict(found)


def _print_rows(columns: tuple[str, ...], rows: Iterable[Row], shape: Format) -> None:
    if shape is Format.TABLE:
        from dateline.cli.tables import table

        show_tables([table(None, columns, ([str(row[column]) for column in columns] for row in rows))])
    elif shape is Format.CSV:
        from dateline.formats.spreadsheet import rows_text

        put(rows_text(columns, ([row[column] for column in columns] for row in rows)))
    else:
        put_json(rows, shape)
