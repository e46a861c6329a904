"""The least that logs three scores with tracker's libraries: Typer, SQLAlchemy Core, one table, one transaction.

Usage: bare_sqlalchemy.py FILE NAME=SCORE...
"""

import gc
from pathlib import Path

import typer
from sqlalchemy import REAL, Column, Integer, MetaData, Table, Text, create_engine, insert
from sqlalchemy.pool import NullPool

entries = Table(
    "entries",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("day", Text, nullable=False),
    Column("time", Text),
    Column("name", Text, nullable=False),
    Column("value", REAL),
    Column("note", Text, nullable=False, server_default=""),
    sqlite_strict=True,
)
app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


@app.command()
def log(file: Path, scores: list[str]) -> None:
    """Write the scores."""
    engine = create_engine(f"sqlite:///{file}", poolclass=NullPool)
    rows = [
        {"day": "2026-11-20", "time": "20:00", "name": name, "value": float(value)}
        for name, _, value in (score.partition("=") for score in scores)
    ]
    with engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA synchronous=EXTRA")
        entries.create(connection, checkfirst=True)
        connection.execute(insert(entries), rows)
    print("Saved.")


# As in tracker: garbage collection frees nothing that matters in so short a run.
gc.set_threshold(100_000)
app(standalone_mode=False)
gc.freeze()
