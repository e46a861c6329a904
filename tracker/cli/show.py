"""``tracker show``: days, symptoms, entries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from tracker.cli import entries, output
from tracker.cli.context import Context
from tracker.domain import phrase, when
from tracker.domain.log_words import find_measure
from tracker.domain.period_words import read_period, read_span
from tracker.domain.records import Dose, Observation, Record
from tracker.domain.trend import Period, daily, summarise
from tracker.domain.units import number_text
from tracker.errors import NothingFound, Unreadable

DEFAULT_DAYS: Final = 14
_DAY: Final = 15
_LONGEST_HEADING: Final = 14
_SPARK_DAYS: Final = 60


def show(ours: Context, what: Sequence[str], *, since: str | None, until: str | None, last: str | None) -> None:
    """Show the days, the symptoms or the entry that the words name."""
    period, measures, number = _asked(ours, what, since, until, last)
    journal = ours.journal()
    if number is not None:
        entry = journal.get(number)
        _list(ours, [entry], Period(entry.day, entry.day))
        return
    records = [one for one in journal.read(period.first, period.last) if not measures or _about(one, measures)]
    if ours.json:
        _list(ours, records, period)
        return
    if not records:
        raise NothingFound(
            f"Nothing is recorded {_span(period, ours.today)}.", "For further back: tracker show 90 days"
        )
    if period.days == 1 or not _scored(ours, records):
        _list(ours, records, period)
    elif ours.plain:
        _speak(ours, records, period)
    else:
        _table(ours, records, period)


def _asked(
    ours: Context, what: Sequence[str], since: str | None, until: str | None, last: str | None
) -> tuple[Period, list[str], int | None]:
    """The days, the measures (none for all) and the entry's number that were asked for."""
    words = [word.lower() for word in what]
    default = read_period(
        since=since, until=until, last=last, today=ours.today, default_days=DEFAULT_DAYS, order=ours.date_order
    )
    if not words:
        return default, [], None
    if len(words) == 1 and words[0].isascii() and words[0].isdigit() and len(words[0]) < 16:
        return default, [], int(words[0])
    for length in range(len(words), 0, -1):
        for days, others in ((words[:length], words[length:]), (words[-length:], words[:-length])):
            period = _days(ours, days)
            if period is None:
                continue
            if since or until or last:
                raise Unreadable(f'The days are there twice: "{" ".join(days)}" and an option.', "Say them once.")
            return period, _measures(ours, others), None
    return default, _measures(ours, words), None


def _days(ours: Context, words: Sequence[str]) -> Period | None:
    """The days that the words say as a whole, such as yesterday, 30 days, last 2 weeks; None when they say none."""
    span = list(words[1:] if words[0] == "last" else words)
    if (
        len(span) == 2
        and when.count_of(span[0]) is not None
        and span[1].rstrip("s") in ("day", "week", "month", "year")
    ):
        return read_span(span, ours.today)
    found = [one.day for one in when.readings(words, 0, ours.present) if one.length == len(words)]
    return Period(found[0], found[0]) if found and found[0] is not None else None


def _measures(ours: Context, words: Sequence[str]) -> list[str]:
    """The symptoms and home tests that the words name: one by all of them, or one by each."""
    if not words:
        return []
    whole = find_measure(" ".join(words), ours.symptoms)
    measures = [whole] if whole else [find_measure(word, ours.symptoms) for word in words]
    unknown = next((word for word, measure in zip(words, measures, strict=False) if measure is None), None)
    if unknown is not None:
        raise Unreadable(
            f'I do not know "{unknown}".',
            "Write a symptom, a day, or a span: show tingling, show yesterday, show 30 days",
        )
    return [measure for measure in measures if measure]


def _about(record: Record, measures: Sequence[str]) -> bool:
    return isinstance(record, Observation) and record.measure in measures


def _span(period: Period, today: date) -> str:
    if period.days == 1:
        return f"on {phrase.day_text(period.first, today)}"
    return f"from {phrase.day_text(period.first, today)} to {phrase.day_text(period.last, today)}"


def _list(ours: Context, records: Sequence[Record], period: Period) -> None:
    """Every entry with its number, for edit and delete."""
    if ours.json:
        content = {
            "from": period.first.isoformat(),
            "to": period.last.isoformat(),
            "entries": [entries.entry_json(one) for one in records],
        }
        output.as_json("show", content)
        return
    day = None
    for record in records:
        if record.day != day:
            day = record.day
            output.lines([phrase.day_spoken(day) if ours.plain else phrase.day_text(day, ours.today)])
        clock = f"{record.time:%H:%M}" if record.time else "     "
        if ours.plain:
            at = f" at {clock}" if record.time else ""
            output.say(f"Number {record.id}{at}: {phrase.record_text(record, ours.symptoms)}.")
        else:
            output.lines(output.wrapped(f"{record.id:>6}  {clock}  ", phrase.record_text(record, ours.symptoms)))


