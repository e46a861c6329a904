"""A line that says the same of several days: "take folate 5 mg 1 oct to 19 nov"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from tracker.errors import Unreadable

if TYPE_CHECKING:
    from tracker.domain.language.dose_words import DoseLine
    from tracker.domain.language.log_words import LogLine

Line = TypeVar("Line", "LogLine", "DoseLine")


def on_each(line: Line, days: Sequence[date]) -> list[Line]:
    """The line once for each of the days; as it is without any. Raises Unreadable for one more day in the line."""
    if days and line.moment.day is not None:
        raise Unreadable("There is a range of days, and one day more.", "Write one of them.")
    return [replace(line, moment=replace(line.moment, day=day)) for day in days] if days else [line]
