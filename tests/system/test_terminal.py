"""Nothing in a report, a file's name or an id moves the terminal: no command prints a control character of theirs."""

from __future__ import annotations

import json
import os
import pty
import select
from pathlib import Path

import pytest

from tests.system.running import PROGRAM, TOLD, dateline, environment

EVIL = "\x1b[31mred\x1b]0;owned\x07\x9b2J\x1b]8;;http://x.example/\x1b\\link\u202egnp\u2066\u2029\x7f\r\x08"
ALLOWED = {"\n", "\t"}
BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029")


def unsafe(text: str) -> set[str]:
    """The control and direction characters of `text` other than a line feed and a tab."""
    return {c for c in text if c in BIDI or ((ord(c) < 32 or 127 <= ord(c) < 160) and c not in ALLOWED)}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with hostile texts, titles, ids and names, and a ledger of them."""
    made = tmp_path_factory.mktemp("hostile")
    (made / "in").mkdir()
    record = {
        "id": EVIL, "title": EVIL + "title", "outlet": EVIL + "Courier", "url": f"http://plain.example/{EVIL}",
        "text": f"{TOLD} {EVIL} The {EVIL} said {EVIL} killed two men.", EVIL: EVIL,
    }  # fmt: skip
    lines = [json.dumps(record), json.dumps({"id": EVIL}), json.dumps({"text": TOLD, "published": EVIL}), EVIL]
    (made / "in" / f"{EVIL.replace('/', '')}.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (made / "in" / f"{EVIL.replace('/', '')}.xyz").write_text("x", encoding="utf-8")
    (made / "in" / "page.html").write_text(f"<title>{EVIL}</title><p>{TOLD} {EVIL}</p>", encoding="utf-8")
    dateline(made, "add", "in", "--db", "l.db")
    return made


SLOW = [pytest.param(form, marks=pytest.mark.slow) for form in ("json", "jsonl", "csv")]


@pytest.mark.parametrize("form", ["table", *SLOW])
def test_no_command_prints_them_in_any_format(folder: Path, form: str) -> None:
    (report, *_) = [hit["report"] for hit in dateline(folder, "search", "gunmen", "--db", "l.db").lines()]
    for command in (
        ("read", "in"), ("add", "in", "--db", "copy.db"), ("incidents", "--db", "l.db"),
        ("show", report, "--db", "l.db"), ("search", "gunmen", "--db", "l.db"),
        ("show", EVIL, "--db", "l.db"), ("search", EVIL, "--db", "l.db"),
    ):  # fmt: skip
        done = dateline(folder, *command, "--format", form)
        out = done.out.replace("\r\n", "\n") if form == "csv" else done.out
        assert unsafe(out) == set(), command
        assert unsafe(done.err) == set(), command
        assert "Traceback" not in done.err
        assert "fault of ours" not in done.err


def test_usage_errors_repeat_no_control_character(folder: Path) -> None:
    for command in (("read", "--format", EVIL, "in"), (EVIL,), ("read", f"--{EVIL}"), ("incidents", "--since", EVIL),
                    ("codebook", EVIL), ("read", EVIL), ("add", "in", "--db", f"{EVIL}/l.db")):  # fmt: skip
        done = dateline(folder, *command)
        assert done.status in (2, 3), (command, done.err)
        assert unsafe(done.err) == set(), command
        assert unsafe(done.out) == set(), command


def test_a_terminal_gets_a_table_without_them(folder: Path) -> None:
    """A real pseudo-terminal: what arrives there is rich's own styling and nothing of the report's."""
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(folder)
        os.execve(PROGRAM[0], [*PROGRAM, "read", "in"], environment(NO_COLOR="1", TERM="dumb", COLUMNS="100"))
    shown = b""
    while True:
        ready, _, _ = select.select([terminal], [], [], 60)
        try:
            piece = os.read(terminal, 65536) if ready else b""
        except OSError:
            break
        if not piece:
            break
        shown += piece
    os.close(terminal)
    _, status = os.waitpid(child, 0)
    text = shown.decode()
    assert os.waitstatus_to_exitcode(status) == 3
    assert "Quetta" in text
    assert "\x1b]" not in text
    assert "\x9b" not in text
    assert "\x1b[31m" not in text
    assert "\x1b[2J" not in text
    assert not BIDI & set(text)
