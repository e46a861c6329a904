"""Two journals into one: in either order, once or twice, the same; and nothing that either knew is gone."""

from __future__ import annotations

import errno
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings
from store_files import AT, DAY, is_sound, known_as, one_of_each, raw, score

from tracker.domain.model.phase import Phase
from tracker.domain.model.plan import Plan
from tracker.domain.model.records import Profile, Record
from tracker.domain.model.symptom_list import Choice
from tracker.errors import Invalid, JournalDamaged, JournalMissing, JournalNewer, JournalReadOnly, NothingFound
from tracker.store.copies.backup import back_up
from tracker.store.file import database
from tracker.store.file.database import connect
from tracker.store.file.schema import SCHEMA
from tracker.store.journal import Journal, open_journal
from tracker.store.merge import Counts, Merged, merge

ENTRY = "uid, kind, day, time, name, value, comparator, unit, site, side, low, high, plan, state, note, recorded_at"
PLAN = "uid, product, form, route, amount, unit, counted_from, book_days, starts, ends, note, recorded_at"
CHOICE = "key, label, none, worst, asked, tracked, position, since"
PHASES = """(SELECT group_concat(position || '/' || ifnull(every, '') || unit || ifnull(times, ''))
             FROM (SELECT * FROM plan_phases WHERE plan_row = plans.row ORDER BY position))"""


def at(minutes: int) -> datetime:
    return AT + timedelta(minutes=minutes)


@pytest.fixture
def two(journal: Journal, tmp_path: Path) -> tuple[Journal, Journal]:
    """A journal with five entries and a plan, and the copy of it that another computer has."""
    journal.record(one_of_each(), command="log", at=AT)
    journal.add_plan(plan(), command="plan", at=AT)
    journal.choose([choice(1)], command="symptom", at=AT)
    other = Path(shutil.copy2(journal.path, tmp_path / "other.db"))
    return journal, open_journal(other)


def plan(weeks: int = 8, **given: Any) -> Plan:
    usual: dict[str, Any] = {"product": "b12", "route": "oral", "phases": (Phase(weeks, "weeks"), Phase(1, "months"))}
    return Plan(**{**usual, "starts": DAY, "recorded_at": AT, **given})


def choice(position: int, **given: Any) -> Choice:
    return Choice(**{"key": "burning-feet", "label": "Burning feet", "position": position, **given})


def noted(journal: Journal, id: int, note: str, minutes: int) -> None:
    journal.correct(id, lambda one: replace(one, note=note), command="edit", at=at(minutes))


TABLES = {"entries": ENTRY, "plans": f"{PLAN}, {PHASES}", "symptoms": CHOICE, "remembered": "topic, said, answer"}
Found = dict[str, set[tuple[Any, ...]]]


def live(path: Path) -> Found:
    """What holds, without any number of rows or entries: by raw SQL."""
    return {
        table: set(raw(path, f"SELECT {columns} FROM {table} WHERE live = 1")) for table, columns in TABLES.items()
    }


def history(path: Path) -> Found:
    """Every version that was ever written down with the time of that, and every one taken out with that time, and
    all times at which either was undone and made again; but for what a merge did that was undone, and what had come
    with it."""
    times: dict[int | None, list[str]] = {}
    holds = True
    every = "SELECT id, command, state, at || ' ' || turns FROM changes ORDER BY id DESC"
    for number, command, state, moments in raw(path, every):
        if not command.startswith("merged "):
            holds = command != "merge" or state == "done"
        if holds:
            times[number] = [] if command in ("merge", "merged merge") else moments.split()
    found: Found = {}
    for table, columns in TABLES.items():
        versions = found.setdefault(table, set())
        for added, removed, *content in raw(path, f"SELECT added_by, removed_by, {columns} FROM {table}"):
            if added in times:
                for change in (added, removed):
                    versions.update((turn, moment, *content) for turn, moment in enumerate(times.get(change, [])))
    return found


