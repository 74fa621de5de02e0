"""An incident from its tellings: the only way to one. The same tellings give the same incident in whatever order."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.derive.codes import CODES, Codes
from dateline.derive.conflicts import conflicts
from dateline.derive.entities import ROLES, role, tactics
from dateline.derive.fields import date, kinds, stage
from dateline.derive.grades import grades
from dateline.derive.origins import voices
from dateline.derive.places import place
from dateline.derive.revisions import revisions
from dateline.derive.standing import in_order
from dateline.derive.toll import toll
from dateline.schema.errors import UsageError
from dateline.schema.ledger import FieldReason, Incident, Judgement, Telling, Toll, TollRule


def incident(
    tellings: Sequence[Telling],
    *,
    judgements: Sequence[Judgement] = (),
    rule: TollRule = "range",
    id: str | None = None,  # noqa: A002  the contract's own word for it
    merged_from: Sequence[str] = (),
    codes: Codes = CODES,
) -> Incident:
    """The incident that `tellings` tell together; a lone telling gives a report's own incident.

    `id` is the ledger's; without one the first account's. `judgements` are those that made the cluster, kept as they
    are. Withdrawn claims give no value, and stay in the history.

    Raises:
        UsageError: no telling was given, or `rule` is no roll-up rule.
    """
    if not tellings:
        raise UsageError("An incident needs at least one telling; none was given.", code="no-telling")
    told = in_order(tellings)
    spoken = voices(told, codes)
    kinds_told, kind_reason = kinds(told, codes)
    stage_told, stage_reason = stage(told, spoken)
    when, date_reason = date(told, spoken)
    where, wheres, place_reason = place(told, spoken)
    roles = {name: role(told, name, codes) for name in ROLES}
    terms, tactic_reason = tactics(told)
    rolled = toll(told, spoken, rule)
    reasons = [kind_reason, stage_reason, date_reason, place_reason, *(r for _, r in roles.values()), tactic_reason]
    return Incident(
        id=id if id is not None else told[0].account.id,
        kind=kinds_told[0] if kinds_told else None,
        kinds=kinds_told,
        stage=stage_told,
        aggregate=next((telling.account.aggregate for telling in told if telling.account.aggregate), None),
        background=all(telling.account.background for telling in told),
        main=any(telling.account.main for telling in told),
        date=when,
        place=where,
        places=wheres,
        perpetrators=roles["perpetrator"][0],
        targets=roles["target"][0],
        parties=roles["party"][0],
        weapons=roles["weapon"][0],
        tactics=terms,
        toll=rolled,
        claims=tuple(dict.fromkeys(claim.id for telling in told for claim in telling.claims)),
        fields=(*(reason for reason in reasons if reason is not None), *_toll_reasons(told, rolled)),
        tellings=told,
        origins=spoken.origins,
        independent_origins=len(spoken.origins),
        parties_only=bool(spoken.origins) and all(origin.party for origin in spoken.origins),
        revisions=revisions(told, spoken, codes),
        conflicts=conflicts(told, spoken, codes, where),
        grades=grades(told, spoken, codes),
        judgements=tuple(judgements),
        merged_from=tuple(merged_from),
    )


def _toll_reasons(told: Sequence[Telling], rolled: Toll) -> list[FieldReason]:
    """Which claims each number rests on, and which others speak of it: older figures, parts, denials."""
    reasons: list[FieldReason] = []
    for field, entry in rolled.entries:
        resting = set(entry.claims)
        others = (c.id for telling in told for c in telling.claims if c.field == field and c.id not in resting)
        reasons.append(FieldReason(field, entry.rule, entry.claims, tuple(others)))
    return reasons
