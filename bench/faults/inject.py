"""A disk that fails, or a program that is killed, at one system call: at every call of every command, reads too.

One call after the other, strace makes the call fail with ENOSPC or EIO, or kills the program at it. A command that
says that it is done must have done its work. A command that refuses must leave the journal as it was, and must say so
in words and with a documented exit code. After a kill, both states are allowed. The journal is always whole.
``--kinds 1`` makes one of the three faults at each call, ``--share 10`` a tenth of all of them.
"""

from __future__ import annotations

import random
import re
import shutil
import sqlite3
import subprocess
from argparse import Namespace
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import ground as place
from cases import CASES, Case

_CALLS = "openat,read,pread64,write,pwrite64,ftruncate,fsync,fdatasync,unlink,unlinkat,rmdir,rename,link,mkdir"
# The messages of a command that refused, but did a part of the work or may have done it.
_OWNED = (
    "may be in it or not",
    "The entry is out of the journal, but its file could not be written again",
    "is written, but the disk answered with an error",
    "is restored, but it does not read back",
    "which holds what was decrypted, could not be removed",
)
_FAULTS = ("error=ENOSPC", "error=EIO", "signal=SIGKILL")
_CALL = re.compile(r"^\d+ +(\w+)\(")
_WORKING_FOLDER = re.compile("AT_FDCWD<[^>]*>")


@dataclass(frozen=True)
class Fault:
    """What happens at the ``when``-th call of ``call`` in the whole run."""

    call: str
    when: int
    how: str

    def __str__(self) -> str:
        return f"{self.how} at {self.call} {self.when}"


def run(arguments: Namespace) -> place.Figures:
    figures: Counter[str] = Counter()
    problems: list[str] = []
    chance = random.Random(arguments.seed)
    with place.new_ground() as ground:
        for name, case in place.chosen(CASES, arguments.only).items():
            for problem in _try(case, ground, arguments, chance, figures):
                problems.append(f"{name}: {problem}")
    return {
        "faults": figures["faults"],
        "of these, kills": figures["kills"],
        "commands that finished all the same": figures["done"],
        "commands that refused": figures["refused"],
        "faults that met another file (left out)": figures["elsewhere"],
        "never: a promise broken": problems,
    }


def _try(
    case: Case, ground: Path, arguments: Namespace, chance: random.Random, figures: Counter[str]
) -> Iterator[str]:
    for folder in ("work", "home", "template"):
        shutil.rmtree(ground / folder, ignore_errors=True)
    (ground / "work").mkdir()
    (ground / "home").mkdir()
    case.before(ground)
    template = shutil.copytree(case.folder(ground), ground / "template")
    before, whole_before = case.state_in(template, place.seen), case.state_in(template)
    done, log = _typed(case, ground, None)
    assert done.returncode == 0, done.stderr
    after = case.state_in(case.folder(ground), place.seen)
    assert (before == after) == (case.commits == 0)
    faults = [
        Fault(call, when, how)
        for call, when in _places(case.folder(ground), log)
        for how in chance.sample(_FAULTS, arguments.kinds)
    ]
    for fault in chance.sample(faults, max(len(_FAULTS), len(faults) * arguments.share // 100)):
        shutil.rmtree(case.folder(ground))
        shutil.copytree(template, case.folder(ground))
        done, log = _typed(case, ground, fault)
        hit = [
            line
            for line in log.splitlines()
            if "INJECTED" in line or (done.returncode < 0 and f"{fault.call}(" in line)
        ]
        if not hit or not _touches(case.folder(ground), hit[-1]):
            figures["elsewhere"] += 1
            continue
        figures["faults"] += 1
        for problem in _judged(case, ground, done, (before, after, whole_before), figures):
            yield f"{fault} ({hit[-1].strip()[:120]}): {problem}"


def _judged(
    case: Case,
    ground: Path,
    done: subprocess.CompletedProcess[str],
    states: tuple[place.State | None, place.State | None, place.State | None],
    figures: Counter[str],
) -> Iterator[str]:
    before, after, whole_before = states
    try:
        now = case.state_in(case.folder(ground), place.seen)
    except (AssertionError, sqlite3.Error) as error:
        yield f"the journal is damaged: {error}"
        return
    killed = done.returncode < 0
    figures["kills" if killed else "done" if done.returncode == 0 else "refused"] += 1
    if "Traceback" in done.stderr:
        yield "a traceback"
    if not killed and done.returncode not in place.DOCUMENTED:
        yield f"exit code {done.returncode}: {done.stderr}"
    if (done.returncode == 0 or done.stdout) and now != after:
        yield f"acknowledged and not there ({done.returncode}: {done.stdout})"
    said = " ".join(done.stderr.split())
    owned = any(one in said for one in _OWNED)
    if not killed and done.returncode and not owned and now != before and not _is_begun(now, before, after):
        yield f"refused, and yet there: {done.stderr}"
    if now not in (before, after) and not _is_begun(now, before, after):
        yield "neither before nor after"
    if not _is_begun(now, before, after):
        yield from case.broken_in(
            case.folder(ground), whole_before, case.state_in(case.folder(ground)), told=done.returncode == 0
        )


def _is_begun(now: place.State | None, before: place.State | None, after: place.State | None) -> bool:
    """Whether it is the state between the two commits of a first entry: a new or upgraded journal without it."""
    if now is None or after is None or now.get("alembic_version") != after.get("alembic_version"):
        return False
    if before is not None and now.get("alembic_version") == before.get("alembic_version"):
        return False
    return all(
        _lines(now, name) == (_lines(before, name) if before else 0) for name in ("entries", "changes", "plans")
    )


def _lines(state: place.State, table: str) -> int:
    """How many rows a table has, without the line that says that a journal began."""
    return sum("began" not in row for row in state[table])


def _typed(case: Case, ground: Path, fault: Fault | None) -> tuple[subprocess.CompletedProcess[str], str]:
    """Run the command under strace; return it and the log of strace."""
    log = ground / "strace.log"
    calls = fault.call if fault else _CALLS
    inject = ["-e", f"inject={fault.call}:{fault.how}:when={fault.when}"] if fault else []
    if fault is None or not fault.how.startswith("signal"):
        inject.append("--seccomp-bpf")  # faster, but it does not let signals through
    done = subprocess.run(
        [
            *("strace", "-f", "-y", "-s", "16", "-o", str(log), "-e", f"trace={calls}", *inject),
            *place.program(),
            *case.typed(ground),
        ],
        env=case.environment(ground),
        cwd=ground / "work",
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
    )
    return done, log.read_text()


def _places(folder: Path, log: str) -> Iterator[tuple[str, int]]:
    """The calls that touch the folder: each with its name and its number among the calls of that name in the run."""
    count: Counter[str] = Counter()
    for line in log.splitlines():
        found = _CALL.match(line)
        if found is None:
            continue
        count[found[1]] += 1
        if _touches(folder, line):
            yield found[1], count[found[1]]


def _touches(folder: Path, line: str) -> bool:
    return str(folder) in _WORKING_FOLDER.sub("", line)


if __name__ == "__main__":
    place.main(__doc__ or "", run, share=100, kinds=3)
