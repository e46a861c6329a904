"""The tables of a journal file in SQLAlchemy Core. ``migrations/`` builds the same tables, step by step.

One row of ``entries`` is one version of one entry. ``live`` marks the version that holds now. A correction adds a
version and marks the old one removed; undo and redo only change ``live``. So nothing is ever overwritten, and the
history needs no separate copy. Days and times are text in ISO 8601, so that the order of text is the order of time.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    DDL,
    REAL,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    event,
    text,
)

from tracker.domain.model.body_places import SIDES
from tracker.domain.model.records import COMPARATORS, KINDS, ROUTES
from tracker.domain.model.symptom_list import ASKED
from tracker.store.file.views import VIEWS

APPLICATION_ID: Final = 0x42313274  # "B12t", so that the file is known to be ours before anything is read
SCHEMA: Final = 3  # PRAGMA user_version
HEAD: Final = "0003"  # the newest revision in migrations/

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


def _listed(column: str, values: tuple[str, ...]) -> str:
    # This does not use IN: SQLite builds a table for its list at every row. That took half the time of a large
    # import.
    return f"({' OR '.join(f'{column} = {value!r}' for value in values)})"


def _check(name: str, condition: str) -> CheckConstraint:
    """A CHECK that also refuses NULL. SQLite accepts a row when the result of a CHECK is unknown."""
    return CheckConstraint(f"coalesce({condition}, 0)", name=name)


def _number(column: str) -> CheckConstraint:
    return _check(column, f"{column} IS NULL OR (typeof({column}) = 'real' AND {column} >= 0 AND {column} < 1e6)")


def _day(column: str, *, optional: bool = False) -> CheckConstraint:
    # '+0 days' makes SQLite calculate the date: without it 2026-02-31 passes.
    condition = f"{column} IS date({column}, '+0 days') AND {column} >= '1900-01-01'"
    return _check(column, f"{column} IS NULL OR ({condition})" if optional else condition)


def _moment(column: str, *, optional: bool = False) -> CheckConstraint:
    condition = f"{column} IS strftime('%Y-%m-%dT%H:%M:%SZ', {column}, '+0 days')"
    return _check(column, f"{column} IS NULL OR {condition}" if optional else f"{column} IS NOT NULL AND {condition}")


def _uid() -> CheckConstraint:
    return _check("uid", "length(uid) = 32 AND uid NOT GLOB '*[^0-9a-f]*'")


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
    _moment("at"),
    # undone: can be redone. dropped: was undone before something else was written, and cannot be redone.
    _check("state", _listed("state", ("done", "undone", "dropped"))),
    _check("undone", "(state = 'done') = (undone_at IS NULL)"),
    _moment("undone_at", optional=True),
    # Every moment at which it was undone and made again, alternating. A merge compares them to see who knows more.
    _check("turns", "turns = '' OR (length(turns) % 21 = 20 AND turns NOT GLOB '*[^-0-9TZ: ]*')"),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)
Index("ix_changes_undone", changes.c.id, sqlite_where=text("state = 'undone'"))

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
    _uid(),
    _check("kind", _listed("kind", KINDS)),
    _day("day"),
    # strftime alone accepts 24:00.
    _check("time", "time IS NULL OR (time IS strftime('%H:%M', time) AND time < '24:00')"),
    _check("utc_offset", "utc_offset IS NULL OR utc_offset BETWEEN -1439 AND 1439"),
    _check("name", "length(name) BETWEEN 1 AND 80"),
    _number("value"),
    _number("low"),
    _number("high"),
    _check("comparator", f"comparator IS NULL OR {_listed('comparator', COMPARATORS)}"),
    _check("side", f"side IS NULL OR {_listed('side', SIDES)}"),
    # The lists of routes, events and extents are in the records: a new word needs no new table.
    _check("route", "(kind = 'dose') = (route IS NOT NULL) AND (route IS NULL OR length(route) BETWEEN 1 AND 80)"),
    _check("state", "state = 'recorded' OR state = 'skipped' OR (state = 'taken' AND kind = 'dose')"),
    _check("score", "unit IS NOT 'score' OR value IS NULL OR (value BETWEEN 0 AND 10 AND value = round(value))"),
    _check(
        "observation",
        "(kind <> 'symptom' AND kind <> 'test') OR (unit IS NOT NULL AND (value IS NULL) = (state = 'skipped'))",
    ),
    _check(
        "lab",
        "kind <> 'lab' OR (state = 'recorded' AND (value IS NULL) = (unit IS NULL) "
        "AND (value IS NULL) <> (words IS NULL))",
    ),
    _check("range", "low IS NULL OR high IS NULL OR low <= high"),
    _check("dose", "kind <> 'dose' OR (state <> 'recorded' AND (value IS NULL) = (unit IS NULL))"),
    _check("event", "kind <> 'event' OR state = 'recorded'"),
    _check("injured", "kind <> 'event' OR value IS NULL OR (name = 'fall' AND (value = 0 OR value = 1))"),
    _moment("recorded_at", optional=True),
    _check("live", "live = 0 OR live = 1"),
    _check("extent", "extent IS NULL OR (kind = 'symptom' AND length(extent) BETWEEN 1 AND 80)"),
    _check("other_sites", "other_sites IS NULL OR (kind = 'dose' AND site IS NOT NULL AND other_sites <> '')"),
    _check("words", "words IS NULL OR (kind = 'lab' AND length(words) BETWEEN 1 AND 80)"),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)
# The number and the identity of an entry belong to one live version. Older versions have the same ones.
Index("uq_entries_id", entries.c.id, unique=True, sqlite_where=text("live = 1"))
Index("uq_entries_uid", entries.c.uid, unique=True, sqlite_where=text("live = 1"))
Index("ix_entries_day", entries.c.day, sqlite_where=text("live = 1"))
Index("ix_entries_dose", entries.c.day, sqlite_where=text("live = 1 AND kind = 'dose'"))
Index("ix_entries_added_by", entries.c.added_by)
Index("ix_entries_removed_by", entries.c.removed_by, sqlite_where=text("removed_by IS NOT NULL"))

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
    _uid(),
    _check("product", "length(product) BETWEEN 1 AND 80"),
    _check("route", _listed("route", ROUTES)),
    _number("amount"),
    _check("unit", "(amount IS NULL) = (unit IS NULL)"),
    _check("counted_from", _listed("counted_from", ("last dose", "grid"))),
    _check("book_days", "book_days IS NULL OR book_days >= 0"),
    _day("starts"),
    _day("ends", optional=True),
    _check("order", "ends IS NULL OR ends >= starts"),
    _moment("recorded_at"),
    _check("live", "live = 0 OR live = 1"),
    _check("start_said", "start_said = 0 OR start_said = 1"),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)
Index("uq_plans_id", plans.c.id, unique=True, sqlite_where=text("live = 1"))
Index("uq_plans_uid", plans.c.uid, unique=True, sqlite_where=text("live = 1"))

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
    _check("position", "position >= 1"),
    _check("every", "(every IS NULL) = (unit IS NULL) AND (every IS NULL OR every >= 1)"),
    _check("unit", f"unit IS NULL OR {_listed('unit', ('days', 'weeks', 'months'))}"),
    _check("times", "times IS NULL OR times >= 1"),
    # every 10 to 12 weeks; 3 doses a week; on Monday and Wednesday: 02; for 2 weeks.
    _check("most", "most IS NULL OR (every IS NOT NULL AND most > every)"),
    _check("doses", "doses = 1 OR (doses > 1 AND every IS NOT NULL)"),
    _check(
        "weekdays", "weekdays = '' OR (unit IS 'weeks' AND length(weekdays) <= 7 AND weekdays NOT GLOB '*[^0-6]*')"
    ),
    _check("lasts", "lasts IS NULL OR (lasts >= 1 AND times IS NULL)"),
    _check(
        "lasts_unit",
        "(lasts IS NULL) = (lasts_unit IS NULL) "
        f"AND (lasts_unit IS NULL OR {_listed('lasts_unit', ('days', 'weeks', 'months'))})",
    ),
    _number("amount"),
    _check("amount_unit", "(amount IS NULL) = (amount_unit IS NULL)"),
    _check("as_needed", "as_needed = 0 OR (as_needed = 1 AND every IS NULL)"),
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
    _check("key", "length(key) BETWEEN 1 AND 80"),
    _check("label", "length(label) BETWEEN 1 AND 60"),
    _check("none", "length(none) BETWEEN 1 AND 60"),
    _check("worst", "length(worst) BETWEEN 1 AND 60"),
    _check("asked", _listed("asked", tuple(ASKED))),
    _check("tracked", "tracked = 0 OR tracked = 1"),
    _check("position", "position >= 0"),
    _day("since", optional=True),
    _check("live", "live = 0 OR live = 1"),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)
Index("uq_symptoms_key", symptoms.c.key, unique=True, sqlite_where=text("live = 1"))

profile = Table(
    "profile",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
    _check("key", _listed("key", ("name", "born"))),
    # CASE and not OR, because OR evaluates both sides: date() of a name such as "now" is an error in a CHECK.
    _check("born", "CASE key WHEN 'born' THEN value IS date(value, '+0 days') ELSE 1 END"),
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
    _check("topic", "length(topic) BETWEEN 1 AND 40"),
    _check("said", "length(said) BETWEEN 1 AND 200"),
    _check("answer", "length(answer) BETWEEN 1 AND 200"),
    _check("live", "live = 0 OR live = 1"),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)
Index("uq_remembered_said", remembered.c.topic, remembered.c.said, unique=True, sqlite_where=text("live = 1"))

# One row: the identity of this journal. Its copies and backups have the same one.
journal = Table(
    "journal",
    metadata,
    Column("one", Integer, primary_key=True),
    Column("identity", Text, nullable=False),
    _check("one", "one = 1"),
    _check("identity", "length(identity) = 32 AND identity NOT GLOB '*[^0-9a-f]*'"),
    sqlite_strict=True,
)

# What was purged: the SHA-256 of its uid, and nothing else of it.
purged = Table(
    "purged",
    metadata,
    Column("digest", Text, primary_key=True),
    _check("digest", "length(digest) = 64 AND digest NOT GLOB '*[^0-9a-f]*'"),
    sqlite_strict=True,
)

for _view in VIEWS.values():
    event.listen(metadata, "after_create", DDL(_view))  # type: ignore[no-untyped-call]
