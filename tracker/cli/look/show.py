"""``tracker show``: days, symptoms, kinds of entries, a search for words, or one entry with its history."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final

from tracker.cli.answers import day_table, entries
from tracker.cli.answers.answer import Answer, Part, shown
from tracker.cli.context import Context
from tracker.domain.language.show_words import AHEAD, CHART_DAYS, DEFAULT_DAYS, Asked, is_about, is_of, read_show
from tracker.domain.model.period import Period
from tracker.domain.model.records import Record
from tracker.domain.wording.numbers import counted
from tracker.errors import NothingFound, Unreadable

# A table has a row for each day; of a longer time only the entries are listed.
_MOST_ROWS: Final = 1_100


def show(
    ours: Context, what: Sequence[str], *, since: str | None, until: str | None, last: str | None, chart: bool
) -> Answer:
    """Show what the words name: days, symptoms, a kind of entries, a text to find, or one entry."""
    asked = read_show(
        what,
        now=ours.present,
        symptoms=ours.symptoms,
        since=since,
        until=until,
        last=last,
        default_days=CHART_DAYS if chart else DEFAULT_DAYS,
    )
    if chart and (asked.kind or asked.text or asked.number is not None):
        raise Unreadable("A chart is of symptoms.", "For example: tracker show tingling 60 days --chart")
    if asked.number is not None:
        from tracker.cli.look.history import show_entry

        return show_entry(ours, asked.number)
    records = _found(ours, asked)
    listed = [one for one in records if not asked.measures or is_about(one, asked.measures)]
    period = asked.period
    parts = _charts(ours, asked, records, period) if chart and period is not None else _days(ours, asked, listed)
    return Answer("show", lambda: _content(listed, period), parts)


def _content(listed: Sequence[Record], period: Period | None) -> dict[str, Any]:
    return {
        "from": period and period.first.isoformat(),
        "to": period and period.last.isoformat(),
        "entries": [entries.entry_json(one) for one in listed],
    }


def _found(ours: Context, asked: Asked) -> list[Record]:
    """The entries of the days, kind or text that were asked for. Symptoms are not chosen here."""
    journal = ours.journal()
    between = () if asked.period is None else (asked.period.first, asked.period.last)
    if asked.text is not None:
        return journal.saying(asked.text, *between)
    records = journal.read(*between)
    return records if asked.kind is None else [one for one in records if is_of(one, asked.kind)]


def _days(ours: Context, asked: Asked, listed: Sequence[Record]) -> Iterator[Part]:
    """A table of scores for several days with scores; else each entry with its number, for edit and delete."""
    if not listed:
        raise _nothing(ours, asked)
    period = asked.period
    rows = period is not None and period.first <= ours.today and 1 < period.days <= _MOST_ROWS
    if period is not None and rows and not asked.kind and day_table.scored(ours, listed):
        kept = _kept(ours, period, listed)
        yield from day_table.table(ours, listed, kept)
        yield from _begun(ours, period, kept)
        return
    if asked.kind or asked.text is not None:
        about = f'"{asked.text}"' if asked.kind is None else asked.kind.capitalize()
        yield f"{about}{_within(ours, asked)}: {counted(len(listed), 'entry')}."
    yield from entries.with_numbers(ours, listed)


def _charts(ours: Context, asked: Asked, records: Sequence[Record], period: Period) -> Iterator[Part]:
    from tracker.cli.answers import terminal_chart

    scores = day_table.scored(ours, records, asked.measures)
    if not scores:
        raise NothingFound(
            f"No score of that is recorded {day_table.span(ours, period)}.",
            "A chart is of scores from 0 to 10. For further back: tracker show tingling 90 days --chart",
        )
    kept = _kept(ours, period, records)
    for number, one in enumerate(scores):
        if number:
            yield shown("")
        yield from terminal_chart.chart(ours, records, one, kept)
    yield from _begun(ours, period, kept)


def _kept(ours: Context, period: Period, records: Sequence[Record]) -> Period:
    """The days of a period from the journal's first day on: days before it are not days without an entry."""
    return period.since(min((ours.journal().began() or date.min, *(one.day for one in records))))


def _begun(ours: Context, period: Period, kept: Period) -> Iterator[Part]:
    if kept != period:
        yield f"The journal begins on {ours.day(kept.first)}."


def _nothing(ours: Context, asked: Asked) -> NothingFound:
    if asked.text is not None:
        return NothingFound(
            f'No entry{_within(ours, asked)} has "{asked.text}" in a note or a name.',
            "Capitals make no difference; try a part of the word.",
        )
    what = {None: "Nothing is", "skipped": "Nothing skipped is"}.get(asked.kind, f"No {asked.kind} are")
    ahead = asked.period is not None and asked.period.first > ours.today
    named = " ".join([*([asked.kind] if asked.kind else []), *asked.measures, "2 years" if asked.kind else "90 days"])
    return NothingFound(
        f"{what} recorded{_within(ours, asked)}.",
        "To write down a visit: tracker visit --help" if ahead else f"For further back: tracker show {named}",
    )


def _within(ours: Context, asked: Asked) -> str:
    """The days that were asked for, to put after a word; empty for the whole journal."""
    if asked.period is None:
        return ""
    if asked.period.last >= ours.today + AHEAD:
        return f" from {ours.day(asked.period.first)} on"
    return f" {day_table.span(ours, asked.period)}"
