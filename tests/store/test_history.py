"""The history as it is read: every change with what it touched, every version of an entry with its changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from store_files import AT, DAY, one_of_each, raw, score

from tracker.domain.model.phase import Phase
from tracker.domain.model.plan import Plan
from tracker.domain.model.records import Dose, Event, LabResult, Observation, Record
from tracker.domain.model.symptom_list import Choice
from tracker.errors import JournalDamaged, NothingFound
from tracker.store.journal import Journal
from tracker.store.rows.history import Line


def at(minutes: int) -> datetime:
    return AT + timedelta(minutes=minutes)


def worse(one: Record) -> Record:
    return replace(one, value=9.0)  # type: ignore[call-arg]


def commands(journal: Journal, most: int = -1, since: datetime | None = None) -> list[str]:
    return [line.command for line, _ in journal.history(most, since)]


PLAN = Plan(product="b12", route="oral", phases=(Phase(1, "days"),), starts=DAY, recorded_at=AT)
CHOICE = Choice(key="feet", label="Feet on fire", position=1)


def test_the_newest_change_comes_first_with_what_it_put_in_and_took_out(journal: Journal) -> None:
    saved = journal.record([score(6.0), score(4.0, measure="balance")], command="log", at=at(0))
    before, after = journal.correct(1, worse, command="edit", at=at(1))
    journal.remove([2], command="delete", at=at(2))
    planned = journal.add_plan(PLAN, command="plan", at=at(3))
    journal.choose([CHOICE], command="symptom", at=at(4))
    journal.replace_plan(1, None, command="plan stop", at=at(5))
    found = journal.history()
    assert [(line.id, line.command, line.at, line.state, line.undone_at) for line, _ in found] == [
        (6, "plan stop", at(5), "done", None),
        (5, "symptom", at(4), "done", None),
        (4, "plan", at(3), "done", None),
        (3, "delete", at(2), "done", None),
        (2, "edit", at(1), "done", None),
        (1, "log", at(0), "done", None),
    ]
    assert [(one.added, one.removed) for _, one in found] == [
        ((), ()),
        ((), ()),
        ((), ()),
        ((), (saved[1],)),
        ((after,), (before,)),
        (tuple(saved), ()),
    ]
    assert [(one.plans_added, one.plans_removed) for _, one in found[:3]] == [
        ((), (planned,)),
        ((), ()),
        ((planned,), ()),
    ]
    assert found[1][1].choices_added == (CHOICE,)
    assert not any(one.holds_nothing or one.purged_since for _, one in found)


def test_only_the_last_changes_or_those_since_a_moment_are_read_where_that_is_asked(journal: Journal) -> None:
    for minutes, command in enumerate(("log", "fall", "note", "visit")):
        journal.record([score()], command=command, at=at(minutes))
    assert commands(journal, 2) == ["visit", "note"]
    assert commands(journal, since=at(1)) == ["visit", "note", "fall"], "that moment is among them"
    assert commands(journal, since=at(1) + timedelta(seconds=1)) == ["visit", "note"]
    assert commands(journal, 1, at(1)) == ["visit"]
    assert commands(journal, since=at(9)) == commands(journal, 0) == []


def test_of_a_large_change_the_first_five_are_shown_and_all_are_counted(journal: Journal) -> None:
    saved = journal.record([score() for _ in range(6)], command="log", at=AT)
    journal.remove([one.id or 0 for one in saved], command="delete", at=AT)
    (_, gone), (_, put) = journal.history()
    assert (len(put.added), put.added_count, put.removed_count) == (5, 6, 0)
    assert (len(gone.removed), gone.removed_count, gone.added_count) == (5, 6, 0)


def test_what_was_undone_says_when_and_what_cannot_be_made_again_is_dropped(journal: Journal) -> None:
    journal.record([score()], command="log", at=at(0))
    journal.record([score()], command="note", at=at(1))
    journal.undo(at=at(7))
    line, _ = journal.history(1)[0]
    assert (line.command, line.state, line.undone_at) == ("note", "undone", at(7))
    journal.redo(at=at(8))
    line, _ = journal.history(1)[0]
    assert (line.state, line.undone_at) == ("done", None)
    journal.undo(at=at(9))
    journal.record([score()], command="fall", at=at(10))
    assert [(line.command, line.state, line.undone_at) for line, _ in journal.history()] == [
        ("fall", "done", None),
        ("note", "dropped", at(9)),
        ("log", "done", None),
    ]


def test_every_undo_and_redo_leaves_its_moment(journal: Journal) -> None:
    journal.record([score()], command="log", at=at(0))
    journal.undo(at=at(1))
    journal.redo(at=at(2))
    journal.undo(at=at(3))
    assert raw(journal.path, "SELECT turns FROM changes") == [
        ("2026-11-20T14:31:00Z 2026-11-20T14:32:00Z 2026-11-20T14:33:00Z",)
    ]


def test_a_purge_is_a_change_that_was_made_and_the_one_it_emptied_holds_nothing(journal: Journal) -> None:
    journal.record([score()], command="log", at=at(0))
    journal.purge(1, at=at(1))
    (purge, _), (log, emptied) = journal.history()
    assert (purge.command, purge.state, purge.undone_at) == ("purge 1", "done", None)
    assert (log.command, emptied.holds_nothing) == ("log", True)


def test_every_version_of_an_entry_is_told_with_its_changes(journal: Journal) -> None:
    (first,) = journal.record([score(6.0)], command="log", at=at(0))
    journal.record([score(1.0, measure="balance")], command="log", at=at(1))
    _, second = journal.correct(1, worse, command="edit", at=at(2))
    log, edit = Line(1, "log", at(0), "done", None), Line(3, "edit", at(2), "done", None)
    found, purged = journal.versions(1)
    assert purged is None
    assert [(one.record, one.live, one.added, one.removed) for one in found] == [
        (first, False, log, edit),
        (second, True, edit, None),
    ]
    # The other one has no part in it.
    assert [one.record.id for one in journal.versions(2)[0]] == [2]


def test_an_entry_that_was_imported_again_has_another_number_and_is_the_same(journal: Journal) -> None:
    given = score(6.0)
    journal.take_in([score(measure="balance"), given], command="import", at=at(0))
    journal.undo(at=at(1))
    journal.take_in([given], command="import", at=at(2))
    (now,) = journal.read()
    assert now.id == 3
    assert [one.record.id for one in journal.versions(3)[0]] == [3]
    assert [one.record.id for one in journal.versions(2)[0]] == [2]
    for number in (2, 3):
        found, _ = journal.versions(number, other_numbers=True)
        assert [(one.record.id, one.record.uid, one.live) for one in found] == [
            (2, given.uid, False),
            (3, given.uid, True),
        ]


def test_what_was_purged_has_no_version_left_but_the_line_that_says_so(journal: Journal) -> None:
    journal.record([score(), score()], command="log", at=at(0))
    assert journal.versions(1)[1] is None
    journal.purge(1, at=at(1))
    assert journal.versions(1) == ([], Line(2, "purge 1", at(1), "done", None))
    assert journal.versions(2)[1] is None
    for number in (0, 3, 11):
        with pytest.raises(NothingFound, match=f"no entry {number}"):
            journal.versions(number)


def test_a_journal_was_started_on_the_day_of_its_first_change(journal: Journal) -> None:
    assert journal.started() is None
    journal.record([score(day=date(2020, 1, 1))], command="log", at=at(0))
    journal.record([score()], command="log", at=at(60 * 24))
    assert journal.started() == date(2026, 11, 20)


def ago(days: int) -> date:
    return DAY - timedelta(days=days)


def test_what_was_asked_last_is_known_of_symptoms_and_home_tests(journal: Journal) -> None:
    def tested(days: int) -> Observation:
        return Observation(kind="test", day=ago(days), measure="romberg", value=30.0, unit="s")

    other: list[Record] = [
        Dose(day=ago(1), product="b12", route="oral"),
        Event(day=ago(1), name="note", note="x"),
        LabResult(day=ago(1), analyte="mma", value=0.3, unit="umol/L"),
    ]
    skipped = score(None, day=ago(2), measure="balance")
    records = [score(day=ago(9)), score(day=ago(5)), score(day=ago(7)), skipped, tested(8), tested(30), *other]
    saved = journal.record(records, command="log", at=AT)
    asked = {"tingling": ago(5), "balance": ago(2), "romberg": ago(8)}
    assert journal.last_asked(ago(60), DAY) == asked
    assert journal.last_asked(ago(5), ago(2)) == {"tingling": ago(5), "balance": ago(2)}, "both ends are among them"
    assert journal.last_asked(ago(60), ago(6)) == {"tingling": ago(7), "romberg": ago(8)}
    journal.remove([saved[1].id or 0], command="delete", at=AT)
    assert journal.last_asked(ago(60), DAY) == asked | {"tingling": ago(7)}


def test_a_text_is_found_in_notes_names_and_what_they_are_called_whatever_its_case(journal: Journal) -> None:
    records = [
        score(day=ago(9), note="After the STRASSE"),
        score(day=ago(8), measure="leg-weakness"),
        LabResult(day=ago(7), analyte="mma", value=0.3, unit="umol/L", laboratory="Example Labs"),
        Dose(day=ago(6), product="b12", route="injection", given_by="Nurse Kim"),
        Event(day=ago(5), time=time(9), name="note", note="rain"),
        Event(day=ago(5), time=time(8), name="note", note="rain again"),
    ]
    saved = journal.record(records, command="log", at=AT)
    journal.choose([replace(CHOICE, key="leg-weakness", label="Weak legs")], command="symptom", at=AT)

    def found(text: str, first: date = date.min, last: date = date.max) -> list[int]:
        return [saved.index(one) for one in journal.saying(text, first, last)]

    assert found("straße") == [0]
    assert found("leg-weak") == found("weak LEGS") == [1]
    assert found("example labs") == found("methylmalonic") == [2]
    assert found("kim") == found("Vitamin B12") == [3]
    assert found("RAIN") == [5, 4], "in the order of the day"
    assert found("a", ago(8), ago(7)) == [1, 2], "both ends are among them"
    assert found("snow") == []
    journal.record([Event(day=ago(4), name="note", note="Crème brûlée, Łódź, naïve")], command="note", at=AT)
    assert [len(journal.saying(text)) for text in ("creme brulee", "CRÈME", "naive", "creme brulée")] == [1, 1, 1, 1]
    journal.remove([saved[5].id or 0], command="delete", at=AT)
    assert found("rain") == [4]


def test_all_that_a_journal_holds_is_read_back_older_versions_too(journal: Journal) -> None:
    assert journal.read_back() == (0, 0)
    journal.record(one_of_each(), command="log", at=AT)
    journal.correct(1, worse, command="edit", at=AT)
    journal.remove([2], command="delete", at=AT)
    journal.add_plan(PLAN, command="plan", at=AT)
    journal.replace_plan(1, replace(PLAN, note="x"), command="plan", at=AT)
    journal.add_plan(replace(PLAN, product="iron", uid="f" * 32), command="plan", at=AT)
    # Five entries, one of them taken out; two plans, one of them in its second version.
    assert journal.read_back() == (4, 2)
    # The version that was corrected, which nothing else would read: written down before its day.
    raw(journal.path, "UPDATE entries SET recorded_at = '2020-01-01T00:00:00Z' WHERE row = 1")
    assert len(journal.read()) == 4
    with pytest.raises(JournalDamaged):
        journal.read_back()


def test_every_version_of_a_visit_is_told_also_of_one_that_was_deleted(journal: Journal) -> None:
    first, other = (Event(name="visit", day=DAY, note=note, uid=note[0] * 32) for note in ("a doctor", "b doctor"))
    journal.record([first, other, Event(name="note", day=DAY, note="x")], command="visit", at=at(0))
    _, moved = journal.correct(1, lambda one: replace(one, day=date(2026, 11, 1)), command="edit", at=at(1))
    journal.remove([2], command="delete", at=at(2))
    found = [(one.uid, one.day, holds) for one, holds in journal.every_visit()]
    assert found == [(first.uid, DAY, False), (other.uid, DAY, False), (first.uid, moved.day, True)]


def test_every_version_of_the_entries_of_some_days_is_with_them_wherever_it_went(journal: Journal) -> None:
    later = [DAY + timedelta(days=days) for days in range(4)]
    journal.record([score(float(value), day=day) for value, day in enumerate(later)], command="log", at=at(0))
    journal.correct(2, lambda one: replace(one, day=later[3]), command="edit", at=at(1))
    journal.remove([3], command="delete", at=at(2))
    journal.record([score(9.0, day=later[1])], command="log", at=at(3))
    journal.undo(at=at(4))
    found = [(record.id, record.day, holds) for record, holds in journal.every_entry(later[1], later[2])]
    assert found == [(2, later[1], False), (3, later[2], False), (2, later[3], True)]
    assert len(journal.every_entry()) == 5
