"""Backups that prove themselves, and the way back from one: always the old state or the new, never neither."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import random
import shutil
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from dataclasses import fields
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
from store_files import AT, is_sound, known_as, one_of_each, raw, score

from tracker.errors import (
    DiskFull,
    Invalid,
    JournalDamaged,
    JournalLocked,
    JournalMissing,
    JournalNewer,
    JournalProblem,
    JournalReadOnly,
)
from tracker.store.copies import copying
from tracker.store.copies.backup import back_up, restore, safety_copy
from tracker.store.copies.verify import Backup, verify
from tracker.store.file import database
from tracker.store.file.database import SCHEMA
from tracker.store.journal import Journal, open_journal

LOCAL = datetime(2026, 11, 20, 15, 30, 5, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture
def full(journal: Journal) -> Path:
    """A journal with an entry of every kind, of which one was corrected and one deleted."""
    journal.record(one_of_each(), command="log", at=AT)
    journal.correct(1, lambda one: one.__class__(**{**fields_of(one), "note": "changed"}), command="edit", at=AT)
    journal.remove([5], command="delete", at=AT)
    return journal.path


def fields_of(record: Any) -> dict[str, Any]:
    return {one.name: getattr(record, one.name) for one in fields(record)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


def manifest_of(backup: Path) -> Path:
    return backup.with_name(backup.name + ".json")


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


TABLES = ("changes", "entries", "plan_phases", "plans", "profile", "purged", "remembered", "symptoms")
COUNTS = {**dict.fromkeys(TABLES, 0), "changes": 3, "entries": 6}


def test_a_backup_holds_everything_and_says_so(full: Path, folder: Path) -> None:
    made = back_up(full, folder, at=LOCAL)
    assert made.path == folder / "journal-20261120-153005.db"
    assert dict(made.counts) == COUNTS
    assert (made.live_entries, made.proved) == (4, True)
    for table in ("changes", "entries", "alembic_version"):
        assert raw(made.path, f"SELECT * FROM {table}") == raw(full, f"SELECT * FROM {table}")
    assert made.sha256 == hashlib.sha256(made.path.read_bytes()).hexdigest()
    assert names(folder) == ["journal-20261120-153005.db", "journal-20261120-153005.db.json"]
    assert open_journal(made.path).read() == open_journal(full).read()


def test_the_manifest_says_what_the_backup_holds(full: Path, folder: Path) -> None:
    made = back_up(full, folder, at=LOCAL)
    assert json.loads(manifest_of(made.path).read_text()) == {
        "schema": 1,
        "file": made.path.name,
        "bytes": made.path.stat().st_size,
        "sha256": made.sha256,
        "journal": open_journal(full).identity(),
        "counts": COUNTS,
        "live_entries": 4,
        "made": "2026-11-20T14:30:05+00:00",
    }


def test_a_backup_is_for_its_owner_only(full: Path, folder: Path) -> None:
    before = os.umask(0)
    try:
        made = back_up(full, folder, at=LOCAL)
    finally:
        os.umask(before)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(one.stat().st_mode) for one in folder.iterdir()} == {0o600}
    assert made.proved


def test_a_backup_overwrites_nothing(full: Path, folder: Path) -> None:
    folder.mkdir()
    taken = folder / "journal-20261120-153005.db"
    taken.symlink_to(folder / "nowhere")
    manifest_of(folder / "journal-20261120-153005-2.db").write_text("mine")
    made = [back_up(full, folder, at=LOCAL).path.name for _ in range(2)]
    assert made == ["journal-20261120-153005-3.db", "journal-20261120-153005-4.db"]
    assert taken.is_symlink() and not taken.exists()
    assert manifest_of(folder / "journal-20261120-153005-2.db").read_text() == "mine"


def test_a_backup_leaves_the_journal_and_no_half_files(full: Path, folder: Path) -> None:
    before = full.read_bytes()
    back_up(full, folder, at=LOCAL)
    assert full.read_bytes() == before
    assert not [name for name in names(folder) if name.startswith(".")]


def test_a_damaged_journal_makes_no_backup(full: Path, folder: Path) -> None:
    index_page_lost(full)
    with pytest.raises(JournalDamaged):
        back_up(full, folder, at=LOCAL)
    assert names(folder) == []


def index_page_lost(path: Path) -> None:
    """Damage that a start does not see: an index that no longer lists what its table holds."""
    ((page,),) = raw(path, "SELECT rootpage FROM sqlite_schema WHERE name = 'ix_entries_day'")
    ((size,),) = raw(path, "PRAGMA page_size")
    content = bytearray(path.read_bytes())
    content[(page - 1) * size : page * size] = bytes([10, 0, 0, 0, 0, size >> 8, 0, 0]) + bytes(size - 8)
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("number", "problem"), [(errno.ENOSPC, DiskFull), (errno.EDQUOT, DiskFull), (errno.EROFS, JournalReadOnly)]
)
def test_a_folder_that_takes_no_file_is_said_to_be(
    full: Path, folder: Path, number: int, problem: type[JournalProblem], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(copying.tempfile, "mkstemp", refuse)
    with pytest.raises(problem):
        back_up(full, folder, at=LOCAL)


# --- verify ---


@pytest.fixture
def made(full: Path, folder: Path) -> Backup:
    return back_up(full, folder, at=LOCAL)


def test_a_whole_backup_is_proved_by_its_manifest_and_only_by_it(made: Backup) -> None:
    assert verify(made.path) == made
    manifest_of(made.path).unlink()
    alone = verify(made.path)
    assert (alone.proved, alone.sha256, alone.counts) == (False, made.sha256, made.counts)


def test_a_single_bit_anywhere_is_enough_to_refuse_a_backup(made: Backup) -> None:
    whole = made.path.read_bytes()
    chance = random.Random(12)
    offsets = {0, 18, 24, 60, 68, 95, len(whole) - 1, *(chance.randrange(len(whole)) for _ in range(200))}
    for offset in offsets:
        made.path.write_bytes(
            whole[:offset] + bytes([whole[offset] ^ 1 << chance.randrange(8)]) + whole[offset + 1 :]
        )
        with pytest.raises(JournalDamaged, match="SHA-256"):
            verify(made.path)
    made.path.write_bytes(whole)
    assert verify(made.path).proved


@pytest.mark.thorough
def test_without_its_manifest_a_damaged_backup_is_refused_or_was_not_hurt_where_it_counts(made: Backup) -> None:
    manifest_of(made.path).unlink()
    whole = made.path.read_bytes()
    chance = random.Random(7)
    refused = 0
    for _ in range(150):
        offset = chance.randrange(len(whole) - 64)
        made.path.write_bytes(whole[:offset] + chance.randbytes(64) + whole[offset + 64 :])
        try:
            assert not verify(made.path).proved
        except JournalProblem:
            refused += 1
    assert refused > 10


@pytest.mark.parametrize("left", [0, 1, 99, 100, 4096, 4097, -4096, -1])
@pytest.mark.parametrize("with_manifest", [True, False])
def test_a_backup_cut_short_is_refused(made: Backup, left: int, with_manifest: bool) -> None:
    if not with_manifest:
        manifest_of(made.path).unlink()
    made.path.write_bytes(made.path.read_bytes()[:left])
    with pytest.raises(JournalDamaged):
        verify(made.path)


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b"{}", b'{"sha256": null}', b"\xff\xfe", b'{"sha256": "00"}']
)
def test_a_manifest_that_proves_nothing_refuses_the_backup(made: Backup, content: bytes) -> None:
    manifest_of(made.path).write_bytes(content)
    with pytest.raises(JournalDamaged):
        verify(made.path)


def test_a_manifest_with_other_counts_refuses_the_backup(made: Backup) -> None:
    said = json.loads(manifest_of(made.path).read_text())
    manifest_of(made.path).write_text(json.dumps({**said, "counts": {**said["counts"], "entries": 5}}))
    with pytest.raises(JournalDamaged, match="manifest"):
        verify(made.path)


def test_what_the_journal_remembers_is_counted_and_an_older_manifest_that_counts_less_is_good(
    full: Path, folder: Path
) -> None:
    open_journal(full).remember([known_as("tingling")], command="symptom", at=AT)
    made = back_up(full, folder, at=LOCAL)
    said = json.loads(manifest_of(made.path).read_text())
    assert said["counts"] == {**COUNTS, "changes": 4, "remembered": 1}
    for counts, good in (
        ({"changes": 4, "entries": 6, "plans": 0, "symptoms": 0}, True),
        ({**said["counts"], "remembered": 0}, False),
        ({"changes": 4}, False),
        ([], False),
    ):
        manifest_of(made.path).write_text(json.dumps({**said, "counts": counts}))
        if good:
            assert verify(made.path).proved
        else:
            with pytest.raises(JournalDamaged, match="manifest"):
                verify(made.path)


def foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE entries (id)")


NO_BACKUP: list[tuple[str, Callable[[Path], object], type[JournalProblem]]] = [
    ("missing", Path.unlink, JournalMissing),
    ("a folder", lambda path: (path.unlink(), path.mkdir()), JournalDamaged),
    ("a text", lambda path: path.write_text("Dear diary, " * 500), JournalDamaged),
    ("somebody else's database", foreign, JournalDamaged),
    ("newer", lambda path: raw(path, f"PRAGMA user_version = {SCHEMA + 1}"), JournalNewer),
    ("an index that lies", index_page_lost, JournalDamaged),
    ("an entry that points to nothing", lambda path: raw(path, "DELETE FROM changes WHERE id = 1"), JournalDamaged),
]


@pytest.mark.parametrize(("spoil", "problem"), [pytest.param(*case[1:], id=case[0]) for case in NO_BACKUP])
def test_what_is_no_backup_is_refused_and_the_journal_is_left(
    made: Backup, full: Path, spoil: Callable[[Path], object], problem: type[JournalProblem]
) -> None:
    manifest_of(made.path).unlink()
    spoil(made.path)
    before, beside = full.read_bytes(), names(full.parent)
    for attempt in (lambda: verify(made.path), lambda: restore(made.path, full)):
        with pytest.raises(problem) as refused:
            attempt()
        assert refused.value.hint
    assert (full.read_bytes(), names(full.parent)) == (before, beside)


@pytest.mark.parametrize(
    ("spoil", "problem"),
    [(Path.unlink, JournalMissing), (lambda path: (path.unlink(), path.mkdir()), JournalDamaged)],
    ids=["missing", "a folder"],
)
def test_what_a_manifest_without_its_file_stands_for_is_said_to_be_missing_or_no_journal(
    made: Backup, spoil: Callable[[Path], object], problem: type[JournalProblem]
) -> None:
    spoil(made.path)
    with pytest.raises(problem):
        verify(made.path)


def test_a_backup_that_nobody_may_read_is_said_to_be_unreadable(
    made: Backup, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: Path) -> bool:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("tracker.store.copies.verify.is_encrypted", refused)
    with pytest.raises(JournalReadOnly, match="cannot be read: Permission denied"):
        verify(made.path)


# --- restore ---


def content(path: Path) -> list[tuple[object, ...]]:
    return raw(path, "SELECT * FROM entries ORDER BY row")


def test_who_does_not_agree_to_what_was_found_keeps_the_journal_as_it_is(made: Backup, full: Path) -> None:
    open_journal(full).record([score(note="after the backup")], command="log", at=AT)
    before, beside = full.read_bytes(), names(full.parent)

    def refuse(found: Backup) -> None:
        assert (found.path, found.live_entries) == (made.path, made.live_entries)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        restore(made.path, full, agree=refuse)
    assert (full.read_bytes(), names(full.parent)) == (before, beside)


def test_a_restored_journal_holds_what_the_backup_holds_and_what_was_there_is_kept(made: Backup, full: Path) -> None:
    then = content(full)
    open_journal(full).record([score(note="after the backup")], command="log", at=AT)
    now = content(full)
    found, kept = restore(made.path, full)
    assert found == made
    assert content(full) == then and is_sound(full)
    assert kept == full.with_name("journal-before-restore.db")
    assert content(kept) == now and stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert restore(kept, full)[1] == full.with_name("journal-before-restore-2.db")
    assert content(full) == now
    assert open_journal(full).record([score()], command="log", at=AT)


def test_a_restore_can_be_made_into_a_journal_that_is_missing(made: Backup, full: Path, tmp_path: Path) -> None:
    for place in (full, tmp_path / "new" / "folder" / "journal.db"):
        place.unlink(missing_ok=True)
        assert restore(made.path, place) == (made, None)
        assert len(open_journal(place).read()) == 4
        assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "junk", [b"", b"S", b"Dear diary, " * 1000, bytes(8192)], ids=["empty", "one byte", "text", "zeros"]
)
def test_a_restore_over_a_damaged_journal_keeps_its_bytes(made: Backup, full: Path, junk: bytes) -> None:
    full.write_bytes(junk)
    _, kept = restore(made.path, full)
    assert kept == full.with_name("journal-damaged.db") and kept.read_bytes() == junk
    assert len(open_journal(full).read()) == 4


def test_a_restore_whose_last_sync_fails_says_that_the_journal_is_there(
    made: Backup, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost = tmp_path / "lost.db"

    def fail(folder: Path) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr("tracker.store.copies.backup.sync_folder", fail)
    with pytest.raises(JournalProblem, match="is written, but the disk answered with an error"):
        restore(made.path, lost)
    assert is_sound(lost)


def test_a_whole_journal_whose_copy_cannot_be_read_back_is_not_restored_over(
    made: Backup, full: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, beside = full.read_bytes(), names(full.parent)
    monkeypatch.setattr("tracker.store.copies.backup.safety_copy", Mock(side_effect=JournalDamaged("damaged", "")))
    with pytest.raises(JournalProblem, match="could not be read back"):
        restore(made.path, full)
    assert (full.read_bytes(), names(full.parent)) == (before, beside)


def test_what_was_restored_and_is_not_what_was_checked_is_checked_again(
    made: Backup, full: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.store.copies.backup.copy_pages", lambda *_, **__: index_page_lost(full))
    with pytest.raises(JournalDamaged, match="is restored, but it does not read back"):
        restore(made.path, full)


@pytest.mark.parametrize(
    ("prepare", "checks"),
    [
        pytest.param(lambda full: None, 1, id="over what it is a backup of"),
        pytest.param(lambda full: full.unlink(), 1, id="where there is none"),
        pytest.param(lambda full: full.write_bytes(b"junk"), 1, id="over junk"),
        pytest.param(lambda full: raw(full, "UPDATE entries SET note = 'later'"), 2, id="over another state"),
    ],
)
def test_the_same_bytes_are_checked_whole_once(
    made: Backup, full: Path, monkeypatch: pytest.MonkeyPatch, prepare: Callable[[Path], object], checks: int
) -> None:
    prepare(full)
    check = Mock(wraps=copying.refuse_broken)
    monkeypatch.setattr(copying, "refuse_broken", check)
    restore(made.path, full)
    assert check.call_count == checks
    assert content(full) == content(made.path) and is_sound(full)


def test_a_backup_that_is_spoilt_after_its_check_is_found_out_before_it_is_the_journal(
    made: Backup, full: Path
) -> None:
    full.unlink()
    with pytest.raises(JournalDamaged):
        restore(made.path, full, agree=lambda found: index_page_lost(made.path))
    assert not full.exists() and not [one for one in names(full.parent) if one.startswith(".copy-")]


def test_a_backup_that_the_disk_gives_back_otherwise_is_refused(
    full: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.store.copies.backup.sha256", Mock(side_effect=["1" * 64, "2" * 64]))
    with pytest.raises(JournalDamaged, match="does not give back what was written"):
        back_up(full, folder, at=LOCAL)


def test_a_restore_over_a_journal_that_lies_keeps_its_bytes(made: Backup, full: Path) -> None:
    index_page_lost(full)
    before = full.read_bytes()
    _, kept = restore(made.path, full)
    assert kept is not None and kept.read_bytes() == before
    assert is_sound(full)


def hot_journal(path: Path) -> bytes:
    """The rollback journal that a power cut leaves behind: the bytes, with the file as it was before."""
    before = path.read_bytes()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_spill = 1")
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE entries SET note = hex(randomblob(4000))")
        left = path.with_name(path.name + "-journal").read_bytes()
        connection.execute("ROLLBACK")
    assert path.read_bytes() == before and left[:8] == bytes.fromhex("d9d505f920a163d7")
    return left


@pytest.mark.parametrize("what_is_there", [b"", None], ids=["an empty file", "no file"])
def test_what_a_crash_left_beside_a_lost_journal_is_not_played_into_the_restored_one(
    made: Backup, full: Path, what_is_there: bytes | None
) -> None:
    left = hot_journal(full)
    then = content(full)
    open_journal(full).record([score(note="x" * 9000) for _ in range(20)], command="log", at=AT)
    if what_is_there is None:
        full.unlink()
    else:
        full.write_bytes(what_is_there)
    full.with_name("journal.db-journal").write_bytes(left)
    restore(made.path, full)
    assert is_sound(full) and content(full) == then
    assert not full.with_name("journal.db-journal").exists()
    aside = [one for one in full.parent.iterdir() if one.name.endswith(".db-journal")]
    assert [one.read_bytes() for one in aside] == [left]


def test_a_journal_that_a_crash_left_half_written_is_rolled_back_before_it_is_restored_over(
    made: Backup, full: Path
) -> None:
    full.with_name("journal.db-journal").write_bytes(hot_journal(full))
    then = content(full.parent / "backups" / made.path.name)
    _, kept = restore(made.path, full)
    assert kept is not None and content(kept) == then == content(full)


def test_a_link_stays_a_link(made: Backup, full: Path, tmp_path: Path) -> None:
    link = tmp_path / "elsewhere" / "link.db"
    link.parent.mkdir()
    link.symlink_to(full)
    for spoil in (lambda: None, lambda: full.write_bytes(b"junk"), full.unlink):
        spoil()
        restore(made.path, link)
        assert link.is_symlink() and link.resolve() == full
        assert len(open_journal(full).read()) == 4


def test_a_hard_link_stays_linked_when_a_whole_journal_is_restored(made: Backup, full: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    other.hardlink_to(full)
    open_journal(full).record([score()], command="log", at=AT)
    restore(made.path, full)
    assert other.samefile(full) and len(open_journal(other).read()) == 4


def test_a_journal_is_not_restored_from_itself(full: Path, tmp_path: Path) -> None:
    before = full.read_bytes()
    link, hard = tmp_path / "link.db", tmp_path / "hard.db"
    link.symlink_to(full)
    hard.hardlink_to(full)
    for name in (full, link, hard, full.parent / "." / full.name):
        with pytest.raises(Invalid, match="the journal itself"):
            restore(name, full)
    assert full.read_bytes() == before


def test_a_newer_journal_is_not_restored_over(made: Backup, full: Path) -> None:
    raw(full, f"PRAGMA user_version = {SCHEMA + 1}")
    before = full.read_bytes()
    with pytest.raises(JournalNewer):
        restore(made.path, full)
    assert full.read_bytes() == before


def test_a_folder_is_not_restored_over(made: Backup, full: Path) -> None:
    full.unlink()
    full.mkdir()
    with pytest.raises(JournalDamaged, match="not a file"):
        restore(made.path, full)
    assert full.is_dir()


@pytest.mark.parametrize("lock", ["BEGIN", "BEGIN EXCLUSIVE"])
def test_a_restore_into_a_locked_journal_gives_up_and_leaves_it(
    made: Backup, full: Path, lock: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "WAIT_SECONDS", 0.05)
    before = content(full)
    with closing(sqlite3.connect(full, isolation_level=None)) as other:
        other.execute(lock)
        other.execute("SELECT count(*) FROM entries").fetchone()
        with pytest.raises(JournalLocked):
            restore(made.path, full)
        other.execute("COMMIT")
    assert content(full) == before and is_sound(full)


def test_a_safety_copy_lies_beside_the_file_itself(full: Path, tmp_path: Path) -> None:
    link = tmp_path / "elsewhere" / "link.db"
    link.parent.mkdir()
    link.symlink_to(full)
    copy = safety_copy(link, "before-upgrade")
    assert copy.parent == full.parent and content(copy) == content(full)


def test_a_backup_made_while_others_write_is_one_state(full: Path, folder: Path) -> None:
    with closing(sqlite3.connect(full, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("INSERT INTO changes (at, command, state) VALUES ('2026-11-20T14:30:00Z', 'half', 'done')")
        made = back_up(full, folder, at=LOCAL)
        other.execute("COMMIT")
    assert made.counts["changes"] == 3
    assert raw(full, "SELECT count(*) FROM changes") == [(4,)]


def test_a_backup_on_a_medium_that_cannot_be_written_can_be_verified_and_restored(made: Backup, full: Path) -> None:
    made.path.chmod(0o400)
    made.path.parent.chmod(0o500)
    try:
        assert verify(made.path).proved
        assert restore(made.path, full)[0] == made
    finally:
        made.path.parent.chmod(0o700)


def test_the_names_of_backups_follow_the_journal(new_journal: Path, tmp_path: Path, folder: Path) -> None:
    mine = tmp_path / "it's 100%.db"
    shutil.copy(new_journal, mine)
    made = back_up(mine, folder, at=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC))
    assert made.path.name == "it's 100%-20260102-030405.db"
    assert restore(made.path, mine)[0].proved
