"""The lines of an iCalendar file: escaped, folded, and what a line may hold (RFC 5545, sections 3.1 and 3.3.11)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from tracker.domain.model.printable import printable

# In octets, without the line break.
_LONGEST: Final = 75


def folded(line: str) -> str:
    """The line with its break. A long one is several, each further one after a blank; no character is cut."""
    parts: list[bytes] = []
    part = b""
    for character in line:
        octets = character.encode()
        if len(part) + len(octets) > _LONGEST:
            parts.append(part)
            part = b" "
        part += octets
    return "".join(f"{one.decode()}\r\n" for one in (*parts, part))


def text(words: str) -> str:
    """Words as a value. What steers a terminal or a line is shown escaped."""
    plain = printable(words)
    for mark, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        plain = plain.replace(mark, escaped)
    return plain


def day(which: date) -> str:
    """``20261231``."""
    return f"{which.year:04}{which.month:02}{which.day:02}"


def local(moment: datetime) -> str:
    """``20261231T090000``: this time of day wherever the reader is."""
    return f"{day(moment.date())}T{moment.hour:02}{moment.minute:02}{moment.second:02}"


def utc(moment: datetime) -> str:
    """``20261231T090000Z``. moment: in UTC."""
    return f"{local(moment)}Z"


def duration(span: timedelta) -> str:
    """``P1D``, ``-PT15H``, ``PT9H``: days alone where it is whole days."""
    sign, minutes = ("-" if span < timedelta() else ""), abs(span) // timedelta(minutes=1)
    days, rest = divmod(minutes, 24 * 60)
    if days and not rest:
        return f"{sign}P{days}D"
    hours, minutes = divmod(rest, 60)
    clock = (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes or not (hours or days) else "")
    return f"{sign}P{f'{days}D' if days else ''}T{clock}"
