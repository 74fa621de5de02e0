"""Kills, several adders at once, a full disk: what was acknowledged is there, and no report is there by halves."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dateline.schema.errors import LedgerError
from dateline.store import handle, sqlite
from dateline.store.handle import Ledger
from dateline.store.ledger import open_ledger
from tests.store.building import PLACES, add, clusters, head, outline, reading

ROOT = Path(__file__).parents[2]


def adder(path: Path, first: int, last: int, group: int) -> subprocess.Popen[str]:
    """Starts a child that adds readings `first` to `last`."""
    numbers = map(str, (first, last, group))
    return subprocess.Popen(
        [sys.executable, "-m", "tests.store.adder", str(path), *numbers], stdout=subprocess.PIPE, text=True, cwd=ROOT,
        env={"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "PATH": ""},
    )  # fmt: skip


def whole(path: Path, acknowledged: int) -> int:
    """Checks that what was acknowledged is there and that everything there is whole; returns how many there are."""
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    ids = {row[0] for row in connection.execute("SELECT id FROM report")}
    connection.execute("INSERT INTO report_fts(report_fts, rank) VALUES ('integrity-check', 1)")
    connection.close()
    with open_ledger(str(path), create=False) as ledger:
        expected = [one for one in map(reading, range(len(ids))) if one.report.id in ids]
        assert len(expected) == len(ids) >= acknowledged
        for one in expected:
            assert ledger.reading(one.report.id) == one
        for component in ledger.incidents():
            for telling in component.tellings:
                assert len(telling.claims) == 4
        held = ledger.counts()
        assert (held.accounts, held.claims) == (len(ids), 4 * len(ids))
        assert held.incidents == min(len(ids), len(PLACES))
    return len(ids)


def killed_and_resumed(path: Path, kills: int, most: int, dice: random.Random) -> None:
    """Kills an adder `kills` times while it works, and lets it finish in the end."""
    acknowledged = 0
    for _ in range(kills):
        child = adder(path, 0, most, dice.choice((1, 3, 20)))
        assert child.stdout is not None
        assert child.stdout.readline().strip() == "open"
        time.sleep(dice.random() * 0.25)
        child.kill()
        told = [int(line) for line in child.stdout.read().split()]
        child.wait()
        child.stdout.close()
        acknowledged = max([acknowledged, *told])
        assert whole(path, acknowledged) >= acknowledged
    child = adder(path, 0, most, 20)
    child.communicate()
    assert child.returncode == 0
    assert whole(path, most) == most


def test_a_killed_adder_loses_nothing_and_resumes(path: Path) -> None:
    killed_and_resumed(path, 8, 400, random.Random(11))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_a_killed_adder_loses_nothing_and_resumes_again_and_again(path: Path, seed: int) -> None:
    killed_and_resumed(path, 40, 1500, random.Random(seed))


def test_a_kill_while_the_ledger_is_made_leaves_nothing_in_the_way(path: Path) -> None:
    for delay in (0.0, 0.2, 0.4):
        child = adder(path, 0, 5, 1)
        time.sleep(delay)
        child.kill()
        child.communicate()
    with open_ledger(str(path)) as ledger:
        assert ledger.counts().reports <= 5


def test_several_adders_at_once_lose_nothing(path: Path) -> None:
    children = [adder(path, start, start + 40, group) for start, group in ((0, 1), (40, 4), (80, 7), (60, 5))]
    for child in children:
        child.communicate()
        assert child.returncode == 0
    assert whole(path, 120) == 120


def test_one_input_given_to_two_adders_is_added_once(path: Path) -> None:
    children = [adder(path, 0, 60, 2) for _ in range(2)]
    for child in children:
        child.communicate()
        assert child.returncode == 0
    assert whole(path, 60) == 60


def test_a_full_disk_keeps_what_was_acknowledged(path: Path) -> None:
    acknowledged = 0
    with open_ledger(str(path)) as ledger:
        with ledger._raw() as connection:
            (pages,) = connection.execute("PRAGMA page_count").fetchone()
            connection.execute(f"PRAGMA max_page_count = {pages + 60}")
        with pytest.raises(LedgerError) as caught:
            for number in range(500):
                with ledger.transaction(clusters) as write, write.step():
                    (telling,) = write.put_report(reading(number), head(reading(number)))
                    write.put_account(telling, outline(telling), [f"k{number}"], [])
                acknowledged = number + 1
        assert caught.value.code == "disk-full"
        assert "disk is full" in caught.value.message
        assert ledger.counts().reports == acknowledged
    assert acknowledged > 5
    with open_ledger(str(path)) as ledger:
        for number in range(acknowledged, acknowledged + 20):
            add(ledger, reading(number), keys=(f"k{number}",))
        assert ledger.counts().incidents == acknowledged + 20
        ledger.check()


def test_a_step_that_fills_the_disk_undoes_the_group(ledger: Ledger) -> None:
    with ledger._raw() as connection:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages + 20}")
    with pytest.raises(LedgerError) as caught, ledger.transaction(clusters) as write:
        for number in range(200):
            with write.step():
                write.put_report(reading(number), head(reading(number)))
    assert caught.value.code == "disk-full"
    assert ledger.counts().reports == 0


def test_the_log_is_moved_into_the_file_when_it_is_closed(path: Path) -> None:
    ledger = open_ledger(str(path))
    add(ledger, reading(1))
    assert path.with_name("test.db-wal").stat().st_size > 0
    reader = open_ledger(str(path), create=False)
    assert reader.counts().reports == 1
    ledger.close()
    reader.close()
    assert not path.with_name("test.db-wal").exists()


def test_a_reader_does_not_wait_for_a_writer(path: Path) -> None:
    with open_ledger(str(path)) as ledger, open_ledger(str(path), create=False, wait_s=0.01) as reader:
        add(ledger, reading(1))
        with ledger.transaction(clusters) as write:
            write.put_report(reading(2), head(reading(2)))
            assert reader.counts().reports == 1
        assert reader.counts().reports == 2


def test_a_kept_telling_is_told_stale_when_another_process_masks_it(path: Path) -> None:
    with open_ledger(str(path)) as one, open_ledger(str(path)) as other:
        name = add(one, reading(1))
        assert "Grey" in repr(one.component(name))
        with other.transaction(clusters) as write:
            write.forget_name("Grey Lantern Band")
        assert "Grey" not in repr(one.component(name))


def test_errors_of_the_disk_have_codes(path: Path) -> None:
    for message, code in (("disk I/O error", "ledger-io"), ("database disk image is malformed", "ledger-damaged")):
        with pytest.raises(LedgerError) as caught, sqlite.faults(str(path)):
            raise sqlite3.OperationalError(message)
        assert caught.value.code == code
    with pytest.raises(LedgerError) as caught, sqlite.faults(str(path)):
        raise sqlite3.DatabaseError("something never heard of")
    assert caught.value.code == "ledger"
    with pytest.raises(sqlite3.ProgrammingError), sqlite.faults(str(path)):
        raise sqlite3.ProgrammingError("a fault of ours")


def test_listing_reads_page_by_page(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handle, "_PAGE", 2)
    names = [add(ledger, reading(number)) for number in range(7)]
    found = [component.tellings[0].account.id for component in ledger.incidents()]
    assert sorted(found) == sorted(names)
