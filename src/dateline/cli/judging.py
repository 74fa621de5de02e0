"""`judge`, `undo` and `forget`: a person's word. Nothing here edits an incident; the incident follows from it."""

from __future__ import annotations

import getpass
import os
from enum import StrEnum

import typer

from dateline.cli import doors
from dateline.cli.reading import AT
from dateline.cli.screen import DB, FORMAT, Format, chosen, print_one, say
from dateline.schema.errors import UsageError

BY = typer.Option(None, "--by", envvar="DATELINE_USER", help="Who says so; your login name if not given.")


class Verdict(StrEnum):
    """What a person can say of two accounts."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


def judge(
    a: str = typer.Argument(..., help="An account (REPORT/#3) or an incident."),
    b: str = typer.Argument(..., help="Another."),
    verdict: Verdict = typer.Argument(..., help="Whether they tell the same incident."),
    db: str = DB,
    form: Format | None = FORMAT,
    by: str | None = BY,
    at: str | None = AT,
) -> None:
    """Say whether two accounts are one incident.

    Incidents may be named too: then their first accounts are meant.
    """
    now = doors.moment(at)
    with doors.ledger_at(db) as ledger:
        made = doors.judge(ledger, a, b, verdict.value, by=f"person:{person(by)}", at=now)
    if chosen(form) is Format.TABLE:
        words = {"same": "are the same", "different": "are not the same", "unsure": "may or may not be the same"}
        say(f"{made.id}: {made.a} and {made.b} {words[made.verdict]}, says {made.by}. Undo it with: undo {made.id}")
        return
    from dateline.formats.contract import judgement_json

    print_one(judgement_json(made), chosen(form))


def undo(
    judgement: str = typer.Argument(..., metavar="JUDGEMENT", help="The id of the judgement to withdraw."),
    db: str = DB,
    at: str | None = AT,
) -> None:
    """Withdraw a judgement; it stays on record."""
    now = doors.moment(at)
    with doors.ledger_at(db) as ledger:
        doors.undo(ledger, judgement, at=now)
    say(f"{judgement} is withdrawn")


def forget(
    what: str = typer.Argument(..., metavar="REPORT_OR_NAME", help="A report's id, or a person's name."),
    db: str = DB,
    yes: bool = typer.Option(False, "--yes", "-y", help="Do not ask."),
) -> None:
    """Remove a report or a name everywhere.

    A tombstone stays, by which it is not added again.
    """
    with doors.ledger_at(db) as ledger:
        if not yes and not typer.confirm(f"Remove {what!r} from {db} for good?", err=True):
            raise UsageError("Nothing was removed.", code="not-confirmed")
        say(doors.forget(ledger, what))


def person(given: str | None) -> str:
    """Who acts: the name given, or the login name.

    Raises:
        UsageError: what was given is not one word.
    """
    if given is not None:
        name = given.strip()
        if not name or any(character.isspace() for character in name):
            raise UsageError(f"--by {given!r} is no name; expected one word, such as kim.", code="bad-person")
        return name
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return str(os.getuid()) if hasattr(os, "getuid") else "unknown"
