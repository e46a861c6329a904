"""Power cuts in the middle of commands, at every point, with anything that the disk may have kept.

A command runs once under strace. Then, for every point between two of its system calls, folders are rebuilt as a
power cut there may leave them: everything that was synced, and a random part of the rest (bytes of files, in sectors
of 512; names in folders). Each folder is opened as the program opens it. The journal must hold exactly what it held
before the command, or exactly what it holds after it. When the person was already told, it must be the state after.

Of the commands that commit once, every fourth image is of a run in which another program locks the journal as soon as
it has changed, and keeps it locked. What is saved may not be denied then.

The control is the same with SQLite's synchronous=FULL, a setting that is said to be safe. It must lose something;
otherwise this simulator could not see a loss.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
import sys
from argparse import Namespace
from pathlib import Path

import ground as place
from cases import CASES, Case
from recording import Answer, Bytes, Names, Recording, Sync, record

_SECTOR = 512
_CONTROL = """
import sys
from tracker.store.file import database
connect = database.connect
def connect_full(path, **given):
    connection = connect(path, **given)
    connection.execute("PRAGMA synchronous=FULL")
    return connection
database.connect = connect_full
from tracker.cli import run
sys.exit(run(sys.argv[1:]))
"""

_LOCKED = """
import sqlite3, sys
from pathlib import Path
from tracker.store.file import database
database.WAIT_SECONDS = 0.01
path = Path(sys.argv.pop(1))
first, close, locks = path.stat().st_mtime_ns, database._Connection.close, []
def close_and_lock(connection):
    close(connection)
    if not locks and path.stat().st_mtime_ns != first:
        locks.append(sqlite3.connect(path, isolation_level=None))
        locks[0].execute("BEGIN EXCLUSIVE")
