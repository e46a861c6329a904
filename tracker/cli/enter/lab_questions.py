"""What is asked about a blood result before it is saved: the day of its sample, and a number that may be a slip."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import typer

from tracker.cli.context import Context
from tracker.cli.terminal import output
from tracker.domain.language.event_words import read_text
from tracker.domain.language.grammar import Moment
from tracker.domain.model.records import LabResult
from tracker.domain.wording.days import day_spoken
from tracker.domain.wording.numbers import number_text
from tracker.domain.wording.records import range_text
from tracker.errors import TrackerError, Unreadable

# A result so many times above or below its own printed range is more often a slip than a result.
_FAR: Final = 100
UNDATED: Final = "No day was given, so the sample is taken to be of today."


def day_of_sample(ours: Context, said: Moment, before: Sequence[LabResult]) -> Moment:
    """The moment of the sample. Without a day it is asked for at a terminal: a letter comes days later.

    before: the earlier results. Enter takes the day of the last one that was written today: it is of the same letter.
    """
    if said.day is not None or said.time is not None or not ours.may_ask:
        return said
    from tracker.cli.terminal import key_presses

    latest = max(before, key=lambda one: one.id or 0, default=None)
    written = latest.recorded_at if latest else None
    again = latest.day if latest and written and written.date() == ours.today else ours.today
    usual = "today" if again == ours.today else f"{day_spoken(again)}, as the last one"

    def moment(answer: str) -> Moment:
        if not answer:
            return said if again == ours.today else replace(said, day=again)
        found = read_text([answer], now=ours.present)
        if found.text or found.moment.day is None:
            raise Unreadable(f'I could not read "{answer}" as a day.', "Write it as monday, or as 3 days ago.")
        return found.moment

    output.say_whose()
    with key_presses.stopping_on_a_line_of_its_own("Nothing was saved."):
        return moment(key_presses.ask_text(f"On which day was the sample taken? (Enter: {usual})", moment))


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
