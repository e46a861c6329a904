"""A journal: what goes in comes out, and there is a way back from every change."""

from __future__ import annotations

import errno
from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone
from functools import partial
from pathlib import Path

import pytest
from store_files import AT, DAY, is_sound, one_of_each, raw, score

from tracker.domain.model.records import Dose, Event, Observation, Profile, Record, new_uid
from tracker.errors import Invalid, JournalDamaged, JournalReadOnly, NothingFound
from tracker.store.file.schema import entries
from tracker.store.journal import Imported, Journal, open_journal
from tracker.store.rows.corrected_rows import Differing
from tracker.store.rows.entry_row import to_row

LATER = AT + timedelta(minutes=5)


def record(journal: Journal, *records: Record) -> list[Record]:
    return journal.record(list(records), command="log", at=AT)


def counts(path: Path) -> tuple[int, int]:
    """Live entries and rows of entries."""
    ((live, rows),) = raw(path, "SELECT coalesce(sum(live), 0), count(*) FROM entries")
    return live, rows


def test_every_kind_of_record_comes_out_as_it_went_in(journal: Journal) -> None:
    given = one_of_each()
    saved = record(journal, *given)
    assert [replace(one, id=None) for one in saved] == given
    assert sorted(journal.read(), key=lambda one: one.id or 0) == saved
    assert [journal.get(one.id or 0) for one in saved] == saved
    assert [one.id for one in saved] == [1, 2, 3, 4, 5]


def test_the_rows_hold_what_was_said_in_plain_columns(journal: Journal) -> None:
    record(journal, score(6.0, time=time(8, 5), utc_offset=-210, note="a 'note'", recorded_at=AT, uid="a" * 32))
    columns = "id, uid, kind, day, time, utc_offset, name, value, unit, state, note, recorded_at, live"
    assert raw(journal.path, f"SELECT {columns} FROM entries") == [
        (1, "a" * 32, "symptom", "2026-11-20", "08:05", -210, "tingling", 6.0, "score", "recorded", "a 'note'",
         "2026-11-20T14:30:00Z", 1)
    ]  # fmt: skip
    assert raw(journal.path, "SELECT typeof(value), typeof(day) FROM entries") == [("real", "text")]


def test_every_column_of_a_row_is_filled_by_the_record_or_by_the_journal() -> None:
    of_the_journal = {"row", "id", "added_by", "removed_by", "live"}
    for one in one_of_each():
        assert {*to_row(one)} == {column.name for column in entries.c} - of_the_journal


def test_nought_skipped_and_nothing_are_three_things_in_the_file(journal: Journal) -> None:
    record(journal, score(0.0), score(None, measure="balance"))
    assert raw(journal.path, "SELECT name, value, state FROM entries ORDER BY id") == [
        ("tingling", 0.0, "recorded"),
        ("balance", None, "skipped"),
    ]
    assert [(one.value, one.state) for one in journal.read() if isinstance(one, Observation)] == [
        (0.0, "recorded"),
        (None, "skipped"),
    ]


def test_the_day_is_kept_as_said_whatever_the_offset(journal: Journal) -> None:
    record(journal, score(day=date(2027, 3, 8), utc_offset=14 * 60), score(day=date(2027, 3, 7), utc_offset=-480))
    assert raw(journal.path, "SELECT day FROM entries ORDER BY id") == [("2027-03-08",), ("2027-03-07",)]


def test_a_moment_is_written_down_in_utc(journal: Journal) -> None:
    journal.record([score()], command="log", at=AT.astimezone(timezone(timedelta(hours=-7))))
    assert raw(journal.path, "SELECT at, command, state FROM changes") == [("2026-11-20T14:30:00Z", "log", "done")]


def test_the_same_identity_twice_is_one_entry(journal: Journal) -> None:
    first = score(6.0)
    (saved,) = record(journal, first)
    (again,) = record(journal, replace(first, value=2.0))
    assert again == saved and counts(journal.path) == (1, 1)
    assert raw(journal.path, "SELECT count(*) FROM changes") == [(1,)]


