"""Every line that `dateline incidents` prints keeps the contract, and rests on what the reports' own lines say."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from benchmarks.reports import reports
from tests.contract.incident_rules import ledger_deviations
from tests.contract.lines import EXAMPLES, NOW, lines, written

Json = dict[str, Any]


class Kept(NamedTuple):
    """A ledger's incidents, and what the reports in it say when they are read alone."""

    incidents: list[Json]
    claims: dict[str, Json]
    reports: dict[str, Json]

    def deviations(self) -> list[str]:
        """Those of all incidents."""
        return [one for line in self.incidents for one in ledger_deviations(line, self.claims, self.reports)]


def kept(folder: Path, source: str) -> Kept:
    """Adds a source to a new ledger, and reads the same source without one."""
    lines(folder, "add", source, "--at", NOW)
    claims: dict[str, Json] = {}
    heads: dict[str, Json] = {}
    for line in lines(folder, "read", source):
        home = line["report"]["id"]
        heads[home] = line["report"]
        for claim in line["claims"]:
            part = {key: f"{home}/{claim[key]}" for key in ("id", "incident", "part_of") if claim[key] is not None}
            claims[part["id"]] = {**claim, **part}
    return Kept(lines(folder, "incidents"), claims, heads)


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """The samples' ledger."""
    return kept(tmp_path_factory.mktemp("samples"), str(EXAMPLES))


def test_the_samples_keep_the_contract(samples: Kept) -> None:
    assert samples.incidents
    assert samples.deviations() == []


def test_every_account_is_in_one_incident(samples: Kept) -> None:
    accounts = [told["account"] for line in samples.incidents for told in line["reports"]]
    assert len(set(accounts)) == len(accounts)
    assert set(accounts) == {claim["incident"] for claim in samples.claims.values() if claim["incident"]}


def test_generated_reports_keep_the_contract(tmp_path: Path) -> None:
    made = kept(tmp_path, written(tmp_path / "made.jsonl", reports(120)))
    assert any(len(line["reports"]) > 1 for line in made.incidents)
    assert made.deviations() == []


SPOILED: dict[str, Callable[[Json], object]] = {
    "independent origins": lambda line: line.update(independent_origins=99),
    "parties_only": lambda line: line.update(parties_only=not line["parties_only"]),
    "wrongly or not": lambda line: line["origins"].pop(),
    "which no report has": lambda line: line["claims"].append("0" * 24 + "/c1"),
    "for no reason": lambda line: [one.update(reasons=[]) for one in line["origins"]],
    "no judgement that says why": lambda line: line["judgements"].clear(),
    "the report itself says": lambda line: line["reports"][0].update(input_id="other"),
    "of one value": lambda line: line["conflicts"][0]["values"].__delitem__(slice(1, None)),
    "replaces": lambda line: line["revisions"][0].update(effect="replaces"),
    "unknown key": lambda line: line.update(extra=1),
}


@pytest.mark.parametrize("sentence", SPOILED)
def test_the_checker_sees_what_is_wrong(sentence: str, samples: Kept) -> None:
    line = copy.deepcopy(max(samples.incidents, key=lambda one: len(one["reports"])))
    SPOILED[sentence](line)
    found = ledger_deviations(line, samples.claims, samples.reports)
    assert any(sentence in one for one in found), found