def _scored(ours: Context, records: Iterable[Record]) -> list[str]:
    """The symptoms among the records, those tracked first."""
    found = {one.measure for one in records if isinstance(one, Observation) and one.unit == "score"}
    listed = [key for key in ours.symptoms.tracked if key in found]
    return [*listed, *sorted(found.difference(listed))]


def _series(records: Sequence[Record], key: str, period: Period) -> list[float | None]:
    return daily([one for one in records if isinstance(one, Observation) and one.measure == key], period)


def _summary(values: Sequence[float | None]) -> str:
    found = summarise(values)
    if found.median is None or found.q1 is None or found.q3 is None:
        return f"0 of {found.days} days"
    middle = f"{_rounded(found.q1)} to {_rounded(found.q3)}"
    return f"median {_rounded(found.median)}, middle half {middle}, {found.logged_days} of {found.days} days"


def _rounded(value: float) -> str:
    return number_text(round(value, 1))


def _table(ours: Context, records: Sequence[Record], period: Period) -> None:
    """Days down, symptoms across; what else was recorded stands below its day. Then a line a symptom."""
    keys = _scored(ours, records)
    series = {key: _series(records, key, period) for key in keys}
    columns, widths = _columns(keys)
    by_day = _by_day(records)
    output.lines([f"{_span(period, ours.today).removeprefix('from ')}.  Scores: 0 none, 10 worst.", ""])
    if columns:
        output.lines(
            [" " * _DAY + "".join(f"{key[: width - 2]:>{width}}" for key, width in zip(columns, widths, strict=True))]
        )
    for index, day in reversed(list(enumerate(period))):
        here = by_day.get(day, [])
        cells = [_cell(here, key, series[key][index]) for key in columns]
        row = "".join(f"{cell:>{width}}" for cell, width in zip(cells, widths, strict=True))
        output.lines([f"{phrase.day_text(day, ours.today):{_DAY}}{row}".rstrip()])
        for record in here:
            if not _in_columns(record, columns):
                output.lines(output.wrapped(" " * _DAY, phrase.record_text(record, ours.symptoms)))
    for key in keys:
        line = output.sparkline(series[key][-_SPARK_DAYS:])
        output.lines(
            ["", ours.symptoms.label("symptom", key), f"  {line}", *output.wrapped("  ", _summary(series[key]))]
        )
    latest = _day_words(max(by_day), ours.today)
    found = output.addressed(f"Entries with their numbers, for edit and delete: tracker show {latest}")
    output.lines(["", *output.wrapped("", found)])


def _day_words(day: date, today: date) -> str:
    """A day as it would be typed."""
    back = (today - day).days
    return {0: "today", 1: "yesterday"}.get(back, day.isoformat())


def _columns(keys: Sequence[str]) -> tuple[list[str], list[int]]:
    """The symptoms that fit side by side, and their columns' widths; the others are listed below their days."""
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
    """One day's value of one symptom: the mean of its scores, ``skipped``, or a dash where nobody asked."""
    if value is not None:
        return _rounded(value)
    return "skipped" if any(_about(one, [key]) for one in here) else "-"


def _by_day(records: Iterable[Record]) -> dict[date, list[Record]]:
    days: dict[date, list[Record]] = {}
    for record in records:
        days.setdefault(record.day, []).append(record)
    return days


def _in_columns(record: Record, columns: Sequence[str]) -> bool:
    return _about(record, columns) and not record.note and not (isinstance(record, Observation) and record.site)


def _speak(ours: Context, records: Sequence[Record], period: Period) -> None:
    """The same in sentences, for a screen reader."""
    output.say(f"From {phrase.day_spoken(period.first)} to {phrase.day_spoken(period.last)}. 0 is none, 10 is worst.")
    for key in _scored(ours, records):
        output.say(f"{ours.symptoms.label('symptom', key)}: {_summary(_series(records, key, period))}.")
    by_day = _by_day(records)
    for day in reversed(list(period)):
        said = [phrase.record_text(one, ours.symptoms) for one in by_day.get(day, [])]
        output.say(f"{phrase.day_spoken(day)}: {'; '.join(said) if said else 'no entries'}.")
    doses = [one for one in records if isinstance(one, Dose)]
    if doses:
        taken = sum(one.state == "taken" for one in doses)
        output.say(f"Doses: {taken} taken, {len(doses) - taken} skipped.")
