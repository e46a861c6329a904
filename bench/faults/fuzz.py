"""Invented command lines and files to import: Hypothesis makes thousands, in sessions of a few lines.

There are two grammars: words, options and paths in any order (1), and the lines of the manual, changed as people
change them (2). Rounds take turns between them.

With any input: a documented exit code and never 70, no traceback, nothing on the screen that controls a terminal,
nothing opened for writing outside the folder, and a journal that passes its check and can be read back. For every
second journal, all entries go through both exports and come back equal, and no cell of the CSV is a formula.

Many lines run in rounds. Each round is a new process with the next seed, because Hypothesis remembers what it
invented and would need gigabytes.
"""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from argparse import Namespace
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import ground as place
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from typed_lines import changed_lines

from tracker import cli
from tracker.cli.commands import COMMANDS
from tracker.store.journal import open_journal

NAMES = [command.__name__.rstrip("_") for command in COMMANDS]
_DRAWS = ("report", "chart", "demo")  # half a second each
_SAID = """
t6 b4 l3 tingling tingling=6 balance 10 0 x 11 -1 6.5 1e9 nan 6 4 romberg 22 22s >30 tug chair-stand fatigue numbness
leg-strength energy mood strength quality also forget merge into positive negative L leg-weakness leg sleep left right
both foot thigh arm hands skipped skip mild severe none yesterday today friday last
tuesday 2026-11-01 1 nov 11/10/2026 31/02 2027-01-01 8am 25:00 10:40 noon 24 now 1899-01-01 ago days weeks 3 months 90
b12 hydroxocobalamin folate 1 mg 1000 ug µg mcg ng/L pg/mL pmol/L 412 im oral range 197-771 below 0.4 <0.4 >2000 mma
homocysteine by nurse form shot take every 8 weeks daily weekly x then monthly alternate until told otherwise stop
next name born 1968-04-12 Sam csv json 1 2 3 143 - -- % %s {0} $x$ =1+1 @SUM(A1) ' " ; * && # 🦶 日本 ﬁ ß
"""
_SWITCHES = """
--json --plain --help -h --dry-run --force --yes --grid --injured --unhurt --note --since --until --last --product
--book --from --lab --paper --dates --text --html
--recipient --encrypt --identity -o --output --to --verify --journal --version --nonsense --note=x --since=friday
"""
_PLACES = """
in.csv in.json out.csv out.pdf out.png out.svg new.db journal.db b backups . .. missing/out.csv ~nobodyatall/j.db ~
dir in.csv/x back.db out .hidden
"""
_WORDS = [*_SAID.split(), "", " ", "\\"]
_OPTIONS = [*_SWITCHES.split(), "-5", "-x"]
_PATHS = [*_PLACES.split(), "x" * 300, "a\nb.csv"]
_COLUMNS = "kind day time name value unit site side state note date tingling balance"
_HEADS = [*_COLUMNS.split()]
_TEMPLATES = [
    *(
        "log {s}",
        "log {s} {d}",
        "log {s} --note {t}",
        "note {t}",
        "note {d} {t}",
        "fall {t}",
        "fall {d} {t} --injured",
    ),
    *("shot hydroxocobalamin 1 mg {d}", "take b12 {n} ug", "take {t} {n} mg", "lab b12 {n} ng/L range 197-771 {d}"),
    *("visit {t} {d}", "alarm {n}", "show", "show {d}", "today", "undo", "undo {n}", "redo", "edit {n} {s}", "due"),
    *(
        "edit {n} --note {t}",
        "delete {n}",
        "plan shot b12 1 mg every {n} weeks",
        "plan take {t} {n} mg daily",
        "plan",
    ),
    *("plan stop b12", "profile name {t}", "profile born {d}", "import in.csv", "import in.json", "import {p}"),
    *(
        "import in.csv --dry-run",
        "import in.csv --dates dmy",
        "export csv",
        "export json",
        "export csv -o {p} --force",
    ),
    *(
        "backup",
        "backup --to {p}",
        "backup --verify {p}",
        "restore {p} --yes",
        "where",
        "log",
        "show {n}",
        "show --json",
    ),
    *("symptom add {t}", "symptom add {t} {n}", "symptom hide {s}", "symptom rename {s} {t}", "symptom", "sites"),
    *("merge {p}", "merge back.db --dry-run", "purge {n} --yes", "purge {n}", "history", "history {n}", "ask {t}"),
    *("trend", "trend {s}", "cycle", "cycle {s}", "check", "report --text", "report --html"),
    *("merge back.db", "restore back.db --yes", "backup --verify back.db", "backup --recipient {t}"),
    *("config {t} {t}", "config dates dmy", "config", "journal add {t} {p}", "journal", "log {s} --for {t}"),
]
_DAYS = ["yesterday", "friday 8am", "1 nov", "2026-11-01", "today", "8am"]


