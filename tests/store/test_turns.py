"""Turns to write in a folder: who waits gets it, who waits in vain goes on, and a stopped program blocks nobody."""

from __future__ import annotations

import errno
import fcntl
import os
import signal
import sqlite3
import threading
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest
from store_files import AT, raw, score
from test_processes import killed, start

from tracker.errors import JournalLocked
from tracker.store.file import database, transactions, turns
from tracker.store.file.database import check_schema
from tracker.store.file.turns import turn
from tracker.store.journal import Journal, open_journal

pytestmark = pytest.mark.skipif(os.name != "posix", reason="locks on folders are POSIX's")


def is_taken(folder: Path) -> bool:
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(handle)
    return False


def test_who_waits_for_the_turn_has_it_when_it_is_handed_on(tmp_path: Path) -> None:
    came, asked, ended = threading.Event(), threading.Event(), threading.Event()

    def other() -> None:
        asked.set()
        with turn(tmp_path / "journal.db", 20) as it_came:
            if it_came:
                came.set()
            ended.wait(20)

    waiting = threading.Thread(target=other)
    with turn(tmp_path / "journal.db") as ours:
        waiting.start()
        assert ours and asked.wait(20) and not came.wait(0.02)
    assert came.wait(20) and is_taken(tmp_path)
    ended.set()
    waiting.join()
    assert not is_taken(tmp_path)


def test_who_waits_in_vain_goes_on_without_the_turn_and_keeps_nothing(tmp_path: Path) -> None:
    with turn(tmp_path / "journal.db"):
        with turn(tmp_path / "journal.db", 0.01) as came:
            assert not came
        assert is_taken(tmp_path)
    looks = 0
    while is_taken(tmp_path):  # by the thread that waited: it hands the turn on as soon as it has it
        looks += 1
        assert looks < 1_000
        threading.Event().wait(0.005)


def test_without_locks_on_folders_everybody_has_the_turn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    with turn(tmp_path / "no" / "folder" / "journal.db") as came:
        assert came
    monkeypatch.setattr(fcntl, "flock", none)
    with turn(tmp_path / "journal.db") as first, turn(tmp_path / "journal.db") as second:
        assert first and second


def test_two_journals_of_one_folder_are_no_more_than_slowed_down(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transactions, "PATIENCE_SECONDS", 0.01)
    with turn(journal.path.with_name("another.db")):
        assert journal.record([score()], command="log", at=AT)[0].id == 1


def test_a_write_that_ends_between_two_looks_is_no_missing_journal(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file beside a journal was there when it was looked for, and gone when it was looked at."""
    there = os.path.lexists
    monkeypatch.setattr(os.path, "lexists", lambda found: str(found).endswith("-journal") or there(found))
    assert check_schema(path) == database.SCHEMA


STOPPED = """
from store_files import AT, score
from tracker.store.journal import open_journal
journal = open_journal(path)
with journal.at_once():
    journal.record([score(note="never")], command="log", at=AT)
    print("in the middle", flush=True)
    sys.stdin.readline()
"""


@pytest.mark.thorough
def test_a_stopped_program_with_the_turn_is_refused_to_in_words_and_keeps_no_reader_out(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "WAIT_SECONDS", 0.6)
    monkeypatch.setattr(transactions, "PATIENCE_SECONDS", 0.3)
    journal.record([score()], command="log", at=AT)
    stopped = start(STOPPED, journal.path)
    assert stopped.stdout is not None and stopped.stdout.readline() == "in the middle\n"
    stopped.send_signal(signal.SIGSTOP)
    assert is_taken(journal.path.parent)
    with pytest.raises(JournalLocked, match="Another program has kept"):
        journal.record([score(note="refused")], command="log", at=AT)
    assert len(open_journal(journal.path).read()) == 1
    killed(stopped)
    assert journal.record([score(note="after")], command="log", at=AT)[0].id == 2
    assert not is_taken(journal.path.parent)


WRITE_BUSILY = """
from store_files import AT, score
from tracker.store.journal import open_journal
journal = open_journal(path)
print("ready", flush=True)
sys.stdin.readline()
for number in range(12):
    journal.record([score(note=sys.argv[2])], command="log", at=AT)
"""


@pytest.mark.thorough
def test_of_many_writers_none_waits_while_others_write_again_and_again(path: Path) -> None:
    writers = [start(WRITE_BUSILY, path, str(number)) for number in range(12)]
    for writer in writers:
        assert writer.stdout is not None and writer.stdout.readline() == "ready\n"
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("\n")
        writer.stdin.flush()
    for writer in writers:
        _, wrong = writer.communicate(timeout=900)
        assert writer.returncode == 0, wrong
    order = [int(note) for (note,) in raw(path, "SELECT note FROM entries ORDER BY id")]
    assert len(order) == 144
    places: dict[int, list[int]] = {}
    for place, writer_of_it in enumerate(order):
        places.setdefault(writer_of_it, []).append(place)
    between = [later - one for found in places.values() for one, later in pairwise(found)]
    # Without turns, one writes six times running while others wait for sixty.
    assert max(between) < 4 * len(writers)
    assert sorted(between)[len(between) // 2] > len(writers) // 2


def test_a_turn_is_for_the_folder_that_the_file_really_is_in(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link.db").symlink_to(tmp_path / "real" / "journal.db")
    with turn(tmp_path / "link.db"):
        assert is_taken(tmp_path / "real") and not is_taken(tmp_path)


def test_the_file_itself_is_never_opened_for_a_turn(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    """Closing any descriptor of it would end SQLite's locks."""
    opened: list[str] = []
    real = os.open
    monkeypatch.setattr(turns.os, "open", lambda path, *how: opened.append(str(path)) or real(path, *how))
    with closing(sqlite3.connect(journal.path)), turn(journal.path):
        pass
    assert opened == [str(journal.path.parent.resolve())]
