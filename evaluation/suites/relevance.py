"""Is an incident told at all: reports with and without, and how many of the latter are passed over.

A report counts as passed over if the route finds no incident in it. MUC-4 dev says so by its keys; of InSight Crime's
topics violence counts as told (those of kidnapping alone are left out); SATP dev has only reports that tell one.
`recall_*` is the share of telling reports that are not passed over, `passed_*` that of the others that are.
"""

from __future__ import annotations

from pathlib import Path

from evaluation.results import DataMissing, SuiteOptions, SuiteResult
from training.corpora.passages import CorpusError
from training.corpora.reading import read_passages

CORPORA = ("muc4", "insightCrime", "satp_relevant")
FILES = ("muc4/full_dev.jsonl", "muc4/gtt_dev.jsonl", "insightCrime/dev.tsv", "satp_relevant/dev.tsv")


def run(data: Path, options: SuiteOptions) -> SuiteResult:
    """The figures by corpus and over all.

    Raises:
        DataMissing: one of the corpora is not under `data`.
    """
    try:
        passages = [one for name in CORPORA for one in list(read_passages(data, "dev", [name]))[: options.limit]]
    except CorpusError as error:
        raise DataMissing(str(error)) from error
    from dateline.schema.report import Report

    route = options.route()
    told: dict[str, list[bool]] = {}
    for passage in passages:
        if passage.relevance is None:
            continue
        found = route.tell(Report(passage.id, passage.text, passage.id, "file", passage.id, language="en"))
        side = "recall" if passage.relevance.told else "passed"
        right = bool(found.tellings) == passage.relevance.told
        for name in (passage.corpus, "all"):
            told.setdefault(f"{side}_{name}", []).append(right)
    metrics = {name.replace("satp_relevant", "satp"): sum(right) / len(right) for name, right in sorted(told.items())}
    return SuiteResult("relevance", metrics, len(passages), FILES)
