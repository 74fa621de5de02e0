"""The command line: thin. Each module is a group of commands; what is heavy is imported by the command that uses it."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line and gives its exit status.

    0 all went well; 1 a fault of ours; 2 wrong usage; 3 some inputs were refused and the rest done; 130 stopped by
    the person. `arguments` are the process's own where None.
    """
    from dateline.cli.app import run

    return run(list(sys.argv[1:] if arguments is None else arguments))
