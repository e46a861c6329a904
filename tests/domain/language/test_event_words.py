"""The words of ``note`` and ``fall``: the text as typed, and a day only where one stands in front."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.language.day_words import RESERVED, Now
from tracker.domain.language.event_words import Doubt, read_text
from tracker.domain.language.events.fall_words import injury_in
from tracker.domain.language.grammar import Moment
from tracker.domain.language.log_words import read_log
from tracker.domain.model.symptom_list import CATALOGUE
from tracker.errors import Unreadable

NOW = datetime(2026, 11, 20, 14, 30)  # a Friday
YESTERDAY = date(2026, 11, 19)


@pytest.mark.parametrize(
    "text",
    ["the sun was strong", "on the sun lounger", "slipped off the sun lounger", "stayed in the sun, on the sat nav"],
)
def test_the_sun_is_no_sunday(text: str) -> None:
    for at_end in (False, True):
        read = read_text([text], now=Now(NOW), at_end=at_end)
        assert (read.text, read.moment.day, read.doubt) == (text, None, None)
    assert read_text(["on sun slipped"], now=Now(NOW)).moment.day == date(2026, 11, 15)


@pytest.mark.parametrize("words", ["hier dans la cuisine", "dans la cuisine hier soir"])
def test_hier_may_be_yesterday_or_here(words: str) -> None:
    assert read_text([words], now=Now(NOW)).doubt == Doubt("hier", YESTERDAY)


def test_a_day_behind_a_title_is_a_name() -> None:
    assert read_text(["called dr freitag about it"], now=Now(NOW)).doubt is None


@pytest.mark.parametrize(
    "words",
    [
        *("slipped at 8", "around 8 in the bath", "bath at midnight", "half past 8 in it"),
        *("slipped about half 7 in the bath", "slipped at ten to 8", "7ish on the stairs", "at ten in the hall"),
    ],
)
def test_a_fall_at_a_time_that_could_be_two_is_refused(words: str) -> None:
    with pytest.raises(Unreadable, match="could be"):
        read_text([words], now=Now(NOW), at_end=True)
    assert read_text(["about 8 people came"], now=Now(NOW), at_end=True).text == "about 8 people came"


@pytest.mark.parametrize(
    ("words", "text", "at"),
    [
        ("this morning about half 7", "", time(7, 30)),
        ("this morning about half 7 in the bath", "in the bath", time(7, 30)),
        ("slipped in the bath this morning at ten to 8", "slipped in the bath", time(7, 50)),
        ("slipped just after 7 this morning", "slipped", time(7)),
        ("this morning 3 steps", "3 steps", time(8)),
        ("this morning at 3 places", "at 3 places", time(8)),
        ("last night at 11 leg gave way", "leg gave way", time(23)),
    ],
)
def test_the_hour_of_a_fall_is_the_one_that_was_said(words: str, text: str, at: time) -> None:
    read = read_text([words], now=Now(NOW), at_end=True)
    assert (read.text, read.moment.time) == (text, at)


def test_an_hour_apart_from_its_part_of_the_day_is_asked_about() -> None:
    with pytest.raises(Unreadable, match="stands apart") as refused:
        read_text(["this morning in the bath around 7"], now=Now(NOW), at_end=True)
    assert refused.value.hint == "Write: this morning 7:00 ..."
    for hour in ("7:00", "7am", "at 7:00am"):
        read = read_text([f"this morning {hour} in the bath"], now=Now(NOW), at_end=True)
        assert (read.text, read.moment.time) == ("in the bath", time(7))


def said(words: str) -> tuple[str, date | None, time | None]:
    read = read_text([words], now=Now(NOW))
    return read.text, read.moment.day, read.moment.time


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("shower, bruised hip", ("shower, bruised hip", None, None)),
        ("yesterday 8am dizzy after stairs", ("dizzy after stairs", YESTERDAY, time(8))),
        ("8am yesterday dizzy", ("dizzy", YESTERDAY, time(8))),
        ("yesterday: dizzy", ("dizzy", YESTERDAY, None)),
        ("Yesterday, dizzy", ("dizzy", YESTERDAY, None)),
        ("28 oct slipped", ("slipped", date(2026, 10, 28), None)),
        ("28 oct 2025 slipped", ("slipped", date(2025, 10, 28), None)),
        ("2026-10-28 slipped", ("slipped", date(2026, 10, 28), None)),
        ("2 days ago slipped", ("slipped", date(2026, 11, 18), None)),
        ("saturday sat down", ("sat down", date(2026, 11, 14), None)),
        ("yesterday friday's walk was better", ("friday's walk was better", YESTERDAY, None)),
        ("yesterday sun all day", ("sun all day", YESTERDAY, None)),
        ("sat, slept badly", ("slept badly", date(2026, 11, 14), None)),
        ("sat 8am slept badly", ("slept badly", date(2026, 11, 14), time(8))),
        ("yesterday", ("", YESTERDAY, None)),
        ("sat", ("", date(2026, 11, 14), None)),
        ("", ("", None, None)),
        ("on monday in the shower", ("in the shower", date(2026, 11, 16), None)),
        ("on 3 october bruised knee", ("bruised knee", date(2026, 10, 3), None)),
        ("on the 3rd of october knee", ("knee", date(2026, 10, 3), None)),
        ("Thu 12 Nov slept badly", ("slept badly", date(2026, 11, 12), None)),
        ("Thursday 12 November 2026, slept badly", ("slept badly", date(2026, 11, 12), None)),
        ("the day before yesterday dizzy", ("dizzy", date(2026, 11, 18), None)),
        ("12.11. dizzy", ("dizzy", date(2026, 11, 12), None)),
        ("2026-11-12T08:30 dizzy", ("dizzy", date(2026, 11, 12), time(8, 30))),
        ("2026-11-12 08:30:15 dizzy", ("dizzy", date(2026, 11, 12), time(8, 30))),
        ("last night slept badly", ("slept badly", YESTERDAY, time(22))),
        ("yesterday evening bad cramps", ("bad cramps", YESTERDAY, time(20))),
        ("at 8am dizzy", ("dizzy", None, time(8))),
        ("mon slept badly", ("slept badly", date(2026, 11, 16), None)),
    ],
)
def test_a_day_and_a_time_in_front_are_read_and_the_rest_is_the_text(
    words: str, expected: tuple[object, ...]
) -> None:
    assert said(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        *["at the shop", "on the stairs", "now it hurts", "next to the bed", "last week was bad", "night sweats"],
        *[
            "may be the heat",
            "marching hurts",
            "3 falls",
            "2 days without sleep",
            "120/80 at the doctor's",
            "6.5 km walk",
        ],
        *["slept until noon", "fell at 8am", "sunny day", "second pill at night", "at 3 places", "pain 10/10"],
        *["monday and tuesday were bad", "mon ami called", "yesterday and today dizzy", "sat in the sun, mon dieu"][
            :3
        ],
    ],
)
def test_words_that_only_sound_like_a_day_stay_text(words: str) -> None:
    assert said(words) == (words, None, None)


@pytest.mark.parametrize("words", ["sat down too fast", "Sun was too hot", "10/10 pain all night"])
def test_a_first_word_that_may_be_a_day_or_the_text_is_refused_with_both(words: str) -> None:
    with pytest.raises(Unreadable, match=r"could be .* or ") as refused:
        said(words)
    assert words.split()[0] + "," in refused.value.hint


@pytest.mark.parametrize(
    "words",
    ["31/02 fell", "tomorrow I see the doctor", "03/04/2026 fell", "28/10/26 fell", "23:00 fell", "25:00 fell"],
)
def test_what_is_meant_as_a_day_in_front_and_cannot_be_one_is_refused(words: str) -> None:
    with pytest.raises(Unreadable):
        said(words)


@pytest.mark.parametrize(
    ("words", "doubt"),
    [
        ("dizzy after stairs yesterday.", Doubt("yesterday", YESTERDAY)),
        ("slept badly 2 days ago", Doubt("2 days ago", date(2026, 11, 18))),
        ("kitchen yesterday evening.", Doubt("yesterday", YESTERDAY)),
        ("in bed last night", Doubt("last night", YESTERDAY)),
        ("fell on monday in the shower", Doubt("on monday", date(2026, 11, 16))),
        ("the visit of Thu 12 Nov went well", Doubt("Thu 12 Nov", date(2026, 11, 12))),
        ("result of 2026-10-28: low", Doubt("2026-10-28", date(2026, 10, 28))),
        ("8am dizzy since thursday last week", Doubt("thursday", YESTERDAY)),
        ("slept badly thu", Doubt("thu", YESTERDAY)),
        ("dizzy today", None),
        ("dizzy at noon", None),
        ("worse in the evening", None),
        ("yesterday fell yesterday", None),
        ("slept sun and mon badly", None),  # too short to be days for certain
        ("evening", None),
        ("", None),
        ("dizzy on monday\nbetter on tuesday", None),  # several lines, or many words, tell of many days
        ("dizzy on monday " + "and " * 40, None),
    ],
)
def test_a_day_in_the_text_of_a_note_is_a_doubt(words: str, doubt: Doubt | None) -> None:
    read = read_text([words], now=Now(NOW))
    assert read.doubt == doubt
    if doubt:
        assert read.text.endswith(words.removeprefix("8am ")) and read.moment.day is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("shower, bruised hip yesterday", ("shower, bruised hip", YESTERDAY, None)),
        ("in the shower on monday.", ("in the shower", date(2026, 11, 16), None)),
        ("stairs last friday at 8am", ("stairs", date(2026, 11, 13), time(8))),
        ("stairs yesterday evening", ("stairs", YESTERDAY, time(20))),
        ("stairs 12 nov 2026 20:15", ("stairs", date(2026, 11, 12), time(20, 15))),
        ("stairs at 8am", ("stairs", None, time(8))),
        ("stairs in the night", ("stairs in the night", None, None)),
    ],
)
def test_a_day_at_the_end_of_a_fall_is_its_day(words: str, expected: tuple[object, ...]) -> None:
    read = read_text([words], now=Now(NOW), at_end=True)
    assert (read.text, read.moment.day, read.moment.time) == expected


FORMS = {
    "gestern": YESTERDAY,
    "dienstag": date(2026, 11, 17),
    "mardi": date(2026, 11, 17),
    "martes": date(2026, 11, 17),
    "lunedì": date(2026, 11, 16),
    "woensdag": date(2026, 11, 18),
    "segunda-feira": date(2026, 11, 16),
    "3. oktober": date(2026, 10, 3),
    "3 de octubre": date(2026, 10, 3),
    "yesterday": YESTERDAY,
    "on monday": date(2026, 11, 16),
    "last friday": date(2026, 11, 13),
    "thursday": YESTERDAY,
    "3 days ago": date(2026, 11, 17),
    "two weeks ago": date(2026, 11, 6),
    "28 oct": date(2026, 10, 28),
    "oct 28": date(2026, 10, 28),
    "28th october 2025": date(2025, 10, 28),
    "28 of october": date(2026, 10, 28),
    "the day before yesterday": date(2026, 11, 18),
    "2026-10-28": date(2026, 10, 28),
    "28/10/2026": date(2026, 10, 28),
    "28.10.": date(2026, 10, 28),
    "Wed 28 Oct": date(2026, 10, 28),
    "Wednesday 28 October 2026": date(2026, 10, 28),
    "2026-10-28T08:15": date(2026, 10, 28),
    "last night": YESTERDAY,
    "yesterday evening": YESTERDAY,
    "thu": YESTERDAY,
}


@given(
    form=st.sampled_from(sorted(FORMS)),
    text=st.lists(st.sampled_from(["fell", "in", "a", "shower", "bruised", "hip", "dizzy"]), min_size=1, max_size=5),
    behind=st.booleans(),
    fall=st.booleans(),
)
def test_every_form_of_a_day_that_log_reads_is_that_day_or_is_asked_about(
    form: str, text: list[str], behind: bool, fall: bool
) -> None:
    logged = read_log(["t6", *form.split()], now=Now(NOW), symptoms=CATALOGUE)
    assert logged.moment.day == FORMS[form]
    words = [*text, *form.split()] if behind else [*form.split(), *text]
    read = read_text(words, now=Now(NOW), at_end=fall)
    if read.moment.day is None:
        assert read.doubt is not None and read.doubt.day == FORMS[form]
    else:
        assert read.moment.day == FORMS[form]
        assert read.text == " ".join(text)


TEXT = "first  line\n\tsecond   line\r\n  third: 50 %, \u202eend"


@pytest.mark.parametrize("front", ["", "yesterday ", "yesterday 8am\n", "28 oct 2025: "])
def test_the_text_is_kept_as_typed_to_the_last_space_and_line_break(front: str) -> None:
    assert said(front + TEXT)[0] == TEXT


@given(st.text(max_size=80))
def test_any_text_after_a_day_is_kept_as_it_is(text: str) -> None:
    try:
        read = read_text([f"yesterday noon x{text}"], now=Now(NOW))
    except Unreadable:
        pytest.fail("the text was read")
    assert read.text == f"x{text}".rstrip() and read.moment == Moment(YESTERDAY, time(12))


@given(st.lists(st.sampled_from(sorted(RESERVED)) | st.text(max_size=8), max_size=6))
def test_any_words_are_text_with_a_past_moment_or_refused(words: list[str]) -> None:
    try:
        read = read_text(words, now=Now(NOW))
    except Unreadable as refused:
        assert refused.hint
        return
    assert " ".join(words).strip().endswith(read.text)
    assert datetime.combine(read.moment.day or NOW.date(), read.moment.time or time(0)) <= NOW


@pytest.mark.parametrize(
    ("text", "injured"),
    [
        ("shower, bruised hip", True),
        ("twisted my ankle on the stairs", True),
        ("nothing broken but a bruised hip", True),
        ("hit my head", True),
        ("stairs, not hurt", False),
        ("was not really hurt", False),
        ("unhurt", False),
        ("no injury", False),
        ("nothing broken", None),
        ("no bruises", None),
        ("stairs", None),
        ("cutlery all over the floor", None),
        ("", None),
    ],
)
def test_a_text_about_a_fall_says_whether_somebody_was_hurt(text: str, injured: bool | None) -> None:
    assert injury_in(text) is injured
