"""What a journal remembers, and its identity: written, taken back, merged, copied."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from store_files import AT, is_sound, known_as, raw, score

from tracker.domain.model.remembered import Remembered
from tracker.errors import Invalid
from tracker.store.copies.backup import back_up
from tracker.store.journal import Journal, open_journal
from tracker.store.merge import Counts, merge
from tracker.store.upgrade import create_journal

DIRECTION = Remembered(topic="direction", said="energy", answer="10 is good")


def later(minutes: int) -> dict[str, object]:
    return {"command": "symptom", "at": AT + timedelta(minutes=minutes)}


def test_a_new_answer_takes_the_place_of_the_old_one_and_undo_brings_that_back(journal: Journal) -> None:
    journal.remember([known_as("tingling"), DIRECTION], **later(0))
    journal.remember([known_as("pain")], **later(1))
    assert journal.remembered("symptom") == [known_as("pain")]
    assert journal.remembered() == [DIRECTION, known_as("pain")]
    change = journal.undo(at=AT)
    assert (change.remembered, change.forgotten) == ((known_as("pain"),), (known_as("tingling"),))
    assert journal.remembered("symptom") == [known_as("tingling")]
    journal.redo(at=AT)
    assert journal.remembered("symptom") == [known_as("pain")]
    journal.remember(forget=[known_as("pain")], **later(2))
    assert journal.remembered() == [DIRECTION]
    journal.undo(at=AT)
    assert raw(journal.path, "SELECT said, answer FROM remembered WHERE live = 1 ORDER BY said") == [
        ("energy", "10 is good"),
        ("zapping", "pain"),
    ]
    assert is_sound(journal.path)


def test_an_answer_given_with_an_entry_is_one_change_with_it(journal: Journal) -> None:
    journal.record([score()], command="log", at=AT, remember=[DIRECTION])
    assert raw(journal.path, "SELECT count(*) FROM changes") == [(1,)]
    journal.undo(at=AT)
    assert (journal.read(), journal.remembered()) == ([], [])


def test_an_import_brings_answers_and_a_dry_run_none(journal: Journal) -> None:
    journal.take_in([score()], command="import", at=AT, remember=[DIRECTION], dry_run=True)
    assert journal.remembered() == []
    journal.take_in([score()], command="import", at=AT, remember=[DIRECTION])
    assert (journal.remembered(), len(journal.read())) == ([DIRECTION], 1)


def test_the_list_of_symptoms_knows_the_own_names_and_directions(journal: Journal) -> None:
    journal.remember([known_as("tingling"), DIRECTION], **later(0))
    found = open_journal(journal.path).symptoms()
    assert (found.also, found.directions) == ((("zapping", "tingling"),), (("energy", "10 is good"),))


def test_an_answer_that_means_nothing_here_is_kept_and_not_used(journal: Journal) -> None:
    strange = [known_as("evil"), Remembered(topic="direction", said="energy", answer="up")]
    journal.remember(strange, **later(0))
    assert len(journal.remembered()) == 2
    found = open_journal(journal.path).symptoms()
    assert (found.also, found.directions) == ((), ())


def test_answers_are_merged_and_the_later_one_holds(journal: Journal, tmp_path: Path) -> None:
    other = open_journal(Path(shutil.copy2(journal.path, tmp_path / "other.db")))
    journal.remember([known_as("tingling")], **later(0))
    other.remember([known_as("pain"), DIRECTION], **later(1))
    found = merge(journal, other.path, at=AT + timedelta(minutes=5))
    assert found.counts["remembered"] == Counts(added=1, changed=1)
    (conflict,) = found.conflicts
    assert (conflict.held, conflict.superseded) == (known_as("pain"), known_as("tingling"))
    assert journal.remembered() == [DIRECTION, known_as("pain")]
    merge(other, journal.path, at=AT + timedelta(minutes=6))
    assert other.remembered() == journal.remembered()
    assert merge(journal, other.path, at=AT + timedelta(minutes=7)).nothing_new
    journal.undo(at=AT + timedelta(minutes=8))
    assert journal.remembered() == [known_as("tingling")]


@pytest.mark.parametrize("bad", [{"said": " "}, {"answer": ""}, {"said": "x" * 201}, {"topic": ""}, {"said": "a\nb"}])
def test_what_cannot_be_remembered_is_refused(bad: dict[str, str]) -> None:
    with pytest.raises(Invalid):
        Remembered(**{"topic": "symptom", "said": "zapping", "answer": "tingling", **bad})


def test_a_journal_keeps_its_identity_and_two_new_ones_differ(journal: Journal, tmp_path: Path) -> None:
    mine = journal.identity()
    assert len(mine) == 32 and not mine.strip("0123456789abcdef")
    journal.record([score()], command="log", at=AT)
    assert open_journal(back_up(journal.path, tmp_path / "copies", at=AT).path).identity() == mine
    assert create_journal(tmp_path / "new.db")
    assert open_journal(tmp_path / "new.db").identity() != mine
