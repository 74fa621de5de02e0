"""What is claimed of an account before it is known by whom: a field, its value, and the words."""

from __future__ import annotations

from typing import NamedTuple

from dateline.schema.values import Value


class Fact(NamedTuple):
    """A field's value told by the code points [start, end); the quote is [quote_start, quote_end).

    `part_of` is the index of a fact in the same list, `parts` the name of a set of parts without a whole. A `single`
    victim is no claim of its own where the whole is another speaker's. `engine`: who found it, None for the grammar.
    Of the field `doer`, which no claim has, is a pronoun that names who did it: a perpetrator where it means the
    speaker ("it said that it had ...", `selves`), else nothing.
    """

    field: str
    value: Value
    start: int
    end: int
    quote_start: int
    quote_end: int
    stage: str = "accomplished"
    score: float = 1.0
    part_of: int | None = None
    parts: str | None = None
    single: bool = False
    engine: str | None = None
