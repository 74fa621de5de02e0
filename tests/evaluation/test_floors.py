"""The gate: a figure under its floor, other data, a lost figure."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.__main__ import main
from evaluation.alignment import align, f1
from evaluation.floors import check, digest, digest_of, set_beside, spread, updated
from evaluation.results import SuiteResult

RESULT = SuiteResult("counts", {"killed": 0.8, "both": 0.6}, 10, ("a.txt",))


def test_a_figure_at_its_floor_passes_and_one_under_it_does_not() -> None:
    floors = {"counts": updated(RESULT, "d", "2026-01-01")}
    assert list(check(RESULT, floors, "d")) == []
    worse = SuiteResult("counts", {"killed": 0.79, "both": 0.6}, 10, ("a.txt",))
    (problem,) = check(worse, floors, "d")
    assert "killed is 0.790, under its floor of 0.800" in problem


def test_other_data_and_lost_figures_are_said() -> None:
    floors = {"counts": updated(RESULT, "d", "2026-01-01")}
    assert "other data" in next(check(RESULT, floors, "e"))
    lost = SuiteResult("counts", {"killed": 0.9}, 10, ("a.txt",))
    assert "no longer gives both" in next(check(lost, floors, "d"))
    assert "no floors" in next(check(RESULT, {}, "d"))


def test_figures_of_the_rules_are_kept_and_not_held() -> None:
    entry = updated(RESULT, "d", "2026-01-01", {"killed": 0.99, "both": 0.12345})
    assert entry["grammar"] == {"killed": 0.99, "both": 0.123}
    assert list(check(RESULT, {"counts": entry}, "d")) == []


def test_what_others_reach_stays_with_its_day_as_long_as_the_data_are_the_same() -> None:
    entry = updated(RESULT, "d", "2026-01-01")
    set_beside(
        entry, "three seeds", spread([{"killed": 0.8123, "both": 0.6}, {"killed": 0.7, "both": 0.65}]), "2026-01-02"
    )
    shown = {"three seeds": {"date": "2026-01-02", "figures": {"killed": [0.7, 0.812], "both": [0.6, 0.65]}}}
    assert entry["beside"] == shown
    assert updated(RESULT, "d", "2026-02-01", before=entry)["beside"] == shown
    assert "beside" not in updated(RESULT, "other", "2026-02-01", before=entry)
    assert list(check(RESULT, {"counts": entry}, "d")) == []


def test_writing_figures_needs_the_day_of_measuring(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("floors", "spread", "peer"):
        assert main([command, "--data", str(tmp_path)]) == 2
        assert "--date" in capsys.readouterr().err


def test_the_digest_is_of_names_and_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one")
    first = digest(tmp_path, ("a.txt",))
    (tmp_path / "a.txt").write_text("two")
    assert digest(tmp_path, ("a.txt",)) != first
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "b.txt").write_text("b")
    assert digest(tmp_path, ("sub",)) == digest(tmp_path, ("sub",))


def test_a_suite_with_data_of_its_own_says_its_digest(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one")
    assert digest_of(RESULT, tmp_path) == digest(tmp_path, ("a.txt",))
    assert digest_of(SuiteResult("own", {}, 1, (), digest="ab12"), tmp_path) == "ab12"


def test_alignment_is_the_best_one() -> None:
    assert align([[1.0, 2.0], [2.0, 4.0]]) == [(0, 0), (1, 1)]
    assert align([[0.0, 0.0]]) == []
    assert align([]) == []
    assert f1(1, 2, 4) == pytest.approx((0.5, 0.25, 1 / 3))
    assert f1(0, 0, 0) == (0.0, 0.0, 0.0)


def test_without_data_the_runner_says_so_and_passes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DATELINE_DATA", raising=False)
    assert main(["all"]) == 0
    assert "skipped" in capsys.readouterr().out
    assert main(["muc4", "dates", "--data", str(tmp_path)]) == 0
    assert capsys.readouterr().out.count("skipped") == 2
