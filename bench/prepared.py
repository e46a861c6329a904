"""What is measured on: the environments and the journals, each made when it is first needed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path

import data
from measure import Command
from places import PROJECT, REQUIREMENTS, Diary, Environment, Home, Journal, Log, recipe


class Bench:
    """The environments and journals. Each is made when it is first needed."""

    def __init__(self, work: Path, *, quick: bool) -> None:
        self.work = work
        self.quick = quick
        self.runs = 7 if quick else 21
        self.many = 50_000 if quick else 1_000_000
        self.long = 2 * data.DECADE if quick else self.many
        self.project = Environment(work / "project")
        self.peers = Environment(work / "peers")
        self.project.install(str(PROJECT))
        self.peers.install("-r", str(REQUIREMENTS))
        self.tracker = self.project.program("tracker")
        self.recipe = recipe()

    def home(self, name: str) -> Home:
        return Home(self.work / "homes" / name)

    @cached_property
    def bare_home(self) -> Home:
        """A home for scripts, without a journal."""
        home = self.home("bare")
        home.folder.mkdir(parents=True, exist_ok=True)
        return home

    def history(self, size: int) -> Path:
        """A CSV file of that many entries."""
        path = self.work / f"history-{size}-{self.recipe[:12]}.csv"
        if not path.exists():
            data.write_history(path, size)
        return path

    def journal(self, size: int) -> Journal:
        """A journal of that many entries."""
        journal = Journal(self.home(f"tracker-{size}"), self.tracker)
        if size:
            journal.home.build(self.recipe, lambda: journal.filled(self.history(size), size))
        else:
            journal.home.build(self.recipe, journal.start)
        return journal

    def years(self, name: str, write: Callable[[Path], int]) -> Journal:
        """A journal from the file that ``write`` invents. ``write`` returns the number of its entries."""
        journal, file = Journal(self.home(f"tracker-{name}"), self.tracker), self.work / f"{name}.csv"
        size = write(file)
        journal.home.build(self.recipe, lambda: journal.filled(file, size))
        return journal

    def log(self, size: int) -> Command:
        """``tracker log`` in a journal of that many entries."""
        journal = self.journal(size)
        log = Log(journal, fresh=size == 0)
        words = [self.tracker, "log", "t6", "b4", "l3"]
        return Command(f"tracker log, {size:,}", words, journal.home.environment(), log.check, log.prepare)

    def jrnl(self, size: int) -> Command:
        """``jrnl`` writing one entry into a journal of that many."""
        diary = Diary(self.home(f"jrnl-{size}"), self.peers.versions("jrnl")["jrnl"], fresh=size == 0)
        program = self.peers.program("jrnl")
        diary.home.build(f"{self.recipe} {diary.path}", lambda: diary.make(size))
        if size:
            assert diary.entries(program) >= size, "jrnl does not read its journal as it was meant"
        words = [program, *Diary.ENTRY.split()]
        return Command(f"jrnl, {size:,}", words, diary.home.environment(), diary.check, diary.prepare)

    def ten_years(self) -> Journal:
        return self.years("ten-years", lambda file: data.write_lifetime(file, data.DECADE))

    def lifetime(self) -> Journal:
        """As many entries a day for longer than ten years."""
        return self.years(f"lifetime-{self.long}", lambda file: data.write_lifetime(file, self.long))