def nothing_lost(merged: Journal, *of: Journal) -> bool:
    """Whether the history of ``merged`` has all that the others have."""
    whole = history(merged.path)
    return all(whole[table] >= rows for one in of for table, rows in history(one.path).items())


def rows_of(journal: Journal) -> list[list[tuple[Any, ...]]]:
    return [raw(journal.path, f"SELECT * FROM {table} ORDER BY row") for table in TABLES]


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
    assert rows_of(again) == rows_of(here)
    assert nothing_lost(here, ours, theirs) and nothing_lost(there, ours, theirs)
    return here, found


# --- what changed on one side ---


def test_what_only_the_other_one_has_is_added_and_numbered_after(two: tuple[Journal, Journal]) -> None:
    ours, theirs = two
    ours.record([score(1.0)], command="log", at=at(1))
    new = theirs.record([score(2.0), score(None)], command="log", at=at(2))
    before = {one.uid: one.id for one in ours.read()}
    found = joined(ours, theirs)
    # In full: what is not said must be nothing.
    nothing = Counts(added=0, changed=0, removed=0)
    assert found.counts == {
        "entries": Counts(added=2, changed=0, removed=0),
        "plans": nothing,
        "symptoms": nothing,
        "remembered": nothing,
    }
    assert found.conflicts == ()
    after = {one.uid: one.id for one in ours.read()}
    assert {uid: after[uid] for uid in before} == before
    assert [after[one.uid] for one in new] == [7, 8]


def test_what_the_other_one_corrected_deleted_and_planned_anew_holds_here_too(two: tuple[Journal, Journal]) -> None:
    ours, theirs = two
    noted(theirs, 1, "corrected there", 1)
    theirs.remove([2], command="delete", at=at(2))
    theirs.replace_plan(1, replace(theirs.plans()[0], phases=(Phase(3, "weeks"),)), command="plan", at=at(3))
    theirs.choose([choice(2)], command="symptom", at=at(4))
    here, found = both_ways(ours, theirs)
    assert found.counts == {
        "entries": Counts(changed=1, removed=1),
        "plans": Counts(changed=1),
        "symptoms": Counts(changed=1),
        "remembered": Counts(),
    }
    assert found.conflicts == ()
    assert live(here.path) == live(theirs.path)
    assert (here.get(1).note, here.plans()[0].phases, here.plans()[0].id) == (
        "corrected there",
        (Phase(3, "weeks"),),
        1,
    )


def test_changes_that_come_stand_in_the_order_in_which_they_were_made(two: tuple[Journal, Journal]) -> None:
    ours, theirs = two
    theirs.choose([choice(2)], command="symptom", at=at(1))
    theirs.replace_plan(1, replace(theirs.plans()[0], phases=(Phase(3, "weeks"),)), command="plan", at=at(2))
    noted(theirs, 1, "corrected there", 3)
    before = raw(ours.path, "SELECT count(*) FROM changes")[0][0]
    merge(ours, theirs.path, at=at(9))
    came = raw(ours.path, "SELECT command, at FROM changes WHERE id > ? ORDER BY id", [before])
    # With each comes the change that made the version before it: those were of one moment, before all of them.
    assert [command for command, _ in came][-4:] == ["merged symptom", "merged plan", "merged edit", "merge"]
    assert [moment for _, moment in came] == sorted(moment for _, moment in came)


@pytest.mark.thorough
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


@pytest.mark.thorough
@pytest.mark.parametrize(("undone", "redone"), [(2, 3), (2, 2), (3, 2)], ids=["later", "same second", "clock back"])
def test_what_was_made_again_is_not_taken_back_by_a_copy_from_between(
    two: tuple[Journal, Journal], undone: int, redone: int
) -> None:
    ours, theirs = two
    noted(ours, 1, "right after all", 1)
    ours.undo(at=at(undone))
    shutil.copy2(ours.path, theirs.path)
    ours.redo(at=at(redone))
    here, found = both_ways(ours, theirs)
    assert (here.get(1).note, found.nothing_new) == ("right after all", True)
    there, found = both_ways(theirs, ours)
    assert (there.get(1).note, found.conflicts) == ("right after all", ())
    assert found.counts["entries"] == Counts(changed=1)


