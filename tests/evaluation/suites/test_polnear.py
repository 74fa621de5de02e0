"""The suite that measures attributions: reading the annotation, matching, counting, and the real data where present."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from evaluation.results import DataMissing, SuiteOptions
from evaluation.suites.polnear import Said, match, read_split, run

TEXT = "Police said the mill burned.\n\nFlour was dear that year."


def write_article(root: Path, annotation: str, name: str = "invented_4e07") -> None:
    for folder in ("text", "attributions"):
        (root / "polnear" / "dev" / folder).mkdir(parents=True, exist_ok=True)
    stem = name.rsplit("_", 1)[0]
    (root / "polnear" / "dev" / "text" / f"{stem}.txt").write_text(TEXT, encoding="utf-8")
    (root / "polnear" / "dev" / "attributions" / f"{name}.ann").write_text(annotation, encoding="utf-8")


ANNOTATION = (
    "T1\tSource 0 6\tPolice\nT2\tCue 7 11\tsaid\nT3\tContent 12 20;21 27\tthe mill burned\n"
    "T4\tAttribution 7 11\tsaid\nE1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n"
)


def test_a_right_answer_scores_one_everywhere(tmp_path: Path) -> None:
    write_article(tmp_path, ANNOTATION)
    result = run(tmp_path, SuiteOptions())
    assert result.items == 1
    assert set(result.metrics.values()) == {1.0}


def test_a_missed_attribution_lowers_recall(tmp_path: Path) -> None:
    missed = "T5\tCue 40 44\tdear\nT6\tContent 30 35\tFlour\nE2\tAttribution:T4 Content:T6 Cue:T5\n"
    write_article(tmp_path, ANNOTATION + missed)
    metrics = run(tmp_path, SuiteOptions()).metrics
    assert metrics["cue_overlap"] == pytest.approx(2 / 3)
    assert metrics["source_exact"] == 1.0


def test_half_of_a_span_is_enough_of_the_longer_or_of_the_shorter(tmp_path: Path) -> None:
    short = "T1\tSource 0 6\tPolice\nT2\tCue 7 11\tsaid\nT3\tContent 21 27\tburned\nT4\tAttribution 7 11\tsaid\n"
    write_article(tmp_path, short + "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n")
    metrics = run(tmp_path, SuiteOptions()).metrics  # ours is "the mill burned": 13 letters, of which 6 are theirs
    assert (metrics["longer"], metrics["shorter"]) == (0.0, 1.0)
    longer = short.replace("T3\tContent 21 27\tburned", "T3\tContent 16 27\tmill burned")
    write_article(tmp_path, longer + "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n")
    assert run(tmp_path, SuiteOptions()).metrics["longer"] == 1.0


MILL = {"source": [(0, 6)], "cue": [(7, 11)], "content": [(12, 20), (21, 27)]}
FLOUR = (
    "T5\tSource 30 35\tFlour\nT6\tCue 36 39\twas\nT7\tContent 40 44\tdear\n"
    "E2\tAttribution:T6 Source:T5 Cue:T6 Content:T7\n"
)


def test_each_annotator_of_an_article_is_read_by_file_name(tmp_path: Path) -> None:
    write_article(tmp_path, ANNOTATION, "invented_9f00")
    write_article(tmp_path, "", "invented_1a00")
    write_article(tmp_path, ANNOTATION, "other_0000")
    (_, annotations), (_, other) = read_split(tmp_path, "dev")
    assert annotations == [[], [MILL]]
    assert other == [[MILL]]


def test_of_several_annotators_the_one_the_others_agree_with_most_counts(tmp_path: Path) -> None:
    """The first marks what no one else does; the third has what the second and the fourth have in part."""
    for name, annotation in (("1a", FLOUR), ("2b", ANNOTATION), ("3c", ANNOTATION + FLOUR), ("4d", ANNOTATION)):
        write_article(tmp_path, annotation, f"invented_{name}")
    result = run(tmp_path, SuiteOptions())
    assert result.items == 2
    ((_, annotations),) = read_split(tmp_path, "dev")
    assert [len(one) for one in annotations] == [1, 1, 2, 1]


def test_without_the_odd_one_out_it_is_one_of_those_who_agree(tmp_path: Path) -> None:
    for name, annotation in (("1a", FLOUR), ("2b", ANNOTATION), ("3c", ANNOTATION)):
        write_article(tmp_path, annotation, f"invented_{name}")
    result = run(tmp_path, SuiteOptions())
    assert result.items == 1
    assert set(result.metrics.values()) == {1.0}


def test_of_two_annotators_who_agree_alike_the_first_counts(tmp_path: Path) -> None:
    write_article(tmp_path, ANNOTATION, "invented_1a00")
    write_article(tmp_path, "", "invented_9f00")
    assert run(tmp_path, SuiteOptions()).items == 1


def test_pairs_take_the_largest_overlap_once() -> None:
    gold = [Said(frozenset(), frozenset({1, 2}), frozenset()), Said(frozenset(), frozenset({3}), frozenset())]
    found = [Said(frozenset(), frozenset({2, 3}), frozenset()), Said(frozenset(), frozenset({1, 2}), frozenset())]
    assert match(gold, found) == [(gold[0], found[1]), (gold[1], found[0])]


def test_without_the_data_the_suite_says_so(tmp_path: Path) -> None:
    with pytest.raises(DataMissing, match="unpack the PolNeAR archive"):
        run(tmp_path, SuiteOptions())


@pytest.mark.skipif("DATELINE_DATA" not in os.environ, reason="DATELINE_DATA names no data folder")
def test_the_real_data_keeps_its_floor() -> None:
    metrics = run(Path(os.environ["DATELINE_DATA"]), SuiteOptions(limit=10)).metrics
    assert metrics["cue_overlap"] > 0.6
    assert metrics["content_token"] > 0.7
