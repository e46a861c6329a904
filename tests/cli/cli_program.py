"""What a command answered, the journal's file as it is, and the installed program."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

NOW = "2026-11-20T14:30"
# For what hangs, in seconds. A busy computer may take a hundred times as long as an idle one.
FOREVER = 900


@dataclass(frozen=True)
class Answer:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def error(self) -> Any:
        return json.loads(self.err)["error"]

    @property
    def all(self) -> str:
        """Both streams, each run of white space one space, so that where a line was broken does not matter."""
        return " ".join((self.out + self.err).split())


@dataclass(frozen=True)
class Journal:
    """The file of a test, looked at with raw SQL and never with the program's own code."""

    path: Path

    def bytes(self) -> str:
        return hashlib.sha256(self.path.read_bytes()).hexdigest()

    def rows(self, columns: str = "*") -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self.path)) as connection:
            return connection.execute(f"SELECT {columns} FROM entries WHERE live = 1 ORDER BY row").fetchall()


def program() -> list[str]:
    """The installed command, or the module where it is not installed as a script."""
    script = Path(sys.executable).with_name("tracker")
    return [str(script)] if script.exists() else [sys.executable, "-m", "tracker"]
