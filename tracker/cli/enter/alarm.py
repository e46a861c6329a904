"""Warning signs: ``tracker alarm``, and warnings that simple rules find in the entries. Said only after saving."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from tracker.cli.answers import entries
from tracker.cli.answers.answer import Answer, Lines
from tracker.cli.context import Context
from tracker.cli.terminal import output
from tracker.cli.terminal.input import at_terminal
from tracker.cli.terminal.quoted import quoted
from tracker.domain.model.records import Event, Record
from tracker.errors import Unreadable

if TYPE_CHECKING:
    from tracker.store.journal import Journal

# An older fall, logged only now, can be the first of two.
_LOOKED_AHEAD: Final = timedelta(days=6)
# What no shell reads in another way.
PLAIN: Final = re.compile(r"[\w ,.:%+/-]+")
_EXAMPLE: Final = "Write its number behind it: tracker alarm ..."


def alarm(ours: Context, words: Sequence[str]) -> Answer:
    """Save the chosen warning sign, and say the fixed sentence for it."""
    from tracker.domain.analysis.warning_signs import ALARMS
    from tracker.domain.language.event_words import read_text

    words = [word for word in words if word.strip()]
    key = words[0] if words else _chosen(ours)
    if key is None:
        nothing = Lines(["Nothing was chosen, so nothing was saved."])
        return Answer("alarm", lambda: entries.entries_json([]), [nothing])
    if key not in ALARMS:
        raise _unknown(ours, " ".join(words).split())
    said = read_text(words[1:], now=ours.present)
    if said.text:
        raise Unreadable(f'"{said.text}" is not a day.', "Write the number alone, or a day after it: tracker alarm 3")
    day, at, offset = ours.moment(said.moment)
    sign = Event(
        name="red-flag",
        day=day,
        time=at,
        utc_offset=offset,
        note=ALARMS[key].text,
        recorded_at=ours.recorded_at,
    )
    with ours.at_once(ours.journal_to_write()) as journal:
        saved = journal.record([sign], command="alarm", at=ours.recorded_at)
        warned = list(new_warnings(ours, journal, saved))
    return entries.acknowledged(ours, "alarm", saved, talk=warned)


def _chosen(ours: Context) -> str | None:
    """The key that was pressed; None for none of them. Lists the signs and raises Unreadable without a terminal."""
    from tracker.cli.terminal import key_presses
    from tracker.domain.analysis.warning_signs import ALARMS, NO_REASSURANCE

    if not at_terminal():
        _list(ours)
        raise Unreadable("Which of the warning signs is it? Type its number.", _EXAMPLE)
    output.say_whose()
    output.tell(NO_REASSURANCE)
    with key_presses.stopping_on_a_line_of_its_own():
        return key_presses.ask_one({alarm.key: alarm.text for alarm in ALARMS.values()}, key_presses.pressed())


def _unknown(ours: Context, words: Sequence[str]) -> Unreadable:
    """The refusal of words in the place of a number, with the signs that they may mean, or with all of them."""
    from tracker.domain.analysis.warning_signs import ALARMS, advice
    from tracker.domain.language.events.alarm_words import signs_in

    said = " ".join(words)
    meant = [ALARMS[key] for key in signs_in(words)]
    if not meant and words[0].isdigit():
        return Unreadable(f'"{words[0]}" is not the number of a warning sign.', "tracker alarm lists them.")
    if not meant:
        _list(ours)
        keep = f"tracker note {said if PLAIN.fullmatch(said) else quoted(said)}"
        return Unreadable(
            f'I do not know which of these signs "{said}" is. Nothing was saved.',
            "If it is one of them, type its number after alarm."
            + (f"   To write it down: {keep}" if _is_note(ours, words) else ""),
        )
    urgent = advice("emergency", ours.setting("emergency").value)
    return Unreadable(
        f'Which warning sign is "{said}"? Nothing was saved.',
        "   ".join([*(f"{one.text}: tracker alarm {one.key}" for one in meant), urgent]),
    )


def _is_note(ours: Context, words: Sequence[str]) -> bool:
    """Whether the words can be saved as a note as they are."""
    from tracker.domain.language.event_words import read_text

    try:
        said = read_text(words, now=ours.present)
    except Unreadable:
        return False
    return said.doubt is None and any(letter.isalnum() for letter in said.text)


def _list(ours: Context) -> None:
    from tracker.domain.analysis.warning_signs import ALARMS, NO_REASSURANCE

    for one in ALARMS.values():
        ours.tell(f"{one.key}: {one.text}")
    ours.tell(NO_REASSURANCE)


def new_warnings(ours: Context, journal: Journal, saved: Sequence[Record]) -> Iterator[str]:
    """The warnings that the saved entries add, each with what to do."""
    from tracker.domain.analysis.warning_signs import LEAST_PLACED, LOOKED_BACK, advice, flags, may_warn, needs_places

    if not any(may_warn(record) for record in saved):
        return
    days = [record.day for record in saved]
    first, last = min(days), max(days) + _LOOKED_AHEAD
    since = first - LOOKED_BACK
    after = journal.read(since, last, kinds=["symptom", "event"])
    if any(needs_places(record) for record in saved):
        after = [*journal.first_placed(since, LEAST_PLACED), *after]
    new = {record.uid for record in saved}
    known = flags([record for record in after if record.uid not in new], first, last)
    for flag in flags(after, first, last):
        if flag in known:
            known.remove(flag)
        else:
            yield f"Warning sign: {flag.text}."
            yield advice(flag.urgency, ours.setting("emergency").value)
