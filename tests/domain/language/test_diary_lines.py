"""The lines of a diary that a phone wrote: which day each is of, and what it is meant for."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from tracker.domain.language.day_words import Now
from tracker.domain.language.diary.diary_lines import diary_lines, looks_like_diary
from tracker.domain.language.diary.diary_words import command_of, refuse_meant
from tracker.errors import Unreadable

NOW = Now(datetime(2026, 11, 20, 14, 30))
NINETEENTH = date(2026, 11, 19)


def only(text: str) -> tuple[date | None, time | None, str]:
    (line,) = diary_lines(text, NOW)
    return line.day, line.time, line.text


@pytest.mark.parametrize(
    ("text", "day", "at", "said"),
    [
        ("2026-11-19\nt6 b4", NINETEENTH, None, "t6 b4"),
        ("\ufeffThu, 19 Nov 2026:\r\n  \u2022 T6 B4  \r\n", NINETEENTH, None, "T6 B4"),
        ("Nov 19, 2026 at 8:30\u202fAM\n- [ ] t6", NINETEENTH, time(8, 30), "t6"),
        ("2026-11-19T08:30:12+01:00 t6", NINETEENTH, time(8, 30), "t6"),
        ("19.11.2026 - \u201cnumb\u201d hands", NINETEENTH, None, '"numb" hands'),
        ("19 nov t6 evening", NINETEENTH, None, "t6 evening"),
        ("## 2026-11-19\n---\n> **t6 b4**\n```\n====", NINETEENTH, None, "t6 b4"),
        ("**2026-11-19**\n_slept badly_", NINETEENTH, None, "slept badly"),
        ("2026-11-19\n#tired 5", NINETEENTH, None, "#tired 5"),
        ("2026-11-18 t1\n2026-11-19\n\ntracker t6", NINETEENTH, None, "t6"),
    ],
)
def test_a_day_stands_above_a_line_or_in_front_of_it(text: str, day: date, at: time | None, said: str) -> None:
    line = diary_lines(text, NOW)[-1]
    assert (line.day, line.time, line.text, line.why) == (day, at, said, "")


def test_the_time_of_a_line_is_not_that_of_the_lines_below_it() -> None:
    assert [(one.day, one.time) for one in diary_lines("2026-11-19 08:30 t6\nb4", NOW)] == [
        (NINETEENTH, time(8, 30)),
        (NINETEENTH, None),
    ]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("t6", "No day stands above it"),
        ("2026-11-18\nyesterday t6", '"yesterday" is another day when the file is read again later.'),
        ("2026-11-18\nmonday\nt6", '"monday" is another day'),
        ("2026-11-18\n03/04/2026\nt6", "could be 3 April or 4 March"),
        ("2026-11-18\n31. November\nt6", "31 november"),
        ("2026-11-18\n2026-11-31\nt6", "2026-11-31"),
        ("2026-11-18\n2026-11-14T08:30:00Z t6", "as a day"),
    ],
)
def test_a_line_whose_day_is_not_certain_has_none(text: str, why: str) -> None:
    line = diary_lines(text, NOW)[-1]
    assert line.day is None
    assert why in line.why


def test_a_text_that_begins_with_a_part_of_a_day_takes_no_day_from_the_lines_below_it() -> None:
    lines = diary_lines("2026-11-18\nlast night was bad\nt6", NOW)
    assert [(one.text, one.day) for one in lines] == [("last night was bad", None), ("t6", date(2026, 11, 18))]


def test_only_a_day_with_its_year_is_said_with_it() -> None:
    assert [one.of_a_year for one in diary_lines("19 nov\nt6\n2026-11-19 t6\n19.11.26 t6", NOW)] == [
        False,
        True,
        True,
    ]


@pytest.mark.parametrize(
    "line",
    [
        *("28 ноября 2026", "28 ноября", "2026年11月28日", "24 listopada", "24. studenoga 2026", "пт 27/11"),
        *("november 2026", "Sat 27.11", "27.11", "nov 27"),
    ],
)
def test_what_may_be_a_day_in_other_words_is_marked(line: str) -> None:
    _, one, below = diary_lines(f"2026-11-18\nt1\n{line}\nt6", NOW)
    assert one.may_be_day or (one.day, below.day) == (None, None)


@pytest.mark.parametrize(
    "line",
    [
        *("take folate 2.5 mg", "lab ferritin 30.5 ng/ml", "lab b12 2000 pg/ml", "t 6.5", "tug 9.5", "pain 7/10"),
        *("walked 2.5 km", "2.5 km walked", "24/7 pain", "bp 120/80", "müde 3", "slept 5 hours", "t6 b4 l3"),
    ],
)
def test_numbers_of_other_things_are_no_days(line: str) -> None:
    one, below = diary_lines(f"2026-11-18\n{line}\nt6", NOW)
    assert (one.day, one.text, one.may_be_day, one.under) == (date(2026, 11, 18), line, False, 1)
    assert (below.day, below.under) == (date(2026, 11, 18), 1)


@pytest.mark.parametrize(
    ("lines", "certain"),
    [
        (["2026-11-18", "23:40 t4", "00:10 t5"], False),
        (["2026-11-18 23:40 t4", "0:10 t5"], False),
        (["2026-11-18", "11:40 pm t4", "12:10 am t5"], False),
        (["2026-11-18", "23:40 t4", "2026-11-19", "00:10 t5"], True),
        (["2026-11-18", "23:40 t4", "1:10 pm t5"], True),
        (["2026-11-18", "09:00 t4", "00:10 t5"], True),
        (["2026-11-18", "00:10 t5", "23:40 t4"], True),
        (["2026-11-18", "23:40 t4", "2026-11-19 00:10 t5"], True),
    ],
)
def test_a_time_after_midnight_below_one_of_the_evening_is_of_no_certain_day(lines: list[str], certain: bool) -> None:
    last = diary_lines("\n".join(lines), NOW)[-1]
    assert (last.day is not None) is certain
    why = "It may be the night before that day, or the one after it. Write 2026-11-18 or 2026-11-19 in front of it."
    assert last.why == ("" if certain else why)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("2026-11-19\nt6 b4\n", True),
        ("My diary\n\n19 nov t6\n", True),
        ("Date,Tingling\n2026-11-19,6\n", False),
        ("2026-11-19\t6\t4\n", False),
        ("2026-11-19,6,4\n", False),
        ("date,time,tingling\n2026-11-19", False),
        ("Diary\nDate,,Tingling\n\n2026-11-19", False),
        ("date, tingling, balance\n2026-09-01, 5, 3\n2026-09-02, 4, 3\n", False),
        ('Datum; Kribbeln ; Notiz\n2026-09-01; 5 ; "kalt"\n', False),
        ("Tag , Kribbeln\n19 nov , 5\n", False),
        ("Slept badly, again\n2026-11-19, at night: t6, b4\n", True),
        ("2026-11-19, t6\n2026-11-18, t5\n", True),
        ("Sam, my diary\n2026-11-19, t6\nt5\n", True),
        ("just a text\n", False),
        ("", False),
    ],
)
def test_what_is_a_diary(text: str, is_one: bool) -> None:
    assert looks_like_diary(text, NOW) is is_one


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("t6 b4 l3 evening", ("log", "t6 b4 l3 evening")),
        ("tingling six", ("log", "tingling six")),
        ("Shot 1 mg left thigh", ("shot", "1 mg left thigh")),
        ("Fall: stairs, unhurt", ("fall", "stairs, unhurt")),
        ("slept badly", ("note", "slept badly")),
        ("note fell asleep early", ("note", "fell asleep early")),
    ],
)
def test_what_a_line_is_meant_for(text: str, command: tuple[str, str]) -> None:
    assert command_of(text) == command


@pytest.mark.parametrize("text", ["fell on the stairs", "took folate", "tingling", "bad injection today"])
def test_what_may_be_more_than_a_note_is_none(text: str) -> None:
    with pytest.raises(Unreadable):
        command_of(text)


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("Injected 1 mg left thigh", "Write: shot 1 mg left thigh, or with note: note Injected 1 mg left thigh"),
        ("missed folic acid", "Write: take folic acid skipped, or with note: note missed folic acid"),
        ("I took folate", "Begin it with the word take, or with note: note I took folate"),
    ],
)
def test_what_may_be_a_dose_says_the_line_to_write(text: str, way: str) -> None:
    with pytest.raises(Unreadable) as refused:
        refuse_meant(text)
    assert refused.value.hint == way
