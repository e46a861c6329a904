"""Words that a later program wrote and that are in no list here: kept, shown and named, never damage."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from store_files import AT, DAY, raw, score

from tracker.domain.model.phase import Phase
from tracker.domain.model.plan import Plan
from tracker.domain.model.records import Dose, Event
from tracker.domain.wording.records import record_text
from tracker.errors import Invalid
from tracker.store.check import check
from tracker.store.journal import Journal, open_journal


@pytest.fixture
def later(journal: Journal) -> Journal:
    """A journal with a route, a kind of event and an extent that no list has."""
    given = [
        Dose(day=DAY, product="b12", route="nasal", amount=1.0, unit="mg"),
        Event(day=DAY, name="note", note="by train"),
        score(4.0, extent="knee"),
    ]
    journal.record(given, command="log", at=AT)
    raw(journal.path, "UPDATE entries SET route = 'implant' WHERE kind = 'dose'")
    raw(journal.path, "UPDATE entries SET name = 'journey' WHERE kind = 'event'")
    raw(journal.path, "UPDATE entries SET extent = 'hip' WHERE kind = 'symptom'")
    return open_journal(journal.path)


def test_they_are_read_and_shown_and_the_rest_of_the_entry_can_be_corrected(later: Journal) -> None:
    assert sorted(record_text(one) for one in later.read()) == [
        "Journey: by train",
        "Tingling 4 of 10 (up to the hip)",
        "vitamin B12 1 mg, implant",
    ]
    _, after = later.correct(1, lambda one: replace(one, note="by the clinic"), command="edit", at=AT)
    assert isinstance(after, Dose) and (after.route, after.note) == ("implant", "by the clinic")
    with pytest.raises(Invalid):
        Dose(day=DAY, product="b12", route="implant")


def test_check_names_them_and_finds_no_damage(later: Journal, tmp_path: Path) -> None:
    found = {one.about: one for one in check(later.path, tmp_path, now=AT)}
    assert found["records"].state == "fine"
    assert found["words"].state == "attention"
    for word in ('route "implant" in 1 entry', 'kind of event "journey" in 1 entry', 'extent "hip" in 1 entry'):
        assert word in found["words"].says


def test_a_plan_with_such_a_route_is_read_shown_and_named(later: Journal, tmp_path: Path) -> None:
    weekly = Plan(product="b12", route="nasal", phases=(Phase(1, "weeks"),), starts=DAY, recorded_at=AT)
    later.add_plan(weekly, command="plan", at=AT)
    raw(later.path, "UPDATE plans SET route = 'implant'")
    (held,) = open_journal(later.path).plans()
    assert (held.route, held.injected) == ("implant", False)
    words = next(one for one in check(later.path, tmp_path, now=AT) if one.about == "words")
    assert 'route of a plan "implant" in 1 plan' in words.says
