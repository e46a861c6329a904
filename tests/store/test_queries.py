"""What is asked of the entries that hold: only what was asked for comes out, in the order of the days."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from store_files import AT, DAY, one_of_each, score

from tracker.domain.model.records import Dose, Event, LabResult, Observation, Record
from tracker.domain.model.symptom_series import Series
from tracker.store.journal import Journal
from tracker.store.rows import queries


def put(journal: Journal, *records: Record) -> list[Record]:
    return journal.record(records, command="log", at=AT)


def ago(days: int) -> date:
    return DAY - timedelta(days=days)


def dose(days: int, product: str = "b12", at: time | None = None, state: str = "taken") -> Dose:
    return Dose(day=ago(days), product=product, route="oral", time=at, state=state)


def shot(days: int, state: str = "taken") -> Dose:
    return replace(dose(days, "hydroxocobalamin", state=state), route="intramuscular")


def felt(days: int, site: str | None, measure: str = "numbness", value: float | None = 4.0) -> Observation:
    return score(value, day=ago(days), measure=measure, site=site)


@pytest.mark.parametrize("kind", ["symptom", "test", "lab", "dose", "event"])
def test_of_some_kinds_only_those_are_read(journal: Journal, kind: str) -> None:
    saved = put(journal, *one_of_each())
    assert journal.read(kinds=[kind]) == [one for one in saved if one.kind == kind]
    assert journal.read(DAY + timedelta(days=1), kinds=[kind]) == []


def test_of_some_names_only_those_are_read(journal: Journal) -> None:
    question, *_ = put(journal, *(Event(name=name, day=DAY) for name in ("question", "visit", "note")))
    put(journal, score(measure="question"))
    assert journal.read(kinds=["event"], names=["question"]) == [question]


def test_an_entry_that_was_taken_out_is_not_among_them(journal: Journal) -> None:
    old, new = put(journal, felt(9, "foot"), felt(8, "foot"))
    journal.remove([old.id or 0], command="delete", at=AT)
    assert journal.first_placed(DAY, 1) == [new]
    assert journal.began() == new.day


def test_the_last_doses_are_those_of_each_products_last_day(journal: Journal) -> None:
    oldest, old, first, second, skipped, later = put(
        journal,
        dose(50, "iron"),
        dose(40, "iron"),
        dose(9, at=time(8)),
        dose(9, at=time(20)),
        dose(5, state="skipped"),
        dose(1),
    )
    assert skipped.state == "skipped"
    both = ["iron", "b12"]
    assert journal.taken_up_to(both, [ago(2)]) == [old, first, second]
    assert journal.taken_up_to(both, [ago(1)]) == [old, later]
    assert journal.taken_up_to(both, [ago(60), ago(45), ago(1)]) == [oldest, old, later]
    assert journal.taken_up_to(["iron"], [ago(45), ago(1)]) == [oldest, old]
    assert journal.taken_up_to(both, [ago(60)]) == journal.taken_up_to(both, []) == []


def test_a_course_is_the_doses_of_the_first_day_and_the_injections_since(journal: Journal) -> None:
    iron, skipped, *_, tablet, _ = put(
        journal,
        dose(60, "iron"),
        shot(55, state="skipped"),
        replace(shot(50), time=time(8)),
        replace(shot(50), time=time(20)),
        *(shot(back) for back in (40, 9, 1)),
        dose(70, "hydroxocobalamin"),
        dose(0, "zinc"),
    )
    assert skipped.state == "skipped"
    assert journal.courses(ago(9)) == ([tablet, iron], {"hydroxocobalamin": (ago(50), 4)})
    assert journal.courses(ago(65)) == ([tablet], {})
    assert journal.courses(ago(80)) == ([], {})


def test_what_was_taken_before_a_day_is_found_by_its_product(journal: Journal) -> None:
    asked = {"state_1": "taken", "name": "b12", "day": "2026-11-20", "last": "2026-11-20"}
    for statement in (queries._COURSES, queries._LAST_TAKEN):
        with closing(sqlite3.connect(journal.path)) as connection:
            plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}", asked)]
        assert ["ix_entries_product" in step for step in plan] == [True], plan


def test_of_places_the_first_at_each_comes_out_and_the_first_of_all(journal: Journal) -> None:
    foot, again, hand, third, fourth, leg, other, *_ = put(
        journal,
        felt(20, "foot"),
        felt(19, "foot"),
        felt(18, "hand"),
        felt(17, "foot"),
        felt(16, "hand"),
        felt(15, "leg"),
        felt(14, "foot", "tingling"),
        felt(13, None),
        felt(12, "arm", value=0.0),
        felt(11, "arm", value=None),
        felt(2, "arm"),
    )
    assert third not in journal.first_placed(ago(10), 3)
    assert fourth not in journal.first_placed(ago(10), 3)
    assert journal.first_placed(ago(10), 3) == [foot, again, hand, leg, other]
    assert journal.first_placed(ago(10), 1) == [foot, hand, leg, other]


def test_a_journal_begins_with_its_first_entry_that_is_no_blood_test(journal: Journal) -> None:
    assert journal.began() is None
    put(journal, LabResult(day=ago(900), analyte="b12", value=1.0, unit="ng/L"))
    assert journal.began() is None
    put(journal, dose(3), felt(7, None))
    assert journal.began() == ago(7)


def test_the_mean_of_a_day_is_of_one_place(journal: Journal) -> None:
    given = [("left", 8.0, 1), ("left", 7.0, 1), ("right", 2.0, 1), ("right", 1.0, 2), (None, 5.0, 1)]
    put(journal, *(score(value, day=ago(days), site=side and "foot", side=side) for side, value, days in given))
    put(journal, score(None, day=ago(1), site="hand"), score(9.0, day=DAY))
    assert journal.day_means(ago(2), ago(1)) == {
        Series("tingling", "foot", "left"): {ago(1): 7.5},
        Series("tingling", "foot", "right"): {ago(1): 2.0, ago(2): 1.0},
        Series("tingling"): {ago(1): 5.0},
    }


def test_one_at_a_time_come_those_that_held_at_the_call(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.store.journal_reader._PART", 2)
    first, second, third, fourth, fifth = put(journal, *(score(float(n), day=ago(n)) for n in (5, 4, 3, 2, 1)))
    coming = journal.each()
    assert next(coming) == first
    journal.correct(third.id or 0, lambda one: replace(one, value=9.0), command="edit", at=AT)
    journal.purge(fourth.id or 0, at=AT)
    put(journal, score(1.0, day=DAY))
    assert [*coming] == [second, third, fifth]
    assert [*journal.each(ago(4), ago(3))] == journal.read(ago(4), ago(3))
