"""The tables: the same two ways, and closed to what no journal may hold, whoever writes."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool
from store_files import AT, one_of_each, raw

from tracker.domain.model.body_places import SIDES
from tracker.domain.model.records import COMPARATORS, EVENT_NAMES, ROUTES, Observation
from tracker.store.file.schema import APPLICATION_ID, HEAD, SCHEMA
from tracker.store.file.table_rules import metadata
from tracker.store.file.views import VIEWS
from tracker.store.journal import open_journal
from tracker.store.rows.entry_row import to_row

INF, NAN = float("inf"), float("nan")


def normalised(statement: str) -> str:
    statement = statement.replace('"', "").replace("(\n", "( ").replace("\n)", " )")
    columns = re.sub(r"\s+", " ", statement).replace("( ", "(").replace(" )", ")")
    return columns.strip()


def parts_of(statement: str) -> list[str]:
    """What a statement says, in any order: a column that was added later brings its CHECK along."""
    apart = statement.replace(" CONSTRAINT ", ", CONSTRAINT ").replace(") STRICT", ", STRICT").replace(",,", ",")
    return sorted(apart.split(", "))


def schema_of(path: Path) -> dict[str, str]:
    found = raw(path, "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%'")
    return {name: normalised(statement) for name, statement in found if name != "alembic_version"}


def test_the_migrations_build_what_the_tables_say(path: Path, tmp_path: Path) -> None:
    direct = tmp_path / "direct.db"
    with create_engine(f"sqlite:///{direct}", poolclass=NullPool).begin() as connection:
        metadata.create_all(connection)
    assert {name: parts_of(made) for name, made in schema_of(path).items()} == {
        name: parts_of(said) for name, said in schema_of(direct).items()
    }
    assert len(schema_of(path)) > 10


def test_alembic_sees_nothing_to_migrate(path: Path) -> None:
    with create_engine(f"sqlite:///{path}", poolclass=NullPool).connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, metadata) == []


def test_the_file_says_whose_it_is_and_which_schema_it_has(path: Path) -> None:
    assert raw(path, "PRAGMA application_id") == [(APPLICATION_ID,)]
    assert APPLICATION_ID.to_bytes(4, "big") == b"B12t"
    assert raw(path, "PRAGMA user_version") == [(SCHEMA,)]
    assert raw(path, "SELECT version_num FROM alembic_version") == [(HEAD,)]
    assert raw(path, "PRAGMA journal_mode") == [("delete",)]


def test_every_table_is_strict_and_every_check_has_a_name(path: Path) -> None:
    for name, statement in schema_of(path).items():
        if statement.startswith("CREATE TABLE"):
            assert statement.endswith("STRICT"), name
            assert len(re.findall(r"\bCHECK\b", statement)) == len(re.findall(r"CONSTRAINT ck_\w+ CHECK", statement))
            assert len(re.findall(r"\bFOREIGN KEY", statement)) == len(re.findall(r"CONSTRAINT fk_\w+", statement))


@pytest.fixture(scope="module")
def tables(new_journal: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """A journal in memory, never committed to, with one line of history and a plan to point to."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        with closing(sqlite3.connect(new_journal)) as source:
            source.backup(connection)
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("INSERT INTO changes (at, command, state) VALUES ('2026-11-20T14:30:00Z', 'x', 'done')")
        yield connection


ENTRY: dict[str, Any] = {
    **to_row(Observation(day=date(2026, 11, 20), measure="pain", value=5.0, uid="a" * 32)),
    "id": 1,
    "added_by": 1,
    "removed_by": None,
    "live": 1,
}
DOSE = {**ENTRY, "kind": "dose", "name": "b12", "route": "oral", "value": 1.0, "unit": "mg", "state": "taken"}
LAB = {**ENTRY, "kind": "lab", "name": "b12", "unit": "ng/L", "value": 412.0}
WORDS = {**LAB, "unit": None, "value": None, "words": "positive"}
TEST = {**ENTRY, "kind": "test", "name": "romberg", "unit": "s", "value": 22.5}
EVENT = {**ENTRY, "kind": "event", "name": "fall", "unit": None, "value": None}
REMEMBERED = {"topic": "symptom", "said": "zapping", "answer": "tingling", "added_by": 1, "live": 1}
CHANGE = {"at": "2026-11-20T14:30:00Z", "command": "log", "state": "done", "undone_at": None}
PLAN = {
    "id": 1, "uid": "a" * 32, "product": "b12", "route": "oral", "amount": 1.0, "unit": "mg", "note": "",
    "counted_from": "grid", "starts": "2026-11-20", "ends": None, "book_days": None,
    "recorded_at": "2026-11-20T14:30:00Z", "added_by": 1, "removed_by": None, "live": 1,
}  # fmt: skip
PHASE = {"plan_row": 1, "position": 1, "every": 2, "unit": "weeks", "times": 3}


