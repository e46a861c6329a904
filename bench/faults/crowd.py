"""Many at once: commands that write, library calls that write, first runs, a stopped reader, a large import.

Everything that was acknowledged must be there once, with its own number, and nothing else. Beside the writers, others
make backups, merge, check and show. On a busy computer a writer may wait longer than 30 seconds and is then refused
in words. Such refusals are counted. The longest wait is the time of the clock without the time for a core: a busy
computer makes people wait for that.
"""

from __future__ import annotations

import json
import os
import random
import sqlite3
import subprocess
import time
from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import ground as place

_THERE = "the journal is there"
# What others do meanwhile; each again and again.
_OTHERS = (("backup",), ("merge", "other.db"), ("check",), ("show",))


def run(arguments: Namespace) -> place.Figures:
    place.load_program()
    figures: place.Figures = {}
    problems: list[str] = []
    parts = {
        "commands": _commands,
        "library": _library,
        "first-runs": _first_runs,
        "stopped-reader": _stopped_reader,
        "import": _import,
    }
    for part in place.chosen(parts, arguments.only).values():
        with place.new_ground() as ground:
            part(ground, arguments, figures, problems)
    return {**figures, "never: a promise broken": problems}


def _commands(ground: Path, arguments: Namespace, figures: place.Figures, problems: list[str]) -> None:
    place.typed(ground, "note", _THERE)
    with _others(ground, "the command", figures, problems):
        answers = _at_once(ground, arguments.writers, lambda number: _log_some(number, arguments.each))
    acknowledged = _acknowledged(answers, "the command", figures)
    figures["entries logged at once through the command"] = f"{arguments.writers} writers x {arguments.each}"
    _all_there(ground, acknowledged, arguments.writers * arguments.each, "the command", figures, problems)


def _log_some(number: int, each: int) -> int:
    from tracker.cli import run as command

    codes = []
    for turn in range(each):
        with _timed():
            codes.append(command(["log", "t6", "--note", f"{number}-{turn}", "--json"]))
    return max(codes)


@contextmanager
def _timed() -> Iterator[None]:
    """Print how long it took, and how long of it was spent waiting for something else than a core."""
    begun, for_cores = time.monotonic(), _for_cores()
    yield
    took = time.monotonic() - begun
    print(json.dumps({"took": took, "waited": took - (_for_cores() - for_cores)}), flush=True)


def _for_cores() -> float:
    """Seconds that this process has run or waited for a core; what Linux alone says of the second."""
    file = Path("/proc/self/schedstat")
    ran, queued = file.read_text().split()[:2] if file.exists() else (time.process_time_ns(), 0)
    return (int(ran) + int(queued)) / 1e9


def _library(ground: Path, arguments: Namespace, figures: place.Figures, problems: list[str]) -> None:
    place.typed(ground, "note", _THERE)
    writers, each = 4 * arguments.writers, arguments.each

    def work(number: int) -> int:
        from tracker.domain.model.records import Event
        from tracker.errors import JournalLocked
        from tracker.store.journal import open_journal

        at = datetime(2026, 11, 20, 14, 30, tzinfo=UTC)
        journal = open_journal(place.journal_in(ground))
        for turn in range(each):
            note = f"{number}-{turn}"
            try:
                with _timed():
                    (saved,) = journal.record([Event(day=at.date(), name="note", note=note)], command="note", at=at)
            except JournalLocked:
                continue
            print(json.dumps({"entries": [{"id": saved.id, "note": note}]}), flush=True)
        return 0

    with _others(ground, "the library", figures, problems):
        answers = _at_once(ground, writers, work)
    figures["entries recorded at once through the library"] = f"{writers} writers x {each}"
    acknowledged = _acknowledged(answers, "the library", figures)
    _all_there(ground, acknowledged, writers * each, "the library", figures, problems)


def _first_runs(ground: Path, arguments: Namespace, figures: place.Figures, problems: list[str]) -> None:
    acknowledged = []
    for _ in range(arguments.races):
        place.journal_in(ground).unlink(missing_ok=True)
        answers = _at_once(ground, 12, lambda number: _log_some(number, 1))
        acknowledged = _acknowledged(answers, "a race for the first run", figures)
        _all_there(ground, acknowledged, 12, "a race for the first run", figures, problems)
        left = [one.name for one in (ground / "work").iterdir() if one.name != "journal.db"]
        problems += [f"a race for the first run left {name}" for name in left]
    figures["races for the first run, 12 at once"] = arguments.races


def _stopped_reader(ground: Path, _: Namespace, figures: place.Figures, problems: list[str]) -> None:
    """``tracker export json | less``, and nobody reads on: the pipe is full and the reader waits."""
    rows = "".join(f"2026-10-{1 + day % 28:02},{day % 11},{'x' * 200} {day}\n" for day in range(1_000))
    (ground / "work" / "in.csv").write_text("date,tingling,note\n" + rows)
    place.typed(ground, "import", "in.csv")
    reader = subprocess.Popen(
        [*place.program(), "export", "json"],
        stdout=subprocess.PIPE,
        env=place.environment(ground),
        cwd=ground / "work",
    )
    assert reader.stdout is not None and reader.stdout.read(1) == b"{"
    time.sleep(0.2)
    done = place.typed(ground, "log", "t6", "--json", check=False)
    figures["entries logged beside a reader that stands still"] = done.stdout.count('"id"')
    if reader.poll() is not None:
        problems.append("the reader did not stand still")
    if done.returncode != 0:
        problems.append(f"a reader that stands still turned a writer away: {done.stderr}")
    reader.stdout.close()
    reader.wait(60)


