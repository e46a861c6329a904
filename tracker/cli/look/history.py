"""``tracker history``: the last changes, or every version of one entry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time, timedelta
from itertools import chain
from typing import Any, Final

from tracker.cli.answers import entries
from tracker.cli.answers.answer import Answer, Fact, Part, Spoken, shown
from tracker.cli.answers.plans import plan_json
from tracker.cli.context import Context
from tracker.cli.terminal import output
from tracker.domain.language.edit_words import entry_number
from tracker.domain.language.period_words import read_span
from tracker.domain.model.records import Record
from tracker.domain.wording.plans import plan_text
from tracker.domain.wording.records import choice_text, remembered_text
from tracker.errors import NothingFound, Unreadable
from tracker.store.rows.history import Change, Line, State, Step, state_of, steps_of

_SHOWN: Final = 20
_INDENT: Final = 4
_DONE: Final = {
    "log": "logged",
    "shot": "injection",
    "take": "supplement",
    "lab": "blood test",
    "alarm": "warning sign",
    "edit": "corrected",
    "delete": "deleted",
    "import": "imported",
    "merge": "merged",
    "symptom": "list of symptoms",
    "symptom merge": "renamed",
    "plan": "planned",
    "plan next": "plan: next phase",
    "plan stop": "plan stopped",
}


def history(ours: Context, number: str | None, last: str | None) -> Answer:
    """List the last changes, or the versions of one entry."""
    if number is None:
        return _changes(ours, last)
    if last is not None:
        raise Unreadable("--last is for the list of all changes.", f"Write one of the two: tracker history {number}")
    entry = entry_number(number)
    versions, purged = ours.journal().versions(entry)
    steps = steps_of(versions, purged)
    state, line = state_of(steps, purged)
    return Answer(
        "history",
        lambda: {"entry": entry, "state": state, "steps": [_step_json(one) for one in steps]},
        chain(
            [shown(f"Entry {entry}"), Spoken(f"Entry {entry}.")],
            _told(ours, steps),
            [] if line is None else [_gone(ours, entry, state, line)],
        ),
    )


def show_entry(ours: Context, entry: int) -> Answer:
    """One entry, and its history below it. Raises NothingFound if the entry was deleted, undone or purged."""
    versions, purged = ours.journal().versions(entry)
    steps = steps_of(versions, purged)
    state, line = state_of(steps, purged)
    if line is not None:
        raise NothingFound(_gone(ours, entry, state, line), f"What it was: tracker history {entry}")
    record = next(one.record for one in versions if one.live)
    return Answer(
        "show",
        lambda: {
            "from": record.day.isoformat(),
            "to": record.day.isoformat(),
            "entries": [entries.entry_json(record)],
            "steps": [_step_json(one) for one in steps],
        },
        chain(entries.with_numbers(ours, [record]), [shown("History"), Spoken("History:")], _told(ours, steps)),
    )


def _changes(ours: Context, last: str | None) -> Answer:
    journal = ours.journal()
    if last is None:
        found = journal.history(_SHOWN)
    else:
        first = read_span(last.split(), ours.today).first
        midnight = datetime.combine(first, time(), UTC) - timedelta(minutes=ours.offset_at(first, time()))
        found = journal.history(since=midnight)
    return Answer(
        "history",
        lambda: {"changes": [_change_json(*one) for one in found]},
        _listed(ours, found, cut=last is None and len(found) == _SHOWN),
    )


def _listed(ours: Context, found: Sequence[tuple[Line, Change]], *, cut: bool) -> Iterator[Part]:
    """Each change, and what it added and removed. cut: there may be older changes."""
    if not found:
        raise NothingFound("Nothing was changed in that time.", 'For further back: tracker history --last "1 year"')
    for line, change in found:
        yield from _heading(ours, line)
        yield from _touched(ours, line, change)
    if cut:
        yield output.addressed('Further back: tracker history --last "90 days"')


def _heading(ours: Context, line: Line) -> Iterator[Part]:
    """When a change was made, what it was, and whether it was undone."""
    moment, what = _moment(ours, line.at), _words(line).capitalize()
    seen, heard = f"{moment}  {what}", f"{moment}: {what}."
    if line.undone_at is not None:
        when = _moment(ours, line.undone_at)
        can = output.addressed("tracker redo makes it again") if line.state == "undone" else "it cannot be made again"
        seen += f"  (undone on {when}; {can})"
        heard += f" Undone on {when}; {can}."
    yield Fact("", seen, spoken=heard, indent=_INDENT)


def _touched(ours: Context, line: Line, change: Change) -> Iterator[Part]:
    """What a change added and removed; for a correction, the entry before and after."""
    corrected = line.command == "edit"
    yield from (_numbered(ours, "before" if corrected else "removed", one) for one in change.removed)
    yield from (_numbered(ours, "after" if corrected else "added", one) for one in change.added)
    for word, first, count in (
        ("removed", change.removed, change.removed_count),
        ("added", change.added, change.added_count),
    ):
        if count > len(first):
            yield from _remark(f"{word} {count - len(first):,} more")
    for word, plans, choices, answers in (
        ("removed", change.plans_removed, change.choices_removed, change.forgotten),
        ("added", change.plans_added, change.choices_added, change.remembered),
    ):
        yield from (_that(word, remembered_text(one, ours.symptoms)) for one in answers)
        yield from (_that(word, choice_text(choice)) for choice in choices)
        yield from (_that(word, plan_text(plan, ours.day), f"plan {plan.id}, ") for plan in plans)
    if change.holds_nothing and not line.command.startswith("purge"):
        # What a dropped change had removed may have been removed by another change since.
        dropped = line.state == "dropped"
        yield from _remark("it is no longer known what it touched" if dropped else "what it held was purged")


def _numbered(ours: Context, word: str, record: Record) -> Fact:
    return _that(word, entries.with_day(ours, record), f"{record.id:>4}  ", f"number {record.id}, ")


def _that(word: str, what: str, which: str = "", spoken: str = "") -> Fact:
    """One thing that was added or removed. which: its number, put before it; spoken: the number in a sentence."""
    head = f"{' ' * _INDENT}{word:<8}{which}"
    return Fact(head, what, spoken=f"{word.capitalize()}: {spoken or which}{what}.", indent=2 * _INDENT)


def _remark(said: str) -> list[Part]:
    return [shown(" " * _INDENT + said), Spoken(f"{said.capitalize()}.")]


def _gone(ours: Context, entry: int, state: State, line: Line) -> str:
    if state == "purged":
        return f"Entry {entry} was purged on {_moment(ours, line.at)}. Nothing of it is left here."
    if state == "deleted":
        return f"Entry {entry} was deleted on {_moment(ours, line.at)}."
    return f"Entry {entry} was taken back by undo on {_moment(ours, line.undone_at or line.at)}."


def _told(ours: Context, steps: Sequence[Step]) -> Iterator[Part]:
    """The steps in the history of an entry, in order."""
    for step in steps:
        marks = [] if step.line.undone_at is None else [f"undone on {_moment(ours, step.line.undone_at)}"]
        marks += ["holds"] if step.live and len(steps) > 1 else []
        moment, done = _moment(ours, step.line.at), _words(step.line)
        what = "" if step.record is None else entries.with_day(ours, step.record)
        mark = "".join(f"  ({one})" for one in marks)
        said = f"{done}: {what}" if what else done
        yield Fact(
            f"{moment}  {done.capitalize():<11} ",
            f"{what}{mark}".lstrip(),
            spoken=f"{moment}: {'; '.join([said, *marks])}.",
            indent=_INDENT,
        )


def _words(line: Line) -> str:
    """The name of a change in words."""
    verb, _, rest = line.command.partition(" ")
    return f"purged entry {rest}" if verb == "purge" else _DONE.get(line.command, line.command)


def _moment(ours: Context, at: datetime) -> str:
    """A moment in local time, in words."""
    here = ours.here(at)
    return f"{ours.day(here.date())} {ours.clock(here.time())}"


def _line_json(line: Line) -> dict[str, Any]:
    return {
        "change": line.id,
        "at": _moment_json(line.at),
        "command": line.command,
        "state": line.state,
        "undone_at": None if line.undone_at is None else _moment_json(line.undone_at),
    }


def _moment_json(at: datetime) -> str:
    return f"{at:%Y-%m-%dT%H:%M:%SZ}"


def _step_json(step: Step) -> dict[str, Any]:
    entry = None if step.record is None else entries.entry_json(step.record)
    return {**_line_json(step.line), "entry": entry, "holds": step.live}


def _change_json(line: Line, change: Change) -> dict[str, Any]:
    return {
        **_line_json(line),
        "added": [entries.entry_json(one) for one in change.added],
        "added_count": change.added_count,
        "removed": [entries.entry_json(one) for one in change.removed],
        "removed_count": change.removed_count,
        "plans_added": [plan_json(one) for one in change.plans_added],
        "plans_removed": [plan_json(one) for one in change.plans_removed],
        "symptoms_added": [one.key for one in change.choices_added],
        "symptoms_removed": [one.key for one in change.choices_removed],
        "remembered": [entries.remembered_json(one) for one in change.remembered],
        "forgotten": [entries.remembered_json(one) for one in change.forgotten],
    }
