"""Which days to look at: spans count back from their end, and nothing is guessed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.language.period_words import (
    cut_span,
    read_period,
    read_period_of_entries,
    read_period_since_visit,
    read_span,
)
from tracker.domain.model.period import Period
from tracker.domain.model.refusals import FIRST_DAY
from tracker.errors import NothingFound, Unreadable

TODAY = date(2026, 11, 20)


def period(*, since: str | None = None, until: str | None = None, last: str | None = None, days: int = 90) -> Period:
    return read_period(since=since, until=until, last=last, today=TODAY, default_days=days)


def refusal(**words: str) -> Unreadable:
    with pytest.raises(Unreadable) as refused:
        period(**words)  # type: ignore[arg-type]
    assert refused.value.hint, "a refusal says what would do"
    return refused.value


def test_nothing_said_is_the_default_number_of_days_up_to_today() -> None:
    assert period() == Period(date(2026, 8, 23), TODAY)
    assert period().days == 90
    assert period(until="2026-06-30", days=30) == Period(date(2026, 6, 1), date(2026, 6, 30))


@pytest.mark.parametrize(
    ("last", "first"),
    [
        ("1 day", date(2026, 11, 20)),
        ("1", date(2026, 11, 20)),
        ("six", date(2026, 11, 15)),
        ("90", date(2026, 8, 23)),
        ("90 days", date(2026, 8, 23)),
        ("two weeks", date(2026, 11, 7)),
        ("12 WEEKS", date(2026, 8, 29)),
        ("1 month", date(2026, 10, 21)),
        ("6 months", date(2026, 5, 21)),
        ("1 year", date(2025, 11, 21)),
    ],
)
def test_a_span_ends_today_and_counts_today(last: str, first: date) -> None:
    assert period(last=last) == Period(first, TODAY)


def test_a_month_back_from_a_day_that_month_lacks_begins_after_its_last_day() -> None:
    assert read_span(["1", "month"], date(2026, 3, 31)) == Period(date(2026, 3, 1), date(2026, 3, 31))
    assert read_span(["1", "year"], date(2028, 2, 29)) == Period(date(2027, 3, 1), date(2028, 2, 29))


def test_since_and_until_are_both_in_the_period() -> None:
    assert period(since="2026-08-01", until="yesterday") == Period(date(2026, 8, 1), date(2026, 11, 19))
    assert period(since="2026-08-01") == Period(date(2026, 8, 1), TODAY)
    assert period(last="2 weeks", until="2026-06-30") == Period(date(2026, 6, 17), date(2026, 6, 30))


@pytest.mark.parametrize(
    "words",
    [
        {"since": "yesterdy"},
        {"since": "03/04/2026"},
        {"since": "tomorrow"},
        {"until": "2026-11-21"},
        {"since": "2026-11-01", "until": "2026-10-01"},
        {"since": "2026-11-01", "last": "3 days"},
        *[
            {"last": last}
            for last in ("0 days", "0", "-1 days", "1.5 weeks", "ninety days", "6 monts", "6 months ago", "days")
        ],
        *[{"last": last} for last in ("9999 months", "999999 days", "127 years", "６ days", "1 s", "5 d", " ")],
    ],
)
def test_days_that_are_not_certain_are_refused(words: dict[str, str]) -> None:
    refusal(**words)


VISITS = [TODAY - timedelta(days=ago) for ago in (400, 46, 4, -4)]


def since_visit(
    visits: list[date] = VISITS, *, since: str | None = None, until: str | None = None, last: str | None = None
) -> Period | None:
    return read_period_since_visit(
        since=since, until=until, last=last, today=TODAY, least_days=14, visits=visits, order=None
    )


def test_where_no_days_were_said_it_begins_with_the_last_visit_that_is_far_enough_back() -> None:
    assert since_visit() == Period(TODAY - timedelta(days=46), TODAY)
    assert since_visit([TODAY - timedelta(days=14)]) == Period(TODAY - timedelta(days=14), TODAY)
    assert since_visit([TODAY - timedelta(days=13)]) is None
    assert since_visit([TODAY - timedelta(days=366)]) is not None
    assert since_visit([TODAY - timedelta(days=367)]) is None
    assert since_visit([]) is None


@pytest.mark.parametrize("since", ["visit", "last visit", " Last  VISIT "])
def test_a_visit_that_was_asked_for_may_be_of_yesterday_but_not_of_that_day(since: str) -> None:
    assert since_visit(since=since) == Period(TODAY - timedelta(days=4), TODAY)
    assert since_visit([TODAY - timedelta(days=1)], since=since) == Period(TODAY - timedelta(days=1), TODAY)
    end = TODAY - timedelta(days=4)
    assert since_visit(since=since, until=end.isoformat()) == Period(TODAY - timedelta(days=46), end)


def test_a_visit_that_was_asked_for_must_be_there() -> None:
    for visits in ([], [TODAY], [TODAY + timedelta(days=4)], [TODAY - timedelta(days=400)]):
        with pytest.raises(NothingFound):
            since_visit(visits, since="visit")
    with pytest.raises(Unreadable):
        since_visit(since="visit", last="3 weeks")


@pytest.mark.parametrize("words", [{"since": "2026-11-01"}, {"until": "2026-11-01"}, {"last": "3 weeks"}])
def test_days_that_were_said_are_not_those_since_a_visit(words: dict[str, str]) -> None:
    assert since_visit(**words) is None  # type: ignore[arg-type]


def of_entries(
    began: date | None, *, since: str | None = None, until: str | None = None, last: str | None = None
) -> Period:
    return read_period_of_entries(
        since=since, until=until, last=last, today=TODAY, default_days=90, least_days=14, began=began
    )


@pytest.mark.parametrize(("ago", "days"), [(0, 14), (13, 14), (14, 15), (40, 41), (89, 90), (90, 90), (5000, 90)])
def test_a_young_journal_is_looked_at_from_its_first_entry_on_and_two_weeks_at_least(ago: int, days: int) -> None:
    assert of_entries(TODAY - timedelta(days=ago)) == Period.ending(TODAY, days)


def test_days_that_were_said_stand_whenever_the_journal_began() -> None:
    assert of_entries(TODAY, last="60 days") == Period.ending(TODAY, 60)
    assert of_entries(TODAY, until="yesterday") == Period.ending(TODAY - timedelta(days=1), 90)
    assert of_entries(None) == Period.ending(TODAY, 90)
    assert of_entries(TODAY + timedelta(days=3)) == Period.ending(TODAY, 14)


@given(
    st.dates(FIRST_DAY, date(2100, 12, 31)), st.integers(1, 5000), st.sampled_from(["day", "week", "month", "year"])
)
def test_any_span_ends_where_it_should_and_begins_at_a_day_there_is(end: date, count: int, unit: str) -> None:
    try:
        span = read_span([str(count), unit + "s"], end)
    except Unreadable as refused:
        assert "1900" in refused.message
        return
    assert span.last == end
    if unit in ("day", "week"):
        assert span.days == count * {"day": 1, "week": 7}[unit]
    else:
        months = count * {"month": 1, "year": 12}[unit]
        assert abs(span.days - months * 30.44) < 33
        assert span.first <= end - timedelta(days=27)


@given(st.text(max_size=15), st.text(max_size=15), st.text(max_size=15))
def test_any_text_is_a_period_or_refused(since: str, until: str, last: str) -> None:
    try:
        found = period(since=since, until=until, last=last)
    except Unreadable:
        return
    assert found.first <= found.last <= TODAY


@pytest.mark.parametrize(
    ("words", "rest", "days"),
    [
        ("tingling 6 months", ["tingling"], {"last": "6 months"}),
        ("last 90 days", [], {"last": "90 days"}),
        ("a year", [], {"last": "1 year"}),
        ("tingling past two weeks", ["tingling"], {"last": "2 weeks"}),
        ("since last visit", [], {"since": "last visit"}),
        ("Tingling since 1 Oct", ["Tingling"], {"since": "1 oct"}),
        ("since september", [], {"since": "2026-09-01"}),
        ("tingling since october 2025", ["tingling"], {"since": "2025-10-01"}),
        ("1-7 nov", [], {"since": "2026-11-01", "until": "2026-11-07"}),
        ("tingling 28 oct to 7 nov", ["tingling"], {"since": "2026-10-28", "until": "2026-11-07"}),
        ("october", [], {"since": "2026-10-01", "until": "2026-10-31"}),
        ("tingling october 2025", ["tingling"], {"since": "2025-10-01", "until": "2025-10-31"}),
        ("december", [], {"since": "2025-12-01", "until": "2025-12-31"}),
        ("november", [], {"since": "2026-11-01", "until": "2026-11-20"}),
        ("tingling balance", ["tingling", "balance"], {}),
        ("december 2026", ["december", "2026"], {}),  # lies ahead
        ("tingling last week", ["tingling"], {"last": "1 week"}),
        ("tingling yesterday", ["tingling"], {"since": "yesterday", "until": "yesterday"}),
        ("since 1970", [], {"since": "1970-01-01"}),
        ("tingling in 2025", ["tingling"], {"since": "2025-01-01", "until": "2025-12-31"}),
        ("in 2026", [], {"since": "2026-01-01", "until": "2026-11-20"}),
        ("in 2036", ["in", "2036"], {}),
        ("october 1890", ["october", "1890"], {}),
        ("6 moons", ["6", "moons"], {}),
        ("since", ["since"], {}),
        ("days", ["days"], {}),
        ("", [], {}),
    ],
)
def test_a_span_at_the_end_of_the_words_stands_for_the_options(
    words: str, rest: list[str], days: dict[str, str]
) -> None:
    found = cut_span(words.split(), date(2026, 11, 20))
    assert found.words == rest
    given = {"since": found.since, "until": found.until, "last": found.last}
    assert {name: value for name, value in given.items() if value is not None} == days
