"""`python -m evaluation.attribution_agreement FIRST SECOND`: how far two annotations of the attribution set agree.

- `claims`: F1 of claims that both have (same report and field, overlapping quotes, the same figure or shared words).
- `chain`, `stance`: of these, the shares with the same speakers and the same stance.
- `counts`, `tolls`: F1 of figures with the same low and high, and of an incident's with the same low, best and high.
- `origins`, `parties_only`: the shares of incidents with the same number and the same mark.
- `attributions`, `attributions_overlap`: F1 of those with the same spans, and with overlapping contents.

Incidents of two annotations are one if most of their common claims say so.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from dateline.schema.claims import COUNT_FIELDS
from evaluation.alignment import align, f1
from evaluation.attribution_cases import Case, GoldClaim, GoldIncident, Said, read_cases
from evaluation.suites.attribution import plain

Pairs = Sequence[tuple[GoldClaim, GoldClaim]]


def main(arguments: Sequence[str]) -> int:
    """Prints the figures as JSON. The second file may leave out the reports."""
    paths = [Path(argument) for argument in arguments]
    first, second = ({case.id: case for case in read_cases(path, paths[0])} for path in paths)
    both = [(first[name], second[name]) for name in sorted(first.keys() & second.keys())]
    print(json.dumps({"cases": len(both)} | agreement(both), indent=2))
    return 0


def agreement(both: Sequence[tuple[Case, Case]]) -> dict[str, float]:
    """The figures over cases that were annotated twice."""
    counts: Counter[str] = Counter()
    for one, other in both:
        counts.update(_compared(one, other))
    shares = {
        name: counts[f"{name}:same"] / max(counts[f"{name}:all"], 1)
        for name in ("chain", "stance", "origins", "parties_only")
    }
    pairs = {
        name: f1(counts[f"{name}:same"], counts[f"{name}:second"], counts[f"{name}:first"])[2]
        for name in ("claims", "counts", "tolls", "attributions", "attributions_overlap")
    }
    return {name: round(value, 3) for name, value in sorted((shares | pairs).items())}


def _compared(one: Case, other: Case) -> Counter[str]:
    pairs = common(one, other)
    overlaps = align([[_overlap(a, b) for b in other.attributions] for a in one.attributions])
    found = Counter({
        "claims:first": len(one.claims), "claims:second": len(other.claims), "claims:same": len(pairs),
        "chain:all": len(pairs), "chain:same": sum(_chain(a) == _chain(b) for a, b in pairs),
        "stance:all": len(pairs), "stance:same": sum(a.stance == b.stance for a, b in pairs),
        "counts:first": _figures(one), "counts:second": _figures(other),
        "counts:same": sum(a.field in COUNT_FIELDS and a.value == b.value for a, b in pairs),
        "attributions:first": len(one.attributions), "attributions:second": len(other.attributions),
        "attributions:same": len({_spans(a) for a in one.attributions} & {_spans(b) for b in other.attributions}),
        "attributions_overlap:first": len(one.attributions), "attributions_overlap:second": len(other.attributions),
        "attributions_overlap:same": len(overlaps),
    })  # fmt: skip
    for incident in one.incidents:
        found.update(_of_incident(incident, _same_incident(incident, other, pairs)))
    return found


def common(one: Case, other: Case) -> list[tuple[GoldClaim, GoldClaim]]:
    """The claims that both annotations have, one to one, those most alike together."""
    table = [[_alike(a, b) for b in other.claims] for a in one.claims]
    return [(one.claims[row], other.claims[column]) for row, column in align(table)]


def _alike(one: GoldClaim, other: GoldClaim) -> float:
    apart = one.quote[0] >= other.quote[1] or other.quote[0] >= one.quote[1]
    if (one.report, one.field) != (other.report, other.field) or apart:
        return 0.0
    if one.field in COUNT_FIELDS and one.value != other.value:
        return 0.0
    if one.field != "kind" and set(plain(str(one.value))).isdisjoint(plain(str(other.value))):
        return 0.0
    return 1.0 + 2.0 * (_chain(one) == _chain(other)) + (one.stance == other.stance)


def _chain(one: GoldClaim) -> list[tuple[str, ...]]:
    return [plain(name) for name, _ in one.said_by]


def _figures(case: Case) -> int:
    return sum(one.field in COUNT_FIELDS for one in case.claims)


def _spans(one: Said) -> tuple[object, ...]:
    return one.report, one.source, one.cue, one.content


def _overlap(one: Said, other: Said) -> float:
    shared = min(one.content[1], other.content[1]) - max(one.content[0], other.content[0])
    return float(max(shared, 0)) if one.report == other.report else 0.0


def _same_incident(incident: GoldIncident, other: Case, pairs: Pairs) -> GoldIncident | None:
    votes = Counter(b.incident for a, b in pairs if a.incident == incident.id)
    named = {one.id: one for one in other.incidents}
    return named[max(votes, key=lambda name: (votes[name], name))] if votes else None


def _of_incident(one: GoldIncident, other: GoldIncident | None) -> Counter[str]:
    toll = {} if other is None else other.toll
    return Counter({
        "tolls:first": len(one.toll), "tolls:second": len(toll),
        "tolls:same": sum(toll.get(field) == values for field, values in one.toll.items()),
        "origins:all": 1,
        "origins:same": int(other is not None and other.independent_origins == one.independent_origins),
        "parties_only:all": 1, "parties_only:same": int(other is not None and other.parties_only == one.parties_only),
    })  # fmt: skip


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
