"""Linking reports to incidents: GVA, from raw text through the whole route, B-cubed and pairwise F1.

Incidents are split in two by a digest of their id: everything is tuned on one half, the figures are the other half's.
Each report is linked by its main account; a report without one stays alone.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.derive.clusters import clusters
from dateline.link.judge import judge
from dateline.link.keys import keys
from dateline.link.outline import outline
from dateline.schema.ledger import Judgement, Outline, Telling
from dateline.schema.report import PublishedDate, Report
from evaluation.results import DataMissing, SuiteOptions, SuiteResult

if TYPE_CHECKING:
    from dateline.pipeline import Route

FILE = "gva/documents_clean.jsonl"


def tuning(incident_id: str) -> bool:
    """Whether an incident belongs to the half that things are tuned on."""
    return int(sha256(incident_id.encode()).hexdigest(), 16) % 2 == 0


@dataclass(frozen=True, slots=True)
class Scores:
    """Precision, recall and their F1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean, 0 where both are."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def run(data: Path, options: SuiteOptions) -> SuiteResult:
    """Links the figure half's reports in order of publication, each with those before it.

    Raises:
        DataMissing: the reports are not under `data`.
    """
    rows = [row for row in rows_of(data) if not tuning(row["incident_id"])][: options.limit]

    route = options.route()
    tellings = {row["doc_id"]: told for row in rows if (told := main_telling(row, route)) is not None}
    gold = {row["doc_id"]: row["incident_id"] for row in rows}
    found = clusters(sorted(gold), link_all(list(tellings.values())))
    predicted = {doc: str(number) for number, members in enumerate(found) for doc in members}
    b3, pairs = bcubed(gold, predicted), pairwise(gold, predicted)
    metrics = {
        "bcubed_f1": b3.f1, "bcubed_precision": b3.precision, "bcubed_recall": b3.recall,
        "pair_f1": pairs.f1, "pair_precision": pairs.precision, "pair_recall": pairs.recall,
    }  # fmt: skip
    return SuiteResult(
        "link", metrics, len(rows), (FILE,), (f"{len(rows) - len(tellings)} reports tell no main incident",)
    )


def link_all(tellings: Sequence[Telling]) -> list[Judgement]:
    """Judges each telling against those before it that share a key, as adding to a ledger does."""
    index: dict[str, list[Outline]] = defaultdict(list)
    judgements: list[Judgement] = []
    for telling in tellings:
        mine, blocks = outline(telling), keys(telling)
        candidates = {other.account: other for key in blocks for other in index[key]}
        judgements += judge(mine, [candidates[account] for account in sorted(candidates)])
        for key in blocks:
            index[key].append(mine)
    return judgements


def bcubed(gold: dict[str, str], predicted: dict[str, str]) -> Scores:
    """B-cubed: each item's share of its cluster that is right, averaged over the items."""
    both = Counter((gold[item], predicted[item]) for item in gold)
    truth, found = Counter(gold.values()), Counter(predicted[item] for item in gold)
    precision = sum(times * times / found[b] for (_, b), times in both.items()) / len(gold)
    recall = sum(times * times / truth[a] for (a, _), times in both.items()) / len(gold)
    return Scores(precision, recall)


def pairwise(gold: dict[str, str], predicted: dict[str, str]) -> Scores:
    """Pairs of items in one cluster: 1 for precision or recall where there is no pair to be wrong about."""
    right = _pairs(Counter((gold[item], predicted[item]) for item in gold).values())
    found = _pairs(Counter(predicted[item] for item in gold).values())
    truth = _pairs(Counter(gold.values()).values())
    return Scores(right / found if found else 1.0, right / truth if truth else 1.0)


def _pairs(sizes: Iterable[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)


def rows_of(data: Path) -> list[dict[str, str]]:
    """The reports in order of publication.

    Raises:
        DataMissing: they are not under `data`.
    """
    path = data / FILE
    if not path.exists():
        raise DataMissing(f"{path} is not there; unpack the GVA reports.")
    with path.open(encoding="utf-8") as lines:
        return sorted(map(json.loads, lines), key=lambda row: (row["dct"], row["doc_id"]))


def report_of(row: Mapping[str, str]) -> Report:
    """A row of the file as a report."""
    published = PublishedDate(row["dct"], row["dct"], "day", "input")
    return Report(row["doc_id"], row["text"], row["doc_id"], "file", FILE, title=row["title"], published=published)


def main_telling(row: Mapping[str, str], route: Route) -> Telling | None:
    """What the whole route makes of a report's main account, or of its first; None where it finds no incident.

    In a ledger account ids are global; here a report's one account goes by the report's id.
    """
    tellings = route.tell(report_of(row)).tellings
    main = [telling for telling in tellings if telling.account.main] or list(tellings[:1])
    return replace(main[0], account=replace(main[0].account, id=row["doc_id"])) if main else None
