"""Which entries of another journal are not known here as they are known there. A merge reads only these.

SQLite compares the two files, the other one attached beside this one, so what both know takes no memory. An entry is
settled when everything that happened to it there is known here, and the same holds in both. Copies of one journal
have the same rows, so each version is first compared with that in the row of the same number, and only then with
every version of the same entry. An entry of which this journal has no version is not read either: it differs from
nothing here, and ``only_there.py`` copies it.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Column, Connection, Integer, MetaData, Table, Text, text

from tracker.store.file.database import BESIDE
from tracker.store.file.schema import MERGE, MERGED, entries

# What a merge did is no event of its own: it repeats what happened in another journal, at another time.
NO_EVENT: Final = (MERGE, MERGED + MERGE)

_temporary = MetaData(schema="temp")
unsettled = Table("unsettled", _temporary, Column("uid", Text, primary_key=True))
# Versions there that are not in the row of the same number here. known: 1 where any version of the entry is here.
apart = Table("apart", _temporary, Column("row", Integer, primary_key=True), Column("known", Integer))
# The changes of undone merges, and those that came with them, directly before. They do not count.
left_out = {
    schema: Table(f"left_out_{schema}", _temporary, Column("id", Integer, primary_key=True))
    for schema in ("main", BESIDE)
}
_CREATE: Final = (
    "CREATE TEMP TABLE unsettled (uid TEXT PRIMARY KEY) WITHOUT ROWID",
    "CREATE TEMP TABLE apart (row INTEGER PRIMARY KEY, known INTEGER)",
    *(f"CREATE TEMP TABLE {table.name} (id INTEGER PRIMARY KEY)" for table in left_out.values()),
    # The index of the journal has only what holds.
    "CREATE TEMP TABLE older (uid TEXT, row INTEGER, PRIMARY KEY (uid, row)) WITHOUT ROWID",
    "INSERT INTO temp.older SELECT uid, row FROM main.entries WHERE live = 0",
    "PRAGMA main.cache_size = -64000",  # to find an entry by its identity goes to and fro in the file
)
_LEAVE_OUT: Final = """
    INSERT INTO temp.left_out_{schema}
    SELECT c.id FROM {schema}.changes m JOIN {schema}.changes c ON c.id <= m.id AND c.id > coalesce((
        SELECT p.id FROM {schema}.changes p
        WHERE p.id < m.id AND substr(p.command, 1, {length}) <> '{merged}' ORDER BY p.id DESC LIMIT 1
    ), 0)
    WHERE m.command = '{merge}' AND m.state <> 'done'