def test_the_same_identity_twice_in_one_change_is_one_entry(journal: Journal) -> None:
    first, other = score(6.0), score(3.0, measure="balance")
    saved = record(journal, first, other, first)
    assert [one.id for one in saved] == [1, 2, 1]
    assert counts(journal.path) == (2, 2)


def test_a_number_from_another_journal_is_not_taken_over(journal: Journal) -> None:
    (first,) = record(journal, score())
    (second,) = record(journal, score(id=first.id))
    assert second.id != first.id
    assert journal.take_in([score(id=first.id)], command="import", at=AT).added == 1
    assert len({one.id for one in journal.read()}) == 3


def test_nothing_to_record_changes_nothing(journal: Journal) -> None:
    before = journal.path.read_bytes()
    assert record(journal) == []
    assert journal.path.read_bytes() == before


def test_a_record_that_the_tables_refuse_takes_the_whole_change_with_it(journal: Journal) -> None:
    bad = score()
    object.__setattr__(bad, "value", 11.0)
    with pytest.raises(Exception, match="CHECK constraint failed: ck_entries_score") as failed:
        record(journal, score(note="a secret"), bad)
    assert "secret" not in str(failed.value)
    assert counts(journal.path) == (0, 0)
    assert raw(journal.path, "SELECT count(*) FROM changes") == [(0,)]


def test_a_correction_keeps_the_old_value_in_the_history(journal: Journal) -> None:
    (saved,) = record(journal, score(6.0, note="first"))
    before, after = journal.correct(1, lambda one: replace(one, value=5.0), command="edit", at=LATER)  # type: ignore[call-arg]
    assert (before, after) == (saved, replace(saved, value=5.0))
    assert journal.read() == [after]
    assert raw(journal.path, "SELECT id, uid, value, live, added_by, removed_by FROM entries ORDER BY row") == [
        (1, saved.uid, 6.0, 0, 1, 2),
        (1, saved.uid, 5.0, 1, 2, None),
    ]


def test_a_correction_cannot_change_who_an_entry_is(journal: Journal) -> None:
    (saved,) = record(journal, score())
    _, after = journal.correct(1, lambda one: replace(one, id=77, uid=new_uid(), note="x"), command="edit", at=LATER)
    assert (after.id, after.uid, after.note) == (1, saved.uid, "x")
    assert journal.get(1) == after


def test_a_correction_that_changes_nothing_leaves_no_trace(journal: Journal) -> None:
    record(journal, score())
    before = journal.path.read_bytes()
    journal.correct(1, lambda one: one, command="edit", at=LATER)
    assert journal.path.read_bytes() == before


def test_a_correction_that_is_refused_leaves_the_entry(journal: Journal) -> None:
    record(journal, score(6.0))
    with pytest.raises(Invalid):
        journal.correct(1, lambda one: replace(one, value=11.0), command="edit", at=LATER)  # type: ignore[call-arg]
    assert [one.value for one in journal.read()] == [6.0]  # type: ignore[union-attr]
    assert raw(journal.path, "SELECT count(*) FROM changes") == [(1,)]


def test_a_removed_entry_is_gone_from_sight_and_stays_in_the_file(journal: Journal) -> None:
    saved = record(journal, score(), score(measure="balance"))
    assert journal.remove([2], command="delete", at=LATER) == [saved[1]]
    assert journal.read() == [saved[0]]
    assert counts(journal.path) == (1, 2)
    with pytest.raises(NothingFound, match="no entry 2"):
        journal.get(2)


def test_removing_is_all_or_nothing(journal: Journal) -> None:
    saved = record(journal, score(), score(measure="balance"))
    with pytest.raises(NothingFound, match="no entry 9"):
        journal.remove([1, 9, 2], command="delete", at=LATER)
    assert journal.read() == saved


