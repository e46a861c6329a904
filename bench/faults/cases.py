"""The commands that write, each with the journal on which it runs."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import ground as place

_CSV = "date,tingling,balance\n" + "".join(f"2026-10-{day:02},{day % 11},{day % 7}\n" for day in range(1, 29))
_DEFAULT = ".local/share/b12-tracker/journal.db"
_SETTINGS = ".config/b12-tracker/config.toml"
PURGED = "quetzalcoatlus"
_GOLDEN = Path(__file__).parents[2] / "tests" / "store" / "golden"


@dataclass(frozen=True)
class Case:
    """A command and its preparation.

    commits: how often it commits; keeps: the copy of the old journal that must exist before the journal changes;
    default_place: the journal is at its default place; sets: a file that, like the journal, must be as before or as
    after; backs_up: it makes one backup; forgets: a word that is in no file when it is done.
    """

    words: str
    before: Callable[[Path], object]
    commits: int = 1
    keeps: str = ""
    default_place: bool = False
    sets: str = ""
    backs_up: bool = False
    forgets: str = ""

    def typed(self, ground: Path) -> list[str]:
        key = ground / "work" / "key.txt"
        recipient = key.read_text().split()[1] if key.exists() else ""
        return self.words.format(work=ground / "work", recipient=recipient).split()

    def folder(self, ground: Path) -> Path:
        """The folder that contains everything the command writes."""
        return ground / ("home" if self.default_place else "work")

    def environment(self, ground: Path) -> dict[str, str]:
        told = place.environment(ground)
        if self.default_place:
            del told["TRACKER_JOURNAL"]
        return told

    def state_in(self, folder: Path, look: Callable[[Path], place.State] = place.state_of) -> place.State | None:
        """What the command changes, as now in ``folder``; None for no journal. Raises like ``place.state_of``."""
        journal = folder / (_DEFAULT if self.default_place else "journal.db")
        state = look(journal) if journal.exists() else None
        if not self.sets:
            return state
        said = (folder / self.sets).read_bytes() if (folder / self.sets).exists() else b""
        return {**(state or {}), self.sets: [(said,)]}

    def broken_in(
        self, folder: Path, before: place.State | None, now: place.State | None, *, told: bool
    ) -> Iterator[str]:
        """The broken promises besides the journal: copies, backups, and words that should be gone."""
        if self.keeps and now != before:
            copy = folder / self.keeps
            if not copy.exists() or place.state_of(copy) != before:
                yield "the copy of what was there is not there or not whole"
        if self.backs_up and told and not _is_backed_up(folder, now):
            yield "the backup is not there or not whole"
        if self.backs_up and "--recipient" in self.words and any(_is_plain(one) for one in _made_in(folder)):
            yield "plain bytes in the folder of an encrypted backup"
        if self.forgets and told:
            for file in folder.rglob("*"):
                if file.is_file() and self.forgets.encode() in file.read_bytes():
                    yield f"a word that was purged is in {file.name}"


def _made_in(folder: Path) -> list[Path]:
    return [one for one in (folder / "backups").glob("*") if one.suffix != ".json"]


def _is_plain(file: Path) -> bool:
    return b"SQLite format 3" in file.read_bytes()


def _is_backed_up(folder: Path, state: place.State | None) -> bool:
    from tracker.store.copies.encryption import Identity
    from tracker.store.copies.verify import verified

    key = Identity(tuple((folder / "key.txt").read_text().splitlines())) if (folder / "key.txt").exists() else None
    made = [one for one in _made_in(folder) if not one.name.startswith(".")]
    if len(made) != 1:
        return False
    with verified(made[0], key=key) as (found, plain):
        return found.proved and place.state_of(plain) == state


@cache
def _typed_once() -> bytes:
    with place.new_ground() as ground:
        for line in ("log t6 b4 l3", "note slept badly", "shot hydroxocobalamin 1 mg left thigh"):
            place.typed(ground, *line.split())
        return place.journal_in(ground).read_bytes()


def _entries(ground: Path) -> None:
    place.journal_in(ground).write_bytes(_typed_once())
    place.journal_in(ground).chmod(0o600)
    (ground / "work" / "in.csv").write_text(_CSV)


def _named_elsewhere(ground: Path) -> None:
    """Add an export with the profile of somebody."""
    _entries(ground)
    other = ["--journal", str(ground / "work" / "other.db")]
    for line in ("log t6 b4", "profile name Sam", f"export json -o {ground / 'work' / 'in.json'}"):
        place.typed(ground, *other, *line.split())


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


def _with_another(ground: Path) -> None:
    """Add the journal of another computer: changed in both, added there, deleted there."""
    _entries(ground)
    other = ground / "work" / "other.db"
    other.write_bytes(place.journal_in(ground).read_bytes())
    for line in ("edit 1 tingling 2", "delete 2", "log t9", "plan take folate 5 mg daily", "symptom add itching"):
        place.typed(ground, "--journal", str(other), *line.split(), now="2026-11-20T15:00")
    place.typed(ground, "edit", "1", "tingling", "7")


def _confided(ground: Path) -> None:
    _entries(ground)
    place.typed(ground, "edit", "4", "--note", f"{PURGED} slept badly")
    place.typed(ground, "edit", "4", "--note", "slept badly")


def _with_key(ground: Path) -> None:
    from pyrage import x25519

    _entries(ground)
    secret = x25519.Identity.generate()
    (ground / "work" / "key.txt").write_text(f"# {secret.to_public()}\n{secret}\n")


def _sealed(ground: Path) -> None:
    _with_key(ground)
    recipient = (ground / "work" / "key.txt").read_text().split()[1]
    place.typed(ground, "backup", "--to", str(ground / "work"), "--recipient", recipient)
    for name in ("old.db.age.json", "old.db.age"):
        next((ground / "work").glob(f"journal-*{name[6:]}")).rename(ground / "work" / name)
    place.typed(ground, "log", "t1")


def _set_before(ground: Path) -> None:
    file = ground / "home" / _SETTINGS
    file.parent.mkdir(parents=True)
    file.write_text('# mine\npaper = "letter"\n')


def _weekly(ground: Path) -> None:
    """Let entries make backups."""
    _entries(ground)
    file = ground / "home" / _SETTINGS
    file.parent.mkdir(parents=True)
    file.write_text('backup = "weekly"\n')


def _left_over(ground: Path) -> None:
    """Leave what a killed command left, and the mode and rights of another program."""
    _entries(ground)
    place.typed(ground, "backup")
    left = ground / "work" / ".copy-abc.part"
    left.write_bytes(_typed_once())
    os.utime(left, (1_000_000_000, 1_000_000_000))
    with closing(sqlite3.connect(place.journal_in(ground))) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    place.journal_in(ground).chmod(0o644)


def _nothing(_: Path) -> None: ...


def _of_schema(dump: Path, ground: Path) -> None:
    with closing(sqlite3.connect(place.journal_in(ground))) as connection:
        connection.executescript(dump.read_text(encoding="utf-8"))


def old_journals() -> list[Path]:
    """The dumps of journals, with hostile text in them, of every schema that this program upgrades."""
    from tracker.store.file.schema import HEAD

    return [dump for dump in sorted(_GOLDEN.glob("*.sql")) if dump.stem < HEAD]


CASES = {
    "log": Case("log t6 b4 l3", _entries),
    "an entry that makes a backup": Case("log t6 b4 l3", _weekly),
    "check --mend": Case("check --mend --yes", _left_over, commits=0),
    "edit": Case("edit 1 tingling 5", _entries),
    "delete": Case("delete 1 2", _entries),
    "undo": Case("undo", _entries),
    "several undos": Case("undo 3", _entries),
    "redo": Case("redo", _undone),
    "plan": Case("plan take folate 5 mg daily", _entries),
    "symptom": Case("symptom add itching", _entries),
    "profile": Case("profile name Sam", _entries),
    "import": Case("import {work}/in.csv", _entries),
    "import with a profile": Case("import {work}/in.json", _named_elsewhere),
    "merge": Case("merge {work}/other.db", _with_another, keeps="journal-before-merge.db"),
    "purge": Case("purge 4 --yes", _confided, forgets=PURGED),
    "backup": Case("backup", _entries, commits=0, backs_up=True),
    "an encrypted backup": Case("backup --recipient {recipient}", _with_key, commits=0, backs_up=True),
    "restore": Case("restore {work}/old.db --yes", _backed_up, keeps="journal-before-restore.db"),
    "restore of a lost journal": Case("restore {work}/old.db --yes", _lost),
    "restore of an encrypted backup": Case(
        "restore {work}/old.db.age --identity {work}/key.txt --yes", _sealed, keeps="journal-before-restore.db"
    ),
    "config": Case("config date-order dmy", _set_before, default_place=True, sets=_SETTINGS),
    "the first setting": Case("config date-order dmy", _nothing, default_place=True, sets=_SETTINGS),
    "the first entry": Case("log t6 b4", _nothing, commits=2),
    "the first entry, in the default place": Case("log t6 b4", _nothing, commits=2, default_place=True),
    **{
        f"an entry in a journal of schema {dump.stem}": Case(
            "log t6 b4", partial(_of_schema, dump), commits=2, keeps="journal-before-upgrade.db"
        )
        for dump in old_journals()
    },
}
