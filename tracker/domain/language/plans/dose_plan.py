"""Words of a dose that are a plan: take b12 twice a day since 1 nov."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from typing import Final

from tracker.domain.language.day_words import Now
from tracker.domain.language.grammar import words_of
from tracker.domain.language.period_words import each_day
from tracker.domain.language.plans.how_often import often
from tracker.domain.language.plans.plan_words import read_plan
from tracker.domain.model.records import Dose
from tracker.errors import TrackerError, Unreadable

# With a span of days it may be a dose on each of them, and was answered so.
_EACH_DAY: Final = {"every": 1, "unit": "days"}


def refuse_a_plan(
    arguments: Sequence[str], *, now: Now, injected: bool, recent: Sequence[Dose], planned: Sequence[str]
) -> None:
    """Raise Unreadable, with the line for it, if the words after ``shot`` or ``take`` are a plan."""
    words = words_of(arguments)
    try:
        said = next(((start, found) for start in range(len(words)) if (found := often(words, start))), None)
        if said is None or not said[1].rule or (said[1].rule == _EACH_DAY and each_day(words, now)):
            return
        read_plan(arguments, now=now, injected=injected, recent=recent, planned=planned)
    except TrackerError:
        return
    rule = " ".join(words[said[0] : said[0] + said[1].length])
    typed = shlex.join(" ".join(arguments).split())
    raise Unreadable(
        f'"{rule}" says how often, and a dose is taken once.',
        f"To write it down as a plan: tracker plan {'shot' if injected else 'take'} {typed}",
    )
