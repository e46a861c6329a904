"""The days of ``tracker show``: a table of scores, or the same in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from math import ceil
from typing import Final, TypeGuard

from tracker.cli.answers.answer import Fact, Lines, Part, Shown, Spoken, shown
from tracker.cli.context import Context
from tracker.cli.terminal import output
from tracker.domain.analysis.trend import Summary, daily, summarise
from tracker.domain.model.period import Period
from tracker.domain.model.records import Dose, Observation, Record
from tracker.domain.model.symptom_series import Series, by_series
from tracker.domain.wording.days import day_spoken
from tracker.domain.wording.numbers import counted, one_decimal
from tracker.domain.wording.records import place_text, record_text, series_text

_DAY: Final = 15
_LONGEST_HEADING: Final = 14


def scored(ours: Context, records: Iterable[Record], keys: Sequence[str] = ()) -> list[Series]:
    """The symptoms that have scores, each place apart. keys: only these, in their order; empty: the list first."""
    scores = (
        one
        for one in records
        if isinstance(one, Observation) and one.unit == "score" and (not keys or one.measure in keys)
    )
    return list(by_series(scores, keys or ours.symptoms.tracked))


def days_of(records: Sequence[Record], series: Series, period: Period) -> list[float | None]:
    """The daily values of one series, one per day of the period; None for a day without a score."""
    return daily([one for one in records if _is_of(one, series)], period)


def summary_text(found: Summary) -> str:
    """``median 5, middle half 4 to 6, 28 of 30 days``."""
    days = f"{found.logged_days} of {counted(found.days, 'day')}"
    return f"{quartiles_text(found)}, {days}" if found.logged_days else days


def quartiles_text(found: Summary) -> str:
    """``median 5, middle half 4 to 6``; of one day its value. The summary must have at least one day."""
    median, q1, q3 = (one_decimal(value or 0) for value in (found.median, found.q1, found.q3))
    if found.logged_days == 1:
        return median
    return f"median {median}, middle half {q1} to {q3}"


def span(ours: Context, period: Period) -> str:
    """``on Fri 20 Nov``, or ``from Sat 7 Nov to Fri 20 Nov``."""
    if period.days == 1:
        return f"on {ours.day(period.first)}"
    return f"from {ours.day(period.first)} to {ours.day(period.last)}"


def table(ours: Context, records: Sequence[Record], period: Period) -> Iterator[Part]:
    """The days of a period: a table for the eye, sentences for the ear."""
    yield Shown(_columned(ours, records, period))
    yield from _told(ours, records, period)


def _columned(ours: Context, records: Sequence[Record], period: Period) -> Iterator[Part]:
    """One row per day, one column per series; other entries stand below their day. Then one line per series."""
    found = scored(ours, records)
    values = {one: days_of(records, one, period) for one in found}
    columns, widths = _columns(found)
    by_day = _by_day(records)
    yield Lines([f"{span(ours, period).removeprefix('from ').removeprefix('on ')}.  Scores: 0 none, 10 worst.", ""])
    for heads in _heads(columns):
        headings = (f"{head[: width - 2]:>{width}}" for head, width in zip(heads, widths, strict=True))
        yield Lines([(" " * _DAY + "".join(headings)).rstrip()])
    for index, day in reversed(list(enumerate(period))):
        here = by_day.get(day, [])
        cells = [_cell(here, one, values[one][index]) for one in columns]
        row = "".join(f"{cell:>{width}}" for cell, width in zip(cells, widths, strict=True))
        yield Lines([f"{ours.day(day):{_DAY}}{row}".rstrip()])
        for record in here:
            if not _in_columns(record, columns):
                yield Fact(" " * _DAY, record_text(record, ours.symptoms))
    for one in found:
        each, marks = _in_one_line(values[one])
        means = f"  (each mark: the mean of {counted(each, 'day')})" if each > 1 else ""
        yield Lines(["", f"{series_text(one, ours.symptoms)}{means}", f"  {output.sparkline(marks)}"])
        yield Fact("  ", summary_text(summarise(values[one])))
    latest = _day_words(max(by_day), ours.today)
    yield shown("")
    yield output.addressed(f"Entries with their numbers, for edit and delete: tracker show {latest}")


def _in_one_line(values: Sequence[float | None]) -> tuple[int, list[float | None]]:
    """So many days to a mark that all fit into one line, and the mean of each such run; the last run is whole."""
    each = ceil(len(values) / (output.width() - 2))
    runs = [values[max(0, end - each) : end] for end in range(len(values), 0, -each)]
    return each, [summarise(run).mean for run in reversed(runs)]


def _day_words(day: date, today: date) -> str:
    """A day as a person types it: today, yesterday or 2026-11-20."""
    back = (today - day).days
    return {0: "today", 1: "yesterday"}.get(back, day.isoformat())


def _columns(found: Sequence[Series]) -> tuple[list[Series], list[int]]:
    """The series that fit side by side, and the widths of their columns. The others are listed below their days."""
    columns: list[Series] = []
    widths: list[int] = []
    for one in found:
        longest = max(len(one.measure), len(place_text(*one.place)))
        width = max(len("skipped"), min(longest, _LONGEST_HEADING)) + 2
        if _DAY + sum(widths) + width > output.width():
            break
        columns.append(one)
        widths.append(width)
    return columns, widths


def _heads(columns: Sequence[Series]) -> list[list[str]]:
    """The lines above the columns: the keys of the symptoms, and their places if any has one."""
    places = [place_text(*one.place) for one in columns]
    return [line for line in ([one.measure for one in columns], places) if any(line)]


def _cell(here: Sequence[Record], series: Series, value: float | None) -> str:
    """One series on one day: the mean of its scores, ``skipped``, or a dash when there is no entry."""
    if value is not None:
        return one_decimal(value)
    return "skipped" if any(_is_of(one, series) for one in here) else "-"


def _by_day(records: Iterable[Record]) -> dict[date, list[Record]]:
    days: dict[date, list[Record]] = {}
    for record in records:
        days.setdefault(record.day, []).append(record)
    return days


def _is_of(record: Record, series: Series) -> TypeGuard[Observation]:
    return isinstance(record, Observation) and Series.of(record) == series


def _in_columns(record: Record, columns: Sequence[Series]) -> bool:
    return isinstance(record, Observation) and Series.of(record) in columns and not record.note


def _told(ours: Context, records: Sequence[Record], period: Period) -> Iterator[Part]:
    """A sentence for each series, and one for each day."""
    yield Spoken(f"From {day_spoken(period.first)} to {day_spoken(period.last)}. 0 is none, 10 is worst.")
    for one in scored(ours, records):
        text = summary_text(summarise(days_of(records, one, period)))
        yield Spoken(f"{series_text(one, ours.symptoms)}: {text}.")
    by_day = _by_day(records)
    for day in reversed(list(period)):
        said = [record_text(one, ours.symptoms) for one in by_day.get(day, [])]
        yield Spoken(f"{day_spoken(day)}: {'; '.join(said) if said else 'no entries'}.")
    doses = [one for one in records if isinstance(one, Dose)]
    if doses:
        taken = sum(one.state == "taken" for one in doses)
        yield Spoken(f"Doses: {taken} taken, {len(doses) - taken} skipped.")
