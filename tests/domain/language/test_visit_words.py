"""The words of ``visit``: a day that may lie ahead stands first or last; the rest is text."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.language.day_words import RESERVED, Now, readings
from tracker.domain.language.grammar import Moment
from tracker.domain.language.visit_words import read_visit
from tracker.errors import Unreadable

NOW = datetime(2026, 11, 20, 14, 30)  # a Friday
TOMORROW = date(2026, 11, 21)


def visit(words: str) -> tuple[str, Moment]:
    return read_visit(words.split(" "), now=Now(NOW))


@pytest.mark.parametrize(
    ("words", "day", "at"),
    [
        ("24 nov 10:40", date(2026, 11, 24), time(10, 40)),
        ("10:40 24 nov", date(2026, 11, 24), time(10, 40)),
        ("on 24 nov at 10:40", date(2026, 11, 24), time(10, 40)),
        ("tomorrow 9am", TOMORROW, time(9)),
        ("next friday", date(2026, 11, 27), None),
        ("next saturday", TOMORROW, None),
        ("last friday", date(2026, 11, 13), None),
        ("in 3 weeks", date(2026, 12, 11), None),
        ("in a week", date(2026, 11, 27), None),
        ("in two days", date(2026, 11, 22), None),
        ("3 days ago", date(2026, 11, 17), None),
        ("yesterday", date(2026, 11, 19), None),
        ("16:00", None, time(16)),
        ("12 jan", date(2027, 1, 12), None),
        ("28 oct", date(2026, 10, 28), None),
        ("24/11", date(2026, 11, 24), None),
        ("2027-06-01", date(2027, 6, 1), None),
        ("1 june 2027", date(2027, 6, 1), None),
    ],
)
def test_a_day_and_a_time_stand_before_or_after_the_text(words: str, day: date | None, at: time | None) -> None:
    assert visit(f"Dr Rao, {words}") == ("Dr Rao", Moment(day, at))
    assert visit(f"{words} Dr Rao") == ("Dr Rao", Moment(day, at))


def test_a_visit_without_a_day_is_all_text() -> None:
    assert visit("Dr Rao about the legs") == ("Dr Rao about the legs", Moment())


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("dr rao friday", "could be 20 November or the one to come"),
        ("monday dr rao", "could be 16 November or the one to come"),
        ("dr rao 20 may", "in 2026 or in 2027"),
        ("dr rao 03/04/2027", "could be"),
        ("dr rao 31 feb 2027", "no such day"),
        ("dr rao 2040-01-01", "five years ahead"),
        ("dr rao in 9999 weeks", "five years ahead"),
        ("dr rao next week", "is not one day"),
        ("dr rao 24 nov clinic", "in the middle"),
        ("24 nov dr rao 25 nov", "two days"),
        ("dr rao 9am 10am", "two times"),
        ("dr rao tomorrow morning", "not a time"),
        ("x " * 300, "long text"),
    ],
)
def test_what_is_not_certain_is_refused(words: str, why: str) -> None:
    with pytest.raises(Unreadable) as refused:
        visit(words.strip())
    assert why in refused.value.message
    assert refused.value.hint


def test_elsewhere_days_ahead_are_still_refused() -> None:
    for words in (["tomorrow"], ["next", "friday"], ["24", "nov"], ["2027-06-01"]):
        with pytest.raises(Unreadable):
            readings(words, 0, Now(NOW))


@given(st.lists(st.sampled_from([*sorted(RESERVED), "24", "in", "3", "weeks", "rao", "2027"]) | st.text(max_size=6)))
def test_any_words_are_a_text_and_a_moment_or_refused(words: list[str]) -> None:
    try:
        text, moment = read_visit(words, now=Now(NOW))
    except Unreadable as refused:
        assert refused.hint
        return
    assert text in " ".join(words)
    assert moment.day is None or 1900 <= moment.day.year <= 2031


def test_a_time_with_a_point_is_the_time_of_an_appointment() -> None:
    assert visit("neurologist on 24/11 at 10.40") == ("neurologist", Moment(date(2026, 11, 24), time(10, 40)))
    assert visit("blood test 1 dec 8.30") == ("blood test", Moment(date(2026, 12, 1), time(8, 30)))
    with pytest.raises(Unreadable, match="a time or a day"):
        visit("gp 12.11")


def test_a_day_in_the_middle_is_answered_with_the_same_words_in_order() -> None:
    with pytest.raises(Unreadable) as refused:
        visit("nurse yesterday: injection given")
    assert refused.value.hint == "Put it last: tracker visit nurse injection given yesterday"
    assert visit("nurse injection given yesterday") == ("nurse injection given", Moment(date(2026, 11, 19)))


@pytest.mark.parametrize(
    ("words", "day", "at"),
    [
        ("at 8 this morning", NOW.date(), time(8)),
        ("at 8 yesterday evening", date(2026, 11, 19), time(20)),
        ("at 7 in the morning", None, time(7)),
        ("at 12 in the afternoon", None, time(12)),
    ],
)
def test_an_hour_with_its_part_of_the_day_is_a_time(words: str, day: date | None, at: time) -> None:
    found = readings(words.split(), 0, Now(NOW))[0]
    assert (found.length, found.day, found.time) == (len(words.split()), day, at)