@pytest.mark.parametrize("number", [0, -1, 99, 10**15])
def test_an_entry_that_is_not_there_is_not_found(journal: Journal, number: int) -> None:
    with pytest.raises(NothingFound):
        journal.get(number)
    with pytest.raises(NothingFound):
        journal.correct(number, lambda one: one, command="edit", at=AT)
    with pytest.raises(NothingFound):
        journal.remove([number], command="delete", at=AT)


def test_every_change_can_be_taken_back_and_made_again(journal: Journal) -> None:
    states: list[list[Record]] = [journal.read()]

    def note_state() -> None:
        states.append(journal.read())

    record(journal, score(6.0), score(4.0, measure="balance"))
    note_state()
    journal.correct(1, lambda one: replace(one, value=5.0), command="edit", at=AT)  # type: ignore[call-arg]
    note_state()
    journal.remove([1], command="delete", at=AT)
    note_state()
    journal.take_in(one_of_each(), command="import", at=AT)
    note_state()
    assert len({repr(state) for state in states}) == 5
    for state in reversed(states[:-1]):
        journal.undo(at=LATER)
        assert journal.read() == state
    with pytest.raises(NothingFound, match="nothing to undo"):
        journal.undo(at=LATER)
    for state in states[1:]:
        journal.redo(at=AT)
        assert journal.read() == state
    with pytest.raises(NothingFound, match="nothing to redo"):
        journal.redo(at=AT)
    assert is_sound(journal.path)


def test_what_was_undone_says_what_it_was(journal: Journal) -> None:
    saved = record(journal, score(6.0))
    (before, after) = journal.correct(1, lambda one: replace(one, value=5.0), command="edit", at=AT)  # type: ignore[call-arg]
    undone = journal.undo(at=LATER)
    assert (undone.command, undone.added, undone.removed) == ("edit", (after,), (before,))
    assert (undone.added_count, undone.removed_count) == (1, 1)
    assert journal.redo(at=AT) == undone
    journal.undo(at=LATER)
    assert journal.undo(at=LATER).added == tuple(saved)
    assert raw(journal.path, "SELECT state, undone_at FROM changes") == [("undone", "2026-11-20T14:35:00Z")] * 2


def test_of_a_large_change_all_are_counted_and_a_few_are_shown(journal: Journal) -> None:
    journal.take_in([score() for _ in range(50)], command="import", at=AT)
    undone = journal.undo(at=LATER)
    assert undone.added_count == 50
    assert 0 < len(undone.added) < 50


def test_what_was_undone_before_a_new_change_can_no_longer_be_redone(journal: Journal) -> None:
    record(journal, score(6.0))
    journal.undo(at=AT)
    record(journal, score(3.0))
    with pytest.raises(NothingFound):
        journal.redo(at=AT)
    assert raw(journal.path, "SELECT state FROM changes ORDER BY id") == [("dropped",), ("done",)]
    journal.undo(at=AT)
    assert journal.read() == []
    with pytest.raises(NothingFound):
        journal.undo(at=AT)


def test_what_changes_nothing_leaves_what_can_be_redone(journal: Journal) -> None:
    (saved,) = record(journal, score(6.0))
    record(journal, score(3.0))
    journal.undo(at=AT)
    record(journal, saved)
    journal.correct(1, lambda one: one, command="edit", at=AT)
    journal.take_in([saved], command="import", at=AT)
    journal.take_in([score()], command="import", at=AT, dry_run=True)
    assert len(journal.redo(at=AT).added) == 1


def test_an_import_adds_what_is_not_there(journal: Journal) -> None:
    known = record(journal, score())
    new = one_of_each()
    assert journal.take_in([*known, *new], command="import", at=AT) == Imported(added=5, known=1, deleted=0)
    assert journal.take_in([*known, *new], command="import", at=AT) == Imported(added=0, known=6, deleted=0)
    assert {one.uid for one in journal.read()} == {one.uid for one in (*known, *new)}
    assert raw(journal.path, "SELECT command FROM changes ORDER BY id") == [("log",), ("import",)]


