"""For each field the value, the name of the rule that chose it, and the claims for and against it."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.derive.codes import Codes
from dateline.derive.origins import Voices
from dateline.derive.standing import UNSAID_STANCES, stands
from dateline.schema.claims import STAGES, Claim
from dateline.schema.ledger import FieldReason, Telling
from dateline.schema.values import PartialDate, Term

_PRECISION = ("day", "week", "range", "month", "quarter", "year")
"""From the most precise to the least; a `range` is mostly a few days ("the night of 17 to 18 June")."""
_FROM = ("text", "context", "report-date")

Said = tuple[Telling, Claim]


def kinds(tellings: Sequence[Telling], codes: Codes) -> tuple[tuple[str, ...], FieldReason | None]:
    """All kinds told, in the codebook's written order; `kind` is the first.

    Kinds that are only denied are told of, and so are kept, where no other is.
    """
    said = _said(tellings, "kind")
    held = [(t, c) for t, c in said if c.stance not in UNSAID_STANCES]
    against = tuple(c.id for _, c in said if c.stance in UNSAID_STANCES)
    terms = {c.value.term for _, c in held or said if isinstance(c.value, Term)}
    ordered = tuple(sorted(terms, key=codes.rank))
    if not ordered:
        return (), None
    chosen = tuple(c.id for _, c in held if isinstance(c.value, Term) and c.value.term == ordered[0])
    return ordered, FieldReason("kind", "first-by-codebook-order" if held else "only-denied", chosen, against)


def stage(tellings: Sequence[Telling], voices: Voices) -> tuple[str | None, FieldReason | None]:
    """The stage that most independent origins tell; of equals the one of more claims, then the further advanced."""
    said = _said(tellings, "stage")
    held = [(t, c) for t, c in said if stands(c) and isinstance(c.value, Term)]
    terms = {c.value.term for _, c in held if isinstance(c.value, Term)}
    if not terms:
        return None, None

    def preference(term: str) -> tuple[int, int, int]:
        mine = [(t, c) for t, c in held if isinstance(c.value, Term) and c.value.term == term]
        rank = STAGES.index(term) if term in STAGES else len(STAGES)
        return _voices_of(mine, voices), len(mine), -rank

    chosen = max(sorted(terms), key=preference)
    for_it = {c.id for _, c in held if isinstance(c.value, Term) and c.value.term == chosen}
    return chosen, FieldReason("stage", "most-independent", *_sides(said, for_it))


def date(tellings: Sequence[Telling], voices: Voices) -> tuple[PartialDate | None, FieldReason | None]:
    """The most precise date; of equally precise ones that which most independent origins' dates go with.

    Then a main account's, one the text gives rather than the report's own date, and the first said. Words that name
    no fixable day are shown only where no other date was said.
    """
    said = [(t, c, c.value) for t, c in _said(tellings, "date") if stands(c) and isinstance(c.value, PartialDate)]
    if not said:
        return None, None
    fixed = [item for item in said if item[2].start is not None]
    if not fixed:
        return said[0][2], FieldReason("date", "as-said", (said[0][1].id,))

    going_with: dict[PartialDate, list[Said]] = {}

    def preference(item: tuple[Telling, Claim, PartialDate]) -> tuple[int, int, int, bool, int]:
        telling, _, value = item
        if value not in going_with:
            going_with[value] = [(t, c) for t, c, other in fixed if overlap(value, other)]
        going = going_with[value]
        precision = _PRECISION.index(value.precision) if value.precision else len(_PRECISION)
        origin = _FROM.index(value.origin) if value.origin else len(_FROM)
        return -precision, _voices_of(going, voices), len(going), telling.account.main, -origin

    chosen = max(fixed, key=preference)[2]  # max keeps the first of equals
    for_it = {c.id for _, c, other in fixed if overlap(chosen, other)}
    return chosen, FieldReason("date", "most-precise", *_sides([(t, c) for t, c, _ in said], for_it))


def overlap(a: PartialDate, b: PartialDate) -> bool:
    """Whether two dates can be one day or span; False where either is not fixed."""
    if a.start is None or a.end is None or b.start is None or b.end is None:
        return False
    return a.start <= b.end and b.start <= a.end


def _said(tellings: Sequence[Telling], field: str) -> list[Said]:
    return [(t, c) for t in tellings for c in t.claims if c.field == field and not c.withdrawn]


def _voices_of(said: Sequence[Said], voices: Voices) -> int:
    """How many independent origins say so."""
    found = [voices.voice(telling, claim) for telling, claim in said]
    return len({voice.key for voice in found if voice.origin})


def _sides(said: Sequence[Said], for_it: set[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(c.id for _, c in said if c.id in for_it), tuple(c.id for _, c in said if c.id not in for_it)
