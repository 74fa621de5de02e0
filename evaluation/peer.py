"""gdelt-regkg's counts, by the attribution suite's own scoring: the only other program known that reads such figures.

It gives numbers with a type (KILL, WOUND, KIDNAP, ARREST, ...) and where they stand: no speaker, no stance, no incident
and so no toll. Only the figure `counts` can be measured. A hedge is not kept ("at least 12" is 12), and is forgiven:
its number is right where it is the annotated low. It needs Python 3.12 and is installed beside this project for the
measuring alone, `pip install gdelt-regkg==2.1.2`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from importlib import import_module
from typing import Any

from dateline.schema.claims import COUNT_FIELDS, Claim
from dateline.schema.values import Count, Span
from evaluation.alignment import f1
from evaluation.attribution_cases import Case, read_cases
from evaluation.suites.attribution import paired

NAME = "gdelt-regkg 2.1.2"
FIELDS = {"KILL": "killed", "WOUND": "injured", "KIDNAP": "abducted", "ARREST": "arrested"}
"""Its types and the fields they answer to; those that say the same again (CRISISLEX_T03_DEAD) are left out."""


def figures() -> Mapping[str, Mapping[str, float]]:
    """Its figures by suite.

    Raises:
        ModuleNotFoundError: it is not installed.
    """
    analyze = import_module("gdelt_regkg.fields.counts").analyze_counts
    found: Counter[str] = Counter()
    for case in read_cases():
        if case.split == "test":
            found.update(scored(case, {one.id: claims(one.text, analyze(one.text).mentions) for one in case.reports}))
    return {"attribution": {"counts": f1(found["right"], found["ours"], found["all"])[2]}}


def claims(text: str, mentions: Any) -> list[Claim]:
    """What it reads in a text, as claims of the report's own voice."""
    found = []
    for number, one in enumerate(mentions, 1):
        if one.count_type in FIELDS:
            quote = Span(one.start, one.end, text[one.start : one.end])
            value = Count(one.number, one.number, None, quote.exact)
            found.append(Claim(f"c{number}", None, FIELDS[one.count_type], value, "asserted", quote, NAME))
    return found


def scored(case: Case, claims: Mapping[str, list[Claim]]) -> Counter[str]:
    """How many of its numbers are right in one case, of how many."""
    return Counter({
        "all": sum(one.field in COUNT_FIELDS for one in case.claims),
        "ours": sum(map(len, claims.values())),
        "right": sum(
            isinstance(mine.value, Count) and isinstance(gold.value, tuple) and gold.value[0] == mine.value.low
            for gold, mine in paired(case, claims)
        ),
    })  # fmt: skip