def _import(ground: Path, arguments: Namespace, figures: place.Figures, problems: list[str]) -> None:
    """An import is one transaction. Another writer waits while its rows are inserted, and then writes."""
    place.typed(ground, "note", _THERE)
    with (ground / "work" / "in.csv").open("w") as file:
        file.write("kind,day,time,name,value\n")
        chance = random.Random(arguments.seed)
        for number in range(arguments.rows):
            day = f"{2000 + number % 26}-{1 + chance.randrange(12):02}-{1 + chance.randrange(28):02}"
            file.write(f"symptom,{day},{number // 60 % 24:02}:{number % 60:02},tingling,{number % 11}\n")
    importer = subprocess.Popen(
        [*place.program(), "import", "in.csv"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=place.environment(ground),
        cwd=ground / "work",
    )
    logged = refused = 0
    longest = 0.0
    while importer.poll() is None:
        begun = time.monotonic()
        done = place.typed(ground, "log", "t6", "--json", check=False)
        longest = max(longest, time.monotonic() - begun)
        logged += done.returncode == 0
        refused += done.returncode == 3
        if done.returncode not in (0, 3) or (done.returncode == 3 and "locked" not in done.stderr):
            problems.append(f"beside an import: {done.returncode} {done.stderr}")
    assert importer.stderr is not None
    if importer.returncode != 0:
        problems.append(f"the import: {importer.stderr.read().decode()}")
    importer.stderr.close()
    with closing(sqlite3.connect(place.journal_in(ground))) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)], "integrity"
        (entries,) = connection.execute("SELECT count(*) FROM entries").fetchone()
    figures["rows imported while somebody logs"] = arguments.rows
    figures["logged beside it"] = logged
    figures["the longest that one of these took, in s"] = round(longest)
    figures["refused beside it, after waiting 30 s, in words"] = refused
    if not 0 < entries - 1 - logged <= arguments.rows:
        problems.append(f"beside an import: {entries} entries for {logged} logged and {arguments.rows} rows")


@contextmanager
def _others(ground: Path, where: str, figures: place.Figures, problems: list[str]) -> Iterator[None]:
    """While the block runs, others make backups, check, show, and merge a journal that grows."""
    other, end = ground / "work" / "other.db", ground / "end"
    other.write_bytes(place.journal_in(ground).read_bytes())
    counts = ground / "counts"

    def again_and_again(words: tuple[str, ...]) -> int:
        from tracker.cli import run as command

        done: Counter[int] = Counter()
        while not end.exists():
            if words[0] == "merge":
                place.typed(ground, "--journal", str(other), "note", _THERE)
            done[command(list(words))] += 1
        with counts.open("a") as file:
            file.write(json.dumps([words[0], done]) + "\n")
        return 0

    with Path(os.devnull).open("w") as nowhere:
        pids = [place.forked(partial(again_and_again, words), ground, nowhere.fileno()) for words in _OTHERS]
    yield
    end.touch()
    for pid in pids:
        assert os.waitpid(pid, 0)[1] == 0, (ground / "stderr").read_text()[-2_000:]
    for name, done in map(json.loads, counts.read_text().splitlines()):
        figures[f"{name} beside {where}"] = sum(done.values())
        if done.get("3"):
            figures[f"refused {name} beside {where}"] = done["3"]
        # What check finds is its answer, 1: the copies of so many merges.
        problems += [f"{name} beside {where}: exit code {code}" for code in done if code not in ("0", "1", "3")]


def _acknowledged(answers: list[str], where: str, figures: place.Figures) -> list[dict[str, object]]:
    """The entries that were acknowledged. Adds how long the slowest answer took."""
    said = [json.loads(line) for line in answers if line]
    for name, figure in (("took", "the slowest answer"), ("waited", "the same without the time for a core")):
        longest = max((one[name] for one in said if name in one), default=0.0)
        figures[f"{figure}, in s, {where}"] = max(round(longest, 1), figures.get(f"{figure}, in s, {where}", 0.0))
    return [one["entries"][0] for one in said if "entries" in one]


def _at_once(ground: Path, count: int, work: Callable[[int], int]) -> list[str]:
    """The answers of ``count`` copies of this process. All are started before any begins its work."""
    gate, opened = os.pipe()
    heard: list[tuple[int, int]] = []
    for number in range(count):
        ours, theirs = os.pipe()

        def wait_and_work(number: int = number) -> int:
            os.close(opened)
            os.read(gate, 1)
            return work(number)

        heard.append((place.forked(wait_and_work, ground, theirs), ours))
        os.close(theirs)
    os.close(gate)
    os.close(opened)
    lines: list[str] = []
    for pid, ours in heard:
        with os.fdopen(ours) as pipe:
            lines += pipe.read().splitlines()
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        assert code in (0, 3), (code, (ground / "stderr").read_text())
    return lines


def _all_there(
    ground: Path,
    acknowledged: list[dict[str, object]],
    expected: int,
    where: str,
    figures: place.Figures,
    problems: list[str],
) -> None:
    state = place.state_of(place.journal_in(ground))
    there = [row for row in state["entries"] if _THERE not in row]
    numbers = {one["id"] for one in acknowledged}
    if expected > len(acknowledged):
        figures[f"turned away after 30 s, in {where}"] = expected - len(acknowledged)
    if not 0 < len(acknowledged) == len(numbers) == len(there) <= expected:
        problems.append(f"{where}: {expected} written, {len(acknowledged)} answered, {len(there)} there")
    if {one["note"] for one in acknowledged} != {note for row in there for note in row if _is_note(note)}:
        problems.append(f"{where}: other notes than were acknowledged")


def _is_note(cell: object) -> bool:
    return isinstance(cell, str) and cell.count("-") == 1 and cell.replace("-", "").isdigit()


if __name__ == "__main__":
    place.main(__doc__ or "", run, writers=16, each=100, races=20, rows=1_000_000)
