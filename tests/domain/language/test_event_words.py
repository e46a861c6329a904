"""The words of ``note`` and ``fall``: the text as typed, and a day only where one stands in front."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.language.day_words import RESERVED, Now
from tracker.domain.language.event_words import read_text
from tracker.domain.language.grammar import Moment
from tracker.errors import Unreadable

NOW = datetime(2026, 11, 20, 14, 30)  # a Friday
YESTERDAY = date(2026, 11, 19)


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
        *[
            "dizzy yesterday",
            "slept until noon",
            "fell at 8am",
            "sunny day",
            "the 28 oct visit",
            "second pill at night",
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


def test_a_day_at_the_end_stays_text_and_is_pointed_out() -> None:
    read = read_text(["dizzy", "after", "stairs", "yesterday."], now=Now(NOW))
    assert read.text == "dizzy after stairs yesterday."
    assert (read.moment, read.left) == (Moment(), ("yesterday", "yesterday"))
    assert read_text(["slept badly 2 days ago"], now=Now(NOW)).left == ("2 days ago", "2 days ago")
    assert read_text(["kitchen yesterday evening."], now=Now(NOW)).left == ("yesterday evening", "yesterday")
    assert read_text(["in bed last night"], now=Now(NOW)).left == ("last night", "yesterday")
    assert read_text(["last night in bed"], now=Now(NOW)).left == ("last night", "yesterday")
    for text in ("yesterday fell yesterday", "dizzy today", "dizzy at noon", "worse in the evening", "evening", ""):
        assert read_text([text], now=Now(NOW)).left is None, text


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
