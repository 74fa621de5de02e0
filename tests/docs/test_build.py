"""The generator of documents: what it writes, and that what is committed is what it would write."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.cli.app import COMMANDS
from docs.build import GENERATED, ROOT, stale
from docs.generate.executed import executed
from docs.generate.markdown import table
from docs.generate.scores_page import scores_page


@pytest.mark.parametrize("page", sorted(GENERATED))
def test_generated_pages_are_up_to_date(page: str) -> None:
    found = [path.name for path, _, _ in stale(ROOT, [page])]
    assert found == [], "write it with `make docs`"


def test_every_command_has_its_section() -> None:
    text = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    for command in COMMANDS:
        assert f"## dateline {command}\n" in text


def test_console_blocks_get_what_their_commands_print(tmp_path: Path) -> None:
    (tmp_path / "examples").mkdir()
    (tmp_path / "examples" / "a.txt").write_text("one\n", encoding="utf-8")
    text = (
        "Before\n\n```console\n$ cat examples/a.txt > b; cat b\nold\n$ echo oops >&2\n```\n\nBetween\n\n"
        "```console\n$ cat b\n```\n"
    )
    assert executed(text, tmp_path) == (
        "Before\n\n```console\n$ cat examples/a.txt > b; cat b\none\n$ echo oops >&2\noops\n```\n\nBetween\n\n"
        "```console\n$ cat b\none\n```\n"
    )


def test_python_blocks_are_run_only_where_their_output_is_shown(tmp_path: Path) -> None:
    (tmp_path / "examples").mkdir()
    text = "```python\nprint(1 + 1)\n```\n\n```text\n3\n```\n\n```python\nraise SystemExit\n```\n"
    assert executed(text, tmp_path) == text.replace("3", "2")


def test_a_document_that_is_run_twice_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "examples").mkdir()
    once = executed("```console\n$ echo a\n```\n", tmp_path)
    assert executed(once, tmp_path) == once


def test_bars_and_newlines_do_not_break_a_table() -> None:
    assert table(("a",), [("x|y\nz",)]).splitlines()[2] == "| x\\|y z |"


def test_scores_show_each_suites_floors(tmp_path: Path) -> None:
    assert "No floors are kept yet." in scores_page(tmp_path)
    (tmp_path / "evaluation").mkdir()
    (tmp_path / "evaluation" / "floors.json").write_text(
        '{"counts": {"floors": {"killed": 0.5}, "items": 7, "data": "ab12", "date": "2024-01-02"}}', encoding="utf-8"
    )
    page = scores_page(tmp_path)
    assert "## counts" in page
    assert "| killed | 0.500 |" in page
    assert "7 items, measured on 2024-01-02; digest of the data `ab12`." in page


def test_scores_show_what_was_measured_outside_the_gate(tmp_path: Path) -> None:
    (tmp_path / "evaluation").mkdir()
    row = {"what": "start", "unit": "s", "date": "2024-01-02", "conditions": "one core", "command": "python -m b"}
    rows = [{**row, "value": [1.1, 1.4]}, {**row, "what": "memory", "value": 306, "unit": "MB"}]
    (tmp_path / "evaluation" / "measured.json").write_text(json.dumps(rows), encoding="utf-8")
    page = scores_page(tmp_path)
    assert "| start | 1.1 to 1.4 s | 2024-01-02 | one core | `python -m b` |" in page
    assert "| memory | 306 MB | 2024-01-02 | one core | `python -m b` |" in page


def test_links_between_documents_lead_somewhere() -> None:
    import re

    for document in [
        ROOT / "README.md",
        ROOT / "CONTRIBUTING.md",
        *ROOT.glob("docs/**/*.md"),
        *ROOT.glob("examples/*.md"),
    ]:
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", document.read_text(encoding="utf-8")):
            if "://" not in target:
                assert (document.parent / target).exists(), (document.name, target)


def test_the_samples_are_all_marked_as_invented_and_all_described() -> None:
    described = (ROOT / "examples" / "README.md").read_text(encoding="utf-8")
    samples = sorted((ROOT / "examples" / "reports").iterdir())
    assert len(samples) >= 16
    for sample in samples:
        assert sample.name in described, sample.name
        if sample.suffix == ".docx":
            from docx import Document

            assert "Invented sample" in Document(str(sample)).sections[0].footer.paragraphs[0].text
        else:
            for line in sample.read_text(encoding="utf-8").splitlines() if sample.suffix == ".jsonl" else [None]:
                text = sample.read_text(encoding="utf-8") if line is None else line
                assert "invented sample" in text.lower(), sample.name


def test_what_an_analyst_would_note_names_every_sample() -> None:
    import yaml

    noted = yaml.safe_load((ROOT / "examples" / "expected.yaml").read_text(encoding="utf-8"))
    named = [name for incident in noted.values() for name in incident["reports"]]
    there = []
    for sample in (ROOT / "examples" / "reports").iterdir():
        if sample.suffix == ".jsonl":
            lines = sample.read_text(encoding="utf-8").splitlines()
            there += [f"{sample.name}:{json.loads(line)['id']}" for line in lines]
        else:
            there.append(sample.name)
    assert sorted(named) == sorted(there)
