"""Opening: what is a ledger, what is none, what is too new, what is hostile, and what can only be read."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dateline.schema.errors import LedgerError, UsageError
from dateline.store import making, sqlite
from dateline.store.ledger import open_ledger
from dateline.store.tables import HEAD, REVISIONS
from tests.store.building import add, clusters, head, reading


def refused(target: str | Path, *, create: bool = True, wait_s: float = 60.0) -> LedgerError:
    """The error of opening a file that is to be refused."""
    with pytest.raises(LedgerError) as caught:
        open_ledger(str(target), create=create, wait_s=wait_s).close()
    return caught.value


def altered(path: Path, sql: str) -> Path:
    """A ledger at `path`, changed by another program."""
    with open_ledger(str(path)) as ledger:
        add(ledger, reading(1))
    connection = sqlite3.connect(path)
    connection.executescript(sql)
    connection.commit()
    connection.close()
    return path


def test_a_ledger_is_made_once_and_opened_again(path: Path) -> None:
    with open_ledger(str(path)) as ledger:
        assert ledger.writable
        name = add(ledger, reading(1))
    with open_ledger(f"sqlite:///{path}", create=False) as ledger:
        assert ledger.component(name).tellings[0].report.id == reading(1).report.id
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("start", [b"", None])
def test_an_empty_file_or_database_becomes_a_ledger(path: Path, start: bytes | None) -> None:
    if start is None:
        connection = sqlite3.connect(path)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.close()
        assert refused(path, create=False).code == "no-ledger"
    else:
        path.write_bytes(start)
        assert refused(path, create=False).code == "no-ledger"
    with open_ledger(str(path)) as ledger:
        assert ledger.counts().reports == 0


def test_what_is_not_there_is_told(path: Path) -> None:
    assert refused(path, create=False).code == "no-ledger"
    assert refused(path.parent / "nowhere" / "a.db").code == "no-folder"
    assert refused(path.parent).code == "not-a-file"
    assert not path.exists()


@pytest.mark.parametrize("target", ["", ":memory:", "a\0b", "mysql://host/db", "sqlite:", "sqlite://a.db"])
def test_a_target_that_is_no_file_is_wrong_use(target: str) -> None:
    with pytest.raises(UsageError):
        open_ledger(target)


@pytest.mark.parametrize("target", ["postgresql://host/db", "postgres://host/db", "postgresql+psycopg://host/db"])
def test_postgres_says_what_to_install(target: str) -> None:
    error = refused(target)
    assert error.code == "no-postgres"
    assert "dateline[postgres]" in error.message


@pytest.mark.parametrize("content", [b"not a database at all", b"\0" * 4096, b"SQLite format 3", b"\x89PNG\r\n\x1a\n"])
def test_a_file_that_is_no_database_is_refused_and_left_alone(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert refused(path).code == "not-a-ledger"
    assert path.read_bytes() == content


@pytest.mark.parametrize("size", [16, 100, 4096, 8192])
def test_a_database_cut_or_made_of_noise_is_refused(path: Path, size: int) -> None:
    path.write_bytes(b"SQLite format 3\0" + bytes(index * 37 % 251 for index in range(size)))
    assert refused(path).code in ("not-a-ledger", "ledger-damaged", "ledger-foreign", "ledger")


def test_another_programs_database_is_refused_and_left_alone(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.executescript("CREATE TABLE report (id TEXT); INSERT INTO report VALUES ('theirs')")
    connection.close()
    before = path.read_bytes()
    assert refused(path).code == "not-a-ledger"
    assert path.read_bytes() == before


def test_a_newer_ledger_is_refused(path: Path) -> None:
    altered(path, "UPDATE alembic_version SET version_num = '0999'; ALTER TABLE report ADD COLUMN later TEXT")
    error = refused(path)
    assert error.code == "ledger-newer"
    assert "0999" in error.message


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE TRIGGER spy AFTER INSERT ON report BEGIN DELETE FROM claim; END",
        "CREATE VIEW claims_seen AS SELECT * FROM claim",
        "CREATE VIRTUAL TABLE more USING fts5(x)",
        "DROP TABLE report_fts; CREATE VIRTUAL TABLE report_fts USING fts5(title, body, words)",
        "ALTER TABLE claim ADD COLUMN more TEXT",
        "ALTER TABLE claim ADD COLUMN more TEXT GENERATED ALWAYS AS (upper(data)) VIRTUAL",
        "DROP TABLE judgement",
        "DROP TABLE judgement; CREATE VIEW judgement AS SELECT 1 AS seq",
        "DELETE FROM alembic_version",
        "INSERT INTO alembic_version VALUES ('0001')",
        "DROP TABLE alembic_version; CREATE VIEW alembic_version AS SELECT '0002' AS version_num",
    ],
)
def test_a_schema_that_is_not_ours_is_refused(path: Path, sql: str) -> None:
    assert refused(altered(path, sql)).code == "ledger-foreign"


def test_a_users_own_plain_table_does_no_harm(path: Path) -> None:
    with open_ledger(str(altered(path, "CREATE TABLE notes (text TEXT); CREATE INDEX mine ON notes (text)"))) as ledger:
        assert ledger.counts().reports == 1


def test_rows_of_nonsense_are_errors_not_crashes(path: Path) -> None:
    altered(path, "UPDATE claim SET data = '{\"field\": \"killed\"}'; UPDATE account SET data = '[[['")
    with open_ledger(str(path)) as ledger:
        for ask in (ledger.component, ledger.reading):
            with pytest.raises(LedgerError) as caught:
                ask(f"{reading(1).report.id}/#1" if ask == ledger.component else reading(1).report.id)
            assert caught.value.code == "ledger-damaged"
        with pytest.raises(LedgerError):
            ledger.claim(f"{reading(1).report.id}/c1")


def test_an_inflated_row_is_not_followed(path: Path) -> None:
    altered(path, "UPDATE report SET detail = x'789c6300'")
    with open_ledger(str(path)) as ledger, pytest.raises(LedgerError, match="cannot be read"):
        ledger.reading(reading(1).report.id)


def test_incidents_merged_in_a_circle_are_an_error(path: Path) -> None:
    with open_ledger(str(path)) as ledger:
        names = [ledger.component(add(ledger, reading(number))).incident_id for number in (1, 2)]
    connection = sqlite3.connect(path)
    connection.execute("UPDATE incident SET merged_into = 3 - seq")
    connection.commit()
    connection.close()
    with open_ledger(str(path)) as ledger, pytest.raises(LedgerError, match="circle"):
        ledger.component(names[0])


def test_a_damaged_page_is_found(path: Path) -> None:
    with open_ledger(str(path)) as ledger, ledger.transaction(clusters) as write:
        for number in range(60):
            write.put_report(reading(number), head(reading(number)))
    content = bytearray(path.read_bytes())
    for page in range(8, len(content) // 4096, 3):
        content[page * 4096 : page * 4096 + 64] = b"\xff" * 64
    path.write_bytes(content)
    assert refused(path).code == "ledger-damaged"


def test_an_old_sqlite_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 31, 1))
    assert refused(path).code == "old-sqlite"


def test_guards_are_set_on_every_connection(path: Path) -> None:
    open_ledger(str(path)).close()
    connection = sqlite.connect(path, "rw", 1.0)
    settings = {"trusted_schema": 0, "cell_size_check": 1, "foreign_keys": 1, "secure_delete": 1, "synchronous": 2}
    found = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in settings}
    journal = connection.execute("PRAGMA journal_mode").fetchone()[0]
    connection.close()
    assert found == settings
    assert journal == "wal"


def schema(path: Path) -> dict[tuple[str, str], str]:
    """Every object of a database with its SQL, white space aside."""
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    connection.close()
    return {(kind, name): " ".join(sql.split()).replace("( ", "(").replace(" )", ")") for kind, name, sql in rows}


@pytest.fixture
def older(path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger of the first version, which had no full text, with one report in it."""
    with open_ledger(str(path)) as ledger:
        add(ledger, reading(1))
    connection = sqlite3.connect(path)
    connection.executescript("DROP TABLE report_fts; UPDATE alembic_version SET version_num = '0001'")
    connection.close()
    return path


