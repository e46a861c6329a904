"""Several days in one line: ranges and lists."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tracker.domain.language.day_ranges import cut_days
from tracker.domain.language.day_words import Now
from tracker.errors import Unreadable

NOW = Now(datetime(2026, 11, 20, 14, 30))


def october(*days: int) -> list[date]:
    return [date(2026, 10, day) for day in days]


@pytest.mark.parametrize(
    ("words", "left", "days"),
    [
        ("b12 1 oct, 3 oct", "b12", october(1, 3)),
        ("b12 on 1, 8 and 15 oct", "b12", october(1, 8, 15)),
        ("b12 oct 1, 8 and 15 left thigh", "b12 left thigh", october(1, 8, 15)),
        ("b12 3 oct and 1 oct", "b12", october(1, 3)),
        ("b12 monday and yesterday", "b12", [date(2026, 11, 16), date(2026, 11, 19)]),
        ("b12 1 oct 2026, 3 oct 2026", "b12", october(1, 3)),
        ("b12 1 oct, left thigh", "b12 1 oct, left thigh", []),
        ("b12 1 to 3 oct", "b12", october(1, 2, 3)),
        ("b12 1 bis 3 oct", "b12", october(1, 2, 3)),
    ],
)
def test_a_list_of_days_is_cut_from_the_words(words: str, left: str, days: list[date]) -> None:
    assert cut_days(words.split(), NOW) == (left.split(), days)


def test_a_number_in_front_of_a_day_may_be_a_score() -> None:
    assert cut_days(["t", "6,", "4", "oct"], NOW, numbers=True) == (["t", "6,", "4", "oct"], [])
    assert cut_days(["t", "6", "on", "4", "and", "5", "oct"], NOW, numbers=True) == (["t", "6"], october(4, 5))


def test_a_list_with_one_year_could_be_of_two() -> None:
    with pytest.raises(Unreadable, match="have a year"):
        cut_days(["b12", "1", "oct", "and", "3", "oct", "2025"], NOW)
