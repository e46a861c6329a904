"""The journal file: how it is opened, made and refused. What cannot be used keeps its bytes."""

from __future__ import annotations

import errno
import os
import random
import shutil
import sqlite3
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from store_files import AT, is_sound, one_of_each, raw, score

from tracker.domain.model.symptom_list import CATALOGUE, NEW
from tracker.errors import (
    DiskFull,
    JournalDamaged,
    JournalLocked,
    JournalMissing,
    JournalNewer,
    JournalProblem,
    JournalReadOnly,
    NothingFound,
)
from tracker.store.file import database
from tracker.store.file.database import check_schema, connect, translated
from tracker.store.file.folders import is_there
from tracker.store.file.transactions import engine_for, reading, writing
from tracker.store.journal import Journal, open_journal
from tracker.store.upgrade import create_journal

SETTINGS = {
    "foreign_keys": 1,
    "synchronous": 3,  # EXTRA
    "secure_delete": 1,
    "temp_store": 2,  # MEMORY
    "trusted_schema": 0,
    "cell_size_check": 1,
    "journal_mode": "delete",
}


@pytest.mark.parametrize(("setting", "value"), SETTINGS.items())
def test_every_connection_has_every_setting(path: Path, setting: str, value: object) -> None:
    engine = engine_for(path)
    for transaction in (reading, writing):
        for _ in range(2):
            with transaction(engine, path) as connection:
                assert connection.exec_driver_sql(f"PRAGMA {setting}").scalar_one() == value


def test_only_a_migration_does_without_foreign_keys(path: Path) -> None:
    with closing(connect(path, foreign_keys=False)) as connection:
        assert connection.execute("PRAGMA foreign_keys").fetchone() == (0,)
        assert connection.execute("PRAGMA synchronous").fetchone() == (3,)


def test_a_writer_has_the_write_lock_from_the_beginning_and_a_reader_has_not(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "WAIT_SECONDS", 0.05)
    engine = engine_for(path)
    with writing(engine, path), pytest.raises(JournalLocked), writing(engine, path):
        pytest.fail("two writers at once")
    with reading(engine, path), reading(engine, path) as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM entries").scalar_one() == 0


