"""Words of a dose that are a plan: take b12 twice a day since 1 nov."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from typing import Final

from tracker.domain.language.day_words import Now, at_start
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
    except TrackerError:
        return
    if said is None or not said[1].rule or (said[1].rule == _EACH_DAY and each_day(words, now)):
        return
    if _is_day(words, said[0], said[1].length, now):
        return
    rule = " ".join(words[said[0] : said[0] + said[1].length])
    if said[1].rule.get("doses", 1) == 1 and said[1].note:
        raise Unreadable(f'"{rule}" is no time of the clock.', f'Write the time, or keep the words: --note "{rule}"')
    typed = shlex.join(" ".join(arguments).split())
    try:
        read_plan(arguments, now=now, injected=injected, recent=recent, planned=planned)
    except TrackerError:
        typed = f"... {rule}"
    raise Unreadable(
        f'"{rule}" says how often, and a dose is taken once.',
        f"To write it down as a plan: tracker plan {'shot' if injected else 'take'} {typed}",
    )


def refuse_stopped(arguments: Sequence[str]) -> None:
    """Raise Unreadable, with the line for it, for words that end a plan: stopped folate."""
    words = " ".join(arguments).split()
    if len(words) > 1 and words[0].lower() in ("stopped", "stop", "stopping"):
        raise Unreadable(
            f'"{words[0]}" is of a plan, and no dose.', f"To end the plan: tracker plan stop {shlex.join(words[1:])}"
        )


def _is_day(words: Sequence[str], start: int, length: int, now: Now) -> bool:
    """Whether the words for how often are one day or time: on tuesday, this morning."""
    for begins in (start, max(0, start - 1)):
        try:
            found = at_start(words, begins, now)
        except Unreadable:
            continue
        if found and begins + found.length >= start + length:
            return True
    return False
