"""Numbers, days and foreign text as they are printed."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from tracker.domain.analysis.change import Change, Comparison
from tracker.domain.model.calendar_names import MONTHS, MONTHS_SHORT
from tracker.domain.model.period import Period
from tracker.domain.model.printable import printable

PAGE_TITLE: Final = "B12 and nerve symptom report"
KEPT: Final = "Kept by the patient. Every score: 0 = none, 10 = worst."
FOOT: Final = (
    "Self-recorded journal. Not a medical device, not a diagnosis, not dosing advice. "
    "Talk to your doctor before starting, stopping or changing any treatment."
)

_SPOKEN: Final = {"≥ ": "at least", "≤ ": "at most", "< ": "less than", "> ": "more than"}
_PLUS: Final = re.compile(r"\+(?=[0-9])")
_MINUS: Final = re.compile(r"−(?=[0-9])")
_DASH: Final = re.compile(r"(?<=[0-9])–(?=[0-9])")
# The same units, spelled with the micro sign.
_MICRO: Final = {"ug": "µg", "ug/L": "µg/L", "umol/L": "µmol/L"}


def one_decimal(value: float) -> str:
    """A median or quartile: 5, 4.5."""
    return f"{value:.1f}".removesuffix(".0")


def signed(value: float) -> str:
    """A difference, with its sign: "+1.2", "−0.4"; and "0" where nothing is left of it."""
    text = f"{value:+.1f}"
    return "0" if float(text) == 0 else text.replace("-", "−")


def change_words(comparison: Comparison) -> str:
    """The mean change with its 95 % interval and its reading: "−1.5 (−2.4 to −0.6), better"."""
    change = comparison.change
    return comparison.reading if change is None else f"{interval_words(change)}, {change.reading}"


def interval_words(change: Change) -> str:
    """A mean change with its 95 % interval: "−1.5 (−2.4 to −0.6)"."""
    return f"{signed(change.mean)} ({signed(change.low)} to {signed(change.high)})"


def sign(comparator: str | None) -> str:
    """What goes before a value that is only a limit: "≥ ", or nothing."""
    return f"{ {'<=': '≤', '>=': '≥'}.get(comparator, comparator) } " if comparator else ""


def unit(text: str) -> str:
    """A unit as it is printed: ``umol/L`` with its micro sign, everything else as it was written."""
    return _MICRO.get(text, printable(text))


def counted(n: int, one: str, many: str = "") -> str:
    """``1 day``, ``2 days``."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def day(which: date, year: bool = True) -> str:
    """``20 Nov 2026``, or without its year."""
    return f"{which.day} {MONTHS_SHORT[which.month - 1]}" + (f" {which.year}" if year else "")


def span(period: Period, year: bool = True) -> str:
    """``22 Aug – 20 Nov 2026``; ``11–16 Oct 2026``; one day as one day."""
    first, last = period.first, period.last
    if first == last:
        return day(first, year)
    if first.year != last.year:
        return f"{day(first)} – {day(last)}"
    if first.month == last.month:
        return f"{first.day}–{day(last, year)}"
    return f"{day(first, False)} – {day(last, year)}"


def spoken(text: str) -> str:
    """Signs in front of numbers, and the dash between two, in words: "at least 30 s", "197 to 771", "minus 0.4"."""
    for mark, words in _SPOKEN.items():
        if text.startswith(mark):
            text = f"{words} {text.removeprefix(mark)}"
    text = _PLUS.sub("plus ", _MINUS.sub("minus ", text))
    return _DASH.sub(" to ", text)


def spoken_day(which: date) -> str:
    """``20 November 2026``."""
    return f"{which.day} {MONTHS[which.month - 1].capitalize()} {which.year}"


def spoken_span(period: Period) -> str:
    """``22 August 2026 to 20 November 2026``; one day as one day."""
    first, last = spoken_day(period.first), spoken_day(period.last)
    return first if first == last else f"{first} to {last}"


def ticks(period: Period) -> list[tuple[float, str]]:
    """Where the time axis has a mark, in days since the period began, and what it says there."""
    if period.days <= 130:
        step = 1 if period.days <= 10 else 7 if period.days <= 70 else 14
        # From a Monday, so that a week looks like a week.
        start = 0 if step == 1 else -period.first.weekday() % 7
        return [(n + 0.5, day(period.first + timedelta(days=n), year=False)) for n in range(start, period.days, step)]
    months = 1 if period.days <= 420 else 3 if period.days <= 1100 else 12
    years = 1 + period.days // 5500
    marks: list[tuple[float, str]] = []
    for year in range(period.first.year, period.last.year + 1):
        for month in range(1, 13, months):
            first = date(year, month, 1)
            if first in period and year % years == 0:
                place = float((first - period.first).days)
                marks.append((place, str(year) if month == 1 else MONTHS_SHORT[month - 1]))
    return marks
