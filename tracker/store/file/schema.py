"""The tables of a journal file in SQLAlchemy Core. ``migrations/`` builds the same tables, step by step.

One row of ``entries`` is one version of one entry. ``live`` marks the version that holds now. A correction adds a
version and marks the old one removed; undo and redo only change ``live``. So nothing is ever overwritten, and the
history needs no separate copy. Days and times are text in ISO 8601, so that the order of text is the order of time.

``table_rules.py`` adds the CHECKs and indexes. A run that finds its journal ready does not need them.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    REAL,
    Column,
    ForeignKey,
    Integer,
    MetaData,
    Table,
    Text,
    text,
)

APPLICATION_ID: Final = 0x42313274  # "B12t", so that the file is known to be ours before anything is read
SCHEMA: Final = 4  # PRAGMA user_version
HEAD: Final = "0004"  # the newest revision in migrations/

# The command of a merge's own change, and the mark on the commands of the changes that came with a merge. Those stand
# directly before the merge. They are history: undo and redo never apply to one of them alone.
MERGE: Final = "merge"
MERGED: Final = "merged "

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
    }
)

# The line of a journal whose list begins with ``FROM_THE_START``. Undo never finds it.
BEGAN: Final = "began"

changes = Table(
    "changes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("command", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("undone_at", Text),
    Column("turns", Text, nullable=False, server_default=text("''")),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)

entries = Table(
    "entries",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", Integer, nullable=False),
    Column("uid", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("time", Text),
    Column("utc_offset", Integer),
    Column("name", Text, nullable=False),
    Column("value", REAL),
    Column("comparator", Text),
    Column("unit", Text),
    Column("form", Text),
    Column("route", Text),
    Column("site", Text),
    Column("side", Text),
    Column("low", REAL),
    Column("high", REAL),
    Column("laboratory", Text, nullable=False, server_default=text("''")),
    Column("given_by", Text, nullable=False, server_default=text("''")),
    Column("plan", Text),
    Column("state", Text, nullable=False),
    Column("note", Text, nullable=False, server_default=text("''")),
    Column("recorded_at", Text),
    Column("added_by", Integer, ForeignKey("changes.id"), nullable=False),
    Column("removed_by", Integer, ForeignKey("changes.id")),
    Column("live", Integer, nullable=False),
    Column("extent", Text),
    Column("other_sites", Text),
    Column("words", Text),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)

plans = Table(
    "plans",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", Integer, nullable=False),
    Column("uid", Text, nullable=False),
    Column("product", Text, nullable=False),
    Column("form", Text),
    Column("route", Text, nullable=False),
    Column("amount", REAL),
    Column("unit", Text),
    Column("counted_from", Text, nullable=False),
    Column("book_days", Integer),
    Column("starts", Text, nullable=False),
    Column("ends", Text),
    Column("note", Text, nullable=False, server_default=text("''")),
    Column("recorded_at", Text, nullable=False),
    Column("added_by", Integer, ForeignKey("changes.id"), nullable=False),
    Column("removed_by", Integer, ForeignKey("changes.id")),
    Column("live", Integer, nullable=False),
    Column("start_said", Integer, nullable=False, server_default=text("1")),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)

# every NULL: the doctor will say when. times NULL: this phase lasts until told otherwise.
plan_phases = Table(
    "plan_phases",
    metadata,
    Column("plan_row", Integer, ForeignKey("plans.row", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("every", Integer),
    Column("unit", Text),
    Column("times", Integer),
    Column("most", Integer),
    Column("doses", Integer, nullable=False, server_default=text("1")),
    Column("weekdays", Text, nullable=False, server_default=text("''")),
    Column("lasts", Integer),
    Column("lasts_unit", Text),
    Column("amount", REAL),
    Column("amount_unit", Text),
    Column("as_needed", Integer, nullable=False, server_default=text("0")),
    sqlite_strict=True,
)

# What the person decided about each symptom or home test. Versioned like entries; the key is the identity.
symptoms = Table(
    "symptoms",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("key", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("none", Text, nullable=False),
    Column("worst", Text, nullable=False),
    Column("asked", Text, nullable=False),
    Column("tracked", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("since", Text),
    Column("added_by", Integer, ForeignKey("changes.id"), nullable=False),
    Column("removed_by", Integer, ForeignKey("changes.id")),
    Column("live", Integer, nullable=False),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)

profile = Table(
    "profile",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
    sqlite_strict=True,
)

# What the journal remembers of what was answered once: own names of symptoms, directions, answers about imports.
# Versioned like entries; topic and said together are the identity.
remembered = Table(
    "remembered",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("topic", Text, nullable=False),
    Column("said", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("added_by", Integer, ForeignKey("changes.id"), nullable=False),
    Column("removed_by", Integer, ForeignKey("changes.id")),
    Column("live", Integer, nullable=False),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)

# One row: the identity of this journal. Its copies and backups have the same one.
journal = Table(
    "journal",
    metadata,
    Column("one", Integer, primary_key=True),
    Column("identity", Text, nullable=False),
    sqlite_strict=True,
)

# What was purged: the SHA-256 of its uid, and nothing else of it.
purged = Table(
    "purged",
    metadata,
    Column("digest", Text, primary_key=True),
    sqlite_strict=True,
)
