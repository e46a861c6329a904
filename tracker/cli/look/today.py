"""``tracker`` and ``tracker today``: what is logged today, what is missing, what is due, and what to type next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from tracker.cli.answers import backup_reminder
from tracker.cli.answers import entries as said
from tracker.cli.answers.answer import Answer, Fact, Lines, Part, Shown, Spoken, shown
from tracker.cli.answers.plans import due_json
from tracker.cli.context import Context
from tracker.cli.standing import asked_today, few_left, standing
from tracker.cli.terminal import output
from tracker.domain.model.plan import Due
from tracker.domain.model.records import Dose, Event, Observation, Record
from tracker.domain.model.remembered import INBOX
from tracker.domain.model.symptom_list import NEW
from tracker.domain.wording.days import day_spoken, days_ago
from tracker.domain.wording.numbers import counted
from tracker.domain.wording.plans import booking_text, due_text, now_text, what_text
from tracker.domain.wording.records import record_label, record_text
from tracker.errors import TrackerError


def today(ours: Context) -> Answer:
    """Show what is logged today, and what to type next."""
    if not ours.started:
        ours.refuse_if_gone()
        return Answer("today", lambda: _content(ours, [], NEW.tracked, None, []), [Lines(_welcome())])
    journal = ours.journal()
    entries = journal.read(ours.today, ours.today)
    last_shot = next((one for one in journal.recent_doses() if one.given), None)
    logged = {one.measure for one in entries if isinstance(one, Observation)}
    plans = standing(ours)
    missing = [key for key in asked_today(ours) if key not in logged]
    return Answer(
        "today",
        lambda: _content(ours, entries, missing, last_shot, plans),
        _parts(ours, entries, missing, last_shot, plans),
        backup_reminder.reminder(ours, journal),
    )


def _content(
    ours: Context, entries: Sequence[Record], missing: Sequence[str], last_shot: Dose | None, plans: Sequence[Due]
) -> dict[str, Any]:
    return {
        "day": ours.today.isoformat(),
        "entries": [said.entry_json(one) for one in entries],
        "missing": list(missing),
        "last_injection": said.entry_json(last_shot) if last_shot else None,
        "due": [due_json(one) for one in plans],
    }


def _parts(
    ours: Context, entries: Sequence[Record], missing: Sequence[str], last_shot: Dose | None, plans: Sequence[Due]
) -> Iterator[Part]:
    ahead = ours.journal().read(ours.today + timedelta(days=1))
    visit = _next_visit(ours, ahead)
    moment = f"{day_spoken(ours.today)}, {ours.now:%H:%M}"
    yield shown(moment)
    yield Spoken(f"{moment}.")
    logged = _logged(ours, entries)
    spoken = f"Logged today: {logged}." if entries else "Nothing is logged today yet."
    yield Fact("Logged    ", logged or "nothing yet", spoken=spoken)
    if missing:
        yield Fact("Not yet   ", ", ".join(ours.symptoms.label("symptom", key) for key in missing))
    dues = [one for one in plans if one.state in ("due", "late")]
    if dues:
        yield Shown([Fact("Due       ", ", ".join(f"{_what(one)} ({now_text(one, ours.day)})" for one in dues))])
    yield from _last_injection(ours, last_shot)
    for one in dues:
        yield Spoken(f"Due: {_what(one)}, {now_text(one, ours.day)}.")
    needed = ", ".join(_what(one) for one in plans if one.state == "as needed")
    if needed:
        yield Fact("As needed ", needed, spoken=f"As needed: {needed}.")
    for text in _injections_ahead(ours, plans):
        yield Fact("          ", text, spoken=f"Injection, {text}.")
    for text in few_left(ours, plans):
        yield Fact("Stock     ", text, spoken=f"Stock, {text}.")
    if text := _inbox(ours):
        yield Fact("Inbox     ", text, spoken=f"Inbox, {text}.")
    if visit:
        yield Fact("Visit     ", visit, spoken=f"Next visit: {visit.rstrip('.')}.")
    early = [one for one in ahead if not (isinstance(one, Event) and one.name == "visit")]
    if early:
        said = f"{counted(len(early), 'entry')}, the first of {ours.day(early[0].day)}"
        way = output.addressed("tracker show ahead")
        yield Fact("Ahead     ", f"{said}: {way}", spoken=f"Dated after today: {said}. To see what, type: {way}")
    following = _next(ours, missing)
    yield Fact("Next      ", following, spoken=f"To go on, type: {following}")


def _last_injection(ours: Context, last: Dose | None) -> Iterator[Part]:
    if last is None:
        yield shown("Injection none recorded")
        return
    ago, day, what = days_ago(last.day, ours.today), ours.day(last.day), record_text(last)
    yield Fact("Injection ", f"{ago}, {day}: {what}", spoken=f"Last injection: {ago}, {day}, {what}.")


def _what(one: Due) -> str:
    return what_text(one.plan, one.phase)


def _injections_ahead(ours: Context, plans: Sequence[Due]) -> list[str]:
    """When the next injections are, and by when to book them; only those that are not due yet."""
    found = []
    for one in plans:
        if one.plan.injected and one.state == "ahead":
            booking = booking_text(one, ours.day)
            found.append(f"next: {due_text(one, ours.day)}" + (f", {booking}" if booking else ""))
    return found


def _inbox(ours: Context) -> str:
    """What the file that a phone writes to has for the journal; empty where nothing is new, or there is none."""
    known = next(iter(ours.journal().remembered(INBOX)), None)
    if known is None:
        return ""
    from tracker.exchange.diary_file import new_lines, text_at

    try:
        count = new_lines(text_at(Path(known.answer)), ours.present, ours.journal().known)
    except TrackerError as error:
        return error.message.rstrip(".")
    return f"{counted(count, 'new line')}: {output.addressed('tracker inbox')}" if count else ""


def _next_visit(ours: Context, ahead: Sequence[Record]) -> str:
    """The next visit after today, in words; empty when none is known. ahead: the entries after today."""
    one = next((event for event in ahead if isinstance(event, Event) and event.name == "visit"), None)
    if one is None:
        return ""
    clock = f" {ours.clock(one.time)}" if one.time else ""
    return f"{days_ago(one.day, ours.today)}, {ours.day(one.day)}{clock}: {one.note}"


def _logged(ours: Context, entries: Sequence[Record]) -> str:
    """What is logged: for each label and place the last entry, and how many entries there are.

    One that was skipped counts only where nothing else is logged.
    """
    given = {(record_label(one, ours.symptoms), _place_of(one)) for one in entries if one.state != "skipped"}
    entries = [
        one
        for one in entries
        if one.state != "skipped" or (record_label(one, ours.symptoms), _place_of(one)) not in given
    ]
    about = [(record_label(one, ours.symptoms), _place_of(one)) for one in entries]
    last = dict(zip(about, entries, strict=True))
    texts = []
    for key, one in last.items():
        count = about.count(key)
        texts.append(said.listed(ours, [one]) + (f" (last of {count})" if count > 1 else ""))
    return ", ".join(texts)


def _place_of(record: Record) -> tuple[str | None, str | None]:
    """The place that an entry is about: the left foot and the right foot are listed apart."""
    return (record.site, record.side) if isinstance(record, Observation | Dose) else (None, None)


def _next(ours: Context, missing: Sequence[str]) -> str:
    if not missing:
        return output.addressed('tracker show, or tracker note "..."')
    scored = [key for key in missing if key in ours.symptoms.scores]
    if not scored:
        return output.addressed("tracker log")
    scores = " ".join(f"{key} {score}" for key, score in zip(scored, (6, 4, 3), strict=False))
    return output.addressed(f"tracker log {scores}   (your own scores: 0 none, 10 worst)")


def _welcome() -> list[str]:
    return [
        "There is no journal yet. The first thing you log starts one:",
        output.addressed("  tracker log tingling 6 balance 4 leg-weakness 3"),
        "Each score goes from 0 (no trouble) to 10 (worst).",
        output.addressed("To see what it makes of a year of example data: tracker demo"),
    ]
