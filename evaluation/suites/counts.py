"""Killed and injured of a report against the incident's own record (Gun Violence Archive).

Figures: the share of reports whose number of killed, of injured, and of both is exactly the record's. Rules and word
lists were tuned on one half of the incidents (`half_of` is "dev") and are measured on the other; a record holds the
final count, so an early report cannot always agree.

A report's figure is chosen from its counts by `figures`: good enough to compare rules of counting, but not the toll of
an incident, which derives from claims.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.extract.counts import find_counts
from dateline.extract.counts.mention import CountMention
from dateline.language.document import read_document
from evaluation.results import DataMissing, SuiteOptions, SuiteResult

FILES = ("gva/documents_clean.jsonl", "gva/incidents.jsonl")
_LEAD = 4
"""Sentences from the top (the title is the first) that speak for a report; tuned on the dev half, flat from 3 to 6."""


@dataclass(frozen=True, slots=True)
class Case:
    """A report's title and text, and its incident's record."""

    incident: str
    text: str
    killed: int
    injured: int


def run(data: Path, options: SuiteOptions) -> SuiteResult:
    """The exact shares on the half that nothing was tuned on.

    Raises:
        DataMissing: where the GVA files are not under `data`.
    """
    cases = [case for case in read_cases(data) if half_of(case.incident) == "test"][: options.limit]
    metrics = exact_shares(cases)
    notes = ("final record against each report; regular expressions: killed .746, injured .560, both .440 (anchors)",)
    return SuiteResult("counts", metrics, len(cases), FILES, notes)


def exact_shares(cases: Sequence[Case]) -> dict[str, float]:
    """The shares of cases with the record's killed, injured, and both."""
    killed = injured = both = 0
    for case in cases:
        told = figures(find_counts(read_document(case.text)))
        killed += told[0] == case.killed
        injured += told[1] == case.injured
        both += told == (case.killed, case.injured)
    size = max(1, len(cases))
    return {"killed": killed / size, "injured": injured / size, "both": both / size}


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
            report = json.loads(line)
            known = records.get(report["incident_id"])
            if known is not None:
                yield Case(report["incident_id"], f"{report['title']}.\n\n{report['text']}", *known)


def figures(mentions: Sequence[CountMention]) -> tuple[int, int]:
    """A report's killed and injured, attackers included as the record includes them.

    The largest figure of the first sentences, else of the whole text; parts named together are added up, and so are
    different names. Somebody shot counts as injured unless told as killed; where somebody was killed, a single person
    hurt is taken for the same one unless the same sentence tells of both.
    """
    killed = (_figure(mentions, "killed") or 0) + (_figure(mentions, "killed_perpetrators") or 0)
    if killed:
        fatal = {mention.sentence for mention in mentions if mention.field == "killed" and mention.value.low}
        mentions = [mention for mention in mentions if not _same_victim(mention, fatal)]
    injured, hit = _figure(mentions, "injured"), _figure(mentions, "killed_or_injured")
    return killed, max(injured or 0, (hit or 0) - killed, 0)


def _same_victim(mention: CountMention, fatal: set[int]) -> bool:
    if mention.field not in ("injured", "injured_perpetrators", "killed_or_injured"):
        return False
    single = mention.reference != "number" and mention.parts is None and not mention.other
    return single and mention.sentence not in fatal


def _figure(mentions: Sequence[CountMention], field: str) -> int | None:
    told = [m for m in mentions if m.field == field and m.part_of is None and not m.irrealis and not m.tally]
    lead = _largest([mention for mention in told if mention.sentence < _LEAD])
    return _largest(told) if lead is None else lead


def _largest(mentions: Sequence[CountMention]) -> int | None:
    sums: dict[int, int] = {}
    values = [mention.value.low for mention in mentions if mention.parts is None]
    for mention in mentions:
        if mention.parts is not None:
            sums[mention.parts] = sums.get(mention.parts, 0) + mention.value.low
    names = {mention.value.as_said.split()[-1].lower() for mention in mentions if mention.reference == "name"}
    return max([*values, *sums.values(), *([len(names)] if names else [])], default=None)
