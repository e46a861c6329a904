"""The days of ``tracker show``: a table of scores, or the same in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from tracker.cli.answers.answer import Fact, Lines, Part, Shown, Spoken, shown
from tracker.cli.context import Context
from tracker.cli.terminal import output
from tracker.domain.analysis.trend import Summary, daily, summarise
from tracker.domain.language.show_words import is_about
from tracker.domain.model.period import Period
from tracker.domain.model.records import Dose, Observation, Record
from tracker.domain.wording.days import day_spoken
from tracker.domain.wording.numbers import counted, one_decimal
from tracker.domain.wording.records import record_text

_DAY: Final = 15
_LONGEST_HEADING: Final = 14
_SPARK_DAYS: Final = 60


def scored(ours: Context, records: Iterable[Record]) -> list[str]:
    """The keys of the symptoms that have scores, those of the list first."""
    found = {one.measure for one in records if isinstance(one, Observation) and one.unit == "score"}
    listed = [key for key in ours.symptoms.tracked if key in found]
    return [*listed, *sorted(found.difference(listed))]


def series(records: Sequence[Record], key: str, period: Period) -> list[float | None]:
    """The daily values of one symptom, one per day of the period; None for a day without a score."""
    return daily([one for one in records if isinstance(one, Observation) and one.measure == key], period)


def summary_text(found: Summary) -> str:
    """``median 5, middle half 4 to 6, 28 of 30 days``."""
    days = f"{found.logged_days} of {counted(found.days, 'day')}"
    return f"{quartiles_text(found)}, {days}" if found.logged_days else days


def quartiles_text(found: Summary) -> str:
    """``median 5, middle half 4 to 6``. The summary must have at least one day."""
    median, q1, q3 = (one_decimal(value or 0) for value in (found.median, found.q1, found.q3))
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
    """One row per day, one column per symptom; other entries stand below their day. Then one line per symptom."""
    keys = scored(ours, records)
    values = {key: series(records, key, period) for key in keys}
    columns, widths = _columns(keys)
    by_day = _by_day(records)
    yield Lines([f"{span(ours, period).removeprefix('from ')}.  Scores: 0 none, 10 worst.", ""])
    if columns:
        headings = (f"{key[: width - 2]:>{width}}" for key, width in zip(columns, widths, strict=True))
        yield Lines([" " * _DAY + "".join(headings)])
    for index, day in reversed(list(enumerate(period))):
        here = by_day.get(day, [])
        cells = [_cell(here, key, values[key][index]) for key in columns]
        row = "".join(f"{cell:>{width}}" for cell, width in zip(cells, widths, strict=True))
        yield Lines([f"{ours.day(day):{_DAY}}{row}".rstrip()])
        for record in here:
            if not _in_columns(record, columns):
                yield Fact(" " * _DAY, record_text(record, ours.symptoms))
    for key in keys:
        yield Lines(["", ours.symptoms.label("symptom", key), f"  {output.sparkline(values[key][-_SPARK_DAYS:])}"])
        yield Fact("  ", summary_text(summarise(values[key])))
    latest = _day_words(max(by_day), ours.today)
    yield shown("")
    yield output.addressed(f"Entries with their numbers, for edit and delete: tracker show {latest}")


def _day_words(day: date, today: date) -> str:
    """A day as a person types it: today, yesterday or 2026-11-20."""
    back = (today - day).days
    return {0: "today", 1: "yesterday"}.get(back, day.isoformat())


def _columns(keys: Sequence[str]) -> tuple[list[str], list[int]]:
    """The symptoms that fit side by side, and the widths of their columns. The others are listed below their days."""
    columns: list[str] = []
    widths: list[int] = []
    for key in keys:
        width = max(len("skipped"), min(len(key), _LONGEST_HEADING)) + 2
        if _DAY + sum(widths) + width > output.width():
            break
        columns.append(key)
        widths.append(width)
    return columns, widths


def _cell(here: Sequence[Record], key: str, value: float | None) -> str:
    """One symptom on one day: the mean of its scores, ``skipped``, or a dash when there is no entry."""
    if value is not None:
        return one_decimal(value)
    return "skipped" if any(is_about(one, [key]) for one in here) else "-"


def _by_day(records: Iterable[Record]) -> dict[date, list[Record]]:
    days: dict[date, list[Record]] = {}
    for record in records:
        days.setdefault(record.day, []).append(record)
    return days


def _in_columns(record: Record, columns: Sequence[str]) -> bool:
    return is_about(record, columns) and not record.note and not (isinstance(record, Observation) and record.site)


def _told(ours: Context, records: Sequence[Record], period: Period) -> Iterator[Part]:
    """A sentence for each symptom, and one for each day."""
    yield Spoken(f"From {day_spoken(period.first)} to {day_spoken(period.last)}. 0 is none, 10 is worst.")
    for key in scored(ours, records):
        text = summary_text(summarise(series(records, key, period)))
        yield Spoken(f"{ours.symptoms.label('symptom', key)}: {text}.")
    by_day = _by_day(records)
    for day in reversed(list(period)):
        said = [record_text(one, ours.symptoms) for one in by_day.get(day, [])]
        yield Spoken(f"{day_spoken(day)}: {'; '.join(said) if said else 'no entries'}.")
    doses = [one for one in records if isinstance(one, Dose)]
    if doses:
        taken = sum(one.state == "taken" for one in doses)
        yield Spoken(f"Doses: {taken} taken, {len(doses) - taken} skipped.")
