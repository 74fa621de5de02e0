"""Judges whether two accounts tell the same incident: evidence with a weight each, added up as log odds.

Conservative: what cannot be one incident is never called the same, however alike the words are; and what is merely
likely is called unsure, for a person to look at.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

from dateline.link.evidence import apart, evidence
from dateline.link.profile import profile
from dateline.link.weights import SAME, UNSURE
from dateline.schema.ledger import Judgement, Reason, Telling, Verdict

RULE = "rule:evidence/1"


def judge(telling: Telling, candidates: Sequence[Telling]) -> tuple[Judgement, ...]:
    """The judgements on `telling` and each candidate of which there is something to say, in the candidates' order.

    Accounts of one report are never judged: a report tells one incident once. `made_at` is left to the caller.
    """
    mine = profile(telling)
    found: list[Judgement] = []
    for candidate in candidates:
        if candidate.report.id == telling.report.id or candidate.account.id == telling.account.id:
            continue
        theirs = profile(candidate)
        # Always the lesser id first, so that the words come out the same whichever account was there before.
        reasons = evidence(mine, theirs) if mine.account < theirs.account else evidence(theirs, mine)
        score = round(sum(reason.weight for reason in reasons), 3)
        against = apart(mine, theirs)
        verdict: Verdict
        if against is not None:
            if score < UNSURE:
                continue
            verdict, reasons = "different", (*reasons, against)
        elif score >= SAME:
            verdict = "same"
        elif score >= UNSURE:
            verdict = "unsure"
        else:
            continue
        found.append(_judgement(telling, candidate, verdict, score, reasons))
    return tuple(found)


def _judgement(
    telling: Telling, other: Telling, verdict: Verdict, score: float, reasons: tuple[Reason, ...]
) -> Judgement:
    a, b = sorted((telling, other), key=lambda one: one.account.id)
    digest = blake2b("\n".join((a.account.id, b.account.id, RULE)).encode(), digest_size=8).hexdigest()
    return Judgement(
        digest, a.account.id, b.account.id, verdict, RULE, score, reasons,
        anchor_a=a.account.anchor.exact, anchor_b=b.account.anchor.exact,
    )  # fmt: skip
