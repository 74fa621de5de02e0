"""One casualty count, where the text says it."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.extract.counts.chunk import Reference
from dateline.schema.values import Count

Span2 = tuple[int, int]


@dataclass(frozen=True, slots=True)
class CountMention:
    """One count of one outcome, where the text says it. All spans are [start, end) in code points.

    `number` is the span of the number's words, None where none are ("a guard", "he"). `victims` the words for whom,
    None where there are none. `trigger` the outcome's words, `clause` the words that hold all three, `sentence` the
    sentence's index in the document.

    `reference` tells how the victims are named: by number, "a guard" (indefinite), "the guard" (definite), a name or a
    pronoun. The last three speak of somebody the report told of before as often as not: by themselves they are no
    figure of an incident's toll beside a number.

    `part_of` is the index (in the tuple that `find_counts` returns) of the whole that this count is a part of; `parts`
    numbers a set of parts without a whole. `other` marks "two others": persons besides those counted before. `whole`
    marks running totals ("the death toll rose to 37"). `negated` marks "no one was killed", `irrealis` what only would
    or could be ("to kill", "could have killed"), `tally` figures over a time rather than of an incident ("the town's
    twelfth killing this year"), `former` those that their speaker gave before another ("had first spoken of four"),
    `newer` those that replace what was told ("now counts seven", "by noon it was six"). `more` marks what is added to
    others ("four more bodies").
    """

    field: str
    value: Count
    number: Span2 | None
    victims: Span2 | None
    trigger: Span2
    clause: Span2
    sentence: int
    reference: Reference
    part_of: int | None = None
    parts: int | None = None
    other: bool = False
    whole: bool = False
    negated: bool = False
    irrealis: bool = False
    tally: bool = False
    former: bool = False
    newer: bool = False
    more: bool = False
