"""Is a file whole? The short way says what SQLite's own check says, or leaves it to that."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from store_files import AT, one_of_each, raw, score

from tracker.domain.model.records import Dose
from tracker.errors import JournalDamaged
from tracker.store.file import whole_file
from tracker.store.file.database import connect
from tracker.store.journal import Journal, open_journal

HOSTILE: dict[str, tuple[Any, ...]] = {
    "INTEGER": (None, -1440, -1439, -1, 0, 1, 2, 1439, 1440),
    "REAL": (None, -1.0, -0.0, 0.0, 0.5, 1.0, 10.0, 11.0, 1e6, 1e300, float("inf")),
    "TEXT": (
        *(None, "", "x", "x" * 80, "x" * 81, "symptom", "test", "lab", "dose", "event", "score", "mg", "fall"),
        *("recorded", "taken", "skipped", "left", "both", "<", ">=", "2026-11-20", "2026-02-31", "1899-12-31", "now"),
        *("2026-11-20x", "00:00", "23:59", "24:00", "9:00", "12:60", "2026-11-20T23:59:59Z", "2026-11-20T24:00:00Z"),
        *("2026-11-20T09:00:00", "2026-11-20T09:00:60Z", "2026-11-21T09:00:00Z", "2026-02-30T09:00:00Z", "*", "[a]"),
        *("a" * 32, "A" * 32, "g" * 32, " " * 32, "a" * 31),
    ),
}
LEFT = ("row", "id", "added_by", "removed_by")
SECOND: tuple[dict[str, Any], ...] = ({}, {"kind": "event"}, {"kind": "dose"}, {"state": "skipped"}, {"unit": None})


def checks(path: Path) -> str:
    """All CHECKs of the entries, out of the file itself."""
    ((made,),) = raw(path, "SELECT sql FROM sqlite_schema WHERE name = 'entries'")
    found = re.findall(r"CONSTRAINT ck_\w+ CHECK (\(.*\)),?$", made, re.MULTILINE)
    assert len(found) == 25
    return " AND ".join(found)


def odd_rows(path: Path) -> Iterator[dict[str, Any]]:
    """Every row with one column spoilt, and with its kind, state or unit as well."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        whole = [dict(row) for row in connection.execute("SELECT * FROM entries")]
        types = {name: kind for _, name, kind, *_ in connection.execute("PRAGMA table_info(entries)")}
    for row, second, column in product(whole, SECOND, [one for one in types if one not in LEFT]):
        for value in HOSTILE[types[column]]:
            yield {**row, "live": 0, **second, column: value}


def fill(journal: Journal) -> None:
    tablet = Dose(day=AT.date(), product="b12", route="oral", amount=1.0, unit="mg", recorded_at=AT)
    journal.record([score(recorded_at=AT), tablet, *one_of_each()], command="log", at=AT)


@pytest.mark.thorough
def test_what_the_short_way_accepts_keeps_every_rule_of_the_file(journal: Journal) -> None:
    fill(journal)
    rules = checks(journal.path)
    rows = [{**row, "row": number} for number, row in enumerate(odd_rows(journal.path), 100)]
    columns, values = ", ".join(f'"{one}"' for one in rows[0]), ", ".join(f":{one}" for one in rows[0])
    with closing(sqlite3.connect(journal.path)) as connection, connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.executemany(f"INSERT OR IGNORE INTO entries ({columns}) VALUES ({values})", rows)
        wrong = f"{whole_file.USUAL} AND uid NOT GLOB '*[^0-9a-f]*' AND NOT ({rules})"
        assert connection.execute(f"SELECT * FROM entries WHERE {wrong} LIMIT 1").fetchall() == []
        usual, good, every = connection.execute(
            f"SELECT total(CASE WHEN {whole_file.USUAL} THEN 1 END), total({rules}), count(*) FROM entries"
        ).fetchone()
    assert 1_000 < usual < good < every - 5_000


SPOILT = (
    "UPDATE entries SET uid = 'A' || substr(uid, 2) WHERE row = 1",
    "UPDATE entries SET uid = ' ' || substr(uid, 2) WHERE row = 1",
    "UPDATE entries SET uid = substr(uid, 2) WHERE row = 2",
    "UPDATE entries SET day = '2026-02-31' WHERE row = 2",
    "UPDATE entries SET time = '24:00' WHERE row = 3",
    "UPDATE entries SET value = 10.5 WHERE row = 1",
    "UPDATE entries SET recorded_at = '2026-11-20T14:30:60Z' WHERE row = 1",
    "UPDATE entries SET state = 'taken' WHERE row = 7",
    "UPDATE changes SET at = 'junk'",
    "UPDATE symptoms SET asked = 'hourly' WHERE row = 1",
    "INSERT INTO profile VALUES ('born', '1970-02-30')",
)


@pytest.mark.parametrize("strange", [False, pytest.param(True, marks=pytest.mark.thorough)])
def test_a_row_that_breaks_one_rule_is_found(path: Path, strange: bool) -> None:
    journal = open_journal(path)
    fill(journal)
    raw(path, "INSERT INTO symptoms VALUES (1, 'x', 'X', 'none', 'worst', 'daily', 1, 1, NULL, 1, NULL, 1)")
    if strange:
        raw(path, "CREATE TABLE theirs (a CHECK (a > 0))")
    whole = path.read_bytes()
    with closing(connect(path)) as connection:
        assert whole_file._has_known_rules(connection) is not strange
        assert whole_file.keeps_rules(connection)
        whole_file.refuse_broken(connection, path)
    for spoil in SPOILT:
        path.write_bytes(whole)
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("PRAGMA ignore_check_constraints = ON")
            assert connection.execute(spoil).rowcount
        with closing(connect(path)) as connection, pytest.raises(JournalDamaged):
            whole_file.refuse_broken(connection, path)


def test_an_index_without_a_row_and_an_entry_of_no_change_are_found(journal: Journal) -> None:
    fill(journal)
    path = journal.path
    whole = path.read_bytes()
    with closing(sqlite3.connect(path)) as connection:
        ((root,),) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'ix_entries_day'").fetchall()
        ((size,),) = connection.execute("PRAGMA page_size").fetchall()
    # In the head of the index's page, the number of its cells.
    cells = slice((root - 1) * size + 3, (root - 1) * size + 5)
    spoilt = bytearray(whole)
    assert spoilt[cells] != b"\0\0"
    spoilt[cells] = b"\0\0"
    path.write_bytes(spoilt)
    with closing(connect(path)) as connection, pytest.raises(JournalDamaged):
        whole_file.refuse_broken(connection, path)
    path.write_bytes(whole)
    raw(path, "UPDATE entries SET added_by = 99 WHERE row = 3")
    with closing(connect(path)) as connection, pytest.raises(JournalDamaged, match="point to nothing"):
        whole_file.refuse_broken(connection, path)


@pytest.mark.thorough
@pytest.mark.parametrize("golden", sorted((Path(__file__).parent / "golden").glob("*.sql")), ids=lambda one: one.stem)
def test_a_journal_of_any_age_takes_the_short_way_once_it_is_up_to_date(tmp_path: Path, golden: Path) -> None:
    path = tmp_path / "journal.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(golden.read_text(encoding="utf-8"))
    open_journal(path)
    with closing(connect(path)) as connection:
        assert whole_file._has_known_rules(connection)
        assert whole_file.keeps_rules(connection)
