"""The attribution set's test half, from raw text to what a ledger says of its incidents.

- `chain`: the share of annotated claims that we make with exactly their speakers, outermost first.
- `stance`: the share that we make with their stance.
- `counts`: F1 of figures; one is right whose field, low and high are the annotated ones, in an overlapping quote.
- `tolls`: F1 of an incident's figures by field; one is right whose low, best and high are.
- `origins`: the share of incidents with as many independent origins as annotated.
- `attributions`: F1 of attributions whose source, cue and content are the annotated ones to the character.

A claim of ours is held against an annotated one of the same report and field if their quotes overlap, and, where it is
no figure, if one's words hold the other's. All are aligned one to one, with as much alike as can be.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from dateline.adding import add_reports
from dateline.pipeline import Route, Told, derived
from dateline.read.options import ReadOptions
from dateline.read.sources import read_sources
from dateline.schema.claims import COUNT_FIELDS, Attribution, Claim, Source
from dateline.schema.ledger import Incident
from dateline.schema.report import Report
from dateline.schema.values import Count, Entity, Responsibility
from dateline.store.ledger import open_ledger
from dateline.store.records import IncidentFilter
from evaluation.alignment import align, f1
from evaluation.attribution_cases import SET, Case, GoldClaim, GoldIncident, read_cases
from evaluation.results import DataMissing, SuiteOptions, SuiteResult

Pairs = Sequence[tuple[GoldClaim, Claim]]
AT = "2026-01-01T00:00:00Z"
_ARTICLES = frozenset(("the", "a", "an"))


def run(data: Path, options: SuiteOptions) -> SuiteResult:
    """The figures on the test half; the set is the repository's own, so that nothing of `data` is read.

    Raises:
        DataMissing: the set is not there.
    """
    del data
    if not SET.is_file():
        raise DataMissing(f"{SET} is not there")
    cases = [case for case in read_cases() if case.split == "test"][: options.limit]
    digest = sha256(SET.read_bytes()).hexdigest()[:16]  # the beginning of the one in the set's own file DIGEST
    return SuiteResult("attribution", measured(cases, options.route()), len(cases), (), digest=digest)


def measured(cases: Iterable[Case], route: Route) -> dict[str, float]:
    """All figures over some cases."""
    counts: Counter[str] = Counter()
    for case in cases:
        counts.update(scored(case, route))
    shares = {name: counts[f"{name}:right"] / max(counts[f"{name}:all"], 1) for name in ("chain", "stance", "origins")}
    both = {
        name: f1(counts[f"{name}:right"], counts[f"{name}:ours"], counts[f"{name}:all"])[2]
        for name in ("counts", "tolls", "attributions")
    }
    return shares | both


def scored(case: Case, route: Route) -> Counter[str]:
    """What is right in one case, of how many."""
    read = _read(case, route)
    pairs = paired(case, read.claims)
    found = Counter({
        "chain:all": len(case.claims), "stance:all": len(case.claims),
        "chain:right": sum(same_speakers(gold, mine, read.texts[gold.report]) for gold, mine in pairs),
        "stance:right": sum(gold.stance == mine.stance for gold, mine in pairs),
    })  # fmt: skip
    figures = [one for one in case.claims if one.field in COUNT_FIELDS]
    found.update({
        "counts:all": len(figures),
        "counts:ours": sum(one.field in COUNT_FIELDS for claims in read.claims.values() for one in claims),
        "counts:right": sum(
            gold.field in COUNT_FIELDS and gold.value == value_of(mine) for gold, mine in pairs
        ),
    })  # fmt: skip
    for gold in case.incidents:
        found.update(_of_incident(gold, read.incident(gold, pairs)))
    for report in case.reports:
        ours = {_spans(one) for one in read.attributions[report.id]}
        keyed = {(one.source, one.cue, one.content) for one in case.attributions if one.report == report.id}
        found.update({
            "attributions:all": len(keyed), "attributions:ours": len(ours), "attributions:right": len(keyed & ours),
        })  # fmt: skip
    return found


@dataclass(frozen=True, slots=True)
class _Heard(Route):
    """A route that keeps what it told, by report: adding reads a report once, and the ledger has no attributions."""

    told: dict[str, Told]

    def tell(self, report: Report) -> Told:
        told = Route.tell(self, report)
        self.told[report.id] = told
        return told


class _Read:
    """What the program makes of a case: claims and attributions by report, and the incidents of a ledger."""

    def __init__(self, case: Case) -> None:
        self.texts = {one.id: one.text for one in case.reports}
        self.claims: dict[str, Sequence[Claim]] = {}
        self.attributions: dict[str, Sequence[Attribution]] = {}
        self.incidents: dict[tuple[str, str], Incident] = {}  # by report of the case and account

    def incident(self, gold: GoldIncident, pairs: Pairs) -> Incident | None:
        """The one that most of the annotated incident's claims are in."""
        votes: Counter[str] = Counter()
        named: dict[str, Incident] = {}
        for one, mine in pairs:
            found = self.incidents.get((one.report, mine.incident or ""))
            if one.incident == gold.id and found is not None:
                votes[found.id] += 1
                named[found.id] = found
        return named[max(votes, key=lambda id_: (votes[id_], id_))] if votes else None


