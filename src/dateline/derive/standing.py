"""Which claims stand, in which order reports are looked at, and when something was said."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.schema.claims import HAPPENED_FIELDS, Claim
from dateline.schema.ledger import ReportHead, Telling
from dateline.schema.values import Count

FIGURE_STANCES = frozenset({"asserted", "alleged", "suspected", "claimed"})
"""Stances in which a count is a figure of what happened; a denial or a threat gives no number."""

UNSAID_STANCES = frozenset({"denied", "negated", "hypothetical"})
"""Stances in which the speaker does not say that it happened (or is planned, or threatened)."""


def in_order(tellings: Sequence[Telling]) -> tuple[Telling, ...]:
    """The tellings by day of publication (undated ones last), arrival, and id: the same whatever order they came in."""
    return tuple(sorted(tellings, key=_place_in_order))


def _place_in_order(telling: Telling) -> tuple[str, int, str, str]:
    return (published_on(telling.report) or "9999", telling.report.sequence, telling.report.id, telling.account.id)


def published_on(head: ReportHead) -> str:
    """The last day (ISO) on which the report may have been published, "" where that is not known."""
    return head.published.end if head.published is not None else ""


def stood_on(claim: Claim, head: ReportHead) -> str:
    """The day (ISO) as of which a claim holds: the one it names, else the report's; "" where neither is known."""
    value = claim.value
    if isinstance(value, Count) and value.as_of:
        return value.as_of
    return published_on(head)


def stands(claim: Claim) -> bool:
    """Whether the claim says that something is so, and was not withdrawn."""
    return not claim.withdrawn and claim.stance not in UNSAID_STANCES


def tells_what_happened(claim: Claim) -> bool:
    """Whether the claim makes an origin: a standing claim of a field that tells what happened."""
    return claim.field in HAPPENED_FIELDS and stands(claim)


def speaker_name(claim: Claim) -> str | None:
    """The name of the claim's innermost source, None for the report's own voice."""
    return claim.said_by[-1].name if claim.said_by else None


def heads_of(tellings: Sequence[Telling]) -> tuple[ReportHead, ...]:
    """Each report once, in the order of the tellings."""
    return tuple({telling.report.id: telling.report for telling in tellings}.values())


def versions_of(tellings: Sequence[Telling]) -> dict[str, int]:
    """Report id -> how many older versions of the same page are among the tellings."""
    replaces = {telling.report.id: telling.report.replaces for telling in tellings}
    depths: dict[str, int] = {}
    for report in replaces:
        seen = {report}
        before = replaces[report]
        while before in replaces and before not in seen:
            seen.add(before)
            before = replaces[before]
        depths[report] = len(seen) - 1
    return depths
