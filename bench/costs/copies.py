"""Copies of a journal: made, put back, and merged, beside the copy of the same file by SQLite alone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import data
import measure
from measure import Command
from places import HERE, Journal, count_live
from prepared import Bench
from results import Result, compared, memory, says

_COPIED = 300_000
_RUNS = 5
_FEW_RUNS = 3
_BESIDE = "SQLite's own copy of the same file"


def backup(bench: Bench) -> Iterator[Result]:
    """A backup."""
    journal = bench.journal(_COPIED)
    folder = _backups(journal)

    def check(output: str) -> None:
        (made,) = folder.glob("*.db")
        assert count_live(made) == _COPIED, "the entries are not in the backup"

    words, environment = [bench.tracker, "backup"], journal.home.environment()
    ours = Command("backup", words, environment, check, lambda: shutil.rmtree(folder, ignore_errors=True))
    bare = _bare(bench, journal.path)
    costs = measure.interleaved([ours, bare], _RUNS)
    what = f"`tracker backup`, {_COPIED:,} entries"
    yield compared(what, costs[ours.name], _BESIDE, costs[bare.name], 12)


def restore(bench: Bench) -> Iterator[Result]:
    """A backup in the place of a journal that has grown since."""
    journal = bench.journal(_COPIED)
    shutil.rmtree(_backups(journal), ignore_errors=True)
    journal.say("backup")
    (made,) = _backups(journal).glob("*.db")

    def grow() -> None:
        _forget_kept(journal)
        journal.say("note", "after the backup")
        assert count_live(journal.path) == _COPIED + 1

    def check(output: str) -> None:
        assert count_live(journal.path) == _COPIED, "the journal is not as in the backup"

    words = [bench.tracker, "restore", str(made), "--yes"]
    ours = Command("restore", words, journal.home.environment(), check, grow)
    bare = _bare(bench, made)
    costs = measure.interleaved([ours, bare], _RUNS)
    _forget_kept(journal)
    what = f"`tracker restore`, {_COPIED:,} entries"
    # A restore makes two copies: also one of what was there.
    yield compared(what, costs[ours.name], _BESIDE, costs[bare.name], 24)


def merge(bench: Bench) -> Iterator[Result]:
    """A copy in which nothing is new; then one with new entries."""
    journal = bench.journal(bench.long)
    other = bench.work / "copy.db"
    shutil.copyfile(journal.path, other)
    words, environment = [bench.tracker, "merge", str(other)], journal.home.environment()
    ours, bare = Command("merge", words, environment, says("Nothing new")), _bare(bench, journal.path)
    costs = measure.interleaved([ours, bare], _FEW_RUNS)
    other.unlink()
    what = f"`tracker merge` of a copy, {bench.long:,} entries, nothing new"
    yield compared(what, costs[ours.name], _BESIDE, costs[bare.name])
    yield memory(what, costs[ours.name], 300)
    yield from _merge_of_new(bench)


def _merge_of_new(bench: Bench) -> Iterator[Result]:
    """Many new entries, beside the import of the same entries."""
    new, there = min(bench.long, 2 * data.DECADE), data.DECADE
    file = bench.work / "new.csv"
    data.write_lifetime(file, new)
    journal = Journal(bench.home("tracker-merged"), bench.tracker)
    kept, other = (journal.home.folder / name for name in ("kept.db", "other.db"))

    def make() -> None:
        journal.filled(bench.history(there), there)
        for copy in (kept, other):
            shutil.copyfile(journal.path, copy)
        journal.say("--journal", str(other), "import", str(file))

    journal.home.build(bench.recipe, make)

    def prepare() -> None:
        _forget_kept(journal)
        shutil.copyfile(kept, journal.path)

    def check(output: str) -> None:
        assert count_live(journal.path) == there + new, "the new entries are not in the journal"

    merging, importing = (
        Command(command, [bench.tracker, command, str(source)], journal.home.environment(), check, prepare)
        for command, source in (("merge", other), ("import", file))
    )
    costs = measure.interleaved([merging, importing], _FEW_RUNS)
    what = f"`tracker merge` of {new:,} new entries into {there:,}"
    yield compared(what, costs["merge"], "`tracker import` of the same", costs["import"])
    yield memory(what, costs["merge"], 300, "`tracker import`", costs["import"])


def _bare(bench: Bench, source: Path) -> Command:
    copy = bench.work / "bare-copy.db"
    words = [bench.project.program("python"), str(HERE / "bare_backup.py"), str(source), str(copy)]
    entries = count_live(source)

    def check(output: str) -> None:
        assert count_live(copy) == entries, "the entries are not in the copy"

    return Command("bare copy", words, bench.bare_home.environment(), check, lambda: copy.unlink(missing_ok=True))


def _backups(journal: Journal) -> Path:
    return journal.path.parent / "backups"


def _forget_kept(journal: Journal) -> None:
    """Remove the copies of what was there before a merge or a restore."""
    for kept in journal.path.parent.glob(f"{journal.path.stem}-before-*"):
        kept.unlink()
