"""``tracker profile``, ``where`` and ``journal``: whose journal it is, where it lives, and those kept for others."""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tracker import __version__
from tracker.cli.context import Context
from tracker.cli.terminal import output
from tracker.domain.language.day_words import parse_day
from tracker.domain.model.records import Profile
from tracker.domain.wording.days import day_spoken, days_ago
from tracker.domain.wording.numbers import counted
from tracker.errors import JournalProblem, TrackerError, Unreadable
from tracker.store.file.paths import name_of, named_journals, new_named, taken

if TYPE_CHECKING:
    from tracker.store.copies.retention import Made


def profile(ours: Context, field: str | None, value: Sequence[str]) -> None:
    """Show the profile, or set one field of it."""
    if field is None:
        _say(ours, ours.journal().profile() if ours.started else Profile())
        return
    if field not in ("name", "born") or not value:
        raise Unreadable(
            f"The profile has a name and a day of birth{'' if value else '; one of them needs a value'}.",
            'Write: tracker profile name "Sam Example", or tracker profile born 1968-04-12',
        )
    text = " ".join(value).strip()
    given = "" if text == "-" else text
    changed = (
        {"name": given}
        if field == "name"
        else {"born": parse_day(given, today=ours.today, order=ours.date_order) if given else None}
    )
    journal = ours.journal_to_write()
    before = journal.profile()
    result = replace(before, **changed)
    journal.set_profile(result)
    _say(ours, result)
    was = before.name if field == "name" else before.born.isoformat() if before.born else ""
    if result != before and not ours.json:
        output.tell(output.addressed(f"Wrong? tracker profile {field} {shlex.quote(was) if was else '-'}"))


def _say(ours: Context, profile: Profile) -> None:
    if ours.json:
        born = profile.born.isoformat() if profile.born else None
        output.as_json("profile", {"name": profile.name or None, "born": born})
        return
    born = day_spoken(profile.born).split(" ", 1)[1] if profile.born else "not set"
    name = profile.name or "not set"
    output.lines([f"{word}{': ' if ours.plain else '  '}{said}" for word, said in (("Name", name), ("Born", born))])


def where(ours: Context) -> None:
    """Say where the journal and its backups are."""
    from tracker.store.copies.retention import backups_in

    path, folder = ours.path, ours.backups
    count = size = None
    problem = ""
    if ours.started:
        try:
            span = ours.journal().span()
            count, size = (span[2] if span else 0), path.stat().st_size
        except TrackerError as error:
            problem = error.message
    made = backups_in(folder, path)
    try:
        named = named_journals()
    except JournalProblem:  # no home: then there are none
        named = {}
    if ours.json:
        output.as_json(
            "where",
            {
                "journal": str(path),
                "entries": count,
                "bytes": size,
                "problem": problem or None,
                "backups": str(folder),
                "newest_backup": made[-1].path.name if made else None,
                "last_backup": made[-1].at.isoformat() if made else None,
                "named": list(named),
            },
        )
        return
    state = problem or ("not started yet" if count is None else f"{counted(count, 'entry')}, {size:,} bytes")
    output.lines(
        [
            f"{_head(ours, 'Journal')}{path}",
            *output.wrapped(_head(ours, ""), state),
            f"{_head(ours, 'Backups')}{folder}",
            *output.wrapped(_head(ours, ""), _last(made, ours)),
            *(output.wrapped(_head(ours, "Others"), ", ".join(named)) if named else []),
            f"{_head(ours, 'Program')}tracker {__version__}",
        ]
    )


def _head(ours: Context, word: str) -> str:
    """What a line begins with: a word in a column of its own, or one that is read out with the rest."""
    return f"{word:<9}" if not ours.plain else f"{word}: " if word else ""


def _last(made: Sequence[Made], ours: Context) -> str:
    """When the last backup was, and how many there are."""
    if not made:
        return output.addressed("none yet: tracker backup")
    ago = days_ago(made[-1].at.date(), ours.today)
    return f"{counted(len(made), 'backup')}, the last one {ago}: {made[-1].path.name}"


def journal(ours: Context, verb: str | None, name: str | None) -> None:
    """List the journals that are kept by name, or add one."""
    if verb is None:
        _list(ours, named_journals())
        return
    if verb != "add":
        raise Unreadable(
            f'"{verb}" is nothing that I can do with a journal: one can be added, and they are listed.',
            "To list them: tracker journal   To add one: tracker journal add mum",
        )
    if name is None:
        raise Unreadable("A journal for somebody needs a name.", "Write: tracker journal add mum")
    if ours.chosen is not None:
        raise Unreadable("A new journal is added without --for or --journal.", f"Write: tracker journal add {name}")
    from tracker.store.upgrade import create_journal

    path, kept = new_named(name), name_of(name)
    if not create_journal(path):
        raise taken(kept)
    if ours.json:
        _list(ours, {kept: path})
        return
    output.lines(output.wrapped(f"Started a journal for {kept}: ", str(path), indent=2))
    output.lines([f"To write in it: tracker --for {kept} log t6"])


def _list(ours: Context, found: Mapping[str, Path]) -> None:
    if ours.json:
        output.as_json("journal", {"journals": [{"name": name, "path": str(path)} for name, path in found.items()]})
        return
    for name, path in found.items():
        output.lines(output.wrapped(f"{name}{': ' if ours.plain else '  '}", str(path), indent=4))
    if not found:
        output.say("No journal is kept for anybody else. To start one: tracker journal add mum")