def test_the_same_identity_twice_in_a_file_is_one_entry(journal: Journal) -> None:
    one = score()
    assert journal.take_in([one, one, score()], command="import", at=AT) == Imported(2, 1, 0)


def test_what_was_deleted_is_not_brought_back_by_an_import(journal: Journal) -> None:
    given = [score(), score(measure="balance")]
    journal.take_in(given, command="import", at=AT)
    journal.remove([1], command="delete", at=AT)
    assert journal.take_in(given, command="import", at=AT) == Imported(added=0, known=1, deleted=1)
    assert [one.uid for one in journal.read()] == [given[1].uid]


def test_what_was_corrected_is_not_overwritten_by_an_import(journal: Journal) -> None:
    given = score(6.0)
    journal.take_in([given], command="import", at=AT)
    journal.correct(1, lambda one: replace(one, value=5.0), command="edit", at=AT)  # type: ignore[call-arg]
    assert journal.take_in([given], command="import", at=AT) == Imported(added=0, known=1, deleted=0)
    assert [one.value for one in journal.read()] == [5.0]  # type: ignore[union-attr]


def test_an_import_that_was_undone_can_be_made_again(journal: Journal) -> None:
    given = [score(), score()]
    journal.take_in(given, command="import", at=AT)
    journal.undo(at=AT)
    assert journal.take_in(given, command="import", at=AT) == Imported(added=2, known=0, deleted=0)


def test_a_deletion_that_was_undone_does_not_keep_an_import_out(journal: Journal) -> None:
    given = [score(), score()]
    journal.take_in(given, command="import", at=AT)
    journal.remove([1], command="delete", at=AT)
    journal.undo(at=AT)
    journal.undo(at=AT)
    assert journal.take_in(given, command="import", at=AT) == Imported(added=2, known=0, deleted=0)


def test_a_dry_run_says_the_same_and_writes_nothing(journal: Journal) -> None:
    record(journal, score())
    before = journal.path.read_bytes()
    assert journal.take_in(one_of_each(), command="import", at=AT, dry_run=True) == Imported(5, 0, 0)
    assert journal.path.read_bytes() == before


def test_a_first_import_numbers_the_entries_as_they_come_and_a_journal_that_was_purged_goes_on(
    journal: Journal,
) -> None:
    given = [score(note="a"), score(note="b")]
    assert journal.take_in(given, command="import", at=AT) == Imported(added=2, known=0, deleted=0)
    assert [(one.id, one.note) for one in journal.read()] == [(1, "a"), (2, "b")]
    journal.purge(1, at=AT)
    journal.purge(2, at=AT)
    assert journal.take_in([*given, score(note="c")], command="import", at=AT) == Imported(1, 0, 0, purged=2)
    assert [(one.id, one.note) for one in journal.read()] == [(3, "c")]


def test_what_is_imported_beside_what_is_known_has_the_next_numbers(journal: Journal) -> None:
    known = [score(), score()]
    journal.take_in(known, command="import", at=AT)
    removed = journal.remove([2], command="delete", at=AT)
    journal.take_in([*known, score(note="a"), *removed, score(note="b")], command="import", at=AT)
    assert [(one.id, one.note) for one in journal.read()] == [(1, ""), (3, "a"), (4, "b")]


def test_a_file_that_turns_out_bad_at_its_end_adds_nothing(journal: Journal) -> None:
    def records() -> object:
        yield from (score() for _ in range(7_000))
        raise Invalid("row 7001 cannot be taken", "")

    with pytest.raises(Invalid, match="row 7001"):
        journal.take_in(records(), command="import", at=AT)  # type: ignore[arg-type]
    assert [one.name for one in journal.path.parent.iterdir()] == ["journal.db"]
    assert counts(journal.path) == (0, 0)
    assert raw(journal.path, "SELECT count(*) FROM changes") == [(0,)]
    assert record(journal, score())


