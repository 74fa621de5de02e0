"""The attribution set as it lies in the repository: whole, split, annotated twice, and not changed unawares."""

from __future__ import annotations

import hashlib
import json
from collections import Counter

from evaluation.attribution_agreement import agreement
from evaluation.attribution_cases import SET, read_cases

CLASSES = {"chains", "agentless", "denials", "parts", "revised", "copies", "parties", "across"}


def test_every_hard_class_has_as_many_texts_in_either_half() -> None:
    cases = list(read_cases())
    assert len(cases) >= 120
    assert len({case.id for case in cases}) == len(cases)
    halves = Counter((case.kind, case.split) for case in cases)
    assert {kind for kind, _ in halves} == CLASSES
    assert all(halves[kind, "dev"] == halves[kind, "test"] >= 8 for kind in CLASSES)


def test_the_texts_are_those_whose_digest_was_committed() -> None:
    digest = hashlib.sha256(SET.read_bytes()).hexdigest()
    assert SET.with_name("DIGEST").read_text(encoding="utf-8").strip() == digest


def test_the_second_annotation_covers_every_case() -> None:
    first = {case.id: case for case in read_cases()}
    second = {case.id: case for case in read_cases(SET.with_name("second.jsonl"), SET)}
    assert first.keys() == second.keys()
    told = json.loads(SET.with_name("agreement.json").read_text(encoding="utf-8"))
    assert told["all"]["cases"] == len(first)
    found = agreement([(first[name], second[name]) for name in sorted(first)])
    # what was decided upon can only have brought the two nearer
    assert all(found[name] >= told["all"][name] - 0.005 for name in ("claims", "chain", "stance", "tolls"))


def test_the_further_texts_are_as_the_guidelines_have_it_and_none_stands_in_the_set() -> None:
    more = list(read_cases(SET.with_name("train.jsonl")))
    assert Counter(case.kind for case in more) == dict.fromkeys(CLASSES, 10)
    assert {case.split for case in more} == {"train"}
    first = list(read_cases())
    assert not {case.id for case in more} & {case.id for case in first}
    assert not {one.text for case in more for one in case.reports} & {
        one.text for case in first for one in case.reports
    }
