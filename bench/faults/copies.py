"""Backups: every single bit turned, every length cut, made while others write, and restores killed at every call.

A backup is the file and its manifest. A backup with one changed bit must be refused. A backup made while others write
must hold one state that existed.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
from argparse import Namespace
from contextlib import closing
from pathlib import Path

import ground as place


def run(arguments: Namespace) -> place.Figures:
    place.load_program()
    problems: list[str] = []
    figures: place.Figures = {}
    chance = random.Random(arguments.seed)
    with place.new_ground() as ground:
        _damage(ground, arguments, chance, figures, problems)
    with place.new_ground() as ground:
        _busy(ground, arguments, figures, problems)
    return {**figures, "never: a promise broken": problems}


def _damage(
    ground: Path, arguments: Namespace, chance: random.Random, figures: place.Figures, problems: list[str]
) -> None:
    from tracker.errors import JournalProblem
    from tracker.store.copies.verify import verify

    for line in ("log t6 b4 l3", "note slept badly", "shot hydroxocobalamin 1 mg left thigh"):
        place.typed(ground, *line.split())
    with closing(sqlite3.connect(place.journal_in(ground))) as connection:
        connection.executescript("PRAGMA page_size = 512; VACUUM")  # so small that every bit can be tested
    place.typed(ground, "backup", "--to", str(ground / "work" / "backups"))
    (made,) = (ground / "work" / "backups").glob("*.db")
    assert verify(made).proved
    whole = made.read_bytes()
    bits = range(len(whole) * 8)
    tried = bits if arguments.bits >= len(bits) else sorted(chance.sample(bits, arguments.bits))

    def refused() -> bool:
        try:
            verify(made)
        except JournalProblem:
            return True
        return False

    with made.open("rb+", buffering=0) as file:
        for bit in tried:
            byte = bit // 8
            file.seek(byte)
            file.write(bytes([whole[byte] ^ 1 << bit % 8]))
            if not refused():
                problems.append(f"bit {bit} turned and not seen")
            file.seek(byte)
            file.write(whole[byte : byte + 1])
    lengths = range(len(whole)) if arguments.cuts >= len(whole) else chance.sample(range(len(whole)), arguments.cuts)
    for length in sorted(lengths, reverse=True):
        os.truncate(made, length)
        if not refused():
            problems.append(f"cut to {length} bytes and not seen")
    made.write_bytes(whole)
    assert verify(made).proved, "it is whole again"
    figures |= {"bytes of the backup": len(whole), "bits turned": len(tried), "lengths cut": len(lengths)}


def _busy(ground: Path, arguments: Namespace, figures: place.Figures, problems: list[str]) -> None:
    from tracker.store.copies.verify import verify

    place.typed(ground, "note", "the journal is there")
    nowhere = os.open(os.devnull, os.O_WRONLY)

    def work() -> int:
        from tracker.cli import run as command

        while True:
            command(["log", "t6", "b4", "l3", "--note", "x" * 500])

    writers = [place.forked(work, ground, nowhere) for _ in range(3)]
    seen: list[int] = []
    try:
        for number in range(arguments.backups):
            to = ground / "backups" / str(number)
            done = place.typed(ground, "backup", "--to", str(to), check=False)
            if done.returncode != 0:
                problems.append(f"under writers: {done.stderr}")
                continue
            (made,) = to.glob("*.db")
            state = place.state_of(made)
            changes = [row[0] for row in state["changes"] if "log" in row]
            if not verify(made).proved or len(state["entries"]) != 1 + 4 * len(changes):
                problems.append(f"backup {number} under writers is not one state")
            seen.append(len(state["entries"]))
            shutil.rmtree(to)
    finally:
        for pid in writers:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
        os.close(nowhere)
    if len(set(seen)) < 2:
        problems.append("nobody wrote while the backups were made")
    figures |= {"backups made under three busy writers": len(seen), "different states among them": len(set(seen))}


if __name__ == "__main__":
    place.main(__doc__ or "", run, bits=10**9, cuts=10**9, backups=60)
