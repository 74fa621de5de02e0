"""Counts as figures: parts added up, attackers taken off, and of each voice the newest.

A figure is what one voice says of one outcome in one telling: a count, or the sum of counts that are parts of a whole
which that voice never gave.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from dateline.derive.origins import Voice, Voices
from dateline.derive.standing import FIGURE_STANCES, stood_on
from dateline.schema.claims import Claim
from dateline.schema.ledger import Telling
from dateline.schema.values import Count


@dataclass(frozen=True, slots=True)
class Counted:
    """A standing count claim in its telling: `order` is its place among the account's claims."""

    telling: Telling
    claim: Claim
    voice: Voice
    order: int

    @property
    def count(self) -> Count:
        """The claim's value."""
        return cast(Count, self.claim.value)

    @property
    def category(self) -> str | None:
        """Whom it counts, where that is one class and known."""
        victims = self.count.victims
        return None if victims is None or victims.category in ("mixed", "unknown") else victims.category


@dataclass(frozen=True, slots=True)
class Figure:
    """`low` to `high` (None: open) by `voice`, standing as of `on` (ISO day or ""), from `members`.

    `version` counts how many older versions of its report are among the incident's; the newest has the most.
    """

    low: int
    high: int | None
    voice: Voice
    on: str
    version: int
    order: int
    members: tuple[Counted, ...]

    @property
    def report(self) -> str:
        """The id of the report that gives it."""
        return self.members[0].telling.report.id

    @property
    def account(self) -> tuple[str, str]:
        """The telling that gives it."""
        return self.report, self.members[0].telling.account.id


def counted(tellings: Sequence[Telling], field: str, voices: Voices) -> tuple[Counted, ...]:
    """The claims of `field` that give a figure: not withdrawn, and said to have happened."""
    return tuple(
        Counted(telling, claim, voices.voice(telling, claim), order)
        for telling in tellings
        for order, claim in enumerate(telling.claims)
        if claim.field == field and not claim.withdrawn and claim.stance in FIGURE_STANCES
    )


def split_parts(items: Sequence[Counted]) -> tuple[tuple[Counted, ...], dict[tuple[str, str], list[Counted]]]:
    """Those that count towards the range, and the parts whose whole stands, by report and claim id of the whole."""
    known = {(item.telling.report.id, item.claim.id) for item in items}
    parts: dict[tuple[str, str], list[Counted]] = {}
    rest: list[Counted] = []
    for item in items:
        whole = (item.telling.report.id, item.claim.part_of or "")
        if whole in known and item.claim.part_of != item.claim.id:
            parts.setdefault(whole, []).append(item)
        else:
            rest.append(item)
    return tuple(rest), parts


def figures(items: Iterable[Counted], versions: Mapping[str, int]) -> tuple[Figure, ...]:
    """One figure for each whole, and one for each set of parts without a whole, by telling and voice."""
    groups: dict[tuple[str, ...], list[Counted]] = {}
    for item in items:
        claim, home = item.claim, (item.telling.report.id, item.telling.account.id)
        if claim.part_of is not None:
            key = (*home, item.voice.key, "of", claim.part_of)
        elif claim.parts is not None:
            key = (*home, item.voice.key, "parts", claim.parts)
        else:
            key = (*home, item.voice.key, "one", claim.id)
        groups.setdefault(key, []).append(item)
    return tuple(summed(members, versions) for members in groups.values())


def summed(members: Sequence[Counted], versions: Mapping[str, int]) -> Figure:
    """The sum of parts that one voice gives in one telling; open where any part is open.

    Parts said jointly ("X and Y said") are one part for each set of words, however many speak for the same party.
    """
    first = members[0]
    words = {item.claim.joint or f"claim {item.claim.id}": item for item in reversed(members)}
    lows, highs = [], []
    for item in words.values():
        attackers = item.count.includes_perpetrators or 0
        lows.append(max(item.count.low - attackers, 0))
        highs.append(None if item.count.high is None else max(item.count.high - attackers, 0))
    on = max(stood_on(item.claim, item.telling.report) for item in members)
    return Figure(
        sum(lows), total(highs), first.voice, on, versions.get(first.telling.report.id, 0), first.order, tuple(members)
    )


def total(highs: Iterable[int | None]) -> int | None:
    """The sum, None where any is open."""
    added = 0
    for high in highs:
        if high is None:
            return None
        added += high
    return added


def newest(found: Sequence[Figure], copied: Mapping[str, frozenset[str]]) -> tuple[Figure, ...]:
    """Of each voice the figures that are newest; `copied` names each report's copies.

    A figure is as old as its first appearance among copies of one text: a copy that is published late updates nothing.
    Within one telling a voice's first figure is its newest, since a report leads with what it knows last (on GVA the
    killed are right in .754 of reports so, .749 with the last, .751 with the highest); the same figure said again goes
    with it. Where two reports give a voice different figures for the same day, both stand.
    """
    if len(found) < 2:
        return tuple(found)
    by_voice: dict[str, list[Figure]] = {}
    for figure in _redated(found, copied):
        by_voice.setdefault(figure.voice.key, []).append(figure)
    kept: list[Figure] = []
    for mine in by_voice.values():
        last = max((figure.on, figure.version) for figure in mine)
        mine = [figure for figure in mine if (figure.on, figure.version) == last]
        first: dict[tuple[str, str], Figure] = {}
        for figure in mine:
            if figure.account not in first or figure.order < first[figure.account].order:
                first[figure.account] = figure
        kept += [f for f in mine if (f.low, f.high) == (first[f.account].low, first[f.account].high)]
    return tuple(kept)


def _redated(found: Sequence[Figure], copied: Mapping[str, frozenset[str]]) -> list[Figure]:
    if not copied:
        return list(found)
    redated: list[Figure] = []
    for figure in found:
        same = copied.get(figure.report, frozenset())
        days = [
            other.on
            for other in found
            if other.on and (other.report in same or other.report == figure.report)
            if (other.voice.key, other.low, other.high) == (figure.voice.key, figure.low, figure.high)
        ]
        redated.append(replace(figure, on=min(days)) if days and min(days) != figure.on else figure)
    return redated