"""
_SAYS_THE_SAME: Final = " AND ".join(
    f'm."{one.name}" IS t."{one.name}"'
    for one in entries.c
    if one.name not in ("row", "id", "added_by", "removed_by", "live")
)
_COUNTS: Final = " AND ".join(
    f"{side}.added_by NOT IN temp.left_out_{schema} AND coalesce({side}.removed_by NOT IN temp.left_out_{schema}, 1)"
    for side, schema in (("m", "main"), ("t", BESIDE))
)


def _same_moments(here: str, there: str) -> str:
    return (
        f"{here}.at IS {there}.at AND {here}.turns IS {there}.turns"
        f" AND ({here}.command IN {NO_EVENT}) IS ({there}.command IN {NO_EVENT})"
    )


def _happened_here(side: str) -> str:
    """That a version was added (or removed) there: no event, or an event that a version here says as well."""
    return f"""EXISTS (
        SELECT 1 FROM {BESIDE}.changes tc WHERE tc.id = t.{side} AND (tc.command IN {NO_EVENT} OR EXISTS (
            SELECT 1 FROM main.entries m JOIN main.changes mc ON mc.id = m.{side}
            WHERE m.row IN (
                SELECT row FROM main.entries o WHERE o.uid = t.uid AND o.live = 1
                UNION ALL SELECT row FROM temp.older o WHERE o.uid = t.uid
            ) AND {_SAYS_THE_SAME} AND {_same_moments("mc", "tc")} AND {_COUNTS}
        ))
    )"""  # noqa: S608 (ours)


_IN_THE_SAME_ROW: Final = f"""EXISTS (
    SELECT 1 FROM main.entries m
    JOIN main.changes ma ON ma.id = m.added_by LEFT JOIN main.changes mr ON mr.id = m.removed_by
    JOIN {BESIDE}.changes ta ON ta.id = t.added_by LEFT JOIN {BESIDE}.changes tr ON tr.id = t.removed_by
    WHERE m.row = t.row AND m.live = t.live AND {_SAYS_THE_SAME}
    AND {_same_moments("ma", "ta")} AND {_same_moments("mr", "tr")} AND {_COUNTS}
)"""  # noqa: S608 (ours)
_HOLDS_HERE: Final = f"""EXISTS (
    SELECT 1 FROM main.entries m WHERE m.uid = t.uid AND m.live = 1 AND {_SAYS_THE_SAME} AND {_COUNTS}
)"""  # noqa: S608 (ours)
_KNOWN_HERE: Final = """(
    EXISTS (SELECT 1 FROM main.entries m WHERE m.uid = t.uid AND m.live = 1)
    OR EXISTS (SELECT 1 FROM temp.older o WHERE o.uid = t.uid)
)"""
_FIND: Final = (
    f"INSERT INTO temp.apart SELECT t.row, {_KNOWN_HERE} FROM {BESIDE}.entries t WHERE NOT {_IN_THE_SAME_ROW}",  # noqa: S608 (ours)
    f"""
    INSERT OR IGNORE INTO temp.unsettled
    SELECT t.uid FROM temp.apart a CROSS JOIN {BESIDE}.entries t ON t.row = a.row
    WHERE a.known = 1
    AND NOT ((t.live = 0 OR {_HOLDS_HERE})
        AND {_happened_here("added_by")} AND (t.removed_by IS NULL OR {_happened_here("removed_by")}))
    """,  # noqa: S608 (ours)
    # What holds here and not there, where all that happened there is known here.
    f"""
    INSERT OR IGNORE INTO temp.unsettled SELECT t.uid FROM {BESIDE}.entries t
    WHERE t.live = 0 AND EXISTS (SELECT 1 FROM main.entries m WHERE m.uid = t.uid AND m.live = 1)
    AND NOT EXISTS (SELECT 1 FROM {BESIDE}.entries o WHERE o.uid = t.uid AND o.live = 1)
    """,  # noqa: S608 (ours)
)
# What holds is found by the index of its identity, and a list is made only of the rest.
_IN_COMMON: Final = " UNION ALL ".join(
    f"""
    SELECT 1 FROM {BESIDE}.{table} t WHERE EXISTS (SELECT 1 FROM main.{table} m WHERE m.uid = t.uid AND m.live = 1)
    UNION ALL SELECT 1 FROM {BESIDE}.{table} WHERE uid IN (SELECT uid FROM main.{table} WHERE live = 0)
    """  # noqa: S608 (ours)
    for table in ("plans", "entries")
)
_IS_EMPTY: Final = "SELECT NOT EXISTS (SELECT 1 FROM {schema}.entries) AND NOT EXISTS (SELECT 1 FROM {schema}.plans)"


def find(connection: Connection) -> None:
    """Fill ``unsettled``, ``apart`` and ``left_out``. The other journal is attached to the connection."""
    for statement in _CREATE:
        connection.execute(text(statement))
    for schema in left_out:
        words = {"schema": schema, "merge": MERGE, "merged": MERGED, "length": len(MERGED)}
        connection.execute(text(_LEAVE_OUT.format(**words)))
    for statement in _FIND:
        connection.execute(text(statement))


def nothing_in_common(connection: Connection) -> bool:
    """Whether both journals hold something, and no entry or plan of the other one is in this one."""
    if any(connection.execute(text(_IS_EMPTY.format(schema=schema))).scalar_one() for schema in left_out):
        return False
    return connection.execute(text(f"{_IN_COMMON} LIMIT 1")).first() is None
