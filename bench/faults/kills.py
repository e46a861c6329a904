"""Writers that are killed (SIGKILL) at any moment, again and again.

Each writer is a copy of a process that has imported the program. It runs the command line ``log t6 b4 l3`` again and
again, as typed. An acknowledgement is a whole line that reached the reader of its standard output. Afterwards,
everything acknowledged must be in the journal. Each change must have four entries (three scores, a note), never
fewer. ``--milliseconds`` says how long a writer lives at most; on a busy computer 200 are hardly enough for one line.
"""

from __future__ import annotations

import gc
import json
import os
import random
import signal
import sqlite3
import time
from argparse import Namespace
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import ground as place

_ENTRIES = 4  # of one command


@dataclass
class Writer:
    pid: int
    heard: int
    ends: float


def run(arguments: Namespace) -> place.Figures:
    chance = random.Random(arguments.seed)
    acknowledged: set[str] = set()
    kills_after_an_answer = lost = torn = found = 0
    left_journal = 0
    place.load_program()
    gc.freeze()
    with place.new_ground() as ground:
        place.typed(ground, "note", "the journal is there")
        writers: list[Writer] = []
        for number in range(arguments.kills + arguments.writers):
            if len(writers) == arguments.writers:
                writer = min(writers, key=lambda one: one.ends)
                writers.remove(writer)
                heard = _killed(writer)
                kills_after_an_answer += bool(heard)
                acknowledged |= heard
                left_journal += place.journal_in(ground).with_name("journal.db-journal").exists()
            if number < arguments.kills:
                writers.append(_started(ground, number, chance.uniform(0, arguments.milliseconds / 1_000)))
            if number % 500 == 499:
                lost, torn, _ = _check(place.journal_in(ground), acknowledged)
                assert not lost and not torn, (lost, torn)
        for writer in writers:
            acknowledged |= _killed(writer)
        lost, torn, found = _check(place.journal_in(ground), acknowledged)
        said = (ground / "stderr").read_text()
        tracebacks = said.count("Traceback") + said.count("bug in tracker")
    return {
        "kills": arguments.kills,
        "writers at a time": arguments.writers,
        "kills after which something was acknowledged": kills_after_an_answer,
        "kills that left a rollback journal behind": left_journal,
        "entries acknowledged": _ENTRIES * len(acknowledged),
        "entries written, killed before the answer": found - _ENTRIES * len(acknowledged),
        "never: acknowledged and lost": lost,
        "never: torn": torn,
        "never: tracebacks": tracebacks,
    }


def _started(ground: Path, number: int, seconds: float) -> Writer:
    ours, theirs = os.pipe()

    def work() -> int:
        from tracker.cli import run as command

        for turn in range(1_000):
            command(["log", "t6", "b4", "l3", "--note", f"{number}-{turn}", "--json"])
        return 0

    pid = place.forked(work, ground, theirs)
    os.close(theirs)
    return Writer(pid, ours, time.monotonic() + seconds)


def _killed(writer: Writer) -> set[str]:
    """The notes of the entries that it acknowledged."""
    time.sleep(max(0.0, writer.ends - time.monotonic()))
    os.kill(writer.pid, signal.SIGKILL)
    _, status = os.waitpid(writer.pid, 0)
    assert os.WIFSIGNALED(status), "it ended by itself"
    with os.fdopen(writer.heard) as pipe:
        lines = pipe.read().split("\n")[:-1]
    return {json.loads(line)["entries"][-1]["note"] for line in lines}


def _check(journal: Path, acknowledged: set[str]) -> tuple[int, int, int]:
    """How many acknowledged entries are lost, how many changes are incomplete, and how many entries there are."""
    with closing(sqlite3.connect(journal, timeout=30)) as connection:
        whole = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        whole &= connection.execute("PRAGMA foreign_key_check").fetchall() == []
        rows = connection.execute(
            "SELECT changes.id, max(note), count(entries.id) FROM changes"
            " LEFT JOIN entries ON entries.added_by = changes.id WHERE command = 'log' GROUP BY changes.id"
        ).fetchall()
    there = {note for _, note, count in rows if count == _ENTRIES}
    torn = sum(count != _ENTRIES for _, _, count in rows)
    assert whole, "the journal is damaged"
    return len(acknowledged - there) * _ENTRIES, torn, sum(count for _, _, count in rows)


if __name__ == "__main__":
    place.main(__doc__ or "", run, kills=10_000, writers=4, milliseconds=200)
