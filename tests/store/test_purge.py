"""What was purged is in no byte of the file, whatever the pages went through before."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from store_files import AT, is_sound, raw, score

from tracker.errors import DiskFull, NothingFound
from tracker.store.file import database, transactions
from tracker.store.journal import Journal


def wanderings(journal: Journal, count: int, seed: int) -> list[str]:
    """A journal in which rows of all lengths were written, corrected and removed. Returns a word for each number."""
    chance = random.Random(seed)
    words = [f"secret{number:05}x" for number in range(count + 1)]
    notes = [word + "y" * chance.randrange(chance.choice([20, 500, 9000])) for word in words[1:]]
    saved = journal.record([score(note=note) for note in notes], command="log", at=AT)
    for one in chance.sample(saved, count // 4):
        journal.correct(one.id or 0, lambda now: replace(now, note=f"{now.note[:12]} again"), command="edit", at=AT)
    return words


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.thorough
def test_no_copy_of_a_purged_entry_is_left_in_the_file(journal: Journal, seed: int) -> None:
    count = 120
    words = wanderings(journal, count, seed)
    going = random.Random(seed).sample(range(1, count + 1), 40)
    for number in going:
        journal.purge(number, at=AT)
    content = journal.path.read_bytes()
    assert [number for number in going if words[number].encode() in content] == []
    assert all(words[number].encode() in content for number in range(1, count + 1) if number not in going)
    assert is_sound(journal.path)
    assert [path.name for path in journal.path.parent.iterdir()] == ["journal.db"]


@pytest.mark.thorough
def test_without_writing_the_file_anew_a_wiped_row_can_leave_copies(tmp_path: Path) -> None:
    """The control: what purge guards against does happen with secure_delete alone."""
    place = tmp_path / "plain.db"
    ghosts = 0
    for seed in range(4):
        place.unlink(missing_ok=True)
        raw(place, "CREATE TABLE notes (row INTEGER PRIMARY KEY, note TEXT)")
        chance = random.Random(seed)
        with database.closing(database.connect(place)) as connection:
            connection.execute("BEGIN")
            for number in range(2000):
                length = chance.randrange(chance.choice([20, 100, 500, 3000]))
                connection.execute("INSERT INTO notes VALUES (?, ?)", (number, f"secret{number:05}x" + "y" * length))
            connection.execute("COMMIT")
            going = chance.sample(range(2000), 1700)
            connection.execute("BEGIN")
            for number in going:
                connection.execute("DELETE FROM notes WHERE row = ?", (number,))
            connection.execute("COMMIT")
        content = place.read_bytes()
        ghosts += sum(f"secret{number:05}x".encode() in content for number in going)
    assert ghosts > 0


def test_a_purge_keeps_what_the_file_is_and_the_numbers_that_were_given(journal: Journal) -> None:
    journal.record([score(), score(), score()], command="log", at=AT)
    marks = [raw(journal.path, f"PRAGMA {name}") for name in ("application_id", "user_version", "page_size")]
    journal.purge(3, at=AT)
    assert [raw(journal.path, f"PRAGMA {name}") for name in ("application_id", "user_version", "page_size")] == marks
    (new,) = journal.record([score()], command="log", at=AT)
    assert new.id == 4, "a number is never given twice"
    assert [one.id for one in journal.read()] == [1, 2, 4]


def test_a_purge_is_one_line_of_history_that_nothing_undoes(journal: Journal) -> None:
    journal.record([score(note="words")], command="log", at=AT)
    journal.purge(1, at=AT)
    assert raw(journal.path, "SELECT command, state FROM changes ORDER BY id") == [
        ("log", "done"),
        ("purge 1", "dropped"),
    ]
    undone = journal.undo(at=AT)
    assert (undone.command, undone.added_count, undone.purged_since, undone.holds_nothing) == ("log", 0, True, True)
    with pytest.raises(NothingFound):
        journal.undo(at=AT)


def test_a_purge_leaves_what_can_be_redone(journal: Journal) -> None:
    journal.record([score(), score()], command="log", at=AT)
    journal.remove([2], command="delete", at=AT)
    journal.undo(at=AT)
    journal.purge(1, at=AT)
    assert journal.redo(at=AT).removed_count == 1
    assert journal.read() == []


@pytest.mark.parametrize("number", [0, -1, 99, 10**15])
def test_what_is_not_there_cannot_be_purged(journal: Journal, number: int) -> None:
    journal.record([score()], command="log", at=AT)
    before = journal.path.read_bytes()
    with pytest.raises(NothingFound):
        journal.purge(number, at=AT)
    assert journal.path.read_bytes() == before


def test_where_the_file_cannot_be_written_anew_that_is_said_and_can_be_done_later(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.record([score(note="words")], command="log", at=AT)

    def full(path: Path) -> None:
        raise DiskFull("The disk is full. Nothing was written.", "Make room.")

    with monkeypatch.context() as patched:
        patched.setattr(database, "connect", full)
        with pytest.raises(DiskFull, match="words of it may still lie in free space") as failed:
            transactions.rewrite(journal.path)
    assert "type the same command again" in failed.value.hint
    journal.purge(1, at=AT)
    journal.purge(1, at=AT)
    assert raw(journal.path, "SELECT count(*) FROM changes WHERE command = 'purge 1'") == [(1,)]