def test_what_an_import_set_aside_and_cannot_remove_does_not_undo_it(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: Path, missing_ok: bool = False) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", refused)
        assert journal.take_in([score()], command="import", at=AT).added == 1
    assert len(journal.read()) == 1


def test_where_an_import_can_set_nothing_aside_the_journal_is_said_to_be_read_only(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(**given: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("tracker.store.copies.copying.tempfile.mkstemp", refused)
    with pytest.raises(JournalReadOnly, match="cannot write in"):
        journal.take_in([score()], command="import", at=AT)


def test_a_period_is_read_with_both_its_ends_in_the_order_of_the_day(journal: Journal) -> None:
    days = [DAY - timedelta(days=back) for back in (0, 3, 1, 2)]
    record(journal, *(score(day=day) for day in days))
    record(journal, score(day=days[2], time=time(20)), score(day=days[2], time=time(8)))
    read = journal.read(days[3], days[2])
    assert [(one.day, one.time) for one in read] == [
        (days[3], None),
        (days[2], None),
        (days[2], time(8)),
        (days[2], time(20)),
    ]
    assert journal.read(DAY + timedelta(days=1), date.max) == []
    assert len(journal.read(kinds=["symptom"])) == 6 and journal.read(kinds=["dose"]) == []


def test_the_doses_that_were_last_come_first(journal: Journal) -> None:
    def dose(back: int, at: time | None = None, **more: object) -> Dose:
        return Dose(day=DAY - timedelta(days=back), time=at, product="b12", route="oral", **more)  # type: ignore[arg-type]

    record(journal, dose(3), dose(1, time(8)), dose(1, time(20), state="skipped"), dose(2), score(), dose(9))
    journal.remove([6], command="delete", at=AT)
    assert [one.id for one in journal.recent_doses()] == [3, 2, 4, 1]
    assert [one.id for one in journal.recent_doses(2)] == [3, 2]


def test_the_span_is_from_the_first_to_the_last_day_of_what_holds(journal: Journal) -> None:
    assert journal.span() is None
    record(journal, score(day=date(2020, 1, 1)), score(), Event(day=date(2027, 6, 1), name="visit"))
    assert journal.span() == (date(2020, 1, 1), date(2027, 6, 1), 3)
    journal.remove([1, 3], command="delete", at=AT)
    assert journal.span() == (DAY, DAY, 1)


def test_the_profile_is_kept_and_can_be_emptied(journal: Journal) -> None:
    assert journal.profile() == Profile()
    given = (Profile(name="Sam 'X'", born=date(1968, 4, 12)), Profile(name="Sam"), Profile(name="now"), Profile())
    for profile in given:
        journal.set_profile(profile)
        assert journal.profile() == profile


def test_a_row_that_no_record_can_hold_is_a_damaged_journal(journal: Journal) -> None:
    record(journal, score())
    raw(journal.path, "UPDATE entries SET note = CAST(x'ff41' AS TEXT)")
    for read in (journal.read, lambda: journal.get(1)):
        with pytest.raises(JournalDamaged):
            read()
    raw(journal.path, "UPDATE entries SET note = '', recorded_at = '2020-01-01T00:00:00Z'")
    with pytest.raises(JournalDamaged):
        journal.read()


def test_a_note_of_every_length_and_sign_comes_out_as_it_went_in(journal: Journal) -> None:
    notes = [
        "\x01\x07\x1b]52;c;eA==\x07\x7f\x85",
        "\u202eevil\u2066\u200b\ufeff",
        "\U000e0041\U0001f9b6\U0001f3fd",
        "x" * 20_000,
    ]
    notes += ["'; DROP TABLE entries; --", "%s %(x)s :note ? $\\frac{", "\r\n\t ", "日本語"]
    saved = record(journal, *(score(note=note) for note in notes))
    assert [one.note for one in journal.read()] == notes == [one.note for one in saved]
    assert [note for (note,) in raw(journal.path, "SELECT note FROM entries ORDER BY id")] == notes


def test_deleted_text_is_wiped_from_the_pages_that_held_it(journal: Journal) -> None:
    record(journal, score(note="unmistakable words"))
    assert b"unmistakable words" in journal.path.read_bytes()
    with journal._engine.connect().execution_options(writes=True) as connection, connection.begin():
        connection.exec_driver_sql("UPDATE entries SET note = ''")
    assert b"unmistakable" not in journal.path.read_bytes()


def test_no_connection_is_held_between_calls(journal: Journal) -> None:
    record(journal, score())
    journal.read()
    raw(journal.path, "BEGIN EXCLUSIVE")
    assert sorted(one.name for one in journal.path.parent.iterdir()) == ["journal.db"]


@pytest.mark.thorough
def test_a_journal_of_ten_thousand_entries_is_read_whole(journal: Journal) -> None:
    start = datetime(2000, 1, 1, tzinfo=AT.tzinfo)
    days = [(start + timedelta(days=number // 3)).date() for number in range(10_000)]
    assert journal.take_in((score(day=day) for day in days), command="import", at=AT).added == 10_000
    assert [one.day for one in open_journal(journal.path).read()] == days


def test_the_same_entries_with_other_content_are_asked_about_and_taken_in_one_change(journal: Journal) -> None:
    given = [score(6.0, note="a"), score(measure="balance"), score(measure="pain")]
    journal.take_in(given, command="import", at=AT)
    before = journal.read()
    corrected = [replace(given[0], value=7.0, note=""), given[1], replace(given[2], side="left")]  # type: ignore[call-arg]
    asked: list[Differing] = []

    def settle(found: Differing, *, take: bool) -> bool:
        asked.append(found)
        return take

    for take, dry_run in ((False, False), (True, True)):
        found = journal.take_in(
            corrected, command="import", at=AT, settle=partial(settle, take=take), dry_run=dry_run
        )
        assert (found.added, found.known, found.differ, journal.read()) == (0, 3, 2, before)
    found = journal.take_in(
        corrected, command="import", at=AT, settle=partial(settle, take=True), silent=["note", "plan"]
    )
    assert (found.differ, found.corrected) == (2, 2)
    now = {one.measure: one for one in journal.read()}  # type: ignore[union-attr]
    assert (now["tingling"].value, now["tingling"].note, now["tingling"].id) == (7.0, "a", 1)
    assert now["pain"].side == "left"
    assert [(one.value, other.value) for one, other in asked[0].first] == [(6.0, 7.0), (6.0, 6.0)]  # type: ignore[union-attr]
    journal.undo(at=AT)
    assert journal.read() == before
    journal.redo(at=AT)
    assert len(journal.versions(1)[0]) == 2
    assert is_sound(journal.path)


def test_a_file_that_is_older_than_a_correction_differs_in_nothing(journal: Journal) -> None:
    given = [score(6.0), score(measure="balance")]
    journal.take_in(given, command="import", at=AT)
    journal.correct(1, lambda one: replace(one, value=5.0), command="edit", at=AT)  # type: ignore[call-arg]
    journal.remove([2], command="delete", at=AT)
    found = journal.take_in(given, command="import", at=AT, settle=lambda found: pytest.fail("was asked"))
    assert found == Imported(added=0, known=1, deleted=1)
    journal.undo(at=AT)
    journal.undo(at=AT)
    later = [replace(given[0], value=5.0)]  # type: ignore[call-arg]
    assert journal.take_in(later, command="import", at=AT, settle=lambda found: True).corrected == 1


def test_what_was_deleted_comes_back_when_it_is_asked_for(journal: Journal) -> None:
    given = [score(), score(measure="balance")]
    journal.take_in(given, command="import", at=AT)
    journal.remove([1], command="delete", at=AT)
    assert journal.take_in(given, command="import", at=AT, deleted_too=True) == Imported(added=1, known=1, deleted=0)
