"""What is at home, in words."""

from __future__ import annotations

from datetime import date

from tracker.domain.model.stock import Stock, stock_label
from tracker.domain.wording.numbers import counted
from tracker.domain.wording.plans import DayWords


def stock_text(stock: Stock, left: int, day: DayWords) -> str:
    """All of it: ``hydroxocobalamin: 7 doses left, counted on Fri 20 Nov, to be used by Wed 31 Mar 2027``."""
    said = f"{stock_label(stock)}: {counted(left, 'dose')} left, counted on {day(stock.day)}"
    return said if stock.expires is None else f"{said}, to be used by {day(stock.expires)}"


def few_text(stock: Stock, left: int, following: date | None, today: date, day: DayWords) -> str:
    """What is worth saying now: few left, or not to be used any more at the next dose; empty when there is nothing.

    following: the day of the next dose, if it is known.
    """
    said = {0: "none left", 1: "the next dose is the last one"}.get(left, "")
    if left and stock.expires is not None and stock.expires < max(following or today, today):
        when = "expired on" if stock.expires < today else "before the next dose, they expire on"
        said = ", ".join(filter(None, [said, f"{when} {day(stock.expires)}"]))
    return f"{stock_label(stock)}: {said}" if said else ""
