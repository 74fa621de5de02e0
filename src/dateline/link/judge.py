"""Judges whether two accounts tell the same incident: evidence with a weight each, added up as log odds.

Conservative: what cannot be one incident is never called the same, however alike the words are; and what is merely
likely is called unsure, for a person to look at.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

from dateline.link.evidence import apart, evidence
from dateline.link.weights import SAME, UNSURE
from dateline.schema.ledger import Judgement, Outline, Reason, Verdict

RULE = "rule:evidence/1"


def judge(mine: Outline, candidates: Sequence[Outline]) -> tuple[Judgement, ...]:
    """The judgements on `mine` and each candidate of which there is something to say, in the candidates' order.

    Accounts of one report are never judged: a report tells one incident once. `made_at` is left to the caller.
    """
    found: list[Judgement] = []
    for theirs in candidates:
        if theirs.report == mine.report or theirs.account == mine.account:
            continue
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
        found.append(_judgement(mine, theirs, verdict, score, reasons))
    return tuple(found)


def _judgement(
    mine: Outline, theirs: Outline, verdict: Verdict, score: float, reasons: tuple[Reason, ...]
) -> Judgement:
    a, b = sorted((mine, theirs), key=lambda one: one.account)
    digest = blake2b("\n".join((a.account, b.account, RULE)).encode(), digest_size=8).hexdigest()
    return Judgement(
        digest, a.account, b.account, verdict, RULE, score, reasons,
        anchor_a=a.anchor, anchor_b=b.anchor,
    )  # fmt: skip
