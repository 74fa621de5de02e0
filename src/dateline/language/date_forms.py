"""What a date expression says before anything is resolved: the fields it names, and what it leaves open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.schema.values import DatePrecision

Form = Literal["absolute", "yearless", "weekday", "relative", "ambiguous"]
Unit = Literal["day", "week", "weekend", "month", "quarter", "year"]
Part = Literal["early", "mid", "late"]


@dataclass(frozen=True, slots=True)
class Fields:
    """The parts of a date that the words name; None where they do not. `solar` marks the solar Hijri calendar."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    quarter: int | None = None
    solar: bool = False


NOTHING = Fields()


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A date as it is said. `start` and `end` are code points, `first` and `last` tokens, end exclusive.

    `form` tells what is missing: nothing ("18 June 2022"), the year ("June 18"), all but the weekday ("Friday"), or all
    but a distance from the report's own date ("yesterday": unit day, shift -1). An ambiguous one is all digits, and its
    day and month could change places ("05/06/2022"): `begin` reads the day first.

    `begin` and `until` are the first and last date of a range; `until` is None elsewhere. `weekday` counts 1 for Monday
    to 7. `direction` is -1 for "last", 1 for "next", 0 for "this", None where nothing is said. `year_shift` goes with
    "June last year". `future` is set where the sentence speaks of what is to come. `anchored` is false where the
    distance counts from something told rather than from the report ("two days earlier"). `dateline` marks a wire
    report's own date ("BOGOTA, 4 FEB 90 (EFE) --"). `phrase` is the code point where the governing "on" or "in"
    begins, else `start`.
    """

    start: int
    end: int
    first: int
    last: int
    as_said: str
    form: Form
    precision: DatePrecision
    begin: Fields = NOTHING
    until: Fields | None = None
    part: Part | None = None
    unit: Unit | None = None
    shift: int = 0
    weekday: int | None = None
    direction: int | None = None
    year_shift: int | None = None
    future: bool = False
    anchored: bool = True
    dateline: bool = False
    phrase: int = 0


@dataclass(frozen=True, slots=True)
class Draft:
    """Tokens [first, last) with what they say; see `DateExpression`."""

    first: int
    last: int
    form: Form
    precision: DatePrecision
    begin: Fields = NOTHING
    until: Fields | None = None
    part: Part | None = None
    unit: Unit | None = None
    shift: int = 0
    weekday: int | None = None
    direction: int | None = None
    year_shift: int | None = None
    anchored: bool = True
