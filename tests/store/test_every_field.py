"""Every field of everything that a journal keeps comes back from it, those that are added one day among them."""

from __future__ import annotations

import shutil
from dataclasses import MISSING, Field, fields
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, get_args

import pytest

from tracker.domain.model.body_places import Place
from tracker.domain.model.phase import Phase
from tracker.domain.model.plan import Plan
from tracker.domain.model.records import Dose, Event, LabResult, Observation, Profile, Record
from tracker.domain.model.remembered import Remembered
from tracker.domain.model.symptom_list import Choice
from tracker.store.journal import Journal, open_journal
from tracker.store.merge import merge

AT = datetime(2026, 11, 20, 14, 30, tzinfo=UTC)
ENTRY: dict[str, Any] = {
    "day": date(2026, 11, 19),
    "time": time(23, 59),
    "utc_offset": -210,
    "note": "a 'note'\n2nd line",
    "recorded_at": datetime(2026, 11, 20, 3, 4, 5, tzinfo=UTC),
}
# Of each class some whose fields are, between them, all unlike their defaults, and unlike one another.
UNUSUAL: dict[type, list[Any]] = {
    Observation: [
        Observation(measure="numbness", value=7.0, site="foot", side="both", extent="ankle", uid="1" * 32, **ENTRY),
        Observation(kind="test", measure="romberg", value=30.5, unit="s", comparator=">=", uid="2" * 32, **ENTRY),
        Observation(measure="balance", value=None, state="skipped", uid="3" * 32, **ENTRY),
    ],
    LabResult: [
        LabResult(
            analyte="mma", value=0.34, unit="umol/L", comparator="<", low=0.1, high=0.4, laboratory="St. Å",
            uid="4" * 32, **ENTRY,
        ),
        LabResult(analyte="intrinsic-factor-antibodies", words="pösitive [/b]", uid="9" * 32, **ENTRY),
    ],
    Dose: [
        Dose(
            product="Ünï", form="hydroxocobalamin", route="subcutaneous", amount=1.5, unit="mg", site="thigh",
            side="left", other_sites=(Place("upper arm", "right"), Place("belly")), given_by="nurse",
            plan="b" * 32, state="skipped", uid="5" * 32, **ENTRY,
        )
    ],
    Event: [
        Event(name="fall", injured=True, uid="6" * 32, **ENTRY),
        Event(name="fall", injured=False, uid="7" * 32, **ENTRY),
    ],
    Plan: [
        Plan(
            product="Ünï", form="folic acid", route="oral", amount=2.5, unit="mg",
            phases=(
                Phase(2, "days", 6), Phase(10, "weeks", 2, most=12),
                Phase(1, "weeks", doses=3, lasts=2, lasts_unit="weeks"),
                Phase(2, "weeks", weekdays=(0, 2, 6), amount=500.0, amount_unit="ug"), Phase(None, None),
                Phase(None, None, as_needed=True), Phase(3, "months"),
            ), counted_from="grid",
            starts=date(2026, 11, 6), start_said=False,
            ends=date(2030, 1, 31), book_days=14, note="Dr Rao\n2nd line", uid="8" * 32,
            recorded_at=datetime(2026, 11, 20, 3, 4, 5, tzinfo=UTC),
        )
    ],
    Choice: [
        Choice(
            key="feet", label="Feet on fire", none="cool", worst="cannot wear shoes", asked="monthly", tracked=False,
            position=3, since=date(2026, 11, 6),
        )
    ],
    Remembered: [Remembered(topic="import", said="Ünï 'X' [/b]", answer="tingling")],
    Profile: [Profile(name="Sam Example", born=date(1968, 4, 12))],
}  # fmt: skip
RECORDS = get_args(Record)
# The journal's own: it gives every entry and plan its number.
NUMBER = "id"
# What can have one value only.
ONE_VALUE = {(LabResult, "state"), (Event, "state")}


def recorded(journal: Journal, given: Any) -> Any:
    """What an open journal gives back of what was put into it one by one."""
    match given:
        case Plan():
            journal.add_plan(given, command="plan", at=AT)
            return open_journal(journal.path).plans()[-1]
        case Choice():
            journal.choose([given], command="symptom", at=AT)
            return open_journal(journal.path).symptoms().choices[-1]
        case Remembered():
            journal.remember([given], command="symptom", at=AT)
            return open_journal(journal.path).remembered()[-1]
        case Profile():
            journal.set_profile(given)
            return open_journal(journal.path).profile()
        case _:
            (saved,) = journal.record([given], command="log", at=AT)
            return open_journal(journal.path).get(saved.id or 0)


def taken_in(journal: Journal, given: Any) -> Any:
    """The same of an import, which puts in its rows in its own way."""
    journal.take_in([given], command="import", at=AT)
    return open_journal(journal.path).get(1)


def lost(given: Any, found: Any) -> list[str]:
    """The fields that did not come back as they were given."""
    return [
        one.name
        for one in fields(given)
        if one.name != NUMBER and getattr(given, one.name) != getattr(found, one.name)
    ]


def by_itself(field: Field[Any]) -> Any:
    """What a field holds where nothing was given; MISSING where something must be."""
    return field.default if field.default_factory is MISSING else field.default_factory()


def test_what_is_given_here_is_everything_that_a_journal_keeps() -> None:
    assert {*UNUSUAL} == {*RECORDS, Plan, Choice, Remembered, Profile}


@pytest.mark.parametrize("kept", UNUSUAL, ids=lambda kept: kept.__name__)
def test_every_field_is_given_a_value_here_that_it_would_not_have_by_itself(kept: type) -> None:
    usual = {
        field.name
        for field in fields(kept)
        if all(getattr(one, field.name) == by_itself(field) for one in UNUSUAL[kept])
    }
    assert usual - {NUMBER} == {name for kind, name in ONE_VALUE if kind is kept}


def of_each(*kinds: type) -> pytest.MarkDecorator:
    given = [one for kind in kinds for one in UNUSUAL[kind]]
    return pytest.mark.parametrize("given", given, ids=lambda one: type(one).__name__)


@of_each(*UNUSUAL)
def test_every_field_comes_back_from_the_journal_as_it_was_given(journal: Journal, given: Any) -> None:
    assert lost(given, recorded(journal, given)) == []


@of_each(*RECORDS)
def test_every_field_comes_back_after_an_import_as_it_was_given(journal: Journal, given: Any) -> None:
    assert lost(given, taken_in(journal, given)) == []


def test_every_field_comes_back_after_a_merge_as_it_was_given(journal: Journal) -> None:
    here = Path(shutil.copy2(journal.path, journal.path.with_name("here.db")))
    # Whose journal it is stays with each journal.
    given = [one for kind in UNUSUAL if kind is not Profile for one in UNUSUAL[kind]]
    for one in given:
        recorded(journal, one)
    merge(open_journal(here), journal.path, at=AT)
    with_all = open_journal(here)
    came: dict[str, Any] = {one.uid: one for one in (*with_all.read(), *with_all.plans())}
    came |= {one.key: one for one in with_all.symptoms().choices}
    came |= {one.said: one for one in with_all.remembered()}

    def named(one: Any) -> str:
        return {Choice: "key", Remembered: "said"}.get(type(one), "uid")

    assert [lost(one, came[getattr(one, named(one))]) for one in given] == [[]] * len(given)
