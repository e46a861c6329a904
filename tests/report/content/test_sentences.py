"""What is said of cycles and of changed plans, in sentences."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate

import pytest
from report_pages import TODAY, back, content_of, score, shot

from tracker.domain.analysis.change import Change
from tracker.domain.analysis.comparison import Comparison
from tracker.domain.analysis.cycles import Cycles, cycles
from tracker.domain.analysis.trend import Summary
from tracker.domain.model.period import Period
from tracker.domain.model.records import Record
from tracker.report.content.build import Content
from tracker.report.content.planned_and_taken import Switch, Turn
from tracker.report.content.sentences import (
    compared,
    compared_how,
    compared_words,
    covered,
    cycle_sentences,
    cycles_words,
    days_compared,
    said_of,
    switches_said,
)

YEAR = Period.ending(TODAY, 365)


def apart(*intervals: int) -> Cycles:
    """Cycles of these lengths, the last of which ended yesterday."""
    days = accumulate(intervals[::-1], initial=0)
    return cycles([shot(ago) for ago in days], YEAR)


@pytest.mark.parametrize(
    ("intervals", "words"),
    [
        ((28,), "1 cycle of 28 days"),
        ((14, 14, 14), "3 cycles of 14 days"),
        ((14, 16, 15), "3 cycles of 14 to 16 days"),
        ((28, 28, 28, 90), "3 cycles of 28 days (1 unlike interval left out)"),
        ((2, 2, 84, 80, 30, 86), "3 cycles of 80 to 86 days (3 unlike intervals left out)"),
    ],
)
def test_it_is_said_how_many_cycles_there_are_how_long_and_what_was_left_out(
    intervals: tuple[int, ...], words: str
) -> None:
    assert cycles_words(apart(*intervals)) == f"hydroxocobalamin IM: {words}"


def test_the_days_compared_and_the_days_covered_are_said() -> None:
    found = apart(14, 16, 15)
    assert compared_words(found) == "last 4 days of a cycle less days 4 to 7 after an injection"
    assert compared_words(apart(28, 28, 28)) == "last 7 days of a cycle less days 7 to 13 after an injection"
    assert covered(found) == Period(back(45), back(1))
    assert covered(apart()) is None


def folded(scores: list[Record], *ago: int) -> Content:
    return content_of([*(shot(one) for one in ago), *scores])


def before_the_next(ago: int) -> float:
    """7 on the four days before an injection, 3 on all others. One is given every 15 days, the last 9 days ago."""
    return 7.0 if (ago - 9) % 15 in (1, 2, 3, 4) else 3.0


SHOTS = tuple(range(9, 107, 15))


def test_of_each_symptom_it_is_said_how_the_days_before_an_injection_differ_or_why_not() -> None:
    scores: list[Record] = [score("tingling", ago, before_the_next(ago)) for ago in range(107)]
    found = folded([*scores, score("balance", 3, 2.0)], *SHOTS)
    tingling, balance = found.symptoms
    difference, often = said_of(tingling, found.cycles)
    assert difference.startswith("+4.0 (") and difference.endswith("), worse before")
    assert often == "worse in 6 of 6 cycles"
    (why,) = said_of(balance, found.cycles)
    assert why == balance.folded.why_not
    assert cycle_sentences(found) == [
        f"Tingling {difference}; worse in 6 of 6 cycles.",
        "Balance trouble: Too few days: fewer than 3 cycles have scores for a third of the last 4 "
        "days, of days 4 to 7, and of the next cycle's days 4 to 7.",
    ]


def test_where_some_cycles_have_too_few_days_it_is_said_how_many_can_tell() -> None:
    # Nothing was written down before the injection 39 days ago.
    scores: list[Record] = [score("tingling", ago, before_the_next(ago)) for ago in range(107) if not 40 <= ago <= 43]
    (tingling,) = folded(scores, *SHOTS).symptoms
    assert (
        said_of(tingling, folded(scores, *SHOTS).cycles)[1]
        == "5 of 6 cycles have enough days: worse in 5 of 5 cycles"
    )


def test_without_cycles_one_sentence_says_why() -> None:
    assert cycle_sentences(folded([score("tingling", 3, 4.0), score("balance", 3, 4.0)])) == [
        "No injection is recorded in these days."
    ]


def turn(*switches: Switch, comparisons: tuple[Comparison, ...] = ()) -> Turn:
    before, after = Period(back(90), back(40)), Period(back(39), TODAY)
    return Turn(51.0, back(39), switches, before, after, comparisons)


NEW = Switch("", "iron 30 mg, daily", "")
GONE = Switch("folate 5 mg, daily", "", "")
CHANGED = Switch("b12 1 mg, weekly", "monthly", "")


def test_a_change_of_plans_is_said_from_what_to_what() -> None:
    assert switches_said(turn(NEW)) == ["new: iron 30 mg, daily"]
    assert switches_said(turn(GONE)) == ["no longer planned: folate 5 mg, daily"]
    assert switches_said(turn(CHANGED, NEW)) == ["from b12 1 mg, weekly to monthly", "new: iron 30 mg, daily"]
    assert days_compared(turn(NEW)) == "51 days before, 40 after"


def summary(days: int) -> Summary:
    return Summary(91, days, 4.0, 4.0, 4.0, 4.0)


def test_each_symptom_is_said_after_a_change_against_before_and_those_that_cannot_be_told_by_their_reason() -> None:
    scores: list[Record] = [score(key, 3, 4.0) for key in ("tingling", "balance", "fatigue", "pain")]
    content = content_of(scores)
    labels = [one.label for one in content.symptoms]
    told = Comparison(summary(40), summary(51), Change(-1.5, -2.4, -0.6))
    few, weekly = Comparison(summary(9), summary(51), None), Comparison(summary(5), summary(7), None, "weekly")
    sides = turn(NEW, comparisons=(told, few, weekly, few))
    assert compared(content, sides) == [
        f"{labels[0]} −1.5 (−2.4 to −0.6), better (n 51, 40)",
        f"Too few days: {labels[1]} (n 51, 9), {labels[3]} (n 51, 9)",
        f"Asked weekly: {labels[2]} (n 7, 5)",
    ]
    none = turn(NEW, comparisons=(few, few, weekly, few))
    assert compared(content, none) == ["No symptom has 14 logged days on both sides to compare"]
    assert "nearest other change" not in compared_how(replace(content, turns=(sides,)))
    assert "each side up to the nearest other change" in compared_how(replace(content, turns=(sides, none)))
