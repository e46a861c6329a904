"""Days in words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tracker.domain.model.calendar_names import MONTHS, MONTHS_SHORT, WEEKDAYS

if TYPE_CHECKING:
    from tracker.domain.model.period import Period


def day_text(day: date, today: date) -> str:
    """``Thu 19 Nov``, with the year when it is not this year. Always English, with any system language."""
    shown = f"{WEEKDAYS[day.weekday()][:3].capitalize()} {day.day} {MONTHS_SHORT[day.month - 1]}"
    return shown if day.year == today.year else f"{shown} {day.year}"


def day_spoken(day: date) -> str:
    """``Thursday 19 November 2026``."""
    return f"{WEEKDAYS[day.weekday()].capitalize()} {day.day} {MONTHS[day.month - 1].capitalize()} {day.year}"


def days_ago(day: date, today: date) -> str:
    """How far back ``day`` is (today, yesterday, 14 days ago), or how far ahead (tomorrow, in 4 days)."""
    back = (today - day).days
    named = {0: "today", 1: "yesterday", -1: "tomorrow"}
    return named.get(back) or (f"{back} days ago" if back > 0 else f"in {-back} days")


def day_short(which: date, year: bool = True) -> str:
    """``20 Nov 2026``, or without its year."""
    return f"{which.day} {MONTHS_SHORT[which.month - 1]}" + (f" {which.year}" if year else "")


def span_short(period: Period, year: bool = True) -> str:
    """``22 Aug – 20 Nov 2026``; ``11–16 Oct 2026``; one day as one day."""
    first, last = period.first, period.last
    if first == last:
        return day_short(first, year)
    if first.year != last.year:
        return f"{day_short(first)} – {day_short(last)}"
    if first.month == last.month:
        return f"{first.day}–{day_short(last, year)}"
    return f"{day_short(first, False)} – {day_short(last, year)}"


def day_in_full(which: date, year: bool = True) -> str:
    """``20 November 2026``, or without its year."""
    return f"{which.day} {MONTHS[which.month - 1].capitalize()}" + (f" {which.year}" if year else "")


def span_in_full(period: Period) -> str:
    """``22 August 2026 to 20 November 2026``; one day as one day."""
    first, last = day_in_full(period.first), day_in_full(period.last)
    return first if first == last else f"{first} to {last}"