def texts() -> st.SearchStrategy[str]:
    """Any text that can be an argument, also stray bytes: no NUL, and no slash (it could lead out of the folder)."""
    characters = st.characters(exclude_characters="\0/", exclude_categories=["Cs"])
    stray = st.binary(min_size=1, max_size=4).map(
        lambda found: os.fsdecode(found.replace(b"\0", b"").replace(b"/", b""))
    )
    hostile = st.sampled_from(
        ["\x1b[2J", "\x1b]52;c;eA==\x07", "\u202eabc", "=cmd|' '!A1", "+1", "-1", "@x", "'=1", "\tx"]
    )
    return st.text(characters, max_size=12) | stray | hostile


def words() -> st.SearchStrategy[str]:
    return (
        st.sampled_from(_WORDS)
        | st.sampled_from(_WORDS)
        | st.sampled_from(_OPTIONS)
        | st.sampled_from(_PATHS)
        | texts()
    )


@st.composite
def meant(draw: st.DrawFn) -> list[str]:
    """A line that a person could type."""
    found: list[str] = []
    for word in draw(st.sampled_from(_TEMPLATES)).split():
        match word:
            case "{s}":
                found += draw(st.lists(st.sampled_from(_WORDS[:30]), min_size=1, max_size=3))
            case "{d}":
                found += draw(
                    st.sampled_from(["yesterday", "friday 8am", "1 nov", "2026-11-01", "today", "8am"])
                ).split()
            case "{t}":
                found.append(draw(texts() | st.sampled_from(_WORDS)))
            case "{n}":
                found.append(draw(st.integers(-1, 12).map(str) | st.sampled_from(_WORDS)))
            case "{p}":
                found.append(draw(st.sampled_from(_PATHS)))
            case _:
                found.append(word)
    return found


def lines() -> st.SearchStrategy[list[str]]:
    cheap = st.sampled_from([name for name in NAMES if name not in _DRAWS])
    anything = st.tuples(cheap, st.lists(words(), max_size=6)).map(lambda found: [found[0], *found[1]])
    rare = st.integers(0, 150).flatmap(
        lambda number: (
            st.tuples(st.sampled_from(_DRAWS), st.lists(words(), max_size=3)).map(lambda found: [found[0], *found[1]])
            if number == 0
            else st.lists(words().filter(lambda word: word not in _DRAWS), max_size=5)
        )
    )
    return meant() | meant() | anything | rare


def files() -> st.SearchStrategy[bytes]:
    """The content of a file to import."""
    cell = texts() | st.sampled_from(_WORDS)
    row = st.lists(cell, max_size=8).map(lambda cells: ",".join(cells))
    table = st.tuples(st.lists(st.sampled_from(_HEADS), max_size=8), st.lists(row, max_size=5)).map(
        lambda found: "\n".join([",".join(found[0]), *found[1]]).encode("utf-8", "surrogateescape")
    )
    wide = st.lists(st.tuples(st.sampled_from(["2026-11-01", "1/2/2026", "x"]), cell), max_size=5).map(
        lambda found: ("date,tingling\n" + "".join(f"{day},{one}\n" for day, one in found)).encode(
            "utf-8", "surrogateescape"
        )
    )
    values = st.recursive(st.none() | st.booleans() | st.floats() | cell, lambda inner: st.lists(inner, max_size=3))
    record = st.dictionaries(st.sampled_from([*_HEADS, "uid", "recorded_at"]), values, max_size=8)
    as_json = st.lists(record, max_size=3).map(_json)
    return table | wide | as_json | st.binary(max_size=200)


def _json(entries: list[object]) -> bytes:
    return json.dumps({"schema": 1, "command": "export", "entries": entries, "profile": {}}).encode()


