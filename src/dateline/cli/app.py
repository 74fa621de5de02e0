"""The table of commands, and the one place where errors become exit statuses."""

from __future__ import annotations

import io
import os
import sys
import traceback
from collections.abc import Callable

import typer

from dateline import __version__
from dateline.cli import asking, checking, handing, judging, reading
from dateline.cli.screen import say
from dateline.schema.errors import DatelineError, InputError

STOPPED = 130
"""128 + SIGINT, as shells have it."""

UNAVOIDABLE = frozenset({"disk-full", "ledger-busy", "ledger-damaged", "ledger-io", "output"})
"""Errors of the ledger or of the output that no other usage would have avoided: they end with 1 rather than 2."""

app = typer.Typer(
    name="dateline",
    help="Reads news reports of political violence; keeps an incident ledger in which every value says who said it.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)

COMMANDS: dict[str, Callable[..., None]] = {
    "read": reading.read,
    "add": reading.add,
    "incidents": asking.incidents,
    "show": asking.show,
    "search": asking.search,
    "judge": judging.judge,
    "undo": judging.undo,
    "export": handing.export,
    "forget": judging.forget,
    "codebook": checking.codebook,
    "models": checking.models,
    "doctor": checking.doctor,
}
for _name, _command in COMMANDS.items():
    app.command(_name)(_command)


def _version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"dateline {__version__}\n")
        raise typer.Exit()


@app.callback()
def _options(
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Show the version and stop."
    ),
) -> None:
    pass


def run(arguments: list[str]) -> int:
    """Runs one command line and gives its exit status; every error that is ours to explain is one line on stderr."""
    try:
        status = typer.main.get_command(app).main(arguments, prog_name="dateline", standalone_mode=False)
    except (KeyboardInterrupt, typer.Abort):
        status = STOPPED
    except DatelineError as error:
        say(f"dateline: {error.message} [{error.code}]")
        return _status(error)
    except Exception as error:
        show = getattr(error, "show", None)  # click's own usage errors; where typer keeps their class has moved before
        if callable(show):
            told = io.StringIO()
            show(file=told)  # it repeats the arguments, which may hold anything
            for line in told.getvalue().splitlines():
                say(line)
            return 2
        if os.environ.get("DATELINE_DEBUG"):
            traceback.print_exc()
        say(
            f"dateline: a fault of ours: {type(error).__name__}: {error}. Please report it with the command and the "
            "input; DATELINE_DEBUG=1 shows where it happened."
        )
        return 1
    if status == STOPPED:
        say("dateline: stopped; what was acknowledged is kept, and the same command goes on from there.")
    return status if isinstance(status, int) else 0


def _status(error: DatelineError) -> int:
    if isinstance(error, InputError):
        return 3
    return 1 if error.code in UNAVOIDABLE else 2
