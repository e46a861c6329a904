"""Days in words."""

from __future__ import annotations

from datetime import date

from tracker.domain.model.calendar_names import MONTHS, MONTHS_SHORT, WEEKDAYS


def day_text(day: date, today: date) -> str:
    """``Thu 19 Nov``, with the year when it is not this one. English whatever the system's language."""
    shown = f"{WEEKDAYS[day.weekday()][:3].capitalize()} {day.day} {MONTHS_SHORT[day.month - 1]}"
    return shown if day.year == today.year else f"{shown} {day.year}"


def day_spoken(day: date) -> str:
    """``Thursday 19 November 2026``."""
    return f"{WEEKDAYS[day.weekday()].capitalize()} {day.day} {MONTHS[day.month - 1].capitalize()} {day.year}"


def days_ago(day: date, today: date) -> str:
    """How far ``day`` lies back: today, yesterday, 14 days ago; or ahead: tomorrow, in 4 days."""
    back = (today - day).days
    named = {0: "today", 1: "yesterday", -1: "tomorrow"}
    return named.get(back) or (f"{back} days ago" if back > 0 else f"in {-back} days")