def accepts(connection: sqlite3.Connection, table: str, row: dict[str, Any]) -> bool:
    """Whether the table takes the row; it is taken back at once."""
    columns = ", ".join(f'"{name}"' for name in row)
    connection.execute("BEGIN")
    try:
        if table == "plan_phases":
            assert_plan = ", ".join(f'"{name}"' for name in PLAN)
            connection.execute(
                f"INSERT INTO plans ({assert_plan}) VALUES ({', '.join('?' * len(PLAN))})", list(PLAN.values())
            )
            (plan,) = connection.execute("SELECT max(row) FROM plans").fetchone()
            row = {**row, "plan_row": plan if row["plan_row"] == 1 else row["plan_row"]}
        connection.execute(
            f"INSERT INTO {table} ({columns}) VALUES ({', '.join('?' * len(row))})", list(row.values())
        )
    except (sqlite3.IntegrityError, sqlite3.OperationalError):
        return False
    else:
        return True
    finally:
        connection.execute("ROLLBACK")


ROWS = [
    *[("entries", row) for row in (ENTRY, DOSE, LAB, WORDS, TEST, EVENT)],
    ("remembered", REMEMBERED),
    ("changes", CHANGE),
    ("changes", {**CHANGE, "turns": "2026-11-20T14:30:00Z 2026-11-20T14:31:00Z"}),
    ("plans", PLAN),
    ("plan_phases", PHASE),
    ("profile", {"key": "name", "value": "Sam"}),
    ("profile", {"key": "name", "value": "now"}),
    ("profile", {"key": "born", "value": "1968-04-12"}),
]


@pytest.mark.parametrize(("table", "row"), ROWS)
def test_a_good_row_is_taken(tables: sqlite3.Connection, table: str, row: dict[str, Any]) -> None:
    assert accepts(tables, table, row)


GOOD = [
    *[(ENTRY, "value", value) for value in (0.0, 10.0)],
    *[(ENTRY, "time", value) for value in (None, "00:00", "23:59")],
    *[(ENTRY, "day", value) for value in ("1900-01-01", "2024-02-29", "9999-12-31")],
    *[(ENTRY, "side", value) for value in (None, *SIDES)],
    *[(ENTRY, "comparator", value) for value in (None, *COMPARATORS)],
    *[(DOSE, "route", value) for value in ROUTES],
    *[(DOSE, "state", value) for value in ("taken", "skipped")],
    *[(EVENT, "name", value) for value in (*EVENT_NAMES, "journey")],  # a program of one day knows more
    *[(ENTRY, "extent", value) for value in (None, "ankle", "hip")],
    (DOSE, "route", "implant"),
    *[(EVENT, "value", value) for value in (None, 0.0, 1.0)],
    *[(LAB, "low", value) for value in (None, 0.0, 412.0)],
    *[(TEST, "value", value) for value in (0.0, 999_999.9)],
    *[(ENTRY, "utc_offset", value) for value in (None, -1439, 1439)],
    *[(ENTRY, "recorded_at", value) for value in (None, "2026-11-20T14:30:00Z")],
]


@pytest.mark.parametrize(("row", "column", "value"), GOOD)
def test_what_a_record_may_hold_is_taken(
    tables: sqlite3.Connection, row: dict[str, Any], column: str, value: object
) -> None:
    assert accepts(tables, "entries", {**row, column: value})


