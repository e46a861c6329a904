"""Plans in the journal: what goes in comes out, every version is kept, and there is a way back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from store_files import AT, is_sound, raw, score

from tracker.domain.model.phase import Phase
from tracker.domain.model.plan import Plan
from tracker.domain.model.records import Dose
from tracker.errors import JournalDamaged, NothingFound
from tracker.store.journal import Journal, open_journal

LATER = AT + timedelta(minutes=5)
HELD = "SELECT id, product, live FROM plans ORDER BY row"


def plan(**given: Any) -> Plan:
    usual: dict[str, Any] = {
        "product": "hydroxocobalamin",
        "route": "intramuscular",
        "phases": (Phase(8, "weeks"),),
        "starts": date(2026, 11, 6),
        "recorded_at": AT,
    }
    return Plan(**usual | given)


def add(journal: Journal, given: Plan) -> Plan:
    return journal.add_plan(given, command="plan", at=AT)


def test_a_plan_comes_out_as_it_went_in(journal: Journal) -> None:
    given = plan(
        form="hydroxocobalamin",
        amount=1.0,
        unit="mg",
        phases=(Phase(2, "days"), Phase(1, "weeks", 8), Phase(None, None), Phase(2, "months")),
        counted_from="grid",
        ends=date(2030, 1, 31),
        book_days=14,
        note="Dr Rao\n2nd line",
    )
    saved = add(journal, given)
    assert saved == replace(given, id=1)
    assert journal.plans() == [saved]
    assert open_journal(journal.path).plans() == [saved]


def test_the_rows_hold_what_was_said_in_plain_columns(journal: Journal) -> None:
    add(journal, plan(uid="a" * 32, amount=1.0, unit="mg", phases=(Phase(2, "days"), Phase(2, "months", 3))))
    columns = "id, uid, product, route, amount, unit, counted_from, starts, ends, recorded_at, added_by, live"
    assert raw(journal.path, f"SELECT {columns} FROM plans") == [
        (1, "a" * 32, "hydroxocobalamin", "intramuscular", 1.0, "mg", "last dose", "2026-11-06", None,
         "2026-11-20T14:30:00Z", 1, 1)
    ]  # fmt: skip
    assert raw(journal.path, "SELECT position, every, unit, times FROM plan_phases ORDER BY position") == [
        (1, 2, "days", None),
        (2, 2, "months", 3),
    ]
    assert raw(journal.path, "SELECT command, state FROM changes") == [("plan", "done")]


def test_a_plan_that_is_replaced_keeps_its_number_and_its_old_version(journal: Journal) -> None:
    add(journal, plan())
    other = plan(phases=(Phase(12, "weeks"),))
    journal.replace_plan(1, other, command="plan", at=LATER)
    assert journal.plans() == [replace(other, id=1)]
    assert raw(journal.path, HELD) == [(1, "hydroxocobalamin", 0), (1, "hydroxocobalamin", 1)]
    assert raw(journal.path, "SELECT every FROM plan_phases ORDER BY plan_row") == [(8,), (12,)]
    assert raw(journal.path, "SELECT added_by, removed_by FROM plans ORDER BY row") == [(1, 2), (2, None)]


def test_a_plan_that_is_stopped_stays_in_the_history_and_its_number_is_not_given_again(journal: Journal) -> None:
    add(journal, plan())
    journal.replace_plan(1, None, command="plan", at=LATER)
    assert journal.plans() == []
    assert raw(journal.path, HELD) == [(1, "hydroxocobalamin", 0)]
    assert add(journal, plan(product="folate", route="oral")).id == 2


def test_a_plan_that_is_not_there_is_not_replaced_and_nothing_changes(journal: Journal) -> None:
    add(journal, plan())
    before = journal.path.read_bytes()
    for other in (None, plan()):
        with pytest.raises(NothingFound, match="no plan 7"):
            journal.replace_plan(7, other, command="plan", at=LATER)
    assert journal.path.read_bytes() == before


def test_undo_and_redo_turn_plans_round(journal: Journal) -> None:
    first = add(journal, plan())
    journal.replace_plan(1, plan(phases=(Phase(12, "weeks"),)), command="plan", at=LATER)
    second = journal.plans()
    journal.replace_plan(1, None, command="plan stop", at=LATER)
    for expected in (second, [first], []):
        journal.undo(at=LATER)
        assert journal.plans() == expected
        assert is_sound(journal.path)
    for expected in ([first], second, []):
        journal.redo(at=AT)
        assert journal.plans() == expected
        assert is_sound(journal.path)


def test_what_held_before_is_read_with_the_moment_it_was_taken_out(journal: Journal) -> None:
    first = add(journal, plan(amount=1.0, unit="mg", phases=(Phase(2, "days", 6), Phase(2, "months"))))
    folate = add(journal, plan(product="folate", route="oral"))
    assert journal.earlier_plans() == []
    second = replace(plan(phases=(Phase(12, "weeks"),)), id=1)
    journal.replace_plan(1, second, command="plan", at=LATER)
    journal.replace_plan(2, None, command="plan stop", at=LATER + timedelta(days=1))
    assert journal.earlier_plans() == [(first, LATER), (folate, LATER + timedelta(days=1))]
    journal.replace_plan(1, None, command="plan stop", at=LATER + timedelta(days=2))
    assert [one.id for one, _ in journal.earlier_plans()] == [1, 1, 2]


def test_what_was_taken_back_never_held(journal: Journal) -> None:
    first = add(journal, plan())
    journal.replace_plan(1, plan(phases=(Phase(12, "weeks"),)), command="plan", at=LATER)
    journal.undo(at=LATER)
    assert journal.earlier_plans() == [], "the first one holds again, the second one never did"
    journal.replace_plan(1, None, command="plan stop", at=LATER)
    assert journal.earlier_plans() == [(first, LATER)]
    journal.undo(at=LATER)
    assert journal.earlier_plans() == []
    journal.redo(at=AT)
    assert journal.earlier_plans() == [(first, LATER)]
    journal.undo(at=LATER)
    journal.undo(at=LATER)
    assert (journal.plans(), journal.earlier_plans()) == ([], [])


def test_an_undone_change_says_which_plans_it_had_put_in_and_taken_out(journal: Journal) -> None:
    old = add(journal, plan())
    new = plan(phases=(Phase(12, "weeks"),))
    journal.replace_plan(1, new, command="plan", at=LATER)
    undone = journal.undo(at=LATER)
    assert (undone.plans_added, undone.plans_removed) == ((replace(new, id=1),), (old,))
    assert (undone.added_count, undone.removed_count) == (0, 0)
    assert journal.redo(at=AT) == undone


def test_changes_of_plans_and_of_entries_are_undone_in_their_order(journal: Journal) -> None:
    journal.record([score()], command="log", at=AT)
    add(journal, plan())
    journal.record([score()], command="log", at=AT)
    assert journal.undo(at=LATER).command == "log"
    assert (len(journal.read()), len(journal.plans())) == (1, 1)
    assert journal.undo(at=LATER).command == "plan"
    assert (len(journal.read()), len(journal.plans())) == (1, 0)
    add(journal, plan())
    with pytest.raises(NothingFound):
        journal.redo(at=AT)


def test_every_dose_since_a_day_is_read_however_many_there_are(journal: Journal) -> None:
    days = [date(2026, 1, 1) + timedelta(days=number) for number in range(300)]
    doses = [Dose(day=day, product="b12", route="oral", state="taken") for day in days]
    journal.record([*doses, score(day=days[-1])], command="take", at=AT)
    assert [one.day for one in journal.doses_since(days[10])] == days[10:]


@pytest.mark.parametrize(
    "spoil",
    [
        "DELETE FROM plan_phases",
        "UPDATE plan_phases SET every = NULL, unit = NULL",
        "UPDATE plans SET product = ' '",
    ],
)
def test_a_plan_that_is_no_longer_whole_is_a_damaged_file(journal: Journal, spoil: str) -> None:
    add(journal, plan(amount=1.0, unit="mg"))
    raw(journal.path, spoil)
    with pytest.raises(JournalDamaged):
        journal.plans()


def test_every_plan_is_told_also_one_that_was_stopped_or_undone(journal: Journal) -> None:
    stopped = add(journal, plan(uid="a" * 32))
    journal.replace_plan(stopped.id or 0, None, command="plan stop", at=LATER)
    undone = add(journal, plan(uid="b" * 32, product="folate"))
    journal.undo(at=LATER)
    holding = add(journal, plan(uid="c" * 32, product="b12"))
    assert journal.every_plan() == [(stopped, False), (undone, False), (holding, True)]


def test_an_import_adds_the_plans_that_a_journal_never_had(journal: Journal) -> None:
    folate, iron, shot = (plan(product=name, route="oral") for name in ("folate", "iron", "b12"))
    held = add(journal, folate)
    journal.replace_plan(add(journal, iron).id or 0, None, command="plan", at=LATER)
    other = plan(product="folate", route="oral", phases=(Phase(1, "days"),))
    found = journal.take_in([score()], command="import", at=LATER, plans=[folate, iron, shot, other])
    assert (found.added, found.plans, found.plans_left) == (1, 1, 1)
    assert journal.plans() == [held, replace(shot, id=3)]
    again = journal.take_in([], command="import", at=LATER, plans=[shot])
    assert (again.plans, again.plans_left) == (0, 0)
    journal.undo(at=LATER)
    assert (journal.plans(), journal.read()) == ([held], [])
    assert journal.take_in([], command="import", at=LATER, plans=[shot], dry_run=True).plans == 1
    assert journal.take_in([], command="import", at=LATER, plans=[shot]).plans == 1
    assert [one.product for one in journal.plans()] == ["folate", "b12"]
