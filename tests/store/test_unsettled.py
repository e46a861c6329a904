"""Of two journals, a merge reads only the entries that are not known the same in both."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from store_files import AT, one_of_each, raw, score

from tracker.store.file.transactions import engine_for, writing
from tracker.store.journal import Journal, open_journal
from tracker.store.merge import merge
from tracker.store.rows import unsettled
from tracker.store.rows.lineage import lineages


def read_of(ours: Journal, theirs: Journal) -> set[str]:
    """The uids of the entries that a merge reads from the other journal."""
    with writing(engine_for(ours.path, beside=theirs.path), ours.path) as connection:
        unsettled.find(connection)
        return {uid for (uid,) in lineages(connection, other=True)[0]}


@pytest.fixture
def two(journal: Journal, tmp_path: Path) -> tuple[Journal, Journal]:
    """A journal with six entries, one of them corrected and one deleted, and the copy on another computer."""
    journal.record([*one_of_each(), score(3.0)], command="log", at=AT)
    journal.correct(1, lambda one: replace(one, note="corrected"), command="edit", at=AT)
    journal.remove([2], command="delete", at=AT)
    return journal, open_journal(Path(shutil.copy2(journal.path, tmp_path / "other.db")))


def uids(journal: Journal, ids: Iterable[int]) -> set[str]:
    return {uid for id in ids for (uid,) in raw(journal.path, "SELECT uid FROM entries WHERE id = ?", [id])}


def test_of_a_copy_nothing_is_read_and_of_one_that_was_changed_only_what_was(two: tuple[Journal, Journal]) -> None:
    ours, theirs = two
    assert read_of(ours, theirs) == set()
    later = AT + timedelta(minutes=1)
    theirs.correct(3, lambda one: replace(one, note="there"), command="edit", at=later)
    theirs.remove([4], command="delete", at=later)
    (new,) = theirs.record([score(9.0)], command="log", at=later)
    ours.record([score(8.0)], command="log", at=later)
    assert new.uid not in uids(ours, range(1, 9))
    assert read_of(ours, theirs) == uids(theirs, (3, 4))  # what only the other one has is copied unread


def test_an_undo_alone_on_either_side_is_seen(two: tuple[Journal, Journal]) -> None:
    ours, theirs = two
    ours.undo(at=AT)
    assert read_of(ours, theirs) == read_of(theirs, ours) == uids(ours, [2])


@pytest.mark.thorough
def test_of_two_journals_that_took_each_other_in_nothing_is_read_again(two: tuple[Journal, Journal]) -> None:
    ours, theirs = two
    for minutes, journal in enumerate(two, 1):
        later = AT + timedelta(minutes=minutes)
        new, _ = journal.record([score(float(minutes)), score(None)], command="log", at=later)
        journal.correct(5, lambda one: replace(one, note="twice"), command="edit", at=later)
        journal.correct(new.id or 0, lambda one: replace(one, value=4.0), command="edit", at=later)
    merge(ours, theirs.path, at=AT + timedelta(hours=1))
    merge(theirs, ours.path, at=AT + timedelta(hours=2))
    assert raw(ours.path, "SELECT uid FROM entries ORDER BY row") != raw(
        theirs.path, "SELECT uid FROM entries ORDER BY row"
    )
    assert read_of(ours, theirs) == read_of(theirs, ours) == set()
    ours.undo(at=AT + timedelta(hours=3))
    assert len(read_of(ours, theirs)) == 3
