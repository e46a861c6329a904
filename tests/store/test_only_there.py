"""What only the other journal has is copied by SQLite. It becomes what it became when it was read and decided."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import Connection, text
from store_files import AT, is_sound, one_of_each, raw, score
from test_merge import CLOCK, TABLES, at, history, live, steps, take_step, turns

from tracker.store import merge_write
from tracker.store.journal import Journal, open_journal
from tracker.store.merge import Merged, merge
from tracker.store.rows import only_there

find = only_there.find
_READ_ALL = (
    "INSERT OR IGNORE INTO temp.unsettled SELECT uid FROM beside.entries WHERE row IN (SELECT row FROM temp.apart)",
    "UPDATE temp.apart SET known = 1",
)


@contextmanager
def every_entry_read() -> Iterator[None]:
    """Meanwhile a merge reads and decides about every entry, as about those that both journals know."""

    def found(connection: Connection) -> only_there.Found:
        for statement in _READ_ALL:
            connection.execute(text(statement))
        return find(connection)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(only_there, "find", found)
        yield


def whole(path: Path) -> dict[str, Any]:
    """All of a journal: every version with the changes that made it, and how many numbers an entry has."""
    said = raw(path, "SELECT id, command, at, state, undone_at, turns FROM changes ORDER BY id")
    changes = {None: None} | {number: change for number, *change in said}
    found: dict[str, Any] = {}
    for table, columns in TABLES.items():
        versions = raw(path, f"SELECT added_by, removed_by, live, {columns} FROM {table}")
        said_of = ((changes[added], changes[removed], *content) for added, removed, *content in versions)
        found[table] = sorted(said_of, key=repr)
    in_order = {"changes": [change for _, *change in said]}
    numbers = raw(path, "SELECT uid, count(DISTINCT id) FROM entries GROUP BY uid ORDER BY uid")
    return found | in_order | {"numbers": numbers, "purged": sorted(raw(path, "SELECT digest FROM purged"))}


def merged_in_both_ways(ours: Path, theirs: Path, **given: Any) -> tuple[Path, Merged]:
    """Merge with and without reading everything: the same comes of it. Returns the journal without."""
    read, copied = (Path(shutil.copy2(ours, ours.with_name(f"{name}.db"))) for name in ("read", "copied"))
    with every_entry_read():
        expected = merge(open_journal(read), theirs, at=at(10_000), **given)
    found = merge(open_journal(copied), theirs, at=at(10_000), **given)
    assert replace(found, kept=None) == replace(expected, kept=None)
    assert whole(copied) == whole(read)
    assert is_sound(copied)
    return copied, found


def take_any_step(journal: Journal, kind: str, number: int, minutes: int) -> None:
    """A step of ``test_merge``, and two more: an entry that is often in one journal only, and a purge."""
    entries = journal.read()
    if kind == "new":
        journal.record([score(float(number), uid=f"{number}" * 32)], command="log", at=at(minutes))
    elif kind == "purge" and entries:
        journal.purge(entries[number % len(entries)].id or 0, at=at(minutes))
    else:
        take_step(journal, kind, number, at(minutes))


MORE_KINDS = ("new", "new", "edit", "delete", "purge", "share")
more_steps = st.lists(
    st.tuples(
        st.integers(0, 1), st.sampled_from(("new", "new", "edit", "delete", "purge", "share")), st.integers(0, 9)
    ),
    max_size=10,
)


@settings(max_examples=settings.default.max_examples // 4, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    taken=st.tuples(more_steps, steps, turns, more_steps).map(lambda lists: [one for each in lists for one in each]),
    options=st.fixed_dictionaries({"dry_run": st.booleans(), "purged_too": st.booleans()}),
)
def test_of_any_two_journals_the_same_comes_as_when_every_entry_is_read(
    new_journal: Path, taken: list[tuple[int, str, int]], options: dict[str, bool]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        both = [
            open_journal(Path(shutil.copy2(new_journal, Path(folder) / f"{name}.db"))) for name in ("one", "other")
        ]
        minutes = 10
        for who, kind, number in taken:
            minutes += CLOCK.get(kind, 0)
            if kind == "share":
                merge(both[who], both[1 - who].path, at=at(minutes))
            take_any_step(both[who], kind, number, minutes)
        for ours, theirs in (both, both[::-1]):
            merged_in_both_ways(ours.path, theirs.path, **options)
            for left in Path(folder).glob("*before-merge*"):
                left.unlink()


@pytest.fixture
def two(journal: Journal, new_journal: Path, tmp_path: Path) -> tuple[Journal, Journal]:
    """A journal with an entry of each kind, and another one that began apart: an entry that was corrected, one that
    was deleted, one whose correction was undone, and one that a merge brought, which was undone."""
    journal.record(one_of_each(), command="log", at=AT)
    other, third = (open_journal(Path(shutil.copy2(new_journal, tmp_path / f"{name}.db"))) for name in ("b", "c"))
    other.record([score(float(number), uid=f"{number}" * 32) for number in range(1, 5)], command="log", at=AT)
    other.correct(2, lambda one: replace(one, note="corrected"), command="edit", at=at(1))
    other.remove([3], command="delete", at=at(2))
    other.correct(4, lambda one: replace(one, note="not so"), command="edit", at=at(3))
    other.undo(at=at(4))
    third.record([score(9.0, uid="9" * 32)], command="log", at=AT)
    merge(other, third.path, at=at(5))
    other.undo(at=at(6))
    return journal, other


def test_what_only_the_other_one_has_comes_with_its_history_and_its_moments(two: tuple[Journal, Journal]) -> None:
    ours, theirs = two
    path, found = merged_in_both_ways(ours.path, theirs.path)
    assert (found.counts["entries"].added, found.history) == (3, 6)
    mine = {one.uid for one in ours.read()}
    new = [row for row in raw(path, "SELECT uid, id, note, live FROM entries ORDER BY row") if row[0] not in mine]
    # What holds first, then the history; a deleted entry gets its number from its history.
    assert new == [
        ("1" * 32, 6, "", 1),
        ("2" * 32, 7, "corrected", 1),
        ("4" * 32, 8, "", 1),
        ("1" * 32, 6, "", 0),
        ("2" * 32, 7, "", 0),
        ("2" * 32, 7, "corrected", 0),
        ("3" * 32, 12, "", 0),
        ("4" * 32, 8, "", 0),
        ("4" * 32, 8, "not so", 0),
    ]
    commands = [command for (command,) in raw(path, "SELECT command FROM changes WHERE id > 1 ORDER BY id")]
    assert commands == ["merged log", "merged edit", "merged delete", "merged edit", "merge"]
    merged = open_journal(path)
    assert merged.undo(at=at(10_001)).command == "merge"
    assert live(path) == live(ours.path)
    merged.redo(at=at(10_002))
    assert live(path)["entries"] == live(ours.path)["entries"] | live(theirs.path)["entries"]
    assert merge(merged, theirs.path, at=at(10_003)).nothing_new


def test_an_entry_that_was_deleted_and_imported_again_has_one_number_here(two: tuple[Journal, Journal]) -> None:
    ours, theirs = two
    for minutes, (uid, stays) in enumerate((("3" * 32, True), ("8" * 32, False), ("8" * 32, False)), 7):
        (one,) = theirs.record([score(float(minutes % 3), uid=uid)], command="import", at=at(minutes))
        if not stays:
            theirs.remove([one.id or 0], command="delete", at=at(minutes))
    twice = raw(theirs.path, "SELECT uid FROM entries GROUP BY uid HAVING count(DISTINCT id) > 1 ORDER BY uid")
    assert twice == [("3" * 32,), ("8" * 32,)]
    path, _ = merged_in_both_ways(ours.path, theirs.path)
    assert raw(path, "SELECT uid FROM entries GROUP BY uid HAVING count(DISTINCT id) > 1") == []


def test_in_more_parts_than_one_the_same_is_written(
    two: tuple[Journal, Journal], monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, theirs = two
    monkeypatch.setattr(only_there, "_BATCH", 2)
    path, _ = merged_in_both_ways(ours.path, theirs.path)
    assert history(path)["entries"] >= history(theirs.path)["entries"]


def test_a_merge_that_is_stopped_after_they_were_written_leaves_the_journal_as_it_was(
    two: tuple[Journal, Journal], monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, theirs = two
    before, seen = raw(ours.path, "SELECT * FROM entries"), []

    def stopped(connection: Connection, *given: object) -> None:
        seen.append(connection.execute(text("SELECT count(*) FROM entries")).scalar_one())
        raise KeyboardInterrupt

    monkeypatch.setattr(merge_write, "_write_table", stopped)
    with pytest.raises(KeyboardInterrupt):
        merge(ours, theirs.path, at=at(7))
    assert (seen, raw(ours.path, "SELECT * FROM entries")) == ([14], before)
    assert raw(ours.path, "SELECT command FROM changes") == [("log",)] and is_sound(ours.path)


@pytest.mark.parametrize("purged_too", [False, True])
def test_what_was_purged_here_stays_out_until_it_is_asked_for(two: tuple[Journal, Journal], purged_too: bool) -> None:
    ours, theirs = two
    merge(ours, theirs.path, at=at(7))
    ours.purge(7, at=at(8))
    path, found = merged_in_both_ways(ours.path, theirs.path, purged_too=purged_too)
    assert [one.note for one in found.purged] == ([] if purged_too else ["corrected"])
    assert (found.counts["entries"].added, len(raw(path, "SELECT * FROM purged"))) == (
        (1, 0) if purged_too else (0, 1)
    )
