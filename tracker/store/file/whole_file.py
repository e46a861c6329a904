"""Check that a file is whole: every page, index and reference in it, and the rules of every row.

``PRAGMA integrity_check`` does all of that. With many entries, most of its time goes into the CHECKs of their table.
So where that table has exactly the rules that this program gives it, the pragma leaves the CHECKs out, and one
statement applies them, with a short way for the usual rows. A row that it does not accept decides nothing: then the
pragma checks everything.
"""

from __future__ import annotations

import hashlib
import sqlite3
from binascii import Error as NoHex
from binascii import hexlify, unhexlify
from pathlib import Path
from typing import Final

from sqlalchemy import CheckConstraint

from tracker.store.file.database import damaged
from tracker.store.file.schema import entries, metadata
from tracker.store.file.write_ahead_log import wal_of

# The SHA-256 of the statement that makes the table of entries. Another table has other rules.
ENTRIES_SQL: Final = "828cbc2ea41b74518e747399c972727ed96d907c5851b38a8587cd853fcd8327"
_CACHE: Final = (
    "PRAGMA cache_size = -64000"  # an index is in no order of the rows, so the check goes to and fro in it
)
_TABLES: Final = "SELECT name, sql FROM sqlite_schema WHERE type = 'table'"
_OTHERS: Final = frozenset({"alembic_version", "sqlite_sequence", *metadata.tables}) - {entries.name}
_BATCH: Final = 20_000
_MOMENTS: Final = """
    length(uid) = 32 AND length(name) BETWEEN 1 AND 80 AND live >= 0 AND live <= 1
    AND day IS date(day, '+0 days') AND day >= '1900-01-01'
    AND (time IS NULL OR (time GLOB '[0-2][0-9]:[0-5][0-9]' AND time < '24:00'))
    AND (recorded_at IS NULL
      OR (recorded_at GLOB day || 'T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z' AND recorded_at < day || 'T24')
      OR recorded_at IS strftime('%Y-%m-%dT%H:%M:%SZ', recorded_at, '+0 days'))
    AND (utc_offset IS NULL OR utc_offset BETWEEN -1439 AND 1439)
"""
# A score without a place, and a dose with an amount: nearly all rows.
USUAL: Final = f"""
    {_MOMENTS}
    AND comparator IS NULL AND side IS NULL AND low IS NULL AND high IS NULL
    AND extent IS NULL AND other_sites IS NULL AND words IS NULL AND value >= 0
    AND ((kind = 'symptom' AND unit = 'score' AND state = 'recorded'
          AND value <= 10 AND value = CAST(value AS INTEGER) AND route IS NULL)
      OR (kind = 'dose' AND state = 'taken' AND unit <> 'score'
          AND value < 1e6 AND length(route) BETWEEN 1 AND 80))
"""


def refuse_broken(connection: sqlite3.Connection, path: Path) -> None:
    """Check every page, index and reference of a file, in a transaction that stays open. Raises JournalDamaged."""
    connection.execute(_CACHE)
    connection.execute("BEGIN")  # so that nobody makes the file longer during the check
    (size,) = connection.execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size").fetchone()
    if path.stat().st_size != size and wal_of(path) is None:
        raise damaged(path, "a part of it is missing")
    if not _is_whole(connection):
        raise damaged(path)
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise damaged(path, "entries in it point to nothing")


def _is_whole(connection: sqlite3.Connection) -> bool:
    if not _has_known_rules(connection):
        return _is_ok(connection, "integrity_check(1)")
    connection.execute("PRAGMA ignore_check_constraints = ON")
    try:
        whole = _is_ok(connection, "integrity_check(1)")
    finally:
        connection.execute("PRAGMA ignore_check_constraints = OFF")
    if not whole:
        return False
    others = all(_is_ok(connection, f"quick_check({table})") for table in sorted(_OTHERS))
    return others and (keeps_rules(connection) or _is_ok(connection, "integrity_check(1)"))


def _is_ok(connection: sqlite3.Connection, check: str) -> bool:
    return bool(connection.execute(f"PRAGMA {check}").fetchone() == ("ok",))


def _has_known_rules(connection: sqlite3.Connection) -> bool:
    """Whether the tables are those of this program, and that of the entries is as it makes it."""
    made = dict(connection.execute(_TABLES).fetchall())
    rules = made.pop(entries.name, None)
    return made.keys() == _OTHERS and hashlib.sha256(str(rules).encode()).hexdigest() == ENTRIES_SQL


def keeps_rules(connection: sqlite3.Connection) -> bool:
    """Whether every entry is sure to keep all CHECKs of its table. Their columns have the types that STRICT asks for.

    The digits of all identities are looked at together, which takes a fifth of the time of a pattern for each.
    """
    accepted = _accepted()
    last = None
    while True:
        after = "" if last is None else f"WHERE row > {last:d}"
        rows = f"SELECT row, uid, {accepted} AS ok FROM entries {after} ORDER BY row LIMIT {_BATCH}"  # noqa: S608 (ours)
        found = connection.execute(
            f"SELECT max(row), total(ok IS NOT 1), CAST(group_concat(uid, '') AS BLOB) FROM ({rows})"  # noqa: S608
        )
        last, refused, uids = found.fetchone()
        if last is None:
            return True
        if refused or not _is_hexadecimal(uids):
            return False


def _accepted() -> str:
    """What is 1 for a row that keeps all rules: the short way for the usual rows, and every CHECK for the rest.

    CASE does not look at what it no longer needs; OR looks at everything.
    """
    from tracker.store.file import table_rules  # a start does not need it

    table = table_rules.metadata.tables[entries.name]
    checks = [str(one.sqltext) for one in table.constraints if isinstance(one, CheckConstraint)]
    return f"CASE WHEN {USUAL} THEN 1 WHEN {' AND '.join(f'({check})' for check in checks)} THEN 1 END"


def _is_hexadecimal(digits: bytes) -> bool:
    """Whether there is nothing but digits 0-9 and a-f."""
    try:
        return hexlify(unhexlify(digits)) == digits
    except NoHex:
        return False
