"""The CHECKs and indexes of the tables, and the views: what only a new table, or a comparison with one, needs.

They are apart from the tables because an entry takes a tenth more time when they are built at its start.
"""

from __future__ import annotations

from sqlalchemy import DDL, CheckConstraint, Index, Table, event, text

from tracker.domain.model.body_places import SIDES
from tracker.domain.model.records import COMPARATORS, KINDS
from tracker.domain.model.symptom_list import ASKED
from tracker.store.file.schema import (
    changes,
    entries,
    journal,
    metadata,
    plan_phases,
    plans,
    profile,
    purged,
    remembered,
    symptoms,
)
from tracker.store.file.views import VIEWS

__all__ = ["metadata"]


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


def _add(table: Table, *checks: CheckConstraint) -> None:
    for check in checks:
        table.append_constraint(check)


_add(
    changes,
    _moment("at"),
    # undone: can be redone. dropped: was undone before something else was written, and cannot be redone.
    _check("state", _listed("state", ("done", "undone", "dropped"))),
    _check("undone", "(state = 'done') = (undone_at IS NULL)"),
    _moment("undone_at", optional=True),
    # Every moment at which it was undone and made again, alternating. A merge compares them to see who knows more.
    _check("turns", "turns = '' OR (length(turns) % 21 = 20 AND turns NOT GLOB '*[^-0-9TZ: ]*')"),
)
Index("ix_changes_undone", changes.c.id, sqlite_where=text("state = 'undone'"))
_add(
    entries,
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
)
# The number and the identity of an entry belong to one live version. Older versions have the same ones.
Index("uq_entries_id", entries.c.id, unique=True, sqlite_where=text("live = 1"))
Index("uq_entries_uid", entries.c.uid, unique=True, sqlite_where=text("live = 1"))
Index("ix_entries_day", entries.c.day, sqlite_where=text("live = 1"))
Index("ix_entries_kind", entries.c.kind, entries.c.day, sqlite_where=text("live = 1 AND kind <> 'symptom'"))
Index(
    "ix_entries_product",
    *(entries.c.name, entries.c.day, entries.c.state, entries.c.route),
    sqlite_where=text("live = 1 AND kind = 'dose'"),
)
Index(
    "ix_entries_placed",
    *(entries.c.name, entries.c.site, entries.c.day),
    sqlite_where=text("live = 1 AND kind = 'symptom' AND site IS NOT NULL AND value > 0"),
)
Index("ix_entries_added_by", entries.c.added_by)
Index("ix_entries_removed_by", entries.c.removed_by, sqlite_where=text("removed_by IS NOT NULL"))
_add(
    plans,
    _uid(),
    _check("product", "length(product) BETWEEN 1 AND 80"),
    _check("route", "length(route) BETWEEN 1 AND 80"),
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
)
Index("uq_plans_id", plans.c.id, unique=True, sqlite_where=text("live = 1"))
Index("uq_plans_uid", plans.c.uid, unique=True, sqlite_where=text("live = 1"))
_add(
    plan_phases,
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
)
_add(
    symptoms,
    _check("key", "length(key) BETWEEN 1 AND 80"),
    _check("label", "length(label) BETWEEN 1 AND 60"),
    _check("none", "length(none) BETWEEN 1 AND 60"),
    _check("worst", "length(worst) BETWEEN 1 AND 60"),
    _check("asked", _listed("asked", tuple(ASKED))),
    _check("tracked", "tracked = 0 OR tracked = 1"),
    _check("position", "position >= 0"),
    _day("since", optional=True),
    _check("live", "live = 0 OR live = 1"),
)
Index("uq_symptoms_key", symptoms.c.key, unique=True, sqlite_where=text("live = 1"))
_add(
    profile,
    _check("key", _listed("key", ("name", "born"))),
    # CASE and not OR, because OR evaluates both sides: date() of a name such as "now" is an error in a CHECK.
    _check("born", "CASE key WHEN 'born' THEN value IS date(value, '+0 days') ELSE 1 END"),
)
_add(
    remembered,
    _check("topic", "length(topic) BETWEEN 1 AND 40"),
    _check("said", "length(said) BETWEEN 1 AND 200"),
    _check("answer", "length(answer) BETWEEN 1 AND 200"),
    _check("live", "live = 0 OR live = 1"),
)
Index("uq_remembered_said", remembered.c.topic, remembered.c.said, unique=True, sqlite_where=text("live = 1"))
_add(
    journal,
    _check("one", "one = 1"),
    _check("identity", "length(identity) = 32 AND identity NOT GLOB '*[^0-9a-f]*'"),
)
_add(purged, _check("digest", "length(digest) = 64 AND digest NOT GLOB '*[^0-9a-f]*'"))

for _view in VIEWS.values():
    event.listen(metadata, "after_create", DDL(_view))  # type: ignore[no-untyped-call]
