"""Every bad state of a journal's file, with every kind of command, as a person without special rights.

When a command cannot do its work, it ends with 3 and one clear message, and every byte in the folder is as before.
"""

from __future__ import annotations

import os
import pwd
import random
import shutil
import sqlite3
import stat
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import ground as place

WRITES = (
    *("log t6", "edit 1 5", "delete 1", "purge 1 --yes", "undo", "take b12 1 mg", "profile name X"),
    *("symptom add itching", "plan take folate 5 mg daily", "import {work}/in.csv", "merge {home}/other.db"),
)
READS = ("show", "today", "due", "history", "export csv", "backup --to {home}/backups")
# Run each once, to load its modules: the user ``nobody`` may not read the files of the program later.
_ONE_OF_EACH = (
    *("note slept badly", "take b12 1 mg", "edit 1 5", "delete 1", "undo", "redo"),
    *("profile name X", "plan take folate 5 mg daily", "import {work}/in.csv", "export csv -o {work}/out.csv"),
    *("symptom add itching", "backup --to {work}", "purge 1 --yes", "today", "due", "history"),
    "merge {work}/journal-20261120-143000.db",
)
REFUSED = {3}
EITHER = {0, 3}


@dataclass(frozen=True)
class Bad:
    """How a file becomes bad, and the exit codes allowed for a writing and a reading command."""

    spoil: Callable[[Path], object]
    writes: set[int]
    reads: set[int]


def _damage(first: int, count: int) -> Callable[[Path], object]:
    def spoil(path: Path) -> None:
        content = bytearray(path.read_bytes())
        content[first : first + count] = random.Random(7).randbytes(count)
        path.write_bytes(content)

    return spoil


