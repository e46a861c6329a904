"""Transactions in a journal: each is there whole or not at all, and writers take turns."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext
from contextvars import ContextVar
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool

from tracker.errors import JournalProblem
from tracker.store.file import database
from tracker.store.file.database import damaged, translated
from tracker.store.file.turns import PATIENCE_SECONDS, turn

_TRIGGER: Final = "SELECT name FROM main.sqlite_schema WHERE type = 'trigger' LIMIT 1"
# The transaction of ``at_once``, which others join.
_joined: ContextVar[Connection | None] = ContextVar("joined", default=None)


def engine_for(
    path: Path, *, foreign_keys: bool = True, read_only: bool = False, beside: Path | None = None
) -> Engine:
    """Make the engine; nothing else makes one. Writers take the write lock first, so none meets a lock half-way."""
    engine = create_engine(
        "sqlite://",
        creator=lambda: database.connect(path, foreign_keys=foreign_keys, read_only=read_only, beside=beside),
        poolclass=NullPool,
        hide_parameters=True,
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


@contextmanager
def reading(engine: Engine, path: Path) -> Iterator[Connection]:
    """Open one transaction that reads. Fetch everything before leaving: an open read makes a writer wait."""
    try:
        with translated(path), _transaction(engine, path, writes=False) as connection:
            yield connection
    except UnicodeDecodeError:
        raise damaged(path) from None


@contextmanager
def writing(engine: Engine, path: Path) -> Iterator[Connection]:
    """Open one transaction that writes: afterwards all of it is there, or nothing. Raises JournalProblem."""
    with translated(path), _transaction(engine, path, writes=True) as connection:
        strange = connection.exec_driver_sql(_TRIGGER).scalar_one_or_none()
        if strange is not None:
            # It could take out again what is then acknowledged.
            raise JournalProblem(
                f'Another program put a trigger, "{strange}", into {path}. It can change what is saved.',
                "Nothing was written. Remove it with that program; then type the command again.",
            )
        yield connection


@contextmanager
def at_once(engine: Engine, path: Path) -> Iterator[None]:
    """Open one transaction that writes. ``reading`` and ``writing`` with this engine join it."""
    with writing(engine, path) as connection:
        before = _joined.set(connection)
        try:
            yield
        finally:
            _joined.reset(before)


@contextmanager
def _transaction(engine: Engine, path: Path, *, writes: bool) -> Iterator[Connection]:
    joined = _joined.get()
    if joined is not None and joined.engine is engine:
        yield joined
        return
    with (
        turn(path, min(PATIENCE_SECONDS, database.WAIT_SECONDS)) if writes else nullcontext(True) as came,
        engine.connect().execution_options(writes=writes) as connection,
    ):
        if not came:
            _wait_less(connection)
        with connection.begin():
            yield connection


def _wait_less(connection: Connection) -> None:
    """Wait for SQLite's lock only as long as is left after waiting for the turn."""
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)  # noqa: S101 (nothing else connects)
    driver.execute(f"PRAGMA busy_timeout = {max(0.0, database.WAIT_SECONDS - PATIENCE_SECONDS) * 1_000:.0f}")


def rewrite(path: Path) -> None:
    """Write the whole file again, without what was deleted from it. Raises a JournalProblem.

    SQLite overwrites a deleted row. It does not overwrite the copies that stay in a page when rows move to another
    page.
    """
    try:
        with translated(path), turn(path), closing(database.connect(path)) as connection:
            connection.execute("VACUUM")
    except JournalProblem as error:
        raise type(error)(
            "The entry is out of the journal, but its file could not be written again, so that words of it may "
            "still lie in free space there.",
            f"Make room on the disk, and close what else has {path.name} open; then type the same command again.",
        ) from None