DAYS = (
    "",
    "junk",
    "2026-02-31",
    "2026-13-01",
    "2026-1-1",
    "20261120",
    "2026-11-20T00:00",
    "1899-12-31",
    "now",
    "2461000.5",
)
MOMENTS = (
    "",
    "junk",
    "2026-11-20 14:30:00",
    "2026-11-20T14:30:00",
    "2026-02-31T00:00:00Z",
    "2026-11-20T24:00:00Z",
    "now",
)
BAD = [
    *[("entries", ENTRY, "day", value) for value in (*DAYS, None, 20261120, b"2026-11-20", "2026-11-20 ")],
    *[
        ("entries", ENTRY, "time", value)
        for value in ("24:00", "8:30", "08:60", "08:30:00", "", "now", b"08:30", 830)
    ],
    *[("entries", ENTRY, "value", value) for value in (5.5, 11.0, -1.0, INF, -INF, NAN, None, "six", b"6")],
    *[("entries", ENTRY, "state", value) for value in ("", "taken", "done", None)],
    *[("entries", ENTRY, "kind", value) for value in ("", "mood", None, "Symptom", "dose")],
    *[("entries", ENTRY, "name", value) for value in ("", "x" * 81, None, b"pain")],
    *[("entries", ENTRY, "uid", value) for value in ("", "a" * 31, "a" * 33, "A" * 32, "g" * 32, None, b"a" * 32)],
    *[("entries", ENTRY, "utc_offset", value) for value in (-1440, 1440, 1.5, "east")],
    *[("entries", ENTRY, "comparator", value) for value in ("", "=", "<>")],
    *[("entries", ENTRY, "side", value) for value in ("", "Left", "up")],
    *[("entries", ENTRY, "recorded_at", value) for value in MOMENTS],
    *[("entries", ENTRY, "live", value) for value in (2, -1, None, "yes")],
    *[("entries", ENTRY, "added_by", value) for value in (None, 99)],
    *[("entries", ENTRY, "removed_by", value) for value in (99, 0)],
    *[("entries", ENTRY, column, None) for column in ("id", "note", "laboratory", "given_by", "unit")],
    *[("entries", ENTRY, "note", value) for value in (b"text", None)],
    ("entries", ENTRY, "route", "oral"),
    ("entries", {**ENTRY, "state": "skipped"}, "value", 5.0),
    *[("entries", TEST, "value", value) for value in (1e6, -0.1, INF, NAN, None, "x")],
    *[("entries", LAB, "value", value) for value in (None, NAN, INF, -1.0)],
    *[("entries", LAB, "unit", value) for value in (None,)],
    *[("entries", LAB, "state", value) for value in ("skipped", "")],
    *[("entries", {**LAB, "low": 5.0}, "high", value) for value in (4.9, INF, -1.0, "x")],
    *[("entries", LAB, "low", value) for value in (-1.0, INF, 1e6)],
    *[("entries", DOSE, "route", value) for value in (None, "", "x" * 81)],
    *[("entries", DOSE, "state", value) for value in ("recorded", "", None)],
    *[("entries", DOSE, "unit", value) for value in (None,)],
    *[("entries", DOSE, "value", value) for value in (None, NAN)],
    *[("entries", EVENT, "name", value) for value in ("", "x" * 81)],
    *[("entries", ENTRY, "extent", value) for value in ("", "x" * 81)],
    ("entries", DOSE, "extent", "ankle"),
    *[("entries", WORDS, "words", value) for value in (None, "", "x" * 81, b"positive")],
    ("entries", LAB, "words", "positive"),
    ("entries", WORDS, "unit", "ng/L"),
    ("entries", WORDS, "value", 4.0),
    ("entries", EVENT, "words", "positive"),
    *[("remembered", REMEMBERED, "topic", value) for value in ("", None, "x" * 41)],
    *[("remembered", REMEMBERED, "said", value) for value in ("", None, "x" * 201)],
    *[("remembered", REMEMBERED, "answer", value) for value in ("", None, "x" * 201)],
    *[("remembered", REMEMBERED, "added_by", value) for value in (None, 99)],
    ("journal", {"one": 1}, "identity", "a" * 32),  # there is one already
    ("journal", {"one": 2}, "identity", "a" * 32),
    *[("entries", EVENT, "state", value) for value in ("skipped", "taken", "")],
    *[("entries", EVENT, "value", value) for value in (0.5, 2.0)],
    ("entries", {**EVENT, "name": "note"}, "value", 1.0),
    *[("changes", CHANGE, "at", value) for value in (*MOMENTS, None)],
    *[("changes", CHANGE, "state", value) for value in ("", "undone", "dropped", "other", None)],
    *[("changes", {**CHANGE, "state": "undone"}, "undone_at", value) for value in (*MOMENTS, None)],
    *[("changes", CHANGE, "undone_at", value) for value in ("2026-11-20T14:30:00Z",)],
    *[("changes", CHANGE, "command", value) for value in (None, b"log")],
    *[("changes", CHANGE, "turns", value) for value in (None, "soon", "2026-11-20T14:30:00Z ", "x" * 20)],
    *[("plans", PLAN, "product", value) for value in ("", "x" * 81, None)],
    *[("plans", PLAN, "amount", value) for value in (None, -1.0, INF, NAN)],
    *[("plans", PLAN, "unit", value) for value in (None,)],
    *[("plans", PLAN, "counted_from", value) for value in ("", "today", None)],
    *[("plans", PLAN, "book_days", value) for value in (-1, 1.5)],
    *[("plans", PLAN, "starts", value) for value in (*DAYS, None)],
    *[("plans", PLAN, "ends", value) for value in (*DAYS, "2026-11-19")],
    *[("plans", PLAN, "recorded_at", value) for value in (*MOMENTS, None)],
    *[("plans", PLAN, "live", value) for value in (2, None)],
    *[("plans", PLAN, "uid", value) for value in ("", "A" * 32, None)],
    *[("plans", PLAN, "added_by", value) for value in (None, 99)],
    *[("plan_phases", PHASE, "position", value) for value in (0, -1, None)],
    *[("plan_phases", PHASE, "every", value) for value in (0, None, 1.5)],
    *[("plan_phases", PHASE, "unit", value) for value in (None, "years", "")],
    *[("plan_phases", PHASE, "times", value) for value in (0, -1)],
    *[("plan_phases", PHASE, "most", value) for value in (2, 1.5)],
    *[("plan_phases", PHASE, "doses", value) for value in (0, None)],
    *[("plan_phases", PHASE, "weekdays", value) for value in ("7", "mon", "01234560", None)],
    *[("plan_phases", PHASE, "lasts", value) for value in (0, 2)],
    *[("plan_phases", PHASE, "lasts_unit", value) for value in ("weeks",)],
    *[("plan_phases", PHASE, "amount", value) for value in (1.0, -1.0)],
    *[("plan_phases", PHASE, "amount_unit", value) for value in ("mg",)],
    *[("plan_phases", PHASE, "as_needed", value) for value in (1, 2, None)],
    *[("plans", PLAN, "start_said", value) for value in (2, None)],
    *[("plan_phases", PHASE, "plan_row", value) for value in (99, None)],
    *[("profile", {"key": "name", "value": "Sam"}, "key", value) for value in ("mood", "", None)],
    *[
        ("profile", {"key": "born", "value": ""}, "value", value)
        for value in (*[d for d in DAYS if d != "1899-12-31"], None)
    ],
]


