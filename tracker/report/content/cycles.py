"""Which cycles of injections the page uses for the profiles of symptoms."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from tracker.domain.analysis.cycle import Cycles, cycles
from tracker.domain.model.period import Period
from tracker.domain.model.records import Dose

# With more cycles than this, single cycles are not drawn: they would hide the middle half.
MOST_CYCLES: Final = 30
# The first cycle may start at an injection up to this many days before the period.
_BEFORE: Final = 183
# When the period has too few cycles, use those of this many days up to its end.
_LOOKED_BACK: Final = 366


def cycles_reach(period: Period) -> date:
    """The first day on which a dose can belong to the cycles of the period."""
    return min(period.first - timedelta(days=_BEFORE), Period.ending(period.last, _LOOKED_BACK).first)


def chosen_cycles(doses: Iterable[Dose], period: Period) -> Cycles:
    """The cycles of the period, from the last injection before it; when they are too few, the cycles of a year.

    The days that they cover are their ``period``: it is printed with them.
    """
    taken = [dose for dose in doses if dose.given and dose.day <= period.last]
    earliest = period.first - timedelta(days=_BEFORE)
    before = max((dose.day for dose in taken if earliest <= dose.day < period.first), default=period.first)
    found = cycles(taken, Period(before, period.last))
    if found.why_not is None:
        return found
    longer = Period.ending(period.last, max(_LOOKED_BACK, (period.last - before).days + 1))
    further = cycles(taken, longer)
    return further if len(further.complete) > len(found.complete) else found
