"""Two journals into one: in either order, once or twice, the same; and nothing that either knew is gone."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings
from store_files import AT, DAY, is_sound, one_of_each, raw, score

from tracker.domain.records import Profile, Record
from tracker.domain.schedule import Phase, Plan
from tracker.errors import Invalid, JournalDamaged, JournalMissing, JournalNewer, NothingFound
from tracker.store.backup import back_up
from tracker.store.journal import Journal, open_journal
from tracker.store.merge import Counts, Merged, merge
from tracker.store.tables import SCHEMA

ENTRY = "uid, kind, day, time, name, value, comparator, unit, site, side, low, high, plan, state, note, recorded_at"
PLAN = "uid, product, form, route, amount, unit, counted_from, book_days, starts, ends, note, recorded_at"
PHASES = """(SELECT group_concat(position || '/' || ifnull(every, '') || unit || ifnull(times, ''))
             FROM (SELECT * FROM plan_phases WHERE plan_row = plans.row ORDER BY position))"""


def at(minutes: int) -> datetime:
    return AT + timedelta(minutes=minutes)


@pytest.fixture
def two(journal: Journal, tmp_path: Path) -> tuple[Journal, Journal]:
    """A journal with five entries and a plan, and the copy of it that another computer has."""
    journal.record(one_of_each(), command="log", at=AT)
    journal.add_plan(plan(), command="plan", at=AT)
    other = Path(shutil.copy2(journal.path, tmp_path / "other.db"))
    return journal, open_journal(other)


def plan(weeks: int = 8, **given: Any) -> Plan:
    usual: dict[str, Any] = {"product": "b12", "route": "oral", "phases": (Phase(weeks, "weeks"), Phase(1, "months"))}
    return Plan(**{**usual, "starts": DAY, "recorded_at": AT, **given})


def noted(journal: Journal, id: int, note: str, minutes: int) -> None:
    journal.correct(id, lambda one: replace(one, note=note), command="edit", at=at(minutes))


def live(path: Path) -> tuple[set[tuple[Any, ...]], set[tuple[Any, ...]]]:
    """What holds, without any number of rows or entries: by raw SQL."""
    return (
        set(raw(path, f"SELECT {ENTRY} FROM entries WHERE live = 1")),
        set(raw(path, f"SELECT {PLAN}, {PHASES} FROM plans WHERE live = 1")),
    )


def history(path: Path) -> tuple[set[tuple[Any, ...]], set[tuple[Any, ...]]]:
    """Every version that was ever written down with the time of that, and every one taken out with that time."""
    happened = "(SELECT at FROM changes WHERE id = {} AND command NOT IN ('merge', 'merged merge'))"
    found = []
    for table, columns in (("entries", ENTRY), ("plans", f"{PLAN}, {PHASES}")):
        versions: set[tuple[Any, ...]] = set()
        for side in ("added_by", "removed_by"):
            rows = raw(path, f"SELECT {happened.format(side)} AS happened, {columns} FROM {table}")
            versions |= {(side, *row) for row in rows if row[0] is not None}
        found.append(versions)
    return found[0], found[1]


def joined(one: Journal, other: Journal, minutes: int = 1000) -> Merged:
    return merge(one, other.path, at=at(minutes))


def copied(journal: Journal, name: str) -> Journal:
    return open_journal(Path(shutil.copy2(journal.path, journal.path.with_name(name))))


def both_ways(ours: Journal, theirs: Journal) -> tuple[Journal, Merged]:
    """Merge in both orders, on copies; they agree. Returns the journal with the other one merged into it."""
    here, there = copied(ours, "here.db"), copied(theirs, "there.db")
    found = joined(here, theirs)
    joined(there, ours)
    assert live(here.path) == live(there.path)
    assert is_sound(here.path) and is_sound(there.path)
    again = copied(here, "again.db")
    assert joined(again, theirs).nothing_new
    assert raw(again.path, "SELECT * FROM entries") == raw(here.path, "SELECT * FROM entries")
    assert joined(there, here).nothing_new or live(there.path) == live(here.path)
    return here, found


# --- what changed on one side ---


def test_what_only_the_other_one_has_is_added_and_numbered_after(two: tuple[Journal, Journal]) -> None:
    ours, theirs = two
    ours.record([score(1.0)], command="log", at=at(1))
    new = theirs.record([score(2.0), score(None)], command="log", at=at(2))
    before = {one.uid: one.id for one in ours.read()}
    found = joined(ours, theirs)
    assert found.counts == {"entries": Counts(added=2), "plans": Counts()}
    assert found.conflicts == ()
    after = {one.uid: one.id for one in ours.read()}
    assert {uid: after[uid] for uid in before} == before
    assert [after[one.uid] for one in new] == [7, 8]


def test_what_the_other_one_corrected_deleted_and_planned_anew_holds_here_too(two: tuple[Journal, Journal]) -> None:
    ours, theirs = two
    noted(theirs, 1, "corrected there", 1)
    theirs.remove([2], command="delete", at=at(2))
    theirs.replace_plan(1, replace(theirs.plans()[0], phases=(Phase(3, "weeks"),)), command="plan", at=at(3))
    here, found = both_ways(ours, theirs)
    assert found.counts == {"entries": Counts(changed=1, removed=1), "plans": Counts(changed=1)}
    assert found.conflicts == ()
    assert live(here.path) == live(theirs.path)
    assert (here.get(1).note, here.plans()[0].phases, here.plans()[0].id) == (
        "corrected there",
        (Phase(3, "weeks"),),
        1,
    )


def test_what_was_undone_on_one_side_is_undone_by_the_merge_and_not_brought_back(
    two: tuple[Journal, Journal],
) -> None:
    ours, theirs = two
    noted(ours, 1, "wrong", 1)
    shutil.copy2(ours.path, theirs.path)
    ours.undo(at=at(2))
    here, found = both_ways(ours, theirs)
    assert (found.conflicts, here.get(1).note) == ((), one_of_each()[0].note)
    there, found = both_ways(theirs, ours)
    assert (found.counts["entries"], there.get(1).note) == (Counts(changed=1), one_of_each()[0].note)


def test_corrections_in_the_same_second_still_follow_one_another(two: tuple[Journal, Journal]) -> None:
    ours, theirs = two
    for note in ("one", "two", "three"):
        noted(theirs, 1, note, 0)
    here, found = both_ways(ours, theirs)
    assert (here.get(1).note, found.conflicts) == ("three", ())


def test_the_older_versions_of_the_other_one_are_in_the_history(two: tuple[Journal, Journal]) -> None:
    ours, theirs = two
    (new,) = theirs.record([score(2.0)], command="log", at=at(1))
    for minutes, note in enumerate(("a", "b"), 2):
        noted(theirs, new.id or 0, note, minutes)
    here, _ = both_ways(ours, theirs)
    versions = raw(here.path, "SELECT note, live FROM entries WHERE uid = ? ORDER BY row", [new.uid])
    assert sorted(versions) == [("", 0), ("a", 0), ("b", 0), ("b", 1)]
    assert history(here.path)[0] >= history(theirs.path)[0]


# --- what changed on both sides ---


@pytest.mark.parametrize(("minutes_here", "minutes_there", "holds"), [(1, 2, "there"), (2, 1, "here")])
def test_of_two_corrections_the_later_one_holds_and_the_other_one_is_a_conflict(
    two: tuple[Journal, Journal], minutes_here: int, minutes_there: int, holds: str
) -> None:
    ours, theirs = two
    noted(ours, 1, "here", minutes_here)
    noted(theirs, 1, "there", minutes_there)
    here, found = both_ways(ours, theirs)
    (conflict,) = found.conflicts
    assert isinstance(conflict.held, Record) and isinstance(conflict.superseded, Record)
    assert (conflict.id, conflict.held.note, conflict.here) == (1, holds, holds == "here")
    assert {conflict.held.note, conflict.superseded.note} == {"here", "there"}
    assert here.get(1).note == holds
    assert {note for (note,) in raw(here.path, "SELECT note FROM entries WHERE id = 1")} >= {"here", "there"}


def test_of_two_corrections_in_the_same_second_both_journals_choose_the_same(two: tuple[Journal, Journal]) -> None:
    ours, theirs = two
    noted(ours, 1, "here", 1)
    noted(theirs, 1, "there", 1)
    assert len(both_ways(ours, theirs)[1].conflicts) == 1


@pytest.mark.parametrize(("deleted", "corrected"), [(1, 2), (2, 1)])
def test_a_deletion_and_a_correction_are_decided_by_their_times(
    two: tuple[Journal, Journal], deleted: int, corrected: int
) -> None:
    ours, theirs = two
    ours.remove([1], command="delete", at=at(deleted))
    noted(theirs, 1, "there", corrected)
    here, found = both_ways(ours, theirs)
    (conflict,) = found.conflicts
    record = conflict.held if deleted < corrected else conflict.superseded
    assert isinstance(record, Record) and record.note == "there"
    assert (conflict.superseded if deleted < corrected else conflict.held) is None
    assert (1 in {one.id for one in here.read()}) == (deleted < corrected)


def test_the_same_change_on_both_sides_is_no_conflict(two: tuple[Journal, Journal]) -> None:
    ours, theirs = two
    for minutes, journal in enumerate(two, 1):
        noted(journal, 1, "same", minutes)
        journal.remove([2], command="delete", at=at(minutes))
    here, found = both_ways(ours, theirs)
    assert found.conflicts == ()
    assert here.get(1).note == "same"


def test_what_both_took_in_from_one_file_at_different_times_is_no_conflict(two: tuple[Journal, Journal]) -> None:
    ours, theirs = two
    for minutes, journal in enumerate(two, 1):
        journal.take_in([score(uid="c" * 32, recorded_at=at(minutes))], command="import", at=at(minutes))
    _, found = both_ways(ours, theirs)
    assert found.conflicts == ()


def test_two_plans_changed_on_both_sides_are_decided_like_entries(two: tuple[Journal, Journal]) -> None:
    ours, theirs = two
    for minutes, journal in enumerate(two, 1):
        one = journal.plans()[0]
        journal.replace_plan(1, replace(one, phases=(Phase(minutes, "days"),)), command="plan", at=at(minutes))
    here, found = both_ways(ours, theirs)
    (conflict,) = found.conflicts
    assert isinstance(conflict.held, Plan) and conflict.held.phases == (Phase(2, "days"),)
    assert here.plans()[0].phases == (Phase(2, "days"),)


# --- one change, and the way back ---


def test_undo_takes_a_merge_back_whole_and_redo_makes_it_again(two: tuple[Journal, Journal]) -> None:
    ours, theirs = two
    noted(ours, 2, "here", 1)
    theirs.record([score(2.0)], command="log", at=at(2))
    noted(theirs, 1, "there", 3)
    theirs.remove([3], command="delete", at=at(4))
    theirs.replace_plan(1, None, command="plan", at=at(5))
    before = live(ours.path)
    joined(ours, theirs)
    after = live(ours.path)
    assert after != before
    change = ours.undo(at=at(1001))
    assert (change.command, change.added_count, change.removed_count) == ("merge", 2, 2)
    assert (len(change.plans_added), len(change.plans_removed)) == (0, 1)
    assert live(ours.path) == before
    ours.redo()
    assert live(ours.path) == after
    ours.undo(at=at(1002))
    assert ours.undo(at=at(1003)).command == "edit"
    assert is_sound(ours.path)


def test_a_merge_that_was_undone_can_be_made_again(two: tuple[Journal, Journal]) -> None:
    ours, theirs = two
    noted(ours, 1, "here", 9)
    noted(theirs, 1, "there", 10)
    theirs.record([score(2.0)], command="log", at=at(2))
    first = joined(ours, theirs)
    after = live(ours.path)
    ours.undo(at=at(1001))
    assert ours.get(1).note == "here"
    again = joined(ours, theirs, 1002)
    assert (again.counts, again.conflicts) == (first.counts, first.conflicts)
    assert live(ours.path) == after
    with pytest.raises(NothingFound):
        ours.redo()


def test_what_a_merge_that_was_undone_brought_is_passed_on_to_nobody(
    two: tuple[Journal, Journal], new_journal: Path, tmp_path: Path
) -> None:
    ours, theirs = two
    (new,) = theirs.record([score(2.0)], command="log", at=at(2))
    noted(theirs, new.id or 0, "there", 3)
    joined(ours, theirs)
    ours.undo(at=at(1001))
    third = open_journal(Path(shutil.copy2(new_journal, tmp_path / "third.db")))
    joined(third, ours)
    assert live(third.path) == live(ours.path)
    assert raw(third.path, "SELECT * FROM entries WHERE uid = ?", [new.uid]) == []


def test_what_was_deleted_on_the_other_computer_does_not_come_back_with_an_import(
    two: tuple[Journal, Journal],
) -> None:
    ours, theirs = two
    gone = score(2.0, uid="d" * 32)
    (new,) = theirs.record([gone], command="import", at=at(1))
    theirs.remove([new.id or 0], command="delete", at=at(2))
    joined(ours, theirs)
    assert ours.take_in([gone], command="import", at=at(3)).deleted == 1
    ours.undo(at=at(1001))
    assert ours.take_in([gone], command="import", at=at(1002)).added == 1


def test_an_edit_after_a_merge_goes_back_and_is_not_overruled(two: tuple[Journal, Journal]) -> None:
    ours, theirs = two
    noted(theirs, 1, "there", 5)
    joined(ours, theirs)
    noted(ours, 1, "after", 1)  # by a clock that is behind
    assert joined(ours, theirs).nothing_new
    assert ours.get(1).note == "after"
    joined(theirs, ours)
    assert theirs.get(1).note == "after"
    assert live(ours.path) == live(theirs.path)


# --- what is said and kept ---


def test_a_copy_of_what_was_there_is_kept_and_only_when_something_is_written(two: tuple[Journal, Journal]) -> None:
    ours, theirs = two
    assert joined(ours, theirs).kept is None
    theirs.record([score(2.0)], command="log", at=at(1))
    before = live(ours.path)
    dry = merge(ours, theirs.path, at=at(2), dry_run=True)
    assert (dry.kept, dry.counts["entries"], live(ours.path)) == (None, Counts(added=1), before)
    assert raw(ours.path, "SELECT count(*) FROM changes") == [(2,)]
    kept = joined(ours, theirs).kept
    assert kept == ours.path.with_name("journal-before-merge.db")
    assert live(kept) == before


def test_the_other_journal_is_only_read(two: tuple[Journal, Journal]) -> None:
    ours, theirs = two
    noted(theirs, 1, "there", 1)
    theirs.path.chmod(0o400)
    before, beside = theirs.path.read_bytes(), sorted(theirs.path.parent.iterdir())
    joined(ours, theirs)
    assert theirs.path.read_bytes() == before
    assert sorted(theirs.path.parent.iterdir()) == sorted([*beside, ours.path.with_name("journal-before-merge.db")])


def test_the_profile_stays_and_another_one_is_reported(two: tuple[Journal, Journal]) -> None:
    ours, theirs = two
    assert joined(ours, theirs).profile is None
    theirs.set_profile(Profile(name="Sam Example"))
    assert joined(ours, theirs).profile == Profile(name="Sam Example")
    assert ours.profile() == Profile()


def test_a_backup_can_be_merged(two: tuple[Journal, Journal], tmp_path: Path) -> None:
    ours, theirs = two
    theirs.record([score(2.0)], command="log", at=at(1))
    made = back_up(theirs.path, tmp_path / "backups", at=AT)
    assert merge(ours, made.path, at=at(2)).counts["entries"] == Counts(added=1)


REFUSED: list[tuple[str, Callable[[Path], object], type[Exception]]] = [
    ("missing", Path.unlink, JournalMissing),
    ("a text", lambda path: path.write_text("Dear diary, " * 500), JournalDamaged),
    ("cut short", lambda path: path.write_bytes(path.read_bytes()[:-4096]), JournalDamaged),
    ("newer", lambda path: raw(path, f"PRAGMA user_version = {SCHEMA + 1}"), JournalNewer),
    ("half written", lambda path: path.with_name(path.name + "-journal").write_bytes(b"x"), Invalid),
]


@pytest.mark.parametrize(("spoil", "problem"), [pytest.param(*case[1:], id=case[0]) for case in REFUSED])
def test_what_is_no_whole_journal_is_not_merged(
    two: tuple[Journal, Journal], spoil: Callable[[Path], object], problem: type[Exception]
) -> None:
    ours, theirs = two
    spoil(theirs.path)
    before, beside = ours.path.read_bytes(), sorted(ours.path.parent.iterdir())
    with pytest.raises(problem):
        joined(ours, theirs)
    assert (ours.path.read_bytes(), sorted(ours.path.parent.iterdir())) == (before, beside)


def test_a_journal_is_not_merged_into_itself(two: tuple[Journal, Journal]) -> None:
    ours, _ = two
    link = ours.path.with_name("link.db")
    link.symlink_to(ours.path)
    for name in (ours.path, link):
        with pytest.raises(Invalid, match="the journal itself"):
            merge(ours, name, at=AT)


# --- any two journals ---

KINDS_OF_STEP = ("log", "edit", "edit", "delete", "undo", "redo", "plan", "replan", "stop", "wait", "wait", "share")
steps = st.lists(st.tuples(st.integers(0, 1), st.sampled_from(KINDS_OF_STEP), st.integers(0, 9)), max_size=25)


def take_step(journal: Journal, kind: str, number: int, moment: datetime) -> None:
    entries, plans = journal.read(), journal.plans()
    try:
        if kind == "log":
            # A few identities only, so that both have them: as when both take in the same file.
            journal.record([score(float(number), uid=f"{number % 4}" * 32)], command="log", at=moment)
        elif kind == "edit" and entries:
            chosen = entries[number % len(entries)]
            journal.correct(chosen.id or 0, lambda one: replace(one, note=f"n{number}"), command="edit", at=moment)
        elif kind == "delete" and entries:
            journal.remove([entries[number % len(entries)].id or 0], command="delete", at=moment)
        elif kind == "undo":
            journal.undo(at=moment)
        elif kind == "redo":
            journal.redo()
        elif kind == "plan":
            uid = f"{journal.path.stem.encode().hex()}{moment:%d%H%M}{number}".ljust(32, "0")
            if uid not in {one.uid for one in plans}:
                journal.add_plan(plan(number + 1, uid=uid), command="plan", at=moment)
        elif kind in ("replan", "stop") and plans:
            one = plans[number % len(plans)]
            other = None if kind == "stop" else replace(one, phases=(Phase(number + 1, "days"),))
            journal.replace_plan(one.id or 0, other, command="plan", at=moment)
    except NothingFound:
        pass


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(before=steps, after=steps)
def test_any_two_journals_become_the_same_one_in_either_order_and_only_once(
    new_journal: Path, before: list[tuple[int, str, int]], after: list[tuple[int, str, int]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        start = open_journal(Path(shutil.copy2(new_journal, Path(folder) / "start.db")))
        moment = 0
        for _, kind, number in before:
            moment += kind == "wait"
            take_step(start, kind, number, at(moment))
        one, other = copied(start, "one.db"), copied(start, "other.db")
        for who, kind, number in after:
            moment += kind == "wait"
            if kind == "share":  # an earlier merge is a part of the history as well
                merge((one, other)[who], (other, one)[who].path, at=at(moment))
            take_step((one, other)[who], kind, number, at(moment))
        left, right = copied(one, "left.db"), copied(other, "right.db")
        alone = live(one.path)
        joined(left, other)
        joined(right, one)
        assert live(left.path) == live(right.path)
        for merged in (left, right):
            assert is_sound(merged.path)
            for table in (0, 1):
                assert history(merged.path)[table] >= history(one.path)[table] | history(other.path)[table]
        rows = raw(left.path, "SELECT * FROM entries"), raw(left.path, "SELECT * FROM plans")
        if left.path.read_bytes() != one.path.read_bytes():
            assert left.undo(at=at(moment + 1)).command == "merge"
            assert live(left.path) == alone
            left.redo()
            assert live(left.path) == live(right.path)
            rows = raw(left.path, "SELECT * FROM entries"), raw(left.path, "SELECT * FROM plans")
        assert joined(left, other).nothing_new
        assert (raw(left.path, "SELECT * FROM entries"), raw(left.path, "SELECT * FROM plans")) == rows
        joined(right, left)
        assert live(left.path) == live(right.path)
