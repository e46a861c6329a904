"""A record with nothing before it: its last third is compared with its first."""

from __future__ import annotations

from datetime import date

import pytest
from report_pages import SAM, TODAY, back, note, pages_of, score, words

from tracker.domain.analysis.comparison import FIRST_WEEKS
from tracker.domain.analysis.thirds import thirds
from tracker.domain.model.period import Period
from tracker.domain.model.records import Record
from tracker.domain.model.symptom_series import Series
from tracker.report.content import as_text
from tracker.report.content.build import Content, build


def falling(days: int) -> list[Record]:
    """Around 7 in the first half, around 3 in the second; a symptom with few scores beside it."""
    found: list[Record] = [score("tingling", ago, (7.0 if ago > days / 2 else 3.0) + ago % 2) for ago in range(days)]
    return [*found, *(score("balance", ago, 2.0) for ago in range(9))]


def young(records: list[Record], began: int, days: int = 90, **more: object) -> Content:
    period = Period.ending(TODAY, max(days, began + 1))
    return build(records, SAM, period, today=TODAY, version="1", began=back(began), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("days", "length"), [(60, 20), (62, 20), (1, 1), (2, 1), pytest.param(90, 30, marks=pytest.mark.thorough)]
)
def test_the_thirds_are_equally_long_and_lie_at_both_ends(days: int, length: int) -> None:
    period = Period.ending(TODAY, days)
    first, last = thirds(period)
    assert (first.first, last.last) == (period.first, period.last)
    assert first.days == last.days == length


def test_a_young_record_is_compared_with_itself_and_that_is_said() -> None:
    content = young(falling(60), 59)
    assert content.thirds == (Period(back(59), back(40)), Period(back(19), TODAY))
    tingling, balance = content.symptoms
    assert tingling.thirds is not None and tingling.compared is tingling.thirds
    assert tingling.compared.change is not None and tingling.compared.reading == "better"
    assert (tingling.compared.before.median, tingling.compared.now.median) == (7.5, 3.5)
    assert balance.compared.change is None
    text = "\n".join(as_text.lines(content))
    assert FIRST_WEEKS in text
    assert "compared is the last third of this record with its first" in text
    assert "First third median: 7.5" in text and "Last third median: 3.5" in text
    assert "in the first third of this record, 22 September 2026 to 11 October 2026, and in its last third" in text
    assert "Days logged: 20 of 20 before, 20 of 20 now" in text
    (only,) = pages_of(content)
    said = " ".join(words([only]).split())
    assert "First third" in said and "Last third" in said and "Previous period" not in said
    assert "the last third of this record with its first" in said and "often scored higher than later ones" in said


def test_the_days_are_drawn_and_summed_up_over_the_whole_period_all_the_same() -> None:
    (tingling, _) = young(falling(60), 59).symptoms
    assert tingling.this.logged_days == 60
    assert tingling.shown_previous is None


def test_a_third_with_fewer_than_14_scored_days_is_not_compared() -> None:
    content = young(falling(41), 40)
    assert content.thirds is None
    assert content.symptoms[0].compared.reading == "nothing recorded before"
    assert "Previous period" in words(pages_of(content))
    assert young(falling(42), 41).thirds is not None


def test_a_single_score_in_the_period_before_is_something_before() -> None:
    older = build([*falling(60), score("fatigue", 95, 4.0)], SAM, Period.ending(TODAY, 90), today=TODAY, version="1")
    assert older.thirds is None


def test_where_there_are_scores_from_long_before_these_are_not_the_first_weeks() -> None:
    means = {Series("tingling"): {date(2024, 1, 1): 4.0}}
    content = young([*falling(60), note(80, "began again")], 80, means=means)
    assert content.thirds == young(falling(60), 59).thirds, "the thirds begin with the first score"
    assert FIRST_WEEKS not in "\n".join(as_text.lines(content))
