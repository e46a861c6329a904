"""An entry, help and completion, and the libraries that a start loads."""

from __future__ import annotations

from collections.abc import Iterator

import measure
from measure import Command
from places import HERE, count
from prepared import Bench
from results import Result, compared, says

_LIBRARIES = {
    "typer": "import typer",
    "platformdirs": "import platformdirs",
    "sqlalchemy (Core)": "import sqlalchemy",
    "sqlalchemy.orm": "import sqlalchemy.orm",
    "alembic": "import alembic.command",
    "numpy": "import numpy",
    "matplotlib (figure, PDF)": "import matplotlib.figure, matplotlib.backends.backend_pdf",
}


def start(bench: Bench) -> Iterator[Result]:
    """Help and completion, compared with jrnl writing an entry."""
    environment = bench.journal(0).home.environment()
    completing = {"_TRACKER_COMPLETE": "complete_bash", "COMP_WORDS": "tracker lo", "COMP_CWORD": "1"}
    helping = Command("help", [bench.tracker, "--help"], environment, says("Usage:"))
    complete = Command("complete", [bench.tracker], environment | completing, says("log"))
    jrnl = bench.jrnl(0)
    costs = measure.interleaved([helping, complete, jrnl], bench.runs)
    theirs = costs[jrnl.name]
    for name, what in (("help", "`tracker --help`"), ("complete", "completing `tracker lo`")):
        yield compared(what, costs[name], "jrnl, one entry, empty journal", theirs, 0.45)


def log(bench: Bench) -> Iterator[Result]:
    """An entry, compared with jrnl, with bare scripts, and with an entry in a full journal."""
    empty, full, jrnl = bench.log(0), bench.log(100_000), bench.jrnl(0)
    bare, libraries = _bare(bench, "bare_sqlite.py"), _bare(bench, "bare_sqlalchemy.py")
    costs = measure.interleaved([empty, libraries, jrnl, bare, full], bench.runs)
    ours = costs[empty.name]
    what = "`tracker log t6 b4 l3`"
    yield compared(f"{what}, empty journal", ours, "jrnl, one entry, empty journal", costs[jrnl.name], 1.9)
    many, many_theirs = bench.log(10_000), bench.jrnl(10_000)
    large = measure.interleaved([many, many_theirs], max(3, bench.runs // 3))
    beside = "jrnl, one entry, 10,000 entries"
    yield compared(f"{what}, 10,000 entries", large[many.name], beside, large[many_theirs.name], 0.1)
    yield compared(f"{what}, 100,000 entries", costs[full.name], "the same, empty journal", ours, 1.05)
    beside = "bare script with Typer and SQLAlchemy, three rows"
    yield compared(f"{what}, empty journal", ours, beside, costs[libraries.name], 1.12)
    yield compared(f"{what}, empty journal", ours, "bare sqlite3 script, three rows", costs[bare.name])


def libraries(bench: Bench) -> Iterator[Result]:
    """The cost of importing tracker's libraries, compared with a Python that imports nothing."""
    environment, python = bench.bare_home.environment(), bench.project.program("python")
    codes = {"bare": "pass", **_LIBRARIES}
    costs = measure.interleaved(
        [Command(name, [python, "-c", code], environment, says("")) for name, code in codes.items()], bench.runs
    )
    bare = measure.cpu(costs["bare"])
    yield Result("Python, nothing imported", "", "", bare * 1000, "ms")
    for name in _LIBRARIES:
        yield Result(f"`{_LIBRARIES[name]}`", "", "", (measure.cpu(costs[name]) - bare) * 1000, "ms")


def _bare(bench: Bench, script: str) -> Command:
    database = bench.work / f"{script}.db"
    before = 0

    def prepare() -> None:
        nonlocal before
        before = count(database, "SELECT count(*) FROM entries") if database.exists() else 0

    def check(output: str) -> None:
        assert count(database, "SELECT count(*) FROM entries") == before + 3, "the rows are not in the table"

    words = [bench.project.program("python"), str(HERE / script), str(database)]
    return Command(script, words, bench.bare_home.environment(), check, prepare)
