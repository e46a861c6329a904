"""How long before, and a last day ahead."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from tracker.domain.language.day_words import Now
from tracker.domain.language.plans.lead_words import read_ahead, read_lead
from tracker.errors import Unreadable

NOW = Now(datetime(2026, 11, 20, 14, 30, tzinfo=UTC), None)


def test_how_long_before() -> None:
    for said, span in (
        ("1 day", timedelta(days=1)),
        ("A day before", timedelta(days=1)),
        ("two weeks", timedelta(weeks=2)),
        ("2h", timedelta(hours=2)),
        ("30 minutes", timedelta(minutes=30)),
        ("0 days", timedelta()),
    ):
        assert read_lead(said) == span, said


@pytest.mark.parametrize("said", ["", "soon", "1", "-1 day", "1.5 days", "1 month", "91 days", "1 day 2 hours", "5"])
def test_another_lead_is_refused_with_one_that_works(said: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_lead(said)
    assert refused.value.hint == 'For example: "1 day", "2 hours"'


def test_a_day_ahead() -> None:
    for said, day in (
        ("31 dec", date(2026, 12, 31)),
        ("2027-03-01", date(2027, 3, 1)),
        ("6 months", date(2027, 5, 20)),
        ("a year", date(2027, 11, 20)),
        ("2 weeks", date(2026, 12, 4)),
        ("tomorrow", date(2026, 11, 21)),
        ("today", date(2026, 11, 20)),
    ):
        assert read_ahead(said, NOW) == day, said


@pytest.mark.parametrize(
    "said", ["", "yesterday", "2026-11-19", "6 years", "1000 years", "99999 days", "soon", "x y z"]
)
def test_another_day_is_refused_with_one_that_works(said: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_ahead(said, NOW)
    assert "2027-05-20" in refused.value.hint
