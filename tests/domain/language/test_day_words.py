"""Words into days and times: what they mean, and what is refused rather than guessed."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tracker.domain.language.day_words import RESERVED, Now, count_of, parse_day, parse_time, readings
from tracker.domain.language.visit_words import read_visit
from tracker.domain.model.calendar_names import MONTHS, NUMBER_WORDS, WEEKDAYS, Order
from tracker.domain.model.refusals import FIRST_DAY
from tracker.domain.wording.days import day_in_full, day_short, day_spoken
from tracker.errors import Unreadable

NOW = datetime(2026, 11, 20, 14, 30, 45)  # a Friday
TODAY = NOW.date()


def day(text: str, today: date = TODAY) -> date:
    return parse_day(text, today=today)


def refusal(text: str, today: date = TODAY, **more: object) -> Unreadable:
    with pytest.raises(Unreadable) as refused:
        parse_day(text, today=today, **more)  # type: ignore[arg-type]
    assert refused.value.hint, "a refusal says what would do"
    return refused.value


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("today", date(2026, 11, 20)),
        ("yesterday", date(2026, 11, 19)),
        ("friday", date(2026, 11, 20)),
        ("last friday", date(2026, 11, 13)),
        ("last fri", date(2026, 11, 13)),
        ("saturday", date(2026, 11, 14)),
        ("thu", date(2026, 11, 19)),
        ("thurs", date(2026, 11, 19)),
        ("3 days ago", date(2026, 11, 17)),
        ("three days ago", date(2026, 11, 17)),
        ("a week ago", date(2026, 11, 13)),
        ("2 weeks ago", date(2026, 11, 6)),
        ("0 days ago", date(2026, 11, 20)),
        ("gestern", date(2026, 11, 19)),
        ("vorgestern", date(2026, 11, 18)),
        ("am dienstag", date(2026, 11, 17)),
        ("letzten freitag", date(2026, 11, 13)),
        ("mercredi dernier", date(2026, 11, 18)),
        ("miércoles", date(2026, 11, 18)),
        ("3. märz", date(2026, 3, 3)),
        ("1er octobre 2025", date(2025, 10, 1)),
        ("3 de octubre de 2025", date(2025, 10, 3)),
        ("di 17.11", date(2026, 11, 17)),
        ("28 oct", date(2026, 10, 28)),
        ("oct 28", date(2026, 10, 28)),
        ("28th oct", date(2026, 10, 28)),
        ("28 october 2025", date(2025, 10, 28)),
        ("october 28, 2025", date(2025, 10, 28)),
        ("28oct", date(2026, 10, 28)),
        ("28oct 2025", date(2025, 10, 28)),
        ("1 sept", date(2026, 9, 1)),
        ("thu 12 nov", date(2026, 11, 12)),
        ("thursday 12 november 2026", date(2026, 11, 12)),
        ("the day before yesterday", date(2026, 11, 18)),
        ("day before yesterday", date(2026, 11, 18)),
        ("28 of october", date(2026, 10, 28)),
        ("the 28th of october 2025", date(2025, 10, 28)),
        ("28.10.", date(2026, 10, 28)),
        ("3.4.", date(2026, 4, 3)),
        ("2026-10-28", date(2026, 10, 28)),
        ("2026/10/28", date(2026, 10, 28)),
        ("28/10/2026", date(2026, 10, 28)),
        ("10/28/2026", date(2026, 10, 28)),
        ("28.10.2026", date(2026, 10, 28)),
        ("28-10-2026", date(2026, 10, 28)),
        ("28/10", date(2026, 10, 28)),
        ("  TODAY ", date(2026, 11, 20)),
    ],
)
def test_a_day_is_read_in_every_form_of_the_grammar(words: str, expected: date) -> None:
    assert day(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("8am", time(8)),
        ("8 am", time(8)),
        ("8:30 pm", time(20, 30)),
        ("8.30pm", time(20, 30)),
        ("20:15", time(20, 15)),
        ("0:00", time(0)),
        ("23:59", time(23, 59)),
        ("12am", time(0)),
        ("12pm", time(12)),
        ("12:30am", time(0, 30)),
        ("noon", time(12)),
        ("NOON", time(12)),
    ],
)
def test_a_time_is_read_in_every_form_of_the_grammar(words: str, expected: time) -> None:
    assert parse_time(words) == expected


@pytest.mark.parametrize("words", ["24:00", "8:60", "13pm", "0am", "13:00 pm", "99:99"])
def test_a_time_that_no_clock_shows_is_refused(words: str) -> None:
    with pytest.raises(Unreadable, match="not a time of day"):
        parse_time(words)


@pytest.mark.parametrize("words", ["", "8", "six", "8:3", "tomorrow", "8 30", "8am 9am", "８:00", "8.30"])
def test_what_is_no_time_is_none(words: str) -> None:
    assert parse_time(words) is None


@pytest.mark.parametrize(
    "words",
    [
        *["6", "28", "2026", "20260105", "2026-W01-1", "2026-001", "20/2026", "6.5", "28.10", "1_0", "²", "٢٨ oct"],
        *["", "   ", "b12", "yesterdy", "todayy", "oct", "28 29", "last", "last week", "day ago", "1e1 days ago"],
        *["2026-10-28T08:00", "2026-10/28", "3 months ago", "-1 days ago", "today 8am", "1 oct 0999"],
    ],
)
def test_what_is_no_day_is_never_read_as_one(words: str) -> None:
    assert "could not read" in refusal(words).message


@pytest.mark.parametrize(
    "words", ["31/02/2026", "30 feb", "29 feb 2025", "2026-02-30", "0 oct", "31 nov 2020", "31/11"]
)
def test_a_day_that_never_was_is_refused(words: str) -> None:
    assert "no such day" in refusal(words).message


@pytest.mark.parametrize("words", ["0/10", "10/0", "0/10/2026", "32/13", "13/13/2026"])
def test_a_day_or_month_of_nought_is_no_second_reading(words: str) -> None:
    assert "no such day" in refusal(words).message


@pytest.mark.parametrize(
    ("words", "readings_named", "would_do"),
    [
        ("03/04/2026", ("3 April", "4 March"), "2026-04-03 or 3 apr"),
        ("11/10/2026", ("11 October", "10 November"), "2026-10-11 or 11 oct"),
        ("3/4", ("3 April", "4 March"), "3 apr or 4 mar"),
    ],
)
def test_a_date_with_two_readings_is_refused_with_both(
    words: str, readings_named: tuple[str, str], would_do: str
) -> None:
    refused = refusal(words)
    assert all(reading in refused.message for reading in readings_named)
    assert would_do in refused.hint


def test_what_the_refusal_of_an_old_date_offers_is_that_old_date() -> None:
    offered = refusal("11/10/2020").hint.removeprefix("Write ").removesuffix(".").split(" or ")
    assert {day(words) for words in offered} == {date(2020, 10, 11)}


def test_a_date_whose_two_readings_agree_is_read() -> None:
    assert day("10/10/2026") == date(2026, 10, 10)


def test_a_stated_order_decides_between_the_readings() -> None:
    assert parse_day("03/04/2026", today=TODAY, order="dmy") == date(2026, 4, 3)
    assert parse_day("03/04/2026", today=TODAY, order="mdy") == date(2026, 3, 4)
    assert parse_day("03/04/26", today=TODAY, order="dmy") == date(2026, 4, 3)
    assert "no such day" in refusal("28/10/2026", order="mdy").message
    assert "lies ahead" in refusal("01/12/68", order="dmy").message


def test_a_year_of_two_digits_is_refused_with_the_whole_one() -> None:
    assert "28/10/2026" in refusal("28/10/26").hint


@pytest.mark.parametrize(
    "words", ["tomorrow", "next friday", "2026-11-21", "21/11/2026", "21 nov 2026", "2099-01-01"]
)
def test_a_day_ahead_is_refused(words: str) -> None:
    assert "lies ahead" in refusal(words).message


@pytest.mark.parametrize("words", ["1899-12-31", "31/12/1899", "99999 weeks ago"])
def test_a_day_before_1900_is_refused(words: str) -> None:
    assert "before 1900" in refusal(words).message


def test_the_first_day_there_is_can_be_named() -> None:
    assert day("1900-01-01") == FIRST_DAY
    assert day(f"{(TODAY - FIRST_DAY).days} days ago") == FIRST_DAY


def test_a_date_without_a_year_is_the_last_one_that_was() -> None:
    assert day("31 dec", today=date(2026, 1, 1)) == date(2025, 12, 31)
    assert day("1 jan", today=date(2026, 1, 1)) == date(2026, 1, 1)
    assert day("28/12", today=date(2026, 1, 1)) == date(2025, 12, 28)


@pytest.mark.parametrize(
    ("words", "today"),
    [
        ("21 nov", date(2026, 11, 20)),
        ("20 jan", date(2026, 11, 20)),
        ("5 jan", date(2026, 12, 20)),
        ("1 jan", date(2026, 12, 31)),
        ("13/1", date(2026, 12, 31)),
    ],
)
def test_a_date_without_a_year_that_comes_round_soon_is_refused_also_over_new_year(words: str, today: date) -> None:
    refused = refusal(words, today=today)
    assert "lies ahead" in refused.message
    offered = refused.hint.removesuffix(".").rpartition("write ")[2]
    assert today - timedelta(days=366) < day(offered, today=today) < today


def test_a_leap_day_without_its_year_is_the_last_one_there_was() -> None:
    assert day("29 feb", today=date(2026, 11, 20)) == date(2024, 2, 29)
    assert day("29 feb", today=date(2028, 2, 29)) == date(2028, 2, 29)
    assert day("29/2", today=date(2103, 6, 1)) == date(2096, 2, 29)
    soon = refusal("29 feb", today=date(2028, 2, 1))
    assert soon.hint.endswith("29 feb 2024.")


def test_a_weekday_is_the_last_such_day_and_today_is_one() -> None:
    for back in range(7):
        was = TODAY - timedelta(days=back)
        name = WEEKDAYS[was.weekday()]
        assert day(name) == was
        assert day(f"last {name}") == (was if back else was - timedelta(days=7))


def said(words: str) -> set[tuple[int, date | None, time | None]]:
    return {(one.length, one.day, one.time) for one in readings(words.split(), 0, Now(NOW))}


def test_now_is_a_day_and_a_time() -> None:
    assert said("now") == {(1, TODAY, time(14, 30))}


def test_at_and_on_may_stand_before_a_day_or_time() -> None:
    assert said("at 8pm") == {(2, None, time(20))}
    assert said("on friday") == {(2, TODAY, None)}
    assert said("at home") == set()


def test_at_8_is_refused_with_both_halves_of_the_day() -> None:
    with pytest.raises(Unreadable, match="morning or in the evening") as refused:
        readings(["at", "8"], 0, Now(NOW))
    assert "8am" in refused.value.hint and "8pm" in refused.value.hint


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("about 8pm", time(20)),
        ("ca. 20h30", time(20, 30)),
        ("um 20 uhr", time(20)),
        ("20 uhr 15", time(20, 15)),
        ("8.30 uhr", time(8, 30)),
        ("half past eight in the evening", time(20, 30)),
        ("quarter to 12am", time(23, 45)),
        ("9 o'clock this morning", time(9)),
        ("half 7 this morning", time(7, 30)),
        ("halb 7 this morning", time(6, 30)),
        ("ten to 8 this morning", time(7, 50)),
        ("twenty five past six yesterday evening", time(18, 25)),
        ("quarter to 12 in the morning", time(11, 45)),
        ("7ish this morning", time(7)),
        ("just after 7 this morning", time(7)),
        ("at 8 on monday morning", time(8)),
        ("at about 4 in the afternoon", time(16)),
        ("8 at night", time(20)),
        ("half past 12 at night", time(0, 30)),
        ("around 11 last night", time(23)),
    ],
)
def test_a_time_as_it_is_spoken_is_read(words: str, expected: time) -> None:
    (found,) = readings(words.split(), 0, Now(NOW))
    assert (found.time, found.length) == (expected, len(words.split()))


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("8 uhr", "8am or 8pm"),
        ("half past 8", "8:30am or 8:30pm"),
        ("half 7", "7:30am or 7:30pm"),
        ("halb 7", "6:30am or 6:30pm"),
        ("quarter to nine", "8:45am or 8:45pm"),
        ("at ten to one", "12:50am or 12:50pm"),
        ("at ten", "10am or 10pm"),
    ],
)
def test_an_hour_that_is_twice_in_a_day_is_refused(words: str, hint: str) -> None:
    with pytest.raises(Unreadable, match="morning or in the evening") as refused:
        readings(words.split(), 0, Now(NOW))
    assert hint in refused.value.hint


@pytest.mark.parametrize("words", ["mardi gras", "3 mars bars", "20h of sleep", "so 3 times", "mar 2027"])
def test_words_that_are_no_day_in_english_are_none(words: str) -> None:
    assert readings(words.split(), 0, Now(NOW)) == []


@pytest.mark.parametrize(
    ("words", "day", "expected"),
    [
        ("this morning about half 7", TODAY, time(7, 30)),
        ("this morning at ten to eight", TODAY, time(7, 50)),
        ("last night around 11", TODAY - timedelta(days=1), time(23)),
        ("this morning 7", TODAY, time(7)),
        ("this morning at 08:15", TODAY, time(8, 15)),
        ("2 hours ago", TODAY, time(12, 30)),
        ("half an hour ago", TODAY, time(14)),
        ("ten minutes ago", TODAY, time(14, 20)),
        ("16 hours ago", TODAY - timedelta(days=1), time(22, 30)),
        ("evening at 6:15", None, time(18, 15)),
    ],
)
def test_a_time_beside_a_part_of_a_day_or_before_now_is_exact(words: str, day: date, expected: time) -> None:
    found = readings(words.split(), 0, Now(NOW))
    assert (found[0].length, found[0].day, found[0].time) == (len(words.split()), day, expected)


def test_a_number_behind_a_part_of_a_day_is_no_hour_without_a_sign_of_one() -> None:
    (found,) = readings(["this", "morning", "7", "steps"], 0, Now(NOW))
    assert (found.length, found.time) == (2, time(8))
    assert [readings(words.split(), 0, Now(NOW)) for words in ("ten to 8", "5 to 6 hours", "half a tablet")] == [
        []
    ] * 3


@pytest.mark.parametrize("words", ["last night at 2", "around 2 last night", "last night half 12"])
def test_an_hour_after_midnight_of_last_night_is_on_one_of_two_days(words: str) -> None:
    with pytest.raises(Unreadable, match="on two days") as refused:
        readings(words.split(), 0, Now(NOW))
    assert re.fullmatch(r"Write: today [\d:]+am   or: yesterday [\d:]+am", refused.value.hint)


def test_midnight_could_be_two_days_and_is_refused() -> None:
    with pytest.raises(Unreadable, match="the beginning of a day or its end"):
        readings(["midnight"], 0, Now(NOW))


@pytest.mark.parametrize(
    ("words", "day", "hour"),
    [
        ("morning", None, 8),
        ("afternoon", None, 15),
        ("evening", None, 20),
        ("night", None, 22),
        ("this morning", date(2026, 11, 20), 8),
        ("this am", date(2026, 11, 20), 8),
        ("tonight", date(2026, 11, 20), 22),
        ("last night", date(2026, 11, 19), 22),
        ("last evening", date(2026, 11, 19), 20),
    ],
)
def test_parts_of_a_day_have_their_usual_hour(words: str, day: date | None, hour: int) -> None:
    (found,) = readings(words.split(), 0, Now(NOW))
    assert (found.length, found.day, found.time) == (len(words.split()), day, time(hour))
    # An appointment has no usual hour.
    if day is None:
        with pytest.raises(Unreadable):
            readings(words.split(), 0, Now(NOW), ahead=True)
    else:
        assert [(one.day, one.time) for one in readings(words.split(), 0, Now(NOW), ahead=True)] == [(day, None)]


@pytest.mark.parametrize("words", ["fri 12 nov", "friday 12 november 2026", "mon 2026-11-12"])
def test_a_weekday_and_a_date_that_do_not_agree_are_refused_with_what_it_was(words: str) -> None:
    with pytest.raises(Unreadable, match="12 November 2026 was a Thursday"):
        readings(words.split(), 0, Now(NOW))


def test_every_date_that_the_program_prints_is_read() -> None:
    for back in (1, 40, 200, 900):
        that = NOW.date() - timedelta(days=back)
        for text in (day_in_full(that), day_spoken(that), day_short(that), that.isoformat()):
            words = text.lower().split()
            assert (len(words), that) in {(one.length, one.day) for one in readings(words, 0, Now(NOW))}, text


def test_a_number_with_a_point_is_a_number_before_it_is_a_date() -> None:
    assert said("6.5") == set()


def test_an_amount_after_a_date_is_not_taken_for_its_year() -> None:
    assert said("28 oct 1000") == {(2, date(2026, 10, 28), None)}
    assert said("28 oct 2000") == {(2, date(2026, 10, 28), None), (3, date(2000, 10, 28), None)}
    assert said("28 dec 2025") == {(3, date(2025, 12, 28), None)}


@pytest.mark.parametrize(
    ("word", "number"), [("0", 0), ("7", 7), ("ten", 10), ("zero", 0), ("six", 6), ("999999", 999999)]
)
def test_counts_are_read_in_digits_and_words(word: str, number: int) -> None:
    assert count_of(word) == number


@pytest.mark.parametrize("word", ["", "-1", "1.5", "٣", "²", "1_0", "eleven", "1234567", "+1", " 1"])
def test_what_is_no_count_is_none(word: str) -> None:
    assert count_of(word) is None


past_days = st.dates(FIRST_DAY, TODAY)


@given(past_days)
@example(date(2024, 2, 29))
@example(FIRST_DAY)
@example(TODAY)
def test_every_past_day_reads_back_from_each_spelling_with_its_year(one: date) -> None:
    month = MONTHS[one.month - 1]
    spellings = [
        one.isoformat(),
        f"{one:%Y/%m/%d}",
        f"{one.day} {month} {one.year}",
        f"{month} {one.day} {one.year}",
        f"{one.day}{month[:3]} {one.year}",
        f"{one.day} {month[:3].upper()}, {one.year}",
        f"{(TODAY - one).days} days ago",
    ]
    if one.day > 12 or one.day == one.month:
        spellings += [f"{one:%d/%m/%Y}", f"{one:%m/%d/%Y}", f"{one.day}.{one.month}.{one.year}"]
    assert {day(spelling) for spelling in spellings} == {one}
    assert parse_day(f"{one:%d/%m/%Y}", today=TODAY, order="dmy") == one
    assert parse_day(f"{one:%m/%d/%Y}", today=TODAY, order="mdy") == one


@given(st.dates(date(1904, 1, 1), date(2099, 12, 31)), st.integers(0, 300))
def test_a_date_without_its_year_reads_back_for_most_of_a_year(today: date, back: int) -> None:
    was = today - timedelta(days=back)
    for spelling in (f"{was.day} {MONTHS[was.month - 1]}", f"{MONTHS[was.month - 1][:3]} {was.day}"):
        assert day(spelling, today=today) == was


@given(past_days, past_days)
def test_what_cannot_be_told_apart_is_refused_and_never_guessed(one: date, today: date) -> None:
    if one.day <= 12 and one.day != one.month:
        assert "could be" in refusal(f"{one:%d/%m/%Y}", today=today).message


words = st.sampled_from(
    [
        *sorted(RESERVED),
        *NUMBER_WORDS,
        "days",
        "weeks",
        "am",
        "pm",
        "th",
        "on",
        "2000",
        "31",
        "8:30",
        "1/2",
    ]
)
lines = st.text(max_size=20) | st.lists(words | st.from_regex(r"[0-9a-z/.:-]{1,10}", fullmatch=True), max_size=4).map(
    " ".join
)


@given(lines, st.sampled_from([None, "dmy", "mdy"]), st.dates(date(1910, 1, 1), date.max))
def test_any_text_is_a_past_day_or_refused(text: str, order: Order | None, today: date) -> None:
    try:
        found = parse_day(text, today=today, order=order)
    except Unreadable:
        return
    assert FIRST_DAY <= found <= today


@given(st.lists(words | st.text(max_size=6), min_size=1, max_size=6))
def test_any_words_begin_with_past_days_and_times_or_are_refused(some: list[str]) -> None:
    try:
        found = readings(some, 0, Now(NOW))
    except Unreadable:
        return
    for one in found:
        assert 1 <= one.length <= len(some)
        assert one.day is not None or one.time is not None
        assert one.day is None or FIRST_DAY <= one.day <= TODAY


@given(st.text(max_size=12))
def test_any_text_is_a_time_or_none_or_refused(text: str) -> None:
    try:
        found = parse_time(text)
    except Unreadable:
        return
    assert found is None or (found.second == 0 and found.tzinfo is None)


# --- the order that somebody set ---


@given(st.dates(date(1990, 1, 1), TODAY), st.sampled_from(["dmy", "mdy"]), st.sampled_from("/-."))
def test_a_date_in_numbers_is_the_day_it_was_written_for_in_that_order(day: date, order: Order, mark: str) -> None:
    parts = [f"{day.day}", f"{day.month}"][:: 1 if order == "dmy" else -1]
    text = mark.join([*parts, f"{day.year}"])
    assert [one.day for one in readings([text], 0, Now(NOW, order))] == [day]
    assert parse_day(text, today=TODAY, order=order) == day
    assert read_visit(["dr", "rao", text], now=Now(NOW, order))[1].day == day


@pytest.mark.parametrize("order", ["dmy", "mdy"])
def test_an_order_leaves_every_other_way_to_write_a_day_as_it_is(order: Order) -> None:
    for words in ("2026-04-03", "3 apr", "apr 3 2026", "yesterday", "last friday", "3 days ago", "8am", "6.5", "now"):
        assert readings(words.split(), 0, Now(NOW, order)) == readings(words.split(), 0, Now(NOW))


@pytest.mark.parametrize(("order", "text"), [("dmy", "10/25/2026"), ("mdy", "25/10/2026"), ("dmy", "31/02/2026")])
def test_a_date_that_does_not_fit_the_order_is_refused_and_not_turned_round(order: Order, text: str) -> None:
    for read in (lambda: readings([text], 0, Now(NOW, order)), lambda: parse_day(text, today=TODAY, order=order)):
        with pytest.raises(Unreadable, match="first"):
            read()