@pytest.mark.parametrize(("table", "row", "column", "value"), BAD)
def test_what_no_journal_may_hold_is_refused_whoever_writes(
    tables: sqlite3.Connection, table: str, row: dict[str, Any], column: str, value: object
) -> None:
    assert not accepts(tables, table, {**row, column: value})


def test_the_doctor_will_say_when_is_a_phase_and_so_is_until_told_otherwise(tables: sqlite3.Connection) -> None:
    assert accepts(tables, "plan_phases", {**PHASE, "every": None, "unit": None})
    assert accepts(tables, "plan_phases", {**PHASE, "times": None})


@pytest.mark.parametrize("column", ["id", "uid"])
@pytest.mark.parametrize(("table", "row"), [("entries", ENTRY), ("plans", PLAN)])
def test_an_entry_has_one_live_version_and_any_number_of_older_ones(
    path: Path, column: str, table: str, row: dict[str, Any]
) -> None:
    other = {"id": 2, "uid": "b" * 32}
    raw(path, "INSERT INTO changes (at, command, state) VALUES ('2026-11-20T14:30:00Z', 'x', 'done')")

    def insert(**changed: object) -> None:
        values = {**row, **changed}
        names = ", ".join(f'"{name}"' for name in values)
        raw(path, f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(values))})", list(values.values()))

    insert()
    insert(live=0)
    insert(live=0)
    different = {name: value for name, value in other.items() if name != column}
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        insert(**different)
    insert(**other)


def test_a_number_is_never_given_twice(path: Path) -> None:
    raw(path, "INSERT INTO changes (at, command, state) VALUES ('2026-11-20T14:30:00Z', 'x', 'done')")
    raw(path, "DELETE FROM changes")
    raw(path, "INSERT INTO changes (at, command, state) VALUES ('2026-11-20T14:30:00Z', 'x', 'done')")
    assert raw(path, "SELECT id FROM changes") == [(2,)]


def test_the_views_show_what_holds_now_whatever_the_connection_trusts(path: Path) -> None:
    journal = open_journal(path)
    journal.record(one_of_each(), command="log", at=AT)
    journal.correct(1, lambda one: replace(one, note="corrected"), command="edit", at=AT)
    journal.remove([5], command="delete", at=AT)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.row_factory = sqlite3.Row
        found = {name: [dict(row) for row in connection.execute(f"SELECT * FROM {name}")] for name in VIEWS}
    assert {name: len(rows) for name, rows in found.items()} == {
        "scores": 1, "home_tests": 1, "doses": 1, "blood_tests": 1, "events": 0,
    }  # fmt: skip
    assert {**found["scores"][0], "recorded_at": None} == {
        "day": "2026-11-20", "time": "08:05", "symptom": "tingling", "score": 6.0, "unit": "score", "place": "foot",
        "side": "left", "up_to": None, "state": "recorded", "note": "corrected", "recorded_at": None, "id": 1,
    }  # fmt: skip
    assert (found["blood_tests"][0]["result"], found["doses"][0]["route"]) == (0.34, "injection")


QUERIES = re.findall(r"```sql\n(.*?)```", (Path(__file__).parents[2] / "docs/scripts.md").read_text(), re.DOTALL)


@pytest.mark.parametrize("query", QUERIES)
def test_the_queries_of_the_manual_run(path: Path, query: str) -> None:
    open_journal(path).record(one_of_each(), command="log", at=AT)
    assert len(raw(path, query)) == 1
