"""Whether the clock can be right: compared with the change that was written last into the journal.

A clock that is wrong by years puts entries on days where nobody looks for them. One wrong year does not make every
later entry a question: only the change that was written last counts, whatever its moment.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from tracker.cli.terminal import output
from tracker.errors import TrackerError

if TYPE_CHECKING:
    from tracker.cli.context import Context
    from tracker.store.journal import Journal

# Zones differ by a day; who pauses for some months has a clock that is right.
_BEFORE: Final = timedelta(days=2)
_AFTER: Final = timedelta(days=2 * 365)


def agreed_clock(ours: Context, journal: Journal) -> None:
    """Say, or ask, before anything is saved: the clock is days before the last change, or years after it.

    Raises TrackerError when the person says that it is wrong.
    """
    last = journal.last_written()
    if last is None or last - _BEFORE <= ours.recorded_at <= last + _AFTER:
        return
    from tracker.domain.wording.days import day_in_full

    today, written = day_in_full(ours.today), day_in_full(ours.here(last).date())
    order = "after" if ours.recorded_at < last else "years before"
    said = f"By the clock it is {today}, and the last change in this journal is of {written}, {order} that."
    if not ours.may_ask:
        ours.tell(f"{said} If the clock is wrong, take this back: " + output.addressed("tracker undo"))
        return
    import typer

    ours.tell(said)
    output.say_whose()
    if not typer.confirm(f"Is it {today} today?", err=True):
        raise TrackerError("Nothing was saved.", "Correct the clock of this computer, and type it again.")
