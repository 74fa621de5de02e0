"""Rolls up casualties: from the standing claims, each origin's newest, by a rule that stands beside the number.

- `range` (the default): `low` is the smallest of the figures' lows, `high` the largest of their highs, None if any is
  open; `best` is the low value that most independent origins give, then not a party's, then the latest, then the lower.
- `majority`: the value that most voices give, a report's own voice among them; of several the one that `range` prefers.
- `latest`: the figures that stand as of the latest day, rolled up as a range.
- `most-independent`: parties' figures are set aside where anyone else gives one; of the rest the value of most
  independent origins.

Parts stay out while their whole stands; parts without a whole add up within one telling by one voice; wholes by
different voices never add. Outcomes never flow into one another.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from dateline.derive.figures import (
    Counted,
    Figure,
    counted,
    figures,
    newest,
    split_parts,
    summed,
)
from dateline.derive.origins import Voices
from dateline.schema.claims import COUNT_FIELDS
from dateline.schema.errors import UsageError
from dateline.schema.ledger import Telling, Toll, TollEntry, TollRule
from dateline.schema.values import VICTIM_CLASSES


def toll(tellings: Sequence[Telling], voices: Voices, rule: TollRule = "range") -> Toll:
    """The toll of one incident's tellings; an outcome of which no one gave a number is absent.

    Raises:
        UsageError: `rule` is none of the four.
    """
    if rule not in RULES:
        raise UsageError(f"There is no roll-up rule {rule!r}; choose one of {', '.join(RULES)}.", code="toll-rule")
    said = {claim.field for telling in tellings for claim in telling.claims}
    entries: list[tuple[str, TollEntry]] = []
    for field in COUNT_FIELDS:
        items = counted(tellings, field, voices) if field in said else ()
        if items:
            entries.append((field, _entry(items, rule, voices)))
    return Toll(tuple(entries))


def standing_figures(tellings: Sequence[Telling], field: str, voices: Voices) -> tuple[Figure, ...]:
    """The figures that the toll of one outcome rests on: each voice's newest."""
    wholes, _ = split_parts(counted(tellings, field, voices))
    return newest(figures(wholes, voices.versions), voices.copied)


def _entry(items: Sequence[Counted], rule: TollRule, voices: Voices) -> TollEntry:
    wholes, parts = split_parts(items)
    found = newest(figures(wholes, voices.versions), voices.copied)
    by_class: list[tuple[str, TollEntry]] = []
    classes = {item.category for item in items}
    for category in VICTIM_CLASSES:
        if category in classes:
            of_class = newest(_of_class(found, parts, category, voices.versions), voices.copied)
            if of_class:
                by_class.append((category, _rolled(of_class, rule)))
    return _rolled(found, rule, tuple(by_class))


def _rolled(found: Sequence[Figure], rule: TollRule, by_class: tuple[tuple[str, TollEntry], ...] = ()) -> TollEntry:
    chosen = RULES[rule](found)
    highs = [figure.high for figure in chosen if figure.high is not None]
    return TollEntry(
        low=min(figure.low for figure in chosen),
        best=_best(chosen),
        high=max(highs) if len(highs) == len(chosen) else None,
        rule=rule,
        claims=tuple(dict.fromkeys(item.claim.id for figure in chosen for item in figure.members)),
        parties_only=all(figure.voice.party for figure in chosen),
        by_class=by_class,
    )


def _of_class(
    found: Sequence[Figure],
    parts: Mapping[tuple[str, str], Sequence[Counted]],
    category: str,
    versions: Mapping[str, int],
) -> list[Figure]:
    """What the standing figures and the parts of their wholes say of one class of victims."""
    chosen: list[Figure] = []
    for figure in found:
        members = [item for item in figure.members if item.category == category]
        if members:
            chosen.append(summed(members, versions))
            continue
        groups: dict[tuple[str, str, str], list[Counted]] = {}
        for whole in figure.members:
            for part in parts.get((whole.telling.report.id, whole.claim.id), ()):
                if part.category == category:
                    key = (part.telling.account.id, part.voice.key, whole.claim.id)
                    groups.setdefault(key, []).append(part)
        chosen += [summed(group, versions) for group in groups.values()]
    return chosen


def _best(found: Sequence[Figure]) -> int:
    giving = _by_low(found)
    return max(giving, key=lambda value: _preference(giving[value], value))


def _by_low(found: Sequence[Figure]) -> dict[int, list[Figure]]:
    giving: dict[int, list[Figure]] = {}
    for figure in found:
        giving.setdefault(figure.low, []).append(figure)
    return giving


def _preference(giving: Sequence[Figure], value: int) -> tuple[int, bool, str, int]:
    """Independent origins that give `value`, whether any is no party, the latest day, the lower first."""
    origins = {figure.voice.key for figure in giving if _has_origin(figure)}
    return (len(origins), any(not f.voice.party for f in giving), max(f.on for f in giving), -value)


def _has_origin(figure: Figure) -> bool:
    return any(item.voice.origin for item in figure.members)


def _majority(found: Sequence[Figure]) -> Sequence[Figure]:
    giving = _by_low(found)

    def votes(value: int) -> tuple[int, tuple[int, bool, str, int]]:
        return len({figure.voice.key for figure in giving[value]}), _preference(giving[value], value)

    return giving[max(giving, key=votes)]


def _latest(found: Sequence[Figure]) -> Sequence[Figure]:
    last = max(figure.on for figure in found)
    return [figure for figure in found if figure.on == last]


def _most_independent(found: Sequence[Figure]) -> Sequence[Figure]:
    apart = [figure for figure in found if not figure.voice.party] or found
    value = _best(apart)
    return [figure for figure in apart if figure.low == value]


RULES: Mapping[TollRule, Callable[[Sequence[Figure]], Sequence[Figure]]] = {
    "range": lambda found: found,
    "majority": _majority,
    "latest": _latest,
    "most-independent": _most_independent,
}
"""The roll-up rules by name: which of the standing figures each one rests on."""
