"""How fast tracker is, beside other programs and beside itself. Run: python bench/speed.py [--quick] [--only NAME]

Everything is in one folder: two virtual environments, invented data, private homes. Figures are the CPU time of whole
processes, as medians of alternating runs. The exit code is 1 when a limit is not met.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import data
import measure
from measure import Command, Cost
from places import PROJECT, REQUIREMENTS, Diary, Environment, Home, Journal, Log, count, count_live, recipe

_HERE = Path(__file__).resolve().parent
_MEGABYTE = 1_000_000
# Axes on tracker's page for a year of three symptoms: the changes, one for each symptom, one for its folded cycle,
# the strips.
_AXES = 8
_LIBRARIES = {
    "typer": "import typer",
    "platformdirs": "import platformdirs",
    "sqlalchemy (Core)": "import sqlalchemy",
    "sqlalchemy.orm": "import sqlalchemy.orm",
    "alembic": "import alembic.command",
    "numpy": "import numpy",
    "matplotlib (figure, PDF)": "import matplotlib.figure, matplotlib.backends.backend_pdf",
}


@dataclass(frozen=True)
class Result:
    """One line of the table. limit: the highest allowed figure, or None."""

    what: str
    ours: str
    beside: str
    figure: float
    unit: str
    limit: float | None = None

    @property
    def met(self) -> bool:
        return self.limit is None or self.figure <= self.limit


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


# --- what is measured ---


def start(bench: Bench) -> Iterator[Result]:
    """Help and completion, compared with jrnl writing an entry."""
    environment = bench.journal(0).home.environment()
    completing = {"_TRACKER_COMPLETE": "complete_bash", "COMP_WORDS": "tracker lo", "COMP_CWORD": "1"}
    helping = Command("help", [bench.tracker, "--help"], environment, _says("Usage:"))
    complete = Command("complete", [bench.tracker], environment | completing, _says("log"))
    jrnl = bench.jrnl(0)
    costs = measure.interleaved([helping, complete, jrnl], bench.runs)
    theirs = costs[jrnl.name]
    for name, what in (("help", "`tracker --help`"), ("complete", "completing `tracker lo`")):
        yield _ratio(what, costs[name], "jrnl, one entry, empty journal", theirs, 0.45)


def log(bench: Bench) -> Iterator[Result]:
    """An entry, compared with jrnl, with bare scripts, and with an entry in a full journal."""
    empty, full, jrnl = bench.log(0), bench.log(100_000), bench.jrnl(0)
    bare, libraries = _bare(bench, "bare_sqlite.py"), _bare(bench, "bare_sqlalchemy.py")
    costs = measure.interleaved([empty, libraries, jrnl, bare, full], bench.runs)
    ours = costs[empty.name]
    what = "`tracker log t6 b4 l3`"
    yield _ratio(f"{what}, empty journal", ours, "jrnl, one entry, empty journal", costs[jrnl.name], 1.9)
    many, many_theirs = bench.log(10_000), bench.jrnl(10_000)
    large = measure.interleaved([many, many_theirs], max(3, bench.runs // 3))
    beside = "jrnl, one entry, 10,000 entries"
    yield _ratio(f"{what}, 10,000 entries", large[many.name], beside, large[many_theirs.name], 0.1)
    yield _ratio(f"{what}, 100,000 entries", costs[full.name], "the same, empty journal", ours, 1.05)
    beside = "bare script with Typer and SQLAlchemy, three rows"
    yield _ratio(f"{what}, empty journal", ours, beside, costs[libraries.name], 1.12)
    yield _ratio(f"{what}, empty journal", ours, "bare sqlite3 script, three rows", costs[bare.name])


def show(bench: Bench) -> Iterator[Result]:
    """The same 90 days from a small journal and from a huge journal; then what looks further back."""
    journals = [bench.journal(1_000), bench.journal(bench.many)]
    words = ("show", "90", "days")
    answers = {journal.say(*words) for journal in journals}
    assert len(answers) == 1, "the last 90 days are not the same in both journals"
    small, huge = (
        Command(journal.home.folder.name, [bench.tracker, *words], journal.home.environment(), _says(*answers))
        for journal in journals
    )
    costs = measure.interleaved([small, huge], bench.runs)
    what = f"`tracker show 90 days`, {bench.many:,} entries"
    yield _ratio(what, costs[huge.name], "the same, 1,000 entries", costs[small.name], 1.05)
    decade, lifetime = _ten_years(bench), _lifetime(bench)
    for words in (("today",), ("trend",), ("cycle",)):
        few, many = (
            Command(
                f"{journal.home.folder.name} {words}", [bench.tracker, *words], journal.home.environment(), _says("")
            )
            for journal in (decade, lifetime)
        )
        costs = measure.interleaved([few, many], max(5, bench.runs // 2))
        beside = f"the same out of ten years, {data.DECADE:,} entries"
        yield _ratio(f"`tracker {words[0]}`, {bench.long:,} entries", costs[many.name], beside, costs[few.name], 1.05)


def report(bench: Bench) -> Iterator[Result]:
    """The page of a year, compared with a bare Matplotlib script with as many axes, and from a long journal."""
    environment = {"OPENBLAS_NUM_THREADS": "1"}
    year = bench.years("year", lambda file: data.write_years(file, 1))
    # The page of a year also compares with the year before.
    two_years = bench.years("two-years", lambda file: data.write_years(file, 2))
    decade = bench.years("decade", data.write_decade)

    def page(journal: Journal, last: str) -> Command:
        pdf = bench.work / f"{journal.home.folder.name}.pdf"
        words = [bench.tracker, "report", "--last", last, "--force", "-o", str(pdf)]
        return Command(f"{pdf} {last}", words, journal.home.environment(**environment), *_makes_pdf(pdf))

    pdf = bench.work / "bare.pdf"
    python = [bench.project.program("python"), str(_HERE / "bare_matplotlib.py"), str(pdf), str(_AXES)]
    bare = Command("bare", python, bench.bare_home.environment(**environment), *_makes_pdf(pdf))
    of_a_year, out_of_two, out_of_ten = page(year, "1 year"), page(two_years, "1 year"), page(decade, "1 year")
    costs = measure.interleaved([of_a_year, bare, out_of_two, out_of_ten], max(5, bench.runs // 2))
    what, size = '`tracker report --last "1 year" -o out.pdf`', f"{data.DECADE:,} entries"
    yield _ratio(what, costs[of_a_year.name], f"bare Matplotlib script, {_AXES} axes", costs[bare.name], 1.25)
    beside = "the same page out of those two years"
    ours = costs[out_of_ten.name]
    yield _ratio(f"{what}, out of ten years, {size}", ours, beside, costs[out_of_two.name], 1.3)
    quarter, out_of_a_life = page(_ten_years(bench), "90 days"), page(_lifetime(bench), "90 days")
    costs = measure.interleaved([out_of_a_life, quarter], max(5, bench.runs // 2))
    what = '`tracker report --last "90 days" -o out.pdf`'
    beside = f"the same out of ten years, {data.DECADE:,} entries"
    ours = costs[out_of_a_life.name]
    yield _ratio(f"{what}, {bench.long:,} entries", ours, beside, costs[quarter.name], 1.15)
    what = '`tracker report --last "1 year" -o out.pdf`'
    # Ten years of the same habits as the year, and ten years of 27 entries a day.
    ten_years = bench.years("ten-years", lambda file: data.write_years(file, 10))
    all_ten, alike = page(decade, "10 years"), page(ten_years, "10 years")
    costs = measure.interleaved([all_ten, alike, of_a_year, out_of_two], max(3, bench.runs // 7))
    what = what.replace("1 year", "10 years")
    yield _ratio(
        f"{what}, as many entries a day", costs[alike.name], "the page of a year", costs[of_a_year.name], 1.8
    )
    yield _ratio(f"{what}, {size}", costs[all_ten.name], "a year of them", costs[out_of_two.name], 1.8)


def import_(bench: Bench) -> Iterator[Result]:
    """The import of a large CSV file into a new journal, compared with sqlite-utils. One run each."""
    size = bench.many
    # The journal is always new. It stays, because ``show`` is measured on it.
    ours, theirs = _imports(bench, bench.history(size), size, f"tracker-{size}")
    what = f"`tracker import`, {size:,} rows"
    yield _ratio(what, [ours], "sqlite-utils insert --csv, the same file", [theirs], 0.4)
    peak = ours.peak / _MEGABYTE
    beside = f"sqlite-utils: {theirs.peak / _MEGABYTE:.0f} MB"
    yield Result(f"{what}, peak memory", f"{peak:.0f} MB", beside, peak, "MB", 120)
    unnamed = bench.work / "unnamed.csv"
    data.write_unnamed(unnamed, data.DECADE)
    ours, theirs = _imports(bench, unnamed, data.DECADE, "tracker-unnamed")
    what = f"`tracker import`, {data.DECADE:,} rows without uids"
    yield _ratio(what, [ours], "sqlite-utils insert --csv, the same file", [theirs])


def _imports(bench: Bench, file: Path, size: int, name: str) -> tuple[Cost, Cost]:
    """What it costs to import a CSV file into a new journal in the home of that name, and into a new database."""
    journal = Journal(bench.home(name), bench.tracker)
    database = bench.work / "sqlite-utils.db"
    taken: list[Cost] = []

    def take_in() -> None:
        words = [bench.tracker, "import", str(file)]
        environment = journal.home.environment()
        taken.append(measure.run(Command("import", words, environment, _says(f"Added {size:,} entries"))))
        assert count_live(journal.path) == size, "the entries are not in the journal"

    (journal.home.folder / "recipe").unlink(missing_ok=True)
    journal.home.build(bench.recipe, take_in)
    words = [bench.peers.program("sqlite-utils"), "insert", str(database), "entries", str(file), "--csv"]
    insert = Command(
        "sqlite-utils", words, bench.bare_home.environment(), _says(""), lambda: database.unlink(missing_ok=True)
    )
    theirs = measure.run(insert)
    assert count(database, "SELECT count(*) FROM entries") == size, "the rows are not in sqlite-utils' table"
    database.unlink()
    return taken[0], theirs


def export(bench: Bench) -> Iterator[Result]:
    """Everything as CSV, compared with sqlite-utils printing the same rows. One run each."""
    journal, file = bench.journal(bench.many), bench.work / "all.csv"
    words = [bench.tracker, "export", "csv", "--force", "-o", str(file)]
    ours = measure.run(Command("export", words, journal.home.environment(), _says(f"Wrote {bench.many:,} entries")))
    words = [bench.peers.program("sqlite-utils"), "rows", str(journal.path), "entries", "--csv"]
    theirs = measure.run(Command("sqlite-utils", words, bench.bare_home.environment(), _says("tingling")))
    what = f"`tracker export csv`, {bench.many:,} entries"
    yield _ratio(what, [ours], "sqlite-utils rows --csv, the same file", [theirs])
    peak = ours.peak / _MEGABYTE
    beside = f"sqlite-utils: {theirs.peak / _MEGABYTE:.0f} MB"
    yield Result(f"{what}, peak memory", f"{peak:.0f} MB", beside, peak, "MB", 120)


def libraries(bench: Bench) -> Iterator[Result]:
    """The cost of importing tracker's libraries, compared with a Python that imports nothing."""
    environment, python = bench.bare_home.environment(), bench.project.program("python")
    codes = {"bare": "pass", **_LIBRARIES}
    costs = measure.interleaved(
        [Command(name, [python, "-c", code], environment, _says("")) for name, code in codes.items()], bench.runs
    )
    bare = measure.cpu(costs["bare"])
    yield Result("Python, nothing imported", "", "", bare * 1000, "ms")
    for name in _LIBRARIES:
        yield Result(f"`{_LIBRARIES[name]}`", "", "", (measure.cpu(costs[name]) - bare) * 1000, "ms")


