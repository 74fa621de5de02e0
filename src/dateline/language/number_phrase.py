"""A number as a text has it."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.language.number_kinds import NumberKind


@dataclass(frozen=True, slots=True)
class NumberPhrase:
    """A number as it was said.

    `start` and `end` are code points with the hedge in them, `first` and `last` the same in tokens (end exclusive);
    `number` is the first token of the number itself. `high` is None where the words leave it open. `vague` marks words
    that stand for a number ("dozens").
    """

    start: int
    end: int
    first: int
    last: int
    number: int
    low: int
    high: int | None
    hedge: str | None
    as_said: str
    kind: NumberKind
    vague: bool = False
