"""The errors of dateline: what went wrong, what was expected, what to do next.

    DatelineError
    ├── InputError          a source that cannot be read; the rest of the run goes on
    │   └── FetchRefused    an address that the guards do not let through
    ├── UsageError          a wrong option, name or id
    ├── LedgerError         a database that is none, is newer, is full or is locked
    └── CodebookError       a vocabulary file that does not hold together

Every error carries a short stable `code` (scripts match on it) and one clear message. Nothing else is raised on
purpose anywhere in the package; what else comes out is a fault of ours.
"""

from __future__ import annotations


class DatelineError(Exception):
    """Base of all errors that dateline raises on purpose."""

    code = "error"

    def __init__(self, message: str, *, code: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        if code is not None:
            self.code = code


class InputError(DatelineError):
    """A source or a line of one that cannot be read; it is named, and the rest of the run goes on."""

    code = "unreadable"


class FetchRefused(InputError):
    """An address, redirect or body that the fetch guards do not let through."""

    code = "fetch-refused"


class UsageError(DatelineError):
    """A command, option, name or id that is not one of the choices."""

    code = "usage"


class LedgerError(DatelineError):
    """A ledger that cannot be opened, is newer than this program, or cannot be written."""

    code = "ledger"


class CodebookError(DatelineError):
    """A codebook file that cannot be read or contradicts itself."""

    code = "codebook"