def test_an_undo_after_a_redo_in_the_same_second_is_known_as_the_last(two: tuple[Journal, Journal]) -> None:
    ours, theirs = two
    ours.remove([2], command="delete", at=at(1))
    ours.undo(at=at(1))
    ours.redo(at=at(1))
    shutil.copy2(ours.path, theirs.path)
    ours.undo(at=at(1))
    here, found = both_ways(ours, theirs)
    assert (2 in {one.id for one in here.read()}, found.conflicts) == (True, ())


@pytest.mark.thorough
@pytest.mark.parametrize(("undone", "redone", "holds"), [(5, 4, False), (4, 5, True)])
def test_of_an_undo_here_and_a_redo_there_the_later_one_holds(
    two: tuple[Journal, Journal], undone: int, redone: int, holds: bool
) -> None:
    ours, theirs = two
    noted(ours, 1, "turned", 1)
    shutil.copy2(ours.path, theirs.path)
    ours.undo(at=at(undone))
    theirs.undo(at=at(2))
    theirs.redo(at=at(redone))
    here, found = both_ways(ours, theirs)
    assert (here.get(1).note == "turned") == holds
    assert len(found.conflicts) == 1


@pytest.mark.thorough
def test_a_correction_after_a_deletion_that_was_undone_holds_against_a_copy_from_between(
    two: tuple[Journal, Journal],
) -> None:
    ours, theirs = two
    ours.remove([1], command="delete", at=at(1))
    ours.undo(at=at(2))
    shutil.copy2(ours.path, theirs.path)
    noted(ours, 1, "later", 3)
    assert both_ways(ours, theirs)[0].get(1).note == "later"
    assert both_ways(theirs, ours)[0].get(1).note == "later"


def test_what_came_with_a_merge_keeps_its_turns_while_the_merge_is_turned(two: tuple[Journal, Journal]) -> None:
    ours, theirs = two
    noted(theirs, 1, "there", 1)
    theirs.undo(at=at(2))
    theirs.redo(at=at(3))
    joined(ours, theirs)
    turns = "SELECT turns FROM changes WHERE command = 'merged edit'"
    expected = raw(theirs.path, "SELECT turns FROM changes WHERE command = 'edit'")
    assert raw(ours.path, turns) == expected == [(f"{at(2):%Y-%m-%dT%H:%M:%SZ} {at(3):%Y-%m-%dT%H:%M:%SZ}",)]
    ours.undo(at=at(1001))
    assert raw(ours.path, turns) == expected
    ours.redo(at=at(1002))
    assert raw(ours.path, turns) == expected
    assert joined(ours, theirs).nothing_new


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


# --- what changed on both sides ---


@pytest.mark.thorough
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


@pytest.mark.thorough
def test_of_two_corrections_in_the_same_second_both_journals_choose_the_same(two: tuple[Journal, Journal]) -> None:
    ours, theirs = two
    noted(ours, 1, "here", 1)
    noted(theirs, 1, "there", 1)
    assert len(both_ways(ours, theirs)[1].conflicts) == 1


@pytest.mark.thorough
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


@pytest.mark.thorough
def test_two_plans_changed_on_both_sides_are_decided_like_entries(two: tuple[Journal, Journal]) -> None:
    ours, theirs = two
    for minutes, journal in enumerate(two, 1):
        one = journal.plans()[0]
        journal.replace_plan(1, replace(one, phases=(Phase(minutes, "days"),)), command="plan", at=at(minutes))
    here, found = both_ways(ours, theirs)
    (conflict,) = found.conflicts
    assert isinstance(conflict.held, Plan) and conflict.held.phases == (Phase(2, "days"),)
    assert here.plans()[0].phases == (Phase(2, "days"),)


