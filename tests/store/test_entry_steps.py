"""What became of an entry: every step in order, and how it stands at the end of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from store_files import AT, score

from tracker.store.journal import Journal
from tracker.store.rows.history import Line, Step, state_of, steps_of


def corrected(journal: Journal, value: float, minute: int) -> None:
    journal.correct(1, lambda now: replace(now, value=value), command="edit", at=AT + timedelta(minutes=minute))


def removed(journal: Journal, minute: int) -> None:
    journal.remove([1], command="delete", at=AT + timedelta(minutes=minute))


def steps(journal: Journal) -> tuple[list[Step], Line | None]:
    versions, purged = journal.versions(1)
    return steps_of(versions, purged), purged


def said(found: list[Step]) -> list[tuple[str, float | None, bool]]:
    return [(one.line.command, getattr(one.record, "value", None), one.live) for one in found]


@pytest.fixture
def one(journal: Journal) -> Journal:
    """A journal with one entry, of 6."""
    journal.record([score(6.0)], command="log", at=AT)
    return journal


def test_an_entry_that_was_never_touched_is_one_step_and_holds(one: Journal) -> None:
    found, purged = steps(one)
    assert said(found) == [("log", 6.0, True)]
    assert state_of(found, purged) == ("holds", None)


def test_a_correction_is_one_step_and_not_a_removal_beside_it(one: Journal) -> None:
    corrected(one, 5.0, 1)
    corrected(one, 4.0, 2)
    found, purged = steps(one)
    assert said(found) == [("log", 6.0, False), ("edit", 5.0, False), ("edit", 4.0, True)]
    assert state_of(found, purged)[0] == "holds"


def test_a_correction_that_was_undone_stays_a_step(one: Journal) -> None:
    corrected(one, 9.0, 1)
    one.undo(at=AT + timedelta(minutes=2))
    corrected(one, 4.0, 3)
    found, purged = steps(one)
    assert said(found) == [("log", 6.0, False), ("edit", 9.0, False), ("edit", 4.0, True)]
    assert [step.line.undone_at is not None for step in found] == [False, True, False]
    assert state_of(found, purged) == ("holds", None)


def test_a_removal_is_the_last_step_and_says_when(one: Journal) -> None:
    corrected(one, 5.0, 1)
    removed(one, 2)
    found, purged = steps(one)
    assert said(found) == [("log", 6.0, False), ("edit", 5.0, False), ("delete", None, False)]
    assert state_of(found, purged) == ("deleted", found[-1].line)


def test_a_removal_that_was_undone_lets_the_entry_hold(one: Journal) -> None:
    removed(one, 1)
    one.undo(at=AT + timedelta(minutes=2))
    found, purged = steps(one)
    assert state_of(found, purged) == ("holds", None)
    assert ("log", 6.0, True) in said(found)


def test_an_entry_whose_first_change_was_taken_back_was_undone_by_that(one: Journal) -> None:
    one.undo(at=AT + timedelta(minutes=1))
    found, purged = steps(one)
    state, line = state_of(found, purged)
    assert (state, line) == ("undone", found[0].line)
    assert line is not None and line.undone_at == AT + timedelta(minutes=1)


@pytest.mark.parametrize("before", [lambda journal: None, lambda journal: removed(journal, 1)])
def test_a_purge_is_the_last_word(one: Journal, before: Callable[[Journal], None]) -> None:
    before(one)
    one.purge(1, at=AT + timedelta(minutes=5))
    found, purged = steps(one)
    assert purged is not None
    assert said(found) == [("purge 1", None, False)]
    assert state_of(found, purged) == ("purged", purged)
