"""Numbers, days and foreign text as they are printed."""

from __future__ import annotations

import unicodedata
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from tracker.domain.trend import Period

FOOT: Final = (
    "Self-recorded journal. Not a medical device, not a diagnosis, not dosing advice. "
    "Talk to your doctor before starting, stopping or changing any treatment."
)

MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_PRESENTATION: Final = "\ufe0e\ufe0f"
_MOST_MARKS: Final = 2
# The same units, spelled with the micro sign.
_MICRO: Final = {"ug": "µg", "ug/L": "µg/L", "umol/L": "µmol/L"}


def printable(text: str) -> str:
    """Text in which nothing is invisible or takes hold of the page; its line breaks are kept.

    Control, direction, zero-width and tag characters are shown as ``\\x1b`` or ``\\u202e``, and so are more
    than two accents on one letter. Marks that only choose between two looks of a sign are left out.
    """
    if text.isascii() and text.isprintable():
        return text
    shown: list[str] = []
    marks = 0
    for c in text.replace("\r\n", "\n").replace("\r", "\n").translate({0x2028: "\n", 0x2029: "\n"}):
        category = unicodedata.category(c)
        marks = marks + 1 if category in ("Mn", "Me") else 0
        if c == "\n":
            shown.append(c)
        elif c == "\t" or category == "Zs":
            shown.append(" ")
        elif c in _PRESENTATION:
            continue
        elif category in ("Cc", "Cf", "Cs") or marks > _MOST_MARKS:
            code = ord(c)
            shown.append(f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 65536 else f"\\U{code:08x}")
        else:
            shown.append(c)
    return "".join(shown)


def number(value: float) -> str:
    """A number as short as it is exact, never as a power of ten: 412, 16.1, 0.00002."""
    return format(Decimal(repr(value)), "f") if value % 1 else f"{value:.0f}"


def one_decimal(value: float) -> str:
    """A median or quartile: 5, 4.5."""
    return f"{value:.1f}".removesuffix(".0")


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
    return f"{which.day} {MONTHS[which.month - 1]}" + (f" {which.year}" if year else "")


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
                marks.append((place, str(year) if month == 1 else MONTHS[month - 1]))
    return marks
