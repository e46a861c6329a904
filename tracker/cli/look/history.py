"""``tracker history``: what was changed when, and what became of one entry."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from typing import Any, Final

from tracker.cli.answers import entries
from tracker.cli.answers.answer import Answer
from tracker.cli.answers.plans import plan_json
from tracker.cli.context import Context
from tracker.cli.terminal import output
from tracker.domain.language.edit_words import entry_number
from tracker.domain.language.period_words import read_span
from tracker.domain.model.records import Record
from tracker.domain.wording.plans import plan_text
from tracker.domain.wording.records import choice_text
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
    "plan": "planned",
    "plan next": "plan: next phase",
    "plan stop": "plan stopped",
}


def history(ours: Context, number: str | None, last: str | None) -> None:
    """List the last changes, or the versions of one entry."""
    if number is None:
        _changes(ours, last)
        return
    if last is not None:
        raise Unreadable("--last is for the list of all changes.", f"Write one of the two: tracker history {number}")
    entry = entry_number(number)
    versions, purged = ours.journal().versions(entry)
    steps = steps_of(versions, purged)
    state, line = state_of(steps, purged)
    if ours.json:
        output.as_json("history", {"entry": entry, "state": state, "steps": [_step_json(one) for one in steps]})
        return
    output.lines([f"Entry {entry}{'.' if ours.plain else ''}"])
    _say_steps(ours, steps)
    if line is not None:
        output.say(_gone(ours, entry, state, line))


def show_entry(ours: Context, entry: int) -> None:
    """One entry that holds, and below it how it came to be what it is. Raises NothingFound."""
    versions, purged = ours.journal().versions(entry)
    steps = steps_of(versions, purged)
    state, line = state_of(steps, purged)
    if line is not None:
        raise NothingFound(_gone(ours, entry, state, line), f"What it was: tracker history {entry}")
    record = next(one.record for one in versions if one.live)
    if ours.json:
        day = record.day.isoformat()
        content = {"from": day, "to": day, "entries": [entries.entry_json(record)]}
        output.as_json("show", {**content, "steps": [_step_json(one) for one in steps]})
        return
    ours.give(Answer("show", None, entries.with_numbers(ours, [record])))
    output.lines(["History:" if ours.plain else "History"])
    _say_steps(ours, steps)


def _changes(ours: Context, last: str | None) -> None:
    journal = ours.journal()
    if last is None:
        found = journal.history(_SHOWN)
    else:
        first = read_span(last.split(), ours.today).first
        midnight = datetime.combine(first, time(), UTC) - timedelta(minutes=ours.offset_at(first, time()))
        found = journal.history(since=midnight)
    if ours.json:
        output.as_json("history", {"changes": [_change_json(*one) for one in found]})
        return
    if not found:
        raise NothingFound("Nothing was changed in that time.", 'For further back: tracker history --last "1 year"')
    for line, change in found:
        output.lines(output.wrapped("", _heading(ours, line), indent=_INDENT))
        _say_touched(ours, line, change)
    if last is None and len(found) == _SHOWN:
        output.say(output.addressed('Further back: tracker history --last "90 days"'))


def _say_touched(ours: Context, line: Line, change: Change) -> None:
    """What a change added and removed; or an entry before it was corrected, and after."""
    corrected = line.command == "edit"
    for record in change.removed:
        _say_one(ours, "before" if corrected else "removed", record)
    for record in change.added:
        _say_one(ours, "after" if corrected else "added", record)
    for word, shown, count in (
        ("removed", change.removed, change.removed_count),
        ("added", change.added, change.added_count),
    ):
        if count > len(shown):
            more = f"{word} {count - len(shown):,} more"
            output.lines([f"{more.capitalize()}." if ours.plain else " " * _INDENT + more])
    for word, plans, choices in (
        ("removed", change.plans_removed, change.choices_removed),
        ("added", change.plans_added, change.choices_added),
    ):
        for choice in choices:
            _say_that(ours, word, "", choice_text(choice))
        for plan in plans:
            _say_that(ours, word, f"plan {plan.id}, ", plan_text(plan, ours.day))
    if change.holds_nothing and not line.command.startswith("purge"):
        # What a dropped change had taken out may have been taken out by another since.
        gone = "it is no longer known what it touched" if line.state == "dropped" else "what it held was purged"
        output.lines([f"{gone.capitalize()}." if ours.plain else " " * _INDENT + gone])


def _say_one(ours: Context, word: str, record: Record) -> None:
    number = f"number {record.id}, " if ours.plain else f"{record.id:>4}  "
    _say_that(ours, word, number, entries.with_day(ours, record))


def _say_that(ours: Context, word: str, which: str, what: str) -> None:
    if ours.plain:
        output.say(f"{word.capitalize()}: {which}{what}.")
    else:
        output.lines(output.wrapped(f"{' ' * _INDENT}{word:<8}{which}", what, indent=2 * _INDENT))


def _gone(ours: Context, entry: int, state: State, line: Line) -> str:
    if state == "purged":
        return f"Entry {entry} was purged on {_moment(ours, line.at)}. Nothing of it is left here."
    if state == "deleted":
        return f"Entry {entry} was deleted on {_moment(ours, line.at)}."
    return f"Entry {entry} was taken back by undo on {_moment(ours, line.undone_at or line.at)}."


def _say_steps(ours: Context, steps: Sequence[Step]) -> None:
    for step in steps:
        marks = [] if step.line.undone_at is None else [f"undone on {_moment(ours, step.line.undone_at)}"]
        marks += ["holds"] if step.live and len(steps) > 1 else []
        what = "" if step.record is None else entries.with_day(ours, step.record)
        if ours.plain:
            said = ": ".join(filter(None, [_words(step.line), what]))
            output.say(f"{_moment(ours, step.line.at)}: {'; '.join([said, *marks])}.")
            continue
        mark = "".join(f"  ({one})" for one in marks)
        head = f"{_moment(ours, step.line.at)}  {_words(step.line).capitalize():<11} "
        output.lines(output.wrapped(head, f"{what}{mark}".lstrip(), indent=_INDENT))


def _heading(ours: Context, line: Line) -> str:
    """When a change was made, what it was, and what became of it."""
    said = f"{_moment(ours, line.at)}{':' if ours.plain else ' '} {_words(line).capitalize()}"
    if line.undone_at is None:
        return f"{said}." if ours.plain else said
    when = _moment(ours, line.undone_at)
    can = output.addressed("tracker redo makes it again") if line.state == "undone" else "it cannot be made again"
    return f"{said}. Undone on {when}; {can}." if ours.plain else f"{said}  (undone on {when}; {can})"


def _words(line: Line) -> str:
    """What a change was, in words."""
    verb, _, rest = line.command.partition(" ")
    return f"purged entry {rest}" if verb == "purge" else _DONE.get(line.command, line.command)


def _moment(ours: Context, at: datetime) -> str:
    """A moment as the clock here showed it."""
    here = at.astimezone(ours.now.tzinfo if ours.fixed_offset else None)
    return f"{ours.day(here.date())} {'at ' if ours.plain else ''}{here:%H:%M}"


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
    }
