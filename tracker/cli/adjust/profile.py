"""``tracker profile``, ``where`` and ``journal``: whose journal it is, where it is, and journals for other people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tracker import __version__
from tracker.cli.answers.answer import Answer, Fact, Lines, Part, Spoken, shown
from tracker.cli.context import Context
from tracker.cli.terminal import output
from tracker.cli.terminal.quoted import quoted
from tracker.domain.language.day_words import parse_day
from tracker.domain.model.records import Profile
from tracker.domain.wording.days import day_in_full, days_ago
from tracker.domain.wording.numbers import counted
from tracker.errors import JournalProblem, TrackerError, Unreadable
from tracker.store.file.paths import name_of, named_journals, new_named, taken

if TYPE_CHECKING:
    from tracker.store.copies.retention import Made


def profile(ours: Context, field: str | None, value: Sequence[str]) -> Answer:
    """Show the profile, or set one field of it."""
    if field is None:
        return _answer(ours.journal().profile() if ours.started else Profile())
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
    with ours.at_once(ours.journal_to_write()) as journal:
        before = journal.profile()
        result = replace(before, **changed)
        journal.set_profile(result)
    was = before.name if field == "name" else before.born.isoformat() if before.born else ""
    way = output.addressed(f"Wrong? tracker profile {field} {quoted(was) if was else '-'}")
    return _answer(result, [way] if result != before else [])


def _answer(profile: Profile, talk: Iterable[str] = ()) -> Answer:
    born = profile.born.isoformat() if profile.born else None
    facts = (("Name", profile.name or "not set"), ("Born", day_in_full(profile.born) if profile.born else "not set"))
    parts = [Fact(f"{word}  ", said, spoken=f"{word}: {said}") for word, said in facts]
    return Answer("profile", lambda: {"name": profile.name or None, "born": born}, parts, talk)


def where(ours: Context) -> Answer:
    """Say where the journal and its backups are."""
    from tracker.store.copies.whose import identity_in, own_backups

    path, folder = ours.path, ours.backups
    count = size = None
    problem = ""
    if ours.started:
        try:
            span = ours.journal().span()
            count, size = (span[2] if span else 0), path.stat().st_size
        except TrackerError as error:
            problem = error.message
    made = own_backups(folder, path, identity_in(path))
    # What is dated ahead was made while the clock was wrong.
    last = next((one for one in reversed(made) if one.at.date() <= ours.today), None)
    try:
        named = named_journals()
    except JournalProblem:  # without a home folder there are none
        named = {}
    content = {
        "journal": str(path),
        "entries": count,
        "bytes": size,
        "problem": problem or None,
        "backups": str(folder),
        "newest_backup": last.path.name if last else None,
        "last_backup": last.at.isoformat() if last else None,
        "named": list(named),
    }
    state = problem or ("not started yet" if count is None else f"{counted(count, 'entry')}, {size:,} bytes")
    parts: list[Part] = [
        *_place("Journal", str(path)),
        _below(state),
        *_place("Backups", str(folder)),
        _below(_last(len(made), last, ours)),
        *([Fact(f"{'Others':<9}", ", ".join(named), spoken=f"Others: {', '.join(named)}")] if named else []),
        *_place("Program", f"tracker {__version__}"),
    ]
    return Answer("where", lambda: content, parts)


def _place(word: str, place: str) -> list[Part]:
    """A word and a path: the word in a column for the eye, both in one line for the ear. The path is never broken."""
    return [shown(f"{word:<9}{place}"), Spoken(f"{word}: {place}", kept=True)]


def _below(said: str) -> Fact:
    return Fact(" " * 9, said, spoken=said)


def _last(count: int, last: Made | None, ours: Context) -> str:
    """When the last backup was, and how many there are."""
    if last is None:
        ahead = f"{counted(count, 'backup')} dated ahead of today; " if count else ""
        return ahead + output.addressed("none yet: tracker backup")
    return f"{counted(count, 'backup')}, the last one {days_ago(last.at.date(), ours.today)}: {last.path.name}"


def journal(ours: Context, verb: str | None, name: str | None) -> Answer:
    """List the journals of other people by name, or add one."""
    if verb is None:
        return _journals(named_journals())
    if verb != "add":
        raise Unreadable(
            f'"{verb}" is nothing that I can do with a journal: one can be added, and they are listed.',
            f"To list them: tracker journal   To add one: tracker journal add {_not_taken()}",
        )
    if name is None:
        raise Unreadable("A journal for somebody needs a name.", f"Write: tracker journal add {_not_taken()}")
    if ours.chosen is not None:
        raise Unreadable("A new journal is added without --for or --journal.", f"Write: tracker journal add {name}")
    from tracker.store.upgrade import create_journal

    path, kept = new_named(name), name_of(name)
    if not create_journal(path, begun=ours.recorded_at):
        raise taken(kept)
    return _journals(
        {kept: path},
        [
            Fact(
                f"Started a journal for {kept}: ", str(path), spoken=f"Started a journal for {kept}: {path}", indent=2
            ),
            Lines([f"To write in it: tracker --for {kept} log t6"]),
        ],
    )


def _not_taken() -> str:
    """A name for an example: one that no journal has yet."""
    taken_ = named_journals()
    return next((name for name in ("mum", "dad", "gran") if name not in taken_), f"other-{len(taken_)}")


def _journals(found: Mapping[str, Path], parts: Sequence[Part] = ()) -> Answer:
    listed = [Fact(f"{name}  ", str(path), spoken=f"{name}: {path}", indent=4) for name, path in found.items()]
    none = "No journal is kept for anybody else. To start one: tracker journal add mum"
    content = {"journals": [{"name": name, "path": str(path)} for name, path in found.items()]}
    return Answer("journal", lambda: content, parts or listed or [none])
