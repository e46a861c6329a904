"""The least that writes three scores with tracker's libraries: Typer, and one table of SQLAlchemy Core.

Usage: bare_sqlalchemy.py FILE
"""

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
def log(file: Path) -> None:
    """Write three scores."""
    scores = {"tingling": 6.0, "balance": 4.0, "leg-weakness": 3.0}
    rows = [{"day": "2026-11-20", "time": "20:00", "name": name, "value": value} for name, value in scores.items()]
    with create_engine(f"sqlite:///{file}", poolclass=NullPool).begin() as connection:
        connection.exec_driver_sql("PRAGMA synchronous=EXTRA")
        entries.create(connection, checkfirst=True)
        connection.execute(insert(entries), rows)
    print("Saved.")


app()