def sessions(grammar: int) -> st.SearchStrategy[tuple[list[list[str]], bytes, bytes]]:
    """grammar: 1, 2, or 0 for lines of both."""
    line = {0: lines() | changed_lines(), 1: lines(), 2: changed_lines()}[grammar]
    typed = st.binary(max_size=40) | st.just(b"t6 b4\nl3\n")
    return st.tuples(st.lists(line, min_size=1, max_size=8), files(), typed)


class Sandbox:
    """A folder in which lines run. ``problems`` says what went wrong: each kind once, with its first line."""

    def __init__(self, ground: Path) -> None:
        self.work, self.journal = ground / "work", place.journal_in(ground)
        self.ground, self.counts, self.problems = ground, Counter[str](), dict[str, str]()
        place.typed(ground, "note", "first")
        place.typed(ground, "delete", "1")
        self.empty = self.journal.read_bytes()
        for words in ("undo", "log t6 b4", "plan take folate 5 mg daily", "symptom add itching", "edit 2 5"):
            place.typed(ground, *words.split())
        self.other = self.journal.read_bytes()
        self.outside: list[str] = []
        os.environ.clear()
        os.environ.update(place.environment(ground))
        tempfile.tempdir = os.environ["TMPDIR"]
        sys.addaudithook(self._watch)
        self.watched = False

    def _watch(self, event: str, given: tuple[object, ...]) -> None:
        """Record what is opened for writing, removed or renamed outside the folder."""
        if not self.watched or event not in ("open", "os.remove", "os.rename", "os.mkdir", "os.link"):
            return
        writes = event != "open" or (isinstance(given[2], int) and given[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
        if writes and isinstance(given[0], str | bytes | os.PathLike):
            path = os.path.abspath(os.fsdecode(given[0]))  # noqa: PTH100
            if not path.startswith(str(self.ground)) and path != os.devnull and "__pycache__" not in path:
                self.outside.append(f"{event} {path}")

    def lay_out(self, to_import: bytes) -> None:
        for folder in (self.work, self.ground / "home"):
            os.chdir(self.ground)
            shutil.rmtree(folder)
            folder.mkdir()
        (self.work / "dir").mkdir()
        self.journal.write_bytes(self.empty)
        (self.work / "back.db").write_bytes(self.other)
        os.chdir(self.work)
        (self.work / "in.csv").write_bytes(to_import)
        (self.work / "in.json").write_bytes(to_import)

    def type(self, line: list[str], given: bytes = b"") -> tuple[int, str]:
        """Run one line in this process; check its exit code and its output."""
        streams = sys.stdin, sys.stdout, sys.stderr
        out, err = io.BytesIO(), io.BytesIO()
        sys.stdin = io.TextIOWrapper(io.BytesIO(given), encoding="utf-8")
        answers = io.TextIOWrapper(out, encoding="utf-8", errors="strict", newline="")
        talk = io.TextIOWrapper(err, encoding="utf-8", errors="backslashreplace", newline="")
        sys.stdout, sys.stderr = answers, talk
        self.watched, code = True, 99
        try:
            code = cli.run(line)
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else 98
        except BaseException as error:
            self._wrong(f"it was not caught: {error!r}", line)
        finally:
            self.watched = False
            answers.flush()
            talk.flush()
            sys.stdin, sys.stdout, sys.stderr = streams
        shown = out.getvalue().decode() if "export" not in line[:3] else ""
        said = err.getvalue().decode()
        self.counts["lines"] += 1
        self.counts[f"exit code {code}"] += 1
        if code not in place.DOCUMENTED:
            self._wrong(f"exit code {code}: {' '.join(said.split())[:160]}", line)
        if "Traceback" in said:
            self._wrong("a traceback", line)
        bad = {character for character in shown + said if character != "\n" and not character.isprintable()}
        if bad:
            self._wrong(f"on the screen: {sorted(bad)}", line)
        if code not in (0, 130) and not (said or shown).strip():  # the findings of check are its answer
            self._wrong(f"exit code {code} and no word", line)
        for left in (self.ground / "tmp").iterdir():
            self._wrong("something is left in the folder for temporary files", line)
            shutil.rmtree(left, ignore_errors=True)
        for one in self.outside:
            self._wrong(f"outside the folder: {one}", line)
        self.outside.clear()
        return code, out.getvalue().decode("utf-8", "replace")

    def _wrong(self, what: str, line: object) -> None:
        self.problems.setdefault(what, ascii(line))

    def check(self, session: object, *, exports: bool) -> None:
        """Check that the journal is whole and can be read back, and that every entry survives both exports."""
        if not self.journal.is_file():
            return
        try:
            place.state_of(self.journal)
        except (AssertionError, sqlite3.Error) as error:
            self._wrong(f"the journal: {error}", session)
            return
        entries = open_journal(self.journal).read()
        self.counts["entries read back"] += len(entries)
        if exports and entries:
            self.counts["journals through both exports"] += 1
            for shape in ("csv", "json"):
                # Standing before the words, so that this is not a line of the person's.
                code, _ = self.type(["export", shape, "-o", f"all.{shape}", "--force"])
                # One for each, as a journal that is gone is not begun again beside its backups.
                other, _ = self.type(["import", f"all.{shape}", "--journal", f"other-{shape}.db"])
                back = open_journal(self.work / f"other-{shape}.db").read() if code == other == 0 else []
                if sorted(map(_plain, back)) != sorted(map(_plain, entries)):
                    self._wrong(f"{shape} does not come back equal", session)
            for cell in _cells(self.work / "all.csv"):
                if cell[:1] in ("=", "+", "-", "@", "\t", "\r"):
                    self._wrong(f"a formula: {cell!r}", session)


def _plain(record: object) -> str:
    return repr(replace(record, id=None))  # type: ignore[type-var]


def _cells(path: Path) -> Iterator[str]:
    with path.open(newline="", encoding="utf-8-sig") as file:
        for row in csv.reader(file):
            yield from row


def run(arguments: Namespace) -> place.Figures:
    if arguments.lines <= arguments.round:
        return _one_round(arguments)
    firsts = range(0, arguments.lines, arguments.round)
    added: place.Figures = {}
    with ThreadPoolExecutor(arguments.at_once) as pool:
        for found in pool.map(lambda number: _round(arguments, number, firsts[number]), range(len(firsts))):
            for name, figure in found.items():
                added[name] = added[name] + figure if name in added else figure
            print(json.dumps(added), file=sys.stderr, flush=True)
    return {name: added[name] for name in sorted(added, key=lambda name: name.startswith("never"))}


def _round(arguments: Namespace, number: int, first: int) -> place.Figures:
    lines = min(arguments.round, arguments.lines - first)
    grammar = arguments.grammar or 1 + number % 2
    told = ["--lines", lines, "--round", lines, "--seed", arguments.seed + number, "--grammar", grammar, "--json"]
    done = subprocess.run([sys.executable, __file__, *map(str, told)], stdout=subprocess.PIPE, text=True)
    found: place.Figures = json.loads(done.stdout)
    return found


def _one_round(arguments: Namespace) -> place.Figures:
    csv.field_size_limit(10**9)
    with place.new_ground() as ground:
        sandbox = Sandbox(ground)

        @seed(arguments.seed)
        @settings(
            max_examples=10**9,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(sessions(arguments.grammar))
        def play(session: tuple[list[list[str]], bytes, bytes]) -> None:
            if sandbox.counts["lines"] >= arguments.lines:
                raise KeyboardInterrupt
            typed, to_import, given_bytes = session
            sandbox.lay_out(to_import)
            for line in typed:
                sandbox.type(line, given_bytes)
            sandbox.counts["sessions"] += 1
            sandbox.check(session, exports=sandbox.counts["sessions"] % 2 == 0)

        try:
            play()
        except KeyboardInterrupt:
            os.chdir(ground)
    named = ("lines", "sessions", "entries read back", "journals through both exports")
    codes = {name: count for name, count in sorted(sandbox.counts.items()) if name.startswith("exit code")}
    return {
        **{name: sandbox.counts[name] for name in named},
        "lines of the manual, changed": sandbox.counts["lines"] if arguments.grammar == 2 else 0,
        **codes,
        "never: a promise broken": [f"{what}  {line}" for what, line in sandbox.problems.items()],
    }


if __name__ == "__main__":
    place.main(__doc__ or "", run, lines=100_000, round=2_500, at_once=2, grammar=0)
