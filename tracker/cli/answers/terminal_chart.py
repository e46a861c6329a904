"""A chart made of characters: the days of one symptom at one place in the terminal, and the same in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from tracker.cli.answers.answer import Lines, Part, Shown, Spoken
from tracker.cli.answers.day_table import days_of, span, summary_text
from tracker.cli.context import Context
from tracker.cli.terminal import output
from tracker.domain.analysis.trend import summarise
from tracker.domain.model.period import Period
from tracker.domain.model.records import Dose, Record
from tracker.domain.model.symptom_series import Series
from tracker.domain.wording.days import day_in_full, day_short
from tracker.domain.wording.numbers import counted, one_decimal
from tracker.domain.wording.records import series_text

_MARGIN: Final = 4
_WIDEST_DAY: Final = 3
_WEEK: Final = 7
_MOST_NAMED: Final = 6


def chart(ours: Context, records: Sequence[Record], series: Series, period: Period) -> Iterator[Part]:
    """One symptom at one place: a chart for the eye, sentences for the ear."""
    label = series_text(series, ours.symptoms)
    values, injections = days_of(records, series, period), _injections(records)
    yield Shown(_drawn(ours, label, period, values, injections))
    yield from _told(ours, label, period, values, injections)


def _drawn(
    ours: Context, label: str, period: Period, values: Sequence[float | None], injections: Sequence[date]
) -> Iterator[Part]:
    """One row per score from 10 down to 0; one column per day, or per several days if the terminal is too narrow.

    A day without a score is an empty column. Injections are marked below.
    """
    dot, side, corner, floor, mark = "●│└─▼" if output.can_show("●│└─▼") else "*|+-v"
    room = output.width() - _MARGIN
    together = -(-period.days // room)
    columns = [_mean(values[first : first + together]) for first in range(0, period.days, together)]
    wide = min(_WIDEST_DAY, room // len(columns))
    heads = [None if value is None else int(value + 0.5) for value in columns]
    yield f"{label} {span(ours, period)}.  0 none, 10 worst."
    for score in range(10, -1, -1):
        row = "".join((dot if head == score else "").ljust(wide) for head in heads)
        yield Lines([f"{score:>2} {side}{row}".rstrip()])
    yield Lines([f"   {corner}{floor * (len(columns) * wide)}"])
    marked = {(day - period.first).days // together for day in injections}
    if marked:
        row = "".join((mark if column in marked else "").ljust(wide) for column in range(len(columns)))
        yield Lines([f"    {row}".rstrip()])
    first, last = (day_short(day, year=False) for day in (period.first, period.last))
    yield Lines([f"    {first}{last:>{max(len(columns) * wide - len(first), len(last) + 2)}}"])
    means = f"  A column is the mean of {together} days." if together > 1 else ""
    legend = f"  {mark} injection." if marked else ""
    yield f"{summary_text(summarise(values)).capitalize()}.{means}{legend}"


def _told(
    ours: Context, label: str, period: Period, values: Sequence[float | None], injections: Sequence[date]
) -> Iterator[Part]:
    """The days logged, the first and last week, the highest and lowest score, and the days of injections."""
    known = [value for value in values if value is not None]
    said = [
        f"{label} from {_spoken(period.first, ours)} to {_spoken(period.last, ours)}: "
        f"{len(known)} of {counted(period.days, 'day')} logged"
    ]
    if period.days >= 2 * _WEEK:
        said += [f"first week {_week(values[:_WEEK])}", f"last week {_week(values[-_WEEK:])}"]
    if known:
        days = list(period)
        for word, most in (("highest", max(known)), ("lowest", min(known))):
            first = "first " if values.count(most) > 1 else ""
            said.append(f"{word} {one_decimal(most)}, {first}on {_spoken(days[values.index(most)], ours)}")
    yield Spoken(f"{'; '.join(said)}. 0 is none, 10 is worst.")
    if injections:
        named = ", ".join(_spoken(day, ours) for day in injections[-_MOST_NAMED:])
        last = "the last " if len(injections) > _MOST_NAMED else ""
        yield Spoken(f"{counted(len(injections), 'injection')}: {last}on {named}.")


def _injections(records: Sequence[Record]) -> list[date]:
    """The days with an injection, in order."""
    given = {one.day for one in records if isinstance(one, Dose) and one.given}
    return sorted(given)


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def _week(values: Sequence[float | None]) -> str:
    mean, count = _mean(values), sum(value is not None for value in values)
    return "without a score" if mean is None else f"mean {one_decimal(mean)} over {counted(count, 'day')}"


def _spoken(day: date, ours: Context) -> str:
    return day_in_full(day, year=day.year != ours.today.year)