@pytest.mark.thorough
def test_choices_of_symptoms_are_decided_like_entries_and_their_wordings_stay_in_order_of_time(
    two: tuple[Journal, Journal],
) -> None:
    ours, theirs = two
    for minutes, label in enumerate(("One", "Two", "Three"), 1):
        day = DAY + timedelta(days=minutes)
        (theirs if label == "Two" else ours).choose(
            [choice(1, label=label, since=day)], command="symptom", at=at(minutes)
        )
    here, found = both_ways(ours, theirs)
    (conflict,) = found.conflicts
    assert isinstance(conflict.held, Choice) and isinstance(conflict.superseded, Choice)
    assert (conflict.id, conflict.held.label, conflict.superseded.label) == (None, "Three", "Two")
    renamed = [(one.before, one.after) for one in here.symptoms().renamed("burning-feet")]
    assert renamed == [("Burning feet", "One"), ("One", "Two"), ("Two", "Three")]


@pytest.mark.thorough
def test_a_correction_after_an_earlier_merge_is_no_conflict(two: tuple[Journal, Journal]) -> None:
    ours, theirs = two
    noted(theirs, 1, "there", 1)
    joined(ours, theirs, 2)
    noted(theirs, 1, "there again", 3)
    here, found = both_ways(ours, theirs)
    assert (here.get(1).note, found.conflicts) == ("there again", ())


@pytest.mark.thorough
def test_a_later_correction_is_not_overruled_by_an_earlier_one_that_was_merged_later(
    two: tuple[Journal, Journal], tmp_path: Path
) -> None:
    ours, theirs = two
    third = open_journal(Path(shutil.copy2(ours.path, tmp_path / "third.db")))
    noted(theirs, 1, "first", 1)
    noted(third, 1, "second", 2)
    joined(ours, theirs, 9)
    assert both_ways(ours, third)[0].get(1).note == "second"


@pytest.mark.thorough
def test_there_and_back_in_one_second_is_decided_alike_by_both(two: tuple[Journal, Journal]) -> None:
    ours, theirs = two
    for journal, notes in ((ours, ("a", "b", "a")), (theirs, ("a", "b", "a", "b"))):
        for note in notes:
            noted(journal, 1, note, 1)
    _, found = both_ways(ours, theirs)
    assert len(found.conflicts) == 1


@pytest.mark.thorough
def test_what_was_undone_here_before_the_other_one_won_stays_in_the_history(two: tuple[Journal, Journal]) -> None:
    ours, theirs = two
    noted(ours, 1, "here", 1)
    ours.undo(at=at(2))
    noted(theirs, 1, "there", 3)
    assert both_ways(ours, theirs)[0].get(1).note == "there"


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
    ours.redo(at=AT)
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
        ours.redo(at=AT)


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
    assert raw(ours.path, "SELECT count(*) FROM changes") == [(3,)]
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