MEASUREMENTS: dict[str, Callable[[Bench], Iterator[Result]]] = {
    "start": start,
    "log": log,
    "import": import_,
    "show": show,
    "export": export,
    "report": report,
    "libraries": libraries,
}


def _ten_years(bench: Bench) -> Journal:
    return bench.years("ten-years", lambda file: data.write_lifetime(file, data.DECADE))


def _lifetime(bench: Bench) -> Journal:
    """As many entries a day for longer than ten years."""
    return bench.years(f"lifetime-{bench.long}", lambda file: data.write_lifetime(file, bench.long))


def _bare(bench: Bench, script: str) -> Command:
    database = bench.work / f"{script}.db"
    before = 0

    def prepare() -> None:
        nonlocal before
        before = count(database, "SELECT count(*) FROM entries") if database.exists() else 0

    def check(output: str) -> None:
        assert count(database, "SELECT count(*) FROM entries") == before + 3, "the rows are not in the table"

    words = [bench.project.program("python"), str(_HERE / script), str(database)]
    return Command(script, words, bench.bare_home.environment(), check, prepare)


def _says(*wanted: str) -> Callable[[str], None]:
    def check(output: str) -> None:
        for text in wanted:
            assert text in output, f"it did not say {text!r}"

    return check


def _makes_pdf(path: Path) -> tuple[Callable[[str], None], Callable[[], None]]:
    """A check that a PDF was made, and the preparation for it."""

    def check(output: str) -> None:
        assert path.read_bytes().startswith(b"%PDF"), "no PDF was written"

    return check, lambda: path.unlink(missing_ok=True)


