"""Which day an entry is for that is typed just after midnight: the day that has begun, or the one that has ended.

It is asked once a night at a terminal. What was chosen is seen in the journal, from the entries of this night.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from tracker.cli.context import Context
from tracker.cli.terminal import output
from tracker.domain.language.day_words import NIGHT_ENDS
from tracker.domain.language.grammar import Moment
from tracker.domain.model.records import Record
from tracker.domain.wording.days import day_spoken
from tracker.errors import TrackerError


def settled(ours: Context, said: Moment) -> Moment:
    """The moment of an entry. Asks for the day when none was said, nor a time, and it is just after midnight.

    Without a terminal it stays today. Raises TrackerError when no day is chosen.
    """
    if ours.now.hour >= NIGHT_ENDS or said.day is not None or said.time is not None:
        return said
    ended = ours.today - timedelta(days=1)
    day = _chosen_before(ours, ended)
    if day is None and ours.may_ask:
        from tracker.cli.terminal import key_presses

        output.say_whose()
        output.tell(f"It is {ours.now:%H:%M}. Which day is this for?")
        days = {"1": f"the day that has ended, {day_spoken(ended)}", "2": f"today, {day_spoken(ours.today)}"}
        with key_presses.stopping_on_a_line_of_its_own("Nothing was saved."):
            key = key_presses.ask_one(days, key_presses.pressed())
        if key is None:
            raise TrackerError("Nothing was saved.", "The day can also be written: today, or yesterday.")
        day = ended if key == "1" else None
    return replace(said, day=day) if day == ended else said


def evening(ours: Context) -> Context:
    """The same run as if it were still the evening, when that is the day that is meant; else unchanged."""
    day = settled(ours, Moment()).day
    return ours if day is None else replace(ours, now=datetime.combine(day, time(23, 59), ours.now.tzinfo))


def told(ours: Context, saved: Sequence[Record]) -> Iterator[str]:
    """Where nobody could be asked: which day was taken, and what to type if it was the other one."""
    now = ours.now.time().replace(second=0, microsecond=0)
    if ours.now.hour >= NIGHT_ENDS or ours.may_ask or {(one.day, one.time) for one in saved} != {(ours.today, now)}:
        return
    way = "tracker undo   Then type it again with: yesterday"
    yield output.addressed(f"It is {now:%H:%M}, so this is for {ours.day(ours.today)}. For the day before: {way}")


def _chosen_before(ours: Context, ended: date) -> date | None:
    """The day that entries of this night are for, if there are any."""
    if not ours.started:
        return None
    midnight = ours.now.replace(hour=0, minute=0, second=0, microsecond=0)
    entries = ours.journal().read(ended, ours.today, kinds=["symptom", "test", "dose"])
    tonight = [
        (one.recorded_at, one.id or 0, one.day)
        for one in entries
        if one.recorded_at and one.recorded_at >= midnight and (one.time is None or one.day == ours.today)
    ]
    return max(tonight)[2] if tonight else None
