"""What is asked about a blood result before it is saved: the day of its sample, and a number that may be a slip."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

import typer

from tracker.cli.context import Context
from tracker.cli.terminal import output
from tracker.domain.language.day_words import parse_day
from tracker.domain.language.grammar import Moment
from tracker.domain.model.records import LabResult
from tracker.domain.wording.days import day_spoken
from tracker.domain.wording.numbers import number_text
from tracker.domain.wording.records import range_text
from tracker.errors import TrackerError, Unreadable

# A result so many times above or below its own printed range is more often a slip than a result.
_FAR: Final = 100
UNDATED: Final = "No day was given, so the sample is taken to be of today."


def day_of_sample(ours: Context, said: Moment) -> Moment:
    """The day of the sample: asked for at a terminal when none was said, as a letter comes days after it."""
    if said.day is not None or said.time is not None or not ours.may_ask:
        return said
    from tracker.cli.terminal import key_presses

    def day(text: str) -> date:
        return parse_day(text, today=ours.today, order=ours.date_order) if text else ours.today

    output.say_whose()
    with key_presses.stopping_on_a_line_of_its_own("Nothing was saved."):
        text = key_presses.ask_text(
            f"Which day is the sample of? (Enter for today, {day_spoken(ours.today)})", checked=day
        )
    return replace(said, day=day(text)) if day(text) != ours.today else said


def ask_about_a_slip(ours: Context, result: LabResult, *, yes: bool) -> None:
    """Ask whether a number far outside its own range is right.

    Raises Unreadable when nobody can answer, TrackerError for a no.
    """
    value, high, low = result.value, result.high, result.low
    if yes or not value or not ((high and value > _FAR * high) or (low and value < low / _FAR)):
        return
    where = "above" if high and value > high else "below"
    number = f"{number_text(value)} {result.unit}"
    said = f"{number} is more than {_FAR} times {where} its {range_text(result)}."
    if not ours.may_ask:
        raise Unreadable(f"{said} Nothing was saved.", "Check the number and the unit. If it is right, add: --yes")
    output.say_whose()
    output.tell(said)
    if not typer.confirm(f"Is {number} right?", err=True):
        raise TrackerError("Nothing was saved.", "Write it as it is printed.")