def _ratio(
    what: str, ours: Sequence[Cost], beside: str, theirs: Sequence[Cost], limit: float | None = None
) -> Result:
    said = f"{beside}: {measure.cpu(theirs):.3f} s"
    return Result(what, f"{measure.cpu(ours):.3f} s", said, measure.ratio(ours, theirs), "x", limit)


# --- what is printed ---


def tables(results: Sequence[Result]) -> str:
    """The results in Markdown: first the comparisons, then the other measurements."""
    compared = [one for one in results if one.unit != "ms"]
    measured = [one for one in results if one.unit == "ms"]
    lines = []
    if compared:
        lines += ["| measured | tracker | beside | figure | limit | |", "|---|--:|---|--:|--:|---|"]
        lines += [_row(one) for one in compared]
    if measured:
        lines += ["", "| imported | CPU time |", "|---|--:|"]
        lines += [f"| {one.what} | {one.figure:.0f} ms |" for one in measured]
    return "\n".join(lines).strip()


def _row(one: Result) -> str:
    digits = 2 if one.unit == "x" else 0
    limit = "" if one.limit is None else f"{one.limit:.{digits}f} {one.unit}"
    met = "" if one.limit is None else "met" if one.met else "**NOT met**"
    return f"| {one.what} | {one.ours} | {one.beside} | {one.figure:.{digits}f} {one.unit} | {limit} | {met} |"


