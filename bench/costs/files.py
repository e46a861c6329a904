"""Large files in and out, beside sqlite-utils and healthkit-to-sqlite."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import data
import health_data
import measure
from measure import Command, Cost
from places import Journal, count, count_live
from prepared import Bench
from results import Result, compared, memory, says


def import_(bench: Bench) -> Iterator[Result]:
    """The import of a large CSV file into a new journal, compared with sqlite-utils. One run each."""
    size = bench.many
    # The journal is always new. It stays, because ``show`` is measured on it.
    ours, theirs = _imports(bench, bench.history(size), size, f"tracker-{size}")
    what = f"`tracker import`, {size:,} rows"
    yield compared(what, [ours], "sqlite-utils insert --csv, the same file", [theirs], 0.4)
    yield memory(what, [ours], 120, "sqlite-utils", [theirs])
    unnamed = bench.work / "unnamed.csv"
    data.write_unnamed(unnamed, data.DECADE)
    ours, theirs = _imports(bench, unnamed, data.DECADE, "tracker-unnamed")
    what = f"`tracker import`, {data.DECADE:,} rows without uids"
    yield compared(what, [ours], "sqlite-utils insert --csv, the same file", [theirs], 0.4)


def health(bench: Bench) -> Iterator[Result]:
    """The import of Apple Health's export, compared with healthkit-to-sqlite. One run each."""
    records = bench.long
    file = bench.work / f"health-{records}-{bench.recipe[:12]}.zip"
    symptoms = health_data.write(file, records)
    ours = _import(bench, file, symptoms, "tracker-health", "--yes")
    database = bench.work / "healthkit.db"
    theirs = _insert(bench, database, "healthkit-to-sqlite", str(file), str(database), "--silent")
    tables = health_data.tables()
    assert sum(_rows(database, table) for table in tables) == records, "the records are not in its tables"
    what = f"`tracker import export.zip` of Apple Health, {records:,} records"
    yield compared(what, [ours], "healthkit-to-sqlite, the same file", [theirs], 0.05)
    yield memory(what, [ours], 60, "healthkit-to-sqlite", [theirs])


def _imports(bench: Bench, file: Path, size: int, name: str) -> tuple[Cost, Cost]:
    """What it costs to import a CSV file into a new journal in the home of that name, and into a new database."""
    ours = _import(bench, file, size, name)
    database = bench.work / "sqlite-utils.db"
    theirs = _insert(bench, database, "sqlite-utils", "insert", str(database), "entries", str(file), "--csv")
    assert _rows(database, "entries") == size, "the rows are not in sqlite-utils' table"
    return ours, theirs


def _import(bench: Bench, file: Path, entries: int, name: str, *more: str) -> Cost:
    """What it costs to import a file into a new journal in the home of that name, which stays."""
    journal = Journal(bench.home(name), bench.tracker)
    taken: list[Cost] = []

    def take_in() -> None:
        words = [bench.tracker, "import", str(file), *more]
        environment = journal.home.environment()
        taken.append(measure.run(Command("import", words, environment, says(f"Added {entries:,} entries"))))
        assert count_live(journal.path) == entries, "the entries are not in the journal"

    (journal.home.folder / "recipe").unlink(missing_ok=True)
    journal.home.build(bench.recipe, take_in)
    return taken[0]


def _insert(bench: Bench, database: Path, program: str, *words: str) -> Cost:
    """What it costs another program to make a new database."""
    database.unlink(missing_ok=True)
    command = [bench.peers.program(program), *words]
    return measure.run(Command(program, command, bench.bare_home.environment(), says("")))


def _rows(database: Path, table: str) -> int:
    return count(database, f'SELECT count(*) FROM "{table}"')  # noqa: S608 (ours)


def export(bench: Bench) -> Iterator[Result]:
    """Everything as CSV, compared with sqlite-utils printing the same rows. One run each."""
    journal, file = bench.journal(bench.many), bench.work / "all.csv"
    words = [bench.tracker, "export", "csv", "--force", "-o", str(file)]
    ours = measure.run(Command("export", words, journal.home.environment(), says(f"Wrote {bench.many:,} entries")))
    words = [bench.peers.program("sqlite-utils"), "rows", str(journal.path), "entries", "--csv"]
    theirs = measure.run(Command("sqlite-utils", words, bench.bare_home.environment(), says("tingling")))
    what = f"`tracker export csv`, {bench.many:,} entries"
    yield compared(what, [ours], "sqlite-utils rows --csv, the same file", [theirs])
    yield memory(what, [ours], 120, "sqlite-utils", [theirs])
