"""The casualty figures of one account: which are wholes, which are single victims told beside them.

Reports give a number and then tell of the victims one by one ("Two men were killed. ... A.B., 23, was found dead").
A single victim beside a number is part of it; where no number is given, different names add up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.extract.counts.mention import CountMention


@dataclass(frozen=True, slots=True)
class Figure:
    """A count of an account. `whole` is its whole's place in the same list; `single` marks one victim beside a number,
    which is no figure of its own where another speaker gave the number; `parts` names a set of parts."""

    count: CountMention
    whole: int | None = None
    single: bool = False
    parts: str | None = None


def figures(counts: Sequence[CountMention], all_counts: Sequence[CountMention]) -> list[Figure]:
    """The account's figures in the order told, but those that replace others first and those that stood before others
    last, since a voice's first figure is its newest. `part_of` of a count points into `all_counts`, all the report's.
    """
    told = [count for count in counts if not count.irrealis and not count.tally]
    found: list[Figure] = []
    for field in dict.fromkeys(count.field for count in told):
        found.extend(_of_field([count for count in told if count.field == field], len(found), all_counts))
    return found


def _of_field(counts: list[CountMention], offset: int, all_counts: Sequence[CountMention]) -> list[Figure]:
    numbers = [count for count in counts if count.reference == "number"]
    sets = _sets(counts)
    if not numbers:
        return _named(counts, sets)
    largest = max(numbers, key=lambda count: count.value.low)
    kept = [c for c in counts if c.reference == "number" or c.parts in sets or (_one(c) and c.reference != "pronoun")]
    kept.sort(key=lambda count: count.former - count.newer)
    totals = any(count.whole for count in numbers)
    place = {id(count): offset + index for index, count in enumerate(kept)}
    result = []
    for count in kept:
        whole = all_counts[count.part_of] if count.part_of is not None else None
        beside = count.reference != "number" and count.parts not in sets and whole is None and largest.value.low > 1
        added = count is not largest and ((count.other and totals) or (count.more and _fewer(count, largest)))
        # "three more died, bringing the toll to 16": the three are among the sixteen
        at = place.get(id(whole)) if whole is not None else place[id(largest)] if beside or added else None
        result.append(Figure(count, at, beside, sets.get(count.parts)))
    return result


def _sets(counts: Sequence[CountMention]) -> dict[int | None, str]:
    """The names of the sets of parts by number; what is alone of one here, the rest being another outcome, is none."""
    members = Counter(count.parts for count in counts if count.parts is not None)
    return {number: f"p{number + 1}" for number, many in members.items() if many > 1}


def _fewer(count: CountMention, largest: CountMention) -> bool:
    return count.parts is None and count.value.low < largest.value.low


def _one(count: CountMention) -> bool:
    return count.value.low == 1 and count.value.high == 1


def _named(counts: list[CountMention], sets: Mapping[int | None, str]) -> list[Figure]:
    """No number: each name once, by its last word, and added up; else the victims as first described."""
    parts = [count for count in counts if count.parts in sets]
    if parts:
        return [Figure(count, parts=sets[count.parts]) for count in parts]
    names = {c.value.as_said.split()[-1].casefold(): c for c in reversed(counts) if c.reference == "name"}
    if len(names) > 1:
        field = counts[0].field
        return [Figure(count, parts=f"n-{field}") for count in reversed(names.values())]
    described = [count for count in counts if count.reference == "indefinite"] or counts
    return [Figure(described[0]), *(Figure(count) for count in described[1:] if count.negated)]
