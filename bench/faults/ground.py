"""The base of every fault: a separate folder, the program in it, and its journal as SQLite sees it."""

from __future__ import annotations

import io
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import traceback
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, TypeVar

NOW = "2026-11-20T14:30"
DOCUMENTED = {0, 1, 2, 3, 4, 130}
_KEPT = ("PATH", "PYTHONPATH", "SYSTEMROOT", "LD_LIBRARY_PATH")

_FIRST = "log t6 b4 l3 --note x --json"

T = TypeVar("T")
Figures = dict[str, Any]
State = dict[str, list[tuple[Any, ...]]]


def main(about: str, run: Callable[[Namespace], Figures], **sizes: int) -> None:
    """Run a command that makes faults and prints figures. It ends with 1 when a figure that must be 0 is not."""
    parser = ArgumentParser(description=about)
    for name, size in sizes.items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=int, default=size)
    parser.add_argument("--only", action="append", metavar="NAME", help="only what is called so; may be repeated")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    arguments = parser.parse_args()
    figures = run(arguments)
    if arguments.json:
        print(json.dumps(figures))
    else:
        for name, figure in figures.items():
            found = figure if isinstance(figure, list) else []
            shown = f"{figure:,}" if isinstance(figure, int) else len(found) if isinstance(figure, list) else figure
            print(f"{name:<48} {shown}", *(" ".join(one.split())[:400] for one in found[:20]), sep="\n    ")
    sys.exit(1 if broken(figures) else 0)


def chosen(named: dict[str, T], only: list[str] | None) -> dict[str, T]:
    """All of ``named``, or only those in ``only``."""
    return named if only is None else {name: named[name] for name in only}


def broken(figures: Figures) -> list[str]:
    """The broken promises: figures named ``never: ...`` that are not empty or 0."""
    return [name for name, figure in figures.items() if name.startswith("never: ") and figure]


@contextmanager
def new_ground() -> Iterator[Path]:
    """A temporary folder with a home in it."""
    folder = Path(tempfile.mkdtemp(prefix="tracker-faults-"))
    for name in ("home", "work", "tmp"):
        (folder / name).mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def environment(ground: Path, **more: str) -> dict[str, str]:
    """The environment of a run: nothing of our own, and a fixed clock."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return {
        **kept,
        "HOME": str(ground / "home"),
        "TMPDIR": str(ground / "tmp"),
        "MPLCONFIGDIR": str(ground / "home" / "mpl"),
        "LANG": "C.UTF-8",
        "TZ": "UTC",
        "PYTHONHASHSEED": "0",
        "TRACKER_NOW": NOW,
        "TRACKER_JOURNAL": str(journal_in(ground)),
        **more,
    }


def journal_in(ground: Path) -> Path:
    return ground / "work" / "journal.db"


def program() -> list[str]:
    """The installed command, or the module where it is not installed as a script."""
    script = Path(sys.executable).with_name("tracker")
    return [str(script)] if script.exists() else [sys.executable, "-m", "tracker"]


def typed(
    ground: Path, *words: str, given: str = "", check: bool = True, now: str = NOW
) -> subprocess.CompletedProcess[str]:
    """Run one command in a new process."""
    done = subprocess.run(
        [*program(), *words],
        input=given,
        capture_output=True,
        text=True,
        env=environment(ground, TRACKER_NOW=now),
        cwd=ground / "work",
        timeout=120,
    )
    assert not check or done.returncode == 0, (words, done.stderr)
    return done


def load_program(*also: str) -> None:
    """Run ``log``, ``show`` and these lines once, in a separate folder.

    Copies of this process then have nothing to load. They start at once, and a copy without special rights does not
    need to read the files of the program.
    """
    import encodings.utf_8_sig  # noqa: F401

    from tracker.cli import run as command

    with new_ground() as ground:
        told = dict(os.environ)
        os.environ.update(environment(ground))
        (ground / "work" / "in.csv").write_text("date,tingling\n2026-11-01,4\n")
        try:
            said = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
            with redirect_stdout(said), redirect_stderr(said):
                codes = [command(line.format(work=ground / "work").split()) for line in (_FIRST, "show", *also)]
        finally:
            os.environ.clear()
            os.environ.update(told)
    assert not any(codes), codes


def forked(work: Callable[[], int], ground: Path, out: int, **more: str) -> int:
    """Run ``work`` in a copy of this process, in the folder ``ground``, with its output in the file ``out``."""
    child = os.fork()
    if child:
        return child
    code = 99
    try:
        os.environ.clear()
        os.environ.update(environment(ground, **more))
        os.chdir(ground / "work")
        os.dup2(out, 1)
        os.dup2(os.open(ground / "stderr", os.O_WRONLY | os.O_CREAT | os.O_APPEND), 2)
        sys.stdin = Path(os.devnull).open()  # noqa: SIM115
        sys.stdout = open(1, "w", closefd=False)  # noqa: SIM115
        sys.stderr = open(2, "w", closefd=False)  # noqa: SIM115
        code = work()
    except BaseException:
        os.write(2, traceback.format_exc().encode())
    finally:
        os._exit(code)


def state_of(journal: Path) -> State:
    """Every row of every table, after SQLite rolled back unfinished writes.

    Raises AssertionError for a file that is not whole, and sqlite3.Error for a file that cannot be read.
    """
    with closing(sqlite3.connect(f"{journal.as_uri()}?mode=rw", uri=True, isolation_level=None)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)], "integrity"
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == [], "foreign keys"
        names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").fetchall()
        rows = {name: connection.execute(f"SELECT * FROM {name}").fetchall() for (name,) in names}  # noqa: S608
        return {name: sorted(found, key=repr) for name, found in rows.items()}


def seen(journal: Path) -> State:
    """``state_of`` without the uids, which differ from run to run."""
    rows = state_of(journal)
    return {
        name: sorted((tuple("uid" if _is_uid(cell) else cell for cell in row) for row in found), key=repr)
        for name, found in rows.items()
    }


def _is_uid(cell: object) -> bool:
    return isinstance(cell, str) and len(cell) == 32 and not cell.strip("0123456789abcdef")