database._Connection.close = close_and_lock
from tracker.cli import run
sys.exit(run(sys.argv[1:]))
"""
# It writes again after its commit, and is refused when it cannot.
_WRITES_AGAIN = "purge"


def run(arguments: Namespace) -> place.Figures:
    chance = random.Random(arguments.seed)
    named = ("images", "images after an answer", "images of a run that is locked out after its commit")
    figures: place.Figures = dict.fromkeys(named, 0)
    broken: dict[str, list[str]] = {kind: [] for kind in ("lost", "damaged", "between", "beside")}
    chosen = place.chosen(CASES, arguments.only)
    for name, case in chosen.items():
        images = arguments.images // len(chosen) + 1
        locked = images // 4 if _can_be_locked(name, case) else 0
        for run_as, count in (("", images - locked), (_LOCKED, locked)):
            if not count:
                continue
            found = _cuts(name, case, chance, count, run_as)
            figures["images"] += found["images"]
            figures["images after an answer"] += found["answered"]
            figures["images of a run that is locked out after its commit"] += count if run_as else 0
            for kind, cases in broken.items():
                cases += [name] * found[kind]
    control = _cuts("log", CASES["log"], chance, arguments.control, _CONTROL)
    return {
        **figures,
        "commands": len(chosen),
        "never: acknowledged and lost": broken["lost"],
        "never: damaged": broken["damaged"],
        "never: neither before nor after": broken["between"],
        "never: a copy not there or not whole, a purged word": broken["beside"],
        "control, synchronous=FULL: images": control["images"],
        "control, synchronous=FULL: acknowledged and lost": control["lost"],
        "never: a control that loses nothing": int(control["lost"] == 0),
    }


def _can_be_locked(name: str, case: Case) -> bool:
    """Whether the command runs on a journal and commits once."""
    return case.commits == 1 and not case.default_place and name not in (_WRITES_AGAIN, "restore of a lost journal")


def _cuts(name: str, case: Case, chance: random.Random, images: int, run_as: str) -> dict[str, int]:
    """run_as: the program that runs the command; empty for the installed one."""
    found = dict.fromkeys(("images", "answered", "lost", "damaged", "between", "beside"), 0)
    with place.new_ground() as ground:
        case.before(ground)
        folder, end = case.folder(ground), ground / "end"
        command = [sys.executable, "-c", run_as] if run_as else place.program()
        if run_as is _LOCKED:
            command.append(str(place.journal_in(ground)))
        recording = record(folder, [*command, *case.typed(ground)], case.environment(ground))
        # As after a kill, everything that was done is on the disk. This gives the allowed states.
        states: list[place.State | None] = []
        points = len(recording.operations) + 1
        for cut in range(points):
            if cut and not isinstance(recording.operations[cut - 1], Bytes | Names):
                continue
            _rebuild(recording, folder, end, range(cut))
            state = case.state_in(end)
            if not states or states[-1] != state:
                states.append(state)
        assert len(states) == case.commits + 1, (name, len(states))
        answers = [number for number, one in enumerate(recording.operations) if isinstance(one, Answer)]
        assert answers, f"{name}: nobody was told"
        for image in range(images):
            # One image in four is after the answer, where something can be lost. The others go through every point in
            # turn.
            cut = points - 1 if image % 4 == 0 else image % points
            told = answers[0] < cut
            kept = _kept(recording, cut, chance)
            _rebuild(recording, folder, end, kept, chance)
            found["images"] += 1
            found["answered"] += told
            try:
                state = case.state_in(end)
            except (AssertionError, sqlite3.Error):
                found["damaged"] += 1
                continue
            if told and state != states[-1]:
                found["lost"] += 1
            elif state not in states:
                found["between"] += 1
            found["beside"] += any(case.broken_in(end, states[0], state, told=told))
    return found


def _kept(recording: Recording, cut: int, chance: random.Random) -> list[int]:
    """The operations before ``cut`` that are on the disk: all that were synced, and some of the others."""
    done = recording.operations[:cut]
    synced: dict[int | Path, int] = {}
    for number, one in enumerate(done):
        if isinstance(one, Sync):
            synced[one.what] = number
    likely = chance.choice((0.0, 0.5, 0.5, 0.9, 1.0))
    kept = []
    for number, one in enumerate(done):
        if isinstance(one, Bytes):
            safe = synced.get(one.file, -1) > number
        elif isinstance(one, Names):
            safe = all(synced.get(path.parent, -1) > number for path, _ in one.changed)
        else:
            continue
        if safe or chance.random() < likely:
            kept.append(number if safe else -number - 1)
    return kept


def _rebuild(
    recording: Recording, folder: Path, end: Path, kept: range | list[int], chance: random.Random | None = None
) -> None:
    """Make ``end`` what ``folder`` is after these operations.

    A negative number -n-1 is operation n without a sync: some sectors of its bytes may be missing.
    """
    names, contents = dict(recording.names), {one: bytearray(held) for one, held in recording.contents.items()}
    for number in kept:
        one = recording.operations[number if number >= 0 else -number - 1]
        if isinstance(one, Names):
            for path, file in one.changed:
                names.pop(path, None)
                if file is not None:
                    names[path] = file
        elif isinstance(one, Bytes):
            _write(contents.setdefault(one.file, bytearray()), one, chance if number < 0 else None)
    shutil.rmtree(end, ignore_errors=True)
    end.mkdir(parents=True)
    for path, file in sorted(names.items()):
        place_of_it = end / path.relative_to(folder)
        if not place_of_it.parent.is_dir():
            continue  # the folder's own name was lost
        if file == -1:
            place_of_it.mkdir()
        else:
            place_of_it.write_bytes(contents.get(file, b""))


def _write(content: bytearray, one: Bytes, chance: random.Random | None) -> None:
    if one.content is None:
        del content[one.offset :]
        content.extend(bytes(one.offset - len(content)))
        return
    torn = chance is not None and len(one.content) > _SECTOR and chance.random() < 0.3
    for first in range(0, len(one.content), _SECTOR):
        if torn and chance is not None and chance.random() < 0.5:
            continue
        part = one.content[first : first + _SECTOR]
        where = one.offset + first
        content.extend(bytes(max(0, where - len(content))))
        content[where : where + len(part)] = part


if __name__ == "__main__":
    place.main(__doc__ or "", run, images=5_000, control=500)