def _random_in_entries(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'entries'").fetchone()
    _damage((root - 1) * 4096 + 4, 64)(path)


def _pragma(said: str) -> Callable[[Path], object]:
    def spoil(path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute(f"PRAGMA {said}")

    return spoil


def _foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE photos (id INTEGER)")


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _link(path: Path) -> None:
    path.unlink()
    path.symlink_to("gone.db")


def _half_written(path: Path) -> None:
    """A program was killed during a commit: the file is half written and its rollback journal is there."""
    whole, beside = path.with_name("copy.db"), path.with_name("journal.db-journal")
    shutil.copyfile(path, whole)
    with closing(sqlite3.connect(whole, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE entries SET note = hex(randomblob(3000))")
        connection.execute("UPDATE changes SET command = hex(randomblob(3000))")
        shutil.copyfile(whole, path)
        shutil.copyfile(whole.with_name("copy.db-journal"), beside)
        connection.execute("ROLLBACK")
    whole.unlink()


def _left_behind(path: Path) -> None:
    _half_written(path)
    path.unlink()


def _half_written_read_only(path: Path) -> None:
    _half_written(path)
    path.chmod(0o444)
    path.parent.chmod(0o555)


STATES = {
    "missing": Bad(Path.unlink, EITHER, EITHER),
    "zero bytes": Bad(lambda path: path.write_bytes(b""), REFUSED, REFUSED),
    "a folder": Bad(_folder, REFUSED, REFUSED),
    "a link to nothing": Bad(_link, REFUSED, REFUSED),
    "not a database": Bad(lambda path: path.write_text("date,tingling\n" * 500), REFUSED, REFUSED),
    "a database of something else": Bad(_foreign, REFUSED, REFUSED),
    "of a newer program": Bad(_pragma("user_version = 99"), REFUSED, REFUSED),
    "without our mark": Bad(_pragma("application_id = 0"), REFUSED, REFUSED),
    "cut short": Bad(lambda path: os.truncate(path, 4096 * 3 + 100), REFUSED, REFUSED),
    "random bytes in a page of entries": Bad(_random_in_entries, EITHER, EITHER),
    "its header damaged": Bad(_damage(0, 100), REFUSED, REFUSED),
    "write-protected": Bad(lambda path: path.chmod(0o444), REFUSED, {0}),
    "in a write-protected folder": Bad(lambda path: path.parent.chmod(0o555), REFUSED, {0}),
    "no right to read it": Bad(lambda path: path.chmod(0o000), REFUSED, REFUSED),
    "locked by another": Bad(lambda path: None, REFUSED, REFUSED),
    "half written, where it cannot be rolled back": Bad(_half_written_read_only, REFUSED, REFUSED),
    "half written": Bad(_half_written, {0}, {0}),
    "gone, and what a crash left is there": Bad(_left_behind, REFUSED, EITHER),
}


def run(arguments: Namespace) -> place.Figures:
    from tracker.store.file import database

    place.load_program(*_ONE_OF_EACH)
    database.WAIT_SECONDS = 0.2  # type: ignore[misc]
    problems: list[str] = []
    refused = commands = 0
    with place.new_ground() as ground:
        place.typed(ground, *["log", "t6", "b4", "l3"])
        place.typed(ground, *["note", "slept", "badly"])
        journal = place.journal_in(ground).read_bytes()
        place.typed(ground, "log", "t9")
        other = place.journal_in(ground).read_bytes()
        ground.chmod(0o755)
        for name, bad in place.chosen(STATES, arguments.only).items():
            for line in (*WRITES, *READS):
                _lay_out(ground, journal, other)
                bad.spoil(place.journal_in(ground))
                _give_to_nobody(ground)
                before = _bytes(ground / "work")
                with _locked(place.journal_in(ground), name == "locked by another"):
                    code, out, err = _as_nobody(ground, line)
                commands += 1
                refused += code == 3
                expected = bad.writes if line in WRITES else bad.reads
                problems += [f"{name}, {line}: {one}" for one in _wrong(code, out, err, expected)]
                if code != 0 and _bytes(ground / "work") != before:
                    problems.append(f"{name}, {line}: refused, and bytes changed")
        _lay_out(ground, journal, other)
    return {
        "states of the file": len(place.chosen(STATES, arguments.only)),
        "commands": commands,
        "refused": refused,
        "as root": "no, as nobody" if os.geteuid() == 0 else "no",
        "never: a promise broken": problems,
    }


def _lay_out(ground: Path, journal: bytes, other: bytes) -> None:
    for folder in (ground / "work", ground / "home"):
        folder.chmod(0o755)
        shutil.rmtree(folder)
        folder.mkdir()
    place.journal_in(ground).write_bytes(journal)
    (ground / "work" / "in.csv").write_text("date,tingling\n2026-11-01,4\n")
    (ground / "home" / "other.db").write_bytes(other)
    (ground / "stderr").write_bytes(b"")
    (ground / "stderr").chmod(0o666)


def _give_to_nobody(ground: Path) -> None:
    if os.geteuid() == 0:
        for path in (ground / "work", ground / "home", ground / "tmp", *(ground / "work").iterdir()):
            os.chown(path, pwd.getpwnam("nobody").pw_uid, -1, follow_symlinks=False)


def _as_nobody(ground: Path, line: str) -> tuple[int, str, str]:
    words = [word.format(work=ground / "work", home=ground / "home") for word in line.split()]
    ours, theirs = os.pipe()

    def work() -> int:
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            os.setgroups([])
            os.setgid(nobody.pw_gid)
            os.setuid(nobody.pw_uid)
        from tracker.cli import run as command

        return command(words)

    pid = place.forked(work, ground, theirs)
    os.close(theirs)
    with os.fdopen(ours) as pipe:
        out = pipe.read()
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    return code, out, (ground / "stderr").read_text()


def _wrong(code: int, out: str, err: str, expected: set[int]) -> Iterator[str]:
    if code not in expected:
        yield f"exit code {code}: {err}"
    if "Traceback" in err or "bug in" in err:
        yield err
    if code == 3:
        if out:
            yield f"refused, with an answer: {out}"
        if not 2 <= len(err.splitlines()) <= 6 or not ("journal.db" in err or "/work" in err):
            yield f"not clear: {err}"


def _bytes(folder: Path) -> dict[str, object]:
    """Every name in the folder with its kind, its rights and its bytes."""
    return {
        path.name: (
            stat.filemode(path.lstat().st_mode),
            path.read_bytes() if path.is_file() and not path.is_symlink() else None,
        )
        for path in folder.iterdir()
    }


@contextmanager
def _locked(path: Path, wanted: bool) -> Iterator[None]:
    if not wanted:
        yield
        return
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")


if __name__ == "__main__":
    place.main(__doc__ or "", run)
