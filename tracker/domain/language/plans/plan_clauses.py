"""What a plan says beside how often: from 1 oct, until 3 dec, on fixed dates, book 2 weeks before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from tracker.domain.language.day_words import Now, at_start, count_of
from tracker.domain.language.plans.plan_counts import UNITS
from tracker.domain.language.plans.plan_days import phrase_at
from tracker.domain.language.plans.plan_lengths import THEN
from tracker.domain.model.calendar_names import WEEKDAYS
from tracker.errors import Unreadable

_FROM: Final = frozenset({"from", "starting", "beginning", "since", "start", "commencing"})
_THE_NEXT: Final = frozenset({"dose", "injection", "shot", "one", "due", "is", "on"})
_UNTIL: Final = frozenset({"until", "till", "ending"})
# Behind "from 1 oct" only: "mon to fri" names days of the week.
_TO: Final = frozenset({"to", "through", "-"})
_GRID: Final = ("on fixed dates", "fixed dates", "on fixed days", "on a grid")
_BOOK: Final = ("to be booked", "booked", "book", "book it")
_BEFORE: Final = frozenset({"before", "ahead", "earlier", "beforehand"})
_IN_DAYS: Final = {"days": 1, "weeks": 7}


@dataclass(frozen=True, slots=True)
class Clauses:
    """The first and the last day, how many days before to book, and whether the days are fixed; None: not said."""

    starts: date | None = None
    ends: date | None = None
    book_days: int | None = None
    grid: bool = False


def cut_clauses(words: Sequence[str], now: Now) -> tuple[list[str], Clauses]:
    """The words without these clauses, and what they say. Raises Unreadable."""
    left: list[str] = []
    starts = ends = book_days = None
    grid = False
    place = 0
    while place < len(words):
        if used := phrase_at(words, place, _GRID):
            grid = True
        elif found := _booked(words, place):
            book_days, used = found
        elif words[place] in _FROM and (day := _day(words, place + 1, now)):
            starts, used = day[0] if starts is None else _refuse_two("from"), 1 + day[1]
        elif (words[place] in _UNTIL or (starts and words[place] in _TO)) and (day := _day(words, place + 1, now)):
            used = 1 + day[1]
            if phrase_at(words, place + used, THEN):
                # The end of a part: how long it lasts, from the first day on.
                starts = starts or now.at.date()
                left += ["for", str((day[0] - starts).days + 1), "days"]
            else:
                ends = day[0] if ends is None else _refuse_two("until")
        elif next_ := _next(words, place, now):
            starts, used = next_[0] if starts is None else _refuse_two("from"), next_[1]
        else:
            left.append(words[place])
            used = 1
        place += used
    return left, Clauses(starts, ends, book_days, grid)


def _day(words: Sequence[str], start: int, now: Now) -> tuple[date, int] | None:
    if start >= len(words):
        return None
    found = at_start(words, start, now, ahead=True)
    return None if found is None or found.day is None else (found.day, found.length)


def _next(words: Sequence[str], start: int, now: Now) -> tuple[date, int] | None:
    """The day of the next dose, and the number of words: next 3 dec, next dose on 3 dec, first one 3 dec."""
    if words[start] not in ("next", "first"):
        return None
    place = start + 1
    while place < len(words) and words[place] in _THE_NEXT:
        place += 1
    day = None if place == len(words) or words[place] in WEEKDAYS else _day(words, place, now)
    return day and (day[0], place - start + day[1])


def _refuse_two(said: str) -> date:
    raise Unreadable(f'"{said}" is there twice.', "Write it once.")


def _booked(words: Sequence[str], start: int) -> tuple[int, int] | None:
    """How many days before it is to be booked, and the number of words."""
    used = phrase_at(words, start, _BOOK)
    place = start + used
    if not used or place + 1 >= len(words):
        return None
    number = 1 if words[place] in ("a", "one") else count_of(words[place])
    every, unit = UNITS.get(words[place + 1], (0, "months"))
    if number is None or unit not in _IN_DAYS:
        raise Unreadable(
            f'I could not read "{" ".join(words[start : place + 2])}".',
            "Write: book 2 weeks before",
        )
    place += 2
    if place < len(words) and words[place] in _BEFORE:
        place += 1
    elif phrase_at(words, place, ("in advance",)):
        place += 2
    return number * every * _IN_DAYS[unit], place - start
