"""What the program may cost: start-up, memory, time on hostile texts; and that it asks no network."""

from __future__ import annotations

import io
import json
import resource
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

from benchmarks.reports import reports
from dateline.pipeline import Route, open_route
from dateline.read.options import ReadOptions
from dateline.read.sources import read_sources
from dateline.schema.report import Report
from tests.system.running import PROGRAM, TOLD, dateline, environment, write_lines

MEMORY_MB = 600
_BLOCKED = """
import socket
def refuse(*_, **__):
    raise RuntimeError("the network was asked")
socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = socket.create_connection = refuse
"""

UNITS = {
    "a": "a ", "quotes": '"\u201c', "quoted": '"he said ', "commas": ", ", "listed": "killed, ", "digits": "1",
    "numbers": "1 ", "brackets": "(", "of the": "of the ", "said": "police said ", "that": "said that ",
    "killed": "killed and ", "names": "Red Plain Brigade ", "places": "Quetta, ",
    "dates": "3 May 2021, ", "hyphens": "a-", "stops": ". ", "dots": ".", "lines": "a\n\n", "genitives": "'s ",
    "capitals": "KILLED BY THE ", "words": "hundred thousand ", "ranges": "between 5 and 10 ", "who": "said who ",
    "colons": "a: ", "slashes": "a/", "ats": "at@", "tags": "<p>", "entities": "&amp;", "marks": "e\u0301\u0301",
    "joiners": "\u200d", "overrides": "\u202e", "arabic": "قتل مسلحون ", "initials": "J. R. ", "least": "at least ",
    "according": "according to ", "bars": "a | ", "states": "Islamic State ",
    "known": "known as ",
}  # fmt: skip
# Many deeds in one report: the first engine still weighs each against all others of the report.
PAIRED = {"figures": "5 killed; ", "bullets": "- killed 5\n", "told": f"{TOLD} "}


@pytest.fixture(scope="module")
def route() -> Route:
    """The route, warm."""
    opened = open_route()
    seconds(opened, TOLD)
    return opened


def seconds(route: Route, text: str) -> float:
    """CPU seconds from a line of jsonl to what is printed of it."""
    from dateline.formats.contract import reading_json

    stdin = io.BytesIO(json.dumps({"text": text}).encode())
    before = time.process_time()
    for report in read_sources(["-"], ReadOptions(stdin=stdin)):
        if isinstance(report, Report):
            told = route.tell(report)
            json.dumps(reading_json(told.reading, route.summaries(told)))
    return time.process_time() - before


@pytest.mark.parametrize("name", UNITS)
def test_hostile_texts_cost_in_proportion_to_their_length(route: Route, name: str) -> None:
    """Four times the text may cost eight times the time: 4 is linear, 16 would be quadratic."""
    unit = UNITS[name]
    small, large = (seconds(route, (unit * (size // len(unit) + 1))[:size]) for size in (4_000, 16_000))
    assert large < max(8 * small, 0.5), f"{small:.2f} s for 4,000 characters, {large:.2f} s for 16,000"
    assert large < 3


@pytest.mark.parametrize("name", PAIRED)
def test_many_deeds_in_one_report_end_in_time(route: Route, name: str) -> None:
    """About 10 pages of nothing but deeds, more than the longest honest report."""
    unit = PAIRED[name]
    assert seconds(route, (unit * (20_000 // len(unit) + 1))[:20_000]) < 6


@pytest.mark.slow
@pytest.mark.parametrize("name", UNITS)
def test_a_megabyte_of_each_hostile_text_ends_in_time(route: Route, name: str) -> None:
    unit = UNITS[name]
    assert seconds(route, (unit * (1_000_000 // len(unit) + 1))[:1_000_000]) < 120


@pytest.mark.slow
def test_a_sentence_of_200_000_words_ends_in_time(route: Route) -> None:
    words = "gunmen attacked the market and soldiers answered while people fled from "
    assert seconds(route, words * 18_000) < 180


def test_importing_costs_next_to_nothing(tmp_path: Path) -> None:
    cpu = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-c", "import dateline"], check=True, env=environment(), cwd=tmp_path)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    assert min(cpu) < 0.3


def test_reading_one_short_text_costs_about_a_second(tmp_path: Path) -> None:
    """CPU seconds, the least of three; the bound leaves room for a core that is shared with others' work."""
    (tmp_path / "one.txt").write_text(TOLD, encoding="utf-8")
    assert min(dateline(tmp_path, "read", "one.txt").cpu for _ in range(3)) < 1.5


def test_nothing_asks_the_network(tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.mkdir()
    (blocked / "sitecustomize.py").write_text(_BLOCKED, encoding="utf-8")
    path = f"{blocked}:{environment()['PYTHONPATH']}"
    page = (
        f'<html><head><link rel="stylesheet" href="http://plain.example/x.css"></head><body><p>{TOLD}</p></body></html>'
    )
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    for command in (("read", "page.html"), ("add", "page.html"), ("incidents",), ("doctor",)):
        done = dateline(tmp_path, *command, PYTHONPATH=path)
        assert done.status == 0, (command, done.err)
        assert "network" not in done.err
    refused = dateline(tmp_path, "read", "http://127.0.0.1:9/", PYTHONPATH=path)
    assert "[fetch-off]" in refused.err
    assert "network" not in refused.err


@pytest.mark.slow
@pytest.mark.parametrize("command", [("read",), ("add", "--db", "l.db")])
def test_memory_stays_bounded_over_many_reports(tmp_path: Path, command: tuple[str, ...]) -> None:
    source = write_lines(tmp_path / "many.jsonl", list(reports(2_000)))
    measured = (
        "import resource, subprocess, sys; done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL); "
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss); sys.exit(done.returncode)"
    )
    done = subprocess.run(
        [sys.executable, "-c", measured, *PROGRAM, *command, str(source)], cwd=tmp_path, capture_output=True,
        env=environment(), timeout=600, check=True,
    )  # fmt: skip
    kilobytes = int(done.stdout) if sys.platform != "darwin" else int(done.stdout) / 1024
    assert kilobytes / 1024 < MEMORY_MB


def test_a_line_comes_out_before_the_next_goes_in(tmp_path: Path) -> None:
    """Streams are read lazily: a reader at the end of a pipe sees each report when it is there."""
    child = subprocess.Popen(
        [*PROGRAM, "read", "-", "--format", "jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        env=environment(), cwd=tmp_path,
    )  # fmt: skip
    assert child.stdin is not None
    assert child.stdout is not None
    # Blanks, because input comes in blocks of 64 KiB and what is printed must not fill the other pipe meanwhile.
    line = json.dumps({"id": "1", "text": TOLD}).encode() + b" " * 70_000 + b"\n"
    child.stdin.write(line * 2)
    child.stdin.flush()
    ready, _, _ = select.select([child.stdout], [], [], 60)
    assert ready, "the first line did not come out while the second was still going in"
    assert json.loads(child.stdout.readline())["report"]["input_id"] == "1"
    child.stdin.close()
    assert len(child.stdout.read().splitlines()) == 1
    assert child.wait(timeout=60) == 0