def _read(case: Case, route: Route) -> _Read:
    read = _Read(case)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "case.jsonl"
        lines = [
            {"id": one.id, "outlet": one.outlet, "published": one.published, "title": one.title, "text": one.text}
            for one in case.reports
        ]
        path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
        reports = [one for one in read_sources([str(path)], ReadOptions()) if isinstance(one, Report)]
        heard = _Heard(route.engine, route.gazetteer, route.registry, route.codes, {})
        with open_ledger(str(Path(folder) / "ledger.db")) as ledger:
            names = {}
            for report, outcome in zip(reports, add_reports(ledger, heard, reports, at=AT), strict=True):
                names[outcome.report_id] = outcome.input_id or ""
                told = heard.told[report.id]
                read.claims[outcome.input_id or ""] = told.reading.claims
                read.attributions[outcome.input_id or ""] = told.reading.attributions
            for component in ledger.incidents(IncidentFilter()):
                one = derived(component, route.codes)
                for telling in one.tellings:
                    account = telling.account.id.rsplit("/", 1)[-1]
                    read.incidents[names[telling.report.id], account] = one
    return read


def paired(case: Case, claims: Mapping[str, Sequence[Claim]]) -> list[tuple[GoldClaim, Claim]]:
    """Annotated claims with ours, one to one."""
    found: list[tuple[GoldClaim, Claim]] = []
    for report in case.reports:
        gold = [one for one in case.claims if one.report == report.id]
        mine = claims[report.id]
        table = [[_alike(one, other, report.text) for other in mine] for one in gold]
        found.extend((gold[row], mine[column]) for row, column in align(table))
    return found


def _alike(gold: GoldClaim, mine: Claim, text: str) -> float:
    """How much of an annotated claim ours has; 0 where it is another claim."""
    quote = mine.quote
    if gold.field != mine.field or quote is None or quote.start >= gold.quote[1] or gold.quote[0] >= quote.end:
        return 0.0
    same = gold.value == value_of(mine)
    if gold.field in COUNT_FIELDS and not same:
        return 0.5  # another figure in the same words: no more than a reading of it
    if gold.field in ("perpetrator", "responsibility") and not _share_words(str(gold.value), mine, text):
        return 0.0
    return 1.0 + 4.0 * same + 2.0 * same_speakers(gold, mine, text) + (gold.stance == mine.stance)


def value_of(mine: Claim) -> tuple[int, int | None] | str | None:
    """The value of a claim of ours as the set has it."""
    value = mine.value
    if isinstance(value, Count):
        return value.low, value.high
    if isinstance(value, Responsibility):
        return value.claimant
    return value.name if isinstance(value, Entity) else getattr(value, "term", None)


def _share_words(words: str, mine: Claim, text: str) -> bool:
    value = mine.value
    ours = [value.claimant] if isinstance(value, Responsibility) else []
    if isinstance(value, Entity):
        ours = [value.name, *(text[start:end] for start, end in value.mentions)]
    wanted = set(plain(words))
    return any(wanted <= set(plain(one)) or set(plain(one)) <= wanted for one in ours if plain(one))


def same_speakers(gold: GoldClaim, mine: Claim, text: str) -> bool:
    """Whether a claim of ours has the annotated chain: as many speakers, each by its name or by its words."""
    if len(gold.said_by) != len(mine.said_by):
        return False
    return all(plain(name) in _names(hop, text) for (name, _), hop in zip(gold.said_by, mine.said_by, strict=True))


def _names(hop: Source, text: str) -> list[tuple[str, ...]]:
    words = [hop.name] if hop.span is None else [hop.name, text[slice(*hop.span)]]
    return [plain(one) for one in words]


def plain(words: str) -> tuple[str, ...]:
    """Words in lower case, without articles and what is no word."""
    parts = ("".join(c if c.isalnum() else " " for c in words.lower())).split()
    return tuple(one for one in parts if one not in _ARTICLES)


def _of_incident(gold: GoldIncident, mine: Incident | None) -> Counter[str]:
    toll = {} if mine is None else {name: (one.low, one.best, one.high) for name, one in mine.toll.entries}
    origins = None if mine is None else mine.independent_origins
    return Counter({
        "tolls:all": len(gold.toll), "tolls:ours": len(toll),
        "tolls:right": sum(toll.get(name) == values for name, values in gold.toll.items()),
        "origins:all": 1, "origins:right": int(origins == gold.independent_origins),
    })  # fmt: skip


def _spans(one: Attribution) -> tuple[tuple[int, int] | None, tuple[int, int] | None, tuple[int, int]]:
    return (
        (one.source.start, one.source.end) if one.source else None,
        (one.cue.start, one.cue.end) if one.cue else None, (one.content.start, one.content.end),
    )  # fmt: skip
