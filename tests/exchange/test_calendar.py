"""The calendar file: RFC 5545 as ``icalendar`` reads it and as it does not check; moved, and never doubled."""

from __future__ import annotations

import io
import re
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from tracker.domain.model.plan import Phase, Plan
from tracker.domain.model.records import Dose, Event, Profile
from tracker.errors import NothingFound
from tracker.exchange.calendar.agenda import Agenda
from tracker.exchange.calendar.ics_file import Wishes, write
from tracker.exchange.calendar.lines import duration, folded, text
from tracker.exchange.contents import Contents

NOW = datetime(2026, 11, 20, 14, 30, tzinfo=UTC)
TODAY, UNTIL = NOW.date(), date(2027, 5, 20)
UID, VISIT = "a" * 32, "b" * 32
WEEKLY = Plan(
    product="hydroxocobalamin",
    route="intramuscular",
    amount=1.0,
    unit="mg",
    phases=(Phase(1, "weeks", 2), Phase(8, "weeks")),
    starts=TODAY,
    book_days=5,
    uid=UID,
    recorded_at=NOW,
)
RAO = Event(name="visit", day=date(2026, 11, 24), time=time(10, 40), note="Dr Rao; room 3, bring\nnotes", uid=VISIT)
NAMED = Wishes(names=True)


def octets(agenda: Agenda, wishes: Wishes = NAMED, now: datetime = NOW) -> bytes:
    file = io.StringIO(newline="")
    write(Contents(Profile(), (), ()), file, agenda=agenda, now=now, wishes=wishes)
    return file.getvalue().encode()


def agenda(**given: object) -> Agenda:
    return Agenda(TODAY, UNTIL, **given)  # type: ignore[arg-type]


def entries(content: bytes) -> dict[str, tuple[str, object, str]]:
    """Status, day or moment, and words of each entry, by its identity, as a calendar program reads them."""
    found = Calendar.from_ical(content).walk("VEVENT")
    assert len({str(one["UID"]) for one in found}) == len(found)
    return {str(one["UID"]): (str(one["STATUS"]), one["DTSTART"].dt, str(one["SUMMARY"])) for one in found}


def against_the_rules(content: bytes) -> list[str]:
    """The rules of RFC 5545 that a file breaks, beyond what ``icalendar`` refuses."""
    wrong = []
    if not content.endswith(b"\r\n") or re.search(rb"(?<!\r)\n|\r(?!\n)", content):
        wrong.append("3.1: a line ends in CRLF")
    if any(len(line) > 75 for line in content.split(b"\r\n")):
        wrong.append("3.1: no line over 75 octets")
    for line in content.split(b"\r\n"):
        try:
            line.decode()
        except UnicodeDecodeError:
            wrong.append("3.1: no character is cut")
    if re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", content):
        wrong.append("3.3.11: no control character in a text")
    for one in content.decode().replace("\r\n ", "").split("BEGIN:VEVENT\r\n")[1:]:
        names = [re.split("[:;]", line)[0] for line in one.split("END:VEVENT")[0].split("BEGIN:VALARM")[0].split()]
        once = ("UID", "DTSTAMP", "DTSTART", "SEQUENCE", "STATUS", "SUMMARY")
        wrong += [f"3.6.1: {name} once" for name in once if names.count(name) != 1]
        if "DTEND" in names and "DURATION" in names:
            wrong.append("3.6.1: an end or a duration")
        if not re.search(r"DTSTAMP:\d{8}T\d{6}Z\r", one):
            wrong.append("3.8.7.2: DTSTAMP in UTC")
        if not re.search(r"DTSTART(;VALUE=DATE:\d{8}|:\d{8}T\d{6})\r", one):
            wrong.append("3.8.2.4: a day, or a local time")
        for alarm in one.split("BEGIN:VALARM\r\n")[1:]:
            if not re.match(r"ACTION:DISPLAY\r\nTRIGGER:-?P[\dDTHM]+\r\nDESCRIPTION:.+\r\nEND:VALARM", alarm):
                wrong.append("3.6.6: an alarm has an action, a trigger and a description")
    return wrong


def test_doses_bookings_and_visits_are_on_their_days() -> None:
    content = octets(agenda(plans=[WEEKLY], visits=[(RAO, True)]))
    assert against_the_rules(content) == []
    what = "hydroxocobalamin 1 mg, intramuscular"
    found = {uid: one for uid, one in entries(content).items() if not {"3", "4"} & {*uid.split("-")}}
    assert found == {
        f"{UID}-0-book": ("CANCELLED", date(2026, 11, 15), f"Cancelled: Book: {what}"),
        f"{UID}-0": ("CONFIRMED", date(2026, 11, 20), what),
        f"{UID}-1-book": ("CONFIRMED", date(2026, 11, 22), f"Book: {what}"),
        VISIT: ("CONFIRMED", datetime(2026, 11, 24, 10, 40), "Dr Rao; room 3, bring"),  # local, without a zone
        f"{UID}-1": ("CONFIRMED", date(2026, 11, 27), what),
        f"{UID}-2-book": ("CONFIRMED", date(2027, 1, 17), f"Book: {what}"),
        f"{UID}-2": ("CONFIRMED", date(2027, 1, 22), what),
    }


