"""Killed and injured as the program adds them up, against the incident's own record (Gun Violence Archive).

Each clean report of the measured half goes through the whole route, and `best` of its main account's toll is held
against the record of its incident. Figures: the share of reports whose number of killed, of injured, and of both is
exactly the record's. Rules and word lists were tuned on one half of the incidents (`half_of` is "dev") and are measured
on `REPORTS` reports of the other; a record holds the final count, so an early report cannot always agree.

The record counts suspects among its killed and injured: our `killed_perpetrators` and `injured_perpetrators`, which the
toll keeps apart, are added back. It has 0 where there was nobody, and so an outcome that we give no number for, or a
report in which we find no incident, is held against it as 0. It knows people shot only as killed or injured: where a
report gives one number for both (`killed_or_injured`, "four people were shot"), those of them who were not killed are
injured.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.schema.ledger import Toll
from dateline.schema.report import Report
from evaluation.results import DataMissing, SuiteOptions, SuiteResult
from evaluation.suites.link import FILE, report_of

if TYPE_CHECKING:
    from dateline.pipeline import Route

FILES = (FILE, "gva/incidents.jsonl")
REPORTS = 500
"""Reports measured, of the half's 963: a bound on the gate's time, as one takes the route up to a third of a second."""


@dataclass(frozen=True, slots=True)
class Case:
    """A report of an incident, with the numbers of the incident's record."""

    incident: str
    report: Report
    killed: int
    injured: int


def run(data: Path, options: SuiteOptions) -> SuiteResult:
    """The exact shares on the half that nothing was tuned on.

    Raises:
        DataMissing: where the GVA files are not under `data`.
    """
    cases = sampled(case for case in read_cases(data) if half_of(case.incident) == "test")[: options.limit]
    metrics = exact_shares(cases, options.route())
    notes = ("final record against each report; regular expressions: killed .746, injured .560, both .440 (anchors)",)
    return SuiteResult("counts", metrics, len(cases), FILES, notes)


def sampled(cases: Iterable[Case]) -> list[Case]:
    """`REPORTS` of them, those whose ids have the lowest digests: the same ones every time, of all years."""
    return sorted(cases, key=lambda case: hashlib.sha256(case.report.id.encode()).digest())[:REPORTS]


def exact_shares(cases: Sequence[Case], route: Route) -> dict[str, float]:
    """The shares of cases with the record's killed, injured, and both."""
    killed = injured = both = 0
    for case in cases:
        told = figures(main_toll(case.report, route))
        killed += told[0] == case.killed
        injured += told[1] == case.injured
        both += told == (case.killed, case.injured)
    size = max(1, len(cases))
    return {"killed": killed / size, "injured": injured / size, "both": both / size}


def main_toll(report: Report, route: Route) -> Toll:
    """The toll of a report's main account; empty where it tells no incident."""
    return next((one.toll for one in route.summaries(route.tell(report)) if one.main), Toll(()))


def figures(toll: Toll) -> tuple[int, int]:
    """A toll's killed and injured as the record counts them: suspects among them, who was shot and lived injured."""
    best = {field: entry.best or 0 for field, entry in toll.entries}
    killed = best.get("killed", 0) + best.get("killed_perpetrators", 0)
    injured = best.get("injured", 0) + best.get("injured_perpetrators", 0)
    return killed, max(injured, best.get("killed_or_injured", 0) - killed)


def half_of(incident: str) -> str:
    """ "dev" or "test", by a digest of the incident's id."""
    return "dev" if hashlib.sha256(incident.encode()).digest()[0] % 2 == 0 else "test"


def read_cases(data: Path) -> Iterator[Case]:
    """Every clean report whose incident has a record, in the file's order."""
    documents, incidents = (data / name for name in FILES)
    if not documents.is_file() or not incidents.is_file():
        raise DataMissing(f"no GVA files under {data / 'gva'}; unpack gva there")
    records = {}
    with incidents.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            records[record["incident_uri"]] = (int(record["num_killed"]), int(record["num_injured"]))
    with documents.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            known = records.get(row["incident_id"])
            if known is not None:
                yield Case(row["incident_id"], report_of(row), *known)
