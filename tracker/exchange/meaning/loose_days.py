"""Days and times as other programs and spreadsheets write them. A day stays as written; nothing goes through UTC.

2026-10-01  2026/10/01  2026-10-01 00:00:00  2026-10-01T08:10:00.000+01:00  01.10.2026
1st Oct 2026  1-Oct-26  Thu 1 Oct 2026  October 1, 2026  Do 12. Okt. 2026  01/10/2026 (in one order)  46296 (Excel)
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from tracker.domain.model.calendar_names import Order
from tracker.domain.model.refusals import FIRST_DAY
from tracker.exchange.complaint import BadCell, shown
from tracker.exchange.meaning.language_days import is_weekday, leads_to_day, month_of
from tracker.exchange.values import time_of

_CLOCK: Final = r"(?:[T ,]+([0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2}(?:[.,][0-9]+)?)?(?: ?[AaPp]\.?[Mm]\.?)?))?"
_OFFSET: Final = r"(?: ?(Z|[+-][0-9]{2}:?[0-9]{2}))?"
_ISO = re.compile(rf"([0-9]{{4}})([-/.])([0-9]{{1,2}})\2([0-9]{{1,2}}){_CLOCK}{_OFFSET}")
_NUMERIC = re.compile(rf"([0-9]{{1,2}})([-/.])([0-9]{{1,2}})\2([0-9]{{4}}|[0-9]{{2}}),?{_CLOCK}")
_MONTH: Final = r"([^\W\d_]{3,12})"
_DAY_NAMED = re.compile(
    rf"([0-9]{{1,2}})(?:st|nd|rd|th|er|º|\.)?[ /-]*(?:of |de |d')?{_MONTH}\.?(?: de)?[ ,/-]*"
    rf"([0-9]{{4}}|[0-9]{{2}})(?: r\.)?{_CLOCK}",
    re.IGNORECASE,
)
_NAME_DAY = re.compile(
    rf"{_MONTH}\.?[ -]*([0-9]{{1,2}})(?:st|nd|rd|th)?[ ,-]+([0-9]{{4}}|[0-9]{{2}}){_CLOCK}", re.IGNORECASE
)
# As in Czech and Slovak: 2. 10. 2026.
_SPACED = re.compile(r"^([0-9]{1,2}) ?\. ?([0-9]{1,2}) ?\. ?(?=[0-9]{2})")
# As forms on the web add it.
_ZONE = re.compile(r" (?:GMT|UTC)(?:[+-][0-9]{1,2}(?::[0-9]{2})?)?$")
_SERIAL = re.compile(r"([2-7][0-9]{4})(\.[0-9]+)?")
_TIME = re.compile(r"([0-9]{1,2})[:.h]([0-9]{2})(?:[:.][0-9]{2}(?:[.,][0-9]+)?)? ?([ap]\.?m\.?)?", re.IGNORECASE)
# As German and French clocks are written: 20:15 Uhr, 20 h.
_HOURS = re.compile(r"(?<=[0-9]) ?(?:Uhr|h)$", re.IGNORECASE)
_FRACTION = re.compile(r"0?\.[0-9]+")
# Day 0 of Excel, whose calendar has a 29 February 1900 that was none.
_DAY_ZERO: Final = date(1899, 12, 30)


class When(NamedTuple):
    """A day, and what else its cell says: a time, minutes east of UTC."""

    day: date
    time: time | None = None
    offset: int | None = None


def order_of(texts: Iterable[str]) -> Order | Literal["either", "none"]:
    """The one order in which all dates such as 01/10/2026 are dates.

    "either": both fit; "none": there are no such dates, or no order fits them all.
    """
    orders: set[Order] = {"dmy", "mdy"}
    seen = False
    for text in texts:
        match = _NUMERIC.fullmatch(_bare(text))
        if match and match[2] != ".":
            seen = True
            first, second = int(match[1]), int(match[3])
            if first > 12 >= second:
                orders.discard("mdy")
            elif second > 12 >= first:
                orders.discard("dmy")
    if not seen or not orders:
        return "none"
    return "either" if len(orders) == 2 else orders.pop()


def is_day(text: str) -> bool:
    """Whether a text is written as a day with its year, and is no bare number."""
    bare = _bare(text)
    return not _SERIAL.fullmatch(bare) and _READER.can_read(bare)


class DayReader:
    """Reads the days of one file. today: the last day that may be in it; order: how 03/04/2026 is meant."""

    def __init__(self, today: date, order: Order | None) -> None:
        self._today = today
        self.order = order
        self.read = lru_cache(maxsize=1 << 14)(self._read)

    def can_read(self, text: str) -> bool:
        """Whether a cell is written as a day, were it one that there is or not."""
        try:
            return self._found(_bare(text)) is not None
        except ValueError:
            return True

    def _read(self, text: str, column: str = "date") -> When:
        """What a cell says. Raises BadCell."""
        written = _bare(text)
        if not written:
            raise BadCell(column, "it is empty", f"Write it as {self._today}.")
        try:
            found = self._found(written)
        except ValueError:
            raise BadCell(column, f"there is no such day as {shown(text)}", f"Write it as {self._today}.") from None
        if found is None:
            raise BadCell(
                column, f"I could not read {shown(text)} as a day with its year", f"Write it as {self._today}."
            )
        if found.day < FIRST_DAY:
            raise BadCell(column, f"{shown(text)} is before 1900", "Check the year.")
        if found.day > self._today:
            raise BadCell(column, f"{shown(text)} lies ahead of today, {self._today}", "Check the date.")
        return found

    def _found(self, text: str) -> When | None:
        if match := _ISO.fullmatch(text):
            return When(date(int(match[1]), int(match[3]), int(match[4])), _clock(match[5]), _minutes(match[6]))
        if match := _NUMERIC.fullmatch(text):
            first, second = int(match[1]), int(match[3])
            if match[2] != "." and self.order == "mdy":
                first, second = second, first
            return When(date(self._year(match[4]), second, first), _clock(match[5]))
        if (match := _DAY_NAMED.fullmatch(text)) and (month := month_of(match[2])):
            return When(date(self._year(match[3]), month, int(match[1])), _clock(match[4]))
        if (match := _NAME_DAY.fullmatch(text)) and (month := month_of(match[1])):
            return When(date(self._year(match[3]), month, int(match[2])), _clock(match[4]))
        if match := _SERIAL.fullmatch(text):
            minutes = round(float(match[2] or 0) * 1440)
            return When(
                _DAY_ZERO + timedelta(int(match[1])), time(*divmod(min(minutes, 1439), 60)) if match[2] else None
            )
        return None

    def _year(self, text: str) -> int:
        if len(text) == 4:
            return int(text)
        year = 2000 + int(text)
        return year if year <= self._today.year else year - 100


_READER: Final = DayReader(date(2100, 1, 1), None)


@lru_cache(maxsize=4096)
def clock_of(text: str, column: str = "time") -> time | None:
    """The time of day in a cell, ``9:40 PM``, ``20.15``, ``0.5`` (Excel's noon); None when it is empty."""
    written = text.strip()
    if (hours := _HOURS.sub("", written)) != written:
        written = f"{hours}:00" if hours.isdigit() else hours
    if not written:
        return None
    if _FRACTION.fullmatch(written):
        return time(*divmod(min(round(float(written) * 1440), 1439), 60))
    if _TIME.fullmatch(written):
        try:
            return _clock(written)
        except ValueError:
            raise BadCell(column, f"there is no such time as {shown(text)}", "Write it as 20:15.") from None
    try:
        return time_of(written.lower())
    except BadCell as error:
        raise BadCell(column, error.why, error.advice) from None


def local_day(text: str, column: str) -> When:
    """A moment as ``2026-09-01 20:00:00 +0100``: day and time as written, never UTC. Raises BadCell."""
    match = _ISO.fullmatch(text.strip())
    try:
        if match:
            return When(date(int(match[1]), int(match[3]), int(match[4])), _clock(match[5]), _minutes(match[6]))
    except ValueError:
        pass
    raise BadCell(column, f"I could not read {shown(text)} as a day and a time")


def written_out(day: datetime) -> str:
    """A moment of a workbook as a cell of text."""
    return day.date().isoformat() if day.time() == time() else day.isoformat(" ", "seconds")


def _bare(text: str) -> str:
    """A day without its weekday and its zone."""
    text = _HOURS.sub("", _ZONE.sub("", " ".join(text.split()).lstrip("'")))
    text = _SPACED.sub(r"\1.\2.", text)
    while text and not text[0].isdigit():
        word, _, rest = text.partition(" ")
        # Mar. is a day of the week in French, and a month.
        if not rest or not leads_to_day(word) or (month_of(word.strip(".,")) and not _is_whole(rest)):
            break
        text = rest
    rest, _, last = text.rpartition(" ")
    return rest if last.strip("()").isalpha() and is_weekday(last) and _is_whole(rest) else text


def _is_whole(text: str) -> bool:
    """Whether a text is written as a day, with its year."""
    return any(form.fullmatch(text) for form in (_ISO, _NUMERIC, _DAY_NAMED))


def _clock(text: str | None) -> time | None:
    if not text:
        return None
    match = _TIME.fullmatch(text.strip())
    if match is None:
        return None
    hour = int(match[1])
    if match[3]:
        if not 1 <= hour <= 12:
            raise ValueError
        hour = hour % 12 + (12 if match[3][0] in "pP" else 0)
    return time(hour, int(match[2]))


def _minutes(text: str | None) -> int | None:
    if not text:
        return None
    if text == "Z":
        return 0
    digits = text[1:].replace(":", "")
    minutes = 60 * int(digits[:2]) + int(digits[2:])
    return -minutes if text[0] == "-" else minutes
