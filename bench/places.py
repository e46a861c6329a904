"""The places of the measurements: two virtual environments and the homes of the programs, all in one folder."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import data
import health_data

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent
REQUIREMENTS = HERE / "requirements.txt"


@dataclass(frozen=True)
class Environment:
    """A virtual environment."""

    folder: Path

    def program(self, name: str) -> str:
        return str(self.folder / "bin" / name)

    def install(self, *what: str) -> None:
        """Install packages into it and compile their modules. First make it if it does not exist."""
        if not (self.folder / "bin" / "python").exists():
            subprocess.run([sys.executable, "-m", "venv", self.folder], check=True)
        pip = [self.program("python"), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
        subprocess.run([*pip, *what], check=True)

    def versions(self, *names: str) -> dict[str, str]:
        """The versions of its packages."""
        code = "import json, sys; from importlib.metadata import version; "
        code += "print(json.dumps({name: version(name) for name in sys.argv[1:]}))"
        found = subprocess.run([self.program("python"), "-c", code, *names], check=True, capture_output=True)
        versions: dict[str, str] = json.loads(found.stdout)
        return versions


@dataclass(frozen=True)
class Home:
    """A separate home folder for a program."""

    folder: Path

    def environment(self, **more: str) -> dict[str, str]:
        """Only the search path of the person's own environment: no settings, no terminal, a fixed clock."""
        return {
            "PATH": os.environ.get("PATH", os.defpath),
            "LANG": "C.UTF-8",
            "TZ": "UTC",
            "HOME": str(self.folder),
            "XDG_DATA_HOME": str(self.folder / "data"),
            "XDG_CONFIG_HOME": str(self.folder / "config"),
            "XDG_CACHE_HOME": str(self.folder / "cache"),
            "TRACKER_NOW": data.NOW,
            **more,
        }

    def build(self, recipe: str, make: Callable[[], None]) -> None:
        """Let ``make`` fill it, unless the same recipe filled it before."""
        done = self.folder / "recipe"
        if done.exists() and done.read_text() == recipe:
            return
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        make()
        done.write_text(recipe)


class Journal:
    """A journal of tracker, at its default place in a home."""

    def __init__(self, home: Home, tracker: str) -> None:
        self.home = home
        self.tracker = tracker

    @property
    def path(self) -> Path:
        found = json.loads(self.say("--json", "where"))["journal"]
        return Path(found)

    def say(self, *words: str) -> str:
        """The answer of ``tracker`` to these words. Raises when it fails."""
        done = subprocess.run(
            [self.tracker, *words], env=self.home.environment(), stdin=subprocess.DEVNULL, capture_output=True
        )
        if done.returncode != 0:
            raise RuntimeError(f"tracker {' '.join(words)}: {done.stderr.decode()}")
        return done.stdout.decode()

    def start(self) -> None:
        """Make it empty."""
        self.say("profile", "name", "-")

    def filled(self, file: Path, count: int) -> None:
        """Make it from a CSV file."""
        self.say("import", str(file))
        assert count_live(self.path) == count, "the import did not add every row"


class Log:
    """``tracker log`` in a journal, with a check: each run must add three entries."""

    def __init__(self, journal: Journal, *, fresh: bool) -> None:
        """fresh: before each run, put the journal back to its first state."""
        self._path = journal.path
        self._kept = self._path.with_suffix(".kept") if fresh else None
        if self._kept and not self._kept.exists():
            shutil.copyfile(self._path, self._kept)
        self._before = 0

    def prepare(self) -> None:
        if self._kept:
            shutil.copyfile(self._kept, self._path)
        self._before = count_live(self._path)

    def check(self, output: str) -> None:
        assert count_live(self._path) == self._before + 3, "the entries are not in the journal"


# Complete and of the same version, otherwise jrnl writes it again. As JSON it would look like a file of jrnl 1.
_SETTINGS = """\
colors:
  body: none
  date: none
  tags: none
  title: none
default_hour: 9
default_minute: 0
editor: ''
encrypt: false
highlight: true
indent_character: '|'
journals:
  default:
    journal: {path}
linewrap: 79
tagsymbols: '#@'
template: false
timeformat: '%F %r'
version: '{version}'
"""


class Diary:
    """A journal of jrnl: plain text, not encrypted, no editor. Each run must add one entry."""

    ENTRY = "tingling 6 balance 4 leg-weakness 3"

    def __init__(self, home: Home, version: str, *, fresh: bool) -> None:
        """fresh: empty the journal before each run."""
        self.home = home
        self.path = home.folder / "diary.txt"
        self._version = version
        self._fresh = fresh
        self._before = 0

    def make(self, count: int) -> None:
        data.write_diary(self.path, count)
        folder = self.home.folder / "config" / "jrnl"
        folder.mkdir(parents=True)
        (folder / "jrnl.yaml").write_text(_SETTINGS.format(path=json.dumps(str(self.path)), version=self._version))

    def entries(self, jrnl: str) -> int:
        """The number of entries that jrnl itself finds in it."""
        words = [jrnl, "--export", "json"]
        done = subprocess.run(words, env=self.home.environment(), stdin=subprocess.DEVNULL, capture_output=True)
        return len(json.loads(done.stdout)["entries"])

    def prepare(self) -> None:
        if self._fresh:
            self.path.write_text("")
        self._before = self.path.stat().st_size

    def check(self, output: str) -> None:
        assert self.path.stat().st_size > self._before, "jrnl's journal has not grown"
        assert self.ENTRY in self.path.read_text()[-200:], "the entry is not in jrnl's journal"


def count_live(path: Path) -> int:
    """The number of entries in a journal of tracker."""
    return count(path, "SELECT count(*) FROM entries WHERE live = 1")


def count(path: Path, query: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        (found,) = connection.execute(query).fetchone()
    return int(found)


def recipe() -> str:
    """A text that changes when existing journals must be built again."""
    sources = [
        Path(data.__file__),
        Path(health_data.__file__),
        *sorted((PROJECT / "migrations" / "versions").glob("*.py")),
    ]
    return hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()