KINDS_OF_STEP = (
    "log",
    "edit",
    "edit",
    "delete",
    "undo",
    "redo",
    "plan",
    "replan",
    "stop",
    "choose",
    "remember",
    "forget",
    "wait",
    "wait",
    "back",
    "share",
    "keep",
)
steps = st.lists(st.tuples(st.integers(0, 1), st.sampled_from(KINDS_OF_STEP), st.integers(0, 9)), max_size=25)
# An undo and its redo, so that a copy is often made between them.
turns = st.lists(
    st.tuples(
        st.integers(0, 1), st.sampled_from(("edit", "undo", "keep", "redo", "undo", "wait")), st.integers(0, 1)
    ),
    max_size=10,
)
CLOCK = {"wait": 1, "back": -3}


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
            journal.redo(at=moment)
        elif kind == "plan":
            uid = f"{journal.path.stem.encode().hex()}{moment:%d%H%M}{number}".ljust(32, "0")
            if uid not in {one.uid for one in plans}:
                journal.add_plan(plan(number + 1, uid=uid), command="plan", at=moment)
        elif kind in ("replan", "stop") and plans:
            one = plans[number % len(plans)]
            other = None if kind == "stop" else replace(one, phases=(Phase(number + 1, "days"),))
            journal.replace_plan(one.id or 0, other, command="plan", at=moment)
        elif kind == "choose":
            key = ("burning-feet", "tingling")[number % 2]
            journal.choose([choice(number, key=key)], command="symptom", at=moment)
        elif kind == "remember":
            known = known_as(("tingling", "pain")[number // 2 % 2], said=f"zapping {number % 2}")
            journal.remember([known], command="symptom", at=moment)
        elif kind == "forget":
            journal.remember(forget=journal.remembered()[:1], command="symptom", at=moment)
    except NothingFound:
        pass


@settings(max_examples=settings.default.max_examples // 4, deadline=None, suppress_health_check=list(HealthCheck))
@given(before=steps, after=st.tuples(steps, turns).map(lambda lists: lists[0] + lists[1]))
def test_any_two_journals_become_the_same_one_in_either_order_and_only_once(
    new_journal: Path, before: list[tuple[int, str, int]], after: list[tuple[int, str, int]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        start = open_journal(Path(shutil.copy2(new_journal, Path(folder) / "start.db")))
        moment = 10
        for _, kind, number in before:
            moment += CLOCK.get(kind, 0)
            take_step(start, kind, number, at(moment))
        one, other = copied(start, "one.db"), copied(start, "other.db")
        kept = copied(start, "kept.db")
        for who, kind, number in after:
            moment += CLOCK.get(kind, 0)
            if kind == "share":  # an earlier merge is a part of the history as well
                merge((one, other)[who], (other, one)[who].path, at=at(moment))
            if kind == "keep":  # a backup, that is merged at the end
                shutil.copy2((one, other)[who].path, kept.path)
            take_step((one, other)[who], kind, number, at(moment))
        left, right = copied(one, "left.db"), copied(other, "right.db")
        alone = live(one.path)
        first = joined(left, other)
        joined(right, one)
        assert live(left.path) == live(right.path)
        for merged in (left, right):
            assert is_sound(merged.path)
            assert nothing_lost(merged, one, other)
        if not first.nothing_new:
            assert left.undo(at=at(moment + 1)).command == "merge"
            assert live(left.path) == alone
            left.redo(at=AT)
            assert live(left.path) == live(right.path)
        rows = rows_of(left)
        assert joined(left, other).nothing_new
        assert rows_of(left) == rows
        joined(right, left)
        assert live(left.path) == live(right.path)
        back = copied(kept, "back.db")
        joined(back, left)
        joined(left, kept)
        assert live(left.path) == live(back.path)
        assert nothing_lost(left, one, other, kept) and nothing_lost(back, one, other, kept)


def test_a_folder_that_may_not_be_written_in_is_a_journal_that_cannot_be_written(
    two: tuple[Journal, Journal], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(**given: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    ours, theirs = two
    noted(theirs, 1, "there", 1)
    before = ours.path.read_bytes()
    monkeypatch.setattr("tracker.store.merge.TemporaryDirectory", refused)
    with pytest.raises(JournalReadOnly, match="cannot write in"):
        merge(ours, theirs.path, at=at(2))
    assert ours.path.read_bytes() == before


def test_where_nothing_can_be_written_no_copy_is_made_for_nothing(
    two: tuple[Journal, Journal], monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, theirs = two
    noted(theirs, 1, "there", 1)

    def write_protected(path: Path, **given: Any) -> sqlite3.Connection:
        connection = connect(path, **given)
        if path == ours.path:
            connection.execute("PRAGMA query_only = ON")  # the same answer as for a file without the right to write
        return connection

    monkeypatch.setattr(database, "connect", write_protected)
    with pytest.raises(JournalReadOnly):
        merge(ours, theirs.path, at=at(2))
    assert not list(ours.path.parent.glob("*before-merge*"))