def test_the_words_are_discreet_unless_names_are_wanted() -> None:
    content = octets(agenda(plans=[WEEKLY], visits=[(RAO, True)]), Wishes(person="mum"))
    words = {one[2] for one in entries(content).values()}
    gone = "Cancelled: Book the next dose (mum)"
    assert words == {"Dose due (mum)", "Book the next dose (mum)", "Appointment (mum)", gone}
    assert b"cobalamin" not in content and b"Rao" not in content and b"b12" not in content.lower()


def test_a_second_file_moves_what_it_has_and_takes_out_what_was_given() -> None:
    first = entries(octets(agenda(plans=[WEEKLY], visits=[(RAO, True)])))
    moved = Event(name="visit", day=date(2026, 12, 1), note="Dr Rao", uid=VISIT)
    shot = Dose(product="hydroxocobalamin", route="intramuscular", day=TODAY, recorded_at=NOW)
    extra = Dose(product="hydroxocobalamin", route="intramuscular", day=date(2026, 11, 22), recorded_at=None)
    later = Agenda(date(2026, 11, 23), UNTIL, [WEEKLY], doses=[shot, extra], visits=[(RAO, False), (moved, True)])
    content = octets(later, now=NOW + timedelta(days=3))
    second = entries(content)
    assert second[VISIT][:2] == ("CONFIRMED", date(2026, 12, 1))
    assert second[f"{UID}-1"][0] == "CANCELLED" and f"{UID}-0" not in second  # the first one lies behind in both
    assert second[f"{UID}-2"][:2] == ("CONFIRMED", date(2027, 1, 17))
    assert first[f"{UID}-2"][1] == date(2027, 1, 22)
    numbers = [int(n) for n in re.findall(rb"SEQUENCE:(\d+)", content)]
    assert min(numbers) > int(re.findall(rb"SEQUENCE:(\d+)", octets(agenda(plans=[WEEKLY])))[0])
    assert max(numbers) < 2**31


def test_a_plan_that_holds_no_more_and_a_visit_that_was_deleted_are_cancelled() -> None:
    held = entries(octets(agenda(plans=[WEEKLY], visits=[(RAO, True)])))
    content = octets(agenda(gone=[(WEEKLY, TODAY)], visits=[(RAO, False)]))
    assert against_the_rules(content) == []
    assert {uid: one[0] for uid, one in entries(content).items()}.items() >= dict.fromkeys(held, "CANCELLED").items()
    assert b"VALARM" not in content
    two_years_ago = date(2024, 11, 20)
    old = Event(name="visit", day=date(2026, 11, 1), note="Dr Rao", uid=VISIT)
    with pytest.raises(NothingFound):
        octets(agenda(gone=[(WEEKLY, two_years_ago)], visits=[(old, False)]))


def test_alarms_and_times_of_day() -> None:
    wishes = Wishes(at=time(9), remind=timedelta(days=1))
    content = octets(agenda(plans=[WEEKLY], visits=[(Event(name="visit", day=TODAY, uid=VISIT), True)]), wishes)
    assert against_the_rules(content) == []
    assert entries(content)[f"{UID}-1"][1] == datetime(2026, 11, 27, 9)
    # A whole day begins at midnight: a day before it means at nine.
    assert sorted(set(re.findall(rb"TRIGGER:(\S+)", content))) == [b"-P1D", b"-PT15H"]
    for span, said in (
        (timedelta(), "PT0M"),
        (timedelta(hours=9), "PT9H"),
        (timedelta(hours=-2), "-PT2H"),
        (timedelta(days=-1, minutes=-90), "-P1DT1H30M"),
        (timedelta(weeks=-2), "-P14D"),
    ):
        assert duration(span) == said


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_any_text_is_folded_without_cutting_a_character_and_read_back(words: str) -> None:
    lines = folded(f"SUMMARY:{text(words)}")
    head, tail = b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", b"END:VEVENT\r\nEND:VCALENDAR\r\n"
    for line in lines.encode().split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
    assert lines.replace("\r\n ", "") == f"SUMMARY:{text(words)}\r\n"
    assert len(Calendar.from_ical(head + lines.encode() + tail).walk("VEVENT")) == 1
