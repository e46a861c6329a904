"""A journal that cannot be used: exit code 3, a message with what to do, and no byte changed."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import sqlite3
import sys
import tempfile
import warnings
from contextlib import closing
from pathlib import Path

import pytest
from cli_program import Answer

from tracker import cli
from tracker.store.file import database

COMMANDS = [
    "log t6",
    "show",
    "today",
    "undo",
    "report -o r.pdf",
    "export csv",
    "backup",
    "edit 1 5",
    "profile name X",
]


def damage(path, first, count):
    content = bytearray(path.read_bytes())
    content[first : first + count] = b"\xa5" * min(count, len(content) - first)
    path.write_bytes(content)


def raise_version(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")


def foreign(path):
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE mine (x)")


STATES = {
    "zero bytes": (lambda path: path.write_bytes(b""), "it is empty, 0 bytes long"),
    "not a database": (lambda path: path.write_text("date,tingling\n"), "cannot be used"),
    "a few bytes": (lambda path: path.write_bytes(path.read_bytes()[:100]), "cannot be used"),
    "cut in half": (lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]), "cannot be used"),
    "its first page damaged": (lambda path: damage(path, 100, 3996), "cannot be used"),
    "a database of something else": (foreign, "it is not a tracker journal"),
    "of a newer program": (raise_version, "was written by a newer tracker"),
}


@pytest.mark.parametrize("line", COMMANDS)
@pytest.mark.parametrize(("spoil", "says"), STATES.values(), ids=STATES)
def test_a_file_that_cannot_be_used_is_left_alone(type_, journal, surroundings, spoil, says, line):
    type_("log t6 b4 l3")
    spoil(journal.path)
    before = journal.bytes()
    answer = type_(line)
    assert (answer.code, answer.out) == (3, "")
    assert says in answer.all
    assert "journal.db" in answer.err
    assert 2 <= len(answer.err.splitlines()) <= 6
    assert journal.bytes() == before
    assert {path.name for path in surroundings.iterdir()} <= {"journal.db", "backups"}


@pytest.mark.parametrize("line", COMMANDS)
def test_a_folder_in_the_place_of_the_journal_is_said_to_be_one(type_, surroundings, line):
    (surroundings / "journal.db").mkdir()
    answer = type_(line)
    assert (answer.code, answer.out) == (3, "")
    assert "it is not a file" in answer.all
    assert list((surroundings / "journal.db").iterdir()) == []


@pytest.mark.parametrize("line", COMMANDS)
def test_a_link_to_nothing_does_not_become_a_new_journal(type_, surroundings, line):
    (surroundings / "journal.db").symlink_to("gone.db")
    answer = type_(line)
    assert (answer.code, answer.out) == (3, "")
    assert "is a link to a file that is not there" in answer.all
    assert [path.name for path in surroundings.iterdir()] == ["journal.db"]


def test_a_link_to_a_journal_is_followed(type_, journal, surroundings):
    journal.path.rename(surroundings / "real.db")
    journal.path.symlink_to("real.db")
    assert type_("log t6").code == 0
    assert journal.path.is_symlink()
    assert journal.rows("name") == [("tingling",)]


@pytest.mark.parametrize(("spoil", "says"), STATES.values(), ids=STATES)
def test_where_still_says_where_a_file_is_that_cannot_be_used(type_, journal, spoil, says):
    spoil(journal.path)
    answer = type_("where")
    assert answer.code == 0
    assert says in answer.all
    found = type_("where --json").json
    assert found["entries"] is None
    assert says in found["problem"]


@pytest.mark.thorough
def test_the_installed_command_leaves_a_damaged_journal_alone(start, journal):
    damage(journal.path, 0, 4096)
    before = journal.bytes()
    answer = start("log t6")
    assert (answer.code, answer.out) == (3, "")
    assert "tracker restore" in answer.all
    assert journal.bytes() == before


def test_damage_in_the_middle_of_the_file_is_found_before_a_backup_is_called_one(type_, journal, surroundings):
    for _ in range(3):
        type_("log t6 b4 l3")
    pages = journal.path.stat().st_size // 4096
    with closing(sqlite3.connect(journal.path)) as connection:
        connection.execute("VACUUM")
        (root,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'entries'").fetchone()
    assert root <= pages
    damage(journal.path, (root - 1) * 4096 + 8, 64)
    before = journal.bytes()
    answer = type_("backup")
    assert (answer.code, answer.out) == (3, "")
    assert journal.bytes() == before
    assert not [path for path in surroundings.glob("backups/*") if path.suffix == ".db"]


@pytest.fixture
def short_wait(monkeypatch):
    monkeypatch.setattr(database, "WAIT_SECONDS", 0.2)


MORE = [
    pytest.param(line, marks=pytest.mark.thorough)
    for line in ("edit 1 5", "delete 1", "import in.csv", "profile name X")
]


@pytest.mark.parametrize("line", ["log t6", "undo", *MORE])
def test_a_journal_that_somebody_keeps_locked_is_waited_for_and_then_refused(type_, journal, short_wait, line):
    type_("log t5")
    Path("in.csv").write_text("date,tingling\n2026-11-01,4\n")
    before = journal.bytes()
    with closing(sqlite3.connect(journal.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        answer = type_(line)
        other.execute("ROLLBACK")
    assert (answer.code, answer.out) == (3, "")
    assert "locked" in answer.all
    assert "Nothing was written" in answer.all
    assert journal.bytes() == before
    assert type_("log t6").code == 0


def test_reading_goes_on_while_somebody_is_writing(type_, journal, short_wait):
    type_("log t5")
    with closing(sqlite3.connect(journal.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert type_("show").code == 0
        other.execute("ROLLBACK")


@pytest.fixture
def as_nobody(type_, empty_file, monkeypatch):
    """Run commands as somebody without rights, in a folder that they can see and that has a journal in it.

    In a copy of this process, as whoever has no rights may not even reach the program where it is installed.
    """
    if not hasattr(os, "fork"):
        pytest.skip("this system has no users to change to")
    base = Path(tempfile.mkdtemp(prefix="tracker-nobody-"))
    base.chmod(0o777)
    path = base / "journal.db"
    shutil.copyfile(empty_file, path)
    monkeypatch.chdir(base)
    monkeypatch.setenv("TRACKER_JOURNAL", str(path))

    import pwd

    def run(*words):
        # What the command imports is imported here, where it can be read; on a journal that is not there.
        type_(*words, "--journal", str(base / "missing" / "journal.db"))
        type_("report", "--journal", str(base / "missing" / "journal.db"))
        with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
            with warnings.catch_warnings():
                # The libraries' own threads, asleep, do nothing in the copy.
                warnings.simplefilter("ignore", DeprecationWarning)
                child = os.fork()
            if child == 0:
                code = 99
                with contextlib.suppress(BaseException):
                    if os.geteuid() == 0:
                        os.setgroups([])
                        os.setgid(pwd.getpwnam("nobody").pw_gid)
                        os.setuid(pwd.getpwnam("nobody").pw_uid)
                    sys.stdout, sys.stderr = out, err
                    code = cli.run(list(words))
                    out.flush()
                    err.flush()
                os._exit(code)
            code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            out.seek(0)
            err.seek(0)
            return Answer(code, out.read(), err.read())

    run.path = path
    yield run
    base.chmod(0o755)
    shutil.rmtree(base)


@pytest.mark.parametrize("what", ["file", "folder"])
def test_a_write_protected_journal_can_be_read_and_is_not_written(as_nobody, what):
    path = as_nobody.path
    path.chmod(0o444 if what == "file" else 0o666)
    path.parent.chmod(0o777 if what == "file" else 0o555)
    before = path.read_bytes()
    answer = as_nobody("log", "t6")
    assert (answer.code, answer.out) == (3, "")
    assert "Give yourself the right" in " ".join(answer.err.split())
    assert len(answer.err.splitlines()) <= 5
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.glob("*journal*")] == ["journal.db"]
    assert as_nobody("today").code == 0


def test_a_journal_that_may_not_be_read_is_refused(as_nobody):
    as_nobody.path.chmod(0o000)
    answer = as_nobody("show")
    assert (answer.code, answer.out) == (3, "")
    assert "Traceback" not in answer.err


def test_a_folder_that_may_not_be_written_takes_no_new_journal_and_no_output(as_nobody):
    as_nobody.path.chmod(0o644)
    as_nobody.path.parent.chmod(0o555)
    answer = as_nobody("log", "t6", "--journal", str(as_nobody.path.with_name("new.db")))
    assert (answer.code, answer.out) == (3, "")
    answer = as_nobody("export", "csv", "-o", "out.csv")
    assert (answer.code, answer.out) == (1, "")
    assert "cannot be written" in " ".join(answer.err.split())


def test_files_of_another_user_are_refused_in_words(as_nobody):
    secret = as_nobody.path.with_name("secret.csv")
    secret.write_text("date,tingling\n")
    secret.chmod(0o000)
    if os.geteuid() != 0 and os.access(secret, os.R_OK):
        pytest.skip("rights are not kept here")
    for words in (["import", "secret.csv"], ["backup", "--verify", "secret.csv"], ["restore", "secret.csv", "--yes"]):
        answer = as_nobody(*words)
        assert answer.code in (1, 3)
        assert answer.out == ""
        assert "bug" not in answer.err


@pytest.mark.thorough
@pytest.mark.parametrize("line", ["export csv -o out.csv", "chart -o out.png", "report -o out.pdf"])
def test_a_full_disk_takes_no_half_of_an_output(type_, journal, surroundings, monkeypatch, line):
    type_("log t6")

    def full(_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("tracker.cli.terminal.files.os.fsync", full)
    answer = type_(line)
    assert (answer.code, answer.out) == (3, "")
    assert "no room left" in answer.all
    assert [path.name for path in surroundings.iterdir()] == ["journal.db"]


def test_a_missing_journal_is_not_a_welcome_to_a_reader(type_, surroundings):
    for line in ("show", "undo", "redo", "export csv", "backup", "report", "chart", "edit 1 5", "delete 1"):
        answer = type_(line)
        assert (answer.code, answer.out) == (3, ""), line
        assert "There is no journal at" in answer.all
        assert "tracker log" in answer.all
    assert list(surroundings.iterdir()) == []


@pytest.mark.parametrize("line", ["", "today", "today --plain"])
def test_without_a_journal_today_welcomes_and_starts_none(type_, surroundings, line):
    answer = type_(line)
    assert (answer.code, answer.err) == (0, "")
    assert "There is no journal yet" in answer.all
    assert "tracker log tingling 6" in answer.all
    assert list(surroundings.iterdir()) == []
    assert type_("today --json").json["entries"] == []
    assert type_("where --json").json["entries"] is None
    assert list(surroundings.iterdir()) == []


def test_the_first_entry_starts_a_journal_for_its_owner_alone(start, surroundings):
    answer = start("log t6", drop=("TRACKER_JOURNAL",))
    assert answer.code == 0
    assert "Tingling 6 of 10" in answer.out
    assert "Started a new journal: " in answer.all
    (path,) = Path(os.environ["HOME"]).rglob("journal.db")
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert "Started" not in start("log t6", drop=("TRACKER_JOURNAL",)).err


def test_a_named_journal_in_a_missing_folder_is_a_slip_and_not_a_new_journal(type_, surroundings):
    answer = type_("log t6 --journal missing/journal.db")
    assert (answer.code, answer.out) == (3, "")
    assert "There is no folder" in answer.all
    assert list(surroundings.iterdir()) == []


def test_a_journal_that_is_gone_while_its_backups_are_there_is_not_begun_anew(type_, journal, surroundings):
    type_("log t6")
    type_("backup")
    journal.path.unlink()
    answer = type_("log t7")
    assert (answer.code, answer.out) == (3, "")
    assert "is gone" in answer.all
    assert "tracker restore" in answer.all
    assert not journal.path.exists()
    backup = next((surroundings / "backups").glob("*.db"))
    assert type_(f"restore {backup} --yes").code == 0
    assert journal.rows("name, value") == [("tingling", 6)]


@pytest.mark.thorough
@pytest.mark.parametrize(
    "home", [None, *(pytest.param(home, marks=pytest.mark.thorough) for home in ("", "relative"))]
)
def test_without_a_home_the_program_says_so_and_writes_nowhere(start, surroundings, home):
    drop = ("TRACKER_JOURNAL", "HOME") if home is None else ("TRACKER_JOURNAL",)
    for line in ("log t6", "today", "where", "show"):
        answer = start(line, drop=drop, **({} if home is None else {"HOME": home}))
        assert (answer.code, answer.out) == (3, "")
        assert "HOME is not set" in answer.all
        assert "--journal" in answer.all
    assert list(surroundings.iterdir()) == []


def test_no_leftovers_stay_beside_the_journal(type_, journal, surroundings):
    for line in ("log t6", "undo", "redo", "show", "export json -o j.json", "log t12", "delete 99"):
        type_(line)
    assert {path.name for path in surroundings.iterdir()} == {"journal.db", "j.json"}
    assert not list(Path(os.environ["HOME"]).rglob("*.db*"))


def test_a_journal_of_an_older_program_is_brought_up_to_date_and_the_copy_is_named(type_, surroundings):
    golden = Path(__file__).parent.parent / "store" / "golden" / "0001.sql"
    path = surroundings / "journal.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(golden.read_text(encoding="utf-8"))
    path.chmod(0o600)
    answer = type_("log t6")
    copy = surroundings / "journal-before-upgrade.db"
    assert answer.code == 0
    assert f"As it was, it is kept in {copy}" in answer.all
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    assert "kept in" not in type_("log t5 8am").all, "that is said once"


def test_a_journal_that_is_gone_is_known_by_its_backups_to_every_command(type_, journal):
    type_("log t6")
    type_("backup")
    journal.path.unlink()
    for line in ("today", "show", "log t6", "trend", "due"):
        answer = type_(line)
        assert (answer.code, answer.out) == (3, ""), line
        assert "is gone, but there are backups of it" in answer.all
    assert type_(answer.err.split("tracker ", 1)[1].strip() + " --yes").code == 0
    assert [value for (value,) in journal.rows("value")] == [6]
