"""The agenda as an iCalendar file (RFC 5545).

An entry is on a day, or at a local time without a zone ("floating"): a dose at nine is at nine also on a journey, and
on the day on which the clocks change. A later file is a later version of every entry in it: SEQUENCE counts the
seconds since 2020.

The words are discreet unless names are wanted, because calendars are shared, and shown on locked screens.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, TextIO

from tracker.domain.model.records import Dose, Event
from tracker.errors import NothingFound
from tracker.exchange.calendar.agenda import Agenda, Happening, Kind
from tracker.exchange.calendar.lines import day, duration, folded, local, text, utc
from tracker.exchange.contents import Contents

DISCREET: Final[Mapping[Kind, str]] = {"dose": "Dose due", "booking": "Book the next dose", "visit": "Appointment"}
_LASTS: Final[Mapping[Kind, timedelta]] = {
    "dose": timedelta(minutes=15),
    "booking": timedelta(minutes=15),
    "visit": timedelta(minutes=30),
}
_BEGAN: Final = datetime(2020, 1, 1, tzinfo=UTC)
# For what is on no hour: whole days before it means at nine, and not at midnight.
_NINE: Final = timedelta(hours=9)
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Wishes:
    """How the entries look.

    at: the time of day of doses and bookings, None for the whole day; remind: how long before, None for no alarm;
    names: whether products, amounts and the words of a visit stand there; person: whose journal it is, if it is that
    of somebody else.
    """

    at: time | None = None
    remind: timedelta | None = None
    names: bool = False
    person: str = ""


def write(
    contents: Contents,
    file: TextIO,
    *,
    agenda: Agenda | None = None,
    now: datetime = _BEGAN,
    wishes: Wishes = Wishes(),
) -> int:
    """Write what lies ahead; returns how many entries, without those that are cancelled. As formats.Writer.

    agenda: with plans; without one, the visits of the contents from today on. now: in UTC.
    Raises NothingFound where nothing would be in the file, before anything is written.
    """
    found = (agenda or _agenda_of(contents, now)).happenings()
    if not found:
        raise NothingFound(
            "Nothing lies ahead: no dose is planned, and no visit is written down.",
            "For example: tracker visit dr rao 24 nov 10:40   tracker plan take folate 5 mg daily",
        )
    for line in _lines(found, now, wishes):
        file.write(folded(line))
    return sum(not one.cancelled for one in found)


def _agenda_of(contents: Contents, now: datetime) -> Agenda:
    records = list(contents.records)
    return Agenda(
        now.date(),
        now.date(),
        doses=[one for one in records if isinstance(one, Dose)],
        visits=[(one, True) for one in records if isinstance(one, Event) and one.name == "visit"],
    )


def _lines(found: list[Happening], now: datetime, wishes: Wishes) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//tracker//tracker//EN")
    yield from ("CALSCALE:GREGORIAN", "METHOD:PUBLISH")
    for one in found:
        yield from _event(one, now, wishes)
    yield "END:VCALENDAR"


def _event(one: Happening, now: datetime, wishes: Wishes) -> Iterator[str]:
    at = one.time if one.kind == "visit" else wishes.at
    words = _words(one, wishes)
    yield from ("BEGIN:VEVENT", f"UID:{one.uid}", f"DTSTAMP:{utc(now)}")
    yield f"SEQUENCE:{max(0, int((now - _BEGAN).total_seconds()))}"
    if at is None:
        yield f"DTSTART;VALUE=DATE:{day(one.day)}"
        if one.day < date.max:
            yield f"DTEND;VALUE=DATE:{day(one.day + _DAY)}"
    else:
        begins = datetime.combine(one.day, at)
        yield from (f"DTSTART:{local(begins)}", f"DURATION:{duration(_LASTS[one.kind])}")
    yield f"SUMMARY:{text(words)}"
    yield f"STATUS:{'CANCELLED' if one.cancelled else 'CONFIRMED'}"
    yield from ("CLASS:PRIVATE", f"TRANSP:{'OPAQUE' if one.kind == 'visit' and at else 'TRANSPARENT'}")
    if wishes.remind is not None and not one.cancelled:
        before = -wishes.remind
        if at is None and wishes.remind % _DAY == timedelta():
            before += _NINE
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER:{duration(before)}")
        yield from (f"DESCRIPTION:{text(words)}", "END:VALARM")
    yield "END:VEVENT"


def _words(one: Happening, wishes: Wishes) -> str:
    words = DISCREET[one.kind]
    if wishes.names:
        words = {"dose": one.words, "booking": f"Book: {one.words}", "visit": one.words.split("\n")[0]}[one.kind]
    words = f"{words} ({wishes.person})" if wishes.person else words
    # Programs that do not know the mark show such an entry as any other.
    return f"Cancelled: {words}" if one.cancelled else words
