"""Upgrades that are killed before and after every statement, and new journals that are killed in the same way.

A copy of this process ends at once (os._exit) at the n-th statement, for every n. Then the file must be as it was,
the copy that was made first must hold the same, and the next start must finish the upgrade with every row in its
place. This runs for all old schemas, with the hostile text of their golden dumps.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from argparse import Namespace
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import ground as place
from cases import old_journals

_ENDED = 77
# What an upgrade calls otherwise.
_RENAMED: dict[Any, str] = {"leg-strength": "leg-weakness", "arm-strength": "arm-weakness"}


def run(arguments: Namespace) -> place.Figures:
    place.load_program()
    problems: list[str] = []
    figures = {"old schemas": len(old_journals()), "kills in upgrades": 0, "kills while a journal is begun": 0}
    with place.new_ground() as ground:
        for dump in old_journals():
            kills = _upgrades(dump, ground, arguments.every, problems)
            figures["kills in upgrades"] += kills
        figures["kills while a journal is begun"] = _beginnings(ground, arguments.every, problems)
    return {**figures, "never: a promise broken": problems}


def _upgrades(dump: Path, ground: Path, every: int, problems: list[str]) -> int:
    journal, template = place.journal_in(ground), ground / "template.db"
    with closing(sqlite3.connect(template)) as connection:
        connection.executescript(dump.read_text(encoding="utf-8"))
    before = place.state_of(template)
    end, kills = 0, 0
    while True:
        _clear(ground)
        shutil.copyfile(template, journal)
        code = _killed_at(end, ground, _open)
        if code == 0:
            break
        assert code == _ENDED, (code, (ground / "stderr").read_text())
        kills += 1
        copies = list(journal.parent.glob("journal-before-upgrade*.db"))
        now = place.state_of(journal)
        if now != before and not _holds(now, before):
            problems.append(f"{dump.stem}, ended at {end}: neither before nor after")
        if now != before and [place.state_of(one) for one in copies] != [before]:
            problems.append(f"{dump.stem}, ended at {end}: upgraded without a whole copy")
        if _killed_at(None, ground, _open) != 0 or not _holds(place.state_of(journal), before):
            problems.append(f"{dump.stem}, ended at {end}: the next start does not finish it")
        end += every
    template.unlink()
    return kills


def _beginnings(ground: Path, every: int, problems: list[str]) -> int:
    journal = place.journal_in(ground)
    end = 0
    while True:
        _clear(ground)
        code = _killed_at(end, ground, _log)
        if code == 0:
            return end // every
        assert code == _ENDED, (code, (ground / "stderr").read_text())
        state = place.seen(journal) if journal.exists() else None
        if state is not None and len(state["entries"]) not in (0, 1):
            problems.append(f"begun, ended at {end}: torn")
        entries = 0 if state is None else len(state["entries"])
        if _killed_at(None, ground, _log) != 0 or len(place.state_of(journal)["entries"]) != entries + 1:
            problems.append(f"begun, ended at {end}: the next entry does not go in")
        end += every


def _open() -> int:
    from tracker.cli import run as command

    return command(["show"])


def _log() -> int:
    from tracker.cli import run as command

    return command(["log", "t6"])


def _killed_at(number: int | None, ground: Path, work: Callable[[], int]) -> int:
    """Do ``work`` in a copy of this process that ends before (even numbers) or after a statement (odd)."""

    def until_then() -> int:
        from sqlalchemy import Engine, event

        seen = 0

        def before(*_: Any) -> None:
            nonlocal seen
            if number is not None and seen == number:
                os._exit(_ENDED)
            seen += 1

        event.listen(Engine, "before_cursor_execute", before)
        event.listen(Engine, "after_cursor_execute", before)
        event.listen(Engine, "commit", before)
        return work()

    nowhere = os.open(os.devnull, os.O_WRONLY)
    pid = place.forked(until_then, ground, nowhere)
    os.close(nowhere)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def _holds(state: place.State, before: place.State) -> bool:
    """Whether a later schema holds all entries and changes of an earlier one: all values of a row, in order."""
    for name in ("changes", "entries", "plans", "plan_phases", "profile"):
        for row, new in zip(before[name], state[name], strict=False):
            old = tuple(_RENAMED.get(cell, cell) for cell in row)
            if old != new[: len(old)] and not set(old) <= set(new):
                return False
        if len(before[name]) != len(state[name]):
            return False
    return state["alembic_version"] != before["alembic_version"]


def _clear(ground: Path) -> None:
    shutil.rmtree(ground / "work")
    (ground / "work").mkdir()


if __name__ == "__main__":
    place.main(__doc__ or "", run, every=1)