def setting(bench: Bench) -> dict[str, str]:
    """What was measured with."""
    ours = bench.project.versions("b12-tracker", "typer", "sqlalchemy", "alembic", "matplotlib", "numpy")
    return {
        "date": date.today().isoformat(),
        "machine": f"{os.cpu_count()} cores, {platform.system()}, {platform.machine()}",
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        **ours,
        **bench.peers.versions("jrnl", "sqlite-utils"),
        "runs": f"{bench.runs} in turn{', quick' if bench.quick else ''}",
    }


def main() -> int:
    """The exit code: 0, or 1 when a limit is not met."""
    asked = _arguments()
    if os.environ.get("PYTHONDONTWRITEBYTECODE"):
        print("PYTHONDONTWRITEBYTECODE is set: modules would be compiled at each start. Unset it.", file=sys.stderr)
        return 2
    if not hasattr(os, "wait4"):
        print("This system does not say what a process has used (os.wait4).", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="tracker-speed-") as temporary:
        work = (asked.work or Path(temporary)).resolve()
        work.mkdir(parents=True, exist_ok=True)
        bench = Bench(work, quick=asked.quick)
        results: list[Result] = []
        for name in asked.only or MEASUREMENTS:
            print(f"{name} ...", file=sys.stderr, flush=True)
            results += MEASUREMENTS[name](bench)
        used = setting(bench)
    if asked.quick:
        print(f"Quick: fewer runs, and {bench.many:,} entries in the place of 1,000,000.\n")
    print(", ".join(f"{name} {value}" for name, value in used.items()), tables(results), sep="\n\n")
    if asked.json:
        content = {"setting": used, "results": [asdict(one) | {"met": one.met} for one in results]}
        asked.json.write_text(json.dumps(content, indent=1) + "\n")
    return 0 if all(one.met for one in results) else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure how fast tracker is.")
    parser.add_argument("--quick", action="store_true", help="fewer runs, 50,000 entries where it is 1,000,000")
    parser.add_argument("--only", action="append", choices=MEASUREMENTS, help="this measurement; may be repeated")
    parser.add_argument("--work", type=Path, metavar="FOLDER", help="keep environments and data here")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the results there too")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