def test_an_older_ledger_is_brought_up_to_date(older: Path, tmp_path: Path) -> None:
    open_ledger(str(tmp_path / "new.db")).close()
    with open_ledger(str(older)) as ledger:
        assert [hit.report for hit in ledger.search("lantern")] == [reading(1).report.id]
    assert schema(older) == schema(tmp_path / "new.db")


def test_the_migrations_make_the_same_tables_as_making(tmp_path: Path) -> None:
    open_ledger(str(tmp_path / "made.db")).close()
    grown = tmp_path / "grown.db"
    connection = sqlite3.connect(grown)
    connection.execute(f"PRAGMA application_id = {sqlite.APPLICATION_ID}")
    connection.close()
    making.bring_up_to_date(grown, 1.0)
    assert schema(grown) == schema(tmp_path / "made.db")
    with open_ledger(str(grown)) as ledger:
        add(ledger, reading(1))


def test_a_failed_migration_leaves_the_ledger_as_it_was(older: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = schema(older)
    connection = sqlite3.connect(older)
    connection.execute("CREATE TABLE report_fts_data (id)")
    connection.commit()
    connection.close()
    with pytest.raises(Exception, match="report_fts"):
        open_ledger(str(older))
    assert {key: sql for key, sql in schema(older).items() if key[1] != "report_fts_data"} == before


def test_every_version_has_its_migration() -> None:
    names = sorted(path.name for path in (Path(making.__file__).parent / "migrations" / "versions").glob("r*.py"))
    assert [name[1:5] for name in names] == list(REVISIONS)
    assert REVISIONS[-1] == HEAD


def test_a_ledger_that_is_up_to_date_opens_without_alembic(path: Path) -> None:
    open_ledger(str(path)).close()
    program = (
        "import sys; from dateline.store.ledger import open_ledger; assert 'sqlalchemy' not in sys.modules; "
        f"open_ledger({str(path)!r}).close(); print('alembic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.fixture
def locked_away() -> Iterator[Path]:
    """A ledger in a folder that other users can only read."""
    if os.name != "posix" or os.geteuid() != 0:
        pytest.skip("only root can become another user")
    folder = Path(tempfile.mkdtemp())
    with open_ledger(str(folder / "test.db")) as ledger:
        add(ledger, reading(1))
        ledger.search("lantern")
    folder.chmod(stat.S_IRWXU | stat.S_IRGRP | stat.S_IXGRP | stat.S_IROTH | stat.S_IXOTH)
    yield folder / "test.db"
    shutil.rmtree(folder)


def as_nobody(do: Callable[[], str]) -> str:
    """What `do` returns when a user without any right runs it, in a child of this process."""
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.setgid(65534)
            os.setuid(65534)
            os.write(into, do().encode())
        except BaseException as error:
            os.write(into, repr(error).encode())
        finally:
            os._exit(0)
    os.close(into)
    os.waitpid(child, 0)
    with os.fdopen(out, "rb") as told:
        return told.read().decode()


def test_a_ledger_in_a_folder_that_cannot_be_written_is_read(locked_away: Path) -> None:
    def look() -> str:
        with open_ledger(str(locked_away), create=False) as ledger:
            found: list[object] = [ledger.writable, ledger.counts().reports, len(ledger.search("lantern"))]
            try:
                add(ledger, reading(2))
            except LedgerError as error:
                found.append(error.code)
        return repr(found)

    assert as_nobody(look) == "[False, 1, 1, 'ledger-read-only']"
    assert [entry.name for entry in locked_away.parent.iterdir()] == ["test.db"]


def test_a_folder_that_cannot_be_written_takes_no_new_ledger(locked_away: Path) -> None:
    def make() -> str:
        try:
            open_ledger(str(locked_away.with_name("new.db"))).close()
        except LedgerError as error:
            return error.code
        return "made"

    assert as_nobody(make) == "ledger-unopened"


def test_a_ledger_that_may_not_be_read_is_told(locked_away: Path) -> None:
    def look() -> str:
        try:
            open_ledger(str(locked_away)).close()
        except LedgerError as error:
            return error.message
        return "opened"

    locked_away.chmod(0o600)
    assert "cannot be read" in as_nobody(look)


def test_a_copy_of_a_closed_ledger_is_whole(path: Path, tmp_path: Path) -> None:
    with open_ledger(str(path)) as ledger:
        add(ledger, reading(1))
    copy = tmp_path / "copy.db"
    shutil.copyfile(path, copy)
    with open_ledger(str(copy), create=False) as again:
        assert again.reading(reading(1).report.id) == reading(1)
        again.check()


def test_a_ledger_that_stays_locked_is_told(path: Path) -> None:
    open_ledger(str(path)).close()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with open_ledger(str(path), wait_s=0.05) as ledger:
        assert ledger.counts().reports == 0
        with pytest.raises(LedgerError) as caught:
            add(ledger, reading(1))
    other.close()
    assert caught.value.code == "ledger-busy"
