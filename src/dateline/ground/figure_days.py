"""The day a figure stood, where its sentence says so: "as of 3 May", "it said on 3 December", "on 10 February it had
counted six". Weekdays of saying are left alone: most of them are the report's own day."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.language.date_context import DateContext
from dateline.language.date_forms import DateExpression
from dateline.language.date_values import resolve
from dateline.language.months import MONTH_WORDS
from dateline.schema.claims import Claim

_SAYING = frozenset(
    "said put reported counted announced stated recorded told gave wrote spoke confirmed listed estimated noted".split()
)
_REACH = 6
"""Words behind "On 1 December" among which its verb of saying stands ("the ministry | said"). Set by reading."""
_ASIDE = 160
"""Code points looked at before and behind a date."""


def figure_day(
    claim: Claim, expressions: Iterable[DateExpression], context: DateContext, published: str | None
) -> str | None:
    """The ISO day up to which the claim's figure was counted; None where the text does not say, or the day lies after
    the day of publication."""
    quote = claim.quote
    if quote is None or published is None:
        return None
    for one in expressions:
        if not (quote.start <= one.start and one.end <= quote.end) or one.dateline:
            continue
        before = quote.exact[max(0, one.start - quote.start - _ASIDE) : one.start - quote.start].lower()
        behind = quote.exact[one.end - quote.start : one.end - quote.start + _ASIDE].lower()
        if before.rstrip().endswith("as of") or (_has_month(one.as_said) and _of_saying(before, behind)):
            value = resolve(one, context)
            if value.start is not None and value.start == value.end and value.start <= published:
                return value.start
    return None


def _has_month(words: str) -> bool:
    return not MONTH_WORDS.isdisjoint(words.lower().replace(",", " ").split())


def _of_saying(before: str, behind: str) -> bool:
    """Whether a date is one of saying: "said | on 3 May", "On 3 May the ministry said"."""
    words = before.split()
    if words[-1:] != ["on"]:
        return False
    if words[-2:-1] and words[-2] in _SAYING:
        return True
    opens = len(words) == 1 or words[-2] in ("which", "who", "it", "they", "he", "she")
    return opens and not _SAYING.isdisjoint(behind.split(",")[0].split()[:_REACH])
