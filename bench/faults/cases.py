"""The commands that write, each with the journal that it is typed at."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import ground as place

_CSV = "date,tingling,balance\n" + "".join(f"2026-10-{day:02},{day % 11},{day % 7}\n" for day in range(1, 29))
_GOLDEN = Path(__file__).parents[2] / "tests" / "store" / "golden"


@dataclass(frozen=True)
class Case:
    """A command and what is done before it. commits: how often it commits; keeps: the copy of the journal as it
    was that must be there before the journal is another; default_place: the journal is where it is by default."""

    words: str
    before: Callable[[Path], object]
    commits: int = 1
    keeps: str = ""
    default_place: bool = False

    def typed(self, ground: Path) -> list[str]:
        return self.words.format(work=ground / "work").split()

    def journal(self, ground: Path) -> Path:
        if self.default_place:
            return ground / "home" / ".local" / "share" / "b12-tracker" / "journal.db"
        return place.journal_in(ground)

    def folder(self, ground: Path) -> Path:
        """All that the command writes is in it."""
        return ground / ("home" if self.default_place else "work")

    def environment(self, ground: Path) -> dict[str, str]:
        told = place.environment(ground)
        if self.default_place:
            del told["TRACKER_JOURNAL"]
        return told


def _entries(ground: Path) -> None:
    for line in ("log t6 b4 l3", "note slept badly", "shot hydroxocobalamin 1 mg left thigh"):
        place.typed(ground, *line.split())
    (ground / "work" / "in.csv").write_text(_CSV)


def _undone(ground: Path) -> None:
    _entries(ground)
    place.typed(ground, "undo")


def _backed_up(ground: Path) -> None:
    _entries(ground)
    place.typed(ground, "backup", "--to", str(ground / "work"))
    next((ground / "work").glob("journal-*.db")).rename(ground / "work" / "old.db")
    (manifest,) = (ground / "work").glob("journal-*.json")
    manifest.rename(ground / "work" / "old.db.json")
    place.typed(ground, "log", "t1")


def _lost(ground: Path) -> None:
    _backed_up(ground)
    place.journal_in(ground).unlink()


def _nothing(_: Path) -> None: ...


def _of_schema(dump: Path, ground: Path) -> None:
    with closing(sqlite3.connect(place.journal_in(ground))) as connection:
        connection.executescript(dump.read_text(encoding="utf-8"))


def old_journals() -> list[Path]:
    """The dumps of journals, with hostile text in them, of every schema that this program upgrades."""
    from tracker.store.tables import HEAD

    return [dump for dump in sorted(_GOLDEN.glob("*.sql")) if dump.stem < HEAD]


CASES = {
    "log": Case("log t6 b4 l3", _entries),
    "edit": Case("edit 1 tingling 5", _entries),
    "delete": Case("delete 1 2", _entries),
    "undo": Case("undo", _entries),
    "redo": Case("redo", _undone),
    "plan": Case("plan take folate 5 mg daily", _entries),
    "symptom": Case("symptom add itching", _entries),
    "profile": Case("profile name Sam", _entries),
    "import": Case("import {work}/in.csv", _entries),
    "backup": Case("backup", _entries, commits=0),
    "restore": Case("restore {work}/old.db --yes", _backed_up, keeps="journal-before-restore.db"),
    "restore of a lost journal": Case("restore {work}/old.db --yes", _lost),
    "the first entry": Case("log t6 b4", _nothing, commits=2),
    "the first entry, in the default place": Case("log t6 b4", _nothing, commits=2, default_place=True),
    **{
        f"an entry in a journal of schema {dump.stem}": Case(
            "log t6 b4", partial(_of_schema, dump), commits=2, keeps="journal-before-upgrade.db"
        )
        for dump in old_journals()
    },
}