def test_what_fails_half_way_did_not_happen(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(ZeroDivisionError), writing(engine_for(path), path) as connection:
        connection.exec_driver_sql("INSERT INTO profile VALUES ('name', 'Sam')")
        raise ZeroDivisionError
    assert path.read_bytes() == before


def test_a_connection_that_is_closed_in_the_middle_of_a_statement_leaves_nothing_half_written(path: Path) -> None:
    connection = connect(path)
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("CREATE TABLE large (text)")
    rows = "WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 4000)"
    held = connection.execute(f"{rows} INSERT INTO large SELECT hex(zeroblob(2000)) FROM n RETURNING 1")
    assert path.with_name(f"{path.name}-journal").exists(), "more than fits in memory is on the disk already"
    connection.close()
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    assert raw(path, "SELECT name FROM sqlite_schema WHERE name = 'large'") == []
    assert is_sound(path)
    del held


def test_no_parameter_is_in_the_text_of_an_error(path: Path) -> None:
    with pytest.raises(Exception, match="CHECK") as failed, writing(engine_for(path), path) as connection:
        connection.exec_driver_sql("INSERT INTO profile VALUES (?, ?)", ("secret", "words"))
    assert "secret" not in repr(failed.value) and "words" not in repr(failed.value)
    assert failed.value.__suppress_context__


def test_a_new_journal_is_for_its_owner_only(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        path = tmp_path / "deep" / "b12-tracker" / "journal.db"
        assert create_journal(path)
        journal = open_journal(path)
        journal.record([score()], command="log", at=AT)
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [one.name for one in path.parent.iterdir()] == ["journal.db"]


def test_only_a_journal_that_begins_now_has_the_list_of_a_new_one(path: Path, tmp_path: Path) -> None:
    new = tmp_path / "new" / "journal.db"
    assert create_journal(new, begun=AT)
    assert open_journal(path).symptoms() == CATALOGUE, "a journal from before goes on as it was"
    journal = open_journal(new)
    assert journal.symptoms() == NEW
    assert journal.history() == []
    with pytest.raises(NothingFound):
        journal.undo(at=AT)
    journal.choose(NEW.hid("interference"), command="symptom", at=AT)
    assert journal.symptoms().tracked == CATALOGUE.tracked
    assert [one.name for one in new.parent.iterdir()] == ["journal.db"]


def test_a_journal_that_is_there_is_not_made_again(path: Path) -> None:
    open_journal(path).record([score()], command="log", at=AT)
    before = path.read_bytes()
    assert create_journal(path) is False
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == ["journal.db"]


@pytest.mark.parametrize("suffix", ["-journal", "-wal"])
def test_no_journal_is_started_beside_what_a_crash_left_of_another(tmp_path: Path, suffix: str) -> None:
    left = tmp_path / f"journal.db{suffix}"
    left.write_bytes(b"half a transaction")
    with pytest.raises(JournalMissing, match="belongs to it"):
        create_journal(tmp_path / "journal.db")
    assert [one.name for one in tmp_path.iterdir()] == [left.name]


def test_a_cut_while_a_journal_is_made_leaves_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def cut(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tracker.store.upgrade.command.upgrade", cut)
    with pytest.raises(KeyboardInterrupt):
        create_journal(tmp_path / "journal.db")
    assert list(tmp_path.iterdir()) == []


NAMES = [
    "100% mine.db",
    "a b  c.db",
    "what?.db",
    "#1.db",
    'it\'s "mine".db',
    "журнал 日記 \U0001f9b6.db",
    "a&mode=memory.db",
    "?mode=memory",
    "%2e%2e.db",
    "back\\slash.db",
    "new\nline.db",
    "-dash.db",
    "file:x.db",
    "noending",
    ".hidden",
    os.fsdecode(b"latin-1 \xe9.db"),
    "x" * 200 + ".db",
]


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_a_journal_may_have_any_name_and_lie_in_any_folder(new_journal: Path, tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    path = folder / name
    shutil.copy(new_journal, path)
    saved = open_journal(path).record(one_of_each(), command="log", at=AT)
    assert len(open_journal(path).read()) == len(saved)
    assert [one.name for one in folder.iterdir()] == [name]
    assert raw(path, "SELECT count(*) FROM entries") == [(5,)]


def test_a_new_journal_may_have_a_name_with_signs_in_it(tmp_path: Path) -> None:
    path = tmp_path / "100% mine #1?" / "it's.db"
    assert create_journal(path)
    assert open_journal(path).span() is None


def test_a_name_that_is_too_long_is_refused(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 300)
    for attempt in (check_schema, create_journal):
        with pytest.raises(JournalReadOnly, match="too long"):
            attempt(path)


# --- what cannot be used ---


def set_pragma(path: Path, name: str, value: int) -> None:
    raw(path, f"PRAGMA {name} = {value}")


def no_database(path: Path) -> None:
    path.write_bytes(b"Dear diary, " * 500)


def half_of_it(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2 // 4096 * 4096 + 100])


def foreign_database(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE photos (id INTEGER)")


def bad_page(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[100:164] = random.Random(1).randbytes(64)
    path.write_bytes(content)


UNUSABLE: list[tuple[str, Callable[[Path], object], type[JournalProblem], str]] = [
    ("missing", Path.unlink, JournalMissing, "no journal"),
    ("a folder", lambda path: (path.unlink(), path.mkdir()), JournalDamaged, "not a file"),
    ("a pipe", lambda path: (path.unlink(), os.mkfifo(path)), JournalDamaged, "not a file"),
    ("no bytes", lambda path: path.write_bytes(b""), JournalDamaged, "0 bytes"),
    ("one byte", lambda path: path.write_bytes(b"S"), JournalDamaged, "not a tracker"),
    ("only zeros", lambda path: path.write_bytes(bytes(8192)), JournalDamaged, "damaged"),
    ("a text", no_database, JournalDamaged, "no journal, or its beginning is damaged"),
    ("cut in half", half_of_it, JournalDamaged, "damaged"),
    ("random bytes in its first page", bad_page, JournalDamaged, "damaged"),
    ("somebody else's database", foreign_database, JournalDamaged, "not a tracker journal"),
    (
        "with another application_id",
        lambda path: set_pragma(path, "application_id", 1),
        JournalDamaged,
        "not a tracker",
    ),
    ("newer", lambda path: set_pragma(path, "user_version", database.SCHEMA + 1), JournalNewer, "newer"),
    ("without a schema number", lambda path: set_pragma(path, "user_version", 0), JournalDamaged, "tables"),
    ("without a revision", lambda path: raw(path, "DELETE FROM alembic_version"), JournalDamaged, "marked None"),
    (
        "of another revision",
        lambda path: raw(path, "UPDATE alembic_version SET version_num = '9'"),
        JournalDamaged,
        "9",
    ),
    ("without a table of revisions", lambda path: raw(path, "DROP TABLE alembic_version"), JournalDamaged, "tables"),
    ("without a table", lambda path: raw(path, "DROP TABLE plan_phases"), JournalDamaged, "tables"),
]


@pytest.mark.parametrize(("spoil", "problem", "why"), [pytest.param(*case[1:], id=case[0]) for case in UNUSABLE])
def test_a_file_that_cannot_be_used_is_named_and_left_as_it_is(
    path: Path, spoil: Callable[[Path], object], problem: type[JournalProblem], why: str
) -> None:
    spoil(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(problem, match=why) as refused:
        open_journal(path).read()
    assert type(refused.value) is problem
    assert str(path) in refused.value.message and refused.value.hint
    assert (path.read_bytes() if path.is_file() else None) == before
    assert {one.name for one in path.parent.iterdir()} <= {"journal.db"}


def test_a_newer_journal_that_has_other_tables_is_newer_and_not_damaged(path: Path) -> None:
    set_pragma(path, "user_version", 99)
    raw(path, "DROP TABLE alembic_version")
    with pytest.raises(JournalNewer):
        check_schema(path)


def test_a_link_to_nothing_is_not_a_new_journal(tmp_path: Path) -> None:
    link = tmp_path / "journal.db"
    link.symlink_to(tmp_path / "stick" / "journal.db")
    with pytest.raises(JournalMissing, match="link"):
        open_journal(link)
    assert create_journal(link) is False
    assert link.is_symlink() and not link.exists()


def test_a_journal_behind_a_link_is_used_where_it_lies(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(path)
    open_journal(link).record([score()], command="log", at=AT)
    assert link.is_symlink() and raw(path, "SELECT count(*) FROM entries") == [(1,)]


@contextmanager
def as_nobody() -> Iterator[None]:
    """Without the rights of root, whom no permission stops."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def guarded() -> Iterator[Path]:
    """An own folder right under a world-readable one; pytest's are closed to nobody."""
    folder = Path(tempfile.mkdtemp(dir="/tmp" if os.name == "posix" else None))  # noqa: S108
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o700)
    shutil.rmtree(folder)


@pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX's")
@pytest.mark.parametrize(
    ("file_mode", "folder_mode", "can_read"),
    [(0o444, 0o755, True), (0o666, 0o555, True), (0o000, 0o755, False), (0o666, 0o000, False)],
    ids=[
        "a file that cannot be written",
        "a folder that cannot be written",
        "a file that cannot be read",
        "a closed folder",
    ],
)
def test_without_the_right_to_write_there_is_an_error_and_nothing_is_changed(
    new_journal: Path, guarded: Path, file_mode: int, folder_mode: int, can_read: bool
) -> None:
    path = guarded / "journal.db"
    shutil.copy(new_journal, path)
    open_journal(path).record([score()], command="log", at=AT)
    before = path.read_bytes()
    path.chmod(file_mode)
    guarded.chmod(folder_mode)
    with as_nobody():
        if can_read:
            assert len(open_journal(path).read()) == 1
        else:
            with pytest.raises(JournalReadOnly):
                open_journal(path).read()
        with pytest.raises(JournalReadOnly) as refused:
            open_journal(path).record([score()], command="log", at=AT)
        assert refused.value.hint
    guarded.chmod(0o755)
    assert path.read_bytes() == before
    assert [one.name for one in guarded.iterdir()] == ["journal.db"]


@pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX's")
def test_no_journal_is_started_where_nothing_can_be_written(guarded: Path) -> None:
    with as_nobody(), pytest.raises(JournalReadOnly, match="cannot start a journal"):
        create_journal(guarded / "deep" / "journal.db")
    assert list(guarded.iterdir()) == []


def test_a_journal_that_another_keeps_locked_is_said_to_be(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "WAIT_SECONDS", 0.05)
    journal = open_journal(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        for attempt in (
            lambda: open_journal(path),
            journal.read,
            lambda: journal.record([score()], command="log", at=AT),
            lambda: journal.undo(at=AT),
        ):
            with pytest.raises(JournalLocked) as refused:
                attempt()
            assert "Nothing was written" in refused.value.hint
        other.execute("COMMIT")
    assert journal.record([score()], command="log", at=AT)


def test_an_open_read_of_another_holds_up_a_commit_and_nothing_is_half_written(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "WAIT_SECONDS", 0.05)
    journal = open_journal(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM entries").fetchall()
        with pytest.raises(JournalLocked):
            journal.record([score()], command="log", at=AT)
        other.execute("COMMIT")
    assert journal.read() == [] and is_sound(path)


def test_a_full_disk_is_said_and_takes_back_what_was_being_written(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = raw(journal.path, "PRAGMA page_count")[0][0]
    small = connect

    def almost_full(path: Path, **given: bool) -> sqlite3.Connection:
        connection = small(path, **given)
        connection.execute(f"PRAGMA max_page_count = {pages}")
        return connection

    monkeypatch.setattr(database, "connect", almost_full)
    with pytest.raises(DiskFull) as refused:
        Journal(journal.path).record([score(note="x" * 20_000) for _ in range(20)], command="log", at=AT)
    assert "Nothing was written" in refused.value.hint
    monkeypatch.undo()
    assert journal.read() == [] and is_sound(journal.path)
    assert journal.record([score()], command="log", at=AT)


def test_no_room_for_one_more_file_is_a_full_disk_and_no_missing_right(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(**_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("tempfile.mkstemp", full)
    error = sqlite3.OperationalError("unable to open database file")
    error.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
    with pytest.raises(DiskFull, match="one more file"), translated(path):
        raise error
    with pytest.raises(DiskFull, match="no room"):
        create_journal(tmp_path / "new.db")


def test_a_path_that_cannot_be_looked_at_is_not_called_missing(tmp_path: Path) -> None:
    with pytest.raises(JournalReadOnly, match="File name too long"):
        check_schema(tmp_path / ("x" * 300))
    with pytest.raises(OSError, match="File name too long"):
        is_there(tmp_path / ("x" * 300))
    assert [is_there(tmp_path), is_there(tmp_path / "x"), is_there(path_below_a_file(tmp_path))] == [
        True,
        False,
        False,
    ]


def path_below_a_file(folder: Path) -> Path:
    (folder / "file").write_bytes(b"")
    return folder / "file" / "x"


def test_a_commit_of_whose_last_step_the_disk_says_nothing_is_not_said_to_have_failed(path: Path) -> None:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR_DIR_FSYNC
    with pytest.raises(JournalProblem, match="may be in it or not") as caught, translated(path):
        raise error
    assert "look" in caught.value.hint
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR_WRITE
    with pytest.raises(JournalProblem) as caught, translated(path):
        raise error
    assert "Nothing was written" in caught.value.hint


@pytest.mark.thorough
def test_random_bytes_in_any_page_are_damage_or_do_not_show(journal: Journal) -> None:
    saved = journal.record([score(note="x" * 500) for _ in range(60)], command="log", at=AT)
    whole = journal.path.read_bytes()
    chance = random.Random(64)
    refused = 0
    for offset in range(0, len(whole), 512):
        journal.path.write_bytes(whole[:offset] + chance.randbytes(64) + whole[offset + 64 :])
        try:
            read = open_journal(journal.path).read()
        except JournalProblem:
            refused += 1
        else:
            assert len(read) <= len(saved)
    assert refused > 10


def test_an_sqlite_without_strict_tables_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 34, 1))
    monkeypatch.setattr(sqlite3, "sqlite_version", "3.34.1")
    with pytest.raises(JournalProblem, match=r"SQLite 3\.34\.1; a journal needs 3\.37 or newer"):
        create_journal(tmp_path / "journal.db")
    assert [*tmp_path.iterdir()] == []
