"""A noun phrase of persons, with how many it says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.codebook.casualties import Noun
from dateline.language.number_phrase import NumberPhrase

Reference = Literal["number", "indefinite", "definite", "name", "pronoun", "none"]


@dataclass(frozen=True, slots=True)
class Chunk:
    """Tokens [first, last) that name persons, and how many.

    `noun` is the first token of the victims' words behind the number (`last` where there are none); `head` the table's
    entry for the head noun, None where the table has none. `low` None: no number said. `other` marks "two others",
    "another 20": persons besides those told before. `partitive` marks "two of them"; `inner` are the nine of "two
    of the nine".
    """

    first: int
    last: int
    low: int | None
    high: int | None
    reference: Reference
    noun: int
    head: Noun | None = None
    phrase: NumberPhrase | None = None
    other: bool = False
    partitive: bool = False
    thing: bool = False
    inner: Chunk | None = None
